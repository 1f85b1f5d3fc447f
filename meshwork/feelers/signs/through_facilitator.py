"""W2: who is tied through the facilitator alone."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import _, later


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`who`: the facilitators it is tied to, if any; `count` and `of`: its strength with them, and in all, both 0
    where they hold a small share of it, and it is cut off from most without them all the same."""
    share = sight.record.settings.number("care.through_facilitator")
    found = {}
    for place in np.flatnonzero(sight.hanging_on_facilitators & sight.met).tolist():
        others, strong = sight.tied_to(place)
        led = sight.led[others]
        who = tuple(sorted(sight.ids[other] for other in others[led].tolist()))
        by, whole = float(np.sort(strong[led]).sum()), float(sight.strength[place])
        most = by >= share * whole - 1e-9
        found[sight.ids[place]] = Reason(
            "through_facilitator", who=who, count=round(by, 3) if most else 0.0, of=round(whole, 3) if most else 0.0
        )
    return found


def _say(reason: Reason, names: Names) -> str:
    if not reason.who:
        return _("Hangs together with the others through the facilitator alone.")
    if not reason.of:
        return _("Hangs together with most others through {who} alone.", who=names.who(reason.who))
    if reason.count >= reason.of:
        return _("Connected through {who} alone.", who=names.who(reason.who))
    return _("Connected through {who}, and through hardly anybody else.", who=names.who(reason.who))


THROUGH_FACILITATOR = Sign(
    key="through_facilitator",
    code="W2",
    side="weak",
    rank=2,
    name=later("through the facilitator alone"),
    meaning=later(
        "Outside the largest part once facilitators are left out, or four fifths of the strength of its ties is with "
        "them."
    ),
    read=_read,
    say=_say,
    known=lambda sight: bool(sight.led.any()),
    record=later("Say who facilitates, so that it shows who is tied through them alone."),
    source="Provan and Kenis 2008",
)
