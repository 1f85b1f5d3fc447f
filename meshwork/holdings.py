"""What a store keeps of people, sort by sort: read from the dictionary and from the facts that are there.

Nobody keeps this list by hand: a kind that speaks of partners is in it as soon as one fact of it does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from graph_schema import Kind, Property, kinds
from meshwork.change import every, kind_of, names_of
from meshwork.model import KINDS, Extra, Fact, Facts, Private, Stakeholder
from meshwork.retention import CONTACT, setting_of
from meshwork.settings import Settings
from meshwork.told import subjects


@dataclass(frozen=True, slots=True)
class Holding:
    """One sort of data: its kind; the properties that are filled in; who entered it (`origins`); after how many
    months it is erased (None: it stays until somebody takes it away); whether only facilitators see it.

    E-mail address and telephone number are a sort of their own, of the kind stakeholders.
    """

    kind: str
    properties: tuple[Property, ...]
    origins: tuple[str, ...]
    months: int | None
    private: bool
    columns: tuple[str, ...] = ()


def holdings(facts: Facts, private: Private, settings: Settings, whose: Collection[str] = ()) -> tuple[Holding, ...]:
    """What is kept of those whose data are personal, or of these alone, in the order of the dictionary."""
    of = set(whose) or {each.id for each in subjects(facts)}
    rows: defaultdict[tuple[str, bool], list[Fact]] = defaultdict(list)
    for fact in chain(every(facts), every(private)):
        for part, apart in _parts(fact, of):
            rows[kind_of(part), apart].append(part)
    order = list(KINDS)
    return tuple(
        _holding(kinds()[kind], several, settings, apart=apart)
        for (kind, apart), several in sorted(rows.items(), key=lambda each: (order.index(each[0][0]), each[0][1]))
    )


def _parts(fact: Fact, of: Collection[str]) -> Iterator[tuple[Fact, bool]]:
    """The fact where it speaks of one of these; of a partner what is known to all, and apart what is not."""
    if isinstance(fact, Stakeholder):
        if fact.id in of:
            blank: dict[str, Any] = dict.fromkeys(CONTACT)
            yield replace(fact, **blank), False
            if fact.email or fact.phone:
                yield fact, True
    elif any(kind == "stakeholders" and id_ in of for kind, id_ in names_of(fact)):
        yield fact, False


def _holding(kind: Kind, rows: Iterable[Fact], settings: Settings, *, apart: bool) -> Holding:
    rows = tuple(rows)
    contact = kind.name == "stakeholders" and apart
    looked = [each for each in kind.properties if (each.name in CONTACT) is contact or kind.name != "stakeholders"]
    filled = tuple(each for each in looked if any(_said(row, each) for row in rows))
    name = setting_of("contact" if contact else kind.name)
    return Holding(
        kind=kind.name,
        properties=filled,
        origins=tuple(sorted({each.origin for each in rows})),
        months=settings.whole(name) if name else None,
        private=kind.private or contact or kind.name == "extras",
        columns=tuple(sorted({each.column for each in rows if isinstance(each, Extra)})),
    )


def _said(row: Fact, it: Property) -> bool:
    """Whether a property says something of a person; that it is what it is unless told otherwise does not."""
    value = getattr(row, it.name)
    return value not in {None, ()} and (it.required or value != it.default)
