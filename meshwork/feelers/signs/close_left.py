"""D5: whose close partner left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.feelers.signs.promise import last_day
from meshwork.text import day, later, plural


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`who`: the close partners that left in the last three awake months; `on`: the last day of each."""
    if sight.then is None:
        return {}
    left = {
        place: last_day(each.left).start
        for place, each in enumerate(sight.record.facts.stakeholders)
        if each.left is not None and not each.left_well and sight.since <= each.left.end <= sight.day
    }
    ties = sight.then.ties
    firm = ties.strength >= sight.record.settings.number("care.firm_tie") - 1e-9
    gone = np.zeros(len(sight.ids), bool)
    gone[list(left)] = True
    one, other = np.concatenate([ties.first, ties.second]), np.concatenate([ties.second, ties.first])
    rows = np.tile(firm, 2) & sight.watched[one] & gone[other]
    lost: defaultdict[int, list[tuple[date, str]]] = defaultdict(list)
    for place, partner in zip(one[rows].tolist(), other[rows].tolist(), strict=True):
        lost[place].append((left[partner], sight.ids[partner]))
    return {
        sight.ids[place]: Reason(
            "close_left",
            points=1,
            on=tuple(on for on, _who in sorted(each)),
            who=tuple(who for _on, who in sorted(each)),
        )
        for place, each in lost.items()
    }


def _say(reason: Reason, names: Names) -> str:
    return plural(
        "{who}, close to it, left on {day}.",
        "{who}, close to it, left, the last on {day}.",
        len(reason.on),
        who=names.who(reason.who),
        day=day(reason.on[-1]),
    )


CLOSE_LEFT = Sign(
    key="close_left",
    code="D5",
    side="risk",
    name=later("a close partner left"),
    meaning=later("Somebody it had a firm tie with left in the last three months: 1 point."),
    read=_read,
    say=_say,
)
