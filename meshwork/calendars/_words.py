"""What the offers of a calendar say, in the language of who reads; pages and commands use the same words."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from graph_schema import kinds
from meshwork.calendars._offered import Moved, Offer, Offers
from meshwork.calendars._partners import Met
from meshwork.calendars._types import ALL_DAY, CANCELLED, DECLINED, PRIVATE
from meshwork.nouns import choice
from meshwork.text import _, day, later, plural

_BY = MappingProxyType(
    {
        "email": later("by e-mail address"),
        "domain": later("by mail domain"),
        "name": later("by name"),
        "title": later("by the title"),
        "part": later("by part of its name"),
    }
)


def kind_word(kind: str) -> str:
    """What a kind of meeting is called."""
    return choice(kinds()["sessions"].property("kind"), kind)


def who(met: Met) -> str:
    """A partner, by what it was recognised, and whether it declined."""
    name = met.name or _("somebody who is not on the map")
    said = _(_BY[met.by]) if met.came else _("declined")
    return f"{name} ({said})"


def with_whom(offer: Offer) -> str:
    """The partners of an offer, and how many others."""
    said = ", ".join(map(who, offer.met))
    return f"{said}, " + plural("{n} other", "{n} others", offer.unknown) if offer.unknown else said


def moved(one: Moved) -> str:
    """That a contact stands on another day now."""
    with_ = ", ".join(one.names) or _("somebody")
    return _("{who}: from {was} to {now}", who=with_, was=day(one.was), now=day(one.now))


def summary(offers: Offers) -> Iterator[str]:
    """How much was looked at, what may be a contact, and what was left out: sentences."""
    many = sum(1 for _each in offers.each())
    span = _("From {since} to {until}:", since=day(offers.span.since), until=day(offers.span.until))
    looked = plural("{n} appointment.", "{n} appointments.", offers.looked_at)
    yield f"{span} {looked} " + plural(
        "{n} may be a contact; nothing is ticked.", "{n} may be contacts; nothing is ticked.", many
    )
    if offers.known:
        yield plural(
            "{n} was shown before and is not asked again.",
            "{n} were shown before and are not asked again.",
            offers.known,
        )
    if offers.left:
        said = ", ".join(_left(each.reason, each.count) for each in offers.left)
        yield _("Left out: {said}.", said=said)


def _left(reason: str, n: int) -> str:
    said = {
        PRIVATE: plural("{n} private one", "{n} private ones", n),
        ALL_DAY: plural("{n} of a whole day", "{n} of a whole day", n),
        CANCELLED: plural("{n} called off", "{n} called off", n),
        DECLINED: plural("{n} declined", "{n} declined", n),
    }
    return said[reason]
