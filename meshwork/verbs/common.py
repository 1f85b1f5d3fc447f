"""What partners have in common, as `Service.common`: goals, win-win, services, teams, what works; facilitators only.

Who objects is out of all of it; who chose not to be on the map counts and is not named.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from meshwork.asker import Asker, only_facilitator
from meshwork.delivery import Delivery, Run, deliveries, hosting, leading
from meshwork.goals import Held, Moved, goals_on, moves
from meshwork.memory import Remember
from meshwork.model import Private
from meshwork.network import Record
from meshwork.network.roster import Level
from meshwork.teams import Crew, Loads, loads, teams_on
from meshwork.winwin import Table, win_win
from meshwork.works import Works, works


class Common:
    """Reads what the partners of the communities of one store carry and do together; `day` is today where none is."""

    def __init__(
        self,
        record: Callable[[Asker, str, Level], Record],
        hidden: Callable[[Asker, str], frozenset[str]],
        remember: Remember,
        today: Callable[[], date],
        private: Callable[[Asker, str], Private],
    ) -> None:
        self._private = private
        self._record = record
        self._hidden = hidden
        self._remember = remember
        self._today = today

    def goals(self, asker: Asker, community: str, day: date | None = None) -> tuple[Held, ...]:
        """Every goal, open ones first."""
        record, hidden, on = self._asked(asker, community, day)
        return self._remember(community, ("goals", on, self._today()), lambda: goals_on(record, on, hidden))

    def moves(self, asker: Asker, community: str, goal: str, day: date | None = None) -> tuple[Moved, ...]:
        """How a goal moved, quarter by quarter."""
        record, _hidden, on = self._asked(asker, community, day)
        return self._remember(community, ("moves", goal, on, self._today()), lambda: moves(record, goal, on))

    def win_win(self, asker: Asker, community: str, day: date | None = None) -> Table:
        """What each brings, gets and needs, and which needs others may meet."""
        record, hidden, on = self._asked(asker, community, day)
        return self._remember(community, ("win_win", on, self._today()), lambda: win_win(record, on, hidden))

    def deliveries(self, asker: Asker, community: str, day: date | None = None) -> tuple[Delivery, ...]:
        """Services and joint actions; of today also those that begin later."""
        record, hidden, on = self._asked(asker, community, day)
        today = self._today()
        return self._remember(
            community, ("deliveries", on, today), lambda: deliveries(record, on, hidden, ahead=on >= today)
        )

    def hosting(self, asker: Asker, community: str, day: date | None = None) -> tuple[Run, ...]:
        """Who ran the meetings, quarter by quarter."""
        record, _hidden, on = self._asked(asker, community, day)
        return self._remember(community, ("hosting", on, self._today()), lambda: hosting(record, on))

    def leading(self, asker: Asker, community: str, day: date | None = None) -> tuple[Run, ...]:
        """Who led what was begun, quarter by quarter."""
        record, _hidden, on = self._asked(asker, community, day)
        return self._remember(community, ("leading", on, self._today()), lambda: leading(record, on))

    def teams(self, asker: Asker, community: str, day: date | None = None) -> tuple[Crew, ...]:
        """The teams and who is in them."""
        record, hidden, on = self._asked(asker, community, day)
        return self._remember(community, ("teams", on, self._today()), lambda: teams_on(record.facts, on, hidden))

    def loads(self, asker: Asker, community: str, day: date | None = None) -> Loads:
        """Who holds which ties, and what was promised."""
        record, hidden, on = self._asked(asker, community, day, "person")
        return self._remember(community, ("loads", on, self._today()), lambda: loads(record, on, hidden))

    def works(self, asker: Asker, community: str, day: date | None = None) -> Works:
        """What works; of signals those of the asker and those shared with her."""
        record, hidden, on = self._asked(asker, community, day)
        return works(record, self._private(asker, community), on, hidden)

    def _asked(
        self, asker: Asker, community: str, day: date | None, level: Level = "organisation"
    ) -> tuple[Record, frozenset[str], date]:
        only_facilitator(asker)
        return self._record(asker, community, level), self._hidden(asker, community), day or self._today()
