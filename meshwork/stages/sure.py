"""How sure a label is, in words for people: how stable when data are missing, and which threshold is nearest."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meshwork.stages.digits import beside
from meshwork.stages.gate import HAIR, gates
from meshwork.stages.reading import Reading
from meshwork.stages.spans import of_late, work_over
from meshwork.stages.stability import Stability, Steadiness
from meshwork.stages.words import what
from meshwork.text import _, later, number, percent

_STEADY: Mapping[Steadiness, str] = MappingProxyType(
    {
        "high": later("this classification is stable when data are missing"),
        "medium": later("this classification is fairly stable when data are missing"),
        "low": later("this classification is not stable when data are missing"),
    }
)
_FALLS: Mapping[bool, str] = MappingProxyType(
    {
        False: later('The nearest border: "{what}" stands at {now} {span}; below {border} the label falls.'),
        True: later('The nearest border: "{what}" stands at {now} {span}; above {border} the label falls.'),
    }
)
_PASSED: Mapping[bool, str] = MappingProxyType(
    {
        False: later('A border is passed: "{what}" stands at {now} {span}, below {border}.'),
        True: later('A border is passed: "{what}" stands at {now} {span}, above {border}.'),
    }
)
_FOLLOWS: Mapping[bool, str] = MappingProxyType(
    {
        False: later("If that stays so the label falls."),
        True: later("The label falls only if what is recorded from now on shows the same."),
    }
)
_RISES: Mapping[bool, str] = MappingProxyType(
    {
        False: later('The nearest border: "{what}" stands at {now}; to rise, the label asks {border}.'),
        True: later('The nearest border: "{what}" stands at {now} {span}; to rise, the label asks {border}.'),
    }
)


def steady(stability: Stability) -> str:
    """How stable a label is, as the second half of a sentence that begins with it.

    >>> from meshwork.metrics import Measure
    >>> from meshwork.settings import Settings
    >>> from meshwork.text import speak
    >>> with speak("nl"):
    ...     steady(Stability.of(96, 100, Measure.share(24, 25), Settings()))
    'deze indeling is stabiel als gegevens ontbreken'
    """
    return _(_STEADY[stability.level])


def steady_because(stability: Stability, *, counts: bool = True) -> str:
    """On what that stands: in how many runs the label was as high, of how many partners a contact is known, and
    whether a border is near. Without `counts` partners are not counted: how few are silent is nobody else's."""
    less = stability.level != "high" and stability.covered < stability.share
    trials = {"share": percent(stability.left_out), "held": stability.held, "runs": stability.runs}
    if counts:
        said = _(
            "With {share} of the sessions left out it was this stage or a higher one in {held} of {runs} trials; of "
            "{part} of the {whole} partners a contact is recorded in this time.",
            **trials,
            part=number(stability.coverage.part or 0),
            whole=number(stability.coverage.whole or 0),
        )
        why = _("Of the others nothing is known, so it counts as less stable than the trials alone say.")
    else:
        said = _(
            "With {share} of the sessions left out it was this stage or a higher one in {held} of {runs} trials.",
            **trials,
        )
        why = _(
            "Of some partners no contact is recorded in this time, so it counts as less stable than the trials "
            "alone say."
        )
    border = _("A border is near, so it counts as less stable than that.")
    return " ".join((said, *([why] if less else []), *([border] if stability.near else [])))


def nearest(reading: Reading) -> str | None:
    """Which border is nearest, and what happens there; None where there is none, or that cannot be told, or the label
    waits to rise.

    What it waits for is said by `words.waiting`.
    """
    told = reading.margin
    if told is None or told.key in reading.untold or (not told.falls and told.distance <= 0):
        return None
    gate = gates()[told.key]
    span, follows = of_late(told.key, reading), _(_FOLLOWS[told.waits])
    because = work_over(told.key, reading) if told.falls or told.half else ""
    if told.value is None:
        said = _("{what}: {span} nothing can be said of it.", what=what(gate), span=span)
        return " ".join(filter(None, (said, because, follows)))
    now, border = beside(told.value, told.threshold, counted=gate.counted)
    passed = told.distance < -HAIR
    said = (_PASSED if passed else _FALLS)[gate.at_most] if told.falls else _RISES[told.half]
    said = _(said, what=what(gate), now=now, border=border, span=span)
    return " ".join(filter(None, (said, because, follows if passed and told.falls else "")))
