"""The ordinary meetings of the years: who would come is a habit, and who came follows from it, without chance.

A series meets every so many weeks, except in the summer and around Christmas. It asks a team, those who carry a
goal, or everybody. Whether somebody came is decided by a hash of who and which meeting, compared with the habit of
that day, so that every machine tells the same story.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from meshwork.demo._told import Rows, goals_of, table
from meshwork.model import Attendance, Session, Stakeholder
from meshwork.when import When, holds

_FIRST, _LAST = date(2020, 3, 2), date(2023, 11, 27)  # before, all meetings are told
_USUAL = "0.7"  # the share of invitations taken up by who has no line in habits.csv
_CALLS_A_WEEK = {2020: 0.8, 2021: 0.6, 2022: 0.45, 2023: 0.35}
_LEADS_AS = {"intervision": "chair", "inspiration": "inspirator"}


@dataclass(frozen=True, slots=True)
class _Meeting:
    """One meeting to be: who leads it, who was asked, who came."""

    session: Session
    leader: str
    asked: tuple[str, ...]
    came: tuple[str, ...]

    def attendance(self) -> Iterator[Attendance]:
        usual = "process_facilitator" if self.leader in {"marit", "joris"} else "host"
        yield self._row(self.leader, _LEADS_AS.get(self.session.kind, usual), present=True)
        for who in self.asked:
            if who != self.leader:
                yield self._row(who, "participant", present=who in self.came)

    def _row(self, who: str, role: str, *, present: bool) -> Attendance:
        id_ = f"{who}--{self.session.id}--{role}"
        return Attendance(id=id_, stakeholder=who, session=self.session.id, role=role, invited=True, present=present)


def meetings(told: Rows) -> Rows:
    """The sessions, what they were about and who came, that follow from the rhythm: more rows for three kinds."""
    found: Rows = {"sessions": [], "about": [], "attendance": []}
    for row in table("rhythm", "series"):
        for meeting in _series(row, told):
            found["sessions"].append(meeting.session)
            found["about"] += goals_of("sessions", meeting.session.id, row["goals"])
            found["attendance"] += meeting.attendance()
    for session, *both in (*_newcomers(told), *_calls(told)):
        found["sessions"].append(session)
        found["attendance"] += [
            Attendance(id=f"{who}--{session.id}", stakeholder=who, session=session.id, present=True) for who in both
        ]
    return found


def _series(row: dict[str, str], told: Rows) -> Iterator[_Meeting]:
    """The meetings of one line of `series.csv`.

    `chair` leads them until the day they were `handed_over`; then one of those who came does. `draw` is how much
    the meeting draws people beyond their habit (1: it is their own group), `most` how many there is room for.
    """
    days = list(_days(row))
    for number, day in enumerate(days, start=1):
        id_ = row["id"] if len(days) == 1 else f"{row['id']}-{number:02}"
        asked = [who for who in _pool(row["who"], told, day) if who != row["chair"]]
        came = [who for who in asked if _roll(id_, who) < _habit(who, day) * float(row["draw"])]
        came = sorted(came, key=lambda who: _roll(who, id_))[: int(row["most"])]
        leader = came[0] if came and row["handed_over"] and row["handed_over"] <= day.isoformat() else row["chair"]
        if len({leader, *came}) < 3:
            continue
        session = Session(
            id=id_,
            date=When.on(day),
            title=row["title"],
            kind=row["kind"],
            phase=row["phase"] or None,
            plenary=row["plenary"] == "yes",
            started_by=leader,
        )
        # an open invitation to everybody is missed by nobody
        yield _Meeting(session, leader, tuple(came if row["who"] == "all" else asked), tuple(came))


def _days(row: dict[str, str]) -> Iterator[date]:
    day = date.fromisoformat(row["first"])
    while day <= min(date.fromisoformat(row["last"]), _LAST):
        if not _holiday(day):
            yield day
        day += timedelta(weeks=int(row["weeks"]))


def _newcomers(told: Rows) -> Iterator[tuple[Session, str, str]]:
    """A first talk, twelve days before they join, with those who come when the community is under way."""
    for each in told["stakeholders"]:
        day = each.joined.start - timedelta(days=12)
        if day > _FIRST:
            yield _conversation("talk", day, "marit" if _roll("first talk", each.id) < 0.5 else "joris", each)


def _calls(told: Rows) -> Iterator[tuple[Session, str, str]]:
    """The facilitators' calls to partners who still come sometimes: three a month at first, fewer each year."""
    day = _FIRST
    while day <= _LAST:
        if not _holiday(day) and _roll("call", day.isoformat()) < _CALLS_A_WEEK[day.year]:
            partners = [each for each in _here(told["stakeholders"], day) if not each.facilitator]
            reached = [each for each in partners if _habit(each.id, day) > 0]
            partner = min(reached, key=lambda each: _roll(each.id, day.isoformat()))
            yield _conversation("call", day, ("marit", "joris")[day.isocalendar().week % 2], partner)
        day += timedelta(weeks=1)


def _conversation(kind: str, day: date, facilitator: str, partner: Stakeholder) -> tuple[Session, str, str]:
    title = f"{'Eerste gesprek' if kind == 'talk' else 'Belletje'} met {partner.name}"
    id_ = f"{day.isoformat()}-{partner.id}"
    return Session(id=id_, date=When.on(day), title=title, kind=kind, started_by=facilitator), facilitator, partner.id


def _pool(who: str, told: Rows, day: date) -> list[str]:
    """Whom a series asks on a day: everybody, a team, or those who carry a goal."""
    sort, _colon, name = who.partition(":")
    here = {each.id for each in _here(told["stakeholders"], day)}
    if sort == "all":
        return sorted(here)
    rows: list[Any] = told["members"] if sort == "team" else told["commitments"]
    asked = [each for each in rows if getattr(each, sort) == name and holds(each.since, each.until, day)]
    return [each.stakeholder for each in asked if each.stakeholder in here]


def _here(stakeholders: Iterable[Stakeholder], day: date) -> list[Stakeholder]:
    return [each for each in stakeholders if holds(each.joined, each.left, day)]


def _habit(who: str, day: date) -> float:
    """The share of invitations that somebody takes up on a day."""
    own = (row for row in table("rhythm", "habits") if row["stakeholder"] == who and row["since"] <= day.isoformat())
    return float(max(own, key=lambda row: row["since"], default={"share": _USUAL})["share"])


def _holiday(day: date) -> bool:
    in_year = (day.month, day.day)
    return (7, 8) <= in_year <= (8, 27) or in_year >= (12, 20) or in_year < (1, 5)


def _roll(*words: str) -> float:
    """A number from 0 to 1 that belongs to these words, the same on every machine."""
    return int.from_bytes(hashlib.sha256("|".join(words).encode()).digest()[:4]) / 2**32
