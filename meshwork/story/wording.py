"""How a story that is being written is changed, place by place, and how it is kept meanwhile.

A place (`At`) is `title`, `answer`, `asked`, `wants`, `promise`, `moment` (its day), `head` (the title of a moment)
or `line` (of a moment, by its number; -1 is a new one). Moments stand in the order of their days, for each is held
against the one before; sentences and promises in the order that is chosen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal, TypeVar, get_args

from meshwork.errors import MeshworkError
from meshwork.story import frozen
from meshwork.story.outline import Line, Outline, Pick, with_moment
from meshwork.story.shown import Figure, Promise, State
from meshwork.text import _, number

MOST_SENTENCES = 6
LONGEST = 2_000
"""Letters of one text at most."""

Part = Literal[
    "title", "answer", "asked", "wants", "promise", "moment", "head", "line", "works", "short", "stage", "since"
]
T = TypeVar("T")
_TOKEN = re.compile(r"\{([^{}]+)\}")
_PARTNERS, _ARE_PARTNERS = "partners", frozenset({"partners", "active", "connected"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class At:
    """A place in a story: what it is, of a moment its day, and which in its row (-1 for a new one)."""

    part: Part
    day: date | None = None
    number: int = -1


def as_text(outline: Outline) -> str:
    """An outline as it is kept."""
    return json.dumps(asdict(outline), ensure_ascii=False, separators=(",", ":"), default=lambda day: day.isoformat())


def read(said: str) -> Outline:
    """From what `as_text` gave. Raises `ValueError` where it is not that."""
    try:
        found: Outline = frozen.of_plain(Outline, json.loads(said))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ValueError("this is no story being written") from error
    return found


def reworded(said: str, change: Callable[[str], str]) -> str:
    """What `as_text` gave, with every text changed that was typed; as a whole where it is not that."""
    try:
        held = read(said)
    except ValueError:
        return change(said)
    picks = (
        replace(
            each,
            title=change(each.title),
            said=tuple(map(change, each.said)),
            lines=tuple(replace(line, text=change(line.text)) for line in each.lines),
        )
        for each in held.picks
    )
    typed_: dict[str, Any] = {name: change(getattr(held, name)) for name in ("title", "answer", "asked", "wants")}
    promised = (replace(each, text=change(each.text), why=change(each.why)) for each in held.promises)
    return as_text(replace(held, **typed_, picks=tuple(picks), promises=tuple(promised)))


def write(outline: Outline, at: At, said: Mapping[str, str], lines: Sequence[Line] = ()) -> Outline:
    """With what was typed at a place: `text`; of a promise `state` and `why` too. An empty text takes it away.

    `lines` are all sentences of the moment as they stand now. Raises `MeshworkError` where it does not fit.
    """
    text = " ".join(said.get("text", "").split())
    if len(text) > LONGEST or len(said.get("why", "")) > LONGEST:
        raise MeshworkError(_("This is longer than {n} letters. Say it shorter.", n=number(LONGEST)))
    match at.part:
        case "title":
            found = replace(outline, title=text or outline.title)
        case "answer":
            found = replace(outline, answer=text)
        case "asked":
            found = replace(outline, asked=text)
        case "wants":
            found = replace(outline, wants=text, staged=outline.staged and bool(text))
        case "promise":
            found = replace(outline, promises=_put(outline.promises, at.number, _promise(text, said)))
        case "moment" if at.day:
            found = with_moment(outline, at.day, text)
        case "head":
            found = _changed(outline, at.day, title=text)
        case _:
            found = _changed(outline, at.day, lines=_put(tuple(lines), at.number, Line(text=text) if text else None))
    if any(len(each.lines) > MOST_SENTENCES for each in found.picks):
        raise MeshworkError(_("A moment has {n} sentences at most. Take one away first.", n=number(MOST_SENTENCES)))
    return found


def leave_out(outline: Outline, at: At, lines: Sequence[Line] = ()) -> Outline:
    """Without what stands at a place; of a moment, with its sentences as the program writes them, `head` gives its
    own title back. Raises `MeshworkError` for the last moment there is."""
    if at.part == "moment":
        if len(outline.picks) < 2:
            raise MeshworkError(_("A story needs one moment at least."))
        return replace(outline, picks=tuple(each for each in outline.picks if each.day != at.day))
    if at.part == "stage":
        return replace(outline, staged=False, picks=tuple(each for each in outline.picks if each.what != "stage"))
    if at.part == "line" and at.number < 0:
        return _changed(outline, at.day, lines=(), said=(), title="")
    return write(outline, at, {}, lines)


def move(outline: Outline, at: At, by: int, lines: Sequence[Line] = ()) -> Outline:
    """With a sentence or a promise so many places further on (back where negative)."""
    if at.part == "promise":
        return replace(outline, promises=_moved(outline.promises, at.number, by))
    return _changed(outline, at.day, lines=_moved(tuple(lines), at.number, by))


def choose(outline: Outline, works: Sequence[str]) -> Outline:
    """With these practices, by id, as what works."""
    return replace(outline, works=tuple(works))


def tell_shortly(outline: Outline, *, short: bool) -> Outline:
    """With what is not known told shortly, or in full."""
    return replace(outline, short=short)


def filled(text: str, figures: Sequence[Figure]) -> str:
    """A typed text with its figures; an ellipsis where that figure is not recorded.

    >>> from datetime import date
    >>> on = date(2024, 6, 30)
    >>> filled("Er waren {meetings} bijeenkomsten.", [Figure("meetings", "bijeenkomsten", 74, on, on, on)])
    'Er waren 74 bijeenkomsten.'
    """
    held = {_key(each): number(each.value) for each in figures}
    return _TOKEN.sub(lambda found: held.get(found[1], "…"), text)


def to_edit(text: str, figures: Sequence[Figure]) -> str:
    """A text to be typed over: keys of figures as people call them, and numbers that are figures as these."""
    names = {_key(each): called(each) for each in figures}
    if found := _TOKEN.sub(lambda found: f"{{{names.get(found[1], found[1])}}}", text):
        text = found
    for each in figures:
        if f"{{{called(each)}}}" not in text and each.value > 1:
            text = re.sub(
                rf"(?<![\w.,]){re.escape(number(each.value))}(?![\w]|[.,]\d)", f"{{{called(each)}}}", text, count=1
            )
    return text


def called(figure: Figure) -> str:
    """What a figure is called where it is typed: that of the partners by one word, in both languages."""
    return _PARTNERS if figure.key in _ARE_PARTNERS else figure.name


def typed(text: str, figures: Sequence[Figure]) -> str:
    """What was typed over, with the keys of figures. Raises `MeshworkError` for a figure that the moment has not."""
    keys = {
        word: _key(each) for each in figures for word in (called(each).casefold(), each.name.casefold(), each.key)
    }

    def key(found: re.Match[str]) -> str:
        if (held := keys.get(" ".join(found[1].split()).casefold())) is None:
            raise MeshworkError(
                _(
                    'This moment has no figure "{name}". It has: {names}.',
                    name=found[1],
                    names=", ".join(map(called, figures)),
                )
            )
        return f"{{{held}}}"

    return _TOKEN.sub(key, text)


def has_figures_of_its_own(text: str) -> bool:
    """Whether a typed text holds a number that does not follow the record; a year is none.

    >>> has_figures_of_its_own("In 2022 kwamen er {meetings}."), has_figures_of_its_own("Er kwamen 12 buren.")
    (False, True)
    """
    return bool(re.search(r"\d", _YEAR.sub("", _TOKEN.sub("", text))))


def typed_texts(outline: Outline) -> tuple[str, ...]:
    """Every text of moments and the answer that was typed by hand."""
    several = [outline.answer]
    for each in outline.picks:
        several += [each.title, *each.said, *(line.text for line in each.lines)]
    return tuple(filter(None, several))


def _key(figure: Figure) -> str:
    return _PARTNERS if figure.key in _ARE_PARTNERS else figure.key


def _promise(text: str, said: Mapping[str, str]) -> Promise | None:
    states: tuple[State, ...] = get_args(State)
    state: State = next((each for each in states if each == said.get("state")), "open")
    return Promise(text, state, " ".join(said.get("why", "").split())) if text else None


def _changed(outline: Outline, day: date | None, **what: Any) -> Outline:
    if "lines" in what:
        what["said"] = ()
    picks: tuple[Pick, ...] = tuple(replace(each, **what) if each.day == day else each for each in outline.picks)
    return replace(outline, picks=picks)


def _put(several: tuple[T, ...], at: int, one: T | None) -> tuple[T, ...]:
    """With one in that place (behind the last for -1), or without what stands there."""
    new = () if one is None else (one,)
    return (*several, *new) if at < 0 else (*several[:at], *new, *several[at + 1 :])


def _moved(several: tuple[T, ...], at: int, by: int) -> tuple[T, ...]:
    if not (0 <= at < len(several) and 0 <= at + by < len(several)):
        return several
    left = list(several)
    left.insert(at + by, left.pop(at))
    return tuple(left)
