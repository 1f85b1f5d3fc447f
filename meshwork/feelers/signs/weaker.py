"""D3: whose ties have grown half as strong."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight, strengths
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import _, day, later, number


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`on`: the first of the days compared; `of`: what its ties added up to before, `count`: now."""
    if sight.then is None:
        return {}
    before, now = strengths(sight.then, len(sight.ids)), sight.strength
    compared = sight.partners & (before > 0)
    kept = np.divide(now, before, out=np.ones(len(before)), where=before > 0).round(9)
    usual = float(np.median(kept[compared])) if compared.any() else 1.0
    share = sight.record.settings.number("care.weaker_share")
    weaker = sight.watched & compared & (kept <= share) & (kept < usual)
    return {
        sight.ids[place]: Reason(
            "weaker",
            points=2,
            on=(sight.since,),
            count=round(float(now[place]), 3),
            of=round(float(before[place]), 3),
        )
        for place in np.flatnonzero(weaker).tolist()
    }


def _say(reason: Reason, _names: Names) -> str:
    now, before = number(reason.count, 1), number(reason.of, 1)
    since = day(reason.on[0])
    return _(
        "Its ties have lost half or more since {since}: from {before} to {now}.", since=since, before=before, now=now
    )


WEAKER = Sign(
    key="weaker",
    code="D3",
    side="risk",
    name=later("ties grown weaker"),
    meaning=later("Its ties add up to half of three months ago or less, and the median partner lost less: 2 points."),
    read=_read,
    say=_say,
    known=lambda sight: sight.then is not None,
    record=later("This can be known once the record is three months old."),
)
