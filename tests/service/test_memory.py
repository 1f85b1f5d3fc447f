"""What is remembered, and for how long."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from meshwork.memory import Memory


def test_the_same_question_at_the_same_time_is_answered_once() -> None:
    """The second thread waits for the answer of the first and makes none of its own."""
    memory, asked, go_on = Memory(4), threading.Event(), threading.Event()
    made: list[str] = []

    def answer() -> str:
        asked.set()
        go_on.wait(5)
        made.append("once")
        return "yes"

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(memory.recall, "question", answer)
        assert asked.wait(5)
        second = threads.submit(memory.recall, "question", answer)
        go_on.set()
        assert (first.result(5), second.result(5)) == ("yes", "yes")
    assert made == ["once"]


def test_another_question_does_not_wait() -> None:
    """While one answer is being made, another is given."""
    memory, asked, go_on = Memory(4), threading.Event(), threading.Event()

    def slow() -> str:
        asked.set()
        go_on.wait(5)
        return "slow"

    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(memory.recall, "slow", slow)
        assert asked.wait(5)
        assert memory.recall("quick", lambda: "quick") == "quick"
        assert not waiting.done()
        go_on.set()
        assert waiting.result(5) == "slow"


def test_what_could_not_be_made_is_asked_again() -> None:
    """A failure is no answer, and is not kept."""
    memory = Memory(4)
    with pytest.raises(ZeroDivisionError):
        memory.recall("question", lambda: 1 / 0)
    assert memory.recall("question", lambda: 2.0) == 2.0
