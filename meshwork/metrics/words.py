"""A number of the community or of a partner, told to a person."""

from __future__ import annotations

from math import isinf

from meshwork.metrics import Mark, Measure, Number
from meshwork.text import _, number, percent

_NEAR = 2.0


def amount(each: Number | Mark, value: float) -> str:
    """A value: a share as a percentage, anything else as a number; with two decimals where all lie near 1.

    >>> from meshwork.metrics import marks, numbers
    >>> from meshwork.text import speak
    >>> with speak("nl"):
    ...     amount(numbers()["reach"], 0.75), amount(marks()["strength"], 17.66), amount(numbers()["outward"], -0.001)
    ('75 %', '17,7', '0,00')
    """
    if each.share:
        return percent(value)
    digits = 0 if value == round(value) else 2 if each.between[1] <= _NEAR else 1
    return number(round(value, digits) + 0.0, digits)  # no minus before a nought


def told(each: Number, measure: Measure) -> str:
    """A number of the whole: its value, of what it is a share, and its error where it was sampled."""
    if measure.value is None:
        return _("not recorded")
    said = amount(each, measure.value)
    if measure.part is not None and measure.whole is not None:
        said += " (" + _("{part} of {whole}", part=number(measure.part), whole=number(measure.whole)) + ")"
    return f"{said}, {within}" if (within := give_or_take(each, measure.error)) else said


def give_or_take(each: Number | Mark, error: float) -> str:
    """Within what a number lies that was sampled; "" where it is exact."""
    return _("within {margin}", margin=amount(each, error)) if error else ""


def reach_of(each: Number | Mark) -> str:
    """The lowest and highest value it can have, in words; "" where there are none."""
    low, high = each.between
    if isinf(low):
        return ""
    if isinf(high):
        return _("{low} or more", low=number(low))
    return _("from {low} to {high}", low=amount(each, low), high=amount(each, high))
