"""No command, file or log line tells what is private but the one that was made for it."""

from __future__ import annotations

import io
import logging
import re
import shutil
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from meshwork import demo
from meshwork.catalogue import collect
from meshwork.change import Changes
from meshwork.commands import Command, begun
from meshwork.model import Feeler, FollowUp, Insight, Note
from meshwork.when import When
from tests.cli.said import TOLD, Run

SIGNAL, NOTE, OUTCOME, LEARNT = "zqsignaal", "zqnotitie", "zquitkomst", "zqgeleerd"
DRAFTED = "zqverhaalinwording"
EVERY_SENTINEL = (SIGNAL, NOTE, OUTCOME, LEARNT, DRAFTED)
LAST = ("--day", "2023-11-30")

ASKED: dict[str, tuple[tuple[str, ...], ...]] = {
    "acquaintance": ((), ("--json",)),
    "add": (("goal", "title=Samen eten", "--json"),),
    "begin": ((), ("--json",)),
    "calendar": (),  # it reads a file of its own
    "care": ((*LAST,), (*LAST, "--all"), (*LAST, "--json"), ("--turned-out", "--json")),
    "check": ((), ("--json",)),
    "communities": ((), ("--json",)),
    "contact": (
        ("--json",),
        ("add", "--who", "schakel, Nieuwe Buur", "--doubt", "Wie weet", "--date", "2023-11-20", "--json"),
    ),
    "copy": (),  # the whole store, for a facilitator
    "correct": (("partner", "schakel", "place=Wilgenzijl", "--always", "--json"),),
    "demo": (),
    "end": (("partner", "schakel", "--json"),),
    "erase": (("schakel", "--json"), ("schakel", "--yes", "--json")),
    "export": (("{tmp}/out",), ("{tmp}/out.xlsx",), ("{tmp}/out.ndjson", "--json")),
    "goals": (("--json",), ("warm", "--json")),
    "import": ((str(TOLD), "--dry-run"),),
    "intervision": ((), ("--json",)),
    "introduce": ((*LAST, "--json"),),
    "ask": ((), ("--json",), ("Buurthuis De Schakel",), ("--out", "{tmp}/form.html")),
    "letter": ((), ("--json",), ("Buurthuis De Schakel",), ("schakel", "--out", "{tmp}/brief.html")),
    "log": ((), ("--json",)),
    "merge": (),  # it tells how many facts of each kind move (tests of merging)
    "metrics": ((*LAST, "--json"),),
    "overrule": ((),),
    "partners": (("--json",), ("schakel", "--own", "--json")),  # --export is asked for, and private
    "picture": (
        ("--out", "{tmp}/map.svg"),
        ("--progress", "--out", "{tmp}/path.svg", *LAST),
        ("--out", "{tmp}/map.html"),
    ),
    "purge": (("--dry-run",), ("--dry-run", "--json")),
    "register": ((), ("--json",), ("--out", "{tmp}/register.txt")),
    "remove": (("partner", "schakel", "--along", "--json"),),
    "serve": (),
    "settings": ((), ("--json",)),
    "services": ((), ("--json",)),
    "signal": (),
    "signature": ((), ("--json",)),
    "stage": ((*LAST, "--evidence"),),
    "stages": (("--to", "2019-12-31", "--json"),),
    "story": (
        (),
        ("--json",),
        ("make", "--language", "en", "--stage", "--wants", "een kring"),
        ("make", "--dry-run", "--json"),
        ("export", "story-1", "--out", "{tmp}/story.json"),
        ("export", "story-1", "--out", "{tmp}/figures.csv"),
        ("export", "story-1", "--out", "{tmp}/story.txt"),
        ("export", "story-1", "--out", "{tmp}/story.pdf"),
        ("export", "story-1", "--out", "{tmp}/story.zip", "--for", "Fonds Lindemark"),
        ("export", "story-1", "--out", "{tmp}/story.pptx"),
        ("list", "--json"),
        ("export", "story-1", "--out", "{tmp}/story.html"),
    ),
    "teams": ((), ("--json",)),
    "told": ((), ("--json",), ("schakel", "--on", "2023-11-01", "--json"), ("schakel", "--choice", "objects")),
    "undo": ((),),
    "winwin": ((), ("--json",)),
    "followup": (),  # it tells what came of it, as its own test says
    "week": (("--since", "2023-10-01"), ("--since", "2023-10-01", "--json"), ("--done",)),
    "works": ((), ("--json",), (*LAST, "--json")),
    "whatif": ((*LAST, "--json"), (*LAST, "--without", "schakel")),
}
"""How each command is asked here; one that is not in this list has not been thought about."""


