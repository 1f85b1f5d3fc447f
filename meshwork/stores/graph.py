"""Facts as a graph that a Cypher user finds natural, and back; every statement is built from the dictionary.

A thing that stands is a node with its label, a fact that joins two things a relationship of its type. A row that
was retracted is a node `:Retracted`. A fact whose end is not there still stands: it is a node `:Waiting` until the
end comes, so that nothing is lost and nothing is invented. Rows outside the graph carry their kind as `fact`.

A day is a native `date` under its own name, and as it was recorded under the name with `_text` behind it: reading
uses the text, which keeps the precision and costs a tenth of what native dates cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, Literal

from graph_schema import kinds, text
from graph_schema.dictionary import Kind
from meshwork.change import Row, kind_of
from meshwork.errors import MeshworkError
from meshwork.model import Fact
from meshwork.nouns import noun
from meshwork.stores.columns import columns, from_columns
from meshwork.text import _
from meshwork.when import When

Run = Callable[..., list[list[Any]]]
"""Runs a statement with its parameters by name inside a transaction, and gives the rows of its answer."""

LAST_DAYS = frozenset({"until", "left", "closed"})
"""Days from which something no longer holds: a month or a year counts to its end."""

_EVER = 2**62
"""A number that no change will reach."""

Read = Literal["standing", "all", "touched"]


def read(
    run: Run, community: str, which: Iterable[str], how: Read, number: int, *, past: bool = True
) -> dict[str, list[Row]]:
    """The rows of each kind, by id and then by number.

    `how`: "standing" after change `number`, "all" ever recorded, or "touched" by change `number`. Without `past`
    what was retracted is not looked at. Raises `MeshworkError` where a row cannot be read.
    """
    which = tuple(which)
    found: dict[str, list[Row]] = {kind: [] for kind in which}
    for kind, added, retracted, values in raw(run, community, which, how, number, past=past):
        found[kind] += map(Row, facts_of(kind, values), added, retracted)
    return {kind: sorted(rows, key=lambda row: (row.fact.id, row.added)) for kind, rows in found.items()}


def raw(
    run: Run,
    community: str,
    which: Iterable[str],
    how: Read,
    number: int,
    *,
    past: bool = True,
    also: Callable[[Kind], list[str]] = lambda _kind: [],
) -> Iterator[tuple[str, list[int], list[int | None], list[list[Any]]]]:
    """Kind, numbers and columns as the graph holds them: those of `names_of`, then those that `also` names."""
    chosen = [kinds()[kind] for kind in which]
    first, last = {"standing": (0, number), "all": (0, _EVER), "touched": (number, number)}[how]
    wanted: dict[str, Any] = {"community": community, "first": first, "last": last}
    for name, some in (
        ("things", [kind for kind in chosen if not kind.is_edge]),
        ("ties", [kind for kind in chosen if kind.is_edge]),
    ):
        names = {kind.name: stored(kind, names_of(kind)[2 if kind.is_edge else 0 :]) + also(kind) for kind in some}
        statement = query(name, branches=_branches(f"{name}_of", names))
        for kind, rows, answer in run(statement, columns=names, **wanted) if some else ():
            added, retracted, *values = (_filled(column, rows) for column in answer)
            yield kind, added, retracted, values
    names = {kind.name: stored(kind, names_of(kind)) + also(kind) for kind in chosen}
    wanted["still"] = number if how == "standing" else -1
    places = [("Waiting", "added")]
    if past:
        places += [("Retracted", "added")] + ([("Retracted", "retracted")] if how == "touched" else [])
    for place, by in places:
        for kind, rows, answer in run(query("aside", place=place, by=by), columns=names, **wanted):
            added, retracted, *values = (_filled(column, rows) for column in answer)
            yield kind, added, retracted, values


def _branches(name: str, which: Iterable[str]) -> str:
    return "\n    UNION ALL\n    ".join(query(name, kind) for kind in which)


def _filled(column: list[Any] | None, rows: int) -> list[Any]:
    """A column of an answer, also where it was empty throughout, or the same throughout and one value was sent."""
    column = column or [None]
    return column * rows if len(column) == 1 else column


def native(name: str, when: When) -> date:
    """The day that stands for a recorded one: the first, or for an end the first that no longer counts."""
    return when.end if name in LAST_DAYS else when.start


def facts_of(kind: str, values: list[list[Any]]) -> list[Fact]:
    """The facts in an answer's columns (`names_of` that kind). Raises `MeshworkError` where one cannot be read."""
    found = dict(zip(names_of(kinds()[kind]), values, strict=True))
    for each in kinds()[kind].properties:
        if each.type == "list":
            found[each.name] = [None if value is None else tuple(value) for value in found[each.name]]
    try:
        return from_columns(kind, [found[name] for name in columns(kind)])
    except (ValueError, TypeError) as error:
        raise MeshworkError(
            _(
                "Something in Neo4j ({kind}) cannot be read as a fact: {why}. See what: meshwork check.",
                kind=noun(kind),
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
    return [f"{name}_text" if name in days_of(kind.name) else name for name in names]


def properties(row: Row, community: str) -> dict[str, Any]:
    """What a row carries in the graph; absent values are there as None, so that they remove what stood."""
    kind = kinds()[kind_of(row.fact)]
    days = days_of(kind.name)
    found: dict[str, Any] = {"community": community, "added": row.added, "retracted": row.retracted}
    for name in columns(kind.name):
        value = getattr(row.fact, name)
        if name in days:
            found[f"{name}_text"] = None if value is None else value.text
            value = None if value is None else native(name, value)
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
def days_of(kind: str) -> frozenset[str]:
    """The properties of a kind that are days."""
    return frozenset(each.name for each in kinds()[kind].properties if each.type == "day")
