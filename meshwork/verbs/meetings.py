"""Meetings of every kind, as `Service.meetings`; for facilitators alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from meshwork.asker import Asker, only_facilitator
from meshwork.change import Change
from meshwork.circle_words import too_few
from meshwork.contacts import Contact, contacts
from meshwork.errors import MeshworkError
from meshwork.meeting import Meant, Meeting, last_like, like, recognised, series, told
from meshwork.minutes import taken_away, written
from meshwork.model import Facts, Session, Stakeholder
from meshwork.network.consent import unnamed
from meshwork.text import _, filed
from meshwork.verbs import Verbs
from meshwork.weaving.intervision import SMALLEST, Circle, Guest, circles, guests, have_met

MEET, CORRECT, TAKE_AWAY = "meet", "correct", "take_away"
"""The verbs in the log; the last two with the kind "sessions" for a note."""


@dataclass(frozen=True, slots=True)
class Met:
    """What was written of a meeting: the change, None where it stood so already; its id; and who is new by it."""

    change: Change | None
    id: str
    new: tuple[str, ...] = ()


class Meetings(Verbs):
    """Reads and writes the meetings of the communities of one store; who objects is told of in none."""

    def list(self, asker: Asker, community: str) -> tuple[Contact, ...]:
        """Every meeting that was recorded, newest first."""
        only_facilitator(asker)
        return self._book.remember(
            community,
            ("contacts",),
            lambda: contacts(self._book.heard(asker, community), self._book.hidden(asker, community)),
        )

    def recognised(self, asker: Asker, community: str, names: Iterable[str]) -> tuple[Meant, ...]:
        """Whom names mean: known, like somebody, or new."""
        only_facilitator(asker)
        return recognised(self._book.facts(asker, community), names, self._unnamed(asker, community))

    def told(self, asker: Asker, community: str, id_: str) -> Meeting:
        """A meeting that stands, to be corrected. Raises `MeshworkError` where it is not there."""
        return self._of(told, asker, community, id_)

    def like(self, asker: Asker, community: str, id_: str) -> Meeting:
        """The next of its series, to be filled in: without a day. Raises `MeshworkError` where it is not there."""
        return self._of(like, asker, community, id_)

    def like_last(self, asker: Asker, community: str, meeting: Meeting) -> Meeting:
        """The next of the series that somebody tells of. Raises `MeshworkError` where nothing of it was recorded."""
        only_facilitator(asker)
        found = last_like(self._book.heard(asker, community), meeting)
        if found is None:
            raise MeshworkError(_("Nothing like it was written down before. Say who was there."))
        return self.like(asker, community, found.id)

    def series(self, asker: Asker, community: str) -> tuple[Session, ...]:
        """The last meeting of each series, the latest first."""
        only_facilitator(asker)
        return series(self._book.heard(asker, community))

    def write(
        self,
        asker: Asker,
        community: str,
        meeting: Meeting,
        *,
        means: Mapping[str, str] | None = None,
        id_: str | None = None,
    ) -> Met:
        """Write a meeting down, or correct the one of that id. Raises `Unfit` with what is wrong by field."""
        only_facilitator(asker)
        facts = self._book.facts(asker, community)
        private, hidden = self._book.all_private(asker, community), self._unnamed(asker, community)
        changes = written(facts, private, meeting, self._book.today(), means=means, hidden=hidden, id_=id_)
        stood = {each.id for each in facts.stakeholders}
        new = tuple(each.name for each in changes.add if isinstance(each, Stakeholder) and each.id not in stood)
        made = next((each.id for each in changes.add if isinstance(each, Session)), id_ or "")
        verb, note = (CORRECT, "sessions") if id_ else (MEET, "")
        return Met(self._book.write(asker, community, changes, verb, note), made, new)

    def take_away(self, asker: Asker, community: str, id_: str) -> Change | None:
        """Take a meeting away as if it had never been, with what came up in it. Raises `MeshworkError`."""
        changes = taken_away(*self._book.everything(asker, community), id_)
        return self._book.write(asker, community, changes, TAKE_AWAY, "sessions")

    def guests(self, asker: Asker, community: str) -> tuple[tuple[Guest, ...], frozenset[str]]:
        """Who can take part in intervision today, by name, and the ids of those who do where nobody is chosen."""
        only_facilitator(asker)
        facts, hidden = self._book.heard(asker, community), self._book.hidden(asker, community)
        everybody = guests(facts, self._book.today(), hidden, {each.id for each in facts.stakeholders})
        usual = frozenset(each.id for each in guests(facts, self._book.today(), hidden))
        return tuple(sorted(everybody, key=lambda each: (filed(each.name), each.id))), usual

    def circles(self, asker: Asker, community: str, who: Collection[str] = ()) -> tuple[Circle, ...]:
        """Groups for intervision of these (ids), or of every partner of today, people as their organisation.

        Facilitators and who is not on the map take no part. Raises `MeshworkError` where there are too few.
        """
        only_facilitator(asker)
        facts, hidden = self._book.heard(asker, community), self._book.hidden(asker, community)
        found = guests(facts, self._book.today(), hidden, who)
        if len(found) < SMALLEST:
            raise MeshworkError(too_few(len(found)))
        return circles(found, have_met(facts))

    def _of(
        self, tell: Callable[[Facts, str, Collection[str]], Meeting], asker: Asker, community: str, id_: str
    ) -> Meeting:
        only_facilitator(asker)
        try:
            return tell(self._book.heard(asker, community), id_, self._book.hidden(asker, community))
        except KeyError:
            raise MeshworkError(_("This contact is no longer here. Look at the list again.")) from None

    def _unnamed(self, asker: Asker, community: str) -> frozenset[str]:
        return unnamed(self._book.facts(asker, community), self._book.today())
