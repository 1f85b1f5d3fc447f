"""A server that the tests started does not outlive them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]

TESTS = """
import subprocess, sys, time
from tests.neo4j_server import leashed

server = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
leash = leashed(server.pid)
if sys.argv[1] == "let go":
    leash.kill()
    leash.communicate()
print(server.pid, flush=True)
time.sleep(600)
"""


def _after_a_hard_end(how: str) -> int:
    """The number of a server whose tests were killed, not asked to end."""
    tests = subprocess.Popen([sys.executable, "-c", TESTS, how], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert tests.stdout is not None
    with tests.stdout:
        server = int(tests.stdout.readline())
    tests.kill()
    tests.wait()
    return server


def _lives(process: int) -> bool:
    """Whether it runs; one that ended and that nobody has asked after yet does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")


def test_a_server_ends_with_the_tests_that_were_killed() -> None:
    """Nobody was there to stop it, and yet it is gone."""
    server = _after_a_hard_end("leashed")
    for _moment in range(600):
        if not _lives(server):
            break
        time.sleep(0.05)
    assert not _lives(server)


def test_a_server_that_was_let_go_lives_on() -> None:
    """So the one above ended by its leash, and a server that is killed and started again is no one else's."""
    server = _after_a_hard_end("let go")
    time.sleep(0.5)
    assert _lives(server)
    os.kill(server, 9)
