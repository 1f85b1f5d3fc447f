"""What was not ticked leaves no trace: not in a store's bytes, not in a log, not in a temporary folder."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
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
from tests.serving import Serve

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


@pytest.fixture
def service(serve: Serve) -> Service:
    """The service of a file that holds the town."""
    return begun(serve(today=lambda: TODAY))


def begun(service: Service) -> Service:
    """The same service, holding the town."""
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
    service = begun(Service(store, today=lambda: TODAY))
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
    ticked(begun(Service(store, today=lambda: TODAY)), titles=True)
    store.close()
    assert list(_found_in(tmp_path)) == ["store.db: Vuurtoren"]


def test_nothing_of_what_was_not_ticked_is_in_a_graph(neo4j_url: str, neo4j_server: JarServer) -> None:
    """Every property of every node and relationship, and every label and type."""
    store = open_store(neo4j_url)
    ticked(begun(Service(store, today=lambda: TODAY)))
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
    service = begun(Service(store, today=lambda: TODAY))
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


def test_a_contact_that_moved_is_put_on_its_new_day(service: Service) -> None:
    """As one change that can be undone, without a new tick; undone, the old day stays."""
    ticked(service)
    moved = agenda().replace(b"20261112T100000", b"20261110T100000")
    found = service.calendar.read(ANNA, "lint", "agenda.ics", moved)
    assert [each.names for each in found.moved] == [("Anna Brink", "Marit Zilver")]
    service.calendar.tick(ANNA, "lint", found, ())
    assert _days(service) == ["2026-11-10"]
    service.undo(ANNA, "lint")
    assert _days(service) == ["2026-11-12"]
    assert service.calendar.read(ANNA, "lint", "agenda.ics", moved).moved == ()


def _november(*days: str, off: str = "") -> bytes:
    """A talk with Anna on each of these days, one of which was called off."""
    entries = (talk(f"uid-{day}", f"2026-11-{day}", MARIT, "anna@anker.example") for day in days)
    called = {day: "\nSTATUS:CANCELLED" if day == off else "" for day in days}
    return ics(*(entry + called[day] for entry, day in zip(entries, days, strict=True)))


def test_what_was_called_off_is_offered_to_be_taken_away_and_never_silently(service: Service) -> None:
    """Of three and a pasted line one is cancelled and one gone: both stay until they are ticked. One is taken away
    and comes back by undo; the other was passed by and is not asked again, the line is gone from no calendar."""
    read, tick = service.calendar.read, service.calendar.tick
    for name, content in (("r.txt", b"9-11-2026 Anna Brink, belde"), ("a.ics", _november("10", "11", "12"))):
        found = read(ANNA, "lint", name, content)
        assert found.off == ()
        tick(ANNA, "lint", found, [Tick(each.id) for each in found.each()])
    later = _november("10", "11", off="10")
    found = read(ANNA, "lint", "a.ics", later)
    assert [(each.day.day, each.gone, each.names) for each in found.off] == [
        (10, False, ("Anna Brink", "Marit Zilver")),
        (12, True, ("Anna Brink", "Marit Zilver")),
    ]
    assert len(_days(service)) == 4
    done = tick(ANNA, "lint", found, [Tick(found.off[0].id)])
    assert done is not None
    assert _days(service) == ["2026-11-09", "2026-11-11", "2026-11-12"]
    assert read(ANNA, "lint", "a.ics", later).off == ()
    service.undo(ANNA, "lint")
    assert [each.day.day for each in read(ANNA, "lint", "a.ics", later).off] == [10]
    assert read(ANNA, "lint", "b.ics", _november("20")).off == ()


def test_a_calendar_that_begins_later_lacks_nothing_of_before(service: Service) -> None:
    """A file of the last days alone: the contact of the tenth is not gone; that of the twelfth is."""
    found = service.calendar.read(ANNA, "lint", "a.ics", _november("10", "11", "12", "13"))
    service.calendar.tick(ANNA, "lint", found, [Tick(each.id) for each in found.each()])
    found = service.calendar.read(ANNA, "lint", "a.ics", _november("11", "13"))
    assert [each.day.day for each in found.off] == [12]


def test_the_address_of_a_house_is_given_to_the_one_that_stands(service: Service) -> None:
    """It has no address yet, and is no stranger afterwards; rooms and the domain of Microsoft itself are no house."""
    service.edits.add(ANNA, "lint", "stakeholders", {"name": "Wijkteam", "kind": "organisation"})
    entries = ics(
        talk("b", "2026-11-13", MARIT, "info@wijkteam.example", "zaal@resource.calendar.google.com"),
        talk("c", "2026-11-14", MARIT, "bo@linde.onmicrosoft.com"),
    )
    found = service.calendar.read(ANNA, "lint", "a.ics", entries)
    assert {each.email: each.organisation for each in found.strangers} == {
        "info@wijkteam.example": "Wijkteam",
        "bo@linde.onmicrosoft.com": "",
    }
    service.calendar.add(ANNA, "lint", found, ["info@wijkteam.example"])
    facts = service.facts(ANNA, "lint")
    assert [each.email for each in facts.stakeholders if each.name == "Wijkteam"] == ["info@wijkteam.example"]
    again = service.calendar.read(ANNA, "lint", "a.ics", entries)
    assert [each.email for each in again.strangers] == ["bo@linde.onmicrosoft.com"]


def test_a_stranger_is_added_with_the_organisation_that_the_address_tells_of(service: Service) -> None:
    """Two colleagues are of one new organisation, info@ is the organisation itself, a public address of none; then
    the talk with one of them stands there too. Who was erased is not brought back, and nobody is added unasked."""
    entries = ics(
        talk("a", "2026-11-12", MARIT, "anna@anker.example", "wil.vos@de-molen.example", "k@gmail.com"),
        talk("b", "2026-11-13", MARIT, "bo@de-molen.example", "info@wijkteam.example"),
    )
    found = service.calendar.read(ANNA, "lint", "a.ics", entries)
    assert [each.day.day for each in found.each()] == [12]
    told = {(each.email, each.name, each.organisation) for each in found.strangers}
    assert told == {
        ("wil.vos@de-molen.example", "Wil Vos", "De Molen"),
        ("bo@de-molen.example", "", "De Molen"),
        ("info@wijkteam.example", "", "Wijkteam"),
        ("k@gmail.com", "", ""),
    }
    before = {each.id for each in service.facts(ANNA, "lint").stakeholders}
    done = service.calendar.add(ANNA, "lint", found, [each.email for each in found.strangers])
    assert done is not None
    facts = service.facts(ANNA, "lint")
    names = {each.id: each.name for each in facts.stakeholders}
    assert {(names[each.id], each.kind) for each in facts.stakeholders if each.id not in before} == {
        ("Wil Vos", "person"),
        ("Bo (De Molen)", "person"),
        ("K", "person"),
        ("De Molen", "organisation"),
        ("Wijkteam", "organisation"),
    }
    assert {
        (names[each.person], names[each.organisation]) for each in facts.belongs_to if each.person not in before
    } == {
        ("Wil Vos", "De Molen"),
        ("Bo (De Molen)", "De Molen"),
    }
    again = service.calendar.read(ANNA, "lint", "a.ics", entries)
    assert ([each.day.day for each in again.each()], again.strangers) == ([12, 13], ())
    with pytest.raises(WrongUsage, match="nobody knows here"):
        service.calendar.add(ANNA, "lint", again, ["wil.vos@de-molen.example"])
    service.undo(ANNA, "lint")
    assert {each.id for each in service.facts(ANNA, "lint").stakeholders} == before


def _days(service: Service) -> list[str]:
    return sorted(each.date.text for each in service.facts(ANNA, "lint").sessions if isinstance(each, Session))


def test_addresses_of_her_own_are_remembered_as_hashes(tmp_path: Path) -> None:
    """Said once, known the next time, and nowhere to be read."""
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    service = begun(Service(store, today=lambda: TODAY))
    entries = ics(talk("a", "2026-11-12", "vuurtoren.marit@gmail.com", "anna@anker.example"))
    read = service.calendar.read
    assert len(read(ANNA, "lint", "a.ics", entries).strangers) == 1
    assert read(ANNA, "lint", "a.ics", entries, mine=[" Vuurtoren.Marit@gmail.com"]).strangers == ()
    assert read(ANNA, "lint", "a.ics", entries).strangers == ()
    with pytest.raises(WrongUsage, match="no e-mail address"):
        read(ANNA, "lint", "a.ics", entries, mine=["marit"])
    store.close()
    assert b"vuurtoren" not in (tmp_path / "store.db").read_bytes().lower()


def test_calendars_are_for_facilitators(service: Service) -> None:
    """Nobody else reads or ticks one."""
    found = service.calendar.read(ANNA, "lint", "agenda.ics", agenda())
    nobody = Asker("x", Role.NOBODY)
    with pytest.raises(NotAllowed):
        service.calendar.read(nobody, "lint", "agenda.ics", agenda())
    with pytest.raises(NotAllowed):
        service.calendar.tick(nobody, "lint", found, ())
    with pytest.raises(WrongUsage, match="up to today"):
        service.calendar.read(ANNA, "lint", "agenda.ics", agenda(), since=date(2026, 12, 1))


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
    """The same through `meshwork calendar`, and through `meshwork begin` in a home of its own, where a sheet that was
    refused leaves nothing either: its home and temporary folder; the files themselves lie apart."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    people = tmp_path / "partners.csv"
    people.write_text(
        "name,kind,email\nAnna Brink,person,anna@anker.example\nOostveen,organisation,x@oostveen.example\n"
    )
    lately = date.today() - timedelta(days=20)  # noqa: DTZ011  these go by the true day
    dated = (
        agenda().replace(b"20261112", f"{lately:%Y%m%d}".encode()).replace(b"20261113", f"{lately:%Y%m%d}".encode())
    )
    (tmp_path / "agenda.ics").write_bytes(dated)
    (tmp_path / "refused.csv").write_text("id;name;kind\na;Zwanenmeer;Kraanvogel\n")
    monkeypatch.setenv("MESHWORK_HOME", str(tmp_path / "home"))
    assert run(["import", str(people)]) == 0
    assert run(["calendar", str(tmp_path / "agenda.ics"), "--tick", "Vuurtoren", "--write"]) == 0
    assert "Vuurtoren" in capfd.readouterr().out
    monkeypatch.setenv("MESHWORK_HOME", str(tmp_path / "begun"))
    assert run(["begin", "--who", str(tmp_path / "refused.csv")]) == 1
    assert run(["begin", "--who", str(people), "--when", str(tmp_path / "agenda.ics"), "--tick", "Vuurtoren"]) == 0
    shown = capfd.readouterr().out
    assert "Vuurtoren" in shown
    assert "1 contact," in shown
    assert "Kwikstaart" not in shown
    assert [word for each in ("home", "begun", "tmp") for word in _found_in(tmp_path / each)] == []
