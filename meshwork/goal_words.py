"""Goals in sentences: who carries one, what it lacks, what is done for it."""

from __future__ import annotations

from collections.abc import Sequence

from meshwork.common_words import sectors
from meshwork.goals import Held
from meshwork.kept_words import when
from meshwork.text import _, day, plural

NAMED = 6
"""So many goals of a kind are named in a sentence, and the others counted."""


def carried(held: Held) -> str:
    """Who carries a goal, and plainly what it lacks."""
    if held.lack == "one_sector":
        return plural(
            "{n} partner carries it, from one sector only: {sector}.",
            "{n} partners carry it, all from one sector: {sector}.",
            held.number,
            sector=sectors(held.sectors),
        )
    if held.lack == "alone":
        (name,) = dict.fromkeys(each.name for each in held.carrying) or (_("One partner"),)
        return _("{name} carries it alone.", name=name)
    if held.lack == "facilitators":
        return _("Only facilitators carry it.")
    if not held.number:
        return _("Nobody carries it yet.") if held.lack else _("Nobody carries it now.")
    if not held.sectors:
        return plural("{n} partner carries it.", "{n} partners carry it.", held.number)
    return plural(
        "{n} partner carries it, from {several} sectors: {sectors}.",
        "{n} partners carry it, from {several} sectors: {sectors}.",
        held.number,
        several=len(held.sectors),
        sectors=sectors(held.sectors),
    )


def done_for(held: Held) -> str:
    """The meetings about a goal, and what is done for it."""
    met = (
        plural("{n} meeting, on {day}.", "{n} meetings, the last on {day}.", len(held.sessions), day=_last(held))
        if held.sessions
        else _("No meeting about it yet.")
    )
    done = plural("{n} service or action.", "{n} services and actions.", len(held.actions)) if held.actions else ""
    return " ".join(filter(None, (met, done)))


def state(held: Held) -> str:
    """Since when it is open, or when it was closed, or will open; nothing where that was not written down."""
    goal = held.goal
    if held.state == "to_come" and goal.opened:
        return _("opens on {day}", day=when(goal.opened))
    if goal.closed and goal.opened:
        return _("open from {since} to {until}", since=when(goal.opened), until=when(goal.closed))
    if goal.closed:
        return _("closed on {day}", day=when(goal.closed))
    return _("open since {day}", day=when(goal.opened)) if goal.opened else ""


def goals(several: Sequence[Held]) -> tuple[str, ...]:
    """All goals in a sentence or a few: how many are open, and plainly which lack somebody."""
    open_ = [each for each in several if each.state == "open"]
    if not open_:
        return (_("No goal is open now."),)
    lacking = [each for each in open_ if each.lack]
    told = [plural("{n} goal is open.", "{n} goals are open.", len(open_))]
    for lack, one, many in (
        ("nobody", _("Nobody carries this one yet: {goals}."), _("Nobody carries these yet: {goals}.")),
        ("facilitators", _("Only facilitators carry: {goals}."), _("Only facilitators carry: {goals}.")),
        ("alone", _("One partner alone carries: {goals}."), _("One partner alone carries each of these: {goals}.")),
        (
            "one_sector",
            _("From one sector only is carried: {goals}."),
            _("From one sector only are carried: {goals}."),
        ),
    ):
        which = [each.goal.title for each in open_ if each.lack == lack]
        if which:
            told.append((one if len(which) == 1 else many).format(goals=_some(which)))
    if not lacking:
        told.append(
            _("Partners of two or more sectors carry it.")
            if len(open_) == 1
            else _("Each of them is carried by partners of two or more sectors.")
        )
    return tuple(told)


def _some(titles: Sequence[str]) -> str:
    """Titles in a row; of many the first few, and how many more."""
    if len(titles) <= NAMED + 1:
        return "; ".join(titles)
    rest = plural("and {n} more", "and {n} more", len(titles) - NAMED)
    return f"{'; '.join(titles[:NAMED])} {rest}"


def _last(held: Held) -> str:
    return day(held.sessions[0].date.start)
