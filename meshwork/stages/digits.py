"""Numbers for people: with as many digits as it takes to see what they say."""

from __future__ import annotations

from meshwork.text import MINUS, language

_SAME = 1e-9  # nearer than this a value is on its border


def beside(value: float, border: float, *, counted: bool = False) -> tuple[str, str]:
    """A value and the border it is held against, with as few decimals as tell the two apart, three at most.

    Counts as they are (with one decimal where they are no whole number), shares as percentages.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     beside(0.43, 0.15), beside(0.496, 0.5), beside(1 / 3, 1 / 3), beside(-0.6, 2, counted=True)
    (('43 %', '15 %'), ('49.6 %', '50 %'), ('33 %', '33 %'), ('−0.6', '2'))
    """
    for decimals in range(1 if counted else 0, 4):
        pair = (_rounded(value, decimals, counted=counted), _rounded(border, decimals, counted=counted))
        if pair[0] != pair[1] or abs(value - border) < _SAME:
            return pair
    return pair


def _rounded(value: float, decimals: int, *, counted: bool) -> str:
    from babel.numbers import format_decimal

    digits = f"0.{'#' * decimals}" if decimals else "0"
    said = format_decimal(round(value if counted else 100 * value, decimals), format=digits, locale=language())
    said = said.replace("-", MINUS)
    return said if counted else f"{said} %"
