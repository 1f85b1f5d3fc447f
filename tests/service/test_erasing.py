"""Somebody who is erased is gone: from every row, text, log line and map, from the file's bytes, and for good."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from meshwork.calendars import KEPT_AS as LEDGER
from meshwork.change import ERASE, Changes
from meshwork.errors import MeshworkError, NotAllowed
from meshwork.formats import How, Source
from meshwork.graves import KEPT_AS as GRAVES
from meshwork.graves import UNSAID, Graves
from meshwork.model import (
    Attendance,
    Commitment,
    Community,
    Extra,
    Facts,
    Feeler,
    FollowUp,
    Goal,
    Note,
    Private,
    Session,
    Stakeholder,
    Tie,
    Version,
)
from meshwork.network.atlas import View
from meshwork.service import Service
from meshwork.stores import open_store
from meshwork.week import KEPT_AS as ROUND
from meshwork.when import When
from tests.serving import ANNA, STRANGER, Serve

TODAY = date(2024, 6, 30)
JAN = Stakeholder(
    id="jan-zonderland", name="Jan Zonderland", kind="person", aliases=("Zonnetje",), email="jz@zonderland.example"
)
TRACES = ("zonderland", "zonnetje", "zonneschijn", "zqnotitie", "zqsignaal")


@pytest.fixture
def service(serve: Serve) -> Service:
    """Jan in every kind of place; a tie that was first recorded as his; titles that hold his name."""
    facts = Facts(
        community=(Community(id="lint", name="Lint"),),
        stakeholders=(Stakeholder(id="bakery", name="Bakkerij"), JAN, Stakeholder(id="mill", name="Molen")),
        versions=(Version(id="v", stakeholder=JAN.id, name="Jan Zonneschijn", until=When.of("2022")),),
        goals=(Goal(id="warm", title="Warm met JAN ZONDERLAND en co"),),
        sessions=(
            Session(id="s1", date=When.of("2024-05-01"), title="Koffie bij Jan Zonderland", started_by=JAN.id),
            Session(id="s2", date=When.of("2024-06-01"), title="Jan Zonderlandstraat"),
        ),
        attendance=tuple(
            Attendance(id=f"a-{session}-{who}", stakeholder=who, session=session)
            for session in ("s1", "s2")
            for who in ("bakery", "mill", JAN.id)
        ),
        commitments=(Commitment(id="k", stakeholder="bakery", goal="warm", confirmed_by=JAN.id),),
        ties=(Tie(id="t", source=JAN.id, target="bakery", since=When.of("2023")),),
        extras=(Extra(id="x", of_kind="stakeholders", of=JAN.id, column="Hobby", value="zonneschijn"),),
    )
    private = Private(
        notes=(
            Note(id="n1", stakeholder=JAN.id, text="zqnotitie"),
            Note(id="n2", stakeholder="mill", text="Vraag het Zonnetje"),
        ),
        feelers=(Feeler(id="f", stakeholder=JAN.id, date=When.of("2024-06-01"), note="zqsignaal"),),
        follow_ups=(FollowUp(id="u", stakeholder="mill", partner=JAN.id, kind="bring_together"),),
    )
    service = serve(facts, private, now=lambda: datetime(2024, 6, 30, 12, tzinfo=UTC), today=lambda: TODAY)
    mended = Tie(id="t", source="mill", target="bakery", since=When.of("2023"))
    service.write(ANNA, "lint", Changes((mended,), (("ties", "t"),)), "correct", "jan-zonderland.csv")
    service.maps.atlas(ANNA, "lint", View())
    service.merges.apart(ANNA, "lint", JAN.id, "mill")
    return service


def bytes_of(folder: Path) -> str:
    """All that lies in a folder, in small letters."""
    return (
        b"".join(each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()).decode("latin-1").lower()
    )


def test_no_byte_of_the_name_is_left_while_all_else_stays(service: Service, tmp_path: Path) -> None:
    """Neither in the file nor in its write-ahead log; the tie that was once recorded as his is the mill's."""
    before = bytes_of(tmp_path)
    assert not [each for each in TRACES if each not in before]  # it would be seen
    done = service.keeping.erase(ANNA, "lint", JAN.id)
    assert (done.verb, done.note) == (ERASE, "stakeholders")
    left = bytes_of(tmp_path)
    assert left.count("zonderland") == left.count("jan zonderlandstraat") > 0  # another word, not the name
    assert not [each for each in TRACES[1:] if each in left]
    facts = service.facts(ANNA, "lint")
    assert [each.id for each in facts.stakeholders] == ["bakery", "mill"]
    assert [each.title for each in facts.sessions] == ["Koffie bij \u2026", "Jan Zonderlandstraat"]
    assert facts.sessions[0].started_by is None
    assert [each.title for each in facts.goals] == ["Warm met \u2026 en co"]
    assert facts.commitments[0].confirmed_by is None
    assert [(each.source, each.target) for each in facts.ties] == [("mill", "bakery")]
    assert len(facts.attendance) == 4
    private = service.private(ANNA, "lint")
    assert [each.text for each in private.notes] == ["Vraag het \u2026"]
    assert (private.feelers, [each.partner for each in private.follow_ups]) == ((), [None])


