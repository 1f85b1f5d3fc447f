"""The same operations on SQLite and on Neo4j, drawn by chance: whatever comes back from one comes from the other."""

from __future__ import annotations

import itertools
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from meshwork.change import Changes, Erasure, Key, inverse, key_of
from meshwork.errors import Conflict
from meshwork.model import (
    Brings,
    Commitment,
    Community,
    Export,
    Fact,
    Feeler,
    Goal,
    Question,
    Session,
    Stakeholder,
    Tie,
)
from meshwork.stores import Store, open_store
from meshwork.stores.history import history_of
from meshwork.when import When

NOON = datetime(2020, 3, 1, 12, tzinfo=UTC)
A_FEW = st.sampled_from(["a", "b", "é"])
DAYS = st.sampled_from([None, When.of("2019"), When.of("2020-02"), When.of("2020-02-29")])
TEXTS = st.sampled_from(["", "x", "Ünï\n'\"`$"])
FACTS: st.SearchStrategy[Fact] = st.one_of(
    st.builds(Community, id=st.just("town"), name=TEXTS),
    st.builds(Stakeholder, id=A_FEW, name=TEXTS, aliases=st.sampled_from([(), ("x", "y")]), joined=DAYS, left=DAYS),
    st.builds(Goal, id=A_FEW, title=TEXTS, opened=DAYS),
    st.builds(Session, id=A_FEW, date=st.just(When.of("2020")), started_by=st.none() | A_FEW),
    st.builds(Question, id=A_FEW, text=TEXTS, session=st.none() | A_FEW),
    st.builds(Tie, id=A_FEW, source=A_FEW, target=A_FEW, trust=st.none() | st.integers(1, 4), since=DAYS),
    st.builds(Commitment, id=A_FEW, stakeholder=A_FEW, goal=A_FEW, since=DAYS, until=DAYS),
    st.builds(Brings, id=A_FEW, stakeholder=A_FEW, goal=st.none() | A_FEW, what=st.none() | TEXTS),
    st.builds(
        Export,
        id=A_FEW,
        story=A_FEW,
        title=TEXTS,
        sort=st.just("pdf"),
        given=st.just(When.of("2020-03-01")),
        whom=TEXTS,
    ),
    st.builds(Feeler, id=A_FEW, stakeholder=A_FEW, goal=st.none() | A_FEW, date=st.just(When.of("2020-03-01"))),
)
numbers = itertools.count()


class BothStores(RuleBasedStateMachine):
    """Saves, conflicts, undoings, looks into the past and restorings, on two stores at once."""

    one: Store
    other: Store

    def __init__(self) -> None:
        super().__init__()
        # names, not emptied databases: that is quicker, and what is left of others must not matter
        self.town = f"town-{next(numbers)}"
        self.moment = NOON

    def both(self, work: Any) -> Any:
        """Do it on both; what is given or refused is the same, and comes back."""
        answers = []
        for store in (self.one, self.other):
            try:
                answers.append(work(store))
            except Conflict:
                answers.append("conflict")
        assert answers[0] == answers[1]
        return answers[0]

    def save(self, changes: Changes) -> Any:
        self.moment += timedelta(hours=1)
        return self.both(lambda store: store.save(self.town, changes, at=self.moment, actor="a", verb="v"))

    @rule(facts=st.lists(FACTS, min_size=1, max_size=6, unique_by=key_of))
    def import_them(self, facts: list[Fact]) -> None:
        """New ones added, others corrected."""
        standing = {key_of(row.fact) for row in self.one.rows(self.town) if row.retracted is None}
        keys = [key_of(fact) for fact in facts]
        assert self.save(Changes(tuple(facts), tuple(key for key in keys if key in standing))) != "conflict"

    @rule(facts=st.lists(FACTS, max_size=2), keys=st.lists(st.tuples(st.sampled_from(["goals", "ties"]), A_FEW)))
    def try_anything(self, facts: list[Fact], keys: list[Key]) -> None:
        """What does not fit is refused by both."""
        self.save(Changes(tuple(facts), tuple(keys)))

    @rule(pick=st.lists(st.integers(0, 50), min_size=1, max_size=4))
    def retract_some(self, pick: list[int]) -> None:
        """Things go while facts about them stand."""
        standing = [key_of(row.fact) for row in self.one.rows(self.town) if row.retracted is None]
        chosen = {standing[at % len(standing)] for at in pick} if standing else set()
        self.save(Changes((), tuple(sorted(chosen))))

    @rule()
    def undo_the_last(self) -> None:
        """From the rows that each store gives."""
        last = self.one.number(self.town)
        undos = [inverse(store.rows(self.town, last), last) for store in (self.one, self.other)]
        assert undos[0] == undos[1]
        assert self.save(undos[0]) != "conflict"

    @rule(pick=st.lists(st.integers(0, 50), min_size=1, max_size=3), bare=st.integers(0, 50))
    def erase_some(self, pick: list[int], bare: int) -> None:
        """Facts with all their rows, and the town of a partner from all of its."""
        ever = sorted({key_of(row.fact) for row in self.one.rows(self.town)})
        gone = tuple({ever[at % len(ever)] for at in pick}) if ever else ()
        partners = [key for key in ever if key[0] == "stakeholders"]
        blank = ((partners[bare % len(partners)], ("place", "joined")),) if partners else ()
        self.moment += timedelta(hours=1)
        self.both(lambda store: store.erase(self.town, Erasure(gone, blank), at=self.moment, actor="a"))

    @rule(hours=st.integers(-1, 12))
    def look_back(self, hours: int) -> None:
        """As known at a moment."""
        moment = NOON + timedelta(hours=hours)
        self.both(lambda store: store.facts(self.town, moment))
        self.both(lambda store: store.private(self.town, moment))

    @rule()
    def restore_elsewhere(self) -> None:
        """Each store gets the history of the other."""
        copy = f"{self.town}-copy-{next(numbers)}"
        for source, target in ((self.one, self.other), (self.other, self.one)):
            history = history_of(source, self.town, private=True)
            target.restore(copy, history.changes, history.rows, history.kept)
        self.both(lambda store: (store.facts(copy), tuple(store.rows(copy))))

    @invariant()
    def all_is_the_same(self) -> None:
        """Facts, private texts, every row and the log."""
        self.both(lambda store: store.facts(self.town))
        self.both(lambda store: store.private(self.town))
        self.both(lambda store: (tuple(store.rows(self.town)), store.log(self.town)))


def test_whatever_is_done_to_both_stores_both_give_the_same(tmp_path: Path, neo4j_url: str) -> None:
    """6 lives of up to 10 steps (more with MESHWORK_EXAMPLES=200): no difference is found."""

    class Machine(BothStores):
        one = open_store(f"sqlite:///{tmp_path / 'store.db'}")
        other = open_store(neo4j_url)

    try:
        run_state_machine_as_test(
            Machine,
            settings=settings(
                max_examples=int(os.environ.get("MESHWORK_EXAMPLES", "6")),
                stateful_step_count=10,
                deadline=None,
                derandomize="MESHWORK_EXAMPLES" not in os.environ,  # by chance only where somebody asks for more
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        Machine.one.close()
        Machine.other.close()
