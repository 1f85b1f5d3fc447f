"""Facts as a graph that a Cypher user finds natural, and back; every statement is built from the dictionary.

A thing that stands is a node with its label, a fact that joins two things a relationship of its type. A row that
was retracted is a node `:Retracted`. A fact whose end is not there still stands: it is a node `:Waiting` until the
end comes, so that nothing is lost and nothing is invented. Rows outside the graph carry their kind as `fact`.

A day is a native `date` under its own name, and as it was recorded under the name with `_text` behind it: reading
uses the text, which keeps the precision and costs a tenth of what native dates cost.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
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
    which = tuple(which)
    things = [_asked(kinds()[kind]) for kind in which if not kinds()[kind].is_edge]
    ties = [_asked(kinds()[kind]) for kind in which if kinds()[kind].is_edge]
    wanted = {"community": community, "read": how, "number": number}
    answers = run(query("things"), kinds=things, **wanted) + run(query("ties"), kinds=ties, **wanted)
    for label in ("Waiting", "Retracted") if past else ("Waiting",):
        outside = {row[0] for row in run(query("outside"), community=community, label=label)}
        asked = [_asked(kinds()[kind], outside=True) for kind in which if kind in outside]
        answers += run(query("aside"), kinds=asked, label=label, **wanted) if asked else []
    found: dict[str, list[Row]] = {kind: [] for kind in which}
    for kind, added, retracted, values in answers:
        facts = facts_of(kind, values)
        found[kind] += [Row(*each) for each in zip(facts, added, retracted, strict=True)]
    return {kind: sorted(rows, key=lambda row: (row.fact.id, row.added)) for kind, rows in found.items()}


def facts_of(kind: str, values: list[list[Any]]) -> list[Fact]:
    """The facts in an answer's columns (`names_of` that kind). Raises `MeshworkError` where one cannot be read."""
    found = dict(zip(names_of(kinds()[kind]), values, strict=True))
    for name, listed in found.items():
        if _has_type(kinds()[kind], name, "list"):
            found[name] = [None if value is None else json.dumps(value) for value in listed]
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
    return [f"{name}_text" if _has_type(kind, name, "day") else name for name in names]


def properties(row: Row, community: str) -> dict[str, Any]:
    """What a row carries in the graph; absent values are there as None, so that they remove what stood."""
    kind = kinds()[kind_of(row.fact)]
    found: dict[str, Any] = {"community": community, "added": row.added, "retracted": row.retracted}
    for name in columns(kind.name):
        value = getattr(row.fact, name)
        if _has_type(kind, name, "day"):
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
    to = kind.property(end).to if end else None
    return kinds()[to].label if to else ""


def _asked(kind: Kind, *, outside: bool = False) -> dict[str, Any]:
    names = [name for name in names_of(kind) if outside or name not in {kind.start, kind.end}]
    return {"name": kind.name, "label": kind.label, "columns": stored(kind, names)}


def _has_type(kind: Kind, name: str, type_: str) -> bool:
    return any(each.name == name and each.type == type_ for each in kind.properties)
