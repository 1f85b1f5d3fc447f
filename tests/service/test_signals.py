"""Signals belong to whoever picked them up, and stay no longer than they should."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from meshwork.change import Changes, Erasure, Row
from meshwork.errors import MeshworkError, NotAllowed
from meshwork.model import Choice, Community, Facts, Feeler, FollowUp, Goal, Note, Setting, Stakeholder
from meshwork.retention import expired
from meshwork.service import Asker, Role, Service
from meshwork.settings import Settings
from meshwork.verbs.signals import Signal
from meshwork.when import When
from tests.serving import ANNA, STRANGER, Serve

TODAY = date(2021, 6, 1)
BEN, CLARA = (Asker(name, Role.FACILITATOR, account=name) for name in ("ben", "clara"))
MILL = Stakeholder(id="mill", name="De Molen", email="molen@voorbeeld.example", phone="0500")
QUAY = Stakeholder(id="quay", name="Kadehuis")
TOWN = Facts(
    community=(Community(id="town", name="Het Dorp"),),
    stakeholders=(MILL, QUAY),
    goals=(Goal(id="warm", title="Warm wonen"),),
)


@pytest.fixture
def service(serve: Serve) -> Service:
    """A town of two partners and a goal, on the first of June 2021."""
    return serve(TOWN, now=lambda: datetime(2021, 6, 1, 12, tzinfo=UTC), today=lambda: TODAY)


def test_a_signal_is_written_down_and_read_back_newest_first(service: Service) -> None:
    """Energy, doubt, a word without its blanks, around a goal; of all or of one partner."""
    service.signals.sense(ANNA, "town", Signal("mill", date(2021, 5, 3), -1, True, " belde af ", "warm"))
    service.signals.sense(ANNA, "town", Signal("quay", TODAY, 2))
    last, first = service.signals.seen(ANNA, "town")
    assert (last.stakeholder, last.energy, last.doubt, last.note, last.goal) == ("quay", 2, False, None, None)
    assert (first.date, first.energy, first.doubt, first.note, first.goal) == (
        When.of("2021-05-03"),
        -1,
        True,
        "belde af",
        "warm",
    )
    assert service.signals.seen(ANNA, "town", "mill") == (first,)


@pytest.mark.parametrize(
    ("signal", "said"),
    [
        (Signal("nobody", TODAY), "no such partner"),
        (Signal("mill", TODAY, goal="nothing"), "no such goal"),
        (Signal("mill", TODAY, energy=3), "from -2"),
        (Signal("mill", date(2021, 6, 2)), "still to come"),
    ],
)
def test_what_cannot_be_a_signal_is_said_and_not_written(service: Service, signal: Signal, said: str) -> None:
    """Nobody, nothing, too much energy, tomorrow."""
    with pytest.raises(MeshworkError, match=said):
        service.signals.sense(ANNA, "town", signal)
    assert service.signals.seen(ANNA, "town") == ()


@pytest.mark.parametrize(("purpose", "said"), [("no_signals", "De Molen asked"), ("objects", "no such partner")])
def test_of_who_does_not_want_it_no_signal_is_kept(service: Service, purpose: str, said: str) -> None:
    """A new one is refused; those from before are past their time at once."""
    service.signals.sense(ANNA, "town", Signal("mill", TODAY, note="voor de keuze"))
    service.write(ANNA, "town", Changes((Choice(id="c", stakeholder="mill", purpose=purpose),)), "edit")
    with pytest.raises(MeshworkError, match=said):
        service.signals.sense(ANNA, "town", Signal("mill", TODAY))
    assert bool(service.signals.seen(ANNA, "town")) is (purpose == "no_signals")  # who objects is not told of
    assert service.keeping.purge(ANNA, "town") is not None
    assert service.private(ANNA, "town").feelers == ()


def test_a_signal_is_its_authors_own_unless_shared(service: Service) -> None:
    """Clara sees Ben's when he shares it, in no verb before that; and cannot share or erase what is his."""
    service.signals.sense(BEN, "town", Signal("mill", TODAY, note="van Ben"))
    (signal,) = service.signals.seen(BEN, "town")
    assert service.signals.seen(CLARA, "town") == service.private(CLARA, "town").feelers == ()
    with pytest.raises(MeshworkError, match="no such signal"):
        service.signals.share(CLARA, "town", signal.id, shared=True)
    service.signals.share(BEN, "town", signal.id, shared=True)
    assert service.signals.share(BEN, "town", signal.id, shared=True) is None
    assert [each.note for each in service.signals.seen(CLARA, "town")] == ["van Ben"]
    with pytest.raises(MeshworkError, match="no such signal"):
        service.signals.forget(CLARA, "town", signal.id)
    service.signals.share(BEN, "town", signal.id, shared=False)
    assert service.signals.seen(CLARA, "town") == ()


