"""What every store promises, as one suite that runs on each of them: tiny invented towns, values compared whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from graph_schema import kinds
from meshwork.change import ERASE, Changes, Erasure, Row, difference, every, inverse, kind_of
from meshwork.errors import Conflict
from meshwork.model import (
    KINDS,
    About,
    Attendance,
    Brings,
    Commitment,
    Community,
    Fact,
    Facts,
    Feeler,
    FollowUp,
    Goal,
    Insight,
    Note,
    Question,
    Session,
    Stakeholder,
    Story,
    Tie,
)
from meshwork.stores import Store
from meshwork.when import When

NOON = datetime(2020, 3, 1, 12, tzinfo=UTC)
MILL = Stakeholder(id="mill", name="De Molen", aliases=("Molen", "D'n Meule"), sector="business", latitude=52.0)
QUAY = Stakeholder(id="quay", name="Kadehuis", facilitator=True, joined=When.of("2019-06"), email="kade@voorbeeld.nl")
WARM = Goal(id="warm", title="Warm wonen", opened=When.of("2019"))
TALK = Session(id="talk", date=When.of("2019-12-08"), title="Eerste gesprek", kind="talk", started_by="mill")
CARRIES = Commitment(id="c1", stakeholder="mill", goal="warm", level="carrying", since=When.of("2020-01-11"))
TOWN: tuple[Fact, ...] = (
    Community(id="town", name="Het Dorp"),
    MILL,
    QUAY,
    WARM,
    TALK,
    About(id="a1", session="talk", goal="warm"),
    Attendance(id="at1", stakeholder="mill", session="talk", present=True),
    Tie(id="t1", source="mill", target="quay", strength=3, trust=4, since=When.of("2021"), until=When.of("2022")),
    CARRIES,
    Brings(id="b1", stakeholder="mill", goal="warm", what="een schuur"),
    Brings(id="b2", stakeholder="quay", what="tijd"),
    Question(id="q1", text="Wie kent een installateur?", session="talk"),
    Insight(id="i1", text="Samen koken werkt", recorded_on=When.of("2020-02"), session="talk"),
)


def write(store: Store, *add: Fact, retract: tuple[tuple[str, str], ...] = (), at: datetime = NOON) -> int:
    return store.save("town", Changes(add, retract), at=at, actor="anna", verb="import", note="dorp.csv").number


def test_what_was_saved_is_read_back_equal(store: Store) -> None:
    """Every kind comes back as it went in: lists, days, numbers, flags, empty values, an end at the community."""
    write(store, *TOWN)
    assert sorted(every(store.facts("town")), key=str) == sorted(TOWN, key=str)
    assert store.facts("town").number == 1


def test_every_kind_of_the_dictionary_can_be_saved(store: Store) -> None:
    """One fact of each kind, every field filled, comes back equal from the verb it belongs to."""
    facts = tuple(full(kind) for kind in KINDS)
    write(store, *facts)
    assert list(every(store.facts("town"))) == [each for each in facts if not kinds()[kind_of(each)].private]
    assert list(every(store.private("town"))) == [each for each in facts if kinds()[kind_of(each)].private]


def full(kind: str) -> Fact:
    """A fact of this kind with every field filled."""
    samples = {
        "text": "é—'\"\\",
        "flag": True,
        "day": When.of("2020-02"),
        "whole": 2,
        "number": 51.5,
        "list": ("a", "b"),
    }
    values = {
        each.name: f"{each.to}-1" if each.type == "ref" else each.values[0] if each.values else samples[each.type]
        for each in kinds()[kind].properties
    }
    return KINDS[kind](
        id="town" if kind == "community" else f"{kind}-1", origin="form", confirmed_by="mill", **values
    )


def test_an_unknown_community_reads_as_an_empty_one(store: Store) -> None:
    """Nothing was written: every verb has its ordinary answer."""
    assert store.facts("town") == Facts()
    assert store.number("town") == 0
    assert store.log("town") == ()
    assert list(store.rows("town")) == []
    assert store.kept("town") == {}
    assert store.communities() == ()
    assert store.check("town") == ()


def test_a_correction_is_a_new_row_and_the_old_one_is_known_at_its_time(store: Store) -> None:
    """Corrected on 2 March: known at noon of 1 March is the old name, now is the new one."""
    write(store, *TOWN)
    corrected = Stakeholder(id="mill", name="De Oude Molen")
    write(store, corrected, retract=(("stakeholders", "mill"),), at=NOON + timedelta(days=1))
    assert store.facts("town").stakeholders == (corrected, QUAY)
    before = store.facts("town", known_at=NOON)
    assert before.stakeholders == (MILL, QUAY)
    assert before.number == 1
    assert before.commitments == store.facts("town").commitments == (CARRIES,)


def test_known_at_includes_the_moment_and_nothing_after_it(store: Store) -> None:
    """Written at noon: known at noon, not a microsecond earlier, and in whatever zone the moment is put."""
    write(store, *TOWN)
    assert store.facts("town", known_at=NOON - timedelta(microseconds=1)) == Facts()
    assert store.facts("town", known_at=NOON).number == 1
    assert store.facts("town", known_at=datetime.fromisoformat("2020-03-01T13:00:00+01:00")).number == 1


def test_what_is_retracted_is_gone_now_and_was_there_then(store: Store) -> None:
    """A commitment taken back: not standing, still in the history with both its numbers."""
    write(store, *TOWN)
    write(store, retract=(("commitments", "c1"),), at=NOON + timedelta(hours=1))
    assert store.facts("town").commitments == ()
    assert store.facts("town", known_at=NOON).commitments == (CARRIES,)
    assert Row(CARRIES, 1, 2) in list(store.rows("town"))


def test_a_conflict_writes_nothing_at_all(store: Store) -> None:
    """To retract what does not stand, or to add what stands already, refuses the whole save."""
    write(store, *TOWN)
    before = list(store.rows("town"))
    stranger = Stakeholder(id="new", name="Nieuw")
    with pytest.raises(Conflict):
        write(store, stranger, retract=(("goals", "never"),))
    with pytest.raises(Conflict):
        write(store, stranger, MILL)
    with pytest.raises(Conflict):
        write(store, stranger, CARRIES)
    with pytest.raises(Conflict):
        write(store, stranger, stranger)
    with pytest.raises(Conflict):
        write(store, stranger, retract=(("goals", "warm"), ("goals", "warm")))
    with pytest.raises(Conflict):
        write(store, retract=(("stakeholders", "warm"),))
    assert list(store.rows("town")) == before
    assert store.number("town") == 1


def test_communities_are_kept_apart(store: Store) -> None:
    """The same ids in two communities are two facts; a write in one is unseen in the other."""
    write(store, *TOWN)
    other = (Community(id="isle", name="Het Eiland"), Stakeholder(id="mill", name="De Vuurtoren"))
    store.save("isle", Changes(other), at=NOON, actor="bert", verb="import")
    store.save("isle", Changes(retract=(("stakeholders", "mill"),)), at=NOON, actor="bert", verb="correct")
    assert store.communities() == (other[0], TOWN[0])
    assert store.facts("isle").stakeholders == ()
    assert store.facts("town").stakeholders == (MILL, QUAY)
    assert (store.number("town"), store.number("isle")) == (1, 2)
    assert [change.actor for change in store.log("isle")] == ["bert", "bert"]


def test_the_log_tells_every_change_newest_first(store: Store) -> None:
    """Numbers 1, 2, 3 with who, which verb, a word, and how many rows."""
    write(store, *TOWN)
    write(store, retract=(("commitments", "c1"), ("ties", "t1")))
    store.save("town", Changes((CARRIES,)), at=NOON, actor="bert", verb="undo")
    third, second, first = store.log("town")
    assert (first.number, first.actor, first.verb, first.note, first.at) == (1, "anna", "import", "dorp.csv", NOON)
    assert (first.added, first.retracted) == (len(TOWN), 0)
    assert (second.number, second.added, second.retracted) == (2, 0, 2)
    assert (third.number, third.actor, third.note, third.added, third.retracted) == (3, "bert", "", 1, 0)
    assert store.log("town", limit=1) == (third,)


def test_a_moment_never_goes_back(store: Store) -> None:
    """A clock that was set back an hour: the change gets the moment of the one before it."""
    write(store, *TOWN)
    change = store.save("town", Changes(retract=(("ties", "t1"),)), at=NOON - timedelta(hours=1), actor="a", verb="b")
    assert change.at == NOON
    assert store.log("town")[0] == change


def test_partial_dates_keep_their_precision(store: Store) -> None:
    """A year stays a year and a month a month, as the text and in the days they stand for."""
    write(store, *TOWN)
    tie = store.facts("town").ties[0]
    assert (tie.since, tie.until) == (When.of("2021"), When.of("2022"))
    assert store.facts("town").insights[0].recorded_on == When.of("2020-02")


def test_private_texts_are_never_among_the_facts(store: Store) -> None:
    """Notes, signals and follow-ups come from their own verb only, with history like any fact."""
    note = Note(id="n1", stakeholder="mill", text="belt liever 's avonds", date=When.of("2020-02-01"))
    feeler = Feeler(id="f1", stakeholder="mill", goal="warm", date=When.of("2020-02-02"), energy=-2, doubt=True)
    care = FollowUp(id="u1", stakeholder="mill", partner="quay", kind="bring_together")
    write(store, *TOWN, note, feeler, care)
    assert sorted(every(store.facts("town")), key=str) == sorted(TOWN, key=str)
    private = store.private("town")
    assert (private.notes, private.feelers, private.follow_ups, private.number) == ((note,), (feeler,), (care,), 1)
    write(store, retract=(("notes", "n1"),), at=NOON + timedelta(days=1))
    assert store.private("town").notes == ()
    assert store.private("town", known_at=NOON).notes == (note,)


def test_undoing_a_change_brings_back_exactly_what_stood(store: Store) -> None:
    """A correction, an ending and an addition undone together, then the undoing undone."""
    write(store, *TOWN)
    before = facts_without_number(store)
    second = write(
        store, Stakeholder(id="mill", name="M"), WARM_TWO, retract=(("stakeholders", "mill"), ("ties", "t1"))
    )
    after = facts_without_number(store)
    assert before != after
    third = write(store, *(undo := inverse(store.rows("town", second), second)).add, retract=undo.retract)
    assert facts_without_number(store) == before
    write(store, *(undo := inverse(store.rows("town", third), third)).add, retract=undo.retract)
    assert facts_without_number(store) == after


WARM_TWO = Goal(id="warm-2", title="Warm eten")


def facts_without_number(store: Store) -> list[Fact]:
    return list(every(store.facts("town")))


def test_undoing_the_first_import_leaves_an_empty_town(store: Store) -> None:
    """Things and the facts between them go together."""
    write(store, *TOWN)
    undo = inverse(store.rows("town", 1), 1)
    write(store, retract=undo.retract)
    assert facts_without_number(store) == []
    assert store.communities() == ()
    write(store, *TOWN)
    assert sorted(every(store.facts("town")), key=str) == sorted(TOWN, key=str)


def test_a_fact_whose_end_is_not_there_stands_all_the_same(store: Store) -> None:
    """Ties to nobody, a commitment before its goal: nothing lost, nothing invented, whole when the end comes."""
    lone = Tie(id="lone", source="mill", target="nobody")
    early = Commitment(id="early", stakeholder="mill", goal="later")
    given = Brings(id="given", stakeholder="mill", what="brood")
    asked = Question(id="q", text="Wie?", session="later")
    write(store, MILL, lone, early, given, asked)
    assert facts_without_number(store) == [MILL, asked, lone, early, given]
    write(store, Goal(id="later", title="Later"), Community(id="town", name="Het Dorp"))
    facts = store.facts("town")
    assert (facts.commitments, facts.brings, facts.ties) == ((early,), (given,), (lone,))
    write(store, Tie(id="lone", source="mill", target="mill"), retract=(("ties", "lone"), ("commitments", "early")))
    facts = store.facts("town")
    assert (facts.ties[0].target, facts.commitments) == ("mill", ())
    assert [row.retracted for row in store.rows("town") if row.fact.id in {"lone", "early"}] == [3, None, 3]


def test_a_fact_outlives_the_thing_at_its_end_and_finds_it_again(store: Store) -> None:
    """The stakeholder is retracted and comes back: its ties and commitments stood all the while, unchanged."""
    write(store, *TOWN, Tie(id="self", source="mill", target="mill"))
    ties, commitments = store.facts("town").ties, store.facts("town").commitments
    write(store, retract=(("stakeholders", "mill"), ("community", "town")))
    assert (store.facts("town").ties, store.facts("town").commitments) == (ties, commitments)
    assert len(store.facts("town").brings) == 2
    write(store, MILL, TOWN[0])
    assert (store.facts("town").ties, store.facts("town").commitments) == (ties, commitments)
    assert [row.added for row in store.rows("town") if row.fact.id in {"t1", "c1", "self"}] == [1, 1, 1]


def test_within_a_kind_the_order_is_that_of_the_ids(store: Store) -> None:
    """The same order from every store, by code point: digits, capitals, small letters, accents, beyond the BMP."""
    ids = ["b", "a", "A", "10", "9", "é", "z", "\U0001f600", "\uffee"]
    write(store, *(Goal(id=each, title=each) for each in ids))
    assert [goal.id for goal in store.facts("town").goals] == [
        "10",
        "9",
        "A",
        "a",
        "b",
        "z",
        "é",
        "\uffee",
        "\U0001f600",
    ]


def test_rows_come_by_kind_then_number_then_id(store: Store) -> None:
    """The order in which a history is written down."""
    write(store, Goal(id="b", title="b"), Stakeholder(id="z", name="z"))
    write(store, Goal(id="a", title="a"), Goal(id="b", title="B"), retract=(("goals", "b"),))
    found = [(type(row.fact).__name__, row.added, row.fact.id, row.retracted) for row in store.rows("town")]
    assert found == [
        ("Stakeholder", 1, "z", None),
        ("Goal", 1, "b", 2),
        ("Goal", 2, "a", None),
        ("Goal", 2, "b", None),
    ]


def test_texts_of_every_writing_come_back(store: Store) -> None:
    """Accents, Arabic, emoji, quotes, line breaks, a dollar sign: nothing is interpreted."""
    names = ("Café ‘t Hörn", "مجتمع", "🌱🌿", "a\nb\tc", "';DROP TABLE goals;--", "${x} $community {x} `x`", "")
    write(store, *(Goal(id=name or "empty", title=name, theme="") for name in names))
    assert {goal.title for goal in store.facts("town").goals} == set(names)


def test_five_thousand_and_one_rows_are_one_change(store: Store) -> None:
    """More than one batch of Neo4j's: all of it there under one number, and gone again under the next."""
    facts = tuple(Goal(id=f"g{n:04}", title=str(n)) for n in range(5_001))
    write(store, *facts)
    assert store.facts("town").goals == facts
    write(store, retract=tuple(("goals", fact.id) for fact in facts))
    assert store.facts("town") == Facts(number=2)


