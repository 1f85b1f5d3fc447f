"""Rows that tell the same thing twice, spells that overlap, and ties that hold from one round to the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from meshwork.formats._part import Part
from meshwork.formats._types import Entry
from meshwork.rules import ends_before
from meshwork.text import _
from meshwork.when import When

_TIMES = ("since", "until")


def once(rows: Iterable[Entry]) -> tuple[list[Entry], int]:
    """The rows without exact repeats, and how many repeats there were."""
    rows = tuple(rows)
    first: dict[object, Entry] = {}
    for row in rows:
        first.setdefault((row.kind, frozenset(row.values.items())), row)
    return list(first.values()), len(rows) - len(first)


def ends_badly(part: Part, row: Entry) -> bool:
    """Whether a row ends on or before the day on which it begins; the fault is noted."""
    since, until = (row.values.get(each) for each in _TIMES)
    if isinstance(since, When) and isinstance(until, When) and until.end <= since.start:
        heading = part.sheet.heading("until")
        part.fault("ends_before", ends_before(since, until), row.row, heading, until.text)
        return True
    return False


def joined(rows: Iterable[Entry]) -> tuple[list[Entry], int]:
    """Overlapping spells of the same membership as one: from the earliest beginning, to the latest end that is
    dated, open only where none is. Also how many rows were taken into another."""
    groups: dict[object, list[Entry]] = defaultdict(list)
    for row in rows:
        same = {key: value for key, value in row.values.items() if key not in _TIMES}
        groups[row.kind, frozenset(same.items())].append(row)
    found: list[Entry] = []
    count = 0
    for group in groups.values():
        clusters = _clusters(group)
        found += (_one(cluster) for cluster in clusters)
        count += len(group) - len(clusters)
    return sorted(found, key=lambda row: (row.sheet, row.row or 0)), count


def _clusters(rows: list[Entry]) -> list[list[Entry]]:
    """Rows whose spells overlap, directly or through others. A spell that begins as another ends does not."""
    clusters: list[list[Entry]] = []
    reach = date.min
    for row in sorted(rows, key=lambda row: _since(row.values)):
        if clusters and _since(row.values) < reach:
            clusters[-1].append(row)
            reach = max(reach, _until(row.values))
        else:
            clusters.append([row])
            reach = _until(row.values)
    return clusters


def _one(rows: list[Entry]) -> Entry:
    if len(rows) == 1:
        return rows[0]
    dated = [row.values["until"] for row in rows if row.values.get("until") is not None]
    until = max(dated, key=lambda each: each.end if isinstance(each, When) else date.max) if dated else None
    first = min(rows, key=lambda row: _since(row.values))
    told = min(rows, key=lambda row: row.row or 0)
    return replace(told, values={**told.values, "since": first.values.get("since"), "until": until})


def in_rounds(parts: Mapping[int, Part], rows: list[Entry], *, waves: bool) -> list[Entry]:
    """Ties of rounds: each holds until the next round of this import in which it is not there.

    A round is a wave (consecutive years from the constant date; a fault without one) or the day on which a tie
    begins. Ties without a beginning stay as they are. `parts` are the tables, by their place.
    """
    if waves:
        rows = _dated_waves(parts, rows)
    starts = sorted({since.start for row in rows if isinstance(since := row.values.get("since"), When)})
    following = dict(pairwise(starts))
    groups: dict[object, list[Entry]] = defaultdict(list)
    for row in rows:
        same = frozenset((key, value) for key, value in row.values.items() if key != "since")
        groups[same].append(row)
    return [tie for group in groups.values() for tie in _through(group, following)]


def _through(group: list[Entry], following: Mapping[date, date]) -> list[Entry]:
    """One tie's rounds as spells: rounds that follow each other are one spell."""
    found: list[Entry] = []
    expected: date | None = None
    for row in sorted(group, key=lambda row: _since(row.values)):
        since = row.values.get("since")
        if not isinstance(since, When):
            found.append(row)
            continue
        goes_on = bool(found) and since.start == expected
        expected = following.get(since.start)
        until = When.on(expected) if expected else None
        told = found.pop() if goes_on else row
        found.append(replace(told, values={**told.values, "until": until}))
    return found


def _dated_waves(parts: Mapping[int, Part], rows: list[Entry]) -> list[Entry]:
    if not rows:
        return rows
    part = parts[rows[0].sheet]
    if part.how.date is None:
        said = _("waves have no dates of their own. Say when the first one was: --date 2019.")
        part.fault("waves", said, column=part.sheet.heading("wave"))
        return []
    numbers = [_wave(parts[row.sheet], row) for row in rows]
    lowest = min((number for number in numbers if number is not None), default=0)
    return [_of_wave(row, number - lowest) for row, number in zip(rows, numbers, strict=True) if number is not None]


def _wave(part: Part, row: Entry) -> int | None:
    """The number of a row's wave, or None and a fault where it is none."""
    text = str(row.values["wave"])
    if found := re.fullmatch(r"(\d{1,3})(?:[.,]0*)?", text):
        return int(found[1])
    said = _('"{value}" is not the number of a wave. Write 1, 2, 3.', value=text)
    part.fault("waves", said, row.row, part.sheet.heading("wave"), text)
    return None


def _of_wave(row: Entry, years: int) -> Entry:
    values = {key: value for key, value in row.values.items() if key != "wave"}
    since = row.values.get("since")
    if isinstance(since, When):
        rest = "-02-28" if since.text[4:] == "-02-29" and years else since.text[4:]
        values["since"] = When.of(f"{since.start.year + years:04}{rest}")
    return replace(row, values=values)


def _since(values: Mapping[str, object]) -> date:
    since = values.get("since")
    return since.start if isinstance(since, When) else date.min


def _until(values: Mapping[str, object]) -> date:
    until = values.get("until")
    return until.end if isinstance(until, When) else date.max
