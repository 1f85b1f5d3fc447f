"""A Friday round holds what happened since the last one, and a week that was missed costs nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboards.pages import _promised as promised
from meshwork import week, week_words
from meshwork.change import Changes
from meshwork.errors import MeshworkError, NotAllowed, WrongUsage
from meshwork.model import (
    Action,
    Attendance,
    Choice,
    Community,
    Facts,
    Feeler,
    FollowUp,
    Private,
    Session,
    Stakeholder,
    Work,
)
from meshwork.service import Asker, Role, Service
from meshwork.stores import open_store
from meshwork.text import speak
from meshwork.verbs.signals import Signal
from meshwork.when import When
from tests.serving import ANNA, Serve

FRIDAY = date(2021, 6, 18)
BEN, CLARA = (Asker(name, Role.FACILITATOR, account=name) for name in ("ben", "clara"))
NAMES = {"mill": "De Molen", "quay": "Kadehuis", "lock": "De Sluis", "shy": "Stil", "anna": "Anna"}


def met(id_: str, day: str, *who: str, kind: str = "talk") -> tuple[Session, tuple[Attendance, ...]]:
    """A session, and who was there."""
    seats = tuple(Attendance(id=f"{id_}-{one}", session=id_, stakeholder=one) for one in who)
    return Session(id=id_, date=When.of(day), kind=kind), seats


MEETINGS = (
    met("early", "2021-06-03", "mill", "anna"),
    met("talk", "2021-06-11", "mill", "anna", kind="call"),
    met("table", "2021-06-15", "quay", "lock", "shy", "anna", kind="gathering"),
    met("alone", "2021-06-16", "anna"),
    met("today", "2021-06-18", "mill", "anna"),
    met("ahead", "2021-06-21", "quay"),
)
TOWN = Facts(
    community=(Community(id="town", name="Het Dorp"),),
    stakeholders=tuple(
        Stakeholder(id=id_, name=name, facilitator=id_ == "anna") for id_, name in sorted(NAMES.items())
    ),
    sessions=tuple(sorted((each for each, _seats in MEETINGS), key=lambda each: each.id)),
    attendance=tuple(seat for _each, seats in MEETINGS for seat in seats),
    choices=(Choice(id="shy-out", stakeholder="shy", purpose="not_on_map"),),
    actions=(
        Action(id="bench", title="Een bank", due=When.of("2021-06-24")),
        Action(id="fair", title="De markt", due=When.of("2021-06-25")),
        Action(id="gone", title="Voorbij", due=When.of("2021-06-01"), done=When.of("2021-06-14")),
        Action(id="stop", title="Gestopt", due=When.of("2021-06-01"), status="stopped"),
    ),
    works_on=(Work(id="w", stakeholder="mill", action="bench"), Work(id="w2", stakeholder="shy", action="bench")),
)
PRIVATE = Private(
    follow_ups=(
        FollowUp(id="call", stakeholder="quay", kind="call", due=When.of("2021-06-10"), outcome="geheim"),
        FollowUp(id="dateless", stakeholder="quay", kind="call"),
    )
)


@pytest.fixture
def days() -> list[date]:
    """The day it is, to be changed."""
    return [FRIDAY]


@pytest.fixture
def service(serve: Serve, days: list[date]) -> Service:
    """The town on a Friday."""
    return serve(TOWN, PRIVATE, today=lambda: days[0])


def asked(service: Service, asker: Asker = ANNA) -> list[tuple[str, date]]:
    """Of whom is asked how it was, and by which contact."""
    return [(each.name, each.day) for each in service.week.round(asker, "town").asked]


def test_the_first_round_looks_back_a_week(service: Service) -> None:
    """From the eleventh up to today; who facilitates is nobody one met, and who is not on the map is counted."""
    found = service.week.round(ANNA, "town")
    assert (found.since, found.until, found.last) == (date(2021, 6, 11), FRIDAY, None)
    assert [(each.session, [name for _id, name in each.who], each.others) for each in found.met] == [
        ("talk", ["De Molen"], 0),
        ("table", ["De Sluis", "Kadehuis"], 1),
        ("today", ["De Molen"], 0),
    ]


def test_a_round_without_contacts_says_of_which_day_the_last_one_is(service: Service) -> None:
    """After a log that stopped, or a quiet week; where there was something before it, and not where there is now."""
    quiet = replace(TOWN, sessions=tuple(each for each in TOWN.sessions if each.id in {"early", "alone"}))
    found = week.round_of(quiet, PRIVATE, None, FRIDAY)
    assert (found.met, found.latest) == ((), date(2021, 6, 3))
    with speak("en"):
        assert (
            week_words.empty(found)
            == "No contact stands here since then; the last one is of 3 June 2021. A week can be empty."
        )
        assert (
            week_words.empty(week.round_of(Facts(), PRIVATE, None, FRIDAY))
            == "No contact stands here since then. A week can be empty."
        )
    assert service.week.round(ANNA, "town").latest is None


def test_each_partner_is_asked_once_by_its_last_contact(service: Service) -> None:
    """The mill was met twice."""
    assert asked(service) == [("De Sluis", date(2021, 6, 15)), ("Kadehuis", date(2021, 6, 15)), ("De Molen", FRIDAY)]


def test_of_whom_a_signal_was_written_since_is_not_asked_again(service: Service) -> None:
    """One of before the last contact leaves the question open; three are one change."""
    service.signals.sense(
        ANNA, "town", Signal("mill", date(2021, 6, 12)), Signal("quay", date(2021, 6, 15), 1), Signal("lock", FRIDAY)
    )
    assert asked(service) == [("De Molen", FRIDAY)]
    assert service.week.round(ANNA, "town").signals == 3
    service.undo(ANNA, "town")
    assert len(asked(service)) == 3


def test_a_signal_that_cannot_be_kept_keeps_none_of_them(service: Service) -> None:
    """All or none."""
    with pytest.raises(MeshworkError, match="no such partner"):
        service.signals.sense(ANNA, "town", Signal("mill", FRIDAY), Signal("nobody", FRIDAY))
    assert service.signals.seen(ANNA, "town") == ()


@pytest.mark.parametrize(("purpose", "contacts"), [("no_signals", 3), ("objects", 1)])
def test_of_who_does_not_want_it_is_not_asked(service: Service, purpose: str, contacts: int) -> None:
    """No signals: the contact still stands there. Who objects is nowhere in a round."""
    chosen = Choice(id="c", stakeholder="mill", purpose=purpose)
    service.write(ANNA, "town", Changes((chosen,)), "edit")
    assert [name for name, _day in asked(service)] == ["De Sluis", "Kadehuis"]
    found = service.week.round(ANNA, "town")
    assert len(found.met) == contacts
    assert found.promises[1].who == (("De Molen",) if purpose == "no_signals" else ())


def test_of_a_large_contact_nobody_is_asked_one_by_one(service: Service) -> None:
    """Nine partners are one line, and none of them a question; the round says so, and says nothing of it before."""
    with speak("en"):
        assert week_words.larger(service.week.round(ANNA, "town")) == ""
    crowd = [Stakeholder(id=f"p{n}", name=f"P{n}") for n in range(9)]
    session, seats = met("fair-day", "2021-06-17", *(each.id for each in crowd), kind="event")
    service.write(ANNA, "town", Changes((*crowd, session, *seats)), "edit")
    assert not [name for name, _day in asked(service) if name.startswith("P")]
    line = next(each for each in service.week.round(ANNA, "town").met if each.session == "fair-day")
    with speak("en"):
        assert week_words.contact(line) == "17 June 2021, event: 9 partners"
        assert week_words.larger(service.week.round(ANNA, "town")).startswith(
            "After a contact of more than 8 partners"
        )


def test_promises_are_open_and_due_within_a_week_or_before(service: Service) -> None:
    """A day later is not told yet; what is done, stopped or without a day is not told; who is not on the map is not
    named."""
    found = service.week.round(ANNA, "town").promises
    assert [(each.of_kind, each.id, each.who) for each in found] == [
        ("follow_ups", "call", ("Kadehuis",)),
        ("actions", "bench", ("De Molen",)),
    ]
    assert service.week.round(ANNA, "town").kept == 1
    assert "geheim" not in repr(found)


def test_a_promise_is_kept_dropped_or_put_off(service: Service) -> None:
    """Each is one change that can be undone; later is a week after today, or after its own day if that comes last."""
    service.week.settle(ANNA, "town", "actions", "bench", "later")
    assert service.facts(ANNA, "town").actions[0].due == When.of("2021-07-01")
    service.undo(ANNA, "town")
    service.week.settle(ANNA, "town", "actions", "bench", "dropped")
    assert service.facts(ANNA, "town").actions[0].status == "stopped"
    service.week.settle(ANNA, "town", "follow_ups", "call", "later")
    assert service.private(ANNA, "town").follow_ups[0].due == When.of("2021-06-25")
    assert [each.id for each in service.week.round(ANNA, "town").promises] == []  # it is for the next round
    service.undo(ANNA, "town")
    service.week.settle(ANNA, "town", "follow_ups", "call", "done")
    assert service.private(ANNA, "town").follow_ups[0].done == When.on(FRIDAY)
    service.undo(ANNA, "town")
    service.week.settle(ANNA, "town", "follow_ups", "call", "dropped")
    assert [each.id for each in service.private(ANNA, "town").follow_ups] == ["dateless"]
    with pytest.raises(MeshworkError, match="no open promise any more"):
        service.week.settle(ANNA, "town", "follow_ups", "call", "done")


def test_of_many_promises_ten_stand_open_and_the_others_are_folded(service: Service) -> None:
    """Of twelve two are folded; where one of those was just settled the fold stays open."""
    (promise, *_others) = service.week.round(ANNA, "town").promises
    many = replace(service.week.round(ANNA, "town"), promises=tuple(replace(promise, id=f"p{n}") for n in range(12)))
    with speak("en"):
        fold, wide = promised.draw(many)[-1], promised.draw(many, wide=True)[-1]
    assert (str(fold).count("Kept: "), "and 2 more promises" in str(fold)) == (2, True)
    assert ("open=False" in str(fold), "open=True" in str(wide)) == (True, True)
    assert len(promised.draw(replace(many, promises=many.promises[:10]))) == 2


def test_a_missed_week_is_in_the_next_round(service: Service, days: list[date]) -> None:
    """Ended on the eleventh, not on the eighteenth: a fortnight later both weeks are there, and no word of it."""
    days[0] = date(2021, 6, 11)
    service.week.end(ANNA, "town")
    days[0] = date(2021, 6, 25)
    found = service.week.round(ANNA, "town")
    assert (found.since, found.last) == (date(2021, 6, 11), date(2021, 6, 11))
    assert [each.session for each in found.met] == ["table", "today", "ahead"]  # the call was in the round before
    with speak("en"):
        assert week_words.recorded(found) == (
            "Done: 3 contacts and 1 promise kept. The next round is on 2 July 2021; a week later is fine too."
        )


def test_what_is_added_on_the_day_of_a_round_after_it_is_in_the_next(service: Service) -> None:
    """What was in it is not asked again, also when a round is ended twice."""
    service.week.end(ANNA, "town")
    assert service.week.round(ANNA, "town").met == ()
    session, seats = met("evening", "2021-06-18", "quay")
    service.write(ANNA, "town", Changes((session, *seats)), "edit")
    assert [each.session for each in service.week.round(ANNA, "town").met] == ["evening"]
    service.week.end(ANNA, "town")
    assert service.week.round(ANNA, "town").met == ()


def test_a_round_is_a_facilitators_own(service: Service) -> None:
    """Ben's end is not Clara's, and his own signals are no answer of hers."""
    service.signals.sense(BEN, "town", Signal("mill", FRIDAY))
    assert ("De Molen", FRIDAY) not in asked(service, BEN)
    assert ("De Molen", FRIDAY) in asked(service, CLARA)
    service.week.end(BEN, "town")
    assert (asked(service, BEN), len(asked(service, CLARA))) == ([], 3)


def test_a_round_looks_back_eight_weeks_at_most(service: Service, days: list[date]) -> None:
    """After half a year it is no mountain; another day may be named."""
    service.week.end(ANNA, "town")
    days[0] = date(2021, 12, 17)
    assert service.week.round(ANNA, "town").since == date(2021, 10, 22)
    assert service.week.round(ANNA, "town", date(2021, 6, 21)).met[0].session == "ahead"
    with pytest.raises(WrongUsage, match="a round looks back"):
        service.week.round(ANNA, "town", date(2021, 12, 18))


def test_what_a_store_kept_and_cannot_be_read_is_no_round(tmp_path: Path) -> None:
    """Then the first round is told again."""
    store = open_store(f"sqlite:///{tmp_path / 'store.db'}")
    service = Service(store, today=lambda: FRIDAY)
    service.seed(ANNA, TOWN, PRIVATE)
    store.keep("town", "week", '{"": "yesterday"}')
    assert service.week.round(ANNA, "town").last is None
    store.close()


def test_only_a_facilitator_has_a_round(service: Service) -> None:
    """Not one verb answers anybody else."""
    nobody = Asker("x", Role.NOBODY)
    for verb in (
        lambda: service.week.round(nobody, "town"),
        lambda: service.week.end(nobody, "town"),
        lambda: service.week.settle(nobody, "town", "actions", "bench", "done"),
    ):
        with pytest.raises(NotAllowed):
            verb()


def test_no_word_of_a_round_reproaches(service: Service) -> None:
    """A promise whose day has been says its day, and nothing else."""
    found = service.week.round(ANNA, "town")
    with speak("nl"):
        assert [week_words.due(each, FRIDAY) for each in found.promises] == [
            "was voor 10 juni 2021",
            "voor 24 juni 2021",
        ]


def test_a_shared_signal_of_another_answers_too(service: Service) -> None:
    """What is shared need not be asked twice."""
    shared = Feeler(id="f", stakeholder="mill", date=When.on(FRIDAY), author="ben", shared=True)
    service.write(ANNA, "town", Changes((shared,)), "edit")
    assert ("De Molen", FRIDAY) not in asked(service, CLARA)


def test_a_round_counts_a_facilitators_own_signals(service: Service) -> None:
    """Ben's shared signal counts in his round and not in Clara's; without accounts there is one round."""
    shared = Feeler(id="f", stakeholder="mill", date=When.on(FRIDAY), author="ben", shared=True)
    service.write(ANNA, "town", Changes((shared,)), "edit")
    assert [service.week.round(each, "town").signals for each in (BEN, CLARA, ANNA)] == [1, 0, 1]
