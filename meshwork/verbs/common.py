"""What partners have in common, as `Service.common`: goals, win-win, services, teams, what works; facilitators only.

Who objects is out of all of it; who chose not to be on the map counts and is not named.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from meshwork.asker import Asker, only_facilitator
from meshwork.delivery import Delivery, Run, deliveries, hosting, leading
from meshwork.goals import Held, Moved, goals_on, moves
from meshwork.network import Record
from meshwork.network.roster import Level
from meshwork.teams import Crew, Loads, loads, teams_on
from meshwork.verbs import Verbs
from meshwork.winwin import Table, win_win
from meshwork.works import Works, works

T = TypeVar("T")


class Common(Verbs):
    """Reads what the partners of the communities of one store carry and do together; `day` is today where none is."""

    def goals(self, asker: Asker, community: str, day: date | None = None) -> tuple[Held, ...]:
        """Every goal, open ones first."""
        return self._read(asker, community, day, ("goals",), goals_on)

    def moves(self, asker: Asker, community: str, goal: str, day: date | None = None) -> tuple[Moved, ...]:
        """How a goal moved, quarter by quarter."""
        return self._read(asker, community, day, ("moves", goal), lambda record, on, _hidden: moves(record, goal, on))

    def win_win(self, asker: Asker, community: str, day: date | None = None) -> Table:
        """What each brings, gets and needs, and which needs others may meet."""
        return self._read(asker, community, day, ("win_win",), win_win)

    def deliveries(self, asker: Asker, community: str, day: date | None = None) -> tuple[Delivery, ...]:
        """Services and joint actions; of today also those that begin later."""
        return self._read(
            asker,
            community,
            day,
            ("deliveries",),
            lambda record, on, hidden: deliveries(record, on, hidden, ahead=on >= self._book.today()),
        )

    def hosting(self, asker: Asker, community: str, day: date | None = None) -> tuple[Run, ...]:
        """Who ran the meetings, quarter by quarter."""
        return self._read(asker, community, day, ("hosting",), lambda record, on, _hidden: hosting(record, on))

    def leading(self, asker: Asker, community: str, day: date | None = None) -> tuple[Run, ...]:
        """Who led what was begun, quarter by quarter."""
        return self._read(asker, community, day, ("leading",), lambda record, on, _hidden: leading(record, on))

    def teams(self, asker: Asker, community: str, day: date | None = None) -> tuple[Crew, ...]:
        """The teams and who is in them."""
        return self._read(
            asker, community, day, ("teams",), lambda record, on, hidden: teams_on(record.facts, on, hidden)
        )

    def loads(self, asker: Asker, community: str, day: date | None = None) -> Loads:
        """Who holds which ties, and what was promised."""
        return self._read(asker, community, day, ("loads",), loads, level="person")

    def works(self, asker: Asker, community: str, day: date | None = None) -> Works:
        """What works; of signals those of the asker and those shared with her."""
        only_facilitator(asker)
        record, hidden = self._book.record(asker, community), self._book.hidden(asker, community)
        return works(record, self._book.private(asker, community), day or self._book.today(), hidden)

    def _read(
        self,
        asker: Asker,
        community: str,
        day: date | None,
        what: tuple[str, ...],
        read: Callable[[Record, date, frozenset[str]], T],
        level: Level = "organisation",
    ) -> T:
        """What `read` says of a record on a day, of whom those that are hidden are not named; made once a change."""
        only_facilitator(asker)
        on = day or self._book.today()
        return self._book.remember(
            community,
            (*what, on),
            lambda: read(self._book.record(asker, community, level), on, self._book.hidden(asker, community)),
        )
