"""What is held in memory is what the store would read back, whoever wrote and whatever failed."""

from __future__ import annotations

import gc
import itertools
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from meshwork.change import Change, Changes, inverse, key_of
from meshwork.errors import Conflict, Unreachable
from meshwork.held import Held, applied
from meshwork.model import Attendance, Commitment, Fact, Facts, Feeler, Goal, Note, Private, Session, Stakeholder, Tie
from meshwork.service import Service
from meshwork.stores import Store
from meshwork.stores.sqlite import SqliteStore
from meshwork.when import When
from tests.serving import ANNA

NOON = datetime(2020, 3, 1, 12, tzinfo=UTC)
MILL = Stakeholder(id="mill", name="De Molen", aliases=("Molen",), latitude=52.0)
QUAY = Stakeholder(id="quay", name="Kadehuis", joined=When.of("2019-06"))
WARM = Goal(id="warm", title="Warm wonen", opened=When.of("2019"))
NOTE = Note(id="n", stakeholder="mill", text="belt liever 's avonds")

A_FEW = st.sampled_from(["a", "b", "B", "é", "\U0001f600"])
DAYS = st.sampled_from([None, When.of("2019"), When.of("2020-02-29")])
FACTS: st.SearchStrategy[Fact] = st.one_of(
    st.builds(Stakeholder, id=A_FEW, name=st.sampled_from(["", "x"]), aliases=st.sampled_from([(), ("x", "y")])),
    st.builds(Goal, id=A_FEW, title=st.just("t"), opened=DAYS),
    st.builds(Session, id=A_FEW, date=st.just(When.of("2020"))),
    st.builds(Attendance, id=A_FEW, stakeholder=A_FEW, session=A_FEW, present=st.sampled_from([None, True, False])),
    st.builds(Tie, id=A_FEW, source=A_FEW, target=A_FEW, since=DAYS),
    st.builds(Commitment, id=A_FEW, stakeholder=A_FEW, goal=A_FEW, until=DAYS),
    st.builds(Note, id=A_FEW, stakeholder=A_FEW, text=st.just("hush")),
    st.builds(Feeler, id=A_FEW, stakeholder=A_FEW, date=st.just(When.of("2020-03-01"))),
)
towns = itertools.count()


class Counted(SqliteStore):
    """A store that counts how often all facts, or all private texts, are read back; and can lose an answer."""

    read_back = 0
    loses_its_answer = False

    def facts(self, community: str, known_at: datetime | None = None) -> Facts:
        """Counted."""
        self.read_back += 1
        return super().facts(community, known_at)

    def private(self, community: str, known_at: datetime | None = None) -> Private:
        """Counted."""
        self.read_back += 1
        return super().private(community, known_at)

    def save(self, community: str, changes: Changes, **about: Any) -> Change:
        """What is written stands, even where nobody hears that it does."""
        done = super().save(community, changes, **about)
        if self.loses_its_answer:
            raise Unreachable("the line went dead")
        return done


@pytest.fixture
def counted(tmp_path: Path) -> Iterator[Counted]:
    store = Counted(str(tmp_path / "town.sqlite"))
    yield store
    store.close()


def write(held: Held, *add: Fact, retract: tuple[tuple[str, str], ...] = ()) -> Change:
    return held.save("town", Changes(add, retract), at=NOON, actor="anna", verb="edit")


