"""Calendars of those who facilitate, as `Service.calendar`: looked through, ticked, remembered.

What is read lives in memory only. A store gets what was ticked, and keyed hashes of what was shown.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from meshwork import calendars
from meshwork.asker import Asker, only_facilitator
from meshwork.calendars import KEPT_AS, Decided, Ledger, Offers, Span, Tick
from meshwork.change import Change, Changes, every, key_of
from meshwork.errors import WrongUsage
from meshwork.graves import KEPT_AS as ERASED
from meshwork.graves import Graves
from meshwork.minutes import taken_away
from meshwork.model import Facts, Private
from meshwork.network.consent import NO_SIGNALS, NOT_ON_MAP, OBJECTS, chose
from meshwork.settings import Settings
from meshwork.text import _
from meshwork.verbs import Verbs

READ, WRITTEN = timedelta(days=365), "calendar"
"""How far back a calendar is read unless another day is named; and the verb by which the log tells of it."""


class Appointments(Verbs):
    """Offers what calendars tell of contacts, and writes what was ticked; for facilitators alone."""

    def read(
        self,
        asker: Asker,
        community: str,
        name: str,
        content: bytes,
        *,
        since: date | None = None,
        mine: Collection[str] = (),
        again: bool = False,
    ) -> Offers:
        """What a calendar offers, from a day (a year ago) up to today. Nothing of it is written.

        `mine` are her own addresses; they are remembered as keyed hashes. What was shown before and not ticked is
        offered only `again`. What could not be read is in the faults. Raises `WrongUsage` for a day to come, and for
        an address that is none.
        """
        only_facilitator(asker)
        today = self._book.today()
        if since and since > today:
            raise WrongUsage(_("Give a day that has been: a calendar is read up to today."))
        own = frozenset(map(_address, mine))
        facts = self._book.facts(asker, community)
        zone = ZoneInfo(Settings.of(facts.settings, today).word("calendar.zone"))
        span = Span(since or today - READ, today, zone)
        ledger = self._ledger(community)
        if own:
            ledger = ledger.after(mine=own)
            self._keep(community, ledger)
        found = calendars.read(name, content, span)
        return calendars.offers(
            found,
            facts,
            span,
            ledger,
            mine=own,
            objecting=chose(facts, OBJECTS, today),
            hidden=chose(facts, NOT_ON_MAP, today),
            again=again,
        )

    def tick(self, asker: Asker, community: str, offers: Offers, ticks: Iterable[Tick]) -> Change | None:
        """Write the ticked offers, and put contacts that moved on their new day; None where that is nothing.

        The other offers are passed by: remembered as keyed hashes, and not offered again. One change, which can be
        undone; then what was ticked is offered again. Raises `Conflict` where it was ticked elsewhere meanwhile.
        """
        decided = self.would(asker, community, offers, ticks)
        done = self._book.write(asker, community, decided.changes, WRITTEN)
        self._keep(community, decided.ledger)
        return done

    def would(self, asker: Asker, community: str, offers: Offers, ticks: Iterable[Tick]) -> Decided:
        """What `tick` would write and remember; nothing is done."""
        only_facilitator(asker)
        facts, today = self._book.facts(asker, community), self._book.today()
        silent = chose(facts, NO_SIGNALS, today) | chose(facts, OBJECTS, today)
        found = calendars.decided(offers, ticks, facts, self._ledger(community), author=asker.account, silent=silent)
        private = self._book.all_private(asker, community) if found.away else Private()
        gone = [taken_away(facts, private, each) for each in found.away]
        add = dict.fromkeys((*found.changes.add, *(each for one in gone for each in one.add)))
        retract = dict.fromkeys((*found.changes.retract, *(each for one in gone for each in one.retract)))
        return replace(found, changes=self._without_erased(community, facts, Changes(tuple(add), tuple(retract))))

    def add(self, asker: Asker, community: str, offers: Offers, addresses: Collection[str]) -> Change | None:
        """Add strangers of a calendar, by address, as people at the organisation that their mail domain names.

        Read the calendar again, and they are known. None where nobody is added. Raises `WrongUsage` for an address
        that is not among the strangers.
        """
        facts, known = self._book.facts(asker, community), {each.email: each for each in offers.strangers}
        if unknown := [each for each in addresses if each not in known]:
            raise WrongUsage(_('"{value}" is not among the addresses that nobody knows here.', value=unknown[0]))
        chosen = [each for each in offers.strangers if each.email in addresses]
        changes = calendars.newcomers(chosen, facts, chose(facts, OBJECTS, self._book.today()))
        return self._book.write(asker, community, self._without_erased(community, facts, changes), WRITTEN)

    def _without_erased(self, community: str, facts: Facts, changes: Changes) -> Changes:
        """The changes without who was erased, who is not brought back by an invitation."""
        graves = Graves.read(self._book.store.kept(community).get(ERASED, ""), b"")
        return graves.without(changes, {key_of(each): each for each in every(facts)})[0]

    def _ledger(self, community: str) -> Ledger:
        """What is remembered; the key is made and kept the first time it is needed."""
        kept = self._book.store.kept(community).get(KEPT_AS, "")
        ledger = Ledger.read(kept, secrets.token_bytes(32))
        if not kept:
            self._keep(community, ledger)
        return ledger

    def _keep(self, community: str, ledger: Ledger) -> None:
        self._book.store.keep(community, KEPT_AS, ledger.text())


def _address(text: str) -> str:
    said = text.strip().lower().removeprefix("mailto:")
    if "@" not in said or " " in said:
        raise WrongUsage(_('"{value}" is no e-mail address. Write it in full.', value=text))
    return said
