"""A day as it would be read if something about it were otherwise."""

from __future__ import annotations

from meshwork.network.record import Record
from meshwork.network.snapshot import Snapshot
from meshwork.stages import outlook
from meshwork.stages.path import Look, settles
from meshwork.stages.reading import Path, Reading
from meshwork.stages.sight import Sight
from meshwork.stages.standing import Standing


def supposed(record: Record, path: Path, whole: Snapshot, half: Snapshot, *, whole_profile: bool = False) -> Reading:
    """The last reading of a path, if its day were these two (the whole window and its last half).

    The label is the one that would stand if two readings in a row were so: one step up at most, down to the highest
    stage that still holds, unless a fall waits for what is recorded next; one that just changed may turn back some
    readings later (`rises_from`). Without a label there is none, and where the day moves no label it stays. What is
    beside the stage (`side`) is not judged: it looks at months. With `whole_profile` the dear numbers are worked out.
    """
    was, clock, sight = path.readings[-1], record.clock, Sight(whole, half, {})
    standing = Standing(was.stage, steady_before=any(each.stage == "P2" for each in path.readings))
    silent = clock.silent(whole.day)
    look = Look(sight, whole.day, silent, outlook.enough(sight), silent, settles(sight, clock))
    if was.stage is not None:
        for _again in range(2):
            standing = standing.after(look, counts=look.enough and not look.asleep, before=0)
    if whole_profile:
        outlook.everything(sight)
    return outlook.reading(sight, clock, standing.stage, (), since=was.since, first_seen=was.first_seen)
