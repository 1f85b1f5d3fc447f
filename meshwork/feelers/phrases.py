"""Stretches of time as people say them."""

from __future__ import annotations

from meshwork.text import _, later, number, plural

_NUMBERS = (
    later("one"),
    later("two"),
    later("three"),
    later("four"),
    later("five"),
    later("six"),
    later("seven"),
    later("eight"),
    later("nine"),
    later("ten"),
    later("eleven"),
    later("twelve"),
    later("thirteen"),
    later("fourteen"),
    later("fifteen"),
    later("sixteen"),
    later("seventeen"),
    later("eighteen"),
    later("nineteen"),
    later("twenty"),
)


def spelled(count: int) -> str:
    """A number in words up to twenty.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     spelled(15), spelled(21)
    ('fifteen', '21')
    """
    return _(_NUMBERS[count - 1]) if 1 <= count <= len(_NUMBERS) else number(count)


def stretch(days: float) -> str:
    """So many days in days, weeks, months or years, whichever is said.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     [stretch(each) for each in (1, 9, 21, 105, 400, 1100)]
    ['one day', 'nine days', 'three weeks', 'fifteen weeks', 'thirteen months', 'three years']
    """
    whole = round(days)
    if whole < 14:
        return _counted(max(whole, 1), plural("{count} day", "{count} days", max(whole, 1), count="{count}"))
    if whole < 140:
        weeks = round(days / 7)
        return _counted(weeks, plural("{count} week", "{count} weeks", weeks, count="{count}"))
    if whole < 720:
        months = round(days / 30.44)
        return _counted(months, plural("{count} month", "{count} months", months, count="{count}"))
    years = round(days / 365.25)
    return _counted(years, plural("{count} year", "{count} years", years, count="{count}"))


def _counted(count: int, said: str) -> str:
    return said.replace("{count}", spelled(count))


def rhythm(days: float) -> str:
    """How often: every so many days, weeks, months or years.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     rhythm(1), rhythm(21), rhythm(30)
    ('every day', 'every three weeks', 'every four weeks')
    """
    if round(days) <= 1:
        return plural("every day", "every {n} days", 1)
    if 6 <= round(days) <= 8:
        return plural("every week", "every {n} weeks", 1)
    return _("every {stretch}", stretch=stretch(days))
