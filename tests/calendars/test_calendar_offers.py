"""Which appointments may be contacts, with whom, of what kind; and what ticking them means."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboards.pages._agenda import toggled
from meshwork.calendars import Left, Stranger, Tick, decided
from meshwork.change import Changes
from meshwork.model import Attendance, Choice, Feeler, Session, Stakeholder
from tests.calendars.diary import LEDGER, MARIT, ics, offered, on, talk, town


def met(*guests: str, title: str = "Overleg") -> list[tuple[str, str, bool]]:
    """Who is recognised in one appointment, by what, and whether it came."""
    return [
        (each.stakeholder, each.by, each.came)
        for one in offered(ics(talk("a", "2026-11-12", MARIT, *guests, title=title))).each()
        for each in one.met
    ]


def test_somebody_is_known_by_address_then_by_domain_then_by_a_name_in_the_title() -> None:
    """An address exactly; a domain of the organisation's own address, of its site, of its people, and under it."""
    assert met("ANNA@anker.example") == [("anna", "email", True)]
    assert met("iemand@oostveen.example") == [("bakkerij", "domain", True)]
    assert met("iemand@mail.anker.example") == [("school", "domain", True)]
    assert met(title="Overleg bakkerij oostveen") == [("bakkerij", "title", True)]
    assert met("anna@anker.example", title="Vrije School Het Anker") == [("anna", "email", True)]


def test_a_mail_domain_that_anybody_can_have_tells_nothing() -> None:
    """De Tuin has its address at gmail.com: others there are not De Tuin. One that two share tells nothing either."""
    assert met("iemand@gmail.com", "ander@kpnmail.nl", "derde@outlook.com") == []
    assert met("detuin@gmail.com") == [("tuin", "email", True)]
    two = town(Stakeholder(id="tweede", name="Tweede Bakker", email="ik@oostveen.example"))
    assert list(offered(ics(talk("a", "2026-11-12", "x@oostveen.example")), two).each()) == []


@pytest.mark.parametrize(
    ("title", "who", "by"),
    [
        ("Bellen met gem. Lindehove", "gemeente", "title"),
        ("stichting cafe de tuin", "tuin", "title"),
        ("Vrije School Het Ankr", "school", "title"),
        ("Koffie bij Oostveen", "bakkerij", "part"),
    ],
)
def test_names_in_a_title_are_found_as_people_write_them(title: str, who: str, by: str) -> None:
    """Shortened, without accents, with a slip, or a part that is nobody else's."""
    assert met(title=title) == [(who, by, True)]


def test_everyday_words_and_short_parts_are_nobody() -> None:
    """ "School" and "gemeente" are words for any; "Anna" could be another."""
    assert met(title="Naar school met Anna, dan gemeente en bakkerijtje") == []


def test_she_herself_and_her_own_house_are_no_contact() -> None:
    """A facilitator, and who mails from the organisation she works from; she is noted as present."""
    assert met() == []
    assert met("collega@lint.example") == []
    (one,) = offered(ics(talk("a", "2026-11-12", MARIT, "collega@lint.example", "anna@anker.example"))).each()
    assert ([each.stakeholder for each in one.met], one.facilitators) == (["anna"], ("marit",))


def test_an_address_that_nobody_told_of_is_asked_about_when_it_is_everywhere() -> None:
    """In at least half of five or more appointments with guests; told once, it is no stranger any more."""
    entries = [talk(f"{n}", f"2026-11-1{n}", "m.zilver@gmail.com", "anna@anker.example") for n in range(1, 6)]
    assert offered(ics(*entries)).maybe_mine in {"m.zilver@gmail.com", "anna@anker.example"}
    told = offered(ics(*entries), mine=frozenset({"m.zilver@gmail.com"}))
    assert (told.maybe_mine, told.strangers) == ("", ())
    assert offered(ics(*entries), ledger=LEDGER.after(mine=["m.zilver@gmail.com"])).strangers == ()
    (stranger,) = offered(ics(*entries)).strangers
    assert stranger == Stranger("m.zilver@gmail.com", "M Zilver", 5, date(2026, 11, 15))


@pytest.mark.parametrize(
    ("title", "guests", "kind"),
    [
        ("Belafspraak", 1, "call"),
        ("Overleg", 1, "talk"),
        ("Overleg", 2, "gathering"),
        ("Telefonisch overleg", 4, "gathering"),
        ("Intervisie", 5, "intervision"),
        ("Open space in de tuin", 5, "open_space"),
        ("Congres", 2, "event"),
    ],
)
def test_the_kind_is_guessed_from_words_and_from_how_many_there_were(title: str, guests: int, kind: str) -> None:
    """She and one: a talk; more: a gathering; a word for a call, an intervision, a congress says so."""
    others = [f"x{n}@elders.example" for n in range(guests - 1)]
    (one,) = offered(ics(talk("a", "2026-11-12", MARIT, "anna@anker.example", *others, title=title))).each()
    assert (one.kind, len(one.unknown)) == (kind, guests - 1)


