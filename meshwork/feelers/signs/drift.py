"""D6: whose reason to take part changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.feelers.signs._aims import Aims, aims
from meshwork.network.deeds import CARRIED
from meshwork.text import _, day, later, plural


def _moved(sight: Sight) -> dict[int, date]:
    """By place, the last day in these months on which what drives it was heard to change."""
    roster, found = sight.record.material.roster, dict[int, date]()
    begun: defaultdict[str, list[date]] = defaultdict(list)
    for each in sight.record.facts.drives:
        begun[each.stakeholder].append(each.since.start if each.since else date.min)
        ended = each.until.end if each.until else None
        if ended and sight.since <= ended <= sight.day:
            begun[each.stakeholder].append(ended)
    for who, days in begun.items():
        changes = [each for each in sorted(set(days))[1:] if sight.since <= each <= sight.day]
        place = roster.on(who, sight.day.toordinal())
        if changes and place is not None:
            found[place] = max(changes[-1], found.get(place, changes[-1]))
    return found


def _closed(sight: Sight) -> dict[int, list[str]]:
    """By place, the goals it carried that closed in these months, of who carries no other that is open."""
    shut = {
        each.id: each.closed.end
        for each in sight.record.facts.goals
        if each.closed and sight.since <= each.closed.end <= sight.day
    }
    if not shut:
        return {}
    carrying, roster = set(sight.carried[0].tolist()), sight.record.material.roster
    found: defaultdict[int, list[str]] = defaultdict(list)
    for each in sight.record.facts.commitments:
        closed = shut.get(each.goal)
        if closed is None or each.level not in CARRIED or (each.since and each.since.start > closed):
            continue
        until = each.until
        if until is not None and until.end < closed:
            continue
        place = roster.on(each.stakeholder, sight.day.toordinal())
        if place is not None and place not in carrying:
            found[place].append(each.goal)
    return found


def _off_course(sight: Sight) -> dict[int, Aims]:
    """By place, of whom far less of what it did of late was for the goals it carries than before."""
    settings = sight.record.settings
    least, share = settings.whole("care.aims_least"), settings.number("care.aims_share")
    return {place: each for place, each in aims(sight).items() if each.off(least, share)}


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`on`: when what drives it changed, if it did; `goals`: those it carried that closed, if it carries no other;
    where less of what it did was for its goals: `count` of `of` since the day `since`, and `before`."""
    moved, closed, off = _moved(sight), _closed(sight), _off_course(sight)
    found = {}
    for place in sorted(moved.keys() | closed.keys() | off.keys()):
        if sight.watched[place]:
            one = Reason(
                "drift",
                points=1,
                on=(moved[place],) if place in moved else (),
                goals=tuple(sorted(set(closed.get(place, ())))),
            )
            if place in off:
                each = off[place]
                before = sight.since, each.own_before, each.many_before
                one = replace(one, count=float(each.own), of=float(each.many), before=before)
            found[sight.ids[place]] = one
    return found


def _say(reason: Reason, names: Names) -> str:
    if reason.before is None:
        return _changed(reason, names)
    since, own, many = reason.before
    said = _(
        "Since {since} {own} of {n} meetings and actions with a goal served one that it carries; before, {before} of "
        "{many}.",
        since=day(since),
        own=int(reason.count),
        n=int(reason.of),
        before=own,
        many=many,
    )
    return f"{_changed(reason, names)} {said}" if reason.on or reason.goals else said


def _changed(reason: Reason, names: Names) -> str:
    """What drives it, or its only goal."""
    if reason.goals and reason.on:
        return plural(
            "What drives it changed on {day}, and its goal {goals} has closed.",
            "What drives it changed on {day}, and its goals {goals} have closed.",
            len(reason.goals),
            day=day(reason.on[0]),
            goals=names.titles(reason.goals),
        )
    if reason.goals:
        return plural(
            "Its goal {goals} has closed, and it carries no other.",
            "Its goals {goals} have closed, and it carries no other.",
            len(reason.goals),
            goals=names.titles(reason.goals),
        )
    return _("What drives it was heard to change on {day}.", day=day(reason.on[0]))


DRIFT = Sign(
    key="drift",
    code="D6",
    side="risk",
    name=later("another course"),
    meaning=later(
        "In the last three months what drives it changed, its only goal closed, or less than half of what it did was "
        "for the goals it carries, and clearly less than before: 1 point."
    ),
    read=_read,
    say=_say,
)
