"""What speaks for staying: contact all along the window."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.feelers.signs._stretches import STRETCHES, kept_up, length, said
from meshwork.text import later


def _read(sight: Sight) -> Mapping[str, Reason]:
    """As `seldom`."""
    kept, long = kept_up(sight), length(sight)
    if kept is None:
        return {}
    return {
        sight.ids[place]: Reason("all_along", points=-1, count=float(STRETCHES), of=long)
        for place in np.flatnonzero(sight.watched & (kept == STRETCHES)).tolist()
    }


ALL_ALONG = Sign(
    key="all_along",
    code="M3",
    side="firm",
    name=later("contact all along"),
    meaning=later("Had contact in each of the last three stretches of four months: 1 point less."),
    read=_read,
    say=said,
)