class TwoProcesses(RuleBasedStateMachine):
    """Two that hold the same community and write to it by turns, each through a store of its own."""

    path: Path

    def __init__(self) -> None:
        super().__init__()
        self.town = f"town-{next(towns)}"
        self.stores = [SqliteStore(str(self.path)) for _each in range(2)]
        self.held = [Held(store) for store in self.stores]

    def save(self, who: int, changes: Changes) -> None:
        try:
            self.held[who].save(self.town, changes, at=NOON, actor="a", verb="v")
        except Conflict:
            return

    @rule(who=st.integers(0, 1), facts=st.lists(FACTS, min_size=1, max_size=5, unique_by=key_of))
    def correct_or_add(self, who: int, facts: list[Fact]) -> None:
        """New ones added, others corrected."""
        standing = {key_of(row.fact) for row in self.stores[0].rows(self.town) if row.retracted is None}
        keys = map(key_of, facts)
        self.save(who, Changes(tuple(facts), tuple(key for key in keys if key in standing)))

    @rule(who=st.integers(0, 1), facts=st.lists(FACTS, max_size=2), keys=st.lists(st.builds(key_of, FACTS)))
    def try_anything(self, who: int, facts: list[Fact], keys: list[Any]) -> None:
        """Most of it is refused."""
        self.save(who, Changes(tuple(facts), tuple(keys)))

    @rule(who=st.integers(0, 1))
    def undo_the_last(self, who: int) -> None:
        """From the rows of the store."""
        last = self.stores[who].number(self.town)
        self.save(who, inverse(self.stores[who].rows(self.town, last), last))

    @rule(who=st.integers(0, 1))
    def look(self, who: int) -> None:
        """Only who looked holds something that can follow."""
        assert self.held[who].facts(self.town) == self.stores[1 - who].facts(self.town)
        assert self.held[who].private(self.town) == self.stores[1 - who].private(self.town)

    @invariant()
    def what_is_held_is_what_stands_under_its_number(self) -> None:
        """Also between two looks."""
        number = self.stores[0].number(self.town)
        for held in self.held:
            for known in (held._facts.get(self.town), held._private.get(self.town)):
                if known is not None and known.number == number:
                    assert known == getattr(self.stores[0], type(known).__name__.lower())(self.town)

    def teardown(self) -> None:
        """Let go of the file."""
        for store in self.stores:
            store.close()


