"""The numbers of partners and their groups, as `Service.figures`; without those who chose not to be on the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from meshwork.asker import Asker, only_facilitator
from meshwork.metrics import Sheet, marks, numbers
from meshwork.network.parts import Group, Grouped, grouped
from meshwork.network.roster import Level
from meshwork.network.tints import Tints, tints
from meshwork.verbs import Verbs

_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of one partner on a day, by the key of its `Mark`.

    `value` is None where it has none; `unfit` says, in English, why the number means little on that day. `place` is
    1 for the highest of the `among` who have one, `shared` that others stand there too; None where everybody has the
    same, or nothing. `error` says within what it lies, 0 where it is exact.
    """

    key: str
    value: float | None
    unfit: str = ""
    place: int | None = None
    among: int = 0
    shared: bool = False
    error: float = 0.0


class Figures(Verbs):
    """Works out numbers of partners when they are asked for, once a change."""

    def groups(
        self, asker: Asker, community: str, day: date, *, goal: str | None = None, level: Level = "organisation"
    ) -> tuple[Group, ...]:
        """The groups of a day under ids that stay, the largest first; of a goal: of those who carry it.

        `Group.members` leaves out who is not on the map, and so a group of nobody else.
        """
        hidden = self._book.hidden(asker, community)
        shown = (
            replace(each, members=tuple(who for who in each.members if who not in hidden))
            for each in self._grouped(asker, community, day, goal, level).on(day)
        )
        return tuple(sorted((each for each in shown if each.members), key=lambda each: -len(each.members)))

    def group_of(self, asker: Asker, community: str, stakeholder: str, day: date) -> Group | None:
        """The group of a stakeholder as the map colours it: of the last month end up to a day, or None.

        `Group.members` leaves out who is not on the map.
        """
        hidden = self._book.hidden(asker, community)
        for each in self._grouped(asker, community, self._book.today(), None, "organisation").on(day):
            if stakeholder in each.members and stakeholder not in hidden:
                return replace(each, members=tuple(who for who in each.members if who not in hidden))
        return None

    def tints(self, asker: Asker, community: str, steps: Sequence[date]) -> Tints:
        """The groups and their colours on the days of the slider; without who is not on the map."""
        return tints(
            self._grouped(asker, community, self._book.today(), None, "organisation"),
            steps,
            self._book.hidden(asker, community),
        )

    def partner(self, asker: Asker, community: str, stakeholder: str, day: date) -> tuple[Figure, ...]:
        """Every number of a stakeholder on a day, in the order of `metrics.marks`; none where it was not active."""
        found = self._book.metrics(asker, community, day, keys=frozenset(marks()))
        if stakeholder not in found.active or stakeholder in self._book.hidden(asker, community):
            return ()
        return tuple(_figure(key, found, stakeholder) for key in marks())

    def unfit(self, asker: Asker, community: str, key: str, day: date) -> str:
        """Why a number of partners or of the whole means little on a day, in English; "" where it does not."""
        about = marks()[key] if key in marks() else numbers()[key]
        return about.unfit(self._book.record(asker, community, "organisation").on(day))

    def _grouped(self, asker: Asker, community: str, to: date, goal: str | None, level: Level) -> Grouped:
        only_facilitator(asker)
        return self._book.remember(
            community,
            ("groups", to, goal, level),
            lambda: grouped(self._book.record(asker, community, level), to, goal=goal),
        )


def _figure(key: str, found: Sheet, who: str) -> Figure:
    """The number of one on a sheet, and its place among the others."""
    if key in found.unfit:
        return Figure(key, None, found.unfit[key])
    values = found.each[key]
    if who not in values:
        return Figure(key, None)
    mine = values[who]
    higher = sum(value > mine + _HAIR for value in values.values())
    alike = sum(abs(value - mine) <= _HAIR for value in values.values())
    told = mine > 0 and alike < len(values)
    return Figure(key, mine, "", higher + 1 if told else None, len(values), alike > 1, found.errors.get(key, 0.0))
