"""What speaks for staying: a recent joint action."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import _, later


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`facts`: the actions begun in the last three awake months on which it works with another."""
    deeds = sight.record.material.deeds
    rows = deeds.work.within(sight.since.toordinal(), sight.day.toordinal())
    what, who = deeds.work.what[rows], deeds.work.who[rows]
    together = np.bincount(what, minlength=len(deeds.actions)) > 1
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for action, place in zip(what.tolist(), who.tolist(), strict=True):
        if together[action] and sight.watched[place]:
            name = sight.ids[place]
            found[name] = tuple(sorted((*found.get(name, ()), ("actions", deeds.actions[action]))))
    return {name: Reason("joint_action", points=-1, facts=facts) for name, facts in found.items()}


def _say(reason: Reason, names: Names) -> str:
    return _("Began something with others: {what}.", what=names.deeds(id_ for _kind, id_ in reason.facts))


JOINT_ACTION = Sign(
    key="joint_action",
    code="M1",
    side="firm",
    name=later("a recent joint action"),
    meaning=later("Began something with another in the last three months: 1 point less."),
    read=_read,
    say=_say,
)
