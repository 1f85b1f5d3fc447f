"""W1: who has no tie."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import _, day, later


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`on`: the day of its last contact, if there was one."""
    found, rhythms = {}, sight.rhythms
    for place in np.flatnonzero(sight.met & (sight.degree == 0)).tolist():
        last = (date.fromordinal(int(rhythms.last[place])),) if rhythms.many[place] else ()
        found[sight.ids[place]] = Reason("no_tie", on=last)
    return found


def _say(reason: Reason, _names: Names) -> str:
    if reason.on:
        return _("Has no tie with anybody now; the last contact was on {day}.", day=day(reason.on[0]))
    return _("Has no tie with anybody, and no contact is written down.")


NO_TIE = Sign(
    key="no_tie",
    code="W1",
    side="weak",
    rank=1,
    name=later("no tie"),
    meaning=later("Belongs to the community and is tied to nobody."),
    read=_read,
    say=_say,
)
