"""A community of persons: what they attend is noted by person, and read by organisation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from benchmarks.towns.cast import DELIVERING, Cast, Month
from benchmarks.towns.script import Script
from meshwork.model import Facts

A_MONTH = 0.15 / 12
"""The chance that a person changes employer in a month: one in seven a year."""


@dataclass(eq=False)
class _Staff:
    """Who works where now, since when, and who cares for which theme, more or less keenly."""

    cast: Cast
    of: dict[str, str]
    since: dict[str, date]
    themes: list[list[str]]
    keen: dict[str, float]

    @staticmethod
    def hired(cast: Cast) -> _Staff:
        """Two to four persons of each organisation, each with one theme or two."""
        chance, of = cast.chance, {}
        themes: list[list[str]] = [[] for _ in range(max(2, len(cast.names) // 4))]
        for name in cast.names:
            for number in range(chance.randint(2, 4)):
                person = f"{name}-{number}"
                of[person] = name
                cast.book.partner(person, None, kind="person")
                for theme in sorted({chance.randrange(len(themes)) for _ in range(chance.choice((1, 2, 2)))}):
                    themes[theme].append(person)
        keen = {person: chance.uniform(0.3, 0.9) for person in of}
        return _Staff(cast, of, dict.fromkeys(of, cast.script.phases[0].first), themes, keen)

    def move(self, month: Month) -> None:
        """Some change employer."""
        for person in self.of:
            if self.cast.chance.random() < A_MONTH:
                day = month.day(self.cast.chance)
                self.cast.book.employ(person, self.of[person], self.since[person], day)
                self.of[person], self.since[person] = self.cast.chance.choice(self.cast.names), day

    def colleagues(self, name: str) -> list[str]:
        """Who works there now."""
        return [person for person, where in self.of.items() if where == name]

    def meet(self, month: Month) -> None:
        """What the month asks."""
        cast, chance = self.cast, self.cast.chance
        for circle in cast.circles:
            if chance.random() < (0.5 if month.doing == "apart" else 0.2):
                sent = [chance.choice(there) for name in circle if (there := self.colleagues(name))]
                cast.book.meet(month.day(chance), sent, "talk")
        if month.doing == "acquainted":
            cast.talks_of_the_facilitator(month, 0.2)
            for person in self.of:
                if chance.random() < 0.2:
                    cast.book.meet(month.day(chance), (person, chance.choice(list(self.of))), "talk")
        if month.doing in ("practice", "joint"):
            for theme in self.themes:
                who = [person for person in theme if chance.random() < self.keen[person]]
                cast.book.meet(month.day(chance), [*who, *cast.with_facilitator(month.doing, len(self.themes))])
        if month.doing == "carrying":
            cast.hosted(month.day(chance))


def people(size: int, script: Script, seed: int) -> Facts:
    """Persons, two to four of each organisation, who meet over themes; one in seven a year changes employer. The end
    of a commitment is not noted."""
    cast = Cast.of(size, script, seed)
    staff = _Staff.hired(cast)
    for month in cast.months():
        staff.move(month)
        staff.meet(month)
        if month.doing in DELIVERING:
            cast.services(month.day(cast.chance))
    for person, name in staff.of.items():
        cast.book.employ(person, name, staff.since[person])
    cast.pledges(ends_noted=False)
    return cast.book.facts()
