"""Facts written down by hand: added, corrected, changed from a day on, ended, taken away; and why not, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from graph_schema import kinds
from meshwork.asker import Asker, Role
from meshwork.change import Changes
from meshwork.errors import Conflict, MeshworkError, NotAllowed, Unfit
from meshwork.forms import EDITED, form, read, written
from meshwork.model import (
    Attendance,
    Choice,
    Commitment,
    Community,
    Contribution,
    Facts,
    FollowUp,
    Goal,
    Insight,
    Note,
    Private,
    Session,
    Stakeholder,
    Tie,
    Version,
)
from meshwork.service import Service
from meshwork.text import speak
from meshwork.when import When
from tests.serving import STRANGER, Serve

ANNA, BRAM = Asker("Anna", Role.FACILITATOR), Asker("Bram", Role.FACILITATOR)
TODAY = date(2024, 5, 1)


def town() -> tuple[Facts, Private]:
    """Three partners, one of whom is not on the map; a goal, a session with an insight, a tie."""
    facts = Facts(
        community=(Community(id="lint", name="Lint"),),
        stakeholders=(
            Stakeholder(id="bakery", name="Bakery", sector="business", joined=When.of("2021")),
            Stakeholder(id="clinic", name="Clinic", sector="care"),
            Stakeholder(id="gerda", name="Gerda", kind="person"),
        ),
        goals=(Goal(id="warm", title="Warm homes"),),
        sessions=(Session(id="s1", date=When.of("2022-03-01"), title="Coffee", started_by="bakery"),),
        attendance=(
            Attendance(id="a1", stakeholder="bakery", session="s1"),
            Attendance(id="a2", stakeholder="clinic", session="s1"),
        ),
        insights=(Insight(id="i1", text="Ring the bell", session="s1"),),
        contributed=(Contribution(id="c1", stakeholder="bakery", insight="i1"),),
        commitments=(
            Commitment(id="k1", stakeholder="bakery", goal="warm", level="interested", since=When.of("2022")),
        ),
        ties=(Tie(id="t1", source="bakery", target="clinic", since=When.of("2022-04")),),
        choices=(Choice(id="ch1", stakeholder="gerda", purpose="not_on_map"),),
    )
    private = Private(
        notes=(Note(id="n1", stakeholder="bakery", text="Likes to talk"),),
        follow_ups=(FollowUp(id="f1", stakeholder="clinic", partner="bakery", kind="bring_together"),),
    )
    return facts, private


@pytest.fixture
def service(serve: Serve, store_url: str) -> Service:
    """A service of that town, in either store."""
    return serve(*town(), url=store_url, now=lambda: datetime(2024, 5, 1, 9, tzinfo=UTC), today=lambda: TODAY)


def facts(service: Service) -> Facts:
    """What stands."""
    return service.facts(ANNA, "lint")


@pytest.mark.parametrize("kind", EDITED)
def test_a_form_has_every_property_of_the_dictionary_and_nothing_else(kind: str) -> None:
    """In its order, with its choices; nobody types a list of fields."""
    found = form(kind).fields
    assert [each.property for each in found] == list(kinds()[kind].properties)
    assert all(each.label and each.meaning for each in found)
    assert [tuple(value for value, _word in each.choices) for each in found] == [
        each.property.values for each in found
    ]


def test_a_form_speaks_the_language_of_who_reads() -> None:
    """Label and choices in Dutch and English."""
    with speak("nl"):
        level = form("commitments").fields[2]
        assert (level.label, level.choices[2]) == ("Niveau", ("carrying", "drager"))
    with speak("en"):
        level = form("commitments").fields[2]
        assert (level.label, level.choices[2]) == ("Level", ("carrying", "carrying"))


def test_what_is_written_in_a_form_reads_back_as_it_stood() -> None:
    """For every fact of the town, whatever its kind."""
    known, private = town()
    for kind in EDITED:
        for fact in (*getattr(known, kind, ()), *getattr(private, kind, ())):
            values = read(kind, written(fact), known)
            assert {name: getattr(fact, name) for name in values} == values


def test_a_partner_is_added_with_an_id_from_its_name_and_undone(service: Service) -> None:
    """As an import would make it; the words may be Dutch; the log names the kind and nobody."""
    done = service.edits.add(ANNA, "lint", "stakeholders", {"name": "Café Oost", "sector": "zorg", "joined": "2023"})
    (cafe,) = (each for each in facts(service).stakeholders if each.id == "cafe-oost")
    assert done.fact == cafe
    assert (cafe.name, cafe.sector, str(cafe.joined), cafe.origin) == ("Café Oost", "care", "2023", "facilitator")
    newest = service.log(ANNA, "lint", 1)[0]
    assert (newest.verb, newest.note, newest.added) == ("add", "stakeholders", 1)
    service.undo(ANNA, "lint")
    assert len(facts(service).stakeholders) == 3


def test_a_name_stands_once_and_whoever_uses_it_again_hears_what_to_do(service: Service) -> None:
    """Of partners and goals, added or renamed, in other letters too; a name that tells them apart will do."""
    stands = r'"Clinic" stands already \(clinic\). Correct that one, or give this one a name'
    with pytest.raises(Unfit, match=stands):
        service.edits.add(ANNA, "lint", "stakeholders", {"name": " clínic"})
    with pytest.raises(Unfit, match=stands):
        service.edits.correct(ANNA, "lint", "stakeholders", "bakery", {"name": "Clinic"}, since=TODAY)
    with pytest.raises(Unfit) as raised:
        service.edits.add(ANNA, "lint", "goals", {"title": "Warm homes"})
    assert set(raised.value.wrong) == {"title"}
    assert service.number(ANNA, "lint") == 1
    for told_apart in ("Clinic (north)", "Clinic &"):
        service.edits.add(ANNA, "lint", "stakeholders", {"name": told_apart})
    (other,) = (each for each in facts(service).stakeholders if each.name == "Clinic &")
    assert other.id.startswith("clinic-")  # the same letters, and a mark behind them
    service.edits.correct(ANNA, "lint", "stakeholders", "clinic", {"name": "CLINIC"}, always=True)
    assert facts(service).stakeholders[1].name == "CLINIC"


@pytest.mark.parametrize(("kind", "name"), [("stakeholders", "name"), ("goals", "title"), ("teams", "name")])
def test_a_name_that_is_missing_is_told_by_its_field(service: Service, kind: str, name: str) -> None:
    """Where something is added without one, and where one is emptied; nothing is written."""
    with pytest.raises(Unfit) as added:
        service.edits.add(ANNA, "lint", kind, {})
    assert set(added.value.wrong) == {name}
    if stands := getattr(facts(service), kind):
        with pytest.raises(Unfit) as emptied:
            service.edits.correct(ANNA, "lint", kind, stands[0].id, {name: " "}, always=True)
        assert set(emptied.value.wrong) == {name}
    assert service.number(ANNA, "lint") == 1


def test_two_of_the_same_name_that_an_import_brought_can_be_corrected(serve: Serve) -> None:
    """Each but for that name; who takes another is told apart from then on."""
    given, private = town()
    twins = (*given.stakeholders, Stakeholder(id="clinic-2", name="Clinic"))
    service = serve(replace(given, stakeholders=twins), private)
    assert service.edits.correct(ANNA, "lint", "stakeholders", "clinic-2", {"place": "Lint"}).change
    assert service.edits.correct(
        ANNA, "lint", "stakeholders", "clinic-2", {"name": "Clinic (south)"}, always=True
    ).change


def test_everything_wrong_is_told_by_property_and_nothing_is_written(service: Service) -> None:
    """No such goal, no such level, no such day: each with what to do."""
    with pytest.raises(Unfit) as raised:
        service.edits.add(
            ANNA,
            "lint",
            "commitments",
            {"stakeholder": "clinic", "goal": "Warm hom", "level": "much", "since": "May"},
        )
    wrong = raised.value.wrong
    assert wrong["goal"] == (
        'there is no goal "Warm hom". Add it to the goals or correct the name. Was "Warm homes" meant?'
    )
    assert wrong["level"] == '"much" is none of interested, committed, carrying. Choose one of these.'
    assert wrong["since"].startswith('"May" is not a date.')
    assert str(raised.value).splitlines()[0].startswith("Goal: there is no goal")
    assert service.number(ANNA, "lint") == 1


def test_what_is_needed_and_was_not_said_is_asked_for(service: Service) -> None:
    """A tie without its other end."""
    with pytest.raises(Unfit) as raised:
        service.edits.add(ANNA, "lint", "ties", {"source": "Bakery"})
    assert raised.value.wrong == {"target": "this is needed and is empty. Fill it in."}


def test_who_is_not_on_the_map_is_not_proposed_for_a_name_mistyped(service: Service) -> None:
    """Gerda chose not to be on the map: whoever types Gerdaa is not told of her."""
    with pytest.raises(Unfit) as raised:
        service.edits.add(ANNA, "lint", "ties", {"source": "Bakery", "target": "Gerdaa"})
    assert '"Gerda"' not in str(raised.value)


def test_what_stands_already_is_not_written_twice(service: Service) -> None:
    """The bakery is interested in warm homes since 2022; said again it is refused, with the next step."""
    with pytest.raises(Unfit, match="stands already"):
        service.edits.add(ANNA, "lint", "commitments", {"stakeholder": "bakery", "goal": "warm", "since": "2022"})
    assert service.number(ANNA, "lint") == 1


def test_a_name_means_whom_it_names_also_in_other_capitals(service: Service) -> None:
    """ "bakery" is an id, "WARM HOMES" a name."""
    assert service.edits.find(ANNA, "lint", "goals", "WARM HOMES").id == "warm"
    with pytest.raises(MeshworkError, match="no goal"):
        service.edits.find(ANNA, "lint", "goals", "Cold homes")


def test_a_correction_stands_as_if_it_was_always_so(service: Service) -> None:
    """The tie is as strong as was meant; the same said again writes nothing."""
    service.edits.correct(ANNA, "lint", "ties", "t1", {"strength": "3"})
    assert facts(service).ties[0].strength == 3
    assert service.edits.correct(ANNA, "lint", "ties", "t1", {"strength": "3"}).change is None
    service.undo(ANNA, "lint")
    assert facts(service).ties[0].strength == 2


def test_an_emptied_field_is_empty_and_a_needed_one_is_refused(service: Service) -> None:
    """The day of the tie goes; its end does not."""
    service.edits.correct(ANNA, "lint", "ties", "t1", {"since": ""})
    assert facts(service).ties[0].since is None
    with pytest.raises(Unfit) as raised:
        service.edits.correct(ANNA, "lint", "ties", "t1", {"target": ""})
    assert set(raised.value.wrong) == {"target"}


def test_another_name_of_a_partner_is_a_correction_or_a_change_and_somebody_says_which(service: Service) -> None:
    """Neither said: asked. Always so: nothing is kept of the old. From a day on: the old is kept until then."""
    with pytest.raises(Unfit) as raised:
        service.edits.correct(ANNA, "lint", "stakeholders", "bakery", {"name": "Bakehouse", "place": "Eastwick"})
    assert set(raised.value.wrong) == {"name"}  # of the place nothing was known before
    service.edits.correct(ANNA, "lint", "stakeholders", "bakery", {"name": "Bakerij"}, always=True)
    assert facts(service).versions == ()
    service.edits.correct(
        ANNA, "lint", "stakeholders", "bakery", {"name": "Bakehouse", "sector": "care"}, since=date(2023, 2, 1)
    )
    (was,) = facts(service).versions
    assert (was.name, was.sector, was.kind, str(was.until)) == ("Bakerij", "business", None, "2023-02-01")
    card = service.card(ANNA, "lint", "bakery", date(2023, 1, 31))
    assert (card.name, card.sector) == ("Bakerij", "business")
    assert service.card(ANNA, "lint", "bakery", date(2023, 2, 1)).name == "Bakehouse"
    service.undo(ANNA, "lint")
    assert facts(service).versions == ()
    assert facts(service).stakeholders[0].name == "Bakerij"


def test_a_second_change_begins_where_the_first_ended(service: Service) -> None:
    """Bakery until February, Bakehouse until August, then Bread; and not before the last change."""
    for name, since in (("Bakehouse", date(2023, 2, 1)), ("Bread", date(2023, 8, 1))):
        service.edits.correct(ANNA, "lint", "stakeholders", "bakery", {"name": name}, since=since)
    spans = sorted((str(each.since), str(each.until), each.name) for each in facts(service).versions)
    assert spans == [("2023-02-01", "2023-08-01", "Bakehouse"), ("None", "2023-02-01", "Bakery")]
    with pytest.raises(Unfit) as raised:
        service.edits.correct(ANNA, "lint", "stakeholders", "bakery", {"name": "Loaf"}, since=date(2023, 8, 1))
    assert raised.value.wrong == {"since": "Name changed on 1 August 2023 already. Choose a later day."}


def test_a_part_in_a_goal_that_grew_ends_and_begins_anew(service: Service) -> None:
    """Interested until 2023, carrying from then on: two facts, so that the day before reads as it was."""
    service.edits.correct(ANNA, "lint", "commitments", "k1", {"level": "drager"}, since=date(2023, 1, 1))
    spans = [(each.level, str(each.since), str(each.until)) for each in facts(service).commitments]
    assert sorted(spans) == [("carrying", "2023-01-01", "None"), ("interested", "2022", "2023-01-01")]
    service.undo(ANNA, "lint")
    assert [each.level for each in facts(service).commitments] == ["interested"]


def test_a_change_before_the_beginning_or_in_the_time_to_come_is_refused(service: Service) -> None:
    """Each says which day it is about and what to do."""
    for since, said in (
        (date(2021, 12, 31), "it began only on 1 January 2022. Correct it, or choose a later day."),
        (date(2024, 5, 2), "2 May 2024 is yet to come. Choose today or an earlier day."),
    ):
        with pytest.raises(Unfit) as raised:
            service.edits.correct(ANNA, "lint", "commitments", "k1", {"level": "carrying"}, since=since)
        assert raised.value.wrong == {"since": said}


def test_a_fact_ends_on_a_day_and_only_once(service: Service) -> None:
    """A tie, a partner and a goal each in their own property; a session does not end."""
    service.edits.end(ANNA, "lint", "ties", "t1")
    service.edits.end(ANNA, "lint", "stakeholders", "bakery", date(2024, 1, 1))
    service.edits.end(ANNA, "lint", "goals", "warm", date(2024, 2, 1))
    now = facts(service)
    assert (str(now.ties[0].until), str(now.stakeholders[0].left), str(now.goals[0].closed)) == (
        "2024-05-01",
        "2024-01-01",
        "2024-02-01",
    )
    with pytest.raises(MeshworkError, match="ended already, on 1 May 2024"):
        service.edits.end(ANNA, "lint", "ties", "t1")
    with pytest.raises(MeshworkError, match="Sessions do not end"):
        service.edits.end(ANNA, "lint", "sessions", "s1")
    with pytest.raises(Unfit) as raised:
        service.edits.end(ANNA, "lint", "commitments", "k1", date(2021, 1, 1))
    assert "begins only on 2022" in raised.value.wrong["until"]


def test_taking_a_partner_away_takes_what_cannot_do_without_it(service: Service) -> None:
    """Tie, attendance, part in the goal, contribution, note, follow-up go; the session stays, begun by nobody."""
    planned = service.edits.taking_away(ANNA, "lint", "stakeholders", "bakery")
    gone = {kind for kind, _id in planned.retract} - {"sessions"}
    assert gone == {"stakeholders", "ties", "attendance", "commitments", "contributed", "notes", "follow_ups"}
    service.edits.take_away(ANNA, "lint", "stakeholders", "bakery")
    now = facts(service)
    assert [each.id for each in now.stakeholders] == ["clinic", "gerda"]
    assert now.sessions[0].started_by is None
    assert [each.id for each in now.attendance] == ["a2"]
    assert service.check(ANNA, "lint") == ()
    service.undo(ANNA, "lint")
    assert (facts(service).ties, facts(service).sessions[0].started_by) == (town()[0].ties, "bakery")


def test_an_edit_that_would_break_a_rule_elsewhere_says_where(service: Service) -> None:
    """What is said in intervision is kept without a name: the session cannot become one while a name stands."""
    with pytest.raises(Unfit) as raised:
        service.edits.correct(ANNA, "lint", "sessions", "s1", {"kind": "intervisie"})
    assert 'contributed insight "c1": doubts, and all from intervision, are kept without a name.' in str(raised.value)
    assert facts(service).sessions[0].kind == "gathering"


def test_a_second_role_in_a_session_is_not_a_second_primary_one(service: Service) -> None:
    """The rule is told at the field; as a secondary one it is kept; and the primary one cannot go alone."""
    said = {"stakeholder": "bakery", "session": "s1", "role": "gastheer"}
    with pytest.raises(Unfit) as raised:
        service.edits.add(ANNA, "lint", "attendance", said)
    assert raised.value.wrong == {"primary": "nobody has two primary roles in one session. Leave one as primary."}
    service.edits.add(ANNA, "lint", "attendance", {**said, "primary": "nee"})
    with pytest.raises(Unfit, match="no primary role here"):
        service.edits.take_away(ANNA, "lint", "attendance", "a1")


def test_what_somebody_else_changed_meanwhile_is_said_with_who_and_when(service: Service) -> None:
    """Anna looked at change 1, Bram wrote change 2: Anna's edit waits until she has looked again."""
    service.edits.correct(BRAM, "lint", "ties", "t1", {"strength": "1"})
    edits: tuple[Callable[[], object], ...] = (
        lambda: service.edits.correct(ANNA, "lint", "ties", "t1", {"strength": "3"}, seen=1),
        lambda: service.edits.end(ANNA, "lint", "ties", "t1", seen=1),
        lambda: service.edits.take_away(ANNA, "lint", "ties", "t1", seen=1),
    )
    for edit in edits:
        with pytest.raises(Conflict, match="Bram changed this on 1 May 2024"):
            edit()
    assert facts(service).ties[0].strength == 1
    service.edits.correct(ANNA, "lint", "ties", "t1", {"strength": "3"}, seen=2)
    service.edits.correct(ANNA, "lint", "goals", "warm", {"theme": "Homes"}, seen=1)  # another fact
    assert facts(service).ties[0].strength == 3


