"""The numbers of partners and their groups, as `Service.figures`; without those who chose not to be on the map."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from meshwork.asker import Asker, only_facilitator
from meshwork.maps import Remember
from meshwork.network import Record
from meshwork.network.parts import Group, Grouped, grouped
from meshwork.network.roster import Level

Recorded = Callable[[Asker, str, Level], Record]


class Figures:
    """Works out numbers of partners when they are asked for, once a change."""

    def __init__(
        self,
        record: Recorded,
        hidden: Callable[[Asker, str], frozenset[str]],
        remember: Remember,
        today: Callable[[], date],
    ) -> None:
        self._record = record
        self._hidden = hidden
        self._remember = remember
        self._today = today

    def groups(
        self, asker: Asker, community: str, day: date, *, goal: str | None = None, level: Level = "organisation"
    ) -> tuple[Group, ...]:
        """The groups of a day under ids that stay, the largest first; of a goal: of those who carry it.

        `Group.members` leaves out who is not on the map, and so a group of nobody else.
        """
        hidden = self._hidden(asker, community)
        shown = (
            replace(each, members=tuple(who for who in each.members if who not in hidden))
            for each in self._grouped(asker, community, day, goal, level).on(day)
        )
        return tuple(sorted((each for each in shown if each.members), key=lambda each: -len(each.members)))

    def _grouped(self, asker: Asker, community: str, to: date, goal: str | None, level: Level) -> Grouped:
        only_facilitator(asker)
        return self._remember(
            community,
            ("groups", to, goal, level, self._today()),
            lambda: grouped(self._record(asker, community, level), to, goal=goal),
        )
