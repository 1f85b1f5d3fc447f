"""The tables of a story: partners by sector, place and kind, as far as nobody is found in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, combinations

from meshwork.network import Record
from meshwork.nouns import sector
from meshwork.stages import Reading
from meshwork.story import earlier, merging, words
from meshwork.story.naming import Naming
from meshwork.story.pictures import counted
from meshwork.story.shown import By, Count, ShownMap, Table
from meshwork.text import _
from meshwork.when import holds

FACILITATING = "*"
"""In place of a sector: facilitators, and the organisations that they worked from."""
MOST_GROUPS = 4
"""So many groups that are told as one are written out; more are called the others."""
_AT_ONCE = 3
"""So many groups of a table are looked at together beside another table."""


@dataclass(frozen=True, slots=True)
class _Partner:
    """Somebody who is counted on a day, by id, and its sector, place and kind of that day."""

    id: str
    by: Mapping[By, str]


def tables(
    record: Record,
    readings: Sequence[Reading],
    naming: Naming,
    hidden: Collection[str],
    maps: Sequence[ShownMap],
    before: Sequence[earlier.Told] = (),
) -> tuple[tuple[Table, ...], ...]:
    """Of each moment the active partners by sector, by place and by kind, as far as nobody is found in them.

    Neither is who has no name when those are left out who have one on its map (`maps`), may have one, or had one in
    a story that was made (`before`).
    """
    seen = [_everybody(record, each.day, naming, hidden) for each in readings]
    once = {day: _everybody(record, day, naming, hidden) for each in before for day, _table in each.tables}
    known = naming.free.keys() | _ids(record, chain.from_iterable(each.named for each in before))
    on_map = [set() if each.grouped else _ids(record, (mark.name for mark in each.marks)) for each in maps]
    found: list[list[Table]] = [[] for _each in readings]
    beside: list[list[list[set[str]]]] = [[] for _each in readings]
    for by, label in _LABELS.items():
        if all(who.by[by] in {"", FACILITATING} for day in seen for who in day):
            continue
        without: list[Sequence[Collection[str]]] = [[()] * len(seen), [known] * len(seen)]
        without += [[naming.free] * len(seen), on_map]
        views = [[_counts(day, by, gone) for day, gone in zip(seen, each, strict=True)] for each in without]
        names = sorted({*chain.from_iterable(views[0])})
        named_then = {day: _counts([who for who in there if who.id in known], by) for day, there in once.items()}
        told = earlier.blocks(before, by, names, partial(_label, label=label, naming=naming), named_then)
        groups, fit = merging.told(views, told)
        for at, may in enumerate(fit):
            held = [{who.id for who in seen[at] if who.by[by] in group} for group in groups]
            if may and not any(_few_between(held, each) for each in beside[at] if by == "kind"):
                labels = (_labels(group, label, views[0], naming) for group in groups)
                counts = tuple(Count(said, len(some)) for said, some in zip(labels, held, strict=True) if some)
                if len({each.groups for each in counts}) < max(len(counts), 2):
                    continue  # one group says no more than the total, and two of one name say nothing
                if by == "sector":  # citizens are persons: the words themselves tell it
                    beside[at].append(held)
                found[at].append(Table(by, words.table(by), counts))
    return tuple(map(tuple, found))


def _counts(day: Iterable[_Partner], by: By, without: Collection[str] = ()) -> Counter[str]:
    return Counter(who.by[by] for who in day if who.id not in without)


def _ids(record: Record, names: Iterable[str]) -> set[str]:
    """Who bears one of these names, or did."""
    wanted = {*names} - {""}
    found = {each.id for each in record.facts.stakeholders if each.name in wanted}
    return found | {each.stakeholder for each in record.facts.versions if each.name in wanted}


def _few_between(one: Sequence[set[str]], other: Sequence[set[str]]) -> bool:
    """Whether a few are left where groups of a table lie within groups of another: persons without the citizens."""
    for these, those in ((one, other), (other, one)):
        for many in range(1, min(len(these), _AT_ONCE) + 1):
            for several in combinations(these, many):
                some = set().union(*several)
                around = set().union(*(each for each in those if each & some))
                if 0 < len(around - some) < merging.FEWEST:
                    return True
    return False


def _everybody(record: Record, day: date, naming: Naming, hidden: Collection[str]) -> tuple[_Partner, ...]:
    """Everybody who is counted on a day."""
    snapshot, roster = record.on(day), record.material.roster
    moved = [each for each in record.facts.versions if each.place is not None]
    was = {each.stakeholder: each.place for each in reversed(moved) if holds(each.since, each.until, day)}
    found = []
    for at in counted(record, day, hidden):
        who = record.facts.stakeholders[at]
        code = int(snapshot.sector_codes[at])
        kind = "person" if who.id in naming.people else roster.described(at, day)["kind"] or ""
        of = roster.sectors[code] if code >= 0 else FACILITATING if snapshot.facilitating[at] else ""
        found.append(_Partner(who.id, {"sector": of, "place": was.get(who.id, who.place) or "", "kind": kind}))
    return tuple(found)


def _labels(
    group: Sequence[str], label: Callable[[str], str], divided: Sequence[Mapping[str, int]], naming: Naming
) -> tuple[str, ...]:
    """What a group is called. A word of the community's own for a few is not told, nor a name in one."""
    some = sorted((each for each in group if each), key=label)
    own = {each for each in some if label(each) == each}
    few = any(0 < counts.get(each, 0) < merging.FEWEST for each in own for counts in divided)
    said = [_label(each, label, naming) for each in some]
    if len(said) > MOST_GROUPS or (few and len(group) > 1):
        return (_("the others"),)
    return (*said, *([_("not recorded")] if "" in group else []))


def _label(name: str, label: Callable[[str], str], naming: Naming) -> str:
    said = label(name)
    return naming.clean(name) if said == name else said


def _sector(key: str) -> str:
    return _("facilitators") if key == FACILITATING else sector(key)


_LABELS: Mapping[By, Callable[[str], str]] = {
    "sector": _sector,
    "place": str,
    "kind": words.kind,
}
