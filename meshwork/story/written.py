"""A story as text to read, and its figures as a table; from the story alone, in its language."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from meshwork.formats import guarded
from meshwork.story.promises import state_words
from meshwork.story.shown import Moment, ShownStory
from meshwork.text import _, day, speak


def as_text(story: ShownStory) -> str:
    """The story as lines of text."""
    with speak(story.language):
        return "\n".join(_lines(story)) + "\n"


def _lines(story: ShownStory) -> Iterator[str]:
    yield story.title
    yield _("{community}, as known on {day}", community=story.community, day=day(story.known_at.date()))
    for each in story.opening:
        yield from ("", each)
    if story.promises:
        yield from ("", _("What was promised"))
        for promise in story.promises:
            yield f"- {promise.text}: {' · '.join(filter(None, (state_words(promise.state), promise.why)))}"
    for moment in story.moments:
        yield from ("", f"{day(moment.day)} · {moment.title}", *moment.sentences)
    if story.works:
        yield from ("", _("What works"))
        for works in story.works:
            yield f"- “{works.text}” ({', '.join(works.tellers)}). {works.since}".rstrip()
    if story.leaving:
        yield from ("", _("Who left"), *story.leaving)
    if story.staged:
        yield from ("", _("The stage"), _("What the community wants to be: {wants}", wants=story.staged.wants))
        yield from (*story.staged.sentences, story.staged.line)
    yield from ("", _("What we do not know"), *(f"- {each}" for each in story.unknown))
    if story.asked:
        yield from ("", _("What we ask"), story.asked)


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
