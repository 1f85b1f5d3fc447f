"""What could change in a community, as `Service.weaving`: who would be missed if somebody left."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, Protocol, TypeVar

from meshwork.asker import Asker, only_facilitator
from meshwork.network import Record
from meshwork.network.roster import Level
from meshwork.weaving.leaving import Leaving, leaving

T = TypeVar("T")


class Remember(Protocol):
    """The answer to a question about a community as it stands now, made at most once."""

    def __call__(self, community: str, what: tuple[Any, ...], make: Callable[[], T]) -> T: ...


class Weaves:
    """Reads the communities of one store as they would be if something changed; for facilitators alone."""

    def __init__(
        self,
        record: Callable[[Asker, str, Level], Record],
        hidden: Callable[[Asker, str], frozenset[str]],
        remember: Remember,
        today: Callable[[], date],
    ) -> None:
        self._record = record
        self._hidden = hidden
        self._remember = remember
        self._today = today

    def leaving(
        self,
        asker: Asker,
        community: str,
        who: Collection[str],
        day: date,
        *,
        goal: str | None = None,
        level: Level = "organisation",
    ) -> Leaving:
        """What would be if these left on a day."""
        only_facilitator(asker)
        gone, hidden = frozenset(who), self._hidden(asker, community)
        record = self._record(asker, community, level)
        return self._remember(
            community,
            ("leaving", gone, day, goal, level, self._today()),
            lambda: leaving(record, day, gone, goal=goal, hidden=hidden),
        )