def test_whatever_two_processes_write_both_hold_what_stands(tmp_path: Path) -> None:
    """Writes, corrections, refusals, undoings and looks in any order."""
    TwoProcesses.path = tmp_path / "town.sqlite"
    run_state_machine_as_test(
        TwoProcesses,
        settings=settings(
            max_examples=15, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_on_every_store_what_is_held_follows_what_is_written(store: Store) -> None:
    """Added, corrected, taken back and undone, with a private text among it."""
    held = Held(store)
    assert (held.facts("town"), held.private("town")) == (Facts(), Private())
    write(held, WARM, QUAY, MILL, NOTE)
    write(held, Stakeholder(id="mill", name="De Oude Molen"), retract=(("stakeholders", "mill"), ("notes", "n")))
    assert held.facts("town") == store.facts("town")
    assert held.private("town") == store.private("town") == Private(number=2)
    undo = inverse(store.rows("town", 2), 2)
    write(held, *undo.add, retract=undo.retract)
    assert held.facts("town") == store.facts("town") == Facts(number=3, stakeholders=(MILL, QUAY), goals=(WARM,))
    assert held.private("town") == store.private("town") == Private(number=3, notes=(NOTE,))


def test_what_is_written_here_is_not_read_back(counted: Counted) -> None:
    """Read once each before the first write, and never after it."""
    held = Held(counted)
    held.facts("town"), held.private("town")
    write(held, MILL, NOTE)
    write(held, retract=(("stakeholders", "mill"),))
    assert (held.facts("town").number, held.private("town").notes, counted.read_back) == (2, (NOTE,), 2)


def test_what_another_wrote_in_between_is_read_back(counted: Counted, tmp_path: Path) -> None:
    """Ours is change 3, and change 2 was never seen here: both stand at the next look."""
    held, other = Held(counted), SqliteStore(str(tmp_path / "town.sqlite"))
    write(held, MILL)
    held.facts("town")
    write(Held(other), QUAY)
    write(held, WARM)
    assert held.facts("town") == other.facts("town") == Facts(number=3, stakeholders=(MILL, QUAY), goals=(WARM,))
    assert counted.read_back == 2
    other.close()


def test_a_write_that_is_refused_leaves_what_is_held(counted: Counted) -> None:
    """Nothing of a refused change is held, and nothing is read back for it."""
    held = Held(counted)
    write(held, MILL)
    before = held.facts("town")
    with pytest.raises(Conflict):
        write(held, QUAY, MILL)
    assert held.facts("town") is before
    assert counted.read_back == 1


def test_a_write_of_which_the_answer_was_lost_is_seen(counted: Counted) -> None:
    """It stands in the store though nobody heard so: by its number it is read back."""
    held = Held(counted)
    write(held, MILL)
    held.facts("town")
    counted.loses_its_answer = True
    with pytest.raises(Unreachable):
        write(held, QUAY)
    assert held.facts("town").stakeholders == (MILL, QUAY)


def test_a_store_that_went_back_is_read_back(tmp_path: Path) -> None:
    """An administrator puts an older copy in its place: its lower number is another number."""
    here, older = (SqliteStore(str(tmp_path / name)) for name in ("here", "older"))
    held = Held(here)
    write(held, MILL)
    write(held, QUAY)
    held.facts("town")
    write(Held(older), WARM)
    held._store = older
    assert held.facts("town") == Facts(number=1, goals=(WARM,)) == held.facts("town")
    here.close()
    older.close()


def test_a_private_text_never_comes_among_the_facts() -> None:
    """Of a change with both, facts take the facts and private texts the texts; what is untouched stays the same."""
    known, private = Facts(number=1, stakeholders=(MILL,)), Private(number=1)
    both = Changes((NOTE, WARM))
    assert applied(known, both, 2) == Facts(number=2, stakeholders=(MILL,), goals=(WARM,))
    assert applied(known, both, 2).stakeholders is known.stakeholders
    assert applied(private, both, 2) == Private(number=2, notes=(NOTE,))


def test_a_service_reads_a_community_once_for_many_changes(counted: Counted) -> None:
    """Written, read, undone and read again: facts and private texts were read back once each."""
    service = Service(counted, now=lambda: NOON)
    service.facts(ANNA, "town"), service.private(ANNA, "town")
    service.write(ANNA, "town", Changes((MILL, QUAY, NOTE)), "import")
    service.write(ANNA, "town", Changes((Tie(id="t", source="mill", target="quay"),)), "edit")
    assert [each.id for each in service.facts(ANNA, "town").ties] == ["t"]
    service.undo(ANNA, "town")
    assert service.facts(ANNA, "town") == SqliteStore.facts(counted, "town")
    assert service.private(ANNA, "town").notes == (NOTE,)
    assert counted.read_back == 2


class Watched(SqliteStore):
    """A store that notes whether the collector of cycles is at work while it reads, and may be out of reach."""

    at_work: tuple[bool, ...] = ()
    away = False

    def facts(self, community: str, known_at: datetime | None = None) -> Facts:
        """Noted; a second reader comes while the first still reads."""
        self.at_work += (gc.isenabled(),)
        if len(self.at_work) == 1:
            Held(self).facts("other")
            self.at_work += (gc.isenabled(),)
        if self.away:
            raise Unreachable("away")
        return super().facts(community, known_at)


def test_no_cycles_are_looked_for_while_facts_are_read_and_they_are_again_afterwards(tmp_path: Path) -> None:
    """With two readers at once too, and after a store that was out of reach; who had switched it off keeps it so."""
    store = Watched(str(tmp_path / "town.sqlite"))
    Held(store).facts("town")
    assert (store.at_work, gc.isenabled()) == ((False, False, False), True)
    store.away = True
    with pytest.raises(Unreachable):
        Held(store).facts("town")
    assert gc.isenabled()
    store.away = False
    gc.disable()
    try:
        Held(store).facts("town")
        assert not gc.isenabled()
    finally:
        gc.enable()
    store.close()
