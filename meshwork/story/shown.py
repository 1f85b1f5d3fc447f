"""What a funder may see, as values of its own: plain texts and numbers, with no id and no fact in them.

Only `showing.proof` makes a `ShownStory`; what draws or writes one knows nothing else. All texts are in the language
of the story, all counts are merged and all names are consented to when they come to stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Size = Literal[0, 1, 2]
By = Literal["sector", "place", "kind"]
State = Literal["done", "partly", "not_done", "open"]


@dataclass(frozen=True, slots=True)
class Count:
    """How many partners there are of one group or of several told together, 0 or at least `merging.FEWEST`."""

    groups: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Table:
    """All partners of a moment, divided by one property; the counts add up to the moment's figure `partners`."""

    by: By
    name: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a moment, of the stretch `first` to `last` (both included; of one day where they are the same).

    `change` is that since the moment before, None where none may be told; `why` says then why. `recorded_from` is the
    day on which recording it began.
    """

    key: str
    name: str
    value: int
    first: date
    last: date
    recorded_from: date
    change: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A dot of a picture: a partner, or a whole group of them.

    `name` and `sector` (a key of the dictionary, or one of the community's own) are those of a partner who consented;
    else empty. Of each size at least three without a name stand in a picture.
    """

    x: float
    y: float
    size: Size
    name: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A tie between two dots, by where they stand in `ShownMap.marks`; `level` 1 (faint) to 5 (strong)."""

    one: int
    other: int
    level: int


@dataclass(frozen=True, slots=True)
class ShownLand:
    """A group on the map: dots by where they stand in `ShownMap.marks`; `name` is that of a goal, or empty."""

    name: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownMap:
    """The picture of a day. `frame` (left, top, right, bottom) is the same for every moment of a story.

    Coordinates are those of the map: x grows to the right, y downwards. Where `grouped` each dot is a group.
    """

    day: date
    frame: tuple[float, float, float, float]
    marks: tuple[ShownMark, ...]
    lines: tuple[ShownLine, ...]
    lands: tuple[ShownLand, ...]
    grouped: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of the story: what happened in a few sentences, its figures, its tables, the map of that day."""

    day: date
    title: str
    sentences: tuple[str, ...]
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    picture: ShownMap


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised, what came of it, and why."""

    text: str
    state: State
    why: str = ""


@dataclass(frozen=True, slots=True)
class Works:
    """What a partner found to work, in its own words and with its consent; what happened with it since."""

    text: str
    tellers: tuple[str, ...]
    since: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """How many partners left after a day and up to another, 0 or at least `merging.FEWEST`."""

    first: date
    last: date
    number: int


@dataclass(frozen=True, slots=True)
class Staged:
    """The stage, where it was put in: what the community itself wants to be, the stages by their days, what stands
    with them always."""

    wants: str
    sentences: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True)
class ShownStory:
    """A story for a funder as it was known at a moment (`known_at`, UTC), from `since` up to `day`.

    `opening` is the signature, the goal and the answer; `unknown` what is not known, which always says something;
    `asked` what is asked of who reads it; `named` everybody who stands in it by name; `left` how many left, as
    `leaving` says in words.
    """

    title: str
    community: str
    language: str
    since: date
    day: date
    known_at: datetime
    opening: tuple[str, ...]
    promises: tuple[Promise, ...]
    moments: tuple[Moment, ...]
    works: tuple[Works, ...]
    leaving: tuple[str, ...]
    staged: Staged | None
    unknown: tuple[str, ...]
    asked: str
    named: tuple[str, ...] = ()
    left: tuple[Stretch, ...] = ()
