"""What was not ticked leaves no trace: not in a store's bytes, not in a log, not in a temporary folder."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from meshwork.calendars import Ledger, Offers, Tick
from meshwork.change import Changes, every
from meshwork.cli import run
from meshwork.errors import NotAllowed, WrongUsage
from meshwork.model import Session
from meshwork.service import Asker, Role, Service
from meshwork.stores import Store, open_store
from tests.calendars.diary import MARIT, TODAY, ics, talk, town
from tests.neo4j_server import JarServer

ANNA = Asker("Marit", Role.FACILITATOR)
SECRETS = ("Zwanenmeer", "Kwikstaart", "Vuurtoren", "geheim@oostveen", "uid-van-google", "Kraanvogel", "Huisarts")
"""A title not ticked, its description, a title ticked, an address, a UID, a stranger's name, a private entry."""


def agenda() -> bytes:
    """A talk to tick, one not to, one with a stranger, and a private one."""
    return ics(
        talk("uid-van-google-1", "2026-11-12", MARIT, "anna@anker.example", title="Vuurtoren")
        + "\nDESCRIPTION:Kwikstaart",
        talk("uid-van-google-2", "2026-11-13", MARIT, "geheim@oostveen.example", title="Zwanenmeer")
        + "\nDESCRIPTION:Kwikstaart\nATTENDEE;CN=Kraanvogel:mailto:k@elders.example",
        "UID:uid-van-google-3\nDTSTART:20261112T090000Z\nCLASS:PRIVATE\nSUMMARY:Huisarts",
        "UID:uid-van-google-4\nDTSTART:geen dag\nSUMMARY:Zwanenmeer",
    )


def begun(store: Store) -> Service:
    """The service of a store that holds the town."""
    service = Service(store, today=lambda: TODAY)
    service.found(ANNA, "Lint")
    facts = tuple(each for each in every(town()) if each.id != "lint")
    service.write(ANNA, "lint", Changes(facts), "import")
    return service


def ticked(service: Service, *, titles: bool = False) -> Offers:
    """The first offer of the agenda ticked and written, the second passed by."""
    found = service.calendar.read(ANNA, "lint", "agenda.ics", agenda())
    first, _second = found.each()
    done = service.calendar.tick(ANNA, "lint", found, [Tick(first.id, title=titles)])
    assert done is not None
    assert (done.verb, done.note, done.added) == ("calendar", "", 3)
    return found


