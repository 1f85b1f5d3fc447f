"""Appointments beside what a community knows: which may be contacts, with whom, of what kind; month by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from meshwork.calendars._gone import no_longer
from meshwork.calendars._ledger import Ledger
from meshwork.calendars._newcomers import stranger
from meshwork.calendars._offered import CalledOff, Month, Moved, Offer, Offers, Signal, Stranger
from meshwork.calendars._partners import Met, Partners, only_facilitator, sessions_on, who_was_there
from meshwork.calendars._titles import Told, leading_day, told
from meshwork.calendars._types import DECLINED, Appointment, Calendar, Guest, Span, left_out, together
from meshwork.errors import Fault
from meshwork.model import Facts
from meshwork.text import _

ENTRY, LINE = "calendar-", "line-"
"""How the id of a contact begins that was an entry of a calendar, or a line that somebody wrote down."""
_NOTED_WITHIN = timedelta(days=31)
"""A title may begin with the day of a contact that long before the entry; else it is no day ("10-12 overleg")."""
_NOBODY = ".calendar.google.com"
"""How addresses of rooms and of calendars themselves end."""
_MOSTLY = 5
"""Appointments with guests from which on an address that is in half of them may be whose calendar it is."""


def offers(
    calendar: Calendar,
    facts: Facts,
    span: Span,
    ledger: Ledger,
    *,
    mine: frozenset[str] = frozenset(),
    objecting: frozenset[str] = frozenset(),
    hidden: frozenset[str] = frozenset(),
    again: bool = False,
) -> Offers:
    """What a calendar offers a community, given what is remembered of it.

    `mine` are her own addresses, in small letters; `objecting` the stakeholders who object: they are nobody here,
    neither a partner nor a stranger; `hidden` who chose not to be on the map: not named. `again` also offers what was
    passed by before.
    """
    return _Sorting(calendar, facts, span, ledger, mine | calendar.owners, objecting, hidden).whole(again=again)


class _Sorting:
    """Lays each appointment where it belongs."""

    def __init__(
        self,
        calendar: Calendar,
        facts: Facts,
        span: Span,
        ledger: Ledger,
        mine: frozenset[str],
        objecting: frozenset[str],
        hidden: frozenset[str],
    ) -> None:
        self._calendar, self._span, self._ledger = calendar, span, ledger
        alone = only_facilitator(facts)
        self._alone = frozenset({alone.id}) if alone else frozenset()
        self._mine = mine | ({alone.email.strip().lower()} if alone and alone.email else set())
        self._objecting = objecting
        self._names = {each.id: each.name for each in facts.stakeholders if each.id not in hidden | objecting}
        self._there = who_was_there(facts)
        self._partners = Partners(facts)
        self._sessions = {each.id: each for each in facts.sessions}
        self._on_day = sessions_on(facts, self._there)
        self._left: list[str] = []
        self._strangers: dict[str, tuple[str, int, date]] = {}
        self._faults: list[Fault] = []

    def whole(self, *, again: bool) -> Offers:
        """All of them, sorted."""
        offered: list[Offer] = []
        moved: dict[str, Moved] = {}
        known = 0
        for number, each in enumerate(self._calendar.appointments, 1):
            offer = self._offer(number, each)
            stands = self._sessions.get(offer.session) if offer else None
            if offer is None:
                continue
            if stands and offer.id not in self._ledger.ticked and stands.date.start != offer.day:
                names = self._who_was_at(stands.id)
                moved[stands.id] = Moved(offer.id, stands.id, stands.date.start, offer.day, names)
            elif stands or (offer.id in self._ledger.passed and not again):
                known += 1
            else:
                offered.append(offer)
        return Offers(
            self._span,
            _by_month(offered),
            tuple(moved.values()),
            self._off(),
            together(self._calendar.left, left_out(self._left)),
            self._unknown(),
            len(self._calendar.appointments),
            known,
            self._maybe_mine(),
            (*self._calendar.faults, *self._faults),
            self._calendar.remarks,
        )

    def _offer(self, number: int, of: Appointment) -> Offer | None:
        """The offer that an appointment makes; None where it tells of no partner."""
        if any(self._is_mine(each) and each.came is False for each in of.guests):
            self._left.append(DECLINED)
            return None
        on, title = self._said(of)
        met, there, unknown = self._who(of.guests, title)
        partners = [each for each in met if each.stakeholder not in self._partners.own]
        for each in unknown:
            if each.email and not each.email.endswith(_NOBODY):
                name, times, last = self._strangers.get(each.email, ("", 0, on))
                self._strangers[each.email] = (each.name or name, times + 1, max(last, on))
        if not partners:
            self._nobody(of, title)
            return None
        if not any(each.came for each in partners):
            self._left.append(DECLINED)
            return None
        mark = self._ledger.mark
        meant = told(title)
        people = 1 + len(unknown) + sum(each.came for each in partners) + max(len(there) - 1, 0)
        return Offer(
            number=number,
            id=mark("appointment", of.uid, of.turn, of.day.isoformat()),
            series=mark("series", of.uid)[:12] if of.turn else "",
            session=self._session(of.uid, of.turn, line=of.line),
            day=on,
            title=title if all(each.stakeholder in self._names for each in partners) else "",
            kind=_kind(meant, people),
            met=tuple(map(self._named_met, partners)),
            facilitators=tuple(sorted(there)),
            unknown=tuple(each.name or each.email for each in unknown),
            signal=_signal(meant, partners),
            like=self._like(on, partners),
            free=of.free,
        )

    def _said(self, of: Appointment) -> tuple[date, str]:
        """The day a title speaks of, where it begins with one not long before its own, and the rest of it."""
        try:
            on, rest = leading_day(of.title, of.day)
        except ValueError:
            return of.day, of.title
        if on and rest and of.day - _NOTED_WITHIN <= on <= of.day and self._span.holds(on):
            return on, rest
        return of.day, of.title

    def _who(self, guests: tuple[Guest, ...], title: str) -> tuple[list[Met], frozenset[str], list[Guest]]:
        """Partners recognised, facilitators who were there, and guests whom nobody knows and who came."""
        found: dict[str, Met] = {}
        unknown: list[Guest] = []
        there: set[str] = set()
        for guest in guests:
            known = self._partners.guest(guest)
            if self._is_mine(guest) or (known and known.stakeholder in self._partners.own):
                there |= {known.stakeholder} if known and guest.came is not False else set()
            elif known is None:
                unknown += [guest] if guest.came is not False else []
            elif known.stakeholder not in self._objecting and self._named(guest) not in self._objecting:
                before = found.get(known.stakeholder)
                found[known.stakeholder] = known if before is None or known.came else before
        belongs = self._partners.organisations
        around = set().union(*(belongs[each] for each in sorted(found)))
        for met in self._partners.in_title(title):
            if met.stakeholder not in self._objecting | around | self._partners.own:
                found.setdefault(met.stakeholder, met)
        facilitators = there & self._partners.facilitators
        return list(found.values()), frozenset(facilitators) or self._alone, unknown

    def _named_met(self, met: Met) -> Met:
        name = self._names.get(met.stakeholder, "")
        return replace(met, name=name, said=met.said if name else "")

    def _named(self, guest: Guest) -> str | None:
        return self._partners.named(guest.name) if guest.name else None

    def _is_mine(self, guest: Guest) -> bool:
        return bool(guest.email) and (guest.email in self._mine or self._ledger.owned(guest.email))

    def _nobody(self, of: Appointment, title: str) -> None:
        """A line that somebody wrote down deserves an answer where it names nobody who is known."""
        if of.line:
            name = title.partition(",")[0].strip()
            said = _('nobody is known here as "{name}". Add this partner, or correct the name.', name=name)
            self._faults.append(Fault("unknown", said, file=self._calendar.file, row=of.row))

    def _like(self, on: date, partners: list[Met]) -> str | None:
        ids = {each.stakeholder for each in partners}
        return next((session for session, who in self._on_day.get(on, ()) if who & ids), None)

    def _unknown(self) -> tuple[Stranger, ...]:
        found = (stranger(email, *held) for email, held in self._strangers.items())
        return tuple(sorted(found, key=lambda each: (-each.times, each.email)))

    def _session(self, uid: str, turn: str, *, line: bool = False) -> str:
        return f"{LINE if line else ENTRY}{self._ledger.mark('session', uid, turn)}"

    def _off(self) -> tuple[CalledOff, ...]:
        """Contacts whose appointment is no longer there."""
        there = {self._session(each.uid, each.turn) for each in self._calendar.appointments if not each.line}
        out = {self._session(uid, turn): reason for uid, turn, reason in self._calendar.out}
        entries = [each for each in self._sessions.values() if each.id.startswith(ENTRY)]
        inside = [each for each in entries if self._span.holds(each.date.start)]
        return tuple(
            CalledOff(mark, each.id, each.date.start, self._who_was_at(each.id), gone=each.id not in out)
            for each in no_longer(inside, there, out)
            if (mark := self._ledger.mark("off", each.id)) not in self._ledger.passed
        )

    def _who_was_at(self, session: str) -> tuple[str, ...]:
        return tuple(sorted(filter(None, (self._names.get(who, "") for who in self._there.get(session, ())))))

    def _maybe_mine(self) -> str:
        """The address that is in at least half of all appointments with guests, if nobody said which is hers."""
        held = [each.guests for each in self._calendar.appointments if each.guests]
        if len(held) < _MOSTLY or any(self._is_mine(guest) for guests in held for guest in guests):
            return ""
        count = Counter(guest.email for guests in held for guest in guests if guest.email)
        most = sorted(count.items(), key=lambda each: (-each[1], each[0]))[:1]
        return most[0][0] if most and most[0][1] * 2 >= len(held) else ""


def _kind(meant: Told, people: int) -> str:
    """What sort of contact: as a word says it, else by how many there were; nobody telephones with four."""
    if meant.kind == "call" and people > 3:
        return "gathering"
    return meant.kind or ("talk" if people <= 2 else "gathering")


def _signal(meant: Told, partners: list[Met]) -> Signal | None:
    named = [each.stakeholder for each in partners if each.by in {"title", "part"}]
    if not meant.is_signal or len(named) != 1:
        return None
    return Signal(named[0], meant.energy, meant.doubt)


def _by_month(offered: Iterable[Offer]) -> tuple[Month, ...]:
    held = sorted(offered, key=lambda each: (each.day, each.number))
    return tuple(Month(first, tuple(some)) for first, some in groupby(held, key=lambda each: each.day.replace(day=1)))
