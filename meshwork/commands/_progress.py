"""A bar for work that takes longer than a second, on a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds of work before a bar appears."""


@contextmanager
def bar() -> Iterator[Callable[[int, int, str], None]]:
    """Something to tell how much is done, of how much, and what; it draws only where somebody can see it."""
    if not sys.stderr.isatty():
        yield lambda _done, _total, _what: None
        return
    from rich.console import Console
    from rich.progress import Progress

    began = time.monotonic()
    shown = Progress(console=Console(stderr=True), transient=True)
    task = shown.add_task("", total=None)

    def tell(done: int, total: int, what: str) -> None:
        if not shown.live.is_started and time.monotonic() - began > PATIENCE:
            shown.start()
        shown.update(task, completed=done, total=total, description=what)

    try:
        yield tell
    finally:
        shown.stop()
