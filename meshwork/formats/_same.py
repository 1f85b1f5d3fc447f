"""Two names for one: proposed where they look alike, and taken as one where somebody said so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from meshwork.formats._names import NAMED, Names, near
from meshwork.formats._things import references
from meshwork.formats._types import Draft, Entry, How, Question
from meshwork.text import _

_MOST_PROPOSED = 100


def proposals(draft: Draft, names_new: Mapping[str, Sequence[str]], names: Names) -> Iterator[Question]:
    """For each new name that looks much like another: are these one? Nothing is taken without an answer."""
    for kind in ("stakeholders", "goals"):
        fresh = names_new.get(kind, ())
        told: set[frozenset[str]] = set()
        for name, found in near(fresh, names.of(kind)).items():
            shape = f"same:{kind}:{name}"
            like = [other for other in found if frozenset((name, other)) not in told]
            if shape in draft.how.answers or not like or len(told) >= _MOST_PROPOSED:
                continue
            told |= {frozenset((name, other)) for other in like}
            yield Question(
                "same",
                shape,
                _('"{name}" looks like "{other}". Are these one and the same?', name=name, other=like[0]),
                (("new", _("no, they are two")), *((other, _('yes: "{other}"', other=other)) for other in like)),
                proposed="new",
                subject=name,
            )


def meanings(how: How) -> dict[tuple[str, str], str]:
    """Kind and name, with the name that somebody said it means."""
    same = {}
    for shape, answer in how.answers.items():
        topic, _colon, rest = shape.partition(":")
        kind, _colon, name = rest.partition(":")
        if topic == "same" and answer != "new":
            same[kind, name] = answer
    return same


def as_answered(draft: Draft) -> tuple[Entry, ...]:
    """The entries, with names that somebody said mean another replaced by that other."""
    same = meanings(draft.how)
    if not same:
        return draft.entries
    found = []
    for entry in draft.entries:
        spoken = ((NAMED.get(entry.kind, ""), entry.kind), *references(entry.kind))
        said = ((name, (kind, str(entry.values.get(name)))) for name, kind in spoken)
        meant = {name: same[pair] for name, pair in said if pair in same}
        found.append(replace(entry, values={**entry.values, **meant}) if meant else entry)
    return tuple(found)


def one_value(name: str, said: object, other: object) -> bool:
    """Whether two cells tell one and the same of a property: capitals do not tell addresses apart."""
    if name == "email" and isinstance(said, str) and isinstance(other, str):
        return said.casefold() == other.casefold()
    return said == other
