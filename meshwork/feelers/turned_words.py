"""How flags turned out, in sentences."""

from __future__ import annotations

from meshwork.feelers.turned_out import LEAST, Count, TurnedOut
from meshwork.text import _, month, number, percent, plural


def told(of: TurnedOut) -> tuple[str, ...]:
    """What is known of it, one sentence each; honest about how little that is."""
    if not of.months:
        return (_("Too short a record to tell how flags turned out."),)
    span = _(
        "From {first} to {last}, at each month's end.", first=month(of.months[0].last), last=month(of.months[-1].last)
    )
    flags = of.cared.times + of.alone.times
    few = _("{flags}: too few for a rate, these are counts.", flags=plural("{n} flag", "{n} flags", flags))
    lines = (
        (_("Flagged, and cared for within 60 days"), of.cared),
        (_("Flagged, and left alone"), of.alone),
        (_("Not flagged"), of.unflagged),
    )
    honest = _(
        "In contact again is being at a meeting or beginning an action within 90 awake days. Whom you care for you "
        "chose, so the groups are not alike: this is no proof that care works."
    )
    rows = (_line(name, each, rated=of.rated) for name, each in lines)
    return (span, *rows, *(() if of.rated else (few,)), honest)


def _line(name: str, of: Count, *, rated: bool) -> str:
    said = _("{name}: {times}, in contact again {again}", name=name, times=number(of.times), again=number(of.again))
    share = f" ({percent(of.again / of.times)})" if rated and of.times >= LEAST else ""
    return f"{said}{share}."
