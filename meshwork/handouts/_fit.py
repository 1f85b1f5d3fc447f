"""How much room words take on a slide, whose program may lack our typeface and use a wider one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from meshwork.reports.letters import wide

SPARE, BOLD = 1.2, 1.3
"""So much wider than ours a letter may turn out, as the faces are that stand in for it; one in heavy letters."""
LINE = 1.3
"""How high a line is, in parts of its letters."""


def long(text: str, size: float, weight: int = 400) -> float:
    """How wide a text may turn out on one line, in pixels."""
    return wide(text, size, weight) * (BOLD if weight > 500 else SPARE)


def lines(text: str, width: float, size: float, weight: int = 400) -> int:
    """On how many lines a text stands within a width in pixels; a word that is wider is broken.

    >>> lines("een twee drie", 1000, 20), lines("een twee drie", 60, 20), lines("", 60, 20)
    (1, 3, 1)
    """
    many, used = 1, 0.0
    space = long(" ", size, weight)
    for word in text.split():
        needed = long(word, size, weight)
        if used and used + space + needed > width:
            many, used = many + 1, 0.0
        used += needed + (space if used else 0.0)
        while used > width:
            many, used = many + 1, used - width
    return many


def high(texts: Iterable[str], width: float, size: float, gap: float = 0, weight: int = 400) -> float:
    """How high some paragraphs are together, each with a gap under it."""
    return sum(lines(each, width, size, weight) * size * LINE + gap for each in texts)


def fitting(text: str, width: float, height: float, most: float, weight: int, least: float = 14) -> float:
    """The largest size, in whole pixels, at which a text fits in a box; `least` where none does."""
    size = most
    while size > least and (
        high([text], width, size, weight=weight) > height
        or max((long(word, size, weight) for word in text.split()), default=0) > width
    ):
        size -= 1
    return size


def parted(text: str, width: float, size: float, most: int) -> Iterator[str]:
    """A text in parts of as many lines at most, broken between words where one part is not enough.

    >>> list(parted("een twee drie vier", 60, 20, 2))
    ['een twee', 'drie vier']
    """
    held: list[str] = []
    for word in text.split():
        if held and lines(" ".join((*held, word)), width, size) > most:
            yield " ".join(held)
            held = []
        held.append(word)
    yield " ".join(held)