def test_nobody_but_a_facilitator_edits(service: Service) -> None:
    """No verb, and nothing is written."""
    edits = service.edits
    asks: tuple[Callable[[], object], ...] = (
        lambda: edits.add(STRANGER, "lint", "goals", {"title": "Mine"}),
        lambda: edits.correct(STRANGER, "lint", "ties", "t1", {"strength": "3"}),
        lambda: edits.end(STRANGER, "lint", "ties", "t1"),
        lambda: edits.take_away(STRANGER, "lint", "ties", "t1"),
        lambda: edits.taking_away(STRANGER, "lint", "ties", "t1"),
        lambda: edits.find(STRANGER, "lint", "goals", "warm"),
        lambda: edits.written(STRANGER, "lint", "goals", "warm"),
    )
    for ask in asks:
        with pytest.raises(NotAllowed):
            ask()
    assert service.number(ANNA, "lint") == 1


def test_a_kind_with_verbs_of_its_own_is_not_edited_here(service: Service) -> None:
    """A signal, a setting, an account: each has its own way, and the answer names what can be edited."""
    for kind in ("feelers", "settings", "users", "spoons"):
        with pytest.raises(MeshworkError, match="What is: community, stakeholder, former name"):
            service.edits.add(ANNA, "lint", kind, {})


def test_an_edit_breaks_over_its_own_faults_and_not_over_old_ones(service: Service) -> None:
    """A version that ends before it begins came in long ago; the name of that partner can still be corrected."""
    wrong = Version(id="v", stakeholder="bakery", name="Oven", since=When.of("2020"), until=When.of("2019-01-01"))
    service.write(ANNA, "lint", Changes((wrong,)), "import")
    service.edits.correct(ANNA, "lint", "stakeholders", "bakery", {"name": "Bread"}, always=True)
    assert facts(service).stakeholders[0].name == "Bread"
