"""How facts are drawn in the graph and taken out again, inside a transaction that somebody else keeps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from graph_schema import kinds
from graph_schema.dictionary import Kind, Property
from meshwork.change import Erasure, Key, Row, key_of, kind_of
from meshwork.stores.graph import Run, label_at, properties, query
from meshwork.stores.protocol import changed_meanwhile, stands_already

BATCH = 5_000


def standing(run: Run, community: str, keys: Iterable[Key]) -> set[Key]:
    """Which of these facts stand."""
    return {
        (kind, row[0])
        for kind, ids in _by_kind(keys)
        for batch in _batches(ids)
        for row in run(_pick("standing", kind), community=community, ids=batch)
    }


def retract(run: Run, community: str, keys: Iterable[Key], number: int, again: set[Key]) -> None:
    """Let rows stand no longer, from change `number` on; those in `again` are about to get new values.

    Raises `Conflict` where one of them does not stand; what was done until then is for the transaction to take back.
    """
    keys = tuple(keys)
    if len(set(keys)) < len(keys):
        raise changed_meanwhile(*min(key for key in keys if keys.count(key) > 1))
    done: set[Key] = set()

    def work(name: str, kind: str, ids: list[str]) -> list[list[Any]]:
        found = [
            row
            for some in _batches(ids)
            for row in run(query(name, kind), community=community, ids=some, number=number)
        ]
        done.update((kind, row[0]) for row in found)
        return found

    by_kind = _by_kind(keys)
    waiting = {row[0] for row in run(query("waiting"), community=community)} if by_kind else set()
    drawn: list[str] = []
    for kind, ids in by_kind:
        if kinds()[kind].is_edge:
            work("retract_waiting", kind, ids if kind in waiting else [])
            drawn += (row[1] for row in work("retract_tie", kind, [id_ for id_ in ids if (kind, id_) not in done]))
    for some in _batches(drawn):
        run(query("delete_ties"), elements=some)
    for kind, ids in by_kind:
        if not kinds()[kind].is_edge:
            work("correct_thing", kind, [id_ for id_ in ids if (kind, id_) in again])
            going = [id_ for id_ in ids if (kind, id_) not in again]
            _let_wait(run, community, kind, going)
            work("retract_thing", kind, going)
    if gone := set(keys) - done:
        raise changed_meanwhile(*min(gone))


def erase(run: Run, community: str, erasure: Erasure) -> None:
    """Delete the retracted rows of facts for good, and values from every row of others, standing or not.

    Rows go last and by their own place: an index still finds what was made and deleted in the same transaction.
    """
    empty = [(key, {each: None for name in names for each in (name, f"{name}_text")}) for key, names in erasure.blank]
    for (kind, id_), values in (*empty, *((key, {name: said}) for key, name, said in erasure.put)):
        for place in (_name("blank", kind), "blank_aside"):
            run(query(place, kind), community=community, id=id_, nothing=values)
    asked = ((kind, some) for kind, ids in _by_kind(erasure.gone) for some in _batches(ids))
    rows = [row[0] for kind, ids in asked for row in run(query("rows_of", kind), community=community, ids=ids)]
    for batch in _batches(rows):
        run(query("delete_rows"), elements=batch)
    run(query("forget"), community=community, names=[name for name, text in erasure.keep if text is None])
    texts = [{"name": name, "text": text} for name, text in erasure.keep if text is not None]
    run(query("keep"), community=community, rows=texts)
    run(query("note"), community=community, numbers=list(erasure.notes))


def claim(run: Run, community: str, keys: Iterable[Key]) -> set[Key]:
    """Make room where somebody wrote by hand under these ids: the things that are there to be given values."""
    found: set[Key] = set()
    for kind, ids in _by_kind(keys):
        for batch in _batches(ids):
            if kinds()[kind].is_edge:
                run(query("claim_ties", kind), community=community, ids=batch)
            else:
                found.update(
                    (kind, row[0]) for row in run(query("claim_things", kind), community=community, ids=batch)
                )
    return found


def add(run: Run, community: str, rows: Iterable[Row], corrected: set[Key], *, first: bool) -> None:
    """Write rows with their own numbers; `corrected` are things that are there and get new values.

    `first` says that the community holds nothing yet, so that nobody waits for these. A fact that stands already is
    refused, here or by a constraint of the database.
    """
    by_kind: dict[str, list[Row]] = {}
    gone: list[Row] = []
    for row in rows:
        (by_kind.setdefault(kind_of(row.fact), []) if row.retracted is None else gone).append(row)
    things = {kind: found for kind, found in by_kind.items() if not kinds()[kind].is_edge}
    fresh: dict[str, list[str]] = {}
    for kind, found in things.items():
        new = [row for row in found if (kind, row.fact.id) not in corrected]
        old = [row for row in found if (kind, row.fact.id) in corrected]
        fresh[kind] = [row.fact.id for row in new]
        _put(run, kinds()[kind].label, [properties(row, community) for row in new])
        for batch in _batches([properties(row, community) for row in old]):
            run(query("give_values", kind), community=community, rows=batch)
    _refer(run, community, things, {} if first else fresh)
    if any(fresh.values()) and not first:
        _wake(run, community)
    for kind, found in by_kind.items():
        if kinds()[kind].is_edge:
            _join(run, community, kind, found)
    _put_aside(run, community, gone, "Retracted")


def refuse(taken: set[Key]) -> None:
    """Raise `Conflict` where one of these stands already."""
    if taken:
        kind, id_ = min(taken)
        raise stands_already(kind, id_)


def _pick(name: str, kind: str) -> str:
    return query(_name(name, kind), kind)


def _name(name: str, kind: str) -> str:
    return f"{name}_ties" if kinds()[kind].is_edge else f"{name}_things"


def _join(run: Run, community: str, kind: str, rows: list[Row]) -> None:
    """Draw facts between their ends; those whose ends are not there wait."""
    each = kinds()[kind]
    start, end = str(each.start), str(each.end)
    drawn: set[str] = set()
    for label, some in _by_end_label(each, rows):
        statement = query("add_ties", kind, end_label=label)
        for batch in _batches(some):
            alike, own = _apart([properties(row, community) for row in batch], {start, end})
            lines = [
                [getattr(row.fact, start), getattr(row.fact, end) or community, held]
                for row, held in zip(batch, own, strict=True)
            ]
            drawn.update(run(statement, community=community, rows=lines, alike=alike)[0][0])
    waiting = [row for row in rows if row.fact.id not in drawn]
    if waiting:
        refuse(standing(run, community, map(key_of, (row.fact for row in waiting))))
        _put_aside(run, community, waiting, "Waiting")


def _by_end_label(kind: Kind, rows: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The label at the end of these facts: an end left open is the community itself."""
    yield label_at(kind, kind.end), [row for row in rows if getattr(row.fact, str(kind.end)) is not None]
    yield "Community", [row for row in rows if getattr(row.fact, str(kind.end)) is None]


