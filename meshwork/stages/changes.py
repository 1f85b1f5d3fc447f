"""What changed along a path, in words for people, in their own language."""

from __future__ import annotations

from meshwork.stages.gate import gates
from meshwork.stages.ladder import STAGES
from meshwork.stages.reading import Path, Transition
from meshwork.stages.words import name
from meshwork.text import _, day, later, month

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


def changed_recording(path: Path) -> str | None:
    """In which months the way of recording seems to have changed; None where it did not."""
    months = [month(span.first) for span in path.side_spans("recording_changed")]
    if not months:
        return None
    return _(
        "The way of recording seems to have changed in {months}: read a rise or fall around that time with care.",
        months=", ".join(months),
    )
