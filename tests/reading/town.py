"""A tiny invented town, written down the way one tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from meshwork.model import (
    Action,
    Attendance,
    Belonging,
    Commitment,
    Contribution,
    Facts,
    Goal,
    Insight,
    Membership,
    Reuse,
    Session,
    Setting,
    Stakeholder,
    Team,
    Tie,
    Version,
    Work,
)
from meshwork.network import Level, Record, record
from meshwork.settings import Settings
from meshwork.when import When

DAY = date(2024, 6, 30)


def when(day: date | str | None) -> When | None:
    """A day, or the text of one."""
    if day is None:
        return None
    return When.of(day) if isinstance(day, str) else When.on(day)


class Town:
    """Gathers facts; stakeholders come into being when they are first named."""

    def __init__(self) -> None:
        self.people: dict[str, Stakeholder] = {}
        self.rest: dict[str, list[object]] = {}

    def add(self, kind: str, fact: object) -> None:
        """One fact more."""
        self.rest.setdefault(kind, []).append(fact)

    def number(self, kind: str) -> str:
        """An id that no fact of that kind has yet."""
        return f"{kind}-{len(self.rest.get(kind, [])):05}"

    def who(self, *names: str, **has: object) -> Town:
        """Stakeholders with what is said about them."""
        for name in names:
            fields = {"name": name, **has}
            self.people[name] = Stakeholder(id=name, **fields)  # type: ignore[arg-type]
        return self

    def meet(
        self,
        day: date | str,
        *names: str,
        kind: str = "gathering",
        plenary: bool = False,
        origin: str = "facilitator",
    ) -> Town:
        """A session and who was there."""
        session = self.number("sessions")
        on = when(day)
        assert on is not None
        self.add("sessions", Session(id=session, date=on, kind=kind, plenary=plenary))
        for name in names:
            self._known(name)
            self.add(
                "attendance",
                Attendance(id=self.number("attendance"), stakeholder=name, session=session, origin=origin),
            )
        return self

    def talks(self, day: date | str, pairs: Iterable[Sequence[str]]) -> Town:
        """A talk of each pair."""
        for pair in pairs:
            self.meet(day, *pair, kind="talk")
        return self

    def work(self, day: date | str | None, *names: str, lead: str | None = None) -> Town:
        """An action that starts on a day, and who works on it."""
        action = self.number("actions")
        self.add("actions", Action(id=action, title=action, start=when(day)))
        for name in names:
            self._known(name)
            self.add("works_on", Work(id=self.number("works_on"), stakeholder=name, action=action, lead=name == lead))
        return self

    def goal(self, name: str, *carriers: str, since: date | str | None = None, **has: object) -> Town:
        """A goal and who commits to it."""
        self.add("goals", Goal(id=name, title=name, **has))  # type: ignore[arg-type]
        return self.commit(name, *carriers, since=since)

    def commit(
        self, goal: str, *carriers: str, since: date | str | None = None, until: date | str | None = None
    ) -> Town:
        """Who commits to a goal."""
        for name in carriers:
            self._known(name)
            self.add(
                "commitments",
                Commitment(
                    id=self.number("commitments"), stakeholder=name, goal=goal, since=when(since), until=when(until)
                ),
            )
        return self

    def tie(
        self, one: str, other: str, kind: str, since: str | None = None, until: str | None = None, strength: int = 2
    ) -> Town:
        """A declared tie."""
        self._known(one)
        self._known(other)
        self.add(
            "ties",
            Tie(
                id=self.number("ties"),
                source=one,
                target=other,
                kind=kind,
                strength=strength,
                since=when(since),
                until=when(until),
            ),
        )
        return self

    def team(self, name: str, *members: str, since: str | None = None, until: str | None = None) -> Town:
        """A team and its members."""
        self.add("teams", Team(id=name, name=name))
        for member in members:
            self._known(member)
            self.add(
                "members",
                Membership(
                    id=self.number("members"), stakeholder=member, team=name, since=when(since), until=when(until)
                ),
            )
        return self

    def reuse(self, day: str | None, user: str, maker: str) -> Town:
        """Who used whose insight."""
        insight = self.number("insights")
        self._known(user)
        self._known(maker)
        self.add("insights", Insight(id=insight, text="that works"))
        self.add("contributed", Contribution(id=self.number("contributed"), stakeholder=maker, insight=insight))
        self.add("reused", Reuse(id=self.number("reused"), stakeholder=user, insight=insight, date=when(day)))
        return self

    def belongs(self, person: str, organisation: str, since: str | None = None, until: str | None = None) -> Town:
        """A person and its organisation."""
        if person not in self.people:
            self.who(person, kind="person")
        self._known(organisation)
        self.add(
            "belongs_to",
            Belonging(
                id=self.number("belongs_to"),
                person=person,
                organisation=organisation,
                since=when(since),
                until=when(until),
            ),
        )
        return self

    def version(self, of: str, **has: object) -> Town:
        """What a stakeholder was before."""
        self.add("versions", Version(id=self.number("versions"), stakeholder=of, **has))  # type: ignore[arg-type]
        return self

    def set(self, name: str, value: str) -> Town:
        """A setting of the town."""
        self.add("settings", Setting(id=name, name=name, value=value))
        return self

    def facts(self) -> Facts:
        """Everything told so far."""
        rest = {kind: tuple(rows) for kind, rows in self.rest.items()}
        return Facts(stakeholders=tuple(self.people[name] for name in sorted(self.people)), **rest)  # type: ignore[arg-type]

    def record(self, level: Level = "organisation") -> Record:
        """Prepared for reading."""
        facts = self.facts()
        return record(facts, Settings.of(facts.settings, date(2100, 1, 1)), level=level)

    def _known(self, name: str) -> None:
        if name not in self.people:
            self.who(name)


def tied(*pairs: str, alone: str = "") -> Town:
    """A town of talks on `DAY`, each worth 4: "ab" is a talk of a and b; alone: there in a plenary only."""
    town = Town().talks(DAY, pairs)
    return town.meet(DAY, *alone, plenary=True) if alone else town


def partners(count: int) -> tuple[str, ...]:
    """Names of so many partners."""
    return tuple(f"p{place:02}" for place in range(count))


def every(days: int, first: str, last: str) -> list[date]:
    """Every so many days from a day to a day."""
    start, stop = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(step) for step in range(0, (stop - start).days + 1, days)]