def test_what_is_kept_is_found_again_and_can_be_replaced(store: Store) -> None:
    """Places on the map: by name, for one community, no fact, no change."""
    store.keep("town", "places", "[1, 2]")
    store.keep("town", "places", "[3]")
    store.keep("town", "lands", "é")
    store.keep("isle", "places", "[]")
    assert store.kept("town") == {"places": "[3]", "lands": "é"}
    assert store.number("town") == 0


def test_a_whole_history_can_be_restored_with_its_own_numbers(store: Store) -> None:
    """Log, rows, kept texts and every moment are those of the first community."""
    write(store, *TOWN, Note(id="n", stakeholder="mill", text="stil"))
    write(store, Stakeholder(id="mill", name="M"), retract=(("stakeholders", "mill"),), at=NOON + timedelta(days=1))
    write(store, retract=(("stakeholders", "mill"), ("ties", "t1")), at=NOON + timedelta(days=2))
    write(store, MILL, at=NOON + timedelta(days=3))
    store.keep("town", "places", "[1]")
    log, rows, kept = store.log("town"), list(store.rows("town")), store.kept("town")
    store.restore("copy", log, rows, kept.items())
    assert store.log("copy") == log
    assert list(store.rows("copy")) == rows
    assert store.kept("copy") == kept
    for days in range(4):
        moment = NOON + timedelta(days=days)
        assert store.facts("copy", moment) == store.facts("town", moment)
        assert store.private("copy", moment) == store.private("town", moment)
    with pytest.raises(Conflict):
        store.restore("copy", log, rows, kept.items())
    assert store.save("copy", Changes(retract=(("goals", "warm"),)), at=NOON, actor="a", verb="b").number == 5


