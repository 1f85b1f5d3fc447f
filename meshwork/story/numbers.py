"""The figures of a story: totals, and counts of what is no partner."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from meshwork.delivery import deliveries
from meshwork.network import Record
from meshwork.network.roster import ALWAYS, STILL
from meshwork.stages import Path, Reading
from meshwork.story import words
from meshwork.story.pictures import counted
from meshwork.story.recorded import reading_of, unfit
from meshwork.story.shown import Figure, ShownStory

_TOOK_PART = ("partners", "active", "connected")


def figures(
    record: Record, path: Path, readings: Sequence[Reading], hidden: Collection[str]
) -> tuple[tuple[Figure, ...], ...]:
    """The figures of each moment with their change since the one before.

    Partners are those who took part in the window of the reading without who is not to be on the map (`hidden`), the
    same as in the pictures; goals and services are of the day. What was not recorded yet on a day is no figure of it.
    """
    found: list[tuple[Figure, ...]] = []
    key = "active" if any(_by_ties(record, each, hidden) for each in readings) else "partners"
    for at, reading in enumerate(readings):
        before = {each.key: each for each in found[-1]} if found else {}
        why = unfit(record, path, readings[at - 1], reading) if at else None
        found.append(tuple(_changed(each, before.get(each.key), why) for each in _of(record, reading, key, hidden)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Learnt:
    """A figure of a story as it was told, and as it is recorded now (None: it is no figure of that day any more)."""

    day: date
    name: str
    told: int
    now: int | None


def learnt(record: Record, path: Path, told: ShownStory, hidden: Collection[str]) -> tuple[Learnt, ...]:
    """Which figures of a story differ from what is recorded now of the same days."""
    readings = [reading_of(path, each.day) for each in told.moments]
    found = []
    for moment, figures_ in zip(told.moments, figures(record, path, readings, hidden), strict=True):
        now = {each.key: each.value for each in figures_}
        took_part = next((now[key] for key in _TOOK_PART if key in now), None)
        for each in moment.figures:
            value = took_part if each.key in _TOOK_PART else now.get(each.key)
            if value != each.value:
                found.append(Learnt(moment.day, each.name, each.value, value))
    return tuple(found)


def _of(record: Record, reading: Reading, key: str, hidden: Collection[str]) -> tuple[Figure, ...]:
    day, snapshot, since = reading.day, record.on(reading.day), record.material.recorded_from
    first_fact, active = record.first_fact or day, _active_from(record)

    def figure(key: str, value: int, from_: int, *, window: bool) -> Figure:
        first = max(reading.window.first, first_fact) if window else day
        begins = first_fact if from_ <= ALWAYS else max(date.fromordinal(from_), first_fact)
        return Figure(key, words.figure(key), value, first, day, begins)

    # who is active by declared connections alone did not take part in anything that is known
    met = since.sessions <= day.toordinal() or since.actions <= day.toordinal()
    many = len(counted(record, day, hidden))
    told = [figure(key if met else "connected", many, active, window=True)]
    # of sessions with one partner each it is not known that nobody met: no nought is told
    if since.sessions <= day.toordinal() and (snapshot.meetings or not _attended(record, reading)):
        told.append(figure("meetings", snapshot.meetings, since.sessions, window=True))
    if snapshot.sectors_present:
        told.append(figure("sectors", snapshot.sectors_present, active, window=True))
    opened = record.material.deeds.goals_open
    if len(opened) and int(opened.min()) <= day.toordinal():
        told.append(figure("goals", snapshot.open_goals, int(opened.min()), window=False))
    if since.actions <= day.toordinal():
        told.append(figure("services", len(joint_services(record, day)), since.actions, window=False))
    return tuple(told)


def _attended(record: Record, reading: Reading) -> bool:
    """Whether anybody was at a session in the window of a reading."""
    first, last = reading.window.first.toordinal(), reading.day.toordinal()
    return len(record.material.deeds.attendance.within(first, last)) > 0


def _by_ties(record: Record, reading: Reading, hidden: Collection[str]) -> bool:
    """Whether some are counted by declared connections alone: they took part in nothing that is known."""
    first, last = reading.window.first.toordinal(), reading.day.toordinal()
    tables_ = record.material.deeds.attendance, record.material.deeds.work
    took_part = {who for table in tables_ for who in table.who[table.within(first, last)].tolist()}
    return not took_part.issuperset(counted(record, reading.day, hidden))


def _active_from(record: Record) -> int:
    """The first day on which anything is recorded that makes a partner active; `ALWAYS` where it has no first day."""
    since, declared = record.material.recorded_from, record.material.evidence.declared.first
    first = min((since.sessions, since.actions, *declared.tolist()))
    return first if first < STILL else ALWAYS


def joint_services(record: Record, day: date) -> tuple[str, ...]:
    """The services, by id, that on a day run and are delivered by two partners or more."""
    return tuple(
        each.action.id
        for each in deliveries(record, day)
        if each.action.kind == "service"
        and not (each.done or each.to_come)
        and each.action.status != "planned"
        and each.number >= 2
    )


def _changed(now: Figure, before: Figure | None, why: str | None) -> Figure:
    if before is None:
        return now
    if now.key == "connected":
        why = "declared"  # rounds of asking overlap in a window: their sum is no number of a day
    elif why is None and now.recorded_from > before.first:
        why = "begun"
    change = now.value - before.value if why is None else None
    return Figure(
        now.key, now.name, now.value, now.first, now.last, now.recorded_from, change, words.unfit(why) if why else ""
    )


def left(record: Record, days: Sequence[date]) -> tuple[int, ...]:
    """How many left after each of these days and up to the next; a person read as an organisation is not counted."""
    roster, found = record.material.roster, [0] * (len(days) - 1)
    for each in record.facts.stakeholders:
        if each.left is None or each.facilitator:
            continue
        on = each.left.end
        if roster.on(each.id, on.toordinal() - 1) != roster.places[each.id]:
            continue
        for at in range(len(found)):
            if days[at] < on <= days[at + 1]:
                found[at] += 1
    return tuple(found)
