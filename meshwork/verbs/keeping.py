"""What is kept about people, for how long, and its erasing, as `Service.keeping`."""

from __future__ import annotations

import secrets
from dataclasses import replace

from meshwork.asker import Asker, only_facilitator
from meshwork.book import visible
from meshwork.change import ERASE, Change, Changes, Erasure
from meshwork.dossier import Dossier, dossier
from meshwork.erasing import Erasing, erasing
from meshwork.errors import MeshworkError
from meshwork.graves import KEPT_AS, Graves
from meshwork.model import Choice, Feeler, Private
from meshwork.network.consent import NOT_ON_MAP, OBJECTS, unnamed
from meshwork.retention import expired
from meshwork.settings import Settings
from meshwork.text import _
from meshwork.verbs import Verbs


class Keeping(Verbs):
    """Looks after what is kept about people in the communities of one store."""

    def due(self, asker: Asker, community: str) -> Erasure:
        """What is past its time today (`retention`). Every row that ever was is looked at, once after a change."""
        only_facilitator(asker)

        def make() -> Erasure:
            facts, today = self._book.facts(asker, community), self._book.today()
            return expired(facts, self._book.store.rows(community), Settings.of(facts.settings, today), today)

        return self._book.remember(community, ("due",), make)

    def purge(self, asker: Asker, community: str) -> Change | None:
        """Erase for good what is past its time; None where nothing is. The log tells how much, not what."""
        gone = self.due(asker, community)
        return self._book.erase(asker, community, gone, "") if gone else None

    def person(self, asker: Asker, community: str, who: str) -> Dossier:
        """Everything that is kept of a partner (id), its past too, also of who objects. Raises as `erasing`."""
        only_facilitator(asker)
        facts, today = self._book.facts(asker, community), self._book.today()
        found = next((each for each in facts.stakeholders if each.id == who), None)
        if found is None:
            raise MeshworkError(_("There is no such partner. Look for it again."))
        rows = tuple(self._book.store.rows(community))
        # who was taken off the list has no choice that stands, and is in rows of the past still
        asked = {
            row.fact.stakeholder
            for row in rows
            if isinstance(row.fact, Choice) and row.fact.purpose in {OBJECTS, NOT_ON_MAP}
        }
        hidden = unnamed(facts, today)
        hidden |= asked - {each.id for each in facts.stakeholders}
        stand = (row.fact for row in rows if row.retracted is None)
        private = Private(feelers=tuple(each for each in stand if isinstance(each, Feeler)))
        seen = {each.id for each in visible(asker, private).feelers}

        def mine(signal: Feeler) -> bool:  # every row of it: what was shared once and no longer is, is hers again
            return signal.id in seen or bool(
                visible(asker, Private(feelers=(replace(signal, shared=False),))).feelers
            )

        return dossier(found, rows, self._book.store.log(community), facts, hidden, mine, today)

    def erasing(self, asker: Asker, community: str, who: str) -> Erasing:
        """What erasing a partner (id) would do; nothing is done. Raises `MeshworkError` where there is none."""
        only_facilitator(asker)
        if all(each.id != who for each in self._book.facts(asker, community).stakeholders):
            raise MeshworkError(_("There is no such partner. Look for it again."))
        log = self._book.store.log(community)
        return erasing(who, self._book.store.rows(community), log, self._book.store.kept(community))

    def erase(self, asker: Asker, community: str, who: str) -> Change:
        """Erase a partner for good: every fact about it, in the history too, its private texts, its name in other
        texts, in the log and on the map. Keyed hashes stay, so that no import brings it back. It cannot be undone.

        Raises `MeshworkError` where there is no such partner.
        """
        found = self.erasing(asker, community, who)
        graves = Graves.read(self._book.store.kept(community).get(KEPT_AS, ""), secrets.token_bytes(32))
        buried = graves.after([who], found.names, found.addresses)
        keep = (*found.erasure.keep, (KEPT_AS, buried.text()))
        done = self._book.erase(asker, community, replace(found.erasure, keep=keep), "stakeholders")
        if found.again:
            self._book.held.save(community, Changes(found.again), at=self._book.now(), actor=asker.name, verb=ERASE)
        return done
