"""What works, in sentences: the same on a page and on the command line."""

from __future__ import annotations

from meshwork.common_words import sectors
from meshwork.energy import energy_words
from meshwork.kept_words import session, when
from meshwork.text import _, day, later, plural
from meshwork.weavers import Weaver
from meshwork.weaving.introductions_words import listed
from meshwork.weaving.named import FEW
from meshwork.works import Joined, Lively, Part, Practice, Strong, Works

_MOST = {
    "partners": later("the most partners"),
    "sectors": later("the most sectors"),
    "age": later("going the longest"),
}


def whole(of: Works) -> tuple[str, ...]:
    """What works, in a few sentences; nothing where there is nothing to tell."""
    moves = sum(each.moves for each in of.practices)
    practices = (
        plural(
            "{n} practice that works is written down.", "{n} practices that work are written down.", len(of.practices)
        ),
        plural("Another partner took over something once.", "Others took over something {n} times.", moves)
        if moves
        else "",
    )
    services = plural(
        "{n} service is delivered by two partners or more.",
        "{n} services are delivered by two partners or more.",
        len(of.services),
    )
    weavers = plural(
        "{n} partner brought others together twice or more since {since}.",
        "{n} partners brought others together twice or more since {since}.",
        len(of.weavers),
        since=day(of.since),
    )
    told = (
        " ".join(filter(None, practices)) if of.practices else "",
        " ".join((services if of.services else "", weavers if of.weavers else "")).strip(),
    )
    return tuple(filter(None, told))


def where(of: Practice) -> str:
    """From whom a practice came, where and when; only what was written down."""
    by = [each.name for each in of.by]
    who = [*by, *([plural("{n} other", "{n} others", of.unnamed_by)] if of.unnamed_by else [])]
    noted = session(of.session) if of.session else when(of.insight.recorded_on) if of.insight.recorded_on else ""
    told = (_("from {names}", names=listed(who)) if who else "", noted)
    return " · ".join(filter(None, told))


def moved(of: Practice) -> str:
    """Who took a practice over, by name where they are few."""
    if not of.moves:
        return _("Nobody has taken it over yet, as far as is written down")
    names = list(dict.fromkeys(each.name for each in of.taken))
    if of.unnamed or len(names) > FEW:
        return plural("{n} other partner does it too", "{n} other partners do it too", of.moves)
    return _("Now also with {names}", names=listed(names))


def taken(of: Part) -> str:
    """When somebody took it over; nothing where that was not written down."""
    at = getattr(of.fact, "date", None)
    return _("since {day}", day=when(at)) if at else ""


def strong(of: Strong) -> str:
    """How many deliver a service, from how many sectors, since when."""
    of_it = of.delivery
    told = (
        plural("{n} partner", "{n} partners", of_it.number),
        plural("{n} sector", "{n} sectors", len(of_it.sectors)) if of_it.sectors else "",
        _("since {day}", day=when(of_it.action.start)) if of_it.action.start else "",
    )
    return " · ".join(filter(None, told))


def most(of: Strong) -> str:
    """What a service has the most of among all; nothing where it stands out in nothing."""
    return listed([_(_MOST[each]) for each in of.most])


def across(of: Strong) -> str:
    """The sectors of a service in words."""
    return sectors(of.delivery.sectors)


def lively(of: Lively) -> str:
    """What was sensed and when, and from what it came."""
    if of.rises:
        return _(
            "from {before} to {now}, {day}",
            before=energy_words(of.before or 0),
            now=energy_words(of.energy),
            day=day(of.day),
        )
    return _("{now}, {day}", now=energy_words(of.energy), day=day(of.day))


def weaver(of: Weaver) -> str:
    """How many meetings somebody started or hosted, and how many ties it began."""
    told = [
        plural("{n} meeting started or hosted", "{n} meetings started or hosted", len(of.sessions))
        if of.sessions
        else "",
        plural("{n} tie begun", "{n} ties begun", len(of.ties)) if of.ties else "",
    ]
    return listed([each for each in told if each])


def joined(of: Joined) -> str:
    """Two who were introduced, and are tied now."""
    return _("{one} and {other}: brought together on {day}", one=of.one.name, other=of.other.name, day=day(of.day))
