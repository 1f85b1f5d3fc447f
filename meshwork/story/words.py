"""A story in words: what its figures are called, what each moment says, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType

from meshwork.story.merging import FEWEST
from meshwork.story.outline import What
from meshwork.story.shown import By, Figure, Stretch, Table
from meshwork.text import _, day, later, month, number, opening, plural
from meshwork.when import When

_FIGURES = MappingProxyType(
    {
        "partners": later("partners who took part"),
        "active": later("partners who took part or had a connection on record"),
        "connected": later("partners with a connection on record"),
        "meetings": later("meetings"),
        "sectors": later("sectors"),
        "goals": later("open goals"),
        "services": later("joint services"),
    }
)
_TABLES: Mapping[By, str] = MappingProxyType(
    {
        "sector": later("Partners by sector"),
        "place": later("Partners by place"),
        "kind": later("Partners by kind"),
    }
)
_KINDS = MappingProxyType(
    {"organisation": later("organisations"), "person": later("people"), "group": later("other groups")}
)
_UNFIT = MappingProxyType(
    {
        "young": later("the record had only just begun, so a rise may be that of the record"),
        "begun": later("more was written down from then on than before"),
        "asleep": later("nothing was recorded for a time"),
        "silent": later("nothing was recorded lately"),
        "changed": later("the way of recording changed"),
        "few": later("too little was recorded"),
        "declared": later("what is on record are connections that were asked after now and then"),
    }
)
_LEAST = 10  # tenths


def figure(key: str) -> str:
    """What a figure is called."""
    return _(_FIGURES[key])


def table(by: By) -> str:
    """What a table is called."""
    return _(_TABLES[by])


def kind(key: str) -> str:
    """What partners of a kind are called."""
    return _(_KINDS[key]) if key in _KINDS else key


def unfit(why: str) -> str:
    """Why nothing is told of a change."""
    return _(_UNFIT[why])


def listed(some: Sequence[str]) -> str:
    """Some names in one line: a, b and c."""
    if len(some) < 2:
        return "".join(some)
    return _("{several} and {last}", several=", ".join(some[:-1]), last=some[-1])


def known(first: date) -> str:
    """From when on it is known what stands in a moment."""
    return _("What stands here was recorded from {day} on: what was there before is not known.", day=day(first))


def happened(what: What, recorded: When, title: str, *, now: bool = True) -> tuple[str, str]:
    """What a moment is called and its first sentence; `title` is that of a service or team, a sector, a stage.

    The day is told as exactly as it was recorded. Whether the last day of the story is the last there is says `now`.
    """
    on, exact = recorded.start, len(recorded.text) > len("2023-05")
    when = day(on) if exact else month(on) if len(recorded.text) > len("2023") else recorded.text
    heads = {
        "begin": _("The first gathering"),
        "sector": _("A sector joins: {sector}", sector=title) if title else _("A new sector joins"),
        "service": title,
        "team": title,
        "again": _("Together again"),
        "stage": opening(title),
        "between": opening(month(on)),
        "today": _("Where the community stands now") if now else _("What was recorded last"),
    }
    said = {
        "begin": _("The first gathering on record was on {day}.", day=when)
        if exact
        else _("The first gathering on record was in {time}.", time=when),
        "sector": _("For the first time partners took part from a sector that was not there before."),
        "service": _("On {day} partners began a service together: {title}.", day=when, title=title)
        if exact
        else _("In {time} partners began a service together: {title}.", time=when, title=title),
        "team": _("Since {day} there is a team: {title}.", day=when, title=title),
        "again": _("On {day} partners met again, after a time of which nothing was recorded.", day=when)
        if exact
        else _("In {time} partners met again, after a time of which nothing was recorded.", time=when),
        "stage": _("Since {day} the community reads as: {stage}.", day=when, stage=title),
    }
    return heads[what], said.get(what) or _("This is how it stood on {day}.", day=when)


def counted(figures: Iterable[Figure]) -> tuple[str, ...]:
    """What the figures of a moment say, in one or two sentences."""
    held = {each.key: each for each in figures}
    said = []
    took_part = next(held[key] for key in ("partners", "active", "connected") if key in held)
    between = {"first": day(took_part.first), "last": day(took_part.last)}
    where = []
    if "sectors" in held:
        where.append(plural("from {n} sector", "from {n} sectors", held["sectors"].value))
    if "meetings" in held and held["meetings"].value:
        where.append(plural("in {n} meeting", "in {n} meetings", held["meetings"].value))
    who = plural("{n} partner took part", "{n} partners took part", took_part.value)
    if took_part.key == "active":
        who = plural(
            "{n} partner took part or had a connection on record",
            "{n} partners took part or had a connection on record",
            took_part.value,
        )
    if took_part.key == "connected":
        who = plural(
            "{n} partner had a connection on record", "{n} partners had a connection on record", took_part.value
        )
    there = f", {listed(where)}" if where else ""
    said.append(_("From {first} to {last}, {took_part}{there}.", took_part=who, there=there, **between))
    goals = plural("{n} goal was open", "{n} goals were open", held["goals"].value) if "goals" in held else ""
    services = ""
    if "services" in held and held["services"].value:
        services = plural(
            "partners delivered {n} service together",
            "partners delivered {n} services together",
            held["services"].value,
        )
    if now := [each for each in (goals, services) if each]:
        said.append(_("On that last day {what}.", what=listed(now)))
    return tuple(said)


def divided(table_: Table) -> str:
    """What a table says, in a sentence."""
    parts = (f"{_or(each.groups)} {number(each.number)}" for each in table_.counts)
    return _("{what}: {parts}.", what=table_.name, parts="; ".join(parts))


def changes(figures: Iterable[Figure], before: date) -> str:
    """What changed since the moment before, or why that is not told."""
    told = [each for each in figures if each.change is not None]
    if told and not any(each.change for each in told):
        return _("Since {day} these figures stayed the same.", day=day(before))
    if told:
        moved = "; ".join(f"{each.name} {signed(each.change)}" for each in told if each.change)
        return _("Changed since {day}: {changes}.", day=day(before), changes=moved)
    why = next((each.why for each in figures if each.why), "")
    return _("Nothing is said of a change since {day}: {why}.", day=day(before), why=why) if why else ""


def signed(change: int) -> str:
    """A change with its sign.

    >>> signed(3), signed(-2), signed(0)
    ('+3', '−2', '0')
    """
    return number(change) if not change else f"{'+' if change > 0 else '−'}{number(abs(change))}"


def _or(groups: Sequence[str]) -> str:
    return (
        groups[0] if len(groups) == 1 else _("{several} or {last}", several=", ".join(groups[:-1]), last=groups[-1])
    )


def leaving(first: date, last: date, many: int) -> str:
    """How many left in a stretch of time; 0 says that none was recorded."""
    between = {"first": day(first), "last": day(last)}
    if not many:
        return _("From {first} to {last} nobody is recorded as having left.", **between)
    return _("From {first} to {last}, {n} partners left.", n=number(many), **between)


def leavings(stretches: Iterable[Stretch]) -> Iterator[str]:
    """How many left, stretch by stretch; of those that follow each other in which nobody did, in one sentence."""
    for nobody, several in groupby(stretches, key=lambda each: not each.number):
        some = tuple(several)
        if nobody:
            yield leaving(some[0].first, some[-1].last, 0)
        else:
            yield from (leaving(each.first, each.last, each.number) for each in some)


def few_left(first: date, last: date) -> str:
    """That some left, fewer than may be counted."""
    between = {"first": day(first), "last": day(last)}
    return _("From {first} to {last} fewer than {fewest} partners left.", fewest=number(FEWEST), **between)


def left_untold(first: date, last: date) -> str:
    """That some left, and that how many would tell of a few beside a story that was made before."""
    return _(
        "How many partners left from {first} to {last} is not told: beside an earlier story it would tell of a few.",
        first=day(first),
        last=day(last),
    )


def tenths(share: float) -> str:
    """A share as so many out of ten, so coarse that nobody is counted by it.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     tenths(0.02), tenths(0.74), tenths(0.98)
    ('about 1 in 10', 'about 7 in 10', 'nearly all')
    """
    said = max(round(share * _LEAST), 1)
    return _("about {n} in 10", n=said) if said < _LEAST else _("nearly all")


def stage_line() -> str:
    """What stands with every stage in a story."""
    return _(
        "This classification is an aid to a conversation, with borders that this program chose. It is no grade, no "
        "target and not fit to compare networks."
    )


def taken(moves: int) -> str:
    """How many took a practice over, as far as it may be told."""
    if not moves:
        return ""
    if moves < FEWEST:
        return _("Other partners took this over since.")
    return _("{n} partners took this over since.", n=number(moves))
