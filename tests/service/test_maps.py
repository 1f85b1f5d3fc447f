"""What the service promises of the map as it is kept: pins, a map drawn anew, and the numbers for sizes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain, repeat

import pytest

from meshwork.errors import NotAllowed
from meshwork.model import Choice, Community, Facts, Stakeholder, Tie
from meshwork.network.atlas import Place, View
from meshwork.service import Asker, Service
from meshwork.when import When
from tests.browser import town
from tests.serving import ANNA, STRANGER, Serve

WHOLE = View()
STAR = Facts(
    community=(Community(id="town", name="Town"),),
    stakeholders=tuple(Stakeholder(id=each, name=each.upper()) for each in "abcdef"),
    ties=tuple(
        Tie(id=one + other, source=one, target=other, kind="collaborates", since=When.of("2024-01-01"))
        for one, other in (("b", "a"), ("b", "c"), ("b", "d"), ("e", "f"))
    ),
)
"""A star: b is tied to a, c and d; and the pair e, f."""


@pytest.fixture
def service(serve: Serve) -> Service:
    """The star."""
    return serve(STAR, now=lambda: datetime(2024, 5, 1, 12, tzinfo=UTC), today=lambda: date(2024, 5, 1))


def place(service: Service, who: str) -> Place:
    return next(each for each in service.maps.atlas(ANNA, "town", WHOLE).places if each.id == who)


def test_who_is_pinned_stays_also_when_the_map_is_drawn_anew(service: Service) -> None:
    """a is put at (300, 200) and is found there at once and after drawing anew; nobody else is pinned."""
    assert not place(service, "a").pinned
    service.maps.pin(ANNA, "town", WHOLE, "a", (300.0, 200.0))
    assert (place(service, "a").x, place(service, "a").y, place(service, "a").pinned) == (300.0, 200.0, True)
    service.maps.redraw(ANNA, "town", WHOLE)
    assert (place(service, "a").x, place(service, "a").y) == (300.0, 200.0)
    assert [each.id for each in service.maps.atlas(ANNA, "town", WHOLE).places if each.pinned] == ["a"]


def test_who_is_let_go_stays_until_the_map_is_drawn_anew(service: Service) -> None:
    """Far out at (900, 900) by hand; let go it is still there, and drawn anew it is back with the others."""
    service.maps.pin(ANNA, "town", WHOLE, "a", (900.0, 900.0))
    service.maps.unpin(ANNA, "town", WHOLE, "a")
    assert (place(service, "a").x, place(service, "a").pinned) == (900.0, False)
    service.maps.redraw(ANNA, "town", WHOLE)
    assert place(service, "a").x < 800


def test_a_map_drawn_anew_can_be_put_back(service: Service) -> None:
    """Before drawing anew a let-go partner stood at (900, 900): put back it stands there, put back twice not."""
    service.maps.pin(ANNA, "town", WHOLE, "a", (900.0, 900.0))
    service.maps.unpin(ANNA, "town", WHOLE, "a")
    new = next(each for each in service.maps.redraw(ANNA, "town", WHOLE).places if each.id == "a").x
    assert next(each for each in service.maps.put_back(ANNA, "town", WHOLE).places if each.id == "a").x == 900.0
    assert next(each for each in service.maps.put_back(ANNA, "town", WHOLE).places if each.id == "a").x == new


def test_only_a_facilitator_moves_the_map(service: Service) -> None:
    """Nobody else pins, lets go, draws anew or puts back."""
    for change in (
        lambda: service.maps.pin(STRANGER, "town", WHOLE, "a", (1.0, 1.0)),
        lambda: service.maps.unpin(STRANGER, "town", WHOLE, "a"),
        lambda: service.maps.redraw(STRANGER, "town", WHOLE),
        lambda: service.maps.put_back(STRANGER, "town", WHOLE),
        lambda: service.bond(STRANGER, "town", "a", "b", date(2024, 5, 1)),
        lambda: service.maps.measured(STRANGER, "town", "betweenness"),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_what_a_facilitator_looked_at_is_not_told_to_a_stranger_either(service: Service) -> None:
    """Anna asks for each reading first, so that its answer is kept; a stranger who asks the same is refused."""
    day = date(2024, 5, 1)
    readings: tuple[Callable[[Asker], object], ...] = (
        lambda who: service.maps.atlas(who, "town", WHOLE),
        lambda who: service.maps.journey(who, "town"),
        lambda who: service.maps.parts(who, "town"),
        lambda who: service.maps.measured(who, "town", "betweenness"),
        lambda who: service.path(who, "town", to=day),
        lambda who: service.metrics(who, "town", day),
        lambda who: service.record(who, "town"),
        lambda who: service.facts(who, "town"),
        lambda who: service.card(who, "town", "a", day),
        lambda who: service.search(who, "town", "A"),
    )
    for reading in readings:
        reading(ANNA)
        with pytest.raises(NotAllowed):
            reading(STRANGER)


def test_a_number_is_told_by_stakeholder_for_the_days_of_the_slider(service: Service) -> None:
    """All three pairs of the star pass through b, so b has the whole of all betweenness from the first day on."""
    assert service.maps.measured(ANNA, "town", "betweenness") == {
        who: ((0, 1.0),) if who == "b" else () for who in "abcdef"
    }


def test_a_tie_is_told_with_its_evidence(service: Service) -> None:
    """Working together at the usual strength weighs 4 and does not fade while it lasts; strangers have none."""
    tie = service.bond(ANNA, "town", "a", "b", date(2024, 5, 1))
    assert tie.ends == (("a", "A"), ("b", "B"))
    assert [(each.kind, each.since, each.weight) for each in tie.whys] == [("collaborates", date(2024, 1, 1), 4.0)]
    assert (tie.strength, tie.fading) == (4.0, False)
    assert service.bond(ANNA, "town", "a", "e", date(2024, 5, 1)).whys == ()


def test_of_a_large_community_it_is_told_in_which_part_each_is_and_of_a_small_one_nothing(
    service: Service, serve: Serve
) -> None:
    """Everybody of nine hundred stands in one of the places of the overview; six on one map stand in none."""
    assert service.maps.parts(ANNA, "town") == {}
    facts = town.large()
    large = serve(facts, today=lambda: town.TODAY)
    parts = large.maps.parts(ANNA, "circles")
    assert parts.keys() == {each.id for each in facts.stakeholders}
    assert set(parts.values()) == {each.id for each in large.maps.atlas(ANNA, "circles", View()).places}


@pytest.mark.parametrize("reads", range(12))
def test_what_is_asked_around_midnight_is_not_kept_as_that_of_the_next_day(serve: Serve, reads: int) -> None:
    """Whichever time the clock is read first on the first of June: who asks later that day is told of that day.

    From then on F objects, and a month more is on the slider.
    """
    evening, morning = date(2024, 5, 31), date(2024, 6, 1)
    clock = chain(repeat(evening, reads), repeat(morning))
    objects = Choice(id="o", stakeholder="f", purpose="objects", since=When.of("2024-06-01"))
    service, after = (
        serve(replace(STAR, choices=(objects,)), today=today) for today in (lambda: next(clock), lambda: morning)
    )

    def asked(of: Service) -> object:
        maps, listed = of.maps, of.partners.list(ANNA, "town")
        return maps.measured(ANNA, "town", "betweenness"), maps.atlas(ANNA, "town", WHOLE).steps, listed

    asked(service)
    next(day for day in clock if day == morning)
    assert asked(service) == asked(after)
