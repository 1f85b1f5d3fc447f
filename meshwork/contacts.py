"""What was recorded of meetings: all of them in a list, newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from meshwork.formats import every_word
from meshwork.model import Facts
from meshwork.nouns import kind_of_meeting
from meshwork.text import filed, month
from meshwork.when import When


@dataclass(frozen=True, slots=True)
class Helper:
    """Who helped with a question, by name; as what first, and what else (the roles of the dictionary)."""

    name: str
    role: str
    secondary: str | None


@dataclass(frozen=True, slots=True)
class Brought:
    """A question that was brought in, and who helped with it, as far as they are named."""

    text: str
    helped: tuple[Helper, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A session as it stands in the list: `who` are the names of those who were there, `absent` of those who were
    invited and were not; `unnamed` is how many more were there who are not named. `goals` are titles, `host` and
    `chair` are names; `phase` is of appreciative inquiry."""

    id: str
    date: When
    kind: str
    title: str | None
    who: tuple[str, ...]
    absent: tuple[str, ...]
    unnamed: int
    goals: tuple[str, ...]
    host: tuple[str, ...] = ()
    chair: tuple[str, ...] = ()
    phase: str | None = None
    plenary: bool = False
    questions: tuple[Brought, ...] = ()

    @property
    def month(self) -> str:
        """The month it was in, in words; the year where no more is known."""
        return month(self.date.start) if "-" in self.date.text else self.date.text

    def found_by(self, words: str) -> bool:
        """Whether every word stands somewhere in what the list tells, its month in words too; case aside."""
        told = (self.title or "", kind_of_meeting(self.kind), self.month, *self.who, *self.absent, *self.goals)
        return every_word(words, told)


def contacts(facts: Facts, hidden: Collection[str] = frozenset()) -> tuple[Contact, ...]:
    """Every session, newest first; who is hidden is counted and not named."""
    names = {each.id: each.name for each in facts.stakeholders}
    titles = {each.id: each.title for each in facts.goals}
    there: dict[str, set[str]] = defaultdict(set)
    asked: dict[str, set[str]] = defaultdict(set)
    led: dict[tuple[str, str], set[str]] = defaultdict(set)
    for seat in facts.attendance:
        led[seat.session, seat.role].add(seat.stakeholder)
        (asked if seat.present is False else there)[seat.session].add(seat.stakeholder)
    about: dict[str, list[str]] = defaultdict(list)
    for each in facts.about:
        about[each.session].append(titles.get(each.goal, each.goal))

    helped: dict[str, list[Helper]] = defaultdict(list)
    for help_ in facts.helped:
        if help_.stakeholder in names and help_.stakeholder not in hidden:
            helped[help_.question].append(Helper(names[help_.stakeholder], help_.role, help_.secondary))
    brought: dict[str | None, list[Brought]] = defaultdict(list)
    for question in facts.questions:
        brought[question.session].append(Brought(question.text, tuple(helped[question.id])))

    def called(ids: set[str]) -> tuple[str, ...]:
        return tuple(sorted((names[each] for each in ids if each in names and each not in hidden), key=filed))

    found = (
        Contact(
            id=each.id,
            date=each.date,
            kind=each.kind,
            title=each.title,
            who=called(there[each.id]),
            absent=called(asked[each.id] - there[each.id]),
            unnamed=sum(each in hidden for each in there[each.id]),
            goals=tuple(sorted(about[each.id], key=filed)),
            host=called(led[each.id, "host"]),
            chair=called(led[each.id, "chair"]),
            phase=each.phase,
            plenary=each.plenary,
            questions=tuple(brought[each.id]),
        )
        for each in facts.sessions
    )
    return tuple(sorted(found, key=lambda each: (each.date.start, each.id), reverse=True))