def test_nothing_in_memory_tells_of_it_any_more(service: Service) -> None:
    """Every kept answer of the running process is made anew: none still holds the name."""
    moment = datetime(2024, 6, 30, 13, tzinfo=UTC)
    service.facts(ANNA, "lint", known_at=moment)
    service.partners.list(ANNA, "lint")
    service.keeping.erase(ANNA, "lint", JAN.id)
    service.partners.list(ANNA, "lint")
    held = [cell.value for cell in service._book._memory._cells.values()] + [*service._book.held._facts.values()]
    assert held
    assert "Jan Zonderland'" not in repr(held)
    assert "jan-zonderland" not in repr(held)
    assert "Jan Zonderland'" not in repr(service.facts(ANNA, "lint", known_at=moment))


def test_what_it_would_do_is_told_before(service: Service) -> None:
    """So many facts by kind, three texts of others; looking writes nothing."""
    number = service.number(ANNA, "lint")
    found = service.keeping.erasing(ANNA, "lint", JAN.id)
    assert found.counts == {
        "stakeholders": 1,
        "versions": 1,
        "attendance": 2,
        "extras": 1,
        "notes": 1,
        "feelers": 1,
        "ties": 1,
    }
    assert (found.texts, found.others, [each.id for each in found.again]) == (3, 0, ["t"])
    assert service.number(ANNA, "lint") == number
    for verb in (service.keeping.erasing, service.keeping.erase):
        with pytest.raises(NotAllowed):
            verb(STRANGER, "lint", JAN.id)
        with pytest.raises(MeshworkError):
            verb(ANNA, "lint", "nobody")


@pytest.mark.parametrize(
    "row", ["jan-zonderland,Piet", "x,JAN ZONDERLAND", "y,Zonnetje", "z,Jan Zonneschijn"], ids=str.lower
)
def test_no_import_brings_back_who_was_erased(service: Service, row: str) -> None:
    """By id, name, other or former name: left out and counted; who comes along is brought in, and a tie to the one
    who was erased is not. Written down by hand it is a new beginning, which an import then knows."""
    service.keeping.erase(ANNA, "lint", JAN.id)
    id_, name = row.split(",")
    sheet = f"id,name,kind\n{row},person\nnew,Nieuw,person\n"
    sources = [Source("partners.csv", sheet.encode()), Source("ties.csv", f"source,target\n{id_},new\n".encode())]
    _draft, plan = service.imports.preview(ANNA, "lint", sources, How())
    assert [each.id for each in plan.changes.add] == ["new"]
    assert [each.count for each in plan.notices if each.code == "erased"] == [1]
    assert {each.kind: each.new for each in plan.counts} == {"stakeholders": 1, "ties": 0}
    service.edits.add(ANNA, "lint", "stakeholders", {"name": name, "kind": "person"})
    again = [Source("partners.csv", f"name,kind,place\n{name},person,Lint\n".encode())]
    _draft, plan = service.imports.preview(ANNA, "lint", again, How())
    assert not [each for each in plan.notices if each.code == "erased"]


def test_a_backup_made_later_holds_nothing_of_it_and_still_knows_that_it_was_erased(
    service: Service, tmp_path: Path
) -> None:
    """Read back elsewhere, an import of the name is left out there too."""
    service.keeping.erase(ANNA, "lint", JAN.id)
    backup = tmp_path / "later" / "lint.ndjson"
    service.archives.export(ANNA, "lint", backup, private=True)
    said = backup.read_text(encoding="utf-8").lower()
    assert not [each for each in TRACES[1:] if each in said]
    sources = [Source("partners.csv", b"name,kind\nJan Zonderland,person\n")]
    with closing(open_store(f"sqlite:///{tmp_path / 'other.db'}")) as elsewhere:
        other = Service(elsewhere, today=lambda: TODAY)
        other.archives.restore(ANNA, backup)
        _draft, plan = other.imports.preview(ANNA, "lint", sources, How())
    assert not plan.changes


