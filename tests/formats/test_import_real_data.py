"""Real files, as the world makes them: read from a folder beside the repository, skipped where it is not there."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from meshwork import formats
from meshwork.change import kind_of
from meshwork.formats import Draft, How, Plan, Source
from meshwork.model import Commitment, Facts, Private
from tests.formats.desk import of, told

AGREEMENTS = "stakeholder=stateID,goal=manyID,since=StateForce|StateRatification|StateSignature,until=StateEnd"
DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the folder ../shared/data with real files is not here")


def read(path: str, words: str = "", first: str | None = None) -> Draft:
    how = How(mapping=How.mapping_of(words) if words else (), date=first)
    return formats.read([Source(Path(path).name, DATA / path)], how)


def planned(draft: Draft, live: Facts | None = None, *, skip: bool = False) -> Plan:
    return formats.plan(draft, live or Facts(), Private(), skip_bad_rows=skip)


def standing(plan: Plan) -> Facts:
    """What stands after a plan was written into an empty community."""
    held: dict[str, list[object]] = {}
    for fact in plan.changes.add:
        held.setdefault(kind_of(fact), []).append(fact)
    return Facts(**{name: tuple(some) for name, some in held.items()})  # type: ignore[arg-type]


def new(plan: Plan) -> dict[str, int]:
    return {each.kind: each.new for each in plan.counts}


def notices(plan: Plan) -> dict[str, int]:
    return {each.code: each.count for each in plan.notices}


def test_side_events_of_the_climate_conferences_come_in_whole_and_quickly() -> None:
    """2,005 names, 80 pairs of which share a slug, and 4,728 sessions; reading and planning well under 20 seconds."""
    start = time.monotonic()
    draft = read("unfccc-cop-side-events/affiliations.csv", "stakeholder=organisation,session=event_id,date=date")
    plan = planned(draft)
    assert time.monotonic() - start < 15
    assert plan.faults == ()
    assert new(plan) == {"stakeholders": 2005, "sessions": 4728, "attendance": 8719}
    assert len({each.name for each in of(plan, "stakeholders")}) == 2005
    assert sum("," in each.name for each in of(plan, "stakeholders")) == 92
    assert not planned(draft, standing(plan)).changes


def test_memberships_of_agreements_tell_every_fault_and_join_their_spells() -> None:
    """50,979 rows; 18,858 without StateForce; 1,106 that begin in the year 9999 there; ends before beginnings."""
    draft = read("env-agreements/memberships.csv.gz", AGREEMENTS)
    (sheet,) = draft.sheets
    assert len(sheet.table.rows) == 50_979
    force = sheet.table.headings.index("StateForce")
    assert sum(not cells[force] for _number, cells in sheet.table.rows) == 18_858
    plan = planned(draft)
    assert not plan.changes
    groups = {each.code: each.count for each in formats.grouped(plan.faults)}
    assert set(groups) == {"no_start", "ends_before", "short_year"}
    assert groups["ends_before"] > 5000
    assert groups["short_year"] == 10
    assert notices(plan)["next_tried"] == 1106
    assert notices(plan)["repeats"] > 0
    assert notices(plan)["joined"] > 0
    rows = len(formats.faults_csv(plan.faults).splitlines())
    assert rows == len(plan.faults) + 1
    skipped = planned(draft, skip=True)
    kept = of(skipped, "commitments")
    told_of = len(kept) + skipped.left + notices(plan)["repeats"] + notices(plan)["joined"]
    assert told_of == 50_979
    assert not planned(draft, standing(skipped), skip=True).changes


def test_memberships_that_end_are_seen_to_end() -> None:
    """Whoever stands in the file with an end after the beginning has left on such a day; no two spells overlap."""
    draft = read("env-agreements/memberships.csv.gz", AGREEMENTS)
    plan = planned(draft, skip=True)
    names = {each.id: each.name for each in of(plan, "stakeholders")} | {
        each.id: each.title for each in of(plan, "goals")
    }
    table = draft.sheets[0].table
    state, goal, end, *starts = map(
        table.headings.index, ("stateID", "manyID", "StateEnd", "StateForce", "StateRatification", "StateSignature")
    )
    ends: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _number, cells in table.rows:
        start = next((cells[each] for each in starts if cells[each] not in {"", "9999-12-31"}), "")
        if len(start) == 10 and start < cells[end] < "9999":
            ends[cells[state], cells[goal]].add(cells[end])
    spells: dict[tuple[str, str], list[Commitment]] = defaultdict(list)
    for each in of(plan, "commitments"):
        spells[names[each.stakeholder], names[each.goal]].append(each)
    assert len(ends) > 5000
    for membership, days in ends.items():
        assert max(days) in {str(each.until) for each in spells[membership]}
    for some in spells.values():
        held = sorted((each.since.start, each.until.end if each.until else date.max) for each in some if each.since)
        assert all(first[1] <= second[0] for first, second in pairwise(held))


@pytest.mark.parametrize(("year", "stakeholders", "ties"), [("2019", 23, 111), ("2020", 26, 125), ("2021", 34, 113)])
def test_research_consortia_come_in_year_by_year(year: str, stakeholders: int, ties: int) -> None:
    """Semicolons in two years and commas in the third; the year is a constant."""
    plan = planned(read(f"nfdi-consortia/{year}/NFDI_Netzwerk_{year}.csv", "source=from,target=to", year))
    assert plan.faults == ()
    assert new(plan) == {"stakeholders": stakeholders, "ties": ties}
    assert {str(each.since) for each in of(plan, "ties")} == {year}


def test_research_consortia_come_in_as_rounds_of_one_import() -> None:
    """The year is the folder's name: a tie of 2019 that is not named in 2020 ends with that year."""
    plan = planned(read("nfdi-consortia", "source=from,target=to", "folder"))
    assert plan.faults == ()
    ends = Counter((str(each.since), str(each.until)) for each in of(plan, "ties"))
    assert {since for since, _until in ends} == {"2019", "2020", "2021"}
    assert ends["2021", "None"] > 0
    assert ends["2019", "2020-01-01"] > 0
    assert all(until in {"None", "2020-01-01", "2021-01-01"} for _since, until in ends)


