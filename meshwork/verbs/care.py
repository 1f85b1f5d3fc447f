"""Who needs care, as `Service.care`: the few of a day, one partner, what things are called; facilitators only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from meshwork.asker import Asker, only_facilitator
from meshwork.caring import listed, taken_up
from meshwork.errors import NoPartner
from meshwork.feelers import Care, Concern, care
from meshwork.feelers.names import Names
from meshwork.feelers.story import Story, story
from meshwork.feelers.turned_out import TurnedOut, turned_out
from meshwork.network import Record
from meshwork.newcomers import newcomers
from meshwork.verbs import Verbs


class Concerns(Verbs):
    """Reads who is weakly connected and who may be drifting off in the communities of one store."""

    def today(self, asker: Asker, community: str, day: date | None = None) -> Care:
        """The care of a day (today), with the asker's own signals and those shared with her.

        Who chose not to be on the map is counted and not named; who objects is not read. Who is let be, or was taken
        up already, is not among the few of today, nor its organisation.
        """
        only_facilitator(asker)
        on = day or self._book.today()

        def make() -> Care:
            record, hidden = self._book.record(asker, community), self._book.hidden(asker, community)
            private = self._book.private(asker, community)
            told = listed(private, self._book.names(asker, community), ())
            roster = record.material.roster
            places = (roster.on(each, on.toordinal()) for each in taken_up(told, on, self._book.today()))
            aside = frozenset(roster.ids[each] for each in places if each is not None)
            return care(record, private, on, new=_new(record), hidden=hidden, aside=aside)

        return self._book.remember(community, ("care", asker.account, on), make)

    def of(self, asker: Asker, community: str, stakeholder: str, day: date | None = None) -> Concern | None:
        """What there is about one partner on a day (today): its letter, at risk, weakly connected, or None.

        Only a letter says who could help. Raises `MeshworkError` for who is not there, or not to be named.
        """
        if stakeholder not in self._book.names(asker, community):
            raise NoPartner
        found = self.today(asker, community, day)
        letter = next((each for each in found.today if each.stakeholder == stakeholder), None)
        return letter or found.of(stakeholder)

    def story(self, asker: Asker, community: str, day: date | None = None) -> Story | None:
        """The doubts of a day (today) for which the story may need changing, of signals that the asker may see."""
        only_facilitator(asker)
        record, private = self._book.record(asker, community), self._book.private(asker, community)
        return story(record, private, day or self._book.today(), self._book.hidden(asker, community))

    def turned_out(self, asker: Asker, community: str) -> TurnedOut:
        """How flags turned out in this community up to today, in counts; nobody is named in it."""
        only_facilitator(asker)

        def make() -> TurnedOut:
            record, private = self._book.record(asker, community), self._book.private(asker, community)
            return turned_out(record, private, self._book.today(), new=_new(record))

        return self._book.remember(community, ("turned out", asker.account), make)

    def names(self, asker: Asker, community: str) -> Names:
        """What partners, goals and actions are called in the sentences of `meshwork.feelers.words`."""
        only_facilitator(asker)
        return Names.of(self._book.facts(asker, community), self._book.names(asker, community))


def _new(record: Record) -> Callable[[date], frozenset[str]]:
    """Who was in the round of acquaintance on a day."""
    return newcomers(record.facts, record.material.deeds.attended)
