"""D8: whose promise is overdue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import day, later, plural
from meshwork.when import When, holds


def last_day(due: When) -> When:
    """The last day by which something was promised, as that day: of a month its last."""
    return When.on(max(due.start, due.end - timedelta(days=1)))


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`facts`: the actions; `on`: for when each was promised."""
    late = {
        each.id: last_day(each.due).start
        for each in sight.record.facts.actions
        if each.due is not None
        and last_day(each.due).start < sight.day
        and each.status not in {"done", "stopped"}
        and (each.done is None or each.done.start > sight.day)
        and (each.start is None or each.start.start <= sight.day)
    }
    roster, mine = sight.record.material.roster, defaultdict[int, set[str]](set)
    for each in sight.record.facts.works_on if late else ():
        if each.action in late and holds(each.since, each.until, sight.day):
            place = roster.on(each.stakeholder, sight.day.toordinal())
            if place is not None:
                mine[place].add(each.action)
    found = {}
    for place, actions in mine.items():
        if sight.partners[place]:
            order = sorted(actions, key=lambda each: (late[each], each))
            found[sight.ids[place]] = Reason(
                "promise",
                points=1,
                on=tuple(late[each] for each in order),
                facts=tuple(("actions", each) for each in order),
            )
    return found


def _say(reason: Reason, names: Names) -> str:
    what = names.deeds(id_ for _kind, id_ in reason.facts)
    return plural(
        "Works on {what}, which was for {day}.",
        "Works on {what}, the first of which was for {day}.",
        len(reason.on),
        what=what,
        day=day(reason.on[0]),
    )


PROMISE = Sign(
    key="promise",
    code="D8",
    side="risk",
    name=later("a promise overdue"),
    meaning=later("Works on an action that is past its day and not done: 1 point."),
    read=_read,
    say=_say,
    known=lambda sight: any(each.due for each in sight.record.facts.actions),
    record=later("Write down for when an action is promised."),
)
