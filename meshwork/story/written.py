"""A story as text to read, and its figures as a table; from the story alone, in its language."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from meshwork.formats import guarded
from meshwork.story import parts
from meshwork.story.shown import Moment, ShownStory
from meshwork.text import _, day, speak


def as_text(story: ShownStory) -> str:
    """The story as lines of text."""
    with speak(story.language):
        return "\n".join(_lines(story)) + "\n"


def _lines(story: ShownStory) -> Iterator[str]:
    yield story.title
    yield parts.known(story)
    for each in story.opening:
        yield from ("", each)
    for part in parts.before(story):
        yield from _part(part)
    for moment in story.moments:
        yield from ("", f"{day(moment.day)} · {moment.title}", *moment.sentences)
    for part in parts.after(story):
        yield from _part(part)


def _part(part: parts.Part) -> Iterator[str]:
    yield from ("", part.heading, *(f"- {each}" if part.apart else each for each in part.lines))
    if part.under:
        yield part.under


def as_csv(story: ShownStory) -> str:
    """Every figure and count of the story, one to a row, with days as ISO 8601.

    A cell that a spreadsheet would take for a formula has an apostrophe before it.
    """
    into = io.StringIO()
    with speak(story.language):
        heads = (
            _("day"),
            _("what"),
            _("of"),
            _("number"),
            _("change"),
            _("from"),
            _("to"),
            _("recorded since"),
            _("why no change"),
        )
        writer = csv.writer(into)
        writer.writerow(heads)
        for moment in story.moments:
            writer.writerows(_rows(moment))
    return into.getvalue()


def _rows(moment: Moment) -> Iterator[tuple[str, ...]]:
    on = moment.day.isoformat()
    for each in moment.figures:
        change = "" if each.change is None else str(each.change)
        days = (each.first.isoformat(), each.last.isoformat(), each.recorded_from.isoformat())
        # a change below nothing is a number, and no formula
        yield (on, guarded(each.name), "", str(each.value), change, *days, guarded(each.why))
    for table in moment.tables:
        for count in table.counts:
            groups = guarded(" / ".join(count.groups))
            yield on, guarded(table.name), groups, str(count.number), "", "", on, "", ""
