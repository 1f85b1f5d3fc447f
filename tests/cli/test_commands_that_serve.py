"""What `meshwork demo` and `meshwork serve` say where something is in their way, and how they end."""

from __future__ import annotations

import getpass
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from meshwork.text import speak
from tests.cli.said import Run


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_that_is_taken_is_wrong_usage(meshwork: Run, command: str) -> None:
    """Exit code 2, in the language of who reads it, with a way on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with speak("nl"):
            said = meshwork(command, "--no-browser", "--port", str(port))
    assert said.code == 2
    assert said.err == (
        f"Op 127.0.0.1, poort {port} luistert al een ander programma; misschien een Meshwork die nog loopt. "
        "Geef een andere --port, of 0 voor een die vrij is.\n"
    )


def test_several_communities_are_served_without_a_name(meshwork: Run) -> None:
    """The first page lets one choose, so it gets as far as its port; a name that is unknown is told before that."""
    for name in ("Zuid", "Noord"):
        meshwork("communities", "--begin", name)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert f"port {port}" in meshwork("serve", "--no-browser", "--port", port).err
        said = meshwork("serve", "--no-browser", "--port", port, "--community", "West")
    assert (said.code, said.err) == (1, 'There is no community "West" here. There is: Noord, Zuid.\n')


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_home_that_cannot_be_written_is_told(
    meshwork: Run, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file where the folder should be: which, what to do, exit code 1, and nothing is served."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all", encoding="utf-8")
    monkeypatch.setenv("MESHWORK_HOME", str(letter))
    said = meshwork(command, "--no-browser", "--port", "0")
    assert (said.code, said.out) == (1, "")
    assert "letter.txt" in said.err
    assert "choose another place" in said.err


def test_a_user_without_a_name_can_run_every_command(
    meshwork: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a container that knows its user by a number alone, what is written stands under something like that."""

    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr(getpass, "getuser", nobody)
    goals = tmp_path / "goals.csv"
    goals.write_text("title\nWarm wonen\n", encoding="utf-8")
    assert meshwork("import", goals).code == 0
    assert ("user " if hasattr(os, "getuid") else "meshwork") in meshwork("log").out


@pytest.fixture
def _ctrl_c_is_heard() -> Iterator[None]:
    """Tests begun in the background of a shell ignore it, and so would all that they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that stands for Ctrl+C alone")
@pytest.mark.usefixtures("_ctrl_c_is_heard")
def test_stopping_by_hand_ends_well(tmp_path: Path) -> None:
    """Ctrl+C, as soon as the address is told: no traceback, and exit code 0."""
    environment = {**os.environ, "MESHWORK_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [Path(sys.executable).with_name("meshwork"), "demo", "--no-browser", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as served:
        try:
            assert served.stdout is not None
            assert "Ctrl+C" in served.stdout.readline()
            served.send_signal(signal.SIGINT)
            out, err = served.communicate(timeout=120)
        finally:
            served.kill()  # where it did not end
    assert (served.returncode, out, err) == (0, "", "")