@pytest.fixture(scope="module")
def sown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the invented community and a sentinel in every text that is for facilitators alone."""
    path = tmp_path_factory.mktemp("sown") / "meshwork.sqlite"
    when = When.of("2023-11-01")
    texts = (
        *(
            Feeler(id=f"zq-f-{who}", stakeholder=who, date=when, note=SIGNAL, energy=-2, doubt=True)
            for who in ("fonds", "kerken", "schakel")  # three doubts: the story may need changing
        ),
        Note(id="zq-n", stakeholder="schakel", text=NOTE, date=when),
        FollowUp(id="zq-u", stakeholder="schakel", kind="call", outcome=OUTCOME, due=when),
        Insight(id="zq-i", text=LEARNT, kind="doubt", visibility="facilitators", recorded_on=when),
    )
    with begun(f"sqlite:///{path}") as (service, asker):
        community = service.seed(asker, demo.facts(), demo.private())
        service.write(asker, community.id, Changes(texts), "edit")
        outline = service.story.propose(asker, community.id, title="Wat we deden", language="nl")
        service.story.make(asker, community.id, outline)
        service.drafts.keep(asker, community.id, replace(outline, asked=DRAFTED))
    return path


@pytest.fixture
def planted(meshwork: Run, sown: Path, tmp_path: Path) -> Run:
    """A command line with a copy of that store as its own."""
    (tmp_path / "home").mkdir()
    shutil.copy(sown, tmp_path / "home" / "meshwork.sqlite")
    return meshwork


def test_every_command_was_thought_about() -> None:
    """A new command is put into the list above, with how it is asked or why it is not."""
    known = {key.rstrip("_") for key in collect("meshwork.commands", Command)}
    assert known - ASKED.keys() == set(), "say in ASKED of this file how each of these is asked"


@pytest.mark.parametrize(
    ("command", "words"), [(name, words) for name, ways in sorted(ASKED.items()) for words in ways]
)
def test_no_command_tells_what_is_private(
    planted: Run, tmp_path: Path, caplog: pytest.LogCaptureFixture, command: str, words: tuple[str, ...]
) -> None:
    """Not on the screen, not in what it writes, not in a line of the program's own log."""
    caplog.set_level(logging.DEBUG)
    said = planted(command, *(each.format(tmp=tmp_path) for each in words))
    assert said.code == 0, said.err
    files = [each for each in tmp_path.rglob("*") if each.is_file() and "home" not in each.parts]
    written = [part for each in files for part in _parts(each.read_bytes())]
    for told in (said.out, said.err, caplog.text, *written):
        assert not [each for each in EVERY_SENTINEL if each in told]


def _parts(held: bytes) -> Iterator[str]:
    """A file as text, and everything that is packed within it: archives in archives, pages of a PDF, pictures."""
    if held.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            for name in archive.namelist():
                yield name
                yield from _parts(archive.read(name))
        return
    if held.startswith(b"%PDF"):
        document = PdfReader(io.BytesIO(held))
        yield " ".join(" ".join(page.extract_text() for page in document.pages).split())
        yield str(document.metadata)
    yield held.decode("latin-1")
    for each in re.findall(rb"svg\+xml;base64,([\w+/=]+)", held):
        yield b64decode(each).decode()


def test_a_backup_holds_it_where_it_is_asked_for(planted: Run, tmp_path: Path) -> None:
    """With --private; else the sentinels would prove nothing."""
    assert planted("export", tmp_path / "all.ndjson", "--private").code == 0
    assert all(each in (tmp_path / "all.ndjson").read_text(encoding="utf-8") for each in EVERY_SENTINEL)


def test_signals_are_shown_by_their_own_command(planted: Run) -> None:
    """With whom it is about; one more is added, refused for nobody, and erased for good."""
    assert f"Buurthuis De Schakel: none left, doubts  [zq-f-schakel]\n    {SIGNAL}" in planted("signal").out
    added = planted("signal", "add", "schakel", "--energy", "Lively", "--note", "belde zelf", "--day", "2023-11-02")
    assert (added.code, added.out) == (0, "Written down, for you alone.\n")
    assert "lively" in planted("signal", "--of", "schakel").out.splitlines()[0]
    assert "There is no partner" in planted("signal", "add", "nobody").err
    for who in ("fonds", "kerken", "schakel"):
        assert SIGNAL in planted("signal", "--json").out
        assert planted("signal", "forget", f"zq-f-{who}").out == "It is gone for good.\n"
    assert SIGNAL not in planted("signal", "--json").out
    assert "wrote a signal down" in planted("log").out


def test_what_is_past_its_time_is_told_and_then_erased(planted: Run) -> None:
    """A dry run leaves it; after the real one nothing is past its time and the signal of 2023 is gone."""
    told = planted("purge", "--dry-run").out
    assert "This would go for good:" in told
    assert "signals" in told
    assert SIGNAL not in told
    assert planted("purge").out.startswith("Gone for good:")
    assert planted("purge").out == "Nothing is past its time.\n"
    assert SIGNAL not in planted("signal").out


def test_who_is_erased_is_gone_once_the_name_was_typed(
    planted: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another name leaves everything as it was; --yes asks nothing; nothing of it is in the store or a backup."""
    monkeypatch.setattr("sys.stdin", io.StringIO("Schakel\n"))
    other = planted("erase", "schakel")
    assert (other.code, other.out.endswith("That is another name. Nothing was erased.\n")) == (1, True)
    assert "Everything kept of Buurthuis De Schakel goes for good" in other.out
    assert planted("erase", "schakel", "--yes").out.startswith("Gone for good.")
    assert "There is no partner" in planted("partners", "schakel").err
    planted("export", tmp_path / "later.ndjson", "--private")
    for path in (tmp_path / "home" / "meshwork.sqlite", tmp_path / "later.ndjson"):
        assert b"Buurthuis De Schakel" not in path.read_bytes()
