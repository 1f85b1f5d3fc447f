"""What stories that were made told of how many: a later one is told so that nobody is found between them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from meshwork.story.frozen import of_plain
from meshwork.story.merging import Block, Left
from meshwork.story.shown import By, Stretch, Table
from meshwork.text import _, speak


@dataclass(frozen=True, slots=True)
class Told:
    """An earlier story: its language, the tables of each of its days, who stood in it by name, and who left."""

    language: str
    tables: tuple[tuple[date, Table], ...]
    named: tuple[str, ...]
    left: tuple[Left, ...]


def told(kept: str) -> Told:
    """What a story told, from how it is kept (`frozen.text`): without its pictures, so that it is quick."""
    plain = json.loads(kept)
    tables = ((moment["day"], each) for moment in plain["moments"] for each in moment["tables"])
    left = (of_plain(Stretch, each) for each in plain.get("left", ()))
    return Told(
        plain["language"],
        tuple((date.fromisoformat(day), of_plain(Table, each)) for day, each in tables),
        tuple(plain.get("named", ())),
        tuple(Left(each.first, each.last, each.number) for each in left),
    )


def blocks(
    several: Sequence[Told],
    by: By,
    names: Sequence[str],
    label: Callable[[str], str],
    known: Mapping[date, Mapping[str, int]],
) -> tuple[tuple[Block, ...], ...]:
    """The tables of one property that earlier stories told, each by the names of its groups.

    `label` says what a name is called in the language that is spoken; the others are those that are not called.
    `known` counts by name of a group, on each of their days, who can be known by name.
    """
    found = []
    for story in several:
        with speak(story.language):
            called: defaultdict[str, set[str]] = defaultdict(set)
            for name in names:
                called[label(name) if name else _("not recorded")].add(name)
            rest = _("the others")
            for day, table in story.tables:
                if table.by == by:
                    found.append(_blocks(table, called, rest, frozenset(names), known[day]))
    return tuple(dict.fromkeys(found))


def _blocks(
    table: Table, called: Mapping[str, set[str]], rest: str, names: frozenset[str], known: Mapping[str, int]
) -> tuple[Block, ...]:
    groups = [
        ({name for said in each.groups if said != rest for name in called.get(said, {said})}, rest in each.groups)
        for each in table.counts
    ]
    others = names - {name for group, _rest in groups for name in group}
    found: dict[frozenset[str], int] = {}
    for (group, has_rest), each in zip(groups, table.counts, strict=True):
        whole = frozenset(group | others if has_rest else group)
        found[whole] = found.get(whole, 0) + each.number
    return tuple(
        Block(whole, (number, number - sum(known.get(name, 0) for name in whole))) for whole, number in found.items()
    )
