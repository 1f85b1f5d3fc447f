"""A story as it is kept: as JSON, never worked out again; and what is taken out of it for who wants to be forgotten.

The JSON is the story field by field, days as ISO 8601; docs/story.md shows it. Figures and pictures stay when
somebody's name goes: a dot without a name looks like the others.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, asdict, fields, is_dataclass, replace
from datetime import date, datetime
from types import UnionType
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

from meshwork.graves import UNSAID
from meshwork.story.merging import FEWEST
from meshwork.story.pictures import ALIKE, alike
from meshwork.story.shown import Moment, ShownLand, ShownMap, ShownStory, Table, Works
from meshwork.story.unsaid import Unsaid, half, halves, squashed, turned
from meshwork.text import _, speak

KEPT_AS = "story:"
"""How the names begin under which stories are kept; the id of the story follows."""

_BETWEEN = "\n----\n"  # so far apart, no name stands in two texts


def as_json(story: ShownStory) -> dict[str, Any]:
    """A story as plain values."""
    plain: dict[str, Any] = json.loads(text(story))
    return plain


def text(story: ShownStory) -> str:
    """A story as it is kept: the same story gives the same text."""
    return json.dumps(asdict(story), ensure_ascii=False, separators=(",", ":"), default=lambda day: day.isoformat())


def read(said: str) -> ShownStory:
    """From what `text` gave. Raises `ValueError` where it is not that."""
    try:
        found: ShownStory = of_plain(ShownStory, json.loads(said))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("this is no story") from error
    return found


def standing(story: ShownStory, names: Iterable[str]) -> tuple[str, ...]:
    """Which of some names stand in a story, however they are typed."""
    several = {name: squashed([name], 1) for name in names}
    find = Unsaid(frozenset(each for squash in several.values() for each in squash))
    within = find.within(_BETWEEN.join(_texts(as_json(replace(story, named=())))))
    return tuple(sorted(name for name, squash in several.items() if squash & within))


def without(story: ShownStory, names: Iterable[str], people: Iterable[str] = ()) -> ShownStory:
    """A story without somebody's names: sentences that hold one are gone, practices that it told too; dots stay.

    Of persons (`people`, their names) sentences go too in which a first name or a surname stands alone.

    Where then one or two dots of a picture would have no name, none has one; where there are no more than these, the
    picture goes and its moment says so. A land in which one to four would have none is no land any more.
    """
    names = tuple(names)
    squash, parts = squashed((turn for each in names for turn in turned(each)), 1), halves(people)
    if not (squash or parts):
        return story
    stays = squashed((story.community, *(each for each in story.named if each not in names)))
    said = Unsaid(squash, stays)

    def bare(some: str) -> str:
        return "" if said.within(some) or half(said.without_kept(some), parts) else some

    def left(some: Iterable[str]) -> tuple[str, ...]:
        return tuple(filter(None, map(bare, some)))

    pictures = [_without(each.picture, bare) for each in story.moments]
    if any(0 < sum(not mark.name for mark in each.marks) < ALIKE and not each.grouped for each in pictures):
        pictures = [_without(each, lambda _name: "") for each in pictures]
    few = {at for each in pictures if not each.grouped for at in _few(each)}
    pictures = [
        replace(each, lands=tuple(land for land in each.lands if few.isdisjoint(_places(each, land))))
        for each in pictures
    ]
    moments = tuple(
        _seen(
            Moment(each.day, bare(each.title) or UNSAID, left(each.sentences), each.figures, tables, picture), story
        )
        for each, picture in zip(story.moments, pictures, strict=True)
        for tables in [tuple(_relabelled(table, bare) for table in each.tables)]
    )
    works = (
        Works(bare(each.text), each.tellers, bare(each.since))
        for each in story.works
        if left(each.tellers) == each.tellers
    )
    promises = (replace(each, text=bare(each.text) or UNSAID, why=bare(each.why)) for each in story.promises)
    staged = story.staged and replace(story.staged, wants=bare(story.staged.wants) or UNSAID)
    return replace(
        story,
        title=bare(story.title) or UNSAID,
        opening=left(story.opening),
        promises=tuple(promises),
        moments=moments,
        works=tuple(each for each in works if each.text),
        staged=staged,
        asked=bare(story.asked),
        named=left(story.named),
    )


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _relabelled(table: Table, bare: Callable[[str], str]) -> Table:
    counts = (replace(each, groups=tuple(bare(label) or UNSAID for label in each.groups)) for each in table.counts)
    return replace(table, counts=tuple(counts))


def _few(picture: ShownMap) -> Iterator[tuple[float, float]]:
    """Where dots stand that are the few without a name of their land."""
    for land in picture.lands:
        nameless = [at for at in land.marks if not picture.marks[at].name]
        if 0 < len(nameless) < FEWEST:
            yield from ((picture.marks[at].x, picture.marks[at].y) for at in nameless)


def _places(picture: ShownMap, land: ShownLand) -> set[tuple[float, float]]:
    return {(picture.marks[at].x, picture.marks[at].y) for at in land.marks}


def _seen(moment: Moment, story: ShownStory) -> Moment:
    """The moment; without its picture where a dot on it could be told from all others."""
    picture = moment.picture
    nameless = sum(not each.name for each in picture.marks)
    if picture.grouped or not 0 < nameless < ALIKE:
        return moment
    with speak(story.language):
        gone = _("The map of this day is not shown: there would be too few on it.")
    return replace(
        moment,
        sentences=(*moment.sentences, gone),
        picture=replace(picture, marks=(), lines=(), lands=()),
    )


def _without(picture: ShownMap, bare: Callable[[str], str]) -> ShownMap:
    lands = tuple(replace(each, name=bare(each.name)) for each in picture.lands)
    marks = [replace(each, sector=bare(each.sector)) for each in picture.marks]
    if picture.grouped:
        return replace(picture, marks=tuple(replace(each, name=bare(each.name)) for each in marks), lands=lands)
    marks = [each if bare(each.name) else replace(each, name="", sector="") for each in marks]
    sizes = alike({at: each.size for at, each in enumerate(marks) if not each.name})
    marks = [replace(each, size=sizes.get(at, each.size)) for at, each in enumerate(marks)]
    return replace(picture, marks=tuple(marks), lands=lands)


def of_plain(kind: Any, value: Any) -> Any:
    """A value of an annotation from its JSON; what the JSON does not hold yet has its default."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return None if value is None else of_plain(next(each for each in inner if each is not type(None)), value)
    if origin is tuple:
        several = [inner[0]] * len(value) if inner[1:] == (...,) else list(inner)
        return tuple(of_plain(one, each) for one, each in zip(several, value, strict=True))
    if origin is Literal:
        if value not in inner:
            raise ValueError(value)
        return value
    if is_dataclass(kind):
        hints, made = get_type_hints(kind), cast("Any", kind)
        return made(
            **{
                each.name: of_plain(hints[each.name], value[each.name])
                for each in fields(kind)
                if each.name in value or each.default is MISSING
            }
        )
    if kind in {date, datetime}:
        return kind.fromisoformat(value)
    return kind(value)
