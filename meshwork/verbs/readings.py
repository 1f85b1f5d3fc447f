"""Where a community stands, as `Service.readings`: its path, what makes a number, what a facilitator says."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from threading import Lock

from meshwork import stages
from meshwork.asker import Asker, only_facilitator
from meshwork.book import Book
from meshwork.change import Change
from meshwork.formats import Progress
from meshwork.network import Record
from meshwork.network.roster import Level
from meshwork.stages.judged import agreed, overruled
from meshwork.stages.sight import Sight
from meshwork.verbs import Verbs


class Readings(Verbs):
    """Reads the stage of the communities of one store, and keeps what was worked out of their days."""

    def __init__(self, book: Book) -> None:
        super().__init__(book)
        self._trying = Lock()
        self._kept: defaultdict[str, stages.Kept] = defaultdict(stages.Kept)

    def path(
        self,
        asker: Asker,
        community: str,
        *,
        to: date | None = None,
        goal: str | None = None,
        level: Level = "organisation",
        known_at: datetime | None = None,
        stability: bool = False,
        progress: Progress | None = None,
    ) -> stages.Path:
        """The stage of every month since the first fact, up to a day (today); of a goal: of those who carry it.

        With `known_at` (UTC) as it was known at that moment. With `stability` each label says how stable it is, which
        costs about as much again.
        """
        only_facilitator(asker)
        last = to or self._book.today()
        return self._book.remember(
            community,
            ("path", last, goal, level, known_at, stability),
            lambda: stages.path(
                self._book.record(asker, community, level, known_at),
                last,
                goal=goal,
                whole_from=last,
                kept=self._kept[community],
                stability=stability,
                progress=progress,
            ),
        )

    def at_hand(
        self,
        asker: Asker,
        community: str,
        *,
        to: date | None = None,
        goal: str | None = None,
        stability: bool = False,
    ) -> stages.Path | None:
        """The path up to a day (today) where it is known already; None where it would have to be worked out."""
        only_facilitator(asker)
        found: stages.Path | None = self._book.known(
            community, ("path", to or self._book.today(), goal, "organisation", None, stability)
        )
        return found

    def tried(self, asker: Asker, community: str, *, now: bool = False) -> bool:
        """Whether it is known how stable the stages are when data are missing; with `now` it is tried out.

        Who asks again after a change waits for what is being tried out: nearly all of it holds still.
        """
        if not now:
            return self.at_hand(asker, community, stability=True) is not None
        with self._trying:
            return bool(self.path(asker, community, stability=True).readings)

    def first(
        self, asker: Asker, community: str, *, to: date | None = None, goal: str | None = None
    ) -> stages.Reading:
        """Where it stands on a day (today), as soon as that can be told (`stages.first`); the path takes longer.

        Where the path is known already it is its last reading.
        """
        only_facilitator(asker)
        path, last = self.at_hand(asker, community, to=to, goal=goal), to or self._book.today()
        if path is not None:
            return path.readings[-1]
        return self._book.remember(
            community,
            ("first", last, goal),
            lambda: stages.first(self._book.record(asker, community), last, goal=goal, kept=self._kept[community]),
        )

    def evidence(
        self,
        asker: Asker,
        community: str,
        day: date,
        key: str,
        *,
        goal: str | None = None,
        level: Level = "organisation",
        known_at: datetime | None = None,
    ) -> stages.Evidence:
        """What makes the number of a criterion (a key of `stages.gates`) on a day, by name; otherwise as `path`.

        Who chose not to be on the map is counted and not named.
        """
        only_facilitator(asker)

        def make() -> tuple[Record, Sight]:
            prepared = self._book.record(asker, community, level, known_at)
            return prepared, stages.sight(prepared, day, goal)

        prepared, seen = self._book.remember(community, ("sight", day, goal, level, known_at), make)
        return stages.evidence(prepared, seen, key, self._book.hidden(asker, community))

    def overrule(
        self,
        asker: Asker,
        community: str,
        stage: str,
        reason: str,
        *,
        since: date | None = None,
        goal: str | None = None,
    ) -> Change | None:
        """Say that the stage is another than the one computed, from a day on (today), of the whole or of a goal.

        Raises `MeshworkError` without a reason, for a stage or goal there is not, and for a day to come.
        """
        only_facilitator(asker)
        facts, today = self._book.facts(asker, community), self._book.today()
        changes = overruled(facts, stage, reason, author=asker.name, today=today, since=since or today, goal=goal)
        return self._book.write(asker, community, changes, "overrule", stage)

    def agree(self, asker: Asker, community: str, *, goal: str | None = None) -> Change | None:
        """Let the computed stage stand alone again, from today on; None where nothing else was said."""
        only_facilitator(asker)
        changes = agreed(self._book.facts(asker, community), self._book.today(), goal)
        return self._book.write(asker, community, changes, "agree")
