"""What goes out as a CSV folder or a workbook comes in again as it was, whatever the facts are."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema import Property, kinds
from meshwork import formats
from meshwork.change import every
from meshwork.errors import MeshworkError
from meshwork.formats import Format, Source, csv_folder, every_format, workbook
from meshwork.formats._headings import fold, headings_of
from meshwork.model import (
    KINDS,
    Community,
    Extra,
    Fact,
    Facts,
    Insight,
    Note,
    Opening,
    Private,
    SavedView,
    Session,
    ShareLink,
    Stakeholder,
    Story,
    User,
)
from meshwork.rules import faults_of
from meshwork.veil import veiled
from meshwork.when import When

# What rules keep out of texts is not generated: characters that nobody can type, and ids that hold a separator.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), include_characters="\n\t=+-@'\";,|"
)
TEXT = st.text(LETTERS, min_size=1, max_size=12).map(str.strip).filter(bool)
ID = st.text(
    st.characters(codec="ascii", categories=("L", "N")) | st.sampled_from("=+-@'_. é"), min_size=1, max_size=6
)
ID = ID.map(str.strip).filter(bool)
SECRET = st.binary(max_size=3).map(lambda token: hashlib.sha256(token).hexdigest())
DAY = st.dates().map(lambda day: day.isoformat()).filter(lambda text: text < "9999")
WHEN = st.one_of(DAY, DAY.map(lambda text: text[:7]), DAY.map(lambda text: text[:4])).map(When.of)


def value(it: Property, ids: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    """Any value that the rules allow a property."""
    by_type: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
        "text": lambda: st.sampled_from(it.values) if it.values else TEXT,
        "flag": st.booleans,
        "day": lambda: WHEN,
        "whole": lambda: st.integers(int(it.least or 0), int(it.most or 9)),
        "number": lambda: st.floats(it.least, it.most, allow_nan=False),
        "list": lambda: st.lists(TEXT, max_size=3).map(tuple),
        "ref": lambda: st.sampled_from(ids[it.to or ""]) if ids[it.to or ""] else st.none(),
    }
    found = SECRET if it.name == "secret_sha256" else by_type[it.type]()
    needed = it.required or it.default is not None or it.type == "list"
    return found if needed else st.none() | found


@st.composite
def communities(draw: st.DrawFn) -> tuple[Facts, Private]:
    """A few facts of every kind that keep the rules."""
    ids = {name: draw(st.lists(ID, max_size=3, unique=True)) for name in kinds()}
    ids["community"] = ids["community"][:1]
    held: dict[str, list[Fact]] = {name: [] for name in kinds()}
    for name, kind in kinds().items():
        for id_ in ids[name]:
            values = {each.name: draw(value(each, ids)) for each in kind.properties}
            if all(values[each.name] is not None for each in kind.properties if each.required):
                origin = draw(st.sampled_from(["facilitator", "import", "form"]))
                held[name].append(KINDS[name](id=id_, origin=origin, confirmed_by=draw(st.none() | ID), **values))
    while True:
        facts = Facts(**{name: tuple(held[name]) for name, kind in kinds().items() if not kind.private})  # type: ignore[arg-type]
        private = Private(**{name: tuple(held[name]) for name, kind in kinds().items() if kind.private})  # type: ignore[arg-type]
        broken = {(each.file, each.text.split('"')[1]) for each in faults_of(facts, private)}
        if not broken:
            return facts, private
        held = {name: [each for each in some if (name, each.id) not in broken] for name, some in held.items()}


def everything(facts: Facts, private: Private) -> list[Fact]:
    return sorted((*every(facts), *every(private)), key=repr)


def back(name: str, content: bytes) -> formats.Plan:
    return formats.plan(formats.read([Source(name, content)]), Facts(), Private())


@settings(deadline=None, max_examples=40)
@given(communities())
def test_a_csv_folder_comes_back_as_it_went_out(community: tuple[Facts, Private]) -> None:
    """Every kind, every value that the rules allow, ids, origins and confirmations, with nothing beside them."""
    made = back("town.zip", csv_folder.packed(*community))
    assert made.faults == ()
    assert sorted(made.changes.add, key=repr) == everything(*community)


@settings(deadline=None, max_examples=25)
@given(communities())
def test_a_workbook_comes_back_as_it_went_out(community: tuple[Facts, Private]) -> None:
    """The same promise, through real dates and numbers."""
    made = back("town.xlsx", workbook.packed(*community))
    assert made.faults == () or not everything(*community)
    assert sorted(made.changes.add, key=repr) == everything(*community)


def test_what_was_exported_changes_nothing_where_it_came_from(tmp_path: Path) -> None:
    """The invented community, out and in again, both ways: no change, no fault, no question."""
    from meshwork import demo

    csv_folder.write(demo.facts(), demo.private(), tmp_path / "out")
    workbook.write(demo.facts(), demo.private(), tmp_path / "out.xlsx")
    for name in ("out", "out.xlsx"):
        made = formats.plan(formats.read([Source(name, tmp_path / name)]), demo.facts(), demo.private())
        assert (made.faults, made.questions) == ((), ())
        assert not made.changes
        assert sum(each.unchanged for each in made.counts) == len(everything(demo.facts(), demo.private()))


def test_the_files_are_those_that_the_dictionary_names(tmp_path: Path) -> None:
    """One for each kind of which there is something; headings by name; UTF-8 with the mark that Excel looks for."""
    facts = Facts(stakeholders=(Stakeholder(id="molen", name="De Molen", latitude=52.5, facilitator=True),))
    csv_folder.write(facts, None, tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    assert file.name == "stakeholders.csv"
    assert file.read_bytes().startswith(b"\xef\xbb\xbfid,name,aliases,kind,")
    (row,) = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig")))
    assert (row["name"], row["latitude"], row["facilitator"], row["joined"]) == ("De Molen", "52.5", "yes", "")


def test_a_folder_that_holds_something_is_not_written_over(tmp_path: Path) -> None:
    """Files of last month would stand between those of today."""
    (tmp_path / "notes.csv").write_text("mine")
    with pytest.raises(MeshworkError, match="empty folder"):
        csv_folder.write(Facts(), None, tmp_path)
    assert (tmp_path / "notes.csv").read_text() == "mine"


def test_accounts_and_links_go_out_only_when_they_are_given() -> None:
    """A saved view and a story are for everyone; who may enter, and what opens a story, for facilitators alone."""
    facts = Facts(
        views=(SavedView(id="zorg", name="Zorg", shows="colour=sector"),),
        stories=(Story(id="begin", title="Het begin", moments=("2019-12-08 De grote dag",)),),
    )
    link = ShareLink(id="l", secret_sha256="0" * 64, story="begin", expires=When.of("2021"))
    private = Private(share_links=(link,), users=(User(id="u", name="Sam", role="partner", email="s@lint.example"),))
    with zipfile.ZipFile(io.BytesIO(csv_folder.packed(facts, None))) as packed:
        assert packed.namelist() == ["views.csv", "stories.csv"]
    whole = csv_folder.packed(facts, private)
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        assert packed.namelist() == ["views.csv", "stories.csv", "share_links.csv", "users.csv"]
    made = back("town.zip", whole)
    assert made.faults == ()
    assert sorted(made.changes.add, key=repr) == everything(facts, private)


def test_a_secret_in_the_place_of_its_hash_is_refused_and_not_repeated() -> None:
    """Nothing is read, and what is said holds the row and the heading, not the secret."""
    table = b"id,secret_sha256,story,expires\nl,open-sesame,begin,2021\n"
    story = Story(id="begin", title="Het begin")
    made = formats.plan(formats.read([Source("share_links.csv", table)]), Facts(stories=(story,)), Private())
    (fault,) = made.faults
    assert (fault.code, fault.row, fault.column, made.changes.add) == ("secret", 2, "secret_sha256", ())
    assert "sesame" not in repr(fault)


def test_a_link_opens_one_thing() -> None:
    """Neither nothing nor two."""
    facts = Facts(views=(SavedView(id="v", name="V", shows=""),), stories=(Story(id="s", title="S"),))
    to: dict[str, dict[str, str]] = {
        "none": {},
        "view": {"view": "v"},
        "story": {"story": "s"},
        "both": {"view": "v", "story": "s"},
    }
    links = [
        ShareLink(
            id=id_,
            secret_sha256="0" * 64,
            expires=When.of("2021"),
            view=ends.get("view"),
            story=ends.get("story"),
        )
        for id_, ends in to.items()
    ]
    refused = [
        each.text.split('"')[1]
        for each in faults_of(facts, Private(share_links=tuple(links)))
        if each.file == "share_links"
    ]
    assert refused == ["none", "both"]


def test_a_list_of_users_of_another_program_is_asked_about() -> None:
    """Everybody has a file of that name: it makes nobody an account unless it says what our accounts need."""
    draft = formats.read([Source("users.csv", b"name,email\nDe Molen,molen@lint.example\n")])
    assert [(each.topic, each.choices[0][0]) for each in draft.questions] == [("sheet", "stakeholders")]


def test_private_texts_go_out_only_when_they_are_given() -> None:
    """Neither as sheets nor as own columns of such sheets."""
    facts = Facts(
        stakeholders=(Stakeholder(id="m", name="M"),),
        extras=(Extra(id="x", of_kind="notes", of="n", column="kleur", value="geheim"),),
    )
    private = Private(notes=(Note(id="n", stakeholder="m", text="ook geheim"),))
    with zipfile.ZipFile(io.BytesIO(csv_folder.packed(facts, None))) as packed:
        assert packed.namelist() == ["stakeholders.csv"]
    with zipfile.ZipFile(io.BytesIO(csv_folder.packed(facts, private))) as packed:
        assert packed.namelist() == ["stakeholders.csv", "notes.csv", "extras.csv"]


@pytest.mark.parametrize("text", ["=1+1", "+31 6", "-2", "@SUM(A1)", "'=1", "''@x"])
def test_no_cell_of_a_csv_file_is_a_formula(text: str) -> None:
    """A spreadsheet program would run what begins so; on the way back it is what it was."""
    facts = Facts(stakeholders=(Stakeholder(id="m", name=text, aliases=(text,), phone=text),))
    content = csv_folder.packed(facts, Private())
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        rows = list(csv.reader(io.StringIO(packed.read("stakeholders.csv").decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell]
    assert back("x.zip", content).changes.add == facts.stakeholders
    assert back("x.xlsx", workbook.packed(facts, Private())).changes.add == facts.stakeholders


def test_a_town_that_is_called_with_an_apostrophe_stays_as_it_is() -> None:
    """Only what looks like a formula is guarded."""
    facts = Facts(stakeholders=(Stakeholder(id="m", name="'s-Molen", place="'t Zand"),))
    with zipfile.ZipFile(io.BytesIO(csv_folder.packed(facts, None))) as packed:
        assert b",'s-Molen,," in packed.read("stakeholders.csv")


def test_own_columns_go_out_as_columns() -> None:
    """As they came in, so that people find them where they left them; what fits no column has a sheet."""
    first = formats.plan(
        formats.read([Source("stakeholders.csv", b"id,name,Kleur\nm,De Molen,groen\n")]), Facts(), Private()
    )
    (partner,) = (each for each in first.changes.add if isinstance(each, Stakeholder))
    (extra,) = (each for each in first.changes.add if isinstance(each, Extra))
    odd = Extra(id="odd", of_kind="stakeholders", of="m", column="naam", value="Molen")
    facts = Facts(
        stakeholders=(partner,),
        extras=(extra, odd),
        openings=(Opening(id="o", of_kind="stakeholders", column="Kleur"),),
    )
    with zipfile.ZipFile(io.BytesIO(csv_folder.packed(facts, None))) as packed:
        assert packed.namelist() == ["stakeholders.csv", "extras.csv", "openings.csv"]
        assert b",Kleur\r\n" in packed.read("stakeholders.csv")
        assert b"odd,stakeholders,m,naam,Molen" in packed.read("extras.csv")
    assert fold("naam") in headings_of("stakeholders")
    assert everything(facts, Private()) == sorted(back("x.zip", csv_folder.packed(facts, None)).changes.add, key=repr)


def test_days_of_a_workbook_are_days() -> None:
    """A whole day can be counted with; a month, a year and a day before 1900 are texts."""
    from python_calamine import CalamineWorkbook

    sessions = tuple(
        Session(id=str(number), date=When.of(text))
        for number, text in enumerate(("2019-12-08", "2019-12", "2019", "1848-03-01"))
    )
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook.packed(Facts(sessions=sessions), None)))
    cells = [row[1] for row in book.get_sheet_by_name("sessions").to_python()[1:]]
    assert [type(each).__name__ for each in cells] == ["date", "str", "str", "str"]


def test_nothing_at_all_can_be_exported() -> None:
    """A sheet to begin with, which says it has no rows."""
    for made in (
        back("x.zip", csv_folder.packed(Facts(), Private())),
        back("x.xlsx", workbook.packed(Facts(), Private())),
    ):
        assert (made.faults, made.changes.add, [each.code for each in made.notices]) == ((), (), ["no_rows"])


@pytest.mark.parametrize("format_", every_format().values(), ids=lambda each: each.key)
def test_every_format_says_what_it_is_and_does_something(format_: Format) -> None:
    """A sentence for a screen, and a way in or out."""
    assert format_.meaning
    assert format_.tables or format_.write


def test_intervision_without_a_told_visibility_is_for_facilitators_after_a_round_trip_too() -> None:
    """The visibility stands in the file, so nobody needs to guess."""
    insight = Insight(id="i", text="Het gaat goed", visibility="facilitators")
    made = back("x.zip", csv_folder.packed(Facts(insights=(insight,)), None))
    assert made.changes.add == (insight,)


def test_what_was_left_out_for_others_is_not_taken_away_when_it_comes_back(tmp_path: Path) -> None:
    """Written without what is private there is no column of addresses, and reading it back changes nothing."""
    mill = Stakeholder(id="mill", name="De Molen", email="molen@voorbeeld.example", phone="06-1")
    facts = Facts(community=(Community(id="town", name="Dorp"),), stakeholders=(mill,))
    for name, way in (("out", csv_folder), ("out.xlsx", workbook)):
        way.write(veiled(facts), None, tmp_path / name)
        made = formats.plan(formats.read([Source(name, tmp_path / name)]), facts, Private())
        assert (made.changes.add, made.changes.retract, made.faults) == ((), (), ())
