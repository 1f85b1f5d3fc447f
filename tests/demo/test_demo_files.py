"""The files of the invented community: what follows from its habits, and what an import makes of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from graph_schema import kinds
from meshwork import demo, formats
from meshwork.change import every, kind_of
from meshwork.model import Fact, Facts, Private
from tests.demo.ordinary_meetings import FIRST, TOLD, meetings, table


def test_the_ordinary_meetings_follow_from_the_habits() -> None:
    """After February 2020 the files hold what the rhythm yields, to the row."""
    told = [row for row in table(TOLD / "sessions.csv") if row["date"] >= FIRST.isoformat()]
    ids = {row["id"] for row in told}
    attended = [row for row in table(TOLD / "attendance.csv") if row["session"] in ids]
    follows = meetings(demo.facts())
    assert told == [each.session for each in follows]
    assert attended == [row for each in follows for row in each.attendance]


def _said(fact: Fact) -> tuple[object, ...]:
    """What a fact says: all but who entered it, and the id of what only joins two things."""
    left_out = {"origin", "id"} if kinds()[kind_of(fact)].key else {"origin"}
    return tuple(getattr(fact, each.name) for each in fields(fact) if each.name not in left_out)


@pytest.fixture(scope="module")
def imported() -> formats.Plan:
    """The folder, read as anybody's folder is."""
    draft = formats.read((formats.Source("told", Path(TOLD)),))
    return formats.plan(draft, Facts(), Private())


def test_an_import_of_the_folder_has_no_fault_and_no_question(imported: formats.Plan) -> None:
    """It is the example of such a folder."""
    assert imported.faults == ()
    assert imported.questions == ()


def test_an_import_of_the_folder_yields_the_community_itself(imported: formats.Plan) -> None:
    """Fact by fact: the small reader of the demo and the reader of people's files agree."""
    wanted = Counter((kind_of(fact), _said(fact)) for fact in (*every(demo.facts()), *every(demo.private())))
    found = Counter((kind_of(fact), _said(fact)) for fact in imported.changes.add)
    assert found == wanted
