"""What two could be introduced over: a goal that both carry, or what one needs and the other brings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from meshwork.model import Brings, Needs
from meshwork.network.record import Record
from meshwork.network.snapshot import Snapshot
from meshwork.when import holds


@dataclass(frozen=True, slots=True)
class Fit:
    """What one needs and the other brings, in their own words (perhaps none), and the theme that both name, if any.

    `needs` and `brings` are ids of stakeholders, `need` and `offer` those of the facts.
    """

    needs: str
    brings: str
    need: str
    offer: str
    wanted: str
    offered: str
    theme: str


@dataclass(frozen=True, slots=True)
class Wish:
    """Something needed or brought on the day: the fact, its words, its theme in small letters, its goal if open."""

    fact: str
    words: str
    theme: str
    goal: str | None

    def fits(self, other: Wish) -> bool:
        """Whether a need and an offer are about the same: the theme, or the goal where one of them names no theme."""
        if self.theme and other.theme:
            return self.theme == other.theme
        return self.goal is not None and self.goal == other.goal


@dataclass(frozen=True, slots=True)
class Occasions:
    """Everything that two of some stakeholders could be introduced over on a day; by id, sorted."""

    goals: Mapping[str, tuple[str, ...]]
    needs: Mapping[str, tuple[Wish, ...]]
    brings: Mapping[str, tuple[Wish, ...]]

    @staticmethod
    def of(record: Record, snapshot: Snapshot, among: Collection[str]) -> Occasions:
        """What they carry, need and bring on the day of the snapshot; a person's counts for whom it is read as."""
        among = frozenset(among)
        carried = {goal: tuple(sorted(carriers & among)) for goal, carriers in snapshot.goals.items()}
        open_goals, day = frozenset(snapshot.goals), snapshot.day
        return Occasions(
            goals={goal: carriers for goal, carriers in carried.items() if len(carriers) > 1},
            needs=_wishes(record, record.facts.needs, day, among, open_goals),
            brings=_wishes(record, record.facts.brings, day, among, open_goals),
        )

    def groups(self) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
        """Who could be introduced to whom: every one of the first to every other of the second."""
        for carriers in self.goals.values():
            yield carriers, carriers
        for about, answered in ((_theme, _theme), (_bare, _bare), (_bare, _themed), (_themed, _bare)):
            needs, brings = _by(about, self.needs), _by(answered, self.brings)
            for subject in sorted(needs.keys() & brings.keys()):
                yield needs[subject], brings[subject]

    def shared(self, one: str, other: str) -> tuple[str, ...]:
        """The goals that both carry, by id."""
        return tuple(sorted(goal for goal, carriers in self.goals.items() if one in carriers and other in carriers))

    def fits(self, one: str, other: str) -> tuple[Fit, ...]:
        """What one of the two needs and the other brings."""
        return tuple(
            Fit(asks, has, need.fact, offer.fact, need.words, offer.words, need.theme and offer.theme)
            for asks, has in ((one, other), (other, one))
            for need in self.needs.get(asks, ())
            for offer in self.brings.get(has, ())
            if need.fits(offer)
        )


def _wishes(
    record: Record,
    facts: Iterable[Needs | Brings],
    day: date,
    among: frozenset[str],
    open_goals: frozenset[str],
) -> Mapping[str, tuple[Wish, ...]]:
    roster, found = record.material.roster, defaultdict(list)
    for each in facts:
        place = roster.on(each.stakeholder, day.toordinal())
        if place is not None and roster.ids[place] in among and holds(each.since, each.until, day):
            theme = (each.theme or "").strip().casefold()
            goal = each.goal if each.goal in open_goals else None
            found[roster.ids[place]].append(Wish(each.id, each.what or "", theme, goal))
    return {who: tuple(wishes) for who, wishes in sorted(found.items())}


def _by(about: Callable[[Wish], str | None], wishes: Mapping[str, tuple[Wish, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Who wishes something, by what it is about."""
    found: dict[str, list[str]] = defaultdict(list)
    for who, several in wishes.items():
        for subject in {about(wish) for wish in several} - {None}:
            found[subject or ""].append(who)
    return {subject: tuple(several) for subject, several in found.items()}


def _theme(wish: Wish) -> str | None:
    return wish.theme or None


def _bare(wish: Wish) -> str | None:
    return None if wish.theme else wish.goal


def _themed(wish: Wish) -> str | None:
    return wish.goal if wish.theme else None
