"""What changed along a path, in words for people, in their own language."""

from __future__ import annotations

from meshwork.metrics import numbers
from meshwork.stages.gate import gates
from meshwork.stages.ladder import STAGES
from meshwork.stages.reading import Path, Transition
from meshwork.stages.trends import Trend
from meshwork.stages.words import name
from meshwork.text import _, day, later, month, percent

_FALLING = later("Things became looser. Shrink to the goal with most energy; leaving well is fine.")


def transition(change: Transition) -> str:
    """A change of stage in one sentence."""
    said = _(
        "{day}: from {before} to {after}, first seen on {first}",
        day=day(change.day),
        before=name(change.frm),
        after=name(change.to),
        first=day(change.first_seen),
    )
    because = ", ".join(_(gates()[key].name) for key in change.because)
    fell = STAGES.index(change.to) < STAGES.index(change.frm)
    if fell:
        return _("{said}; no longer: {because}. {falling}", said=said, because=because, falling=_(_FALLING))
    return _("{said}; now also: {because}.", said=said, because=because)


def trend(change: Trend) -> str:
    """A change of level in one sentence: which number, when, which way, and from where to where."""
    told = {
        "name": _(numbers()[change.key].name),
        "month": month(change.day),
        "before": percent(change.before),
        "after": percent(change.after),
    }
    if change.after > change.before:
        return _("Around {month} {name} rose, from about {before} to about {after}.", **told)
    return _("Around {month} {name} fell, from about {before} to about {after}.", **told)


def trends_explained() -> str:
    """What a change of level is, and what it is not."""
    return _(
        "Seen afterwards: a level that lasted half a year at least. Each number looks back over a year (three in the "
        "yearly rhythm), so the change itself may have begun long before. It says nothing of a stage."
    )


def changed_recording(path: Path) -> str | None:
    """In which months the way of recording seems to have changed; None where it did not."""
    months = [month(span.first) for span in path.side_spans("recording_changed")]
    if not months:
        return None
    return _(
        "The way of recording seems to have changed in {months}: read a rise or fall around that time with care.",
        months=", ".join(months),
    )
