"""What partners have in common, as `Service.common`: goals, win-win, services, teams, what works; facilitators only.

Who objects is out of all of it; who chose not to be on the map counts and is not named.
"""

from __future__ import annotations

from datetime import date

from meshwork.asker import Asker, only_facilitator
from meshwork.delivery import Delivery, Run, deliveries, hosting, leading
from meshwork.goals import Held, Moved, goals_on, moves
from meshwork.network import Record
from meshwork.network.roster import Level
from meshwork.teams import Crew, Loads, loads, teams_on
from meshwork.verbs import Verbs
from meshwork.winwin import Table, win_win
from meshwork.works import Works, works


class Common(Verbs):
    """Reads what the partners of the communities of one store carry and do together; `day` is today where none is."""

    def goals(self, asker: Asker, community: str, day: date | None = None) -> tuple[Held, ...]:
        """Every goal, open ones first."""
        record, hidden, on = self._asked(asker, community, day)
        return self._book.remember(community, ("goals", on), lambda: goals_on(record, on, hidden))

    def moves(self, asker: Asker, community: str, goal: str, day: date | None = None) -> tuple[Moved, ...]:
        """How a goal moved, quarter by quarter."""
        record, _hidden, on = self._asked(asker, community, day)
        return self._book.remember(community, ("moves", goal, on), lambda: moves(record, goal, on))

    def win_win(self, asker: Asker, community: str, day: date | None = None) -> Table:
        """What each brings, gets and needs, and which needs others may meet."""
        record, hidden, on = self._asked(asker, community, day)
        return self._book.remember(community, ("win_win", on), lambda: win_win(record, on, hidden))

    def deliveries(self, asker: Asker, community: str, day: date | None = None) -> tuple[Delivery, ...]:
        """Services and joint actions; of today also those that begin later."""
        record, hidden, on = self._asked(asker, community, day)
        today = self._book.today()
        return self._book.remember(
            community, ("deliveries", on), lambda: deliveries(record, on, hidden, ahead=on >= today)
        )

    def hosting(self, asker: Asker, community: str, day: date | None = None) -> tuple[Run, ...]:
        """Who ran the meetings, quarter by quarter."""
        record, _hidden, on = self._asked(asker, community, day)
        return self._book.remember(community, ("hosting", on), lambda: hosting(record, on))

    def leading(self, asker: Asker, community: str, day: date | None = None) -> tuple[Run, ...]:
        """Who led what was begun, quarter by quarter."""
        record, _hidden, on = self._asked(asker, community, day)
        return self._book.remember(community, ("leading", on), lambda: leading(record, on))

    def teams(self, asker: Asker, community: str, day: date | None = None) -> tuple[Crew, ...]:
        """The teams and who is in them."""
        record, hidden, on = self._asked(asker, community, day)
        return self._book.remember(community, ("teams", on), lambda: teams_on(record.facts, on, hidden))

    def loads(self, asker: Asker, community: str, day: date | None = None) -> Loads:
        """Who holds which ties, and what was promised."""
        record, hidden, on = self._asked(asker, community, day, "person")
        return self._book.remember(community, ("loads", on), lambda: loads(record, on, hidden))

    def works(self, asker: Asker, community: str, day: date | None = None) -> Works:
        """What works; of signals those of the asker and those shared with her."""
        record, hidden, on = self._asked(asker, community, day)
        return works(record, self._book.private(asker, community), on, hidden)

    def _asked(
        self, asker: Asker, community: str, day: date | None, level: Level = "organisation"
    ) -> tuple[Record, frozenset[str], date]:
        only_facilitator(asker)
        return (
            self._book.record(asker, community, level),
            self._book.hidden(asker, community),
            day or self._book.today(),
        )
