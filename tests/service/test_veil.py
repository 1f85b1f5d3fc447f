"""What is for facilitators alone stays behind when facts go out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from meshwork.change import Changes, every
from meshwork.model import (
    Attendance,
    Community,
    Contribution,
    Extra,
    Facts,
    Feeler,
    FollowUp,
    Help,
    Insight,
    Note,
    Opening,
    Private,
    Question,
    Session,
    Stakeholder,
)
from meshwork.service import Service
from meshwork.stores import open_store
from meshwork.veil import veiled
from meshwork.when import When
from tests.serving import ANNA, Serve

SECRETS = ("sam-mail", "sam-phone", "a-doubt", "a-remark", "a-budget", "a-note", "a-signal", "an-outcome")
TOWN = Facts(
    community=(Community(id="lint", name="Lint"),),
    stakeholders=(Stakeholder(id="sam", name="Sam", kind="person", email="sam-mail", phone="sam-phone"),),
    insights=(
        Insight(id="i1", text="a-doubt", kind="doubt", visibility="facilitators"),
        Insight(id="i2", text="samen eten werkt"),
    ),
    contributed=(
        Contribution(id="c1", stakeholder="sam", insight="i1"),
        Contribution(id="c2", stakeholder="sam", insight="i2"),
    ),
    extras=(
        Extra(id="e1", of_kind="stakeholders", of="sam", column="opmerkingen", value="a-remark"),
        Extra(id="e2", of_kind="stakeholders", of="sam", column="budget", value="a-budget"),
        Extra(id="e3", of_kind="stakeholders", of="sam", column="wijk", value="Zuid"),
    ),
    openings=(
        Opening(id="o1", of_kind="stakeholders", column="wijk"),
        Opening(id="o2", of_kind="stakeholders", column="opmerkingen"),
    ),
)
PRIVATE = Private(
    notes=(Note(id="n", stakeholder="sam", text="a-note"),),
    feelers=(Feeler(id="f", stakeholder="sam", date=When.on(date(2024, 1, 1)), note="a-signal"),),
    follow_ups=(FollowUp(id="u", stakeholder="sam", kind="call", outcome="an-outcome"),),
)


def test_the_veil_leaves_what_everybody_may_see() -> None:
    """Sam without mail and telephone, the insight for everyone and who brought it, the one opened column."""
    seen = veiled(TOWN)
    assert seen.stakeholders == (Stakeholder(id="sam", name="Sam", kind="person"),)
    assert [each.id for each in (*seen.insights, *seen.contributed, *seen.extras)] == ["i2", "c2", "e3"]


CIRCLE = Facts(
    community=TOWN.community,
    stakeholders=(*TOWN.stakeholders, Stakeholder(id="toos", name="Toos", kind="person")),
    sessions=(
        Session(id="circle", date=When.of("2024-02-01"), kind="intervision"),
        Session(id="soup", date=When.of("2024-02-02")),
    ),
    attendance=tuple(
        Attendance(id=f"{room}-{who}", stakeholder=who, session=room)
        for room in ("circle", "soup")
        for who in ("sam", "toos")
    ),
    questions=(
        Question(id="q1", text="a-question", session="circle"),
        Question(id="q2", text="hoeveel borden", session="soup"),
    ),
    helped=(
        Help(id="h1", stakeholder="toos", question="q1", role="expert"),
        Help(id="h2", stakeholder="toos", question="q2", role="expert"),
    ),
    insights=(Insight(id="i9", text="not marked", session="circle"),),
)


def test_nobody_else_sees_who_was_at_an_intervision_nor_what_was_asked_there() -> None:
    """Of the soup everything goes out; of the circle that there was one. Sam sees that Sam was there, not Toos."""
    seen = veiled(CIRCLE)
    assert [each.id for each in seen.sessions] == ["circle", "soup"]
    assert [each.id for each in seen.attendance] == ["soup-sam", "soup-toos"]
    assert [each.id for each in (*seen.questions, *seen.helped, *seen.insights)] == ["q2", "h2"]
    assert [each.id for each in veiled(CIRCLE, "sam").attendance] == ["circle-sam", "soup-sam", "soup-toos"]


def test_what_was_intervision_once_stays_behind_in_a_history_too(serve: Serve, tmp_path: Path) -> None:
    """The circle is called soup from now on, its attendance was taken back; neither row of it goes out."""
    service = serve(CIRCLE, now=lambda: datetime(2024, 5, 1, tzinfo=UTC))
    renamed = Session(id="circle", date=When.of("2024-02-01"), kind="gathering")
    service.write(ANNA, "lint", Changes((renamed,), (("sessions", "circle"), ("attendance", "circle-sam"))), "edit")
    service.archives.export(ANNA, "lint", tmp_path / "open" / "town.ndjson")
    service.archives.export(ANNA, "lint", tmp_path / "all" / "town.ndjson", private=True)
    secrets = ("circle-sam", "circle-toos", "a-question", "not marked")
    outside, inside = _bytes(tmp_path / "open"), _bytes(tmp_path / "all")
    assert [each for each in secrets if each in outside] == []
    assert [each for each in secrets if each not in inside] == []
    assert "soup-toos" in outside


def test_a_veil_over_nothing_is_nothing() -> None:
    """An empty community stays one."""
    assert veiled(Facts(number=3)) == Facts(number=3)


@pytest.mark.parametrize("name", ["town", "town.xlsx", "town.ndjson"])
@pytest.mark.parametrize("url", ["sqlite_url", "neo4j_url"])
def test_an_export_holds_private_things_only_where_they_are_asked_for(
    request: pytest.FixtureRequest, tmp_path: Path, name: str, url: str
) -> None:
    """Each secret is searched for in the bytes that went out, of the history too."""
    store = open_store(request.getfixturevalue(url))
    service = Service(store, now=lambda: datetime(2024, 5, 1, tzinfo=UTC))
    service.seed(ANNA, TOWN, PRIVATE)
    corrected = Stakeholder(id="sam", name="Sam", kind="person")
    service.write(ANNA, "lint", Changes((corrected,), (("stakeholders", "sam"),)), "edit")
    service.undo(ANNA, "lint")
    service.archives.export(ANNA, "lint", tmp_path / "open" / name)
    service.archives.export(ANNA, "lint", tmp_path / "all" / name, private=True)
    store.close()
    outside, inside = (_bytes(tmp_path / folder) for folder in ("open", "all"))
    assert [secret for secret in SECRETS if secret in outside] == []
    assert "samen eten werkt" in outside
    assert [secret for secret in SECRETS if secret not in inside] == []


def test_the_town_of_this_test_has_every_kind_of_secret() -> None:
    """Each is really there to be found."""
    told = repr((*every(TOWN), *every(PRIVATE)))
    assert [secret for secret in SECRETS if secret not in told] == []


def _bytes(folder: Path) -> str:
    """Everything in the files of a folder, workbooks unpacked."""
    import zipfile

    found = []
    for path in folder.rglob("*"):
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as packed:
                found += [packed.read(each).decode("utf-8", "replace") for each in packed.namelist()]
        elif path.is_file():
            found.append(path.read_text(encoding="utf-8-sig"))
    return "\n".join(found)