def test_a_history_that_does_not_fit_restores_nothing(store: Store) -> None:
    """Two rows of one id that both stand: refused, and the community stays empty."""
    change = store.save("town", Changes((WARM,)), at=NOON, actor="a", verb="b")
    with pytest.raises(Conflict):
        store.restore("copy", (change,), (Row(WARM, 1), Row(WARM, 1)), ())
    assert store.number("copy") == 0
    assert list(store.rows("copy")) == []


def test_the_rows_of_one_change_are_those_it_added_or_retracted(store: Store) -> None:
    """What an undo works from."""
    write(store, *TOWN)
    write(store, WARM_TWO, retract=(("commitments", "c1"), ("goals", "warm")))
    write(store, retract=(("goals", "warm-2"),))
    assert list(store.rows("town", 2)) == [Row(WARM, 1, 2), Row(WARM_TWO, 2, 3), Row(CARRIES, 1, 2)]


def test_saving_what_stands_already_changes_nothing(store: Store) -> None:
    """The difference between what was read and what is wanted is empty, so that an import can be repeated."""
    write(store, *TOWN)
    assert not difference(every(store.facts("town")), TOWN)


def test_nothing_to_write_is_a_change_without_rows(store: Store) -> None:
    """The store writes what it is told; whoever calls decides whether that is worth a number."""
    assert store.save("town", Changes(), at=NOON, actor="a", verb="b").number == 1
    assert store.facts("town") == Facts(number=1)


