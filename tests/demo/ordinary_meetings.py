"""The ordinary meetings of the invented community: who would come is a habit, and who came follows from it.

A series (`rhythm/series.csv`) meets every so many weeks, except in the summer and around Christmas. It asks a team,
those who carry a goal, those who work on a service, or everybody. Whether somebody came is decided by a hash of who
and which meeting, compared with the habit of that day (`rhythm/habits.csv`), so that every machine tells the same
story.

`python -m tests.demo.ordinary_meetings` writes what follows into the files of the demo, behind the meetings before
2 March 2020, which are told one by one. A test compares the two.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from meshwork import demo
from meshwork.model import Commitment, Facts, Membership, Stakeholder, Work
from meshwork.when import holds

Row = dict[str, str]

RHYTHM = Path(__file__).parent / "rhythm"
TOLD = Path(demo.__file__).parent / "told"
FIRST, LAST = date(2020, 3, 2), date(2023, 11, 27)

_USUAL = "0.7"  # the share of invitations taken up by who has no line in habits.csv
_CALLS_A_WEEK = {2020: 0.8, 2021: 0.6, 2022: 0.45, 2023: 0.35}
_LEADS_AS = {"intervision": "chair", "inspiration": "inspirator"}
_FACILITATORS = ("marit", "joris")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A row of sessions.csv and the rows of attendance.csv that belong to it."""

    session: Row
    attendance: tuple[Row, ...]


def meetings(facts: Facts) -> list[Meeting]:
    """Every ordinary meeting, by day; of `facts` only partners, teams and commitments are looked at."""
    found = [meeting for row in table(RHYTHM / "series.csv") for meeting in _series(row, facts)]
    found += [*_newcomers(facts), *_calls(facts)]
    return sorted(found, key=lambda meeting: (meeting.session["date"], meeting.session["id"]))


@cache
def table(path: Path) -> list[Row]:
    """The rows of a file, by heading."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _series(row: Row, facts: Facts) -> Iterator[Meeting]:
    """The meetings of one line of series.csv.

    `chair` leads them until the day they were `handed_over`; then one of those who came does. `draw` is how much
    the meeting draws people (1: it is their own group), `most` how many there is room for.
    """
    days = list(_days(row))
    for number, day in enumerate(days, start=1):
        id_ = row["id"] if len(days) == 1 else f"{row['id']}-{number:02}"
        asked = [who for who in _pool(row["who"], facts, day) if who != row["chair"]]
        came = [who for who in asked if _roll(id_, who) < _habit(who, day) * float(row["draw"])]
        came = sorted(came, key=lambda who: _roll(who, id_))[: int(row["most"])]
        leader = came[0] if came and row["handed_over"] and row["handed_over"] <= day.isoformat() else row["chair"]
        if len({leader, *came}) < 3:
            continue
        # an open invitation to everybody is missed by nobody
        missed = sorted(set(asked) - set(came)) if row["who"] != "all" else []
        usual = "process_facilitator" if leader in _FACILITATORS else "host"
        yield _meeting(
            {**{name: row[name] for name in ("title", "kind", "phase", "plenary", "goals")}, "id": id_},
            day,
            leader,
            _attended(leader, id_, _LEADS_AS.get(row["kind"], usual)),
            *(_attended(who, id_) for who in sorted(came) if who != leader),
            *(_attended(who, id_, present="no") for who in missed),
        )


def _days(row: Row) -> Iterator[date]:
    day = date.fromisoformat(row["first"])
    while day <= min(date.fromisoformat(row["last"]), LAST):
        if not _holiday(day):
            yield day
        day += timedelta(weeks=int(row["weeks"]))


def _newcomers(facts: Facts) -> Iterator[Meeting]:
    """A first talk, twelve days before they join, with those who come when the community is under way."""
    for each in facts.stakeholders:
        day = each.joined.start - timedelta(days=12) if each.joined else FIRST
        if day > FIRST:
            yield _conversation("talk", day, _FACILITATORS[_roll("first talk", each.id) >= 0.5], each)


def _calls(facts: Facts) -> Iterator[Meeting]:
    """The facilitators' calls to partners who still come sometimes: three a month at first, fewer each year."""
    day = FIRST
    while day <= LAST:
        if not _holiday(day) and _roll("call", day.isoformat()) < _CALLS_A_WEEK[day.year]:
            partners = [each for each in _here(facts, day) if not each.facilitator and _habit(each.id, day) > 0]
            partner = min(partners, key=lambda each: _roll(each.id, day.isoformat()))
            yield _conversation("call", day, _FACILITATORS[day.isocalendar().week % 2], partner)
        day += timedelta(weeks=1)


