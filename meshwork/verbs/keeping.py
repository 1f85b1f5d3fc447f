"""What is kept about people, for how long, and its erasing, as `Service.keeping`."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

from meshwork.asker import Asker, only_facilitator
from meshwork.change import ERASE, Change, Changes, Erasure
from meshwork.dossier import Dossier, dossier
from meshwork.erasing import Erasing, erasing
from meshwork.errors import MeshworkError
from meshwork.graves import KEPT_AS, Graves
from meshwork.memory import Remember
from meshwork.model import Choice, Facts, Feeler, Private
from meshwork.network.consent import NOT_ON_MAP, OBJECTS, chose
from meshwork.retention import expired
from meshwork.settings import Settings
from meshwork.stores import Store
from meshwork.text import _
from meshwork.verbs.signals import visible


class Save(Protocol):
    """Writes what was decided, as `Store.save`."""

    def __call__(
        self, community: str, changes: Changes, *, at: datetime, actor: str, verb: str, note: str = ""
    ) -> Change: ...


class Keeping:
    """Looks after what is kept about people in the communities of one store."""

    def __init__(
        self,
        store: Store,
        facts: Callable[[Asker, str], Facts],
        remember: Remember,
        erase: Callable[[Asker, str, Erasure, str], Change],
        save: Save,
        now: Callable[[], datetime],
        today: Callable[[], date],
    ) -> None:
        self._store = store
        self._facts = facts
        self._remember = remember
        self._erase = erase
        self._save = save
        self._now = now
        self._today = today

    def due(self, asker: Asker, community: str) -> Erasure:
        """What is past its time today (`retention`). Every row that ever was is looked at, once after a change."""
        only_facilitator(asker)
        facts, today = self._facts(asker, community), self._today()
        return self._remember(
            community,
            ("due", today),
            lambda: expired(facts, self._store.rows(community), Settings.of(facts.settings, today), today),
        )

    def purge(self, asker: Asker, community: str) -> Change | None:
        """Erase for good what is past its time; None where nothing is. The log tells how much, not what."""
        gone = self.due(asker, community)
        return self._erase(asker, community, gone, "") if gone else None

    def person(self, asker: Asker, community: str, who: str) -> Dossier:
        """Everything that is kept of a partner (id), its past too, also of who objects. Raises as `erasing`."""
        only_facilitator(asker)
        facts, today = self._facts(asker, community), self._today()
        found = next((each for each in facts.stakeholders if each.id == who), None)
        if found is None:
            raise MeshworkError(_("There is no such partner. Look for it again."))
        rows = tuple(self._store.rows(community))
        # who was taken off the list has no choice that stands, and is in rows of the past still
        asked = {
            row.fact.stakeholder
            for row in rows
            if isinstance(row.fact, Choice) and row.fact.purpose in {OBJECTS, NOT_ON_MAP}
        }
        hidden = chose(facts, OBJECTS, today) | chose(facts, NOT_ON_MAP, today)
        hidden |= asked - {each.id for each in facts.stakeholders}
        stand = (row.fact for row in rows if row.retracted is None)
        private = Private(feelers=tuple(each for each in stand if isinstance(each, Feeler)))
        seen = {each.id for each in visible(asker, private).feelers}

        def mine(signal: Feeler) -> bool:  # every row of it: what was shared once and no longer is, is hers again
            return signal.id in seen or bool(
                visible(asker, Private(feelers=(replace(signal, shared=False),))).feelers
            )

        return dossier(found, rows, self._store.log(community), facts, hidden, mine, today)

    def erasing(self, asker: Asker, community: str, who: str) -> Erasing:
        """What erasing a partner (id) would do; nothing is done. Raises `MeshworkError` where there is none."""
        only_facilitator(asker)
        if all(each.id != who for each in self._facts(asker, community).stakeholders):
            raise MeshworkError(_("There is no such partner. Look for it again."))
        log = self._store.log(community)
        return erasing(who, self._store.rows(community), log, self._store.kept(community))

    def erase(self, asker: Asker, community: str, who: str) -> Change:
        """Erase a partner for good: every fact about it, in the history too, its private texts, its name in other
        texts, in the log and on the map. Keyed hashes stay, so that no import brings it back. It cannot be undone.

        Raises `MeshworkError` where there is no such partner.
        """
        found = self.erasing(asker, community, who)
        graves = Graves.read(self._store.kept(community).get(KEPT_AS, ""), secrets.token_bytes(32))
        buried = graves.after([who], found.names, found.addresses)
        keep = (*found.erasure.keep, (KEPT_AS, buried.text()))
        done = self._erase(asker, community, replace(found.erasure, keep=keep), "stakeholders")
        if found.again:
            self._save(community, Changes(found.again), at=self._now(), actor=asker.name, verb=ERASE)
        return done