def erase(
    store: Store, *gone: tuple[str, str], blank: tuple[tuple[tuple[str, str], tuple[str, ...]], ...] = ()
) -> int:
    return store.erase("town", Erasure(gone, blank), at=NOON + timedelta(days=9), actor="anna", note="te oud").number


def test_what_is_erased_was_never_known(store: Store) -> None:
    """A signal that was corrected once: no row is left, not at any moment; the log tells that one fact went."""
    signal = Feeler(id="f1", stakeholder="mill", date=When.of("2020-02-02"), note="was stil")
    write(store, *TOWN, signal)
    write(store, replace(signal, note="was heel stil"), retract=(("feelers", "f1"),), at=NOON + timedelta(days=1))
    number = erase(store, ("feelers", "f1"), ("feelers", "never"))
    assert store.private("town").feelers == store.private("town", known_at=NOON).feelers == ()
    assert [row for row in store.rows("town") if row.fact.id == "f1"] == []
    entry = store.log("town", limit=1)[0]
    assert (entry.number, entry.verb, entry.note, entry.added, entry.retracted) == (number, ERASE, "te oud", 0, 1)
    assert sorted(every(store.facts("town")), key=str) == sorted(TOWN, key=str)
    write(store, signal)
    assert store.private("town").feelers == (signal,)