def test_what_goes_out_to_others_tells_nothing_by_which_a_name_could_be_tried(
    service: Service, tmp_path: Path
) -> None:
    """Without what is for facilitators a history goes without the keys and hashes that a store keeps beside it,
    without who ended a round when, without the answers at an import, which repeat names as a file had them, and
    without what nobody decided about; with it all are there. Places and who are two go in both."""
    service.keeping.erase(ANNA, "lint", JAN.id)
    service.calendar.read(ANNA, "lint", "lines.txt", b"12-6-2024 Niemand", mine=["anna@lint.example"])
    service.week.end(ANNA, "lint")
    sheet = Source("partners.csv", b"name\nBakkerij Zuid\n")
    answers = {"same:stakeholders:Zuidbakker Piet": "bakery"}
    _draft, plan = service.imports.preview(ANNA, "lint", [sheet], How(answers=answers))
    service.imports.carry_out(ANNA, "lint", plan, How(answers=answers), "")
    service.maps.redraw(ANNA, "lint", View())
    service.merges.apart(ANNA, "lint", "bakery", "mill")
    with closing(open_store(f"sqlite:///{tmp_path / 'store.db'}")) as store:
        store.keep("lint", "story:one", "{}")
        store.keep("lint", "new", "of tomorrow")
    held = {}
    for private in (True, False):
        path = tmp_path / str(private) / "lint.ndjson"
        service.archives.export(ANNA, "lint", path, private=private)
        lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        held[private] = {each["kept"] for each in lines if "kept" in each}
    behind = {GRAVES, LEDGER, ROUND, "answer:same:stakeholders:Zuidbakker Piet", "story:one", "new"}
    assert held[True] - held[False] == behind
    assert held[False] == {"map:whole", "before:map:whole", 'apart:["bakery", "mill"]'}


def test_it_cannot_be_undone(service: Service) -> None:
    """Neither the erasing itself nor a change before it that spoke of him."""
    done = service.keeping.erase(ANNA, "lint", JAN.id)
    for number in (done.number, 2):
        with pytest.raises(MeshworkError):
            service.undo(ANNA, "lint", number)
    assert JAN.id not in {each.id for each in service.facts(ANNA, "lint").stakeholders}


def test_a_name_of_another_that_holds_it_is_told_and_stays(service: Service) -> None:
    """The firm that bears his name is another partner."""
    firm = replace(JAN, id="firm", name="Firma Jan Zonderland", kind="organisation", aliases=(), email=None)
    service.write(ANNA, "lint", Changes((firm,)), "add", "stakeholders")
    assert service.keeping.erasing(ANNA, "lint", JAN.id).others == 1
    service.keeping.erase(ANNA, "lint", JAN.id)
    assert [each.name for each in service.facts(ANNA, "lint").stakeholders][1] == "Firma Jan Zonderland"


def test_the_original_file_puts_the_name_back_nowhere(service: Service) -> None:
    """The file he came with, once more: what stands without him stays as it stands, in properties and in texts, and
    is counted as unchanged; a new day in the same row comes in, still without the name."""
    service.keeping.erase(ANNA, "lint", JAN.id)
    people = Source("partners.csv", b"id,name,kind\njan-zonderland,Jan Zonderland,person\n")
    said = "id,date,title,started_by\ns1,{day},Koffie bij Jan Zonderland,jan-zonderland\n"
    sources = [people, Source("sessions.csv", said.format(day="2024-05-01").encode())]
    _draft, plan = service.imports.preview(ANNA, "lint", sources, How())
    assert plan.changes == Changes()
    assert [(each.kind, each.new, each.corrected, each.unchanged) for each in plan.counts] == [
        ("stakeholders", 0, 0, 0),
        ("sessions", 0, 0, 1),
    ]
    assert [each.count for each in plan.notices if each.code == "erased"] == [1]
    sources = [people, Source("sessions.csv", said.format(day="2024-05-02").encode())]
    _draft, plan = service.imports.preview(ANNA, "lint", sources, How())
    stands = replace(service.facts(ANNA, "lint").sessions[0], date=When.of("2024-05-02"))
    assert plan.changes == Changes((stands,), (("sessions", "s1"),))


def test_the_original_file_takes_away_nothing_that_was_said_since(service: Service) -> None:
    """Who began the session and who confirmed the promise, filled in after the erasing, stay where the file still
    names the one who was erased."""
    service.keeping.erase(ANNA, "lint", JAN.id)
    service.edits.correct(ANNA, "lint", "sessions", "s1", {"started_by": "mill"})
    sources = [
        Source("partners.csv", b"id,name,kind\njan-zonderland,Jan Zonderland,person\n"),
        Source("sessions.csv", b"id,date,started_by\ns1,2024-05-01,jan-zonderland\n"),
    ]
    _draft, plan = service.imports.preview(ANNA, "lint", sources, How())
    assert plan.changes == Changes()


