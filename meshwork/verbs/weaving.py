"""What could change in a community, as `Service.weaving`: who would be missed, and whom to introduce to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import uuid4

from meshwork.asker import Asker, only_facilitator
from meshwork.book import Book
from meshwork.change import Change, Changes, key_of
from meshwork.errors import NoPartner
from meshwork.model import FollowUp, Stakeholder
from meshwork.network import Record
from meshwork.network.roster import Level
from meshwork.stages import Path
from meshwork.verbs import Verbs
from meshwork.weaving.drawn import Pair
from meshwork.weaving.footing import Footing
from meshwork.weaving.introductions import Introductions, introductions
from meshwork.weaving.leaving import Leaving, leaving
from meshwork.weaving.together import Together, together
from meshwork.weaving.tolls import Toll, tolls
from meshwork.when import When, holds

T = TypeVar("T")
BRING_TOGETHER = "bring_together"
"""The kind of a follow-up that brings two together, and the verb that puts it on the list."""
LET_BE = "let_be"
"""The verb that takes such a follow-up off the list again."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who leaves: stakeholders by id; `with_people` who belongs to them on the day too; and all facilitators."""

    ids: frozenset[str] = frozenset()
    with_people: bool = False
    facilitators: bool = False


class Weaves(Verbs):
    """Reads the communities of one store as they would be if something changed; for facilitators alone."""

    def __init__(self, book: Book, path: Callable[..., Path]) -> None:
        super().__init__(book)
        self._path = path

    def leaving(
        self,
        asker: Asker,
        community: str,
        who: Who,
        day: date,
        *,
        goal: str | None = None,
        level: Level = "organisation",
    ) -> Leaving:
        """What would be if these left on a day; with a goal, among those who carry it.

        Who chose not to be on the map is not told of by name, and cannot be asked for by id. Raises `MeshworkError`
        for an id that there is not.
        """
        only_facilitator(asker)
        record, hidden = self._book.record(asker, community, level), self._book.hidden(asker, community)
        if not who.ids <= frozenset(record.ids) - hidden:
            raise NoPartner

        def make() -> Leaving:
            record, hidden = self._book.record(asker, community, level), self._book.hidden(asker, community)
            footing = self._footing(asker, community, day, goal, level)
            return leaving(record, day, _everyone(record, who, day), footing, goal=goal, hidden=hidden)

        return self._book.remember(community, ("leaving", who, day, goal, level), make)

    def tolls(
        self,
        asker: Asker,
        community: str,
        day: date,
        *,
        goal: str | None = None,
        level: Level = "organisation",
    ) -> tuple[Toll, ...]:
        """The ten whose leaving would cost most on a day, the dearest first; nobody who chose to be off the map."""
        only_facilitator(asker)

        def make() -> tuple[Toll, ...]:
            record, hidden = self._book.record(asker, community, level), self._book.hidden(asker, community)
            return tolls(record, day, self._footing(asker, community, day, goal, level), goal=goal, hidden=hidden)

        return self._book.remember(community, ("tolls", day, goal, level), make)

    def partners(self, asker: Asker, community: str) -> tuple[Stakeholder, ...]:
        """Everybody who can be asked for; who objects, or chose not to be on the map, cannot."""
        only_facilitator(asker)
        record, hidden = self._book.record(asker, community, "organisation"), self._book.hidden(asker, community)
        return tuple(each for each in record.facts.stakeholders if each.id not in hidden)

    def introductions(
        self,
        asker: Asker,
        community: str,
        day: date,
        *,
        goal: str | None = None,
        level: Level = "organisation",
        top: int = 20,
    ) -> Introductions:
        """Whom to introduce to whom on a day: the best so many; with `goal` among those who carry it."""
        only_facilitator(asker)

        def make() -> Introductions:
            hidden, record = self._book.hidden(asker, community), self._book.record(asker, community, level)
            path = self._path(asker, community, to=day, goal=goal, level=level)
            return introductions(record, path, goal=goal, top=top, hidden=hidden)

        return self._book.remember(community, ("introductions", day, goal, level, top), make)

    def together(
        self,
        asker: Asker,
        community: str,
        pairs: Sequence[Pair],
        day: date,
        *,
        goal: str | None = None,
        level: Level = "organisation",
        most: int | None = None,
    ) -> Together:
        """What these introductions, or the `most` of them that add most, would give together on a day."""
        only_facilitator(asker)

        def make() -> Together:
            hidden, record = self._book.hidden(asker, community), self._book.record(asker, community, level)
            path = self._path(asker, community, to=day, goal=goal, level=level)
            return together(record, path, pairs, goal=goal, most=most, hidden=hidden)

        return self._book.remember(community, ("together", tuple(pairs), day, goal, level, most), make)

    def to_bring_together(self, asker: Asker, community: str) -> tuple[FollowUp, ...]:
        """The follow-ups that bring two together and are not done yet, the first due first."""
        listed = self._book.private(asker, community).follow_ups
        waiting = (each for each in listed if each.kind == BRING_TOGETHER and each.partner and each.done is None)
        return tuple(sorted(waiting, key=lambda each: (each.due.start if each.due else date.max, each.id)))

    def not_named(self, asker: Asker, community: str) -> frozenset[str]:
        """Who chose not to be on the map, and is not named on a page."""
        only_facilitator(asker)
        return self._book.hidden(asker, community)

    def bring_together(self, asker: Asker, community: str, pairs: Sequence[Pair], due: date) -> Change | None:
        """Put introductions on the follow-up list, by a day; None where all of them stand on it already.

        The log holds that it was done, and nothing of whom.
        """
        standing = {frozenset((each.stakeholder, each.partner)) for each in self.to_bring_together(asker, community)}
        wanted: dict[frozenset[str], Pair] = {}
        for pair in pairs:
            wanted.setdefault(frozenset(pair), pair)
        follow_ups = tuple(
            FollowUp(id=uuid4().hex, stakeholder=one, partner=other, kind=BRING_TOGETHER, due=When.on(due))
            for both, (one, other) in wanted.items()
            if both not in standing
        )
        return self._book.write(asker, community, Changes(follow_ups), BRING_TOGETHER)

    def let_be(self, asker: Asker, community: str, follow_up: str) -> Change | None:
        """Take an introduction off the follow-up list; None where it does not stand on it."""
        found = [key_of(each) for each in self.to_bring_together(asker, community) if each.id == follow_up]
        return self._book.write(asker, community, Changes((), tuple(found)), LET_BE)

    def _footing(self, asker: Asker, community: str, day: date, goal: str | None, level: Level) -> Footing:
        """The label on a day, from the path up to today that other pages read as well."""
        return Footing.of(self._path(asker, community, to=max(day, self._book.today()), goal=goal, level=level), day)


def _everyone(record: Record, who: Who, day: date) -> frozenset[str]:
    people = {
        each.person
        for each in record.facts.belongs_to
        if who.with_people and each.organisation in who.ids and holds(each.since, each.until, day)
    }
    led = record.on(day).facilitators if who.facilitators else frozenset()
    return who.ids | people | led