def test_what_was_retracted_before_is_erased_too(store: Store) -> None:
    """Nothing of it stood, so the log counts nothing; a tie to somebody erased stands and waits."""
    write(store, *TOWN)
    write(store, retract=(("commitments", "c1"),), at=NOON + timedelta(days=1))
    erase(store, ("commitments", "c1"), ("stakeholders", "quay"))
    assert store.log("town", limit=1)[0].retracted == 1
    assert store.facts("town", known_at=NOON).commitments == ()
    assert [each.id for each in store.facts("town", known_at=NOON).stakeholders] == ["mill"]
    assert [each.id for each in store.facts("town").ties] == ["t1"]


def test_values_are_erased_from_every_row(store: Store) -> None:
    """The address of a partner, as it stands and as it stood; the rest of it stays as it was, also where it waits."""
    waits = Commitment(id="waits", stakeholder="mill", goal="nowhere", since=When.of("2020"))
    write(store, *TOWN, waits)
    moved = replace(QUAY, email="nieuw@voorbeeld.nl", place="Delden")
    write(store, moved, retract=(("stakeholders", "quay"),), at=NOON + timedelta(days=1))
    blank = (
        (("stakeholders", "quay"), ("email", "joined")),
        (("ties", "t1"), ("since", "trust")),
        (("commitments", "waits"), ("since",)),
    )
    erase(store, blank=blank)
    assert store.facts("town").stakeholders == (MILL, replace(moved, email=None, joined=None))
    assert store.facts("town", known_at=NOON).stakeholders == (MILL, replace(QUAY, email=None, joined=None))
    (tie,) = store.facts("town").ties
    assert (tie.since, tie.trust, tie.until) == (None, None, When.of("2022"))
    assert [each.since for each in store.facts("town").commitments] == [When.of("2020-01-11"), None]


def test_a_text_takes_the_place_of_another_in_every_row(store: Store) -> None:
    """The title of a goal as it stands and as it stood; a note of the log goes; of two kept texts one is another
    now and one is gone."""
    write(store, *TOWN)
    (goal, *_others) = store.facts("town").goals
    write(store, replace(goal, title="Wonen met Jan"), retract=(("goals", goal.id),), at=NOON + timedelta(days=1))
    store.keep("town", "map", "jan staat hier")
    store.keep("town", "apart", "twee")
    write(store, Story(id="s1", title="Samen", moments=("2020-01-01 Jan", "2021-01-01 Wij")))
    number = store.number("town")
    gone = Erasure(
        put=(
            (("goals", goal.id), "title", "Wonen met ..."),
            (("stories", "s1"), "moments", ("2020-01-01 ...", "2021-01-01 Wij")),
        ),
        keep=(("map", "niemand"), ("apart", None), ("never", None)),
        notes=(1, number),
    )
    store.erase("town", gone, at=NOON + timedelta(days=9), actor="anna")
    assert [row.fact.title for row in store.rows("town") if isinstance(row.fact, Goal)] == ["Wonen met ..."] * 2
    assert store.kept("town") == {"map": "niemand"}
    assert store.facts("town").stories[0].moments == ("2020-01-01 ...", "2021-01-01 Wij")
    assert [each.note for each in store.log("town")] == ["", "", "dorp.csv", ""]
    assert store.log("town")[1].number == number
