"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

Row = Sequence[object]
UNTIL = "<!-- until here -->"


def table(headings: Sequence[str], rows: Iterable[Row]) -> list[str]:
    """Its lines."""
    lines = [headings, ["---"] * len(headings), *rows]
    return ["| " + " | ".join(str(cell) for cell in line) + " |" for line in lines]


def write(page: Path, writer: str, lines: Iterable[str]) -> None:
    """Put these lines in a page, in the place of those that this writer put there before."""
    begin = f"<!-- written by {writer} -->"
    before, rest = page.read_text("utf-8").split(begin)
    after = rest.partition(UNTIL)[2]
    page.write_text(before + "\n".join((begin, "", *lines, "", UNTIL)) + after, "utf-8")
