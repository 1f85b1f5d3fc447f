"""A service for a test: of a store of its own, with what is known beforehand; and who asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from meshwork.asker import Asker, Role
from meshwork.model import Facts, Private
from meshwork.service import Service

ANNA, STRANGER = Asker("Anna", Role.FACILITATOR), Asker("Somebody", Role.NOBODY)


class Serve(Protocol):
    """Makes the service of a new file, or of the store at an address, that holds these facts; it is closed after."""

    def __call__(
        self,
        facts: Facts | None = None,
        private: Private | None = None,
        *,
        url: str | None = None,
        now: Callable[[], datetime] = ...,
        today: Callable[[], date] = ...,
    ) -> Service: ...
