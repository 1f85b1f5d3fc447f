"""The figures and tables of a story: totals and counts of what is no partner, and partners by group as they may be
told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from meshwork.delivery import deliveries
from meshwork.network import Record
from meshwork.network.roster import ALWAYS, STILL
from meshwork.nouns import sector
from meshwork.stages import Path, Reading
from meshwork.story import merging, words
from meshwork.story.naming import Naming
from meshwork.story.pictures import counted
from meshwork.story.recorded import reading_of, unfit
from meshwork.story.shown import By, Count, Figure, ShownStory, Table
from meshwork.text import _
from meshwork.when import holds

FACILITATING = "*"
"""In place of a sector: facilitators, and the organisations that they worked from."""
_TOOK_PART = ("partners", "active", "connected")
MOST_GROUPS = 4
"""So many groups that are told as one are written out; more are called the others."""


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


def tables(
    record: Record, readings: Sequence[Reading], naming: Naming, hidden: Collection[str]
) -> tuple[tuple[Table, ...], ...]:
    """Of each moment the active partners by sector, by place and by kind, as far as nobody is found in them."""
    seen = [_everybody(record, each, naming, hidden) for each in readings]
    found: list[list[Table]] = [[] for _each in readings]
    for by, label in _LABELS.items():
        divided = [Counter(who[by] for who, _named in day) for day in seen]
        if all(name in {"", FACILITATING} for counts in divided for name in counts):
            continue
        groups, fit = merging.told(divided, [Counter(who[by] for who, named in day if not named) for day in seen])
        for at, may in enumerate(fit):
            if may:
                counts = tuple(
                    Count(_labels(group, label, divided, naming), number)
                    for group in groups
                    if (number := merging.counted([divided[at]], group)[0])
                )
                found[at].append(Table(by, words.table(by), counts))
    return tuple(map(tuple, found))


def _everybody(
    record: Record, reading: Reading, naming: Naming, hidden: Collection[str]
) -> tuple[tuple[Mapping[By, str], bool], ...]:
    """Everybody who is counted, by sector, place and kind of that day, and whether it may be named."""
    snapshot, roster = record.on(reading.day), record.material.roster
    moved = [each for each in record.facts.versions if each.place is not None]
    was = {each.stakeholder: each.place for each in reversed(moved) if holds(each.since, each.until, reading.day)}
    found = []
    for at in counted(record, reading.day, hidden):
        who = record.facts.stakeholders[at]
        code = int(snapshot.sector_codes[at])
        kind = "person" if who.id in naming.people else roster.described(at, reading.day)["kind"] or ""
        of = roster.sectors[code] if code >= 0 else FACILITATING if snapshot.facilitating[at] else ""
        by: dict[By, str] = {"sector": of, "place": was.get(who.id, who.place) or "", "kind": kind}
        found.append((by, who.id in naming.free))
    return tuple(found)


def _labels(
    group: Sequence[str], label: Callable[[str], str], divided: Sequence[Mapping[str, int]], naming: Naming
) -> tuple[str, ...]:
    """What a group is called. A word of the community's own for a few is not told, nor a name in one."""
    some = sorted((each for each in group if each), key=label)
    own = {each for each in some if label(each) == each}
    few = any(0 < counts.get(each, 0) < merging.FEWEST for each in own for counts in divided)
    said = [naming.clean(each) if each in own else label(each) for each in some]
    if len(said) > MOST_GROUPS or (few and len(group) > 1):
        return (_("the others"),)
    return (*said, *([_("not recorded")] if "" in group else []))


def _sector(key: str) -> str:
    return _("facilitators") if key == FACILITATING else sector(key)


_LABELS: Mapping[By, Callable[[str], str]] = {
    "sector": _sector,
    "place": str,
    "kind": words.kind,
}


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
