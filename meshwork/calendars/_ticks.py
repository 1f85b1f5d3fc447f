"""Ticked offers become changes; the others are remembered as passed by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from meshwork.calendars._ledger import Ledger
from meshwork.calendars._offered import Offer, Offers, Signal
from meshwork.change import Changes, key_of
from meshwork.formats import derived_id
from meshwork.model import Attendance, Fact, Facts, Feeler, Session
from meshwork.when import When

ORIGIN = "calendar"


@dataclass(frozen=True, slots=True)
class Tick:
    """That an offer (by its id) happened, or that what was called off is to be taken away.

    What is None or False stays as it was offered, or is not kept.

    `who` are the partners who were there, of those that were offered; `title` keeps the title, `signal` the signal.
    """

    offer: str
    kind: str | None = None
    who: tuple[str, ...] | None = None
    title: bool = False
    signal: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What to write, and what to remember once it is written."""

    changes: Changes
    ledger: Ledger
    contacts: int = 0
    signals: int = 0
    moved: int = 0
    passed: int = 0
    away: tuple[str, ...] = ()
    """The contacts that are to be taken away, by id."""


def decided(
    offered: Offers,
    ticks: Iterable[Tick],
    facts: Facts,
    ledger: Ledger,
    *,
    author: str | None,
    silent: frozenset[str] = frozenset(),
) -> Decided:
    """What the ticks mean. An offer that stands meanwhile, or that no longer exists, is left as it is.

    `author` is whose signals they are; `silent` are the stakeholders of whom none are kept. Contacts that moved are
    put on their new day.
    """
    chosen = {each.offer: each for each in ticks}
    standing = {each.id: each for each in facts.sessions}
    ids = {each.id for each in facts.stakeholders}
    taken = [each for each in offered.each() if each.id in chosen and each.session not in standing]
    add: list[Fact] = []
    for offer in taken:
        add += _contact(offer, chosen[offer.id], ids)
    signals = [
        _signal(offer, offer.signal, author)
        for offer in taken
        if chosen[offer.id].signal and offer.signal and offer.signal.stakeholder not in silent
    ]
    moved = _moved(offered, standing)
    away = tuple(each.session for each in offered.off if each.id in chosen and each.session in standing)
    shown = {*(each.id for each in offered.each()), *(each.id for each in offered.off)}
    passed = shown - set(chosen)
    changes = Changes((*add, *signals, *moved), tuple(key_of(each) for each in moved))
    remembered = ledger.after(
        passed=passed, ticked={*(each.id for each in taken), *(each.id for each in offered.moved)}
    )
    return Decided(changes, remembered, len(taken), len(signals), len(moved), len(passed), away)


def _contact(offer: Offer, tick: Tick, ids: set[str]) -> list[Fact]:
    """The session, who was there and who was invited and did not come."""
    session = Session(
        id=offer.session,
        origin=ORIGIN,
        date=When.on(offer.day),
        title=(offer.title or None) if tick.title else None,
        kind=tick.kind or offer.kind,
    )
    found: list[Fact] = [session]
    for each in offer.met:
        present = each.came if tick.who is None else each.stakeholder in tick.who
        asked = each.by in {"email", "domain", "name"}
        if each.stakeholder in ids and (present or asked):
            found.append(_attended(each.stakeholder, session.id, present=present, invited=True if asked else None))
    found += (_attended(each, session.id, present=True) for each in offer.facilitators if each in ids)
    return found


def _attended(who: str, session: str, *, present: bool, invited: bool | None = None) -> Attendance:
    return Attendance(
        id=derived_id("attendance", who, session, "participant"),
        origin=ORIGIN,
        stakeholder=who,
        session=session,
        invited=invited,
        present=present,
    )


def _signal(offer: Offer, signal: Signal, author: str | None) -> Feeler:
    return Feeler(
        id=f"signal-{offer.session.rpartition('-')[2]}",
        origin=ORIGIN,
        stakeholder=signal.stakeholder,
        date=When.on(offer.day),
        energy=signal.energy or 0,
        doubt=signal.doubt,
        author=author,
    )


def _moved(offered: Offers, standing: Mapping[str, Session]) -> list[Session]:
    return [
        replace(standing[each.session], date=When.on(each.now)) for each in offered.moved if each.session in standing
    ]