def test_no_file_names_who_was_erased_as_the_one_who_confirmed(service: Service) -> None:
    """What he once confirmed comes in again without him, and what another confirmed since stays so."""
    service.keeping.erase(ANNA, "lint", JAN.id)
    promise = service.facts(ANNA, "lint").commitments[0]
    sources = [
        Source("partners.csv", b"id,name,kind\njan-zonderland,Jan Zonderland,person\n"),
        Source("commitments.csv", b"id,stakeholder,goal,confirmed_by\nk,bakery,warm,jan-zonderland\n"),
    ]
    for by in (None, "mill"):
        now = replace(promise, confirmed_by=by)
        if by:
            service.write(ANNA, "lint", Changes((now,), (("commitments", "k"),)), "correct", "commitments")
        _draft, plan = service.imports.preview(ANNA, "lint", sources, How())
        assert plan.changes == Changes()


def test_a_file_of_titles_alone_puts_the_name_back_in_none(service: Service) -> None:
    """The ellipsis stays where the file has the name; none is counted as left out. Another title is a correction."""
    service.keeping.erase(ANNA, "lint", JAN.id)
    sheet = "id,date,title\ns1,2024-05-01,{}\n"
    for name in ("Jan Zonderland", "JAN ZONDERLAND", "Zonnetje", "jz@zonderland.example"):
        sources = [Source("sessions.csv", sheet.format(f"Koffie bij {name}").encode())]
        _draft, plan = service.imports.preview(ANNA, "lint", sources, How())
        assert (plan.changes, [each.code for each in plan.notices if each.code == "erased"]) == (Changes(), [])
    sources = [Source("sessions.csv", sheet.format("Koffie bij Molen").encode())]
    _draft, plan = service.imports.preview(ANNA, "lint", sources, How())
    assert [getattr(each, "title", "") for each in plan.changes.add] == ["Koffie bij Molen"]


def test_the_name_to_be_typed_is_the_present_one(service: Service) -> None:
    """After a correction of the name it is the new one that stands first; the old one goes as well."""
    renamed = replace(JAN, name="Jan Nieuwland")
    service.write(ANNA, "lint", Changes((renamed,), (("stakeholders", JAN.id),)), "correct", "stakeholders")
    found = service.keeping.erasing(ANNA, "lint", JAN.id)
    assert found.names[0] == "Jan Nieuwland"
    assert set(found.names) == {"Jan Nieuwland", "Jan Zonderland", "Zonnetje", "Jan Zonneschijn"}


def test_no_import_brings_somebody_back_under_another_name_with_the_old_one_beside_it(service: Service) -> None:
    """What a row gives as other names is looked at too."""
    service.keeping.erase(ANNA, "lint", JAN.id)
    sources = [Source("partners.csv", b"id,name,aliases,kind\np,J. van Z.,JAN Zonderland,person\n")]
    _draft, plan = service.imports.preview(ANNA, "lint", sources, How())
    assert plan.changes == Changes()
    assert [each.count for each in plan.notices if each.code == "erased"] == [1]


@pytest.mark.parametrize(
    ("was", "said", "stays"),
    [
        (f"{UNSAID} en {UNSAID}", "Jan en Jan en Mia Bos", True),
        (f"{UNSAID} en {UNSAID}", f"{UNSAID} en Mia Bos", True),
        (f"{UNSAID} en {UNSAID}", "Jan en Jan en Anna", False),
        (f"Naam: {UNSAID * 60}", f"Naam: {'.' * 600}", False),
    ],
    ids=["both", "one", "another", "dotted line"],
)
def test_the_ellipsis_stays_only_for_names_that_were_erased(was: str, said: str, stays: bool) -> None:
    """Of several names in a title each must be one; a name may hold what stands between; a dotted line is none."""
    graves = Graves(b"k").after([], ["Jan en Jan", "Mia Bos"], [])
    old, new = (Session(id="s", date=When.of("2024-05-01"), title=each) for each in (was, said))
    kept = Changes() if stays else Changes((new,), (("sessions", "s"),))
    assert graves.without(Changes((new,), (("sessions", "s"),)), {("sessions", "s"): old}) == (kept, ())


@pytest.mark.parametrize(
    ("note", "stays"),
    [
        ("answer-jan-zonderland.json", False),
        ("Antwoord_JAN_ZONDERLAND (1).json", False),
        ("jan-zonderlandstraat.csv", True),
        ("arjan-zonderland.csv", True),
    ],
)
def test_the_log_keeps_no_file_that_is_called_by_the_name(service: Service, note: str, stays: bool) -> None:
    """Written with hyphens or lines between; another word that holds it stays."""
    other = Goal(id="other", title="Soep")
    done = service.write(ANNA, "lint", Changes((other,)), "import", note)
    assert done
    service.keeping.erase(ANNA, "lint", JAN.id)
    notes = {each.number: each.note for each in service.log(ANNA, "lint")}
    assert notes[done.number] == (note if stays else "")
