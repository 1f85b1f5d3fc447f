"""Who objects is not read, and who only wants to stay off the map is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from meshwork.change import Changes, every
from meshwork.errors import MeshworkError
from meshwork.model import Choice, Community, Extra, Facts
from meshwork.network.atlas import View
from meshwork.network.consent import heard
from meshwork.service import Service
from meshwork.when import When
from tests.reading.town import Town, partners
from tests.reading.town import every as days
from tests.serving import ANNA, Serve

TODAY = date(2024, 5, 1)


def choosing(purpose: str, since: str | None = None, until: str | None = None) -> Facts:
    """Six who met every week of 2023, one of whom chose something."""
    town = Town()
    for day in days(7, "2023-01-02", "2023-12-25"):
        town.meet(day, *partners(6))
    town.goal("warm", "p00", "p01").tie("p00", "p05", "knows").team("core", "p00", "p05").belongs("sam", "p00")
    begun, ended = (When.of(each) if each else None for each in (since, until))
    choice = Choice(id="c", stakeholder="p00", purpose=purpose, since=begun, until=ended)
    extra = Extra(id="x", of_kind="stakeholders", of="p00", column="shoe size", value="41")
    return replace(town.facts(), choices=(choice,), extras=(extra,))


@pytest.fixture
def service(serve: Serve) -> Service:
    """Stands on 1 May 2024, and writes on the first of a month later than the one before."""
    moments = iter(datetime(2024, month, 1, 12, tzinfo=UTC) for month in range(1, 12))
    return serve(now=lambda: next(moments), today=lambda: TODAY)


def told(service: Service, facts: Facts) -> None:
    """Write a town down."""
    service.write(ANNA, "town", Changes((Community(id="town", name="Town"), *every(facts))), "found")


@pytest.mark.parametrize(
    ("purpose", "since", "until", "left"),
    [
        ("objects", None, None, 5),
        ("objects", "2024-05-01", None, 5),
        ("objects", "2024-05-02", None, 6),
        ("objects", "2023-01-01", "2024-05-01", 6),
        ("not_on_map", None, None, 6),
    ],
)
def test_who_objects_today_is_in_no_reading_of_any_day(
    service: Service, purpose: str, since: str | None, until: str | None, left: int
) -> None:
    """From the day the choice is in force, in 2023 as well; not before it, not after it was taken back."""
    told(service, choosing(purpose, since, until))
    reading = service.path(ANNA, "town", to=date(2023, 12, 31)).readings[-1]
    assert reading.active == left


def test_nothing_that_is_about_who_objects_stays() -> None:
    """Neither itself, nor a commitment, a tie, a seat in a team, a column; session and team are still there."""
    facts = choosing("objects")
    left = heard(facts, TODAY)
    assert "p00" not in {
        getattr(fact, name) for fact in every(left) for name in fact.__slots__ if hasattr(fact, name)
    }
    assert (len(left.sessions), len(left.teams), len(left.goals)) == (52, 1, 1)
    assert [each.stakeholder for each in left.commitments] == ["p01"]
    assert (left.ties, left.extras, left.belongs_to) == ((), (), ())
    assert len(left.attendance) == len(facts.attendance) - 52


def test_who_began_a_session_and_objects_leaves_the_session() -> None:
    """The session is kept; who took the initiative is not."""
    facts = choosing("objects")
    begun = replace(facts, sessions=tuple(replace(each, started_by="p00") for each in facts.sessions))
    assert {each.started_by for each in heard(begun, TODAY).sessions} == {None}


def test_who_objects_is_on_no_map_in_no_search_and_in_no_panel(service: Service) -> None:
    """And the panel says that somebody may want to be left out."""
    told(service, choosing("objects"))
    assert "p00" not in {each.id for each in service.maps.atlas(ANNA, "town", View()).places}
    assert [each.id for each in service.search(ANNA, "town", "p0")] == ["p01", "p02", "p03", "p04", "p05"]
    assert [each.stakeholder for each in service.meant(ANNA, "town", "goal", "warm")] == ["p01"]
    with pytest.raises(MeshworkError, match="left out"):
        service.card(ANNA, "town", "p00", TODAY)


def test_who_is_not_on_the_map_is_counted(service: Service) -> None:
    """Six are active and five are drawn."""
    told(service, choosing("not_on_map"))
    assert len({each.id for each in service.maps.atlas(ANNA, "town", View()).places} & set(partners(6))) == 5


def test_who_is_not_on_the_map_is_not_searched_for_on_it(service: Service) -> None:
    """p05 is found and p00 is not."""
    told(service, choosing("not_on_map"))
    assert [each.id for each in service.search(ANNA, "town", "p05")] == ["p05"]
    assert service.search(ANNA, "town", "p00") == ()


def test_who_is_not_on_the_map_is_in_no_panel_of_it(service: Service) -> None:
    """p05 met all five others and says that it knows p00, who chose not to be on the map: its panel names four."""
    told(service, choosing("not_on_map"))
    december = date(2023, 12, 31)
    assert sorted(each.id for each in service.card(ANNA, "town", "p05", december).ties) == [
        "p01",
        "p02",
        "p03",
        "p04",
    ]
    for refused in (
        lambda: service.card(ANNA, "town", "p00", december),
        lambda: service.bond(ANNA, "town", "p05", "p00", december),
    ):
        with pytest.raises(MeshworkError, match="left out"):
            refused()


def test_an_old_report_can_be_made_again_although_facts_were_added_since(service: Service) -> None:
    """Written down in January; in February a seventh is added to every session: then six were known, now seven.

    Who objected since is left out of the old report too.
    """
    told(service, choosing("name_in_stories"))
    later = Town()
    for day in days(7, "2023-01-02", "2023-12-25"):
        later.meet(day, "p06")
    joined = tuple(replace(each, id=f"late-{each.id}") for each in later.facts().attendance)
    service.write(ANNA, "town", Changes((*later.facts().stakeholders, *joined)), "add")
    end, known = date(2023, 12, 31), datetime(2024, 1, 31, tzinfo=UTC)

    def active() -> tuple[int, int]:
        return (
            service.path(ANNA, "town", to=end).readings[-1].active,
            service.path(ANNA, "town", to=end, known_at=known).readings[-1].active,
        )

    assert active() == (7, 6)
    service.write(ANNA, "town", Changes((Choice(id="d", stakeholder="p05", purpose="objects"),)), "add")
    assert active() == (6, 5)
