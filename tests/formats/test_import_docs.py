"""The examples of docs/import.md and docs/calendar.md do what the page says, top to bottom, in one community."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from meshwork.cli import run

DOCS = Path(__file__).resolve().parents[2] / "docs"
_BLOCK = re.compile(r"(?:`(?P<file>[\w./-]+)`:\n\n)?```(?P<kind>\w+)(?P<how> fails)?\n(?P<text>.*?)```", re.DOTALL)


@pytest.mark.parametrize(("name", "counted"), [("import.md", (19, 5)), ("calendar.md", (6, 9))])
def test_every_example_of_the_page_does_what_it_says(
    name: str,
    counted: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Files are laid down as shown, commands end well or as announced, and what they say is in their answer."""
    monkeypatch.setenv("MESHWORK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MESHWORK_LANGUAGE", "en")
    for variable in ("MESHWORK_STORE", "MESHWORK_COMMUNITY"):
        monkeypatch.delenv(variable, raising=False)
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    said, commands, answers = "", 0, 0
    for block in _BLOCK.finditer((DOCS / name).read_text(encoding="utf-8")):
        if block["file"]:
            file = Path(block["file"])
            file.parent.mkdir(exist_ok=True)
            file.write_text(block["text"], encoding="utf-8")
        elif block["kind"] == "sh":
            for line in block["text"].splitlines():
                code = run(shlex.split(line)[1:])
                out, err = capfd.readouterr()
                said = out + err
                commands += 1
                assert code == (1 if block["how"] else 0), (line, said)
        else:
            assert block["kind"] == "text"
            for line in block["text"].splitlines():
                answers += 1
                assert " ".join(line.split()) in " ".join(said.split()), (line, said)
    assert (commands, answers) == counted