@pytest.mark.parametrize(
    ("name", "column", "waves"),
    [("eies_relations", "time", 2), ("tailor_social", "time", 2), ("tailor_work", "time", 2), ("knecht", "wave", 4)],
)
def test_waves_of_panels_are_years_that_follow_each_other(name: str, column: str, waves: int) -> None:
    """From the year that somebody says; without one they are refused with that advice."""
    path, words = f"classic-panels/{name}_edges.csv", f"source=source,target=target,wave={column}"
    assert [each.code for each in planned(read(path, words)).faults] == ["waves"]
    plan = planned(read(path, words, "1978"), skip=True)
    assert {each.code for each in plan.faults} <= {"self"}
    assert {str(each.since) for each in of(plan, "ties")} <= {str(1978 + number) for number in range(waves)}
    assert len({str(each.since) for each in of(plan, "ties")}) == waves


def test_days_without_a_year_are_no_dates() -> None:
    """`6/27` on every row of the southern women; with the year as a constant they are names of sessions."""
    plan = planned(read("classic-panels/southern_women_edges.csv", "stakeholder=target,session=source,date=source"))
    assert Counter(each.code for each in plan.faults) == {"no_date": 89}
    assert any('"6/27" is not a date' in each for each in told(plan))
    plan = planned(read("classic-panels/southern_women_edges.csv", "stakeholder=target,session=source", "1936"))
    assert new(plan) == {"stakeholders": 18, "sessions": 14, "attendance": 89}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("kumu-changelabs-template.json", {"stakeholders": 10, "ties": 11}),
        ("mrvc-kumu.json", {"stakeholders": 4, "ties": 3}),
        ("snap-to-tutorial-project.json", {"stakeholders": 51, "ties": 113}),
        ("snap-to-tutorial-data.xlsx", {"stakeholders": 51, "ties": 109}),
    ],
)
def test_kumu_files_come_in(name: str, expected: dict[str, int]) -> None:
    """Whole projects, the short form with an end that is no element, and the workbook, which repeats four rows."""
    plan = planned(read(f"kumu-format/{name}"))
    assert plan.faults == ()
    assert {kind: count for kind, count in new(plan).items() if kind != "extras"} == expected
    assert not planned(read(f"kumu-format/{name}"), standing(plan)).changes


def test_the_malformed_kumu_file_says_where() -> None:
    """Line 33, column 7; nothing is written."""
    plan = planned(read("kumu-format/mrvc-kumu-example-MALFORMED.json"))
    (said,) = told(plan)
    assert "line 33, column 7" in said
    assert not plan.changes


def test_what_comes_in_a_later_issue_is_refused_calmly() -> None:
    """GEXF is named for what it looks like."""
    plan = planned(read("gexf-dynamic/miserables-with-dates.gexf"))
    assert [each.code for each in plan.faults] == ["unrecognised"]
