"""What could change in a community, as `Service.weaving`: who would be missed, and whom to introduce to whom."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from meshwork.asker import Asker, only_facilitator
from meshwork.change import Change, Changes, key_of
from meshwork.model import FollowUp, Private
from meshwork.network import Record
from meshwork.network.roster import Level
from meshwork.stages import Path
from meshwork.weaving.drawn import Pair
from meshwork.weaving.introductions import Introductions, introductions
from meshwork.weaving.leaving import Leaving, leaving
from meshwork.weaving.together import Together, together
from meshwork.when import When

T = TypeVar("T")
BRING_TOGETHER = "bring_together"
"""The kind of a follow-up that brings two together, and the verb that puts it on the list."""
LET_BE = "let_be"
"""The verb that takes such a follow-up off the list again."""


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
        path: Callable[..., Path],
        private: Callable[[Asker, str], Private],
        write: Callable[[Asker, str, Changes, str], Change | None],
    ) -> None:
        self._record = record
        self._hidden = hidden
        self._remember = remember
        self._today = today
        self._path = path
        self._private = private
        self._write = write

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
        hidden, record = self._hidden(asker, community), self._record(asker, community, level)
        path = self._path(asker, community, to=day, goal=goal, level=level)
        return self._remember(
            community,
            ("introductions", day, goal, level, top, self._today()),
            lambda: introductions(record, path, goal=goal, top=top, hidden=hidden),
        )

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
        hidden, record = self._hidden(asker, community), self._record(asker, community, level)
        path = self._path(asker, community, to=day, goal=goal, level=level)
        return self._remember(
            community,
            ("together", tuple(pairs), day, goal, level, most, self._today()),
            lambda: together(record, path, pairs, goal=goal, most=most, hidden=hidden),
        )

    def to_bring_together(self, asker: Asker, community: str) -> tuple[FollowUp, ...]:
        """The follow-ups that bring two together and are not done yet, the first due first."""
        listed = self._private(asker, community).follow_ups
        waiting = (each for each in listed if each.kind == BRING_TOGETHER and each.partner and each.done is None)
        return tuple(sorted(waiting, key=lambda each: (each.due.start if each.due else date.max, each.id)))

    def not_named(self, asker: Asker, community: str) -> frozenset[str]:
        """Who chose not to be on the map, and is not named on a page."""
        only_facilitator(asker)
        return self._hidden(asker, community)

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
        return self._write(asker, community, Changes(follow_ups), BRING_TOGETHER)

    def let_be(self, asker: Asker, community: str, follow_up: str) -> Change | None:
        """Take an introduction off the follow-up list; None where it does not stand on it."""
        found = [key_of(each) for each in self.to_bring_together(asker, community) if each.id == follow_up]
        return self._write(asker, community, Changes((), tuple(found)), LET_BE)
