"""D9: who was there for a short part of the window alone."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.feelers.signs._stretches import kept_up, late, length, said
from meshwork.text import later


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`count`: in how many of the last three stretches it had a contact; `of`: their length, 0 where gatherings."""
    kept, long = kept_up(sight), length(sight)
    if kept is None:
        return {}
    return {
        sight.ids[place]: Reason("seldom", points=1, count=1.0, of=long)
        for place in np.flatnonzero(sight.watched & (kept == 1) & ~late(sight)).tolist()
    }


SELDOM = Sign(
    key="seldom",
    code="D9",
    side="risk",
    name=later("there for a short while alone"),
    meaning=later("Had contact in only one of the last three stretches of four months: 1 point."),
    read=_read,
    say=said,
    known=lambda sight: kept_up(sight) is not None,
    record=later("This can be known once the record reaches back over the whole window."),
)
