"""A Friday round in sentences, in the language of who reads; the page and the command use the same words."""

from __future__ import annotations

from datetime import date

from graph_schema import kinds
from meshwork.nouns import choice, kind_of_meeting
from meshwork.text import _, day, plural
from meshwork.week import SMALL, Met, Promise, Round


def span(of: Round) -> str:
    """Which days it is about."""
    if of.last is None:
        return _("From {since} to {until}.", since=day(of.since), until=day(of.until))
    return _("From {since}, the day of the last round, to {until}.", since=day(of.since), until=day(of.until))


def contact(of: Met) -> str:
    """A contact: its day, kind, title and who was there; of a large one how many."""
    named = [name for _id, name in of.who]
    many = len(named) + of.others
    if many > SMALL:
        who = plural("{n} partner", "{n} partners", many)
    else:
        others = [plural("{n} other", "{n} others", of.others)] if of.others else []
        who = ", ".join([*named, *others])
    title = f" “{of.title}”" if of.title else ""
    return f"{day(of.day)}, {kind_of_meeting(of.kind)}{title}: {who}"


def empty(of: Round) -> str:
    """That a round holds no contact, and of which day the last one before it is."""
    if of.latest is None:
        return _("No contact stands here since then. A week can be empty.")
    return _("No contact stands here since then; the last one is of {day}. A week can be empty.", day=day(of.latest))


def larger(of: Round) -> str:
    """Why of a large contact nobody is asked about one by one; nothing where there was none."""
    if all(len(each.who) + each.others <= SMALL for each in of.met):
        return ""
    return _(
        "After a contact of more than {n} partners nobody is asked about one by one; what you picked up there can be "
        "a signal too.",
        n=SMALL,
    )


def promise(of: Promise) -> str:
    """What was promised and who is in it."""
    what = of.title or choice(kinds()["follow_ups"].property("kind"), of.kind)
    return f"{what}: {', '.join(of.who)}" if of.who else what


def due(of: Promise, today: date) -> str:
    """For when it was promised."""
    if of.due < today:
        return _("was for {day}", day=day(of.due))
    return _("for {day}", day=day(of.due))


def recorded(of: Round) -> str:
    """What stands of a round, and when the next one is: one calm sentence."""
    parts = [plural("{n} contact", "{n} contacts", len(of.met))]
    parts += [plural("{n} signal", "{n} signals", of.signals)] if of.signals else []
    parts += [plural("{n} promise kept", "{n} promises kept", of.kept)] if of.kept else []
    told = _("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1]) if len(parts) > 1 else parts[0]
    return _("Done: {told}. The next round is on {day}; a week later is fine too.", told=told, day=day(of.next))
