"""What every verb reads from and writes into: the communities of one store, for whoever may.

What is read is kept by the number of the last change and by the day, so that a second look costs nothing and a write
is seen at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from meshwork.asker import Asker, only_facilitator
from meshwork.change import Change, Changes, Erasure
from meshwork.held import Held
from meshwork.memory import Memory
from meshwork.metrics import Sheet, sheet
from meshwork.model import Facts, Feeler, Private
from meshwork.network import Record, record
from meshwork.network.consent import NOT_ON_MAP, chose, heard
from meshwork.network.roster import Level
from meshwork.settings import Settings
from meshwork.stores import Store

T = TypeVar("T")
KEPT_ANSWERS = 64


class Book:
    """The facts of a store, as they are held in memory, read and written.

    `today` says which day it is, `now` which moment (UTC). What reads without asking who asks (`store`, `held`,
    `remember`) is for verbs that asked already.
    """

    def __init__(self, store: Store, now: Callable[[], datetime], today: Callable[[], date]) -> None:
        self.store = store
        self.now = now
        self.today = today
        self.held = Held(store)
        self._memory = Memory(KEPT_ANSWERS)

    def facts(self, asker: Asker, community: str, known_at: datetime | None = None) -> Facts:
        """What is known of a community, or was known at a moment (UTC). Private texts are another verb's."""
        only_facilitator(asker)
        if known_at is None:
            return self.held.facts(community)
        return self.remember(community, ("facts", known_at), lambda: self.store.facts(community, known_at))

    def heard(self, asker: Asker, community: str, known_at: datetime | None = None) -> Facts:
        """What is known, or was, but for those who object today."""
        only_facilitator(asker)

        def make() -> Facts:
            facts = self.facts(asker, community, known_at)
            if known_at is not None:
                facts = replace(facts, choices=self.facts(asker, community).choices)
            return heard(facts, self.today())

        return self.remember(community, ("heard", known_at), make)

    def record(
        self, asker: Asker, community: str, level: Level = "organisation", known_at: datetime | None = None
    ) -> Record:
        """The community prepared for reading, with the settings of today, and without whoever objects today.

        With `known_at` (UTC) what was known at that moment; who objects is left out of that too.
        """
        only_facilitator(asker)

        def make() -> Record:
            facts = self.heard(asker, community, known_at)
            return record(facts, Settings.of(facts.settings, self.today()), level=level)

        return self.remember(community, ("record", level, known_at), make)

    def metrics(
        self,
        asker: Asker,
        community: str,
        day: date,
        *,
        goal: str | None = None,
        level: Level = "organisation",
        keys: frozenset[str] | None = None,
    ) -> Sheet:
        """The numbers of a day, of these keys or all; of a goal: of those who carry it.

        Who is not on the map counts in the whole and has no number of its own.
        """
        only_facilitator(asker)
        return self.remember(
            community,
            ("metrics", day, goal, level, keys),
            lambda: sheet(self.record(asker, community, level).on(day, goal=goal), keys).without(
                self.hidden(asker, community)
            ),
        )

    def hidden(self, asker: Asker, community: str) -> frozenset[str]:
        """Who chose not to be on the map today: counted, and not named."""
        return chose(self.facts(asker, community), NOT_ON_MAP, self.today())

    def names(self, asker: Asker, community: str) -> Mapping[str, str]:
        """The present names, by id, of everyone who may be named: not of who chose not to be on the map."""
        facts, hidden = self.heard(asker, community), self.hidden(asker, community)
        return {each.id: each.name for each in facts.stakeholders if each.id not in hidden}

    def private(self, asker: Asker, community: str) -> Private:
        """Follow-ups, notes, and those signals that are the asker's own or shared: for facilitators alone."""
        return visible(asker, self.all_private(asker, community))

    def all_private(self, asker: Asker, community: str) -> Private:
        """The signals of other facilitators too: for what moves, compares and takes back without telling."""
        only_facilitator(asker)
        return self.held.private(community)

    def everything(self, asker: Asker, community: str) -> tuple[Facts, Private]:
        """What is known, and all that is private."""
        return self.facts(asker, community), self.all_private(asker, community)

    def write(self, asker: Asker, community: str, changes: Changes, verb: str, note: str = "") -> Change | None:
        """Write what was decided, all of it or nothing; None where there is nothing to write."""
        only_facilitator(asker)
        if not changes:
            return None
        return self.held.save(community, changes, at=self.now(), actor=asker.name, verb=verb, note=note)

    def erase(self, asker: Asker, community: str, erasure: Erasure, note: str) -> Change:
        """Delete for good; no answer in memory tells of it either."""
        only_facilitator(asker)
        done = self.held.erase(community, erasure, at=self.now(), actor=asker.name, note=note)
        self._memory.let_go(community)
        return done

    def known(self, community: str, what: tuple[Any, ...]) -> Any | None:
        """The answer to a question about a community as it stands now; None where it was not made yet."""
        return self._memory.known(self._question(community, what))

    def remember(self, community: str, what: tuple[Any, ...], make: Callable[[], T]) -> T:
        """The answer to a question about a community as it stands now and today, made at most once.

        `make` itself fetches what the answer is made from, `today` too: fetched before this is asked, facts of before
        a write, or a day just before midnight, would be kept as those of after it. So an answer may be newer than its
        question, never older.
        """
        return self._memory.recall(self._question(community, what), make)

    def _question(self, community: str, what: tuple[Any, ...]) -> tuple[Any, ...]:
        return (community, self.store.number(community), self.today(), *what)


def visible(asker: Asker, private: Private) -> Private:
    """The private texts without the signals of others that were not shared.

    >>> from meshwork.asker import Role
    >>> from meshwork.when import When
    >>> his = Feeler(id="f", stakeholder="mill", date=When.of("2024"), author="ben")
    >>> anna = Asker("anna", Role.FACILITATOR, account="anna")
    >>> visible(anna, Private(feelers=(his,))).feelers
    ()
    """
    return replace(private, feelers=tuple(each for each in private.feelers if each.shared or mine(asker, each)))


def mine(asker: Asker, signal: Feeler) -> bool:
    """Without accounts whoever sits at this machine is one and the same author."""
    return asker.account is None or signal.author == asker.account
