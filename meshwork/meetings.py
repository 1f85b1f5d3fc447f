"""Meetings of every kind, as `Service.meetings`; for facilitators alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from meshwork.asker import Asker, only_facilitator
from meshwork.contacts import Contact, contacts
from meshwork.memory import Remember
from meshwork.model import Facts


class Meetings:
    """Reads the meetings of the communities of one store, but for who objects."""

    def __init__(
        self,
        heard: Callable[[Asker, str], Facts],
        hidden: Callable[[Asker, str], frozenset[str]],
        remember: Remember,
        today: Callable[[], date],
    ) -> None:
        self._heard = heard
        self._hidden = hidden
        self._remember = remember
        self._today = today

    def list(self, asker: Asker, community: str) -> tuple[Contact, ...]:
        """Every meeting that was recorded, newest first."""
        only_facilitator(asker)
        facts, hidden = self._heard(asker, community), self._hidden(asker, community)
        return self._remember(community, ("contacts", self._today()), lambda: contacts(facts, hidden))
