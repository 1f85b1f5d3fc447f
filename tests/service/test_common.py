"""What partners have in common: goals, and what a goal lacks is said plainly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from meshwork import common_words
from meshwork.asker import Asker, Role
from meshwork.errors import NotAllowed
from meshwork.model import (
    About,
    Action,
    Belonging,
    Choice,
    Commitment,
    Community,
    Facts,
    Goal,
    Private,
    Session,
    Stakeholder,
    Towards,
    Work,
)
from meshwork.service import Service
from meshwork.stores import open_store
from meshwork.text import speak
from meshwork.when import When

ANNA, STRANGER = Asker("Anna", Role.FACILITATOR), Asker("Somebody", Role.NOBODY)
TODAY = date(2024, 5, 1)
FEW = Facts(
    community=(Community(id="lint", name="Lint"),),
    stakeholders=(
        Stakeholder(id="bakery", name="Bakery", sector="business"),
        Stakeholder(id="mill", name="Mill", sector="business"),
        Stakeholder(id="clinic", name="Clinic", sector="care"),
        Stakeholder(id="sam", name="Sam", kind="person"),
        Stakeholder(id="gerda", name="Gerda", kind="person", sector="citizen"),
        Stakeholder(id="piet", name="Piet", kind="person", sector="knowledge"),
        Stakeholder(id="anna", name="Anna", kind="person", facilitator=True),
    ),
    goals=(
        Goal(id="bread", title="Bread", opened=When.of("2023-11-10")),
        Goal(id="warm", title="Warm homes", theme="energy", opened=When.of("2023")),
        Goal(id="quiet", title="A quiet street", kind="dream"),
        Goal(id="walk", title="Walking"),
        Goal(id="swim", title="Swimming", opened=When.of("2024-09")),
        Goal(id="old", title="An old goal", opened=When.of("2020"), closed=When.of("2022-06-01")),
        Goal(id="help", title="Help"),
    ),
    commitments=(
        Commitment(id="k1", stakeholder="bakery", goal="bread", level="carrying", since=When.of("2023-11-10")),
        Commitment(id="k2", stakeholder="mill", goal="bread", since=When.of("2024-02-01")),
        Commitment(id="k3", stakeholder="clinic", goal="bread", level="interested"),
        Commitment(id="k4", stakeholder="clinic", goal="warm", until=When.of("2024-01-01")),
        Commitment(id="k5", stakeholder="sam", goal="warm"),
        Commitment(id="k6", stakeholder="gerda", goal="warm"),
        Commitment(id="k7", stakeholder="piet", goal="warm"),
        Commitment(id="k8", stakeholder="clinic", goal="quiet", level="interested"),
        Commitment(id="k9", stakeholder="mill", goal="walk"),
        Commitment(id="k10", stakeholder="anna", goal="help"),
    ),
    sessions=(
        Session(id="s1", date=When.of("2023-12-01"), title="Dough"),
        Session(id="s2", date=When.of("2024-04-15"), kind="call"),
        Session(id="s3", date=When.of("2024-06-01"), title="To come"),
    ),
    about=tuple(About(id=f"b{n}", session=f"s{n}", goal="bread") for n in (1, 2, 3)),
    actions=(
        Action(id="oven", title="An oven", kind="service", start=When.of("2024-01-01")),
        Action(id="sale", title="A sale", done=When.of("2024-02-01")),
    ),
    towards=(
        Towards(id="t1", action="oven", goal="bread"),
        Towards(id="t2", action="sale", goal="bread"),
    ),
    works_on=(Work(id="w1", stakeholder="bakery", action="oven", lead=True),),
    belongs_to=(Belonging(id="h", person="sam", organisation="clinic"),),
    choices=(
        Choice(id="c1", stakeholder="gerda", purpose="not_on_map"),
        Choice(id="c2", stakeholder="piet", purpose="objects"),
    ),
)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """Lint, in English. Sam belongs to the clinic; Gerda is not on the map, Piet objects; Anna facilitates."""
    store = open_store(f"sqlite:///{tmp_path / 'town.db'}")
    service = Service(store, now=lambda: datetime(2024, 5, 1, tzinfo=UTC), today=lambda: TODAY)
    service.seed(ANNA, FEW, Private())
    with speak("en"):
        yield service
    store.close()


def test_every_goal_tells_who_carries_it_and_what_it_lacks(service: Service) -> None:
    """Open ones by title, then to come, then closed; interest is not carrying, who objects is nowhere."""
    held = service.common.goals(ANNA, "lint")
    assert [(each.goal.id, each.state, each.lack) for each in held] == [
        ("quiet", "open", "nobody"),
        ("bread", "open", "one_sector"),
        ("help", "open", "facilitators"),
        ("walk", "open", "alone"),
        ("warm", "open", None),
        ("swim", "to_come", None),
        ("old", "closed", None),
    ]
    bread, warm = held[1], held[4]
    assert [each.name for each in bread.carriers] == ["Bakery", "Mill", "Clinic"]
    assert (bread.number, bread.sectors) == (2, ("business",))
    assert [each.id for each in bread.sessions] == ["s2", "s1"]  # that of June is yet to come
    assert [each.id for each in bread.actions] == ["oven", "sale"]  # what is done stands last
    # Sam has the sector of the clinic; Gerda counts, with hers, and is not named; Piet is not there at all
    assert ([each.name for each in warm.carriers], warm.number, warm.unnamed) == (["Sam"], 2, 1)
    assert (warm.sectors, [each.name for each in warm.former]) == (("care", "citizen"), ["Clinic"])


def test_what_a_goal_lacks_is_said_plainly(service: Service) -> None:
    """One sentence of each, and all of them in a few."""
    held = {each.goal.id: each for each in service.common.goals(ANNA, "lint")}
    assert [common_words.carried(held[each]) for each in ("quiet", "bread", "help", "walk", "warm", "old")] == [
        "Nobody carries it yet.",
        "2 partners carry it, all from one sector: business.",
        "Only facilitators carry it.",
        "Mill carries it alone.",
        "2 partners carry it, from 2 sectors: care and citizen.",
        "Nobody carries it now.",
    ]
    assert common_words.done_for(held["bread"]) == "2 meetings, the last on 15 April 2024. 2 services and actions."
    assert common_words.goals(tuple(held.values()))[:2] == (
        "5 goals are open.",
        "Nobody carries this one yet: A quiet street.",
    )
    assert common_words.goals(()) == ("No goal is open now.",)


def test_a_goal_moves_by_quarter(service: Service) -> None:
    """Bread from its opening in November: a meeting and one carrier, then the mill joins, then the call."""
    moved = service.common.moves(ANNA, "lint", "bread")
    assert [(each.quarter.isoformat(), each.sessions, each.carriers) for each in moved] == [
        ("2023-10-01", 1, 1),
        ("2024-01-01", 0, 2),
        ("2024-04-01", 1, 2),
    ]
    assert service.common.moves(ANNA, "lint", "swim") == ()
    assert service.common.goals(ANNA, "lint", date(2023, 11, 30))[1].lack == "alone"


def test_nobody_but_a_facilitator_asks(service: Service) -> None:
    """Every verb refuses."""
    common = service.common
    verbs: tuple[Callable[[Asker, str], object], ...] = (
        common.goals,
        common.win_win,
        common.deliveries,
        common.hosting,
        common.leading,
        common.teams,
        common.loads,
    )
    for ask in verbs:
        with pytest.raises(NotAllowed):
            ask(STRANGER, "lint")
    with pytest.raises(NotAllowed):
        common.moves(STRANGER, "lint", "bread")
