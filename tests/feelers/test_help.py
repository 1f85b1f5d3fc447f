"""What may help against which reasons, and who could help."""

from __future__ import annotations

from datetime import date

import pytest

from meshwork.feelers import Helper, Reason
from meshwork.feelers.care import may_help
from meshwork.feelers.help import helpers
from meshwork.feelers.rhythm import Contacts
from meshwork.feelers.sight import Sight
from meshwork.model import Private
from tests.reading.town import Town

SPENT, DOUBT = Reason("signal", points=3, count=-2), Reason("signal", points=1, of=1)
SILENT, MISSED, DRIFT = Reason("silence", points=3), Reason("missed", points=2), Reason("drift", points=1)
NO_GOAL, THIN = Reason("no_goal"), Reason("thin")


@pytest.mark.parametrize(
    ("reasons", "helps"),
    [
        ((SPENT, DRIFT, NO_GOAL), "let_go"),
        ((SPENT, NO_GOAL), "talk"),
        ((SPENT, DRIFT), "talk"),
        ((SILENT, MISSED, DRIFT, NO_GOAL), "talk"),
        ((DOUBT, MISSED), "talk"),
        ((SILENT, NO_GOAL), "call"),
        ((MISSED, Reason("weaker", points=2), Reason("no_tie")), "call"),
        ((Reason("no_tie"), NO_GOAL), "bring_together"),
        ((Reason("through_facilitator"), THIN), "bring_together"),
        ((Reason("one_thread"),), "bring_together"),
        ((Reason("own_sector"),), "bring_together"),
        ((THIN, NO_GOAL), "call"),
        ((NO_GOAL,), "talk"),
    ],
)
def test_a_doubt_asks_for_a_talk_silence_for_a_call_and_nobody_is_let_go_for_silence(
    reasons: tuple[Reason, ...], helps: str
) -> None:
    """To let go needs all three: no energy left, another course, and no open goal."""
    assert may_help(reasons) == helps


def asked(town: Town, *hidden: str, new: bool = True) -> Helper | None:
    """Who could help the ferry."""
    record = town.record()
    sight = Sight(record, date(2024, 6, 30), Private(), Contacts.of(record))
    return helpers(sight, [("ferry", new)], hidden).get("ferry")


def town() -> Town:
    """The ferry carries bread and knows the mill. Bread is carried by the forge, which is of its own sector and has
    most ties, by the school, by the clinic, which has one tie more than the school, and by who facilitates."""
    made = Town().who("ferry", "mill", "forge", "well", "barn", sector="business").who("clinic", sector="care")
    made.who("school", sector="knowledge").who("ann", facilitator=True, kind="person")
    made.goal("bread", "ferry", "forge", "school", "clinic", "ann")
    for one, other in (
        ("ferry", "mill"),
        *(("forge", each) for each in ("well", "barn", "mill")),
        *(("clinic", each) for each in ("well", "barn")),
        ("school", "well"),
        *(("ann", each) for each in ("well", "barn", "mill", "forge")),
    ):
        made.tie(one, other, "collaborates", since="2024-01-01")
    return made


def test_who_is_brought_together_with_it_carries_its_goal_is_new_to_it_and_of_another_sector() -> None:
    """The clinic has more ties than the school; where it is not to be named the school is, then the forge."""
    assert asked(town()) == Helper("clinic", "bread")
    assert asked(town(), "clinic") == Helper("school", "bread")
    assert asked(town(), "clinic", "school") == Helper("forge", "bread")


def test_else_who_stands_closest_could_help_and_it_is_said_what_they_share() -> None:
    """With nobody new the mill, its only tie; once the mill carries bread too, that is told."""
    assert asked(town(), "clinic", "school", "forge") == Helper("mill", None, tied=True)
    assert asked(town().commit("bread", "mill"), new=False) == Helper("mill", "bread", tied=True)


def test_where_nobody_is_found_nobody_is_named() -> None:
    """The ferry alone, and with a facilitator alone."""
    assert asked(Town().who("ferry")) is None
    ann = Town().who("ann", facilitator=True).tie("ferry", "ann", "collaborates", since="2024-01-01")
    assert asked(ann) is None