def _put_aside(run: Run, community: str, rows: Iterable[Row], label: str) -> None:
    _put(run, label, [properties(row, community) | {"fact": kind_of(row.fact)} for row in rows])


def _put(run: Run, label: str, found: list[dict[str, Any]]) -> None:
    for batch in _batches(found):
        alike, own = _apart(batch)
        run(query("add_things"), label=label, rows=own, alike=alike)


def _apart(batch: list[dict[str, Any]], without: Collection[str] = ()) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What all of these have alike, and of each what it has of its own; what is None is left out.

    The driver packs 0.2 million values a second, names included: a batch costs a quarter of what it costs whole.
    """
    names = {name for each in batch for name in each} - set(without)
    values = {name: batch[0].get(name) for name in names}
    alike = {name for name, value in values.items() if all(each.get(name) == value for each in batch)}
    own = names - alike
    return (
        {name: value for name in alike if (value := values[name]) is not None},
        [{name: value for name in own if (value := each.get(name)) is not None} for each in batch],
    )


def _let_wait(run: Run, community: str, kind: str, ids: list[str]) -> None:
    """Facts that stand although one of their ends is about to go wait for it to come back."""
    ties = {
        each.label: {"kind": each.name, "start": each.start, "end": each.end}
        for each in kinds().values()
        if each.is_edge and kinds()[kind].label in {label_at(each, each.start), *_end_labels(each)}
    }
    if ties and ids:
        run(query("set_aside", kind, types="|".join(ties)), community=community, ids=ids, ties=ties)


def _wake(run: Run, community: str) -> None:
    """Facts that waited for an end which is there by now are drawn."""
    for (kind,) in run(query("waiting"), community=community):
        for label in _end_labels(kinds()[kind]):
            run(query("wake", kind, end_label=label), community=community)


def _end_labels(kind: Kind) -> tuple[str, ...]:
    open_end = not kind.property(str(kind.end)).required
    return (label_at(kind, kind.end), *(("Community",) if open_end else ()))


def _refer(run: Run, community: str, things: dict[str, list[Row]], fresh: dict[str, list[str]]) -> None:
    """Draw what things refer to, from those just written and to those that are new."""
    references = [
        (kind, each) for kind in kinds().values() for each in kind.properties if not kind.is_edge and each.edge
    ]
    branches = "\n    UNION ALL\n    ".join(
        query("referring_by", kind.name, reference=each.name, to=str(each.to), at=str(at))
        for at, (kind, each) in enumerate(references)
    )
    back: dict[int, list[str]] = {}
    if any(fresh.values()):
        ids = {str(each.to): fresh.get(str(each.to), []) for _kind, each in references}
        back = dict(map(tuple, run(query("referring", branches=branches), community=community, ids=ids)))
    for at, (kind, each) in enumerate(references):
        named = {row.fact.id for row in things.get(kind.name, ())}
        for batch in _batches(sorted(named.union(back.get(at, ())))):
            run(_reference(kind, each), community=community, ids=batch)


def _reference(kind: Kind, reference: Property) -> str:
    drawn = f"[:{reference.edge} {{community: $community, of: '{reference.name}'}}]"
    arrow = f"(m)-{drawn}->(n)" if reference.inward else f"(n)-{drawn}->(m)"
    places = {"reference": reference.name, "edge": str(reference.edge), "to_label": kinds()[str(reference.to)].label}
    return query("refer", kind.name, arrow=arrow, **places)


def _by_kind(keys: Iterable[Key]) -> list[tuple[str, list[str]]]:
    ids: dict[str, list[str]] = {}
    for kind, id_ in keys:
        ids.setdefault(kind, []).append(id_)
    return list(ids.items())


def _batches(rows: list[Any]) -> Iterator[list[Any]]:
    for begin in range(0, len(rows), BATCH):
        yield rows[begin : begin + BATCH]
