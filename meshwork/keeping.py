"""What is kept about people and for how long, as `Service.keeping`: what is past its time, and its erasing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from meshwork.asker import Asker, only_facilitator
from meshwork.change import Change, Erasure
from meshwork.memory import Remember
from meshwork.model import Facts
from meshwork.retention import expired
from meshwork.settings import Settings
from meshwork.stores import Store


class Keeping:
    """Looks after what is kept about people in the communities of one store."""

    def __init__(
        self,
        store: Store,
        facts: Callable[[Asker, str], Facts],
        remember: Remember,
        now: Callable[[], datetime],
        today: Callable[[], date],
    ) -> None:
        self._store = store
        self._facts = facts
        self._remember = remember
        self._now = now
        self._today = today

    def due(self, asker: Asker, community: str) -> Erasure:
        """What is past its time today (`retention`). Every row that ever was is looked at, once after a change."""
        only_facilitator(asker)
        facts, today = self._facts(asker, community), self._today()
        return self._remember(
            community,
            ("due", today),
            lambda: expired(facts, self._store.rows(community), Settings.of(facts.settings, today), today),
        )

    def purge(self, asker: Asker, community: str) -> Change | None:
        """Erase for good what is past its time; None where nothing is. The log tells how much, not what."""
        gone = self.due(asker, community)
        return self._store.erase(community, gone, at=self._now(), actor=asker.name) if gone else None
