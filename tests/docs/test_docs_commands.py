"""Every command in the README and in docs is run here, in the order in which a reader would type them.

Commands stand in fences marked `bash`. The two commands of the README's first screen stand in fences marked `sh`:
the first is started, asked over HTTP and stopped; the second runs these very tests and is the one that is not run.
A command that serves is started, asked and stopped wherever it stands. Those of the README run as a shell runs them;
of other pages those that are nothing but words run in this process, which spares a hundred starts of Python.
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from meshwork.cli import run
from tests.house.house_files import ROOT, tracked

PAGES = tuple(
    path for path in tracked() if path == "README.md" or (path.startswith("docs/") and path.endswith(".md"))
)
SERVES = ("meshwork demo", "meshwork serve")
ELSEWHERE = {
    "docker": "tests of docker-compose.yml do this where Docker is",
    "pip": "the packages are installed where the tests run",
}
_FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SHELL = re.compile(r"^(?!meshwork )|[|<>$*;&]")
_LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


@dataclass(frozen=True, slots=True)
class Ground:
    """A place to type commands in: a folder with the files of the repository, and stores of its own."""

    folder: Path
    environment: Mapping[str, str]

    def type(self, command: str) -> str:
        """Type one command; what it said, if it went well."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def serve(self, command: str) -> str:
        """Start a command that serves, ask it for its page, and stop it; the page."""
        said = self.folder / "said"
        with said.open("w") as out:
            served = subprocess.Popen(
                ["bash", "-c", f"exec {command} --no-browser --port 0"],
                cwd=self.folder,
                env=self.environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            return _page(said, served)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(served.pid, signal.SIGTERM)
            served.wait(timeout=30)


def _page(said: Path, served: subprocess.Popen[bytes]) -> str:
    """The page at the address that a server says it is at."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        text = said.read_text(encoding="utf-8")
        if address := re.search(r"http://[\w.:\[\]]+/", text):
            with urllib.request.urlopen(address[0], timeout=60) as answer:
                page: str = answer.read().decode()
                return page
        assert served.poll() is None, text
        time.sleep(0.1)
    raise AssertionError(f"no address was told in two minutes: {text}")


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    """A folder that looks like the top of the repository, where what is written is thrown away."""
    for name in ("meshwork", "docs", "tests", "graph_schema"):
        (tmp_path / name).symlink_to(ROOT / name)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MESHWORK_")}
    return Ground(
        tmp_path,
        {
            **kept,
            "MESHWORK_HOME": str(tmp_path / "home"),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}",
            "PYTHONUNBUFFERED": "1",
        },
    )


def _fences(path: str, *languages: str) -> Iterator[str]:
    for language, body in _FENCE.findall((ROOT / path).read_text(encoding="utf-8")):
        if language in languages:
            yield body


def _commands(body: str) -> Iterator[str]:
    """The commands of a fence: a line each, with what follows a backslash; comments and empty lines left out."""
    for line in body.replace("\\\n", " ").splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.strip()


def _as_typed_here(command: str) -> str:
    return command.replace("python3 -m uv run meshwork", "meshwork")


@pytest.fixture
def words(ground: Ground, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[[str], str]:
    """Runs the words of one command on that ground in this process; what it said, if it went well."""
    for name in [each for each in os.environ if each.startswith("MESHWORK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("MESHWORK_HOME", ground.environment["MESHWORK_HOME"])
    monkeypatch.chdir(ground.folder)

    def typed(command: str) -> str:
        code = run(shlex.split(command, comments=True)[1:])
        out, err = capfd.readouterr()
        assert code == 0, f"{command}\n{out}\n{err}"
        return out + err

    return typed


@pytest.mark.parametrize("path", [path for path in PAGES if list(_fences(path, "bash"))])
def test_every_command_of_a_page_does_what_it_says(path: str, ground: Ground, words: Callable[[str], str]) -> None:
    """Typed one after another, as a reader would, each ends well."""
    for body in _fences(path, "bash"):
        for command in map(_as_typed_here, _commands(body)):
            if shlex.split(command)[0] in ELSEWHERE:
                continue
            if command.startswith(SERVES):
                assert "<title>" in ground.serve(command), command
            else:
                plain = (
                    path != "README.md" and command.startswith("meshwork ") and not re.search(r"[|<>$*;&]", command)
                )
                assert "Traceback" not in (words if plain else ground.type)(command), command


def test_the_first_screen_holds_the_two_commands() -> None:
    """One to see it, one to test it: each a single line that begins with nothing but Python."""
    commands = [each for body in _fences("README.md", "sh") for each in _commands(body)]
    assert commands == [
        "python3 -m pip install -q uv && python3 -m uv run meshwork demo",
        "python3 -m pip install -q uv && python3 -m uv run pytest",
    ]


def test_the_first_command_opens_the_map(ground: Ground) -> None:
    """With an empty home: the invented community is there, at a loopback address."""
    assert "<title>" in ground.serve("meshwork demo")
    assert "Samen in de Lindemark" in ground.type("meshwork communities --store sqlite:///$MESHWORK_HOME/demo.sqlite")


@pytest.mark.parametrize("path", PAGES)
def test_every_fence_says_what_it_holds(path: str) -> None:
    """A fence marked as a shell's would otherwise hide commands from this test."""
    known = {"", "bash", "sh", "text", "json", "cypher", "csv", "toml", "python", "yaml"}
    assert {language for language, _body in _FENCE.findall((ROOT / path).read_text(encoding="utf-8"))} <= known
    for body in _fences(path, ""):
        assert not re.search(r"^\$? ?(meshwork|python3|uv|docker) ", body, re.MULTILINE), body


@pytest.mark.parametrize("path", PAGES)
def test_every_link_within_the_repository_leads_somewhere(path: str) -> None:
    """No dead links."""
    folder = (ROOT / path).parent
    targets = _LINK.findall((ROOT / path).read_text(encoding="utf-8"))
    assert [target for target in targets if not (folder / target).exists()] == []


def test_the_script_that_runs_everything_runs_the_readmes_command() -> None:
    """`.ci/run` takes its test command out of the README, so that the two cannot differ."""
    taken = subprocess.run(
        [
            "bash",
            "-c",
            next(line for line in (ROOT / ".ci/run").read_text("utf-8").splitlines() if "README.md" in line)
            + '; echo "$test_command"',
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert taken.stdout.strip() == "python3 -m pip install -q uv && python3 -m uv run pytest"
