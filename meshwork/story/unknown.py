"""What a story must say that is not known: it can be told more shortly, and never left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from meshwork.network import Record
from meshwork.network.roster import ALWAYS, STILL
from meshwork.stages import Path, Reading, sure
from meshwork.stages.stability import Stability, coverage
from meshwork.story import words
from meshwork.story.merging import FEWEST
from meshwork.story.recorded import changed, gaps, heard, silent
from meshwork.text import _, day, later, month, number, opening, plural

_KEPT = (
    ("sessions", later("meetings with who was there")),
    ("goals", later("goals with who carries them")),
    ("actions", later("joint work with who does it")),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a story says beside the record: a stage, and how stable it is where that is known; figures typed by hand.

    `short`: gaps and changes in recording are counted, not told one by one.
    """

    staged: bool = False
    stability: Stability | None = None
    by_hand: bool = False
    short: bool = False


def unknown(
    record: Record, path: Path, since: date, reading: Reading, today: date, told: Told = Told()
) -> tuple[str, ...]:
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
            "itself, and neither is a change that would tell of so few, here or since an earlier story.",
            fewest=number(FEWEST),
        ),
        *_since(record, reading.day),
        *_seen(record, reading),
        *_sure(told),
        *_gaps(record, path, since, reading.day, today, short=told.short),
    )


def _sure(told: Told) -> tuple[str, ...]:
    """How stable the stage is, where one stands in the story, and that typed figures are not from the record."""
    found = []
    if told.stability is not None:
        because = sure.steady_because(told.stability, counts=False)
        found.append(f"{opening(sure.steady(told.stability))}. {because}")
    elif told.staged:
        found.append(_("How stable the classification is when data are missing has not been tried out."))
    if told.by_hand:
        found.append(_("Figures in sentences that were written by hand are not from the record."))
    return tuple(found)


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
        "Of {share} partners it is recorded that they took part in something from {first} to {last}.",
        share=words.tenths(seen.value),
        first=day(max(reading.window.first, record.first_fact or reading.window.first)),
        last=day(reading.day),
    )
    return (said,)


def _gaps(record: Record, path: Path, since: date, last: date, today: date, *, short: bool) -> tuple[str, ...]:
    """Where the record is young, empty, or made in another way."""
    found = []
    until = record.clock.young_until
    if until is not None and since < until:
        found.append(
            _("The record is still young, up to {day}: more in it need not mean that there was more.", day=day(until))
            if until > today
            else _(
                "Until {day} the record was young: more in it then need not mean that there was more.", day=day(until)
            )
        )
    empty = [each for each in path.sleeps if each.last >= since and each.last < last]
    long = [each for each in gaps(path) if each in empty]
    if short and len(long) > 1:
        found.append(
            _(
                "In {n} stretches of two months or more nothing was recorded, the last from {first} to {last}. "
                "Whether partners met in that time is not known.",
                n=number(len(long)),
                first=day(long[-1].first),
                last=day(long[-1].last),
            )
        )
    found += [
        _(
            "From {first} to {last} nothing was recorded. Whether partners met in that time is not known.",
            first=day(each.first),
            last=day(each.last),
        )
        for each in (long if not short or len(long) == 1 else ())
    ]
    if len(empty) > len(long) and not (short and long):
        last_one = [each for each in empty if each not in long][-1]
        found.append(
            plural(
                "Nothing was recorded in {n} stretch of less than two months, from {first} to {last}.",
                "Nothing was recorded in {n} stretches of less than two months, the last from {first} to {last}.",
                len(empty) - len(long),
                first=day(last_one.first),
                last=day(last_one.last),
            )
        )
    turns = [each for each in changed(path) if each.last >= since]
    if short and len(turns) > 1:
        found.append(
            _(
                "{n} times the way of recording changed, the last between {first} and {last}. Figures from before "
                "and after are not held against each other.",
                n=number(len(turns)),
                first=month(turns[-1].first),
                last=month(turns[-1].last),
            )
        )
    found += [
        _(
            "Between {first} and {last} the way of recording changed. Figures from before and after are not held "
            "against each other.",
            first=month(each.first),
            last=month(each.last),
        )
        for each in (turns if not short or len(turns) == 1 else ())
    ]
    stopped = heard(record, today)
    if stopped is not None and silent(record, today):
        found.append(_("Since {day} nothing has been recorded. How it stands now is not known.", day=day(stopped)))
    return tuple(found)
