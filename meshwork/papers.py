"""A page of paper: a title, parts with sentences and a table, and what is still to be filled in; as text and as HTML.

What is to be filled in stands in a sentence between two marks (`blank`), so that each way of showing it can let it
stand out.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from meshwork.text import _

_WIDE = 88
_BLANK = re.compile("\u27e6(.*?)\u27e7")
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;color:#22282f;max-width:44rem;margin:2.5rem auto;padding:0 1.25rem}"
    "h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.1rem;margin:1.75rem 0 .4rem}p{margin:.4rem 0}"
    "table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{text-align:left;vertical-align:top;"
    "padding:.4rem .75rem .4rem 0;border-bottom:1px solid #e4dfd6}mark{background:#fff3c4;padding:0 .2em}"
    "@media print{body{margin:0;max-width:none;font-size:11pt}h2{break-after:avoid}tr{break-inside:avoid}}"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paper: a heading, sentences, and a table with its heads."""

    heading: str
    lines: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in one language ("nl" or "en"); `blanks` names what is still to be filled in."""

    language: str
    title: str
    parts: tuple[Part, ...]

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is still to be filled in, in the order of the paper, each once."""
        said = (each for part in self.parts for each in (*part.lines, *(cell for row in part.rows for cell in row)))
        return tuple(dict.fromkeys(found for each in said for found in _BLANK.findall(each)))


def blank(what: str) -> str:
    """A place in a sentence that is still to be filled in.

    >>> pieces(f"Ask {blank('who?')}.")
    [('Ask ', False), ('who?', True), ('.', False)]
    """
    return f"\u27e6{what}\u27e7"


def pieces(line: str) -> list[tuple[str, bool]]:
    """A sentence in pieces, each with whether it is still to be filled in."""
    split = _BLANK.split(line)
    return [(each, at % 2 == 1) for at, each in enumerate(split) if each]


def as_text(paper: Paper) -> str:
    """The paper as plain text, for a mail or a screen without pictures."""
    said = [paper.title, "=" * len(paper.title)]
    for part in paper.parts:
        said += ["", *([part.heading, "-" * len(part.heading)] if part.heading else [])]
        said += [line for each in part.lines for line in textwrap.wrap(_plain(each), _WIDE) or [""]]
        for row in part.rows:
            said += _row(part.heads, row)
    return "\n".join(said) + "\n"


def as_html(paper: Paper) -> str:
    """The paper as one file for a browser, to be printed or kept: nothing in it comes from elsewhere."""
    inside = "".join(_html_part(each) for each in paper.parts)
    title = escape(paper.title)
    return (
        f'<!doctype html>\n<html lang="{paper.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>{inside}</body></html>\n"
    )


def _row(heads: tuple[str, ...], row: tuple[str, ...]) -> Iterator[str]:
    first, *others = row
    yield from textwrap.wrap(f"- {_plain(first)}", _WIDE, subsequent_indent="  ")
    for head, each in zip(heads[1:], others, strict=True):
        if each:
            yield from textwrap.wrap(f"{head}: {_plain(each)}", _WIDE, initial_indent="  ", subsequent_indent="    ")


def _plain(line: str) -> str:
    return _BLANK.sub(lambda found: "[" + _("to fill in: {what}", what=found[1]) + "]", line)


def _html_part(part: Part) -> str:
    said = f"<h2>{escape(part.heading)}</h2>" if part.heading else ""
    said += "".join(f"<p>{_marked(each)}</p>" for each in part.lines)
    if part.rows:
        heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in part.heads)
        rows = "".join("<tr>" + "".join(f"<td>{_marked(cell)}</td>" for cell in row) + "</tr>" for row in part.rows)
        said += f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return said


def _marked(line: str) -> str:
    return "".join(
        f"<mark>[{escape(_('to fill in: {what}', what=each))}]</mark>" if open_ else escape(each)
        for each, open_ in pieces(line)
    )
