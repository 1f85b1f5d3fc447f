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
        self._answers: dict[Hashable, Any] = {}
        self._making: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def recall(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The kept answer, or the one that is made now. What making it raises is raised, and nothing is kept."""
        with self._lock:
            if question in self._answers:
                found: T = self._answers[question]
                return found
            making = self._making.setdefault(question, threading.Lock())
        with making:
            with self._lock:
                if question in self._answers:
                    found = self._answers[question]
                    return found
            made = answer()
            with self._lock:
                while len(self._answers) >= self._most:
                    del self._answers[next(iter(self._answers))]
                self._answers[question] = made
                self._making.pop(question, None)
        return made
