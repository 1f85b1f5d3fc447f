"""What stands in a story besides its moments, in words: the same in a text, on a sheet and on slides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from meshwork.story.shown import Promise, ShownStory, Staged, State
from meshwork.text import _, day


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading; `apart` where each stands for itself, `under` is what stands small below them."""

    heading: str
    lines: tuple[str, ...]
    apart: bool = False
    under: str = ""


def before(story: ShownStory) -> Iterator[Part]:
    """What stands before the moments."""
    if story.promises:
        yield Part(_("What was promised"), tuple(f"{each.text}: {came(each)}" for each in story.promises), apart=True)


def after(story: ShownStory) -> Iterator[Part]:
    """What stands after the moments; what is not known always."""
    if story.works:
        told = (f"“{each.text}” ({', '.join(each.tellers)}). {each.since}".rstrip() for each in story.works)
        yield Part(_("What works"), tuple(told), apart=True)
    if story.leaving:
        yield Part(_("Who left"), story.leaving)
    if story.staged:
        yield Part(_("The stage"), (wants(story.staged), *story.staged.sentences), under=story.staged.line)
    yield Part(_("What we do not know"), story.unknown, apart=True)
    if story.asked:
        yield Part(_("What we ask"), (story.asked,))


def came(promise: Promise) -> str:
    """What came of a promise, and why."""
    return " · ".join(filter(None, (state_words(promise.state), promise.why)))


def state_words(state: State) -> str:
    """What came of a promise, in words."""
    return {
        "done": _("done as promised"),
        "partly": _("partly done"),
        "not_done": _("not done"),
        "open": _("still going on"),
    }[state]


def wants(staged: Staged) -> str:
    """What the community wants to be."""
    return _("What the community wants to be: {wants}", wants=staged.wants)


def span(story: ShownStory) -> str:
    """From which day to which it goes."""
    return _("From {first} to {last}", first=day(story.since), last=day(story.day))


def known(story: ShownStory) -> str:
    """Whose it is, and as known on which day."""
    return _("{community}, as known on {day}", community=story.community, day=day(story.known_at.date()))
