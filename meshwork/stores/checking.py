"""What stands in a graph and cannot be read as the dictionary says, because somebody changed it by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph_schema import kinds
from graph_schema.dictionary import Kind
from meshwork.errors import Fault
from meshwork.stores.columns import from_values
from meshwork.stores.graph import Run, days_of, names_of, native, raw
from meshwork.text import _
from meshwork.when import When


def unreadable(run: Run, community: str) -> Iterator[Fault]:
    """Rows whose values are not what the dictionary says, and days whose date and text tell different things."""
    for name, _added, _retracted, values in raw(run, community, kinds(), "all", 0, also=_natives):
        kind = kinds()[name]
        for row in zip(*values, strict=True):
            yield from _faults(kind, row)


def _natives(kind: Kind) -> list[str]:
    return sorted(days_of(kind.name))


def _faults(kind: Kind, row: tuple[Any, ...]) -> Iterator[Fault]:
    names = names_of(kind)
    held = {name: value for name, value in zip(names, row, strict=False) if value is not None}
    id_ = str(held.get("id", "?"))
    try:
        from_values(kind.name, held)
    except (ValueError, TypeError) as error:
        yield Fault("unreadable", _('"{id}": {why}. Correct it in Neo4j.', id=id_, why=error), file=f":{kind.label}")
        return
    for name, day in zip(_natives(kind), row[len(names) :], strict=True):
        text = held.get(name)
        if (None if text is None else native(name, When.of(text)).isoformat()) != (None if day is None else str(day)):
            yield Fault(
                "two_days",
                _(
                    '"{id}": {name} is {day}, and {name}_text says {text}. Reading uses the text: make them agree.',
                    id=id_,
                    name=name,
                    day=day or _("empty"),
                    text=text or _("empty"),
                ),
                file=f":{kind.label}",
                column=name,
            )
