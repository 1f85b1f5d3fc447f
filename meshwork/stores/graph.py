"""Facts as a graph that a Cypher user finds natural, and back; every statement is built from the dictionary.

A thing that stands is a node with its label, a fact that joins two things a relationship of its type. A row that
was retracted is a node `:Retracted`. A fact whose end is not there still stands: it is a node `:Waiting` until the
end comes, so that nothing is lost and nothing is invented. Rows outside the graph carry their kind as `fact`.

A day is a native `date` under its own name, and as it was recorded under the name with `_text` behind it: reading
uses the text, which keeps the precision and costs a tenth of what native dates cost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Literal

from graph_schema import kinds, text
from graph_schema.dictionary import Kind
from meshwork.change import Row, kind_of
from meshwork.errors import MeshworkError
from meshwork.model import Fact
from meshwork.stores.columns import columns, to_facts
from meshwork.text import _

Run = Callable[..., list[list[Any]]]
"""Runs a statement with its parameters by name inside a transaction, and gives the rows of its answer."""

LAST_DAYS = frozenset({"until", "left", "closed"})
"""Days from which something no longer holds: a month or a year counts to its end."""

Read = Literal["standing", "all", "touched"]


def read(
    run: Run, community: str, which: Iterable[str], how: Read, number: int, *, past: bool = True
) -> dict[str, list[Row]]:
    """The rows of each kind, by id and then by number.

    `how`: "standing" after change `number`, "all" ever recorded, or "touched" by change `number`. Without `past`
    what was retracted is not looked at. Raises `MeshworkError` where a row cannot be read.
    """
    chosen = [kinds()[kind] for kind in which]
    wanted = {"community": community, "read": how, "number": number}
    found: dict[str, list[Row]] = {kind.name: [] for kind in chosen}
    for name, some in (
        ("things", [kind for kind in chosen if not kind.is_edge]),
        ("ties", [kind for kind in chosen if kind.is_edge]),
    ):
        names = {kind.label: stored(kind, names_of(kind)[2 if kind.is_edge else 0 :]) for kind in some}
        statement = query(name, labels="|".join(names))
        by_label = {kind.label: kind.name for kind in some}
        for label, *values in run(statement, labels=list(names), columns=names, **wanted) if some else ():
            found[by_label[label]] += _rows(by_label[label], *values)
    names = {kind.name: stored(kind, names_of(kind)) for kind in chosen}
    for label in ("Waiting", "Retracted") if past else ("Waiting",):
        for kind, *values in run(query("aside"), label=label, columns=names, **wanted):
            found[kind] += _rows(kind, *values)
    return {kind: sorted(rows, key=lambda row: (row.fact.id, row.added)) for kind, rows in found.items()}


def _rows(kind: str, added: list[int], retracted: list[int] | None, values: list[list[Any] | None]) -> Iterator[Row]:
    empty = [None] * len(added)
    return map(Row, facts_of(kind, [column or empty for column in values]), added, retracted or empty)


def facts_of(kind: str, values: list[list[Any]]) -> list[Fact]:
    """The facts in an answer's columns (`names_of` that kind). Raises `MeshworkError` where one cannot be read."""
    found = dict(zip(names_of(kinds()[kind]), values, strict=True))
    for each in kinds()[kind].properties:
        if each.type == "list":
            found[each.name] = [None if value is None else json.dumps(value) for value in found[each.name]]
    try:
        return to_facts(kind, zip(*(found[name] for name in columns(kind)), strict=True))
    except (ValueError, TypeError) as error:
        raise MeshworkError(
            _(
                "Something in {kind} in Neo4j cannot be read as a fact ({why}). See what: meshwork check.",
                kind=kind,
                why=error,
            )
        ) from error


def communities(run: Run) -> list[Fact]:
    """The communities that stand."""
    kind = kinds()["community"]
    return facts_of(kind.name, run(query("communities"), columns=stored(kind, names_of(kind)))[0][0])


def names_of(kind: Kind) -> tuple[str, ...]:
    """The columns of a kind, with the two ends of a relationship first, as the graph gives them."""
    ends = tuple(filter(None, (kind.start, kind.end)))
    return (*ends, *(name for name in columns(kind.name) if name not in ends))


def stored(kind: Kind, names: Iterable[str]) -> list[str]:
    """Under which names the graph keeps what is read of these columns."""
    return [f"{name}_text" if name in _days(kind.name) else name for name in names]


def properties(row: Row, community: str) -> dict[str, Any]:
    """What a row carries in the graph; absent values are there as None, so that they remove what stood."""
    kind = kinds()[kind_of(row.fact)]
    days = _days(kind.name)
    found: dict[str, Any] = {"community": community, "added": row.added, "retracted": row.retracted}
    for name in columns(kind.name):
        value = getattr(row.fact, name)
        if name in days:
            found[f"{name}_text"] = None if value is None else value.text
            value = None if value is None else value.end if name in LAST_DAYS else value.start
        elif isinstance(value, tuple):
            value = list(value)
        found[name] = value
    return found


@cache
def query(name: str, kind: str = "", **places: str) -> str:
    """The statement of that name, its places filled in for a kind of the dictionary."""
    found = text("queries", "neo4j", f"{name}.cypher")
    if kind:
        each = kinds()[kind]
        places = {
            "kind": kind,
            "label": each.label,
            "start": each.start or "",
            "end": each.end or "",
            "start_label": label_at(each, each.start),
            "end_label": label_at(each, each.end),
        } | places
    for place, value in places.items():
        found = found.replace(f"<{place}>", value)
    return found.strip()


def label_at(kind: Kind, end: str | None) -> str:
    """The label that stands at one end of a relationship; empty for a kind that is no relationship."""
    to = kind.property(end).to if end else None
    return kinds()[to].label if to else ""


@cache
def _days(kind: str) -> frozenset[str]:
    return frozenset(each.name for each in kinds()[kind].properties if each.type == "day")
