"""The verbs of `Service`, one file a group: `verbs/care.py` holds those of `service.care`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a command that needs one type of a group is not to wait for networkx
    from meshwork.book import Book


class Verbs:
    """A group of verbs: what it reads and writes goes through the book."""

    def __init__(self, book: Book) -> None:
        self._book = book
