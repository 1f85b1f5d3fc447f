"""Files that others made, from a file to a reading, the same from both stores.

They lie beside the repository, in ../shared/data; where they do not, these tests are skipped and say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from meshwork.formats import How, Plan, Source
from meshwork.service import Service
from meshwork.stages import path_to_json
from meshwork.stores import Store, open_store
from meshwork.stores.sqlite import SqliteStore
from tests.serving import ANNA

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"the shared data is not at {DATA.name} beside the repository"
)

UN = (
    "unfccc-cop-side-events/affiliations.csv",
    How(mapping=How.mapping_of("stakeholder=organisation,session=event_id,date=date")),
)
AGREEMENTS = (
    "env-agreements/memberships.csv.gz",
    How(
        mapping=How.mapping_of(
            "stakeholder=stateID,goal=manyID,since=StateForce|StateRatification|StateSignature,until=StateEnd"
        )
    ),
)
SMALL = (
    ("nfdi-consortia", How(mapping=How.mapping_of("source=from,target=to"), date="folder")),
    (
        "classic-panels/knecht_edges.csv",
        How(mapping=How.mapping_of("source=source,target=target,wave=wave"), date="2001"),
    ),
    ("kumu-format/kumu-changelabs-template.json", How()),
    ("kumu-format/mrvc-kumu.json", How()),
    ("kumu-format/snap-to-tutorial-project.json", How()),
    ("kumu-format/snap-to-tutorial-data.xlsx", How()),
)


@pytest.fixture
def neo4j_store(neo4j_url: str) -> Iterator[Store]:
    opened = open_store(neo4j_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Store]:
    opened = SqliteStore(str(tmp_path / "real.sqlite"))
    yield opened
    opened.close()


def imported(store: Store, name: str, how: How) -> tuple[Service, Plan]:
    """The file in a community "real", the rows with faults left out."""
    service = Service(store)
    service.found(ANNA, "real")
    source = Source(name, DATA / name)
    _draft, plan = service.imports.preview(ANNA, "real", [source], how, skip_bad_rows=True)
    service.imports.carry_out(ANNA, "real", plan, how, name)
    return service, plan


def test_un_side_events_read_the_same_from_both_stores(sqlite_store: Store, neo4j_store: Store) -> None:
    """By the yearly rhythm, up to 2023: the figures that were worked out beforehand, and no meshwork."""
    answers = []
    for store in (sqlite_store, neo4j_store):
        service, plan = imported(store, *UN)
        assert {each.kind: each.new for each in plan.counts} == {
            "stakeholders": 2005,
            "sessions": 4728,
            "attendance": 8719,
        }
        service.change_setting(ANNA, "real", "rhythm", "yearly")
        answers.append(service.path(ANNA, "real", to=date(2023, 12, 31)))
    assert path_to_json(answers[0]) == path_to_json(answers[1])
    reach = {each.day: each.profile["R"] for each in answers[0].readings}
    for year, worked_out in {2012: 0.01, 2016: 0.62, 2020: 0.05, 2023: 0.84}.items():
        assert reach[date(year, 12, 31)] == pytest.approx(worked_out, abs=0.01)
    assert {each.family for each in answers[0].readings} == {None, "loose"}


def test_environmental_agreements_are_the_same_in_both_stores(sqlite_store: Store, neo4j_store: Store) -> None:
    """Memberships without meetings: the faults are told by kind, there is no label, and the facts are equal."""
    stored = []
    for store in (sqlite_store, neo4j_store):
        service, plan = imported(store, *AGREEMENTS)
        codes = {each.code for each in plan.faults}
        assert len(codes) <= 4
        assert plan.left > 10_000
        stored.append(service.facts(ANNA, "real"))
    assert stored[0] == stored[1]
    assert any(each.until for each in stored[0].commitments)
    reading = service.path(ANNA, "real", to=date(2017, 12, 31)).readings[-1]
    assert (reading.stage, reading.why) == (None, ("no_meetings",))


@pytest.mark.parametrize(("name", "how"), SMALL, ids=[name for name, _how in SMALL])
def test_smaller_files_are_the_same_in_both_stores(
    sqlite_store: Store, neo4j_store: Store, name: str, how: How
) -> None:
    """Networks of consortia, a school class over four waves, Kumu maps: facts and paths are equal."""
    services = [imported(store, name, how)[0] for store in (sqlite_store, neo4j_store)]
    facts = [service.facts(ANNA, "real") for service in services]
    assert facts[0] == facts[1]
    assert facts[0].stakeholders
    paths = [path_to_json(service.path(ANNA, "real", to=date(2024, 12, 31))) for service in services]
    assert paths[0] == paths[1]


def test_importing_the_same_file_again_writes_nothing(sqlite_store: Store) -> None:
    """Two thousand names and five thousand sessions find themselves."""
    service, _plan = imported(sqlite_store, *UN)
    _draft, again = service.imports.preview(ANNA, "real", [Source(UN[0], DATA / UN[0])], UN[1])
    assert not again.changes
    assert not again.faults


def test_a_malformed_file_names_its_line_and_column(sqlite_store: Store) -> None:
    """Line 33, column 7; nothing is written."""
    service, plan = imported(sqlite_store, "kumu-format/mrvc-kumu-example-MALFORMED.json", How())
    (fault,) = plan.faults
    assert "33" in str(fault)
    assert "7" in str(fault)
    assert service.number(ANNA, "real") == 1