def _found_in(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            data = file.read_bytes()
            yield from (
                f"{file.name}: {word}"
                for word in SECRETS
                if word.encode() in data or word.encode("utf-16-le") in data
            )


def test_nothing_of_what_was_not_ticked_is_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Every byte of the store (file, WAL, shared memory), of a backup, of what is logged, of temporary files."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    caplog.set_level(logging.DEBUG)
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    service = begun(store)
    ticked(service)
    service.archives.export(ANNA, "lint", tmp_path / "backup.ndjson", private=True)
    assert (tmp_path / "store.db-wal").exists()
    assert list(_found_in(tmp_path)) == []
    store.close()
    assert list(_found_in(tmp_path)) == []
    assert not [word for word in SECRETS if word in caplog.text]


def test_a_title_is_kept_where_that_was_chosen_and_found_by_the_same_search(tmp_path: Path) -> None:
    """So the search does find what is there; and of the one not ticked still nothing."""
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    ticked(begun(store), titles=True)
    store.close()
    assert list(_found_in(tmp_path)) == ["store.db: Vuurtoren"]


def test_nothing_of_what_was_not_ticked_is_in_a_graph(neo4j_url: str, neo4j_server: JarServer) -> None:
    """Every property of every node and relationship, and every label and type."""
    store = open_store(neo4j_url)
    ticked(begun(store))
    store.close()
    with neo4j_server.address.driver() as driver, driver.session() as session:
        said = session.run(
            "MATCH (n) RETURN labels(n) AS called, properties(n) AS held "
            "UNION ALL MATCH ()-[r]->() RETURN [type(r)] AS called, properties(r) AS held"
        )
        everything = repr([(row["called"], row["held"]) for row in said])
    assert "calendar-" in everything
    assert not [word for word in SECRETS if word in everything]


def test_what_stands_is_as_it_should_be_in_each_store(store: Store) -> None:
    """One session without a title; the next reading asks nothing; undone it is offered again, the other not."""
    service = begun(store)
    ticked(service)
    facts = service.facts(ANNA, "lint")
    (session,) = facts.sessions
    assert (session.title, session.kind, session.date.text) == (None, "talk", "2026-11-12")
    assert sorted(each.stakeholder for each in facts.attendance) == ["anna", "marit"]
    again = service.calendar.read(ANNA, "lint", "agenda.ics", agenda())
    assert (again.months, again.known) == ((), 2)
    service.undo(ANNA, "lint")
    assert service.facts(ANNA, "lint").sessions == ()
    undone = service.calendar.read(ANNA, "lint", "agenda.ics", agenda())
    assert [each.number for each in undone.each()] == [1]


def test_a_contact_that_moved_is_put_on_its_new_day(tmp_path: Path) -> None:
    """As one change that can be undone, without a new tick; undone, the old day stays."""
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    service = begun(store)
    ticked(service)
    moved = agenda().replace(b"20261112T100000", b"20261110T100000")
    found = service.calendar.read(ANNA, "lint", "agenda.ics", moved)
    assert [each.names for each in found.moved] == [("Anna Brink", "Marit Zilver")]
    service.calendar.tick(ANNA, "lint", found, ())
    assert _days(service) == ["2026-11-10"]
    service.undo(ANNA, "lint")
    assert _days(service) == ["2026-11-12"]
    assert service.calendar.read(ANNA, "lint", "agenda.ics", moved).moved == ()
    store.close()


def _days(service: Service) -> list[str]:
    return [each.date.text for each in service.facts(ANNA, "lint").sessions if isinstance(each, Session)]


def test_addresses_of_her_own_are_remembered_as_hashes(tmp_path: Path) -> None:
    """Said once, known the next time, and nowhere to be read."""
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    service = begun(store)
    entries = ics(talk("a", "2026-11-12", "vuurtoren.marit@gmail.com", "anna@anker.example"))
    read = service.calendar.read
    assert len(read(ANNA, "lint", "a.ics", entries).strangers) == 1
    assert read(ANNA, "lint", "a.ics", entries, mine=[" Vuurtoren.Marit@gmail.com"]).strangers == ()
    assert read(ANNA, "lint", "a.ics", entries).strangers == ()
    with pytest.raises(WrongUsage, match="no e-mail address"):
        read(ANNA, "lint", "a.ics", entries, mine=["marit"])
    store.close()
    assert b"vuurtoren" not in (tmp_path / "store.db").read_bytes().lower()


def test_calendars_are_for_facilitators(tmp_path: Path) -> None:
    """Nobody else reads or ticks one."""
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    service = begun(store)
    found = service.calendar.read(ANNA, "lint", "agenda.ics", agenda())
    nobody = Asker("x", Role.NOBODY)
    with pytest.raises(NotAllowed):
        service.calendar.read(nobody, "lint", "agenda.ics", agenda())
    with pytest.raises(NotAllowed):
        service.calendar.tick(nobody, "lint", found, ())
    with pytest.raises(WrongUsage, match="up to today"):
        service.calendar.read(ANNA, "lint", "agenda.ics", agenda(), since=date(2026, 12, 1))
    store.close()


def test_a_hash_tells_nothing_without_the_key_and_survives_what_a_store_cannot_read() -> None:
    """Two stores keep different hashes of one appointment; a text that was damaged begins an empty ledger."""
    one, other = Ledger(b"a" * 32), Ledger(b"b" * 32)
    assert one.mark("uid", "2026-11-12") != other.mark("uid", "2026-11-12")
    kept = one.after(passed=["p"], ticked=["t"], mine=[MARIT])
    assert Ledger.read(kept.text(), b"fresh") == kept
    assert Ledger.read("{}", b"fresh") == Ledger.read("", b"fresh") == Ledger(b"fresh")
    assert MARIT not in kept.text()


def test_the_command_line_leaves_no_trace_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The same through `meshwork calendar`: its home and temporary folder; the file itself lies apart."""
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("MESHWORK_HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    people = tmp_path / "partners.csv"
    people.write_text(
        "name,kind,email\nAnna Brink,person,anna@anker.example\nOostveen,organisation,x@oostveen.example\n"
    )
    (tmp_path / "agenda.ics").write_bytes(agenda().replace(b"2026", b"2024"))  # this one goes by the true day
    assert run(["import", str(people)]) == 0
    assert run(["calendar", str(tmp_path / "agenda.ics"), "--since", "2024-01-01", "--tick", "1", "--write"]) == 0
    shown = capfd.readouterr().out
    assert "Vuurtoren" in shown
    assert "Kwikstaart" not in shown
    assert list(_found_in(home)) == list(_found_in(temporary)) == []
