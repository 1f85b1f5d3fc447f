"""What is known of each community, held in memory: it follows what is written here, reads back what others wrote."""

from __future__ import annotations

import gc
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import Any, TypeVar

from meshwork.change import Change, Changes, Erasure, kind_of
from meshwork.model import KINDS, Fact, Facts, Private
from meshwork.stores import Store

Known = TypeVar("Known", Facts, Private)


def applied(known: Known, changes: Changes, number: int) -> Known:
    """What is known after a change of that number: what a store would read back.

    A kind that the change leaves alone stays the very same tuple. Of `Facts` only facts are looked at, of `Private`
    only what is private.

    >>> from meshwork.model import Goal
    >>> warm, light = Goal(id="warm", title="Warm wonen"), Goal(id="light", title="Licht")
    >>> [each.id for each in applied(Facts(goals=(warm,)), Changes((light,)), 2).goals]
    ['light', 'warm']
    """
    gone: defaultdict[str, set[str]] = defaultdict(set)
    come: defaultdict[str, list[Fact]] = defaultdict(list)
    for kind, id_ in changes.retract:
        gone[kind].add(id_)
    for fact in changes.add:
        come[kind_of(fact)].append(fact)
    other: dict[str, Any] = {
        each: _rows(getattr(known, each), gone[each], come[each])
        for each in KINDS
        if (gone[each] or come[each]) and hasattr(known, each)
    }
    return replace(known, number=number, **other)


def _rows(standing: tuple[Fact, ...], gone: set[str], come: list[Fact]) -> tuple[Fact, ...]:
    left = (each for each in standing if each.id not in gone)
    return tuple(sorted((*left, *come), key=attrgetter("id")))


_MANY = 100_000
"""From so many facts on they are kept from the collector of cycles for good."""
_reading, _turn = set[object](), threading.Lock()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without Python's collector of cycles: in facts there are none, and it looks through all of them many times
    while they are made (two million: 7 s without it, 11 with it)."""
    mine = object()
    with _turn:
        if gc.isenabled() or _reading:
            _reading.add(mine)
            gc.disable()
    try:
        yield
    finally:
        with _turn:
            was = mine in _reading
            _reading.discard(mine)
            if was and not _reading:
                gc.enable()


class Held:
    """Facts and private texts of the communities of one store, for as many threads as ask.

    What stands in memory is what the store has under the number it goes by. Every look asks the store for the number
    of its last change, so that nothing is stale; only where that is another than the one in memory all is read back.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._facts: dict[str, Facts] = {}
        self._private: dict[str, Private] = {}
        self._alone = threading.Lock()
        self._turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)  # who writes, one after another

    def facts(self, community: str) -> Facts:
        """What stands now; private texts are not in it."""
        known = self._facts.get(community)
        if known is None or known.number != self._store.number(community):
            with _undisturbed():
                self._facts[community] = known = self._store.facts(community)
            if sum(len(getattr(known, kind, ())) for kind in KINDS) >= _MANY:
                gc.freeze()  # nor does it look through them ever after; they go as soon as nobody holds them
        return known

    def private(self, community: str) -> Private:
        """The private texts that stand now."""
        known = self._private.get(community)
        if known is None or known.number != self._store.number(community):
            self._private[community] = known = self._store.private(community)
        return known

    def save(
        self, community: str, changes: Changes, *, at: datetime, actor: str, verb: str, note: str = ""
    ) -> Change:
        """Write it (`Store.save`), and bring what is held up to it.

        Where another wrote in between, or writing fails, what is held is left as it is: by its number the next look
        sees that it must be read back, or that it still stands.
        """
        with self._alone:
            turn = self._turns[community]
        with turn:
            change = self._store.save(community, changes, at=at, actor=actor, verb=verb, note=note)
            facts, private = self._facts.get(community), self._private.get(community)
            if facts is not None and facts.number == change.number - 1:
                self._facts[community] = applied(facts, changes, change.number)
            if private is not None and private.number == change.number - 1:
                self._private[community] = applied(private, changes, change.number)
        return change

    def erase(self, community: str, erasure: Erasure, *, at: datetime, actor: str, note: str = "") -> Change:
        """Delete for good (`Store.erase`), and hold nothing of what was known before."""
        with self._alone:
            turn = self._turns[community]
        with turn:
            change = self._store.erase(community, erasure, at=at, actor=actor, note=note)
            self._facts.pop(community, None)
            self._private.pop(community, None)
        return change
