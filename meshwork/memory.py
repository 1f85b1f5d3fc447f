"""Answers that are kept while they are true."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """Keeps the last answers to questions, for as many threads as ask.

    A question holds everything its answer depends on, such as the number of the last change, so that an answer is
    never stale. Who asks the same at the same time waits for the first answer; who asks something else does not.

    >>> memory = Memory(most=2)
    >>> [memory.recall(question, lambda: question * 2) for question in (1, 2, 1, 3)]
    [2, 4, 2, 6]
    >>> memory.recall(1, lambda: "made again")
    'made again'
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._cells: dict[Hashable, _Cell] = {}
        self._lock = threading.Lock()

    def recall(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The kept answer, or the one that is made now. What making it raises is raised, and nothing is kept."""
        with self._lock:
            cell = self._cells.get(question)
            if cell is None:
                while len(self._cells) >= self._most:
                    del self._cells[next(iter(self._cells))]
                cell = self._cells[question] = _Cell()
        with cell.lock:
            if not cell.made:
                cell.value, cell.made = answer(), True
            found: T = cell.value
        return found

    def known(self, question: Hashable) -> Any | None:
        """The kept answer; None where there is none yet, or it is being made."""
        cell = self._cells.get(question)
        return cell.value if cell is not None and cell.made else None

    def let_go(self, community: str) -> None:
        """Keep no answer about a community any longer: of what was erased nothing stays in memory.

        >>> memory = Memory(most=9)
        >>> memory.recall(("town", 1), lambda: "Anna"), memory.let_go("town"), memory.known(("town", 1))
        ('Anna', None, None)
        """
        with self._lock:
            for question in [each for each in self._cells if isinstance(each, tuple) and each[0] == community]:
                del self._cells[question]


class _Cell:
    """Where one answer is kept; while it is made, the lock is held."""

    __slots__ = ("lock", "made", "value")

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.made = False
        self.value: Any = None
