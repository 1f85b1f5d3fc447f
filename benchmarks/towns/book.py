"""Writes down what happens in an invented community; gives `Facts`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from meshwork.model import (
    Action,
    Attendance,
    Belonging,
    Commitment,
    Fact,
    Facts,
    Goal,
    Session,
    Stakeholder,
    Tie,
    Work,
)
from meshwork.when import When

SECTORS = ("government", "business", "civil_society", "knowledge", "care")
FACILITATOR = "facilitator"


class Book:
    """Facts in the making; ids count up within a kind."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Fact]] = {}

    def _add(self, rows_of: str, make: type[Fact], **fields: object) -> str:
        rows = self._rows.setdefault(rows_of, [])
        name = f"{rows_of}-{len(rows):06}"
        rows.append(make(id=name, **fields))  # type: ignore[arg-type]
        return name

    def partner(
        self, name: str, sector: str | None, *, kind: str = "organisation", facilitator: bool = False
    ) -> None:
        """Somebody who may take part."""
        self._rows.setdefault("stakeholders", []).append(
            Stakeholder(id=name, name=name, sector=sector, kind=kind, facilitator=facilitator)
        )

    def meet(self, day: date, who: Iterable[str], kind: str = "gathering", *, plenary: bool = False) -> None:
        """A session and who was there."""
        session = self._add("sessions", Session, date=When.on(day), kind=kind, plenary=plenary)
        for each in sorted(set(who)):
            self._add("attendance", Attendance, stakeholder=each, session=session)

    def work(self, day: date, who: Iterable[str], lead: str) -> None:
        """A service that starts on a day, who delivers it and who leads."""
        action = self._add("actions", Action, title="service", kind="service", start=When.on(day))
        for each in sorted({*who, lead}):
            self._add("works_on", Work, stakeholder=each, action=action, lead=each == lead)

    def goal(self, opened: date, closed: date | None = None) -> str:
        """A goal, open from a day (until another)."""
        ends = When.on(closed) if closed else None
        return self._add("goals", Goal, title="goal", opened=When.on(opened), closed=ends)

    def commit(self, who: str, goal: str, since: date, until: date | None = None) -> None:
        """A partner commits to a goal (until a day)."""
        ends = When.on(until) if until else None
        self._add("commitments", Commitment, stakeholder=who, goal=goal, since=When.on(since), until=ends)

    def tie(self, one: str, other: str, kind: str, since: date, until: date | None = None) -> None:
        """Two say that they are tied, in some way, from a day (until another)."""
        ends = When.on(until) if until else None
        self._add("ties", Tie, source=one, target=other, kind=kind, since=When.on(since), until=ends)

    def employ(self, person: str, organisation: str, since: date, until: date | None = None) -> None:
        """A person works for an organisation from a day (until another)."""
        ends = When.on(until) if until else None
        self._add("belongs_to", Belonging, person=person, organisation=organisation, since=When.on(since), until=ends)

    def facts(self) -> Facts:
        """Everything written down so far."""
        sorted_rows = {kind: tuple(sorted(rows, key=lambda row: row.id)) for kind, rows in self._rows.items()}
        return Facts(**sorted_rows)  # type: ignore[arg-type]
