"""What partners have in common, in sentences: the same on a page and on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema import kinds
from meshwork.delivery import Delivery, Run
from meshwork.goals import Held
from meshwork.nouns import choice, sector
from meshwork.text import _, day, number, plural
from meshwork.weaving.introductions_words import listed
from meshwork.winwin import Table

SMALL = 15
"""Under so many a share would say more than is known: then both counts are told."""


def sectors(keys: Sequence[str]) -> str:
    """Sectors in a row of words."""
    return listed([sector(each).lower() for each in keys])


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
        (name,) = [each.name for each in held.carrying] or (_("One partner"),)
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
        return _("opens on {day}", day=day(goal.opened.start))
    if goal.closed and goal.opened:
        return _("open from {since} to {until}", since=day(goal.opened.start), until=day(goal.closed.start))
    if goal.closed:
        return _("closed on {day}", day=day(goal.closed.start))
    return _("open since {day}", day=day(goal.opened.start)) if goal.opened else ""


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
            told.append((one if len(which) == 1 else many).format(goals="; ".join(which)))
    if not lacking:
        told.append(
            _("Partners of two or more sectors carry it.")
            if len(open_) == 1
            else _("Each of them is carried by partners of two or more sectors.")
        )
    return tuple(told)


def _last(held: Held) -> str:
    return day(held.sessions[0].date.start)


def ran_meetings(now: Run | None, before: Run | None) -> str:
    """Who ran the meetings of the past year, and the year before; shares only where there are enough."""
    if now is None or not now.number:
        return _("Nobody has written down yet who hosts or chairs the meetings.")
    told = plural(
        "Of the one meeting of the past year of which it is known who ran it, partners ran {part}.",
        "Of the {n} meetings of the past year of which it is known who ran them, partners ran {part}.",
        now.number,
        part=_part(now),
    )
    if before is not None and before.number:
        told += " " + _("The year before: {part} of {n}.", part=_part(before), n=number(before.number))
    return told


def led_actions(now: Run | None, before: Run | None) -> str:
    """Who led what was begun in the past year, and the year before."""
    if now is None or not now.number:
        return _("Nothing was begun in the past year of which it is known who leads it.")
    told = plural(
        "Of the one action begun in the past year, partners lead {part}.",
        "Of the {n} services and actions begun in the past year, partners lead {part}.",
        now.number,
        part=_part(now),
    )
    if before is not None and before.number:
        told += " " + _("The year before: {part} of {n}.", part=_part(before), n=number(before.number))
    return told


def _part(run: Run) -> str:
    if run.number < SMALL:
        return number(run.partners)
    return _("{n} ({share} %)", n=number(run.partners), share=number(100 * run.partners / run.number))


def delivered(each: Delivery) -> str:
    """Who leads an action, across which sectors."""
    if each.led == "facilitators":
        led = _("Led by a facilitator.")
    else:
        led = "" if each.led else _("Nobody was written down as its lead.")
    if len(each.sectors) >= 2:
        across = _("Across {sectors}.", sectors=sectors(each.sectors))
    elif each.sectors and each.number > 1:
        across = _("All from one sector: {sector}.", sector=sectors(each.sectors))
    else:
        across = ""
    return " ".join(filter(None, (across, led)))


def at_work(each: Delivery) -> str:
    """What an action is, how many work on it, who leads."""
    leads = [part.name for part in each.parts if part.fact.lead]
    told = (
        choice(kinds()["actions"].property("kind"), each.action.kind),
        plural("{n} partner", "{n} partners", each.number) if each.number else "",
        _("led by {names}", names=", ".join(leads)) if leads else "",
        _("done") if each.done else "",
    )
    return " · ".join(filter(None, told))


def win_win(table: Table) -> tuple[str, ...]:
    """The whole table in a few sentences."""
    told = table.told
    if not told:
        return (_("Nothing is written down yet of what partners bring, get and need."),)
    givers = sum(each.gives_only for each in told)
    found = [
        plural(
            "{n} partner brings something and gets nothing back yet.",
            "{n} partners bring something and get nothing back yet.",
            givers,
        )
        if givers
        else _("Everybody who brings something gets something back."),
    ]
    needs = {each.need.id for each in table.matches}
    if needs:
        found.append(
            plural(
                "{n} need may be met by what another brings.",
                "{n} needs may be met by what others bring.",
                len(needs),
            )
        )
    if blank := len(table.rows) - len(told):
        found.append(plural("Of {n} partner nothing is known yet.", "Of {n} partners nothing is known yet.", blank))
    return tuple(found)
