"""What the program proposes for a story: five to eight moments that the record truly holds, and what works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, islice

from meshwork.model import Facts
from meshwork.network import Record
from meshwork.network.evidence import ONE_TO_ONE
from meshwork.stages import STAGES, Path, Reading
from meshwork.story.merging import FEWEST
from meshwork.story.naming import naming, tellers
from meshwork.story.numbers import joint_services
from meshwork.story.outline import Outline, Pick
from meshwork.story.recorded import changed, gaps, greyed, heard, reading_of
from meshwork.works import practices

FEWEST_MOMENTS, MOST_MOMENTS = 5, 8
_SOON = 31
_LEAST_MET = 3  # who met in fewer than so many was no gathering


def propose(
    record: Record, facts: Facts, path: Path, *, title: str, language: str, since: date | None, today: date
) -> Outline:
    """The outline of a story from a day on (the first fact) up to the last day of which something is recorded.

    The first gathering, joint services, meetings after a gap in the record, sectors that were not there before
    and teams are moments; between them days of the calendar where these are few. A stage is none.
    """
    begins = max(since or record.first_fact or today, record.first_fact or today)
    until = _last(record, path)
    picks = _chosen(tuple(_moments(record, path, begins, until)), path, begins, until)
    free = naming(facts, [each.day for each in picks], today).free
    told = (
        each.insight.id
        for each in practices(record, until.day)
        if each.by and tellers(facts, each.insight.id) <= free.keys()
    )
    return Outline(title=title, language=language, since=begins, picks=picks, works=tuple(told)[:1])


def staged(record: Record, path: Path, outline: Outline) -> tuple[Pick, ...]:
    """The dated transitions of stage that may stand in a story: none of a hatched or greyed part of the record."""
    last = outline.picks[-1].day
    return tuple(
        Pick(each.day, "stage", each.day, each.to)
        for each in path.transitions
        if outline.since <= each.first_seen
        and each.day < last
        and STAGES.index(each.to) > 0
        and not any(greyed(record, path, reading_of(path, on)) for on in (each.first_seen, each.day))
    )


def _last(record: Record, path: Path) -> Reading:
    """The first reading on or after the last day of which something is recorded."""
    last = path.readings[-1]
    return reading_of(path, heard(record, last.day) or last.day)


def _moments(record: Record, path: Path, since: date, until: Reading) -> Iterator[Pick]:
    """Everything that could be a moment, the most telling sort first, within a sort in the order of days."""
    last = until.day

    def pick(what: str, on: date, of: str = "") -> Iterator[Pick]:
        if since <= on <= last:
            yield Pick(reading_of(path, on).day, what, on, of)  # type: ignore[arg-type]  # one of What

    met = _gatherings(record)
    # where more names began to be written down, the first of which three are known is none
    if met and not any(each.first <= met[0] <= each.last for each in changed(path)):
        yield from pick("begin", met[0])
    for on, id_ in islice(_joint(record, path, last), 2):
        yield from pick("service", on, id_)
    for sleep in gaps(path):
        woke = next((each for each in met if each > sleep.last), None)
        # a gathering long after the record began again is not what ended the gap
        if woke is not None and (woke - sleep.last).days <= _SOON:
            yield from pick("again", woke)
    for code, reading in _sectors(record, path, last):
        yield from pick("sector", reading.day, code)
    yield from _teams(record, since, last, path)


def _joint(record: Record, path: Path, last: date) -> Iterator[tuple[date, str]]:
    """Services that partners deliver together by the reading after the day they began on, the first begun first."""
    began = sorted(
        (each.start.start, each.id)
        for each in record.facts.actions
        if each.kind == "service" and each.start and each.start.start <= last
    )
    for _month, several in groupby(began, key=lambda each: (each[0].year, each[0].month)):
        some = tuple(several)
        running = joint_services(record, reading_of(path, some[0][0]).day)
        yield from (each for each in some if each[1] in running)


def _gatherings(record: Record) -> tuple[date, ...]:
    """The days of meetings of three or more, in order."""
    there = Counter(each.session for each in record.facts.attendance if each.present is not False)
    held = (
        each.date.start
        for each in record.facts.sessions
        if each.kind not in ONE_TO_ONE and there[each.id] >= _LEAST_MET
    )
    return tuple(sorted(held))


def _sectors(record: Record, path: Path, last: date) -> Iterator[tuple[str, Reading]]:
    """Sectors that were not there before, on the first day on which they are, but for those that were at first.

    One of which fewer than `FEWEST` are there has no name (""). Only where that day and the reading before it are
    told without reserve: else it is the log that grew.
    """
    seen: set[str] = set()
    before: Reading | None = None
    for reading in path.readings:
        if reading.day > last:
            return
        many = Counter(record.on(reading.day).sectors.values())
        new = sorted(many.keys() - seen)
        seen.update(new)
        if new and before is not None and not (greyed(record, path, before) or greyed(record, path, reading)):
            yield (new[0] if len(new) == 1 and many[new[0]] >= FEWEST else ""), reading
        before = reading


def _teams(record: Record, since: date, last: date, path: Path) -> Iterator[Pick]:
    """Teams of which it is recorded when they began, the first first."""
    begun: dict[str, date] = {}
    for each in record.facts.members:
        if each.since is not None:
            begun[each.team] = min(begun.get(each.team, date.max), each.since.start)
    for id_ in sorted(begun, key=lambda each: (begun[each], each))[:2]:
        if since <= begun[id_] <= last:
            yield Pick(reading_of(path, begun[id_]).day, "team", begun[id_], id_)


def _chosen(found: Iterable[Pick], path: Path, since: date, until: Reading) -> tuple[Pick, ...]:
    """At most eight on days of their own, the last day among them; days between where they are fewer than five."""
    last = Pick(until.day, "today", until.day)
    by_day: dict[date, Pick] = {until.day: last}
    for each in found:
        if len(by_day) < MOST_MOMENTS:
            by_day.setdefault(each.day, each)
    days = [each.day for each in path.readings if since <= each.day <= until.day]
    while len(by_day) < FEWEST_MOMENTS:
        free = [each for each in days if each not in by_day]
        if not free:
            break
        # the day that is farthest from every moment so far
        best = max(free, key=lambda each: (min(abs((each - held).days) for held in by_day), each))
        by_day[best] = Pick(best, "between", best)
    return tuple(by_day[each] for each in sorted(by_day))