def test_who_declined_did_not_come() -> None:
    """A partner who declined is told as such; where all did, or she herself, it is no contact."""
    asked = "ATTENDEE;PARTSTAT={}:mailto:{}"
    entry = "UID:{}\nDTSTART:20261112T090000Z\n{}\n{}"
    anna, koos = asked.format("DECLINED", "anna@anker.example"), asked.format("ACCEPTED", "k@oostveen.example")
    (one,) = offered(ics(entry.format("a", anna, koos))).each()
    assert [(each.stakeholder, each.came) for each in one.met] == [("anna", False), ("bakkerij", True)]
    none = offered(ics(entry.format("a", anna, "X-A:b"), entry.format("b", koos, asked.format("DECLINED", MARIT))))
    assert (list(none.each()), none.left) == ([], (Left("declined", 2),))


def test_who_objects_is_nobody_and_who_is_not_on_the_map_is_not_named() -> None:
    """An objector is no partner, no stranger, not reached by its house or a title; the other is offered unnamed."""
    no = Choice(id="c", stakeholder="anna", purpose="objects", since=on("2026-01-01"))
    entries = ics(
        talk("a", "2026-11-12", "anna@anker.example", title="Anna Brink"),
        'UID:b\nDTSTART:20261112T090000Z\nATTENDEE;CN="Anna Brink":mailto:prive@anker.example',
    )
    found = offered(entries, town(no), objecting=frozenset({"anna"}))
    assert (list(found.each()), found.strangers, found.faults) == ([], (), ())
    (one, _other) = offered(entries, town(), hidden=frozenset({"anna"})).each()
    assert ([each.stakeholder for each in one.met], one.title) == (["anna"], "")
    assert "Brink" not in repr(one)


def test_a_contact_that_stands_already_is_marked() -> None:
    """A session of that day with the same partner, written down by hand; ticking all leaves it, as a second one."""
    by_hand = (
        Session(id="s", date=on("2026-11-12"), kind="call"),
        Attendance(id="t", stakeholder="anna", session="s"),
    )
    entries = ics(talk("a", "2026-11-12", "anna@anker.example"), talk("b", "2026-11-12", "k@oostveen.example"))
    found = offered(entries, town(*by_hand))
    assert [each.like for each in found.each()] == ["s", None]
    assert toggled(found, "every", []) == [each.id for each in found.each() if not each.like]


def test_nothing_is_ticked_beforehand_and_only_day_kind_and_who_are_kept() -> None:
    """Without a tick nothing is written. With one: the session without its title, and who was there."""
    found = offered(ics(talk("a", "2026-11-12", MARIT, "anna@anker.example", title="Belafspraak, twijfelt")))
    assert decided(found, (), town(), LEDGER, author="Marit").changes == Changes()
    (one,) = found.each()
    changes = decided(found, [Tick(one.id)], town(), LEDGER, author="Marit").changes
    session = Session(id=one.session, origin="calendar", date=on("2026-11-12"), kind="call")
    assert changes.add[0] == session
    assert {
        (each.stakeholder, each.session, each.invited, each.present)
        for each in changes.add
        if isinstance(each, Attendance)
    } == {("anna", one.session, True, True), ("marit", one.session, None, True)}
    assert (len(changes.add), changes.retract) == (3, ())


def test_a_tick_may_change_the_kind_and_who_was_there_and_keep_the_title() -> None:
    """What the facilitator says goes before what was guessed; who was asked and not there did not come."""
    found = offered(ics(talk("a", "2026-11-12", "anna@anker.example", "k@oostveen.example", title="Naar de tuin")))
    (one,) = found.each()
    tick = Tick(one.id, kind="inspiration", who=("anna",), title=True)
    session, *there = decided(found, [tick], town(), LEDGER, author="Marit").changes.add
    assert isinstance(session, Session)
    assert (session.kind, session.title) == ("inspiration", "Naar de tuin")
    assert {(each.stakeholder, each.present) for each in there if isinstance(each, Attendance)} == {
        ("anna", True),
        ("bakkerij", False),
        ("marit", True),
    }


