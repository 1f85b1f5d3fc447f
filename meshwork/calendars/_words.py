"""What the offers of a calendar say, in the language of who reads; pages and commands use the same words."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from meshwork.calendars._offered import CalledOff, Moved, Offer, Offers, Stranger
from meshwork.calendars._partners import Met
from meshwork.calendars._ticks import Decided
from meshwork.calendars._types import ALL_DAY, CANCELLED, DECLINED, PRIVATE
from meshwork.text import _, day, later, plural

_BY = MappingProxyType(
    {
        "domain": later("by mail domain"),
        "name": later("by name"),
        "title": later("by the title"),
        "part": later("by part of its name"),
    }
)
SURE = "email"
"""By what somebody is recognised for certain; it is said once, not behind every name."""

_NAMED = 3


def who(met: Met) -> str:
    """A partner, and behind it that it declined, or by what it was recognised where that was no address."""
    name = met.name or _("somebody who is not on the map")
    if met.came and met.by == SURE:
        return name
    said = _(_BY[met.by]) if met.came else _("declined")
    return f"{name} ({said})"


def with_whom(offer: Offer) -> str:
    """The partners of an offer, and how many others."""
    said = ", ".join(map(who, offer.met))
    if not offer.unknown:
        return said
    return f"{said}, " + plural(
        "{n} unknown here ({names})",
        "{n} unknown here ({names})",
        len(offer.unknown),
        names=", ".join(offer.unknown[:_NAMED]) + (" ..." if len(offer.unknown) > _NAMED else ""),
    )


def moved(one: Moved) -> str:
    """That a contact stands on another day now."""
    with_ = ", ".join(one.names) or _("somebody")
    return _("{who}: from {was} to {now}", who=with_, was=day(one.was), now=day(one.now))


def called_off(one: CalledOff) -> str:
    """That the appointment of a contact is no longer there."""
    with_ = ", ".join(one.names) or _("somebody")
    if one.gone:
        return _("{who}, {day}: up to today no longer in this calendar", who=with_, day=day(one.day))
    return _("{who}, {day}: called off", who=with_, day=day(one.day))


def stranger(one: Stranger) -> str:
    """Whom an address seems to be of, and how often it was there."""
    name = one.organisation if one.role else one.name or one.email
    house = f", {one.organisation}" if one.organisation and not one.role else ""
    address = f" ({one.email})" if name != one.email else ""
    return f"{name}{house}{address}, " + plural("{n} time", "{n} times", one.times)


def decided(what: Decided) -> tuple[str, ...]:
    """How many of what are to be written, or were."""
    many = (
        (what.contacts, plural("{n} contact", "{n} contacts", what.contacts)),
        (what.signals, plural("{n} signal", "{n} signals", what.signals)),
        (what.moved, plural("{n} on another day", "{n} on another day", what.moved)),
        (len(what.away), plural("{n} taken away", "{n} taken away", len(what.away))),
    )
    return tuple(said for n, said in many if n)


def summary(offers: Offers) -> Iterator[str]:
    """How much was looked at, what may be a contact, and what was left out: sentences."""
    many = sum(1 for _each in offers.each())
    span = _("From {since} to {until}:", since=day(offers.span.since), until=day(offers.span.until))
    looked = f"{span} " + plural("{n} appointment.", "{n} appointments.", offers.looked_at)
    may_be = plural("{n} may be a contact; nothing is ticked.", "{n} may be contacts; nothing is ticked.", many)
    if offers.looked_at:
        yield f"{looked} {may_be}"
    else:
        yield f"{looked} " + _("Look back further, or choose another calendar.")
    if offers.known:
        yield plural(
            "{n} was shown before and is not asked again.",
            "{n} were shown before and are not asked again.",
            offers.known,
        )
    if any(met.came and met.by == SURE for each in offers.each() for met in each.met):
        yield _("Who has nothing behind the name was known by an e-mail address.")
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