def test_without_accounts_there_is_one_author(service: Service) -> None:
    """Whatever the name by which the machine knows them."""
    service.signals.sense(ANNA, "town", Signal("mill", TODAY))
    other = Asker("root", Role.FACILITATOR)
    assert len(service.signals.seen(other, "town")) == 1


def test_only_a_facilitator_hears_of_signals(service: Service) -> None:
    """Not one verb answers anybody else."""
    service.signals.sense(ANNA, "town", Signal("mill", TODAY))
    (signal,) = service.signals.seen(ANNA, "town")
    for verb in (
        lambda: service.signals.seen(STRANGER, "town"),
        lambda: service.signals.sense(STRANGER, "town", Signal("mill", TODAY)),
        lambda: service.signals.share(STRANGER, "town", signal.id, shared=True),
        lambda: service.signals.forget(STRANGER, "town", signal.id),
        lambda: service.keeping.due(STRANGER, "town"),
        lambda: service.keeping.purge(STRANGER, "town"),
    ):
        with pytest.raises(NotAllowed):
            verb()
    assert service.signals.seen(ANNA, "town") == (signal,)


def test_a_signal_is_taken_back_or_erased_for_good(service: Service) -> None:
    """Undo leaves it in the history and brings it back; forgetting leaves nothing, and no undo."""
    service.signals.sense(ANNA, "town", Signal("mill", TODAY, note="stil"))
    service.undo(ANNA, "town")
    assert service.signals.seen(ANNA, "town") == ()
    service.undo(ANNA, "town", service.log(ANNA, "town")[0].number)
    (signal,) = service.signals.seen(ANNA, "town")
    done = service.signals.forget(ANNA, "town", signal.id)
    assert service.signals.seen(ANNA, "town") == ()
    with pytest.raises(MeshworkError, match="erased for good"):
        service.undo(ANNA, "town", done.number)


def test_the_log_tells_that_there_was_a_signal_and_nothing_of_it(service: Service) -> None:
    """No word of it, and nobody's name."""
    service.signals.sense(ANNA, "town", Signal("mill", TODAY, note="heel stil"))
    change = service.log(ANNA, "town", 1)[0]
    assert (change.verb, change.note) == ("sense", "")


KEPT = (
    Feeler(id="f", stakeholder="mill", date=When.of("2020-06-01")),
    Feeler(id="f-young", stakeholder="mill", date=When.of("2020-06-02")),
    Note(id="n", stakeholder="mill", date=When.of("2019-06-01"), text="n"),
    Note(id="n-young", stakeholder="mill", date=When.of("2019-06-02"), text="n"),
    Note(id="n-dateless", stakeholder="mill", text="n"),
    FollowUp(id="u", stakeholder="mill", kind="call", due=When.of("2018"), done=When.of("2019-06-01")),
    FollowUp(id="u-open", stakeholder="mill", kind="call", due=When.of("2018")),
    MILL,
    Stakeholder(id="left", name="Weg", email="weg@voorbeeld.example", left=When.of("2020-06-01")),
    Stakeholder(id="left-bare", name="Kaal", left=When.of("2019")),
    Stakeholder(id="left-late", name="Laat", phone="1", left=When.of("2020-06-02")),
)


def test_each_sort_has_its_time_to_the_day() -> None:
    """Signals a year, notes and done follow-ups two; address and number a year after leaving: that day included."""
    facts = Facts(stakeholders=tuple(each for each in KEPT if isinstance(each, Stakeholder)))
    found = expired(facts, [Row(each, 1) for each in KEPT], Settings(), TODAY)
    assert found == Erasure(
        gone=(("feelers", "f"), ("notes", "n"), ("follow_ups", "u")),
        blank=((("stakeholders", "left"), ("email", "phone")),),
    )


def test_a_community_chooses_how_long(service: Service) -> None:
    """Signals three months; what was corrected or taken back since goes with it, also from what was known then."""
    chosen = Setting(id="s", name="retention.signals_months", value="3")
    old = Feeler(id="old", stakeholder="mill", date=When.of("2021-03-01"), note="eerst")
    service.write(ANNA, "town", Changes((old, chosen)), "edit")
    service.write(ANNA, "town", Changes((), (("feelers", "old"),)), "edit")
    service.signals.sense(ANNA, "town", Signal("mill", TODAY))
    change = service.keeping.purge(ANNA, "town")
    assert change is not None
    assert (change.verb, change.retracted) == ("erase", 0)  # it no longer stood
    assert len(service.signals.seen(ANNA, "town")) == 1
    assert service.keeping.purge(ANNA, "town") is None
