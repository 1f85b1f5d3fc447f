"""Reads one day first: its numbers, and its label from no more months than settle it.

The label of a day hangs on all months before it, but it forgets: whatever stage stood long ago, the readings since
lead to the same. So months are read from the day backwards, until every stage that could have stood before them would
be the same one on the day. Where that needs all of them, all are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import product

from meshwork.network.record import Record
from meshwork.stages import judged, outlook
from meshwork.stages.kept import Kept
from meshwork.stages.ladder import STAGES, Stage, below
from meshwork.stages.path import Look, looking, path, reading_days, turns_of
from meshwork.stages.reading import Reading
from meshwork.stages.standing import Standing

_AT_ONCE = 8
"""So many months back are tried, then as many more, then half as many again as were tried, and so on."""
_COUNTS = "enough.readings", "turning.readings"


def first(record: Record, to: date, *, goal: str | None = None, kept: Kept | None = None) -> Reading:
    """The last reading of the path to a day, as far as it can be told without the whole path.

    Numbers, criteria and label are those of the path. What looks farther back (`since`, `first_seen`, `rises_from`,
    the side states, that a fall waits because the label just rose) is left out, unless the path to walk is short;
    so is how stable the label is. `kept` as for `path`: what is worked out here, the path need not work out again.
    """
    look = looking(record, goal, kept)
    days = tuple(reading_days(record, to))
    walked = kept.walks.get((goal, record.level)) if kept else None
    if walked and len(days) - walked.alike(record, days, to) <= _AT_ONCE:
        return path(record, to, goal=goal, whole_from=to, kept=kept).readings[-1]
    here, months = look(to), _AT_ONCE
    looks: list[Look] = []
    while True:
        looks = [*(look(day) for day in days[-months : len(days) - len(looks)]), *looks]
        possible = _ends(looks, len(days) - len(looks), *map(record.settings.whole, _COUNTS))
        if len(possible) == 1:
            break
        months += max(_AT_ONCE, months // 2)  # of a long record that never settles each month is judged a few times
    outlook.everything(here.sight)
    (stage,) = possible
    read = outlook.reading(here.sight, record.clock, stage, (), since=None, first_seen=None)
    said = judged.judgements(record.facts, goal)
    return replace(
        read,
        governance=turns_of(record, goal, kept).on(read.window),
        judged=judged.on(said, to),
        recorded_from=record.first_fact,
    )


def _ends(looks: Iterable[Look], earlier: int, before: int, rests: int) -> set[Stage | None]:
    """The stages that can stand after these looks, with so many months before them that were not looked at."""
    moving = [each for each in looks if each.moves]
    counted = [each for each in moving if each.enough and not each.asleep]
    if not earlier:
        standings = [Standing()]
    elif len(counted) < 2:
        return {None, *STAGES}
    else:
        # the first two that count are what the next one is judged with; what stood by then may be anything
        at = moving.index(counted[1]) + 1
        readings = min(earlier + at, before + 1)
        standings = [
            Standing(stage, steady, readings, seen, counted[1], doubt, resting)
            for stage, steady, seen in product((None, *STAGES), (False, True), range(2, max(before, 1) + 2))
            for doubt in (None, *(below(stage) if stage else ()))
            for resting in (range(-rests, rests + 1) if stage else (0,))
        ]
        moving = moving[at:]
    for look in moving:
        counts = look.enough and not look.asleep
        after = (each.after(look, counts=counts, before=before, rests=rests) for each in standings)
        standings = list({replace(each, last=None): each for each in after}.values())
    return {each.stage for each in standings}
