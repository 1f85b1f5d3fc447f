"""The quarters of a year, by which a slow thing is counted."""

from __future__ import annotations

from datetime import date

from meshwork.text import _

MONTHS = 3


def quarter_of(day: date) -> date:
    """The first day of the quarter that a day is in.

    >>> quarter_of(date(2023, 5, 31))
    datetime.date(2023, 4, 1)
    """
    return date(day.year, (day.month - 1) // MONTHS * MONTHS + 1, 1)


def quarters(first: date, last: date) -> tuple[date, ...]:
    """The first days of the quarters from that of the one day to that of the other, both included.

    >>> len(quarters(date(2022, 12, 31), date(2023, 1, 1)))
    2
    """
    at, end = quarter_of(first), quarter_of(last)
    found = []
    while at <= end:
        found.append(at)
        at = after(at)
    return tuple(found)


def after(quarter: date) -> date:
    """The first day of the quarter after one."""
    return date(quarter.year + (quarter.month > 9), (quarter.month + MONTHS - 1) % 12 + 1, 1)


def said(quarter: date) -> str:
    """What a quarter is called.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     said(date(2023, 4, 1))
    'quarter 2 of 2023'
    """
    return _("quarter {n} of {year}", n=(quarter.month - 1) // MONTHS + 1, year=quarter.year)
