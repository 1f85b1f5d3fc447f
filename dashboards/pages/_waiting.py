"""What was uploaded and waits for yes or no: in the memory of this process, never on a disk.

It lies under a random token that only the page of whoever uploaded it knows, for half an hour after it was last
looked at; the oldest goes first when there are too many.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from meshwork.errors import MeshworkError
from meshwork.service import Asker
from meshwork.text import _

T = TypeVar("T")
_PATIENCE = 30 * 60.0
_MOST = 8


@dataclass(frozen=True, slots=True)
class _Held(Generic[T]):
    asker: Asker
    community: str
    thing: T = field(repr=False)
    seen: float


class Waiting(Generic[T]):
    """Things of one sort that wait. `now` is a clock in seconds."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._held: dict[str, _Held[T]] = {}
        self._lock = threading.Lock()

    def lay(self, asker: Asker, community: str, thing: T, token: str = "") -> str:
        """Lay something down, in the place of what lay under a token; the token it lies under now."""
        token = token or secrets.token_urlsafe(24)
        with self._lock:
            self._held.pop(token, None)
            self._held[token] = _Held(asker, community, thing, self._now())
            self._tidy()
        return token

    def get(self, asker: Asker, community: str, token: str) -> T:
        """What lies under a token. MeshworkError where nothing does, or it is somebody else's."""
        with self._lock:
            self._tidy()
            held = self._held.get(token)
            if held is None or (held.asker, held.community) != (asker, community):
                raise MeshworkError(_("These files were put away after half an hour. Choose them once more."))
            self._held[token] = replace(held, seen=self._now())
        return held.thing

    def clear(self, token: str) -> None:
        """Put something away."""
        with self._lock:
            self._held.pop(token, None)

    def _tidy(self) -> None:
        """Put away what is old or too much; the lock is held."""
        late = self._now() - _PATIENCE
        for token in [token for token, each in self._held.items() if each.seen < late]:
            del self._held[token]
        while len(self._held) > _MOST:
            del self._held[min(self._held, key=lambda token: self._held[token].seen)]
