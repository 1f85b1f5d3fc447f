"""Somebody else's graph becomes a draft like that of a file, so that it is compared, ruled and asked about alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from graph_schema import kinds
from meshwork.change import Key, key_of
from meshwork.errors import Fault
from meshwork.formats._names import NAMED
from meshwork.formats._types import Column, Draft, Entry, Here, How, Notice, Sheet, Table
from meshwork.model import Extra, Fact
from meshwork.text import _, plural


def of_graph(facts: Sequence[Fact], faults: Sequence[Fault], made: Collection[Key], how: How | None = None) -> Draft:
    """A draft of the facts of a graph; `made` are those whose id is not the graph's own.

    Such a thing is known by its name, and a fact that joins two by what it joins, so that reading the graph again
    finds them. Two things of one name without an id of their own are a fault of both.
    """
    how = how or How()
    extras = _extras(facts)
    told = [each for each in facts if not isinstance(each, Extra)]
    towns = [each for each in told if key_of(each)[0] == "community"]
    notices: list[Notice] = []
    if len(towns) > 1:
        said = plural("", "The graph names {n} communities; their names are left out.", len(towns))
        notices.append(Notice("communities", said, len(towns)))
        told = [each for each in told if key_of(each)[0] != "community"]
    same = Counter(_called(each) for each in told if key_of(each) in made)
    twice = {each for each, count in same.items() if count > 1 and each[1]}
    sheets = _sheets(told, extras)
    place = {sheet.kind: at for at, sheet in enumerate(sheets)}
    entries, more = [], []
    for fact in told:
        kind, id_ = key_of(fact)
        bad = key_of(fact) in made and _called(fact) in twice
        if bad:
            said = _("several are called so and have no id. Give each a property id.")
            more.append(Fault("ambiguous", f'"{_called(fact)[1]}": {said}', file=sheets[place[kind]].table.name))
        entries.append(
            Entry(
                kind,
                _values(fact),
                None if key_of(fact) in made else id_,
                tuple(extras.get((kind, id_), ())),
                place[kind],
                foreign=True,
                mark=f"{kind}:{id_}",
                called=id_,
                bad=bad,
            )
        )
    return Draft(tuple(entries), sheets, (*faults, *more), tuple(notices), how=how)


def _extras(facts: Sequence[Fact]) -> dict[Key, list[tuple[str, str]]]:
    found: dict[Key, list[tuple[str, str]]] = defaultdict(list)
    for each in facts:
        if isinstance(each, Extra):
            found[each.of_kind, each.of].append((each.column, each.value))
    return found


def _sheets(facts: Sequence[Fact], extras: dict[Key, list[tuple[str, str]]]) -> tuple[Sheet, ...]:
    """A sheet for each label, with the columns that the dictionary does not know."""
    present = {key_of(each)[0] for each in facts}
    return tuple(
        Sheet(
            Table(f":{kind.label}", name, (), ()),
            name,
            tuple(
                Column(heading, None, private=True, openable=True)
                for heading in dict.fromkeys(
                    column for (of_kind, _id), pairs in extras.items() if of_kind == name for column, _value in pairs
                )
            ),
        )
        for name, kind in kinds().items()
        if name in present
    )


def _values(fact: Fact) -> dict[str, object]:
    held = ((each, getattr(fact, each.name)) for each in kinds()[key_of(fact)[0]].properties)
    return {
        each.name: Here(f"{each.to}:{value}") if each.to else value for each, value in held if value not in {None, ()}
    }


def _called(fact: Fact) -> tuple[str, str]:
    kind = key_of(fact)[0]
    return kind, "" if kind == "sessions" else str(getattr(fact, NAMED.get(kind, ""), None) or "")
