"""What speaks for staying: ties to several others."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import later, plural


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`count`: how many other partners it is tied to, facilitators not counted."""
    one, other, _strong = sight.ends
    many = np.bincount(one[~sight.led[other]], minlength=len(sight.ids))
    enough = sight.watched & (many >= sight.record.settings.whole("care.several_ties"))
    return {
        sight.ids[place]: Reason("several_ties", points=-1, count=float(many[place]))
        for place in np.flatnonzero(enough).tolist()
    }


def _say(reason: Reason, _names: Names) -> str:
    return plural("Is tied to {n} other.", "Is tied to {n} others.", int(reason.count))


SEVERAL_TIES = Sign(
    key="several_ties",
    code="M2",
    side="firm",
    name=later("ties to several others"),
    meaning=later("Tied to three other partners or more: 1 point less."),
    read=_read,
    say=_say,
)
