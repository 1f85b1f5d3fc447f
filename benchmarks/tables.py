"""Tables in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Row = Sequence[object]


def table(headings: Sequence[str], rows: Iterable[Row]) -> list[str]:
    """Its lines."""
    lines = [headings, ["---"] * len(headings), *rows]
    return ["| " + " | ".join(str(cell) for cell in line) + " |" for line in lines]
