"""Signals that a facilitator picked up, as `Service.signals`: her own, shared if she chooses, for a while.

They lie apart from the facts, and no other verb tells what is in them. The log says that there was one, never whom
it was about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from meshwork.asker import Asker, only_facilitator
from meshwork.book import mine
from meshwork.change import Change, Changes, Erasure, key_of
from meshwork.energy import ENERGIES
from meshwork.errors import MeshworkError, NoPartner
from meshwork.model import Facts, Feeler
from meshwork.network.consent import NO_SIGNALS, OBJECTS, chose
from meshwork.text import _, filed
from meshwork.verbs import Verbs
from meshwork.when import When

SENSE, SHARE = "sense", "share"
"""The verbs of the log: a signal was written down; it was shared with the other facilitators, or no longer."""


@dataclass(frozen=True, slots=True)
class Signal:
    """What was picked up of a partner on a day: energy from -2 to 2, whether it doubts, a word, around which goal."""

    stakeholder: str
    date: date
    energy: int = 0
    doubt: bool = False
    note: str | None = None
    goal: str | None = None
    shared: bool = False


class Signals(Verbs):
    """Writes down and reads the signals of the communities of one store, for facilitators alone."""

    def sense(self, asker: Asker, community: str, *signals: Signal) -> Change | None:
        """Write signals down as the asker's own, all or none, as one change; None where there is none.

        Raises `MeshworkError` for a partner or goal there is not, for who wants no signals kept or objects, and for
        a day to come.
        """
        only_facilitator(asker)
        facts = self._book.facts(asker, community)
        for each in signals:
            _may_be_sensed(facts, each, self._book.today())
        made = (
            Feeler(
                id=uuid4().hex,
                stakeholder=each.stakeholder,
                goal=each.goal,
                date=When.on(each.date),
                energy=each.energy,
                doubt=each.doubt,
                note=(each.note or "").strip() or None,
                author=asker.account,
                shared=each.shared,
            )
            for each in signals
        )
        return self._book.write(asker, community, Changes(tuple(made)), SENSE)

    def seen(self, asker: Asker, community: str, stakeholder: str | None = None) -> tuple[Feeler, ...]:
        """The asker's own signals and those shared with her, of all partners or of one, the newest first.

        Of who objects none is read any more; the next purge erases them.
        """
        only_facilitator(asker)
        held = self._book.private(asker, community).feelers
        gone = chose(self._book.facts(asker, community), OBJECTS, self._book.today())
        found = (each for each in held if stakeholder in {None, each.stakeholder} and each.stakeholder not in gone)
        return tuple(sorted(found, key=lambda each: (each.date.start, each.id), reverse=True))

    def lately(self, asker: Asker, community: str, most: int = 12) -> tuple[tuple[str, str], ...]:
        """Whom one met last, by id and name, the latest first; facilitators and who may not be named are left out.

        Of who has met nobody yet, the first by name.
        """
        facts, names = self._book.facts(asker, community), self._book.names(asker, community)
        today = self._book.today()
        days = {each.id: each.date.start for each in facts.sessions if each.date.start <= today}
        led = {each.id for each in facts.stakeholders if each.facilitator}
        last: dict[str, date] = {}
        for each in facts.attendance:
            if each.present is not False and each.session in days:
                last[each.stakeholder] = max(last.get(each.stakeholder, date.min), days[each.session])
        latest = {who: last.get(who, date.min).toordinal() for who in names}
        order = sorted(names.keys() - led, key=lambda who: (-latest[who], filed(names[who]), who))
        return tuple((who, names[who]) for who in order[:most])

    def share(self, asker: Asker, community: str, signal: str, *, shared: bool) -> Change | None:
        """Let the other facilitators read one's own signal, or no longer; None where it was so already."""
        found = self._own(asker, community, signal)
        if found.shared is shared:
            return None
        return self._book.write(asker, community, Changes((replace(found, shared=shared),), (key_of(found),)), SHARE)

    def forget(self, asker: Asker, community: str, signal: str) -> Change:
        """Erase one's own signal for good, every version of it."""
        gone = Erasure((key_of(self._own(asker, community, signal)),))
        return self._book.erase(asker, community, gone, "feelers")

    def own(self, asker: Asker, signal: Feeler) -> bool:
        """Whether a signal is the asker's own."""
        only_facilitator(asker)
        return mine(asker, signal)

    def _own(self, asker: Asker, community: str, signal: str) -> Feeler:
        found = next((each for each in self.seen(asker, community) if each.id == signal), None)
        if found is None or not mine(asker, found):
            raise MeshworkError(_("There is no such signal of your own. Look at the list again."))
        return found


def _may_be_sensed(facts: Facts, signal: Signal, today: date) -> None:
    who = next((each for each in facts.stakeholders if each.id == signal.stakeholder), None)
    if not signal.stakeholder:
        raise MeshworkError(_("Say whom it is about."))
    if who is None or who.id in chose(facts, OBJECTS, today):
        raise NoPartner
    if who.id in chose(facts, NO_SIGNALS, today):
        raise MeshworkError(_("{name} asked that no signals be kept. Nothing was written.", name=who.name))
    if signal.goal is not None and all(each.id != signal.goal for each in facts.goals):
        raise MeshworkError(_("There is no such goal. Choose it again."))
    if signal.energy not in ENERGIES:
        raise MeshworkError(_("Energy is a whole number from -2 (none left) to 2 (sparkling)."))
    if signal.date > today:
        raise MeshworkError(_("That day is still to come. A signal is of today or of a day before."))
