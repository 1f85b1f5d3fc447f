"""What a criterion still lacks, in words: its value beside what is asked, in a small community in whole partners."""

from __future__ import annotations

from math import ceil, floor

from meshwork.metrics import Measure, numbers
from meshwork.stages.digits import beside
from meshwork.stages.gate import HAIR, gates
from meshwork.stages.reading import Criterion, Reading
from meshwork.stages.spans import of_late, work_over
from meshwork.text import _, day, month


def lack(each: Criterion, reading: Reading, what: str) -> str:
    """What a criterion comes to and what is asked of it, or why it is not known; `what` is what it measures."""
    gate = gates()[each.key]
    if (unknown := _unknown(each, reading, what)) is not None:
        return unknown
    if each.met:
        return f"{_of_late(each, reading, what)} {work_over(each.key, reading)}".rstrip()
    too_much = each.most is not None and (each.value or 0.0) > each.most
    border = each.most if too_much and each.most is not None else each.enter
    now, asked = _held_against(each, border or 0.0, reading, at_most=gate.at_most or too_much)
    if gate.at_most or too_much:
        return _("{what}: now {now}, at most {asked} is asked.", what=what, now=now, asked=asked)
    if gate.above:
        return _("{what}: now {now}, more than {asked} is asked.", what=what, now=now, asked=asked)
    return _("{what}: now {now}, at least {asked} is asked.", what=what, now=now, asked=asked)


def _unknown(each: Criterion, reading: Reading, what: str) -> str | None:
    """Why it cannot be said whether it holds; None where it can."""
    gate = gates()[each.key]
    if reading.known_from and each.key in reading.known_from:
        return _("{what}: can be known from {day}.", what=_(gate.name), day=day(reading.known_from[each.key]))
    if each.key in reading.untold:
        return f"{what}. {_(reading.untold[each.key])}"
    if each.value is None:
        return _("{what}: not recorded. {record}", what=_(gate.name), record=_(gate.record)).rstrip()
    return None


def awaited(reading: Reading, now: str, following: str) -> str | None:
    """What the next stage, which is called `following`, waits for where nothing is known to be missing; else None."""
    if set(reading.missing) - reading.untold.keys():
        return None
    if reading.missing:
        return _(
            "It is at least this ({now}). Whether it is more ({next}), these records cannot tell.",
            now=now,
            next=following,
        )
    if reading.rises_from:
        return _(
            "What a {next} asks holds now. The label fell a short while ago, so it rises in {month} at the earliest, "
            "if it still does then.",
            next=following,
            month=month(reading.rises_from),
        )
    return _("What a {next} asks holds now; the label follows when it does so two months in a row.", next=following)


def _of_late(each: Criterion, reading: Reading, what: str) -> str:
    """That it holds over the whole and not over the last part of the window."""
    gate, span = gates()[each.key], of_late(each.key, reading)
    late = each.value_half
    if late is None:
        return _("{what}: it holds over the whole time; {span} nothing can be said of it.", what=what, span=span)
    kept = each.leave is None or (late <= each.leave if gate.at_most else late >= each.leave)
    entering = each.enter if each.enter_half is None else each.enter_half
    under = entering if gate.lately or kept or each.leave is None else each.leave
    half, asked = beside(late, under, counted=gate.counted)
    if gate.at_most:
        return _(
            "{what}: it holds over the whole time, but {span} it is {half}; at most {asked} is asked.",
            what=what,
            span=span,
            half=half,
            asked=asked,
        )
    if under > each.enter + HAIR:  # among few half a partner more is asked of late
        asked = _("{asked} (over the whole time {whole})", asked=asked, whole=beside(each.enter, under)[0])
    return _(
        "{what}: it holds over the whole time, but {span} only {half}; at least {asked} is asked.",
        what=what,
        span=span,
        half=half,
        asked=asked,
    )


def measure_of(each: Criterion, reading: Reading) -> Measure:
    """Of what the value of a criterion is a share; where it is none, its value alone."""
    gate, found = gates()[each.key], numbers().get(each.key)
    if found:
        return reading.measures[found.symbol]
    if gate.of_active and each.value is not None:
        return Measure.share(round(each.value * reading.active), reading.active)
    return Measure(each.value)


def _held_against(each: Criterion, border: float, reading: Reading, *, at_most: bool) -> tuple[str, str]:
    """A value and what is asked: in a small community as so many of so many, in whole partners."""
    gate, measure = gates()[each.key], measure_of(each, reading)
    if not reading.counts or not measure.whole or gate.above:
        return beside(each.value or 0.0, border, counted=gate.counted)
    asked = floor(border * measure.whole + HAIR) if at_most else ceil(border * measure.whole - HAIR)
    return _("{part} of {whole}", part=measure.part, whole=measure.whole), str(asked)
