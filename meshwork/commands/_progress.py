"""A bar for work that takes longer than a second, on a terminal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 1.0
"""Seconds of work before a bar appears."""


@contextmanager
def bar() -> Iterator[Callable[[int, int, str], None]]:
    """Something to tell how much is done, of how much, and what; it draws only where somebody can see it.

    Work that tells nothing is seen to go on all the same.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _total, _what: None
        return
    from rich.console import Console
    from rich.progress import Progress

    shown = Progress(console=Console(stderr=True), transient=True)
    task = shown.add_task("", total=None)
    soon = threading.Timer(PATIENCE, shown.start)
    soon.daemon = True
    soon.start()
    try:
        yield lambda done, total, what: shown.update(task, completed=done, total=total or None, description=what)
    finally:
        soon.cancel()
        soon.join()
        shown.stop()
