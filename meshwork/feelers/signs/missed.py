"""D2: who missed what it was invited to."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.phrases import spelled
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import _, day, later


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`facts`: the sessions missed; `on`: their days; `count` of `of`: how many of the last."""
    settings, invited = sight.record.settings, sight.contacts.invited
    rows = invited.lately(sight.now.window.first, sight.day, settings.whole("care.missed_of"))
    who, absent = invited.who[rows], ~invited.came[rows]
    of, missed = np.bincount(who, minlength=len(sight.ids)), np.bincount(who[absent], minlength=len(sight.ids))
    sessions = sight.record.material.deeds.sessions
    found = {}
    for place in np.flatnonzero(sight.watched & (missed >= settings.whole("care.missed"))).tolist():
        which = [sessions[each] for each in invited.session[rows[(who == place) & absent]].tolist()]
        found[sight.ids[place]] = Reason(
            "missed",
            points=2,
            on=tuple(each.date.start for each in which),
            facts=tuple(("sessions", each.id) for each in which),
            count=int(missed[place]),
            of=int(of[place]),
        )
    return found


def _say(reason: Reason, _names: Names) -> str:
    missed, of, last = spelled(int(reason.count)), spelled(int(reason.of)), day(reason.on[-1])
    return _(
        "Missed {missed} of the last {of} meetings it was invited to or came to, last on {last}.",
        missed=missed,
        of=of,
        last=last,
    )


MISSED = Sign(
    key="missed",
    code="D2",
    side="risk",
    name=later("missed meetings"),
    meaning=later("Was not at two of the last three meetings that it was invited to or came to: 2 points."),
    read=_read,
    say=_say,
    known=lambda sight: sight.contacts.invited.known(sight.now.window.first, sight.day),
    record=later("Write down who was invited, and who did not come."),
)
