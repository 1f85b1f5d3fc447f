"""Follow-ups of care, as `Service.follow_ups`: planned, asked about, closed, dropped; for facilitators alone."""

from __future__ import annotations

from datetime import date

from meshwork import caring, reminder
from meshwork.asker import Asker, only_facilitator
from meshwork.caring import Outcome, Planned, Wish
from meshwork.change import Change, Changes
from meshwork.energy import ENERGIES
from meshwork.errors import MeshworkError, NoPartner
from meshwork.network.consent import NO_SIGNALS, OBJECTS, chose
from meshwork.settings import Settings
from meshwork.text import _
from meshwork.verbs import Verbs

PLAN, OUTCOME, DROP = "plan", "outcome", "drop"
"""The verbs of the log; with `caring.NOT_NOW`. The log never holds of whom."""


class FollowUps(Verbs):
    """Writes and tells the follow-ups of the communities of one store; each write can be taken back."""

    def list(self, asker: Asker, community: str) -> tuple[Planned, ...]:
        """Every follow-up, done or not, and who is let be, the first due first; of who objects none is told."""
        only_facilitator(asker)
        gone = chose(self._book.facts(asker, community), OBJECTS, self._book.today())
        return caring.listed(self._book.private(asker, community), self._book.names(asker, community), gone)

    def plan(self, asker: Asker, community: str, wish: Wish) -> Change | None:
        """Put a follow-up on the list; None where the same is open already. Raises `MeshworkError`."""
        told, names = self.list(asker, community), self._book.names(asker, community)
        return self._book.write(asker, community, caring.planning(wish, told, names, self._book.today()), PLAN)

    def close(self, asker: Asker, community: str, id_: str, came: Outcome) -> Change | None:
        """Write down what came of a follow-up, also of one that was ticked off without a word.

        Raises `MeshworkError` where it is not there, for a day to come, for an energy that is none, and for any
        energy of a partner who wants no signals kept; `Unfit` where a leaving does not fit what stands.
        """
        found = self._of(asker, community, id_)
        facts = self._book.facts(asker, community)
        if came.energy is not None and came.energy not in ENERGIES:
            raise MeshworkError(_("Energy is a whole number from -2 (none left) to 2 (sparkling)."))
        if came.energy is not None and self.keeps_no_signals(asker, community, found):
            name = ", ".join(found.names)
            raise MeshworkError(_("{name} asked that no signals be kept. Nothing was written.", name=name))
        changes = caring.closing(facts, self._book.private(asker, community), id_, came, self._book.today())
        return self._book.write(asker, community, changes, OUTCOME)

    def keeps_no_signals(self, asker: Asker, community: str, of: Planned) -> bool:
        """Whether one of those in it, or its organisation, wants no signals kept: then energy is not asked about."""
        facts, today = self._book.facts(asker, community), self._book.today()
        who = {of.stakeholder, of.partner}
        homes = {each.organisation for each in facts.belongs_to if each.person in who}
        return bool((who | homes) & chose(facts, NO_SIGNALS, today))

    def drop(self, asker: Asker, community: str, id_: str) -> Change | None:
        """Take a follow-up off the list, or no longer let a partner be. Raises `MeshworkError`."""
        found = self._of(asker, community, id_)
        return self._book.write(asker, community, Changes((), (("follow_ups", found.id),)), DROP)

    def not_now(self, asker: Asker, community: str, stakeholder: str, until: date, why: str = "") -> Change | None:
        """Let a partner be until a day (that day not included), for a reason. Raises `MeshworkError`."""
        told = self.list(asker, community)
        if stakeholder not in self._book.names(asker, community):
            raise NoPartner
        changes = caring.letting_be(stakeholder, until, why, told, self._book.today())
        return self._book.write(asker, community, changes, caring.NOT_NOW)

    def calendar(self, asker: Asker, community: str, id_: str) -> str:
        """An iCalendar file with one appointment, in the zone of the community. Raises `MeshworkError`."""
        found = self._of(asker, community, id_)
        if found.due is None or not found.names:
            raise MeshworkError(_("It has no day. Give it one first."))
        zone = Settings.of(self._book.facts(asker, community).settings, self._book.today()).word("calendar.zone")
        return reminder.appointment(found, zone, self._book.now())

    def _of(self, asker: Asker, community: str, id_: str) -> Planned:
        found = next((each for each in self.list(asker, community) if each.id == id_), None)
        if found is None:
            raise MeshworkError(_("There is no such follow-up any more. Look at the list again."))
        return found
