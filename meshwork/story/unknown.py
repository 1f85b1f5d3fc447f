"""What a story must say that is not known: it can be shortened by nobody but the record itself."""

from __future__ import annotations

from datetime import date

from meshwork.network import Record
from meshwork.network.roster import ALWAYS, STILL
from meshwork.stages import Path, Reading
from meshwork.stages.stability import coverage
from meshwork.story import words
from meshwork.story.merging import FEWEST
from meshwork.story.recorded import changed, gaps, heard, silent
from meshwork.text import _, day, later, month, number, plural

_KEPT = (
    ("sessions", later("meetings with who was there")),
    ("goals", later("goals with who carries them")),
    ("actions", later("joint work with who does it")),
)


def unknown(record: Record, path: Path, since: date, reading: Reading, today: date) -> tuple[str, ...]:
    """What is not known on the last day of a story, told today, in sentences; the first two always stand."""
    first = record.first_fact or reading.day
    return (
        _(
            "This story tells what was written down, from {first} to {last}. What was not written down is not in it, "
            "and what was there before is not known.",
            first=day(first),
            last=day(reading.day),
        ),
        _(
            "Partners are named only where they agreed to it. A group of fewer than {fewest} is not counted by "
            "itself, and neither is a change that would tell of so few.",
            fewest=number(FEWEST),
        ),
        *_since(record, reading.day),
        *_seen(record, reading),
        *_gaps(record, path, since, reading.day, today),
    )


def _since(record: Record, last: date) -> tuple[str, ...]:
    """From which day on each sort of thing is recorded, and what is not."""
    said, never = [], []
    for key, what in _KEPT:
        begins = getattr(record.material.recorded_from, key)
        if begins == STILL or begins > last.toordinal():
            never.append(_(what))
        elif begins > ALWAYS:
            said.append(_("{what} since {day}", what=_(what), day=day(date.fromordinal(begins))))
    found = []
    if said:
        found.append(_("Recorded are: {what}.", what=words.listed(said)))
    if never:
        found.append(_("Not recorded are: {what}.", what=words.listed(never)))
    return tuple(found)


def _seen(record: Record, reading: Reading) -> tuple[str, ...]:
    seen = coverage(record, record.on(reading.day))
    if not seen.value:
        return ()
    said = _(
        "Of {share} partners it is recorded that they took part in something in the twelve months before {day}.",
        share=words.tenths(seen.value),
        day=day(reading.day),
    )
    return (said,)


def _gaps(record: Record, path: Path, since: date, last: date, today: date) -> tuple[str, ...]:
    """Where the record is young, empty, or made in another way."""
    found = []
    until = record.clock.young_until
    if until is not None and since < until:
        found.append(
            _("Until {day} the record was young: more in it then need not mean that there was more.", day=day(until))
        )
    empty = [each for each in path.sleeps if each.last >= since and each.last < last]
    long = [each for each in gaps(path) if each in empty]
    found += [
        _(
            "From {first} to {last} nothing was recorded. Whether partners met in that time is not known.",
            first=day(each.first),
            last=day(each.last),
        )
        for each in long
    ]
    if len(empty) > len(long):
        short = [each for each in empty if each not in long][-1]
        found.append(
            plural(
                "Nothing was recorded in {n} stretch of less than two months, from {first} to {last}.",
                "Nothing was recorded in {n} stretches of less than two months, the last from {first} to {last}.",
                len(empty) - len(long),
                first=day(short.first),
                last=day(short.last),
            )
        )
    found += [
        _(
            "Between {first} and {last} the way of recording changed. Figures from before and after are not held "
            "against each other.",
            first=month(each.first),
            last=month(each.last),
        )
        for each in changed(path)
        if each.last >= since
    ]
    stopped = heard(record, today)
    if stopped is not None and silent(record, today):
        found.append(_("Since {day} nothing has been recorded. How it stands now is not known.", day=day(stopped)))
    return tuple(found)
