"""The whole history of a community as one value, and its move from one store to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from meshwork.change import Change, Row
from meshwork.errors import MeshworkError
from meshwork.model import Facts
from meshwork.stores.protocol import Store
from meshwork.text import _
from meshwork.veil import goes_out, veil

Progress = Callable[[int, int, str], None]
"""Is told how much is done, of how much, and what."""

OFTEN = 1_000
"""Rows between two tellings of progress."""


@dataclass(frozen=True, slots=True)
class History:
    """Every change (oldest first), row (by kind, number and id) and kept text of a community."""

    community: str
    changes: tuple[Change, ...]
    rows: tuple[Row, ...]
    kept: tuple[tuple[str, str], ...]
    private: bool = True


def history_of(store: Store, community: str, *, private: bool, progress: Progress | None = None) -> History:
    """All that a store holds of a community, as it is at one change, also where somebody writes meanwhile.

    Without `private` what is for facilitators alone is left out, as `veil` says; the changes stay.
    """
    changes = store.log(community)[::-1]
    last = changes[-1].number if changes else 0
    expected = sum(change.added for change in changes)
    rows = _until(last, store.rows(community))
    told = _told(rows, expected, progress)
    found = tuple(told if private else _veiled(told, store.facts(community)))
    kept = (each for each in sorted(store.kept(community).items()) if private or goes_out(each[0]))
    return History(community, changes, found, tuple(kept), private)


def copy(source: Store, target: Store, community: str, progress: Progress | None = None) -> History:
    """Copy a community with its whole history to another store, and compare every change, row and kept text.

    Raises `Conflict` where the target has a history of it already, `MeshworkError` where the source has none or
    where what arrived is not what was sent.
    """
    sent = history_of(source, community, private=True, progress=progress)
    if not sent.changes:
        raise MeshworkError(_('There is no community "{community}" to copy.', community=community))
    target.restore(community, sent.changes, sent.rows, sent.kept)
    arrived = history_of(target, community, private=True, progress=progress)
    unlike = [
        what
        for what, one, other in (
            (_("the changes"), sent.changes, arrived.changes),
            (_("the rows"), sent.rows, arrived.rows),
            (_("what is kept beside them"), sent.kept, arrived.kept),
        )
        if one != other
    ]
    if unlike:  # which part, and never its texts: this ends up on screens and in logs
        raise MeshworkError(
            _(
                'The copy of "{community}" is not what was sent: {what} differ. Do not use the copy; '
                "the source is as it was.",
                community=community,
                what=", ".join(unlike),
            )
        )
    return arrived


def _veiled(rows: Iterable[Row], facts: Facts) -> Iterator[Row]:
    rows = tuple(rows)
    lift = veil(facts, past=(row.fact for row in rows))
    for row in rows:
        if (fact := lift(row.fact)) is not None:
            yield replace(row, fact=fact)


def _until(last: int, rows: Iterator[Row]) -> Iterator[Row]:
    """The rows as they stood after a change: what was written since is not there yet, what was retracted stands."""
    for row in rows:
        if row.added <= last:
            yield row if row.retracted is None or row.retracted <= last else replace(row, retracted=None)


def _told(rows: Iterator[Row], expected: int, progress: Progress | None) -> Iterator[Row]:
    for done, row in enumerate(rows, 1):
        yield row
        if progress and (done % OFTEN == 0 or done == expected):
            progress(done, expected, _("rows"))
