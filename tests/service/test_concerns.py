"""What there is about one partner, as the service tells it; who may ask; what is done about it and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from meshwork import demo
from meshwork.caring import Outcome, Wish
from meshwork.change import Change
from meshwork.errors import MeshworkError, NotAllowed
from meshwork.service import Asker, Role, Service
from meshwork.stores import open_store

ANNA, HERE, SOON = Asker("Anna", Role.FACILITATOR), "lindemark", date(2023, 12, 8)
Do = Callable[[Service], Change | None]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """The invented community on its last day; each test leaves it as it was."""
    path: Path = tmp_path_factory.mktemp("care") / "care.db"
    store = open_store(f"sqlite:///{path}")
    service = Service(store, today=lambda: demo.LAST_DAY)
    service.seed(ANNA, demo.facts(), demo.private())
    yield service
    store.close()


def test_one_partner_is_told_of_as_in_its_letter_and_with_who_could_help(service: Service) -> None:
    """The village hall hangs on the village council, which is nearest; who is not on the map is not told of."""
    found = service.care.of(ANNA, HERE, "dorpshuis")
    assert found in service.care.today(ANNA, HERE).today
    assert found is not None
    assert found.helper is not None
    assert found.helper.stakeholder == "dorpsraad"
    with pytest.raises(MeshworkError, match="no such partner"):
        service.care.of(ANNA, HERE, "gerda")


@pytest.mark.parametrize("verb", ["today", "of", "story", "turned_out", "names"])
def test_who_is_no_facilitator_is_told_nothing_of_care(service: Service, verb: str) -> None:
    """Not even what things are called in it."""
    more = ("dorpshuis",) if verb == "of" else ()
    with pytest.raises(NotAllowed):
        getattr(service.care, verb)(Asker("somebody", Role.NOBODY), HERE, *more)


DONE: tuple[Do, ...] = (
    lambda here: here.follow_ups.plan(ANNA, HERE, Wish("talk", "dorpshuis", SOON)),
    lambda here: here.follow_ups.plan(ANNA, HERE, Wish("call", "dorpshuis", SOON)),
    lambda here: here.follow_ups.plan(ANNA, HERE, Wish("bring_together", "dorpshuis", SOON, "dorpsraad")),
    lambda here: here.follow_ups.plan(ANNA, HERE, Wish("let_go", "dorpshuis", SOON)),
    lambda here: here.follow_ups.not_now(ANNA, HERE, "dorpshuis", SOON, "in the middle of a move"),
    lambda here: here.follow_ups.close(ANNA, HERE, "care-10", Outcome(demo.LAST_DAY, "good", 1, contact=True)),
    lambda here: here.follow_ups.drop(ANNA, HERE, "care-9"),
)


@pytest.mark.parametrize("at", range(len(DONE)))
def test_each_thing_that_can_be_done_is_taken_back(service: Service, at: int) -> None:
    """Facts, what is private, and the page of today are as they were; in between they are not."""

    def state() -> object:
        facts = replace(service.facts(ANNA, HERE), number=0)
        return facts, replace(service.private(ANNA, HERE), number=0), service.care.today(ANNA, HERE)

    before = state()
    done = DONE[at](service)
    assert done is not None
    assert state() != before
    service.undo(ANNA, HERE, done.number)
    assert state() == before
