"""Which contacts have an appointment that is no longer as it was ticked."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from meshwork.calendars._types import CANCELLED
from meshwork.model import Session


def no_longer(contacts: Collection[Session], there: Collection[str], out: Mapping[str, str]) -> tuple[Session, ...]:
    """Those that were called off, and those that are gone, in the order of time.

    `there` are the ids of what a calendar holds, `out` by id why something in it is left out. What is neither is
    gone, but that is believed after the first contact that the calendar holds, as many give the last months,
    and where it holds at least as many contacts as it lacks since: another calendar lacks most.
    """
    holds = [each.date.start for each in contacts if each.id in there]
    held = [each for each in contacts if each.id not in there]
    lacking = {each.id for each in held if each.id not in out and holds and each.date.start > min(holds)}
    gone = lacking if len(holds) >= len(lacking) else set()
    found = (each for each in held if out.get(each.id) == CANCELLED or each.id in gone)
    return tuple(sorted(found, key=lambda each: (each.date.start, each.id)))
