"""The evidence of a criterion in words for people, in their own language."""

from __future__ import annotations

from meshwork.metrics import numbers
from meshwork.metrics.words import told
from meshwork.nouns import sector
from meshwork.stages.evidence import Seen
from meshwork.stages.findings import Amount, Finding, Thing
from meshwork.stages.gate import gates
from meshwork.stages.spans import span
from meshwork.stages.words import what
from meshwork.text import _, day, later, number, percent, plural

_UNTITLED = {
    "session": later("a session"),
    "action": later("an action"),
    "goal": later("a goal"),
    "partner": later("a partner"),
}


def name(key: str) -> str:
    """What a criterion is called."""
    return what(gates()[key])


def value(key: str, seen: Seen) -> str:
    """The value of a criterion, of a share also what it is a share of; or that it is not recorded."""
    if key in numbers():
        return told(numbers()[key], seen.measure)
    if seen.value is None:
        return _("not recorded")
    return number(seen.value) if gates()[key].counted else percent(seen.value)


def when(seen: Seen) -> str:
    """The days that were looked at, from the first day of the record on."""
    now = span(seen.window, seen.begun)
    if seen.before is None:
        return now
    return _("{now}, and before it {before}", now=now, before=span(seen.before, seen.begun))


def heading(finding: Finding) -> str:
    """What the things have in common, and how many it stands for."""
    return f"{_(finding.says)}: {number(finding.count)}"


def unnamed(n: int) -> str:
    """That some are counted and not named; nothing where everybody is named."""
    return plural("{n} who is not on the map", "{n} who are not on the map", n) if n else ""


def called(thing: Thing) -> str:
    """What a thing is called."""
    if thing.kind == "part":
        return plural("{n} together", "{n} together", len(thing.inner) + thing.unnamed)
    if thing.kind == "alone":
        return plural("{n} alone", "{n} each alone", len(thing.inner) + thing.unnamed)
    if thing.kind == "hanging":
        name = thing.name or _("one who is not on the map")
        n = len(thing.inner) + thing.unnamed
        return plural("{n} only through {name}", "{n} only through {name}", n, name=name)
    if thing.kind == "delivery":
        return _("Delivering together, as declared")
    if thing.kind == "sector":
        return sector(thing.id)
    return thing.name or _(_UNTITLED[thing.kind])


def detail(thing: Thing, amounts: Amount = "") -> str:
    """What is said beside its name: a day, an amount, the sectors of its partners, whether it leads."""
    said = [day(thing.day) if thing.day else "", _amount(thing.amount, amounts)]
    if thing.kind in {"goal", "action", "delivery"}:
        said.append(", ".join(sorted(sector(each).lower() for each in thing.sectors)))
    if thing.kind == "partner" and thing.leads:
        said.append(_("leads it"))
    return " · ".join(filter(None, said))


def _amount(amount: float | None, amounts: Amount) -> str:
    if amount is None:
        return ""
    if amounts == "share":
        return percent(amount)
    n = round(amount)
    return number(n) if amounts == "ties" else plural("{n} partner", "{n} partners", n)