def test_a_signal_needs_its_own_tick_and_is_not_kept_of_who_wants_none() -> None:
    """Its author's own, not shared, without a text."""
    found = offered(ics("UID:a\nDTSTART:20261112T090000Z\nSUMMARY:Anna Brink\\, moe\\, twijfelt"))
    (one,) = found.each()
    assert not any(
        isinstance(each, Feeler)
        for each in decided(found, [Tick(one.id)], town(), LEDGER, author="Marit").changes.add
    )
    ticked = [Tick(one.id, signal=True)]
    *_contact, feeler = decided(found, ticked, town(), LEDGER, author="Marit").changes.add
    assert isinstance(feeler, Feeler)
    assert (feeler.stakeholder, feeler.energy, feeler.doubt, feeler.note) == ("anna", -1, True, None)
    assert (feeler.author, feeler.shared, feeler.date.text) == ("Marit", False, "2026-11-12")
    silent = decided(found, ticked, town(), LEDGER, author="Marit", silent=frozenset({"anna"}))
    assert (silent.contacts, silent.signals) == (1, 0)


def test_a_second_reading_offers_only_what_is_new_or_moved() -> None:
    """Ticked and passed by are known; one passed by that moved is offered again, one ticked is corrected."""
    entries = [talk(name, f"2026-11-1{n}", "anna@anker.example") for n, name in enumerate("abc")]
    first = offered(ics(*entries))
    a, _b, _c = first.each()
    made = decided(first, [Tick(a.id)], town(), LEDGER, author="Marit")
    after = town(*(each for each in made.changes.add if isinstance(each, Session | Attendance)))
    again = offered(ics(*entries, talk("d", "2026-11-15", "anna@anker.example")), after, made.ledger)
    assert ([each.number for each in again.each()], again.known) == ([4], 3)
    assert [each.number for each in offered(ics(*entries), after, made.ledger, again=True).each()] == [2, 3]

    elsewhere = [talk("a", "2026-11-09", "anna@anker.example"), talk("b", "2026-11-20", "anna@anker.example")]
    moved = offered(ics(*elsewhere), after, made.ledger)
    assert [(each.was.day, each.now.day, each.names) for each in moved.moved] == [
        (10, 9, ("Anna Brink", "Marit Zilver"))
    ]
    assert [each.day.day for each in moved.each()] == [20]
    corrected = decided(moved, (), after, made.ledger, author="Marit")
    assert corrected.changes == Changes(
        (replace(made.changes.add[0], date=on("2026-11-09")),),  # type: ignore[call-arg]  # a session
        (("sessions", a.session),),
    )
    by_hand = town(*(each for each in made.changes.add if isinstance(each, Attendance)), *corrected.changes.add)
    assert offered(ics(*elsewhere), by_hand, corrected.ledger).moved == ()


def test_a_day_corrected_by_hand_is_not_put_back_by_the_calendar() -> None:
    """The calendar still says the day that was ticked; the facilitator knows better."""
    entries = ics(talk("a", "2026-11-12", "anna@anker.example"))
    first = offered(entries)
    (one,) = first.each()
    made = decided(first, [Tick(one.id)], town(), LEDGER, author="Marit")
    session = replace(made.changes.add[0], date=on("2026-11-13"))  # type: ignore[call-arg]  # a session
    again = offered(entries, town(session), made.ledger)
    assert (again.moved, list(again.each()), again.known) == ((), [], 1)


def test_what_was_ticked_and_taken_back_is_offered_again() -> None:
    """The session no longer stands, so it may be asked."""
    entries = ics(talk("a", "2026-11-12", "anna@anker.example"))
    first = offered(entries)
    (one,) = first.each()
    made = decided(first, [Tick(one.id)], town(), LEDGER, author="Marit")
    assert [each.id for each in offered(entries, town(), made.ledger).each()] == [one.id]


def test_the_offers_stand_month_by_month_in_the_order_of_time() -> None:
    """Two of October and one of November, each with its place in the whole calendar."""
    entries = [talk(day, day, "anna@anker.example") for day in ("2026-11-12", "2026-10-30", "2026-10-02")]
    found = offered(ics(talk("x", "2026-10-15"), *entries))
    assert [(each.first.isoformat(), [one.number for one in each.offers]) for each in found.months] == [
        ("2026-10-01", [1, 3]),
        ("2026-11-01", [4]),
    ]
    assert found.looked_at == 4


def test_an_empty_town_is_offered_nothing() -> None:
    """Nobody is known: nothing to tick, everybody a stranger."""
    from meshwork.model import Facts

    found = offered(ics(talk("a", "2026-11-12", "anna@anker.example")), Facts())
    assert (found.months, [each.email for each in found.strangers]) == ((), ["anna@anker.example"])
