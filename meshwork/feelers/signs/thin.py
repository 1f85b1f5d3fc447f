"""W4: whose ties are thin."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import _, later, number


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`count`: what its ties add up to; `of`: what those of the partner in the middle add up to."""
    settings = sight.record.settings
    tied = sight.partners & (sight.degree > 0)
    strong = np.sort(sight.strength[tied].round(9))
    share, least = settings.number("care.thin_share"), settings.number("care.firm_tie")
    weaker = np.searchsorted(strong, sight.strength.round(9), side="right")
    one, _other, strength = sight.ends
    firm = np.bincount(one[strength >= least - 1e-9], minlength=len(sight.ids))
    thin = tied & (weaker <= share * len(strong)) & (firm < settings.whole("care.firm_least"))
    middle = float(np.median(strong)) if len(strong) else 0.0
    return {
        sight.ids[place]: Reason("thin", count=round(float(sight.strength[place]), 3), of=round(middle, 3))
        for place in np.flatnonzero(thin).tolist()
    }


def _say(reason: Reason, _names: Names) -> str:
    count, of = number(reason.count, 1), number(reason.of, 1)
    return _("Its ties are thin: together {count}, where most have {of}.", count=count, of=of)


THIN = Sign(
    key="thin",
    code="W4",
    side="weak",
    rank=5,
    name=later("thin ties"),
    meaning=later("Among the tenth with the weakest ties, and with fewer than two that are firm."),
    read=_read,
    say=_say,
)