def _conversation(kind: str, day: date, facilitator: str, partner: Stakeholder) -> Meeting:
    title = f"{'Eerste gesprek' if kind == 'talk' else 'Belletje'} met {partner.name}"
    id_ = f"{day.isoformat()}-{partner.id}"
    both = (_attended(who, id_, invited="") for who in (facilitator, partner.id))
    return _meeting({"id": id_, "title": title, "kind": kind}, day, facilitator, *both)


def _meeting(told: Row, day: date, leader: str, *attendance: Row) -> Meeting:
    usual = {"phase": "", "plenary": "", "goals": ""}
    return Meeting({**usual, **told, "date": day.isoformat(), "started_by": leader}, attendance)


def _attended(who: str, session: str, role: str = "participant", invited: str = "yes", present: str = "yes") -> Row:
    told = {"stakeholder": who, "session": session, "role": role, "primary": ""}
    return {**told, "invited": invited, "present": present}


def _pool(who: str, facts: Facts, day: date) -> list[str]:
    """Whom a series asks on a day: everybody, a team, those who carry a goal, or those who work on a service."""
    sort, _colon, name = who.partition(":")
    here = {each.id for each in _here(facts, day)}
    if sort == "all":
        return sorted(here)
    where: dict[str, tuple[Membership | Commitment | Work, ...]] = {
        "team": facts.members,
        "goal": facts.commitments,
        "action": facts.works_on,
    }
    asked = [each for each in where[sort] if getattr(each, sort) == name and holds(each.since, each.until, day)]
    return [each.stakeholder for each in asked if each.stakeholder in here]


def _here(facts: Facts, day: date) -> list[Stakeholder]:
    return [each for each in facts.stakeholders if holds(each.joined, each.left, day)]


def _habit(who: str, day: date) -> float:
    """The share of invitations that somebody takes up on a day."""
    habits = table(RHYTHM / "habits.csv")
    own = (row for row in habits if row["stakeholder"] == who and row["since"] <= day.isoformat())
    return float(max(own, key=lambda row: row["since"], default={"share": _USUAL})["share"])


def _holiday(day: date) -> bool:
    in_year = (day.month, day.day)
    return (7, 8) <= in_year <= (8, 27) or in_year >= (12, 20) or in_year < (1, 5)


def _roll(*words: str) -> float:
    """A number from 0 to 1 that belongs to these words, the same on every machine."""
    return int.from_bytes(hashlib.sha256("|".join(words).encode()).digest()[:4]) / 2**32


def _write() -> None:
    before = [row for row in table(TOLD / "sessions.csv") if row["date"] < FIRST.isoformat()]
    ids = {row["id"] for row in before}
    after = meetings(demo.facts())
    sessions = [*before, *(each.session for each in after)]
    attendance = [row for row in table(TOLD / "attendance.csv") if row["session"] in ids]
    attendance += [row for each in after for row in each.attendance]
    for name, rows in (("sessions", sessions), ("attendance", attendance)):
        headings = list(table(TOLD / f"{name}.csv")[0])
        with (TOLD / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, headings, lineterminator="\n")
            out.writeheader()
            out.writerows(rows)


if __name__ == "__main__":
    _write()
