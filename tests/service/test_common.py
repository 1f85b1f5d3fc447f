"""What partners have in common: goals, and what a goal lacks is said plainly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from meshwork import common_words, goal_words
from meshwork.asker import Asker
from meshwork.delivery import Run, deliveries
from meshwork.errors import MeshworkError, NotAllowed
from meshwork.goals import goal_named, goals_on, moves
from meshwork.model import (
    About,
    Action,
    Attendance,
    Belonging,
    Brings,
    Choice,
    Commitment,
    Community,
    Facts,
    Gets,
    Goal,
    Membership,
    Needs,
    Session,
    Stakeholder,
    Team,
    Tie,
    Towards,
    Work,
)
from meshwork.network import record
from meshwork.service import Service
from meshwork.settings import Settings
from meshwork.teams import Load, Loads
from meshwork.text import speak
from meshwork.when import When
from meshwork.winwin import win_win
from tests.serving import ANNA, STRANGER, Serve

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
        Session(id="s2", date=When.of("2024-04-15"), kind="open_space"),
        Session(id="s3", date=When.of("2024-06-01"), title="To come"),
        Session(id="s4", date=When.of("2024-04-20"), kind="talk"),
    ),
    attendance=(
        Attendance(id="a1", stakeholder="anna", session="s1", role="host"),
        Attendance(id="a2", stakeholder="bakery", session="s1"),
        Attendance(id="a3", stakeholder="mill", session="s2", role="chair"),
        Attendance(id="a4", stakeholder="anna", session="s2", role="host"),
        Attendance(id="a5", stakeholder="clinic", session="s3", role="host"),
        Attendance(id="a6", stakeholder="anna", session="s4", role="host"),
    ),
    brings=(
        Brings(id="g1", stakeholder="bakery", what="Yesterday's bread", theme="Food"),
        Brings(id="g2", stakeholder="mill", what="Flour", theme="food", until=When.of("2024-01-01")),
        Brings(id="g3", stakeholder="gerda", what="Time", theme="food"),
        Brings(id="g4", stakeholder="clinic", what="A hall"),
    ),
    gets=(Gets(id="g5", stakeholder="clinic", what="Calm"),),
    needs=(
        Needs(id="g6", stakeholder="clinic", what="Lunch", theme="food"),
        Needs(id="g7", stakeholder="mill", what="Hands", theme="people"),
    ),
    teams=(Team(id="all", name="All hands"), Team(id="core", name="Core", kind="inner_circle")),
    members=(
        Membership(id="m1", stakeholder="bakery", team="core", role="chair", since=When.of("2023")),
        Membership(id="m2", stakeholder="gerda", team="core"),
        Membership(id="m3", stakeholder="mill", team="core", until=When.of("2023")),
    ),
    ties=(
        Tie(id="t1", source="anna", target="clinic", kind="collaborates", strength=2),
        Tie(id="t2", source="bakery", target="clinic", kind="knows", strength=2),
    ),
    about=tuple(About(id=f"b{n}", session=f"s{n}", goal="bread") for n in (1, 2, 3)),
    actions=(
        Action(id="oven", title="An oven", kind="service", start=When.of("2024-01-01")),
        Action(id="sale", title="A sale", done=When.of("2024-02-01")),
        Action(id="garden", title="A garden", start=When.of("2023-06-01"), due=When.of("2024-04-30")),
    ),
    towards=(
        Towards(id="t1", action="oven", goal="bread"),
        Towards(id="t2", action="sale", goal="bread"),
    ),
    works_on=(
        Work(id="w1", stakeholder="bakery", action="oven", lead=True),
        Work(id="w2", stakeholder="clinic", action="oven"),
        Work(id="w3", stakeholder="gerda", action="oven"),
        Work(id="w4", stakeholder="anna", action="garden", lead=True),
        Work(id="w5", stakeholder="mill", action="garden", since=When.of("2023"), until=When.of("2024-01-01")),
    ),
    belongs_to=(Belonging(id="h", person="sam", organisation="clinic"),),
    choices=(
        Choice(id="c1", stakeholder="gerda", purpose="not_on_map"),
        Choice(id="c2", stakeholder="piet", purpose="objects"),
    ),
)


@pytest.fixture
def service(serve: Serve) -> Service:
    """Lint, in English. Sam belongs to the clinic; Gerda is not on the map, Piet objects; Anna facilitates."""
    return serve(FEW, now=lambda: datetime(2024, 5, 1, tzinfo=UTC), today=lambda: TODAY)


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
    assert [goal_words.carried(held[each]) for each in ("quiet", "bread", "help", "walk", "warm", "old")] == [
        "Nobody carries it yet.",
        "2 partners carry it, all from one sector: business.",
        "Only facilitators carry it.",
        "Mill carries it alone.",
        "2 partners carry it, from 2 sectors: care and health and citizen.",
        "Nobody carries it now.",
    ]
    assert goal_words.done_for(held["bread"]) == "2 meetings, the last on 15 April 2024. 2 services and actions."
    assert goal_words.goals(tuple(held.values()))[:2] == (
        "5 goals are open.",
        "Nobody carries this one yet: A quiet street.",
    )
    assert goal_words.goals(()) == ("No goal is open now.",)


def test_a_partner_with_two_commitments_carries_a_goal_alone() -> None:
    """The mill committed itself to walking and carries it since; that is one partner."""
    carrying = Commitment(id="k11", stakeholder="mill", goal="walk", level="carrying", since=When.of("2024-03"))
    facts = replace(FEW, commitments=(*FEW.commitments, carrying))
    walk = next(each for each in goals_on(record(facts, Settings()), TODAY) if each.goal.id == "walk")
    assert (walk.number, walk.lack) == (1, "alone")
    with speak("en"):
        assert goal_words.carried(walk) == "Mill carries it alone."


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


def test_whoever_carries_a_goal_twice_over_moves_it_once() -> None:
    """The bakery since November, for a month beside a second commitment of its own, and no more from March on."""
    first = Commitment(id="k1", stakeholder="bakery", goal="bread", since=When.of("2023-11-10"))
    again = (
        replace(first, until=When.of("2024-01-15")),
        replace(first, id="k11", since=When.of("2023-12-15"), until=When.of("2024-03-01")),
    )
    facts = replace(FEW, commitments=again, about=())
    moved = moves(record(facts, Settings()), "bread", TODAY)
    assert [each.carriers for each in moved] == [1, 0, 0]


def test_of_many_goals_a_few_are_named_and_the_rest_counted() -> None:
    """Nine that nobody carries: six by name, three more."""
    goals = tuple(Goal(id=f"g{n}", title=f"Goal {n}") for n in range(1, 10))
    held = goals_on(record(replace(FEW, goals=goals, commitments=(), about=(), towards=()), Settings()), TODAY)
    with speak("en"):
        assert goal_words.goals(held) == (
            "9 goals are open.",
            "Nobody carries these yet: Goal 1; Goal 2; Goal 3; Goal 4; Goal 5; Goal 6 and 3 more.",
        )


def test_the_win_win_table_says_who_gets_nothing_and_who_may_help_whom(service: Service) -> None:
    """The bakery gets nothing; its bread may be the clinic's lunch, and they know each other. What the mill
    brought is over, Gerda is not named, and nothing has the theme of hands."""
    table = service.common.win_win(ANNA, "lint")
    assert [(each.name, each.gives_only) for each in table.rows] == [
        ("Bakery", True),
        ("Mill", False),
        ("Clinic", False),
        ("Anna", False),
        ("Sam", False),
    ]
    assert [(each.who, each.by, each.tied) for each in table.matches] == [("Clinic", "Bakery", True)]
    assert table.unnamed == 1
    assert common_words.win_win(table) == (
        "1 partner brings something and gets nothing back yet.",
        "1 need may be met by what another brings.",
        "Of 2 partners nothing is known yet.",
    )


def test_a_facilitator_who_gets_nothing_is_no_partner_who_gets_nothing() -> None:
    """Anna brings a hand; only the bakery and Gerda are partners who bring and get nothing."""
    facts = replace(FEW, brings=(*FEW.brings, Brings(id="g8", stakeholder="anna", what="A hand")))
    table = win_win(record(facts, Settings()), TODAY)
    assert [each.name for each in table.rows if each.gives_only] == ["Bakery", "Gerda"]
    hers = win_win(record(replace(facts, brings=facts.brings[-1:]), Settings()), TODAY)
    with speak("en"):
        assert not any("brings something" in each for each in common_words.win_win(hers))


def test_what_an_organisation_brings_is_no_answer_to_the_need_of_who_belongs_to_it() -> None:
    """Sam, of the clinic, needs a hall: that of the clinic is no match, that of the mill is; before, both were."""
    facts = replace(
        FEW,
        brings=(
            Brings(id="g4", stakeholder="clinic", what="A hall", theme="room"),
            Brings(id="g8", stakeholder="mill", what="A loft", theme="room"),
        ),
        needs=(Needs(id="g9", stakeholder="sam", what="A room", theme="room"),),
        belongs_to=(Belonging(id="h", person="sam", organisation="clinic", since=When.of("2024-02-01")),),
    )
    read = record(facts, Settings())
    assert [each.by for each in win_win(read, TODAY).matches] == ["Mill"]
    assert [each.by for each in win_win(read, date(2024, 1, 1)).matches] == ["Clinic", "Mill"]


def test_what_partners_deliver_says_who_leads_and_which_sectors_it_crosses(service: Service) -> None:
    """The oven is led by the bakery, with Gerda counted; the garden by a facilitator alone; the sale is done."""
    oven, garden, sale = service.common.deliveries(ANNA, "lint")
    assert (oven.action.id, oven.led, oven.number, oven.unnamed) == ("oven", "partners", 3, 1)
    assert oven.sectors == ("business", "care", "citizen")
    assert ([each.name for each in oven.parts], [each.title for each in oven.goals]) == (
        ["Bakery", "Clinic"],
        ["Bread"],
    )
    assert (garden.led, [each.name for each in garden.parts]) == ("facilitators", ["Anna"])  # the mill left it
    assert (sale.action.id, sale.done, sale.led) == ("sale", True, None)
    assert common_words.deliveries((oven, garden, sale)) == (
        "Going on: 1 service and 1 action.",
        "1 of them crosses sectors.",
        "Led by facilitators alone: A garden.",
    )


def test_on_a_past_day_what_had_not_begun_is_not_there_and_what_was_done_later_goes_on() -> None:
    """In December the garden goes on, and so does the sale, done in February; the oven begins in January. What is
    planned for later is told."""
    actions = (
        *(replace(each, status="done") if each.id == "sale" else each for each in FEW.actions),
        Action(id="fair", title="A fair", start=When.of("2024-03"), status="planned"),
    )
    read = record(replace(FEW, actions=actions), Settings())
    assert [(each.action.id, each.done, each.to_come) for each in deliveries(read, date(2023, 12, 1))] == [
        ("garden", False, False),
        ("sale", False, False),
        ("fair", False, True),
    ]
    assert [(each.action.id, each.done) for each in deliveries(read, TODAY)] == [
        ("oven", False),
        ("fair", False),
        ("garden", False),
        ("sale", True),
    ]


def test_what_begins_later_is_told_today_and_not_as_going_on(service: Service) -> None:
    """The fair of September stands last with who will work on it; on a past day it would be hindsight."""
    service.edits.add(ANNA, "lint", "actions", {"title": "A fair", "start": "2024-09-01"})
    (fair,) = (each.id for each in service.facts(ANNA, "lint").actions if each.title == "A fair")
    service.edits.add(ANNA, "lint", "works_on", {"stakeholder": "mill", "action": fair, "since": "2024-09-01"})
    found = service.common.deliveries(ANNA, "lint")
    assert [(each.action.title, each.to_come) for each in found if not each.done] == [
        ("An oven", False),
        ("A garden", False),
        ("A fair", True),
    ]
    assert [part.name for part in found[2].parts] == ["Mill"]
    assert common_words.deliveries(found)[0] == "Going on: 1 service and 1 action."
    assert common_words.deliveries(found)[-1] == "Begins later: A fair."
    assert common_words.deliveries(found[2:3]) == ("Nothing is going on now.", "Begins later: A fair.")
    before = service.common.deliveries(ANNA, "lint", date(2024, 4, 30))
    assert "A fair" not in {each.action.title for each in before}


def test_who_runs_the_meetings_is_told_by_quarter(service: Service) -> None:
    """Anna alone in December; in April the mill beside her, so partners; no talk, and nothing that is yet to come."""
    runs = service.common.hosting(ANNA, "lint")
    assert [(each.quarter.isoformat(), each.partners, each.facilitators) for each in runs] == [
        ("2023-10-01", 0, 1),
        ("2024-01-01", 0, 0),
        ("2024-04-01", 1, 0),
    ]
    assert [(each.partners, each.facilitators) for each in service.common.leading(ANNA, "lint")] == [
        (0, 1),
        (0, 0),
        (0, 0),
        (1, 0),
        (0, 0),
    ]


def test_under_fifteen_both_counts_are_told_and_no_share() -> None:
    """Nine of fourteen; of twenty also the share; nothing where nothing is known."""
    year = date(2023, 1, 1)
    with speak("en"):
        assert common_words.ran_meetings(Run(year, 9, 5), None).endswith("partners ran 9.")
        told = common_words.ran_meetings(Run(year, 15, 5), Run(year, 1, 2))
        assert told.endswith("partners ran 15 (75\u00a0%). The year before: 1 of 3.")
        assert common_words.ran_meetings(None, None).startswith("Once it is written down")
        assert common_words.ran_meetings(Run(year, 1, 0), None).endswith("was run by a partner.")
        assert common_words.led_actions(Run(year, 1, 0), None).endswith("is led by a partner.")
        assert common_words.led_actions(Run(year, 0, 1), None).endswith("is led by a facilitator.")


def test_teams_tell_who_is_in_them_and_who_was(service: Service) -> None:
    """The inner circle first; Gerda is counted; the mill has left it."""
    core, hands = service.common.teams(ANNA, "lint")
    assert ([each.name for each in core.members], [each.name for each in core.former]) == (["Bakery"], ["Mill"])
    assert (core.unnamed, hands.team.name, hands.members) == (1, "All hands", ())


def test_a_tie_is_held_by_who_more_than_half_of_it_runs_through(service: Service) -> None:
    """The mill spoke with Anna alone. The clinic works together with Anna (4), delivers with the bakery (6, and knows
    it, 1) and with Gerda (6): shared. Anna leads the garden that was promised for yesterday."""
    found = service.common.loads(ANNA, "lint")
    assert [(each.name, [name for _id, name in each.holds]) for each in found.each] == [
        ("Anna", ["Mill"]),
        ("Bakery", []),
    ]
    assert found.shared == 1
    (promise,) = found.each[0].promises
    assert (promise.action.id, promise.late) == ("garden", True)
    assert found.each[1].promises == ()  # the oven was promised for no day


def test_of_ties_that_nobody_holds_nothing_is_said() -> None:
    """Nobody held and two shared: only those are told. Nothing at all: nothing is said."""
    anna = Load("anna", "Anna", facilitator=True, teams=(), holds=(), unnamed=0, promises=())
    with speak("en"):
        assert common_words.loads(Loads((anna,), 2, 0)) == ("Of 2 partners it is shared among several.",)
        assert common_words.loads(Loads((anna,), 0, 0)) == ()


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


@pytest.mark.parametrize(
    ("named", "meant"),
    [("old", "old"), ("HOUSING", "new"), ("b", "b"), (" sówing ", "seed"), ("Bread", "b"), ("cafe", "café")],
)
def test_a_goal_is_meant_by_its_id_before_any_title_and_the_open_one_of_a_title(named: str, meant: str) -> None:
    """Housing closed in 2020 and was taken up again; a goal called b stands before the one of that id; of the two
    called Bread one is yet to come; who asks for sowing means the only one, though it is closed."""
    goals = (
        Goal(id="old", title="Housing", closed=When.of("2020")),
        Goal(id="new", title="Housing"),
        Goal(id="a", title="b"),
        Goal(id="later", title="Bread", opened=When.of("2025")),
        Goal(id="b", title="Bread", closed=When.of("2024-12-31")),
        Goal(id="seed", title="Sowing", closed=When.of("2021")),
        Goal(id="café", title="Café"),
    )
    assert goal_named(goals, named, TODAY).id == meant


@pytest.mark.parametrize("closed", [None, When.of("2020")], ids=["open", "closed"])
def test_of_several_goals_of_one_title_an_id_is_asked_for(closed: When | None) -> None:
    """Two that are open, or two that are closed: neither is more meant than the other."""
    goals = tuple(Goal(id=each, title="Housing", closed=closed) for each in ("one", "two"))
    with speak("en"), pytest.raises(MeshworkError, match=r'several goals "housing"\. Give an id: one, two'):
        goal_named(goals, "housing", TODAY)
