"""Decides what takes a change back, and whether that can be done under what came after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from meshwork.change import ERASE, FOUND, UNDO, Change, Changes, Key, Row, inverse, key_of, kind_of, names_of
from meshwork.errors import Conflict, MeshworkError
from meshwork.model import Fact
from meshwork.nouns import noun
from meshwork.text import _, plural

Rows = Callable[[int], Iterable[Row]]
"""The rows that a change added or retracted, by its number."""


def undone(log: Iterable[Change]) -> frozenset[int]:
    """The changes that were undone and not brought back, given the log newest first; undoings among them."""
    found: set[int] = set()
    for change in log:
        if change.verb == UNDO and change.number not in found:
            found.add(int(change.note))
    return frozenset(found)


def not_undone(log: Sequence[Change]) -> Iterator[Change]:
    """The changes that still stand, newest first, given the log in that order. An undo is not among them."""
    gone = undone(log)
    return (change for change in log if change.number not in gone and change.verb != UNDO)


def chosen(log: Sequence[Change], number: int | None = None) -> Change:
    """The change to undo, given the log newest first: the one named, else the newest that still stands.

    Raises `MeshworkError` where there is none, or where it began the community or was undone before.
    """
    if number is None:
        newest = next((each for each in not_undone(log) if each.verb not in {FOUND, ERASE}), None)
        if newest is None:
            raise MeshworkError(_("There is nothing to undo."))
        return newest
    named = next((each for each in log if each.number == number), None)
    if named is None:
        raise MeshworkError(_("There is no change {number}.", number=number))
    if named.verb == FOUND:
        raise MeshworkError(
            _("Change {number} began the community and stays. Undo what came after it.", number=number)
        )
    if named.verb == ERASE:
        raise MeshworkError(_("Change {number} erased for good; that cannot be taken back.", number=number))
    if number in undone(log):
        raise MeshworkError(
            _("Change {number} was undone before. `meshwork log` shows by which change.", number=number)
        )
    return named


def taking_back(number: int, log: Sequence[Change], rows: Rows, standing: Iterable[Fact]) -> Changes:
    """What takes change `number` back, given the log newest first and every fact that stands.

    Raises `Conflict` where a later change builds on it, or where it would bring back a fact of something that is
    gone.
    """
    touched = tuple(rows(number))
    changes = inverse(touched, number)
    present = {key_of(fact): fact for fact in standing}
    if built := _moved(touched, number, present) or _leaning(changes, present):
        raise _built_upon(number, built, log, rows)
    if missing := _missing(changes, present):
        fact, (kind, id_) = missing
        raise Conflict(
            _(
                'Change {number} cannot be undone: it would bring back {nouns} of the {noun} "{id}", and that '
                "is gone. Bring that back first.",
                number=number,
                nouns=noun(kind_of(fact)),
                noun=noun(kind, 1),
                id=id_,
            )
        )
    return changes


def _moved(rows: Iterable[Row], number: int, standing: Mapping[Key, Fact]) -> frozenset[Key]:
    """What no longer stands as change `number` left it."""
    left: dict[Key, Fact | None] = {}
    for row in rows:
        if row.added == number:
            left[key_of(row.fact)] = row.fact
        else:
            left.setdefault(key_of(row.fact), None)
    return frozenset(key for key, fact in left.items() if standing.get(key) != fact)


def _leaning(changes: Changes, standing: Mapping[Key, Fact]) -> frozenset[Key]:
    """What stands and would speak of something that is taken away."""
    gone = set(changes.retract) - {key_of(fact) for fact in changes.add}
    return frozenset(
        key for key, fact in standing.items() if key not in gone and any(named in gone for named in names_of(fact))
    )


def _missing(changes: Changes, standing: Mapping[Key, Fact]) -> tuple[Fact, Key] | None:
    """A fact that would be added and speaks of something that would not stand, with what that is."""
    left = standing.keys() - set(changes.retract) | {key_of(fact) for fact in changes.add}
    return next(((fact, named) for fact in changes.add for named in names_of(fact) if named not in left), None)


def _built_upon(number: int, built: frozenset[Key], log: Sequence[Change], rows: Rows) -> Conflict:
    """Which later changes are in the way, in the order in which to undo them."""
    gone = undone(log)
    builders = [
        each
        for each in log
        if each.number > number
        and each.number not in gone
        and any(key_of(row.fact) in built for row in rows(each.number))
    ]
    named = [each for each in builders if each.verb != UNDO] or builders
    return Conflict(
        plural(
            "Change {number} cannot be undone: change {later} builds on it. Undo that one first.",
            "Change {number} cannot be undone: changes {later} build on it. Undo those first, in this order.",
            len(named),
            number=number,
            later=", ".join(str(each.number) for each in named),
        )
    )
