"""D4: who lost several of those it was tied to; told beside other signs, and worth no point (docs/care.md)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import day, later, plural


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`who`: whom it is tied to no more; `count` of `of` ties; `on`: the first of the days compared."""
    if sight.then is None:
        return {}
    ids, size = sight.ids, len(sight.ids)
    before, now = sight.then.ties, sight.now.ties
    gone = ~np.isin(before.first * size + before.second, now.first * size + now.second, assume_unique=True)
    lost = np.bincount(np.concatenate([before.first[gone], before.second[gone]]), minlength=size)
    had = np.bincount(np.concatenate([before.first, before.second]), minlength=size)
    compared = sight.partners & (had > 0)
    share = np.divide(lost, had, out=np.zeros(size), where=had > 0)
    many_usual = float(np.median(lost[compared])) if compared.any() else 0.0
    share_usual = float(np.median(share[compared])) if compared.any() else 0.0
    settings = sight.record.settings
    several = (lost >= settings.whole("care.lost")) & (lost > many_usual)
    part = (share >= settings.number("care.lost_share") - 1e-9) & (share > share_usual) & (lost > 0)
    flagged = sight.watched & compared & (several | part)
    one = np.concatenate([before.first[gone], before.second[gone]])
    other = np.concatenate([before.second[gone], before.first[gone]])
    order = np.argsort(one, kind="stable")
    one, other = one[order], other[order]
    begin = np.searchsorted(one, np.arange(size + 1)).tolist()
    found = {}
    for place in np.flatnonzero(flagged).tolist():
        start, stop = begin[place], begin[place + 1]
        who = tuple(sorted(ids[each] for each in other[start:stop].tolist()))
        found[ids[place]] = Reason(
            "lost_partners", on=(sight.since,), who=who, count=float(lost[place]), of=float(had[place])
        )
    return found


def _say(reason: Reason, names: Names) -> str:
    return plural(
        "Since {since} {n} of its {of} ties fell away: with {who}.",
        "Since {since} {n} of its {of} ties fell away: with {who}.",
        int(reason.count),
        since=day(reason.on[0]),
        of=int(reason.of),
        who=names.some(reason.who, int(reason.count)),
    )


LOST_PARTNERS = Sign(
    key="lost_partners",
    code="D4",
    side="risk",
    beside=True,
    name=later("ties that fell away"),
    meaning=later(
        "Lost two ties or a third of them in three months, and more than the median partner did: told, no point."
    ),
    read=_read,
    say=_say,
    known=lambda sight: sight.then is not None,
    record=later("This can be known once the record is three months old."),
)
