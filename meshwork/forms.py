"""What can be said of a fact of each kind, field by field: from the dictionary, in the words of who reads.

What somebody says is text by property, as in the cells of a file ("zorg", "8-12-2019", "ja"); an empty text is
nothing said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from graph_schema import Property, kinds
from meshwork import formats
from meshwork.change import kind_of
from meshwork.errors import MeshworkError, Unfit
from meshwork.model import KINDS, Fact, Facts
from meshwork.nouns import choice, noun, word
from meshwork.rules import unknown
from meshwork.text import _

_ELSEWHERE = frozenset(
    {"extras", "feelers", "openings", "settings", "judgements", "views", "stories", "drafts", "exports"}
    | {"share_links", "users"}
)
"""Kinds that have verbs of their own."""
EDITED = tuple(kind for kind in kinds() if kind not in _ELSEWHERE)
"""The kinds that are edited here, in the order of the dictionary."""

Said = Mapping[str, str | None]
_ENDS = {"stakeholders": "left", "goals": "closed", "actions": "done"}
_LEFT_OUT = frozenset({"objects", "not_on_map"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: its property; its label, its meaning and its choices (value, word) for who reads."""

    property: Property
    label: str
    meaning: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """What can be said of a fact of a kind, field by field, in the language of who reads."""

    kind: str
    fields: tuple[Field, ...]


def form(kind: str) -> Form:
    """The form of a kind, as the dictionary has it. Raises `MeshworkError` for a kind that has verbs of its own.

    >>> from meshwork.text import speak
    >>> with speak("nl"):
    ...     [each.label for each in form("commitments").fields]
    ['Partner', 'Doel', 'Niveau', 'Sinds', 'Tot']
    """
    if kind not in EDITED:
        known = ", ".join(noun(each, 1) for each in EDITED)
        raise MeshworkError(_('"{kind}" is not written down in this way. What is: {known}.', kind=kind, known=known))
    return Form(
        kind,
        tuple(
            Field(each, word(each), _(each.meaning), tuple((value, choice(each, value)) for value in each.values))
            for each in kinds()[kind].properties
        ),
    )


def end_of(kind: str) -> str | None:
    """The property that holds from when something no longer is; None for what has a day and does not end."""
    names = {each.name for each in kinds()[kind].properties}
    return _ENDS.get(kind) or ("until" if "until" in names else None)


def written(fact: Fact) -> dict[str, str]:
    """What stands in each property of a fact, as text that says the same when it is read again."""
    return {each.name: _text(getattr(fact, each.name)) for each in kinds()[kind_of(fact)].properties}


def property_of(kind: str, said: str) -> str:
    """The property that a word means: its own name or a heading people use. Raises `MeshworkError` for another."""
    meant = formats.headings_of(kind).get(formats.fold(said))
    fields_ = form(kind).fields
    if meant is None or meant[1] not in {each.property.name for each in fields_}:
        raise MeshworkError(
            _(
                '"{word}" is not kept of {nouns}. What is: {known}.',
                word=said,
                nouns=noun(kind),
                known=", ".join(each.label.lower() for each in fields_),
            )
        )
    return meant[1]


def read(kind: str, said: Said, facts: Facts) -> dict[str, Any]:
    """The values that were said, given what stands; an empty one is the default. Raises `Unfit`."""
    known = {each.property.name: each.property for each in form(kind).fields}
    usual = {each.name: each.default for each in fields(KINDS[kind]) if each.default is not MISSING}
    names = formats.names_of(facts)
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, it in known.items():
        text = (said.get(name) or "").strip()
        if name in said and not text:
            values[name] = () if it.type == "list" else usual.get(name)
        elif text:
            try:
                values[name] = _meant(names, facts, it.to, text) if it.to else formats.read_cell(it, text)
            except ValueError as error:
                wrong[name] = str(error)
    if wrong:
        raise unfit(kind, wrong)
    return values


def meant(facts: Facts, kind: str, said: str) -> str:
    """The id of what an id or a name means, case and accents aside. Raises `MeshworkError`: none, or several."""
    try:
        return _meant(formats.names_of(facts), facts, kind, said)
    except ValueError as error:
        raise MeshworkError(str(error)) from error


def _meant(names: formats.Names, facts: Facts, kind: str, said: str) -> str:
    hits = names.meant(kind, said)
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise ValueError(
            _(
                'there are {n} {nouns} called "{value}". Write the id of the one that is meant: {ids}.',
                n=len(hits),
                nouns=noun(kind),
                value=said,
                ids=", ".join(hits),
            )
        )
    # who wants to be left out is not proposed
    hidden = {each.stakeholder for each in facts.choices if kind == "stakeholders" and each.purpose in _LEFT_OUT}
    shown = [each for each in names.of(kind) if not hidden.intersection(names.find(kind, each))]
    raise ValueError(unknown(kind, said, formats.near([said], shown, least=80).get(said, ())))


def unfit(
    kind: str, wrong: Mapping[str, str], more: Iterable[str] = (), labels: Mapping[str, str] | None = None
) -> Unfit:
    """What is wrong in what was said of a fact, by property, with whatever else is in the way.

    `labels` are what fields are called that are no property of its kind.
    """
    known = {each.property.name: each.label for each in form(kind).fields} | dict(labels or {})
    lines = (f"{known.get(name, name)}: {said}" for name, said in wrong.items())
    return Unfit("\n".join((*lines, *more)), wrong)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return " | ".join(value)
    return str(value)
