"""A story says no more than is recorded, and nothing of a few or of what is private."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from meshwork.model import (
    Action,
    Belonging,
    Commitment,
    Contribution,
    Extra,
    Facts,
    Goal,
    Help,
    Insight,
    Question,
    Reuse,
    Session,
    Stakeholder,
    Tie,
    Version,
)
from meshwork.story import words
from meshwork.story.outline import Outline, Pick
from meshwork.story.showing import proof
from meshwork.story.shown import Figure, Promise, ShownStory, Stretch
from meshwork.text import speak
from meshwork.when import When
from tests.story.town import KNOWN, choosing, meeting, partners, read, sheet, told, town, weeks

DAYS = (date(2023, 6, 30), date(2024, 6, 30))
TOWN = town(*partners({"care": 10, "business": 8}))
EVERYBODY = tuple(each.id for each in TOWN.stakeholders)
STEADY = meeting(TOWN, weeks(date(2021, 7, 5), DAYS[1]), EVERYBODY)


def figure(story: ShownStory, at: int, key: str) -> Figure:
    (found,) = (each for each in story.moments[at].figures if each.key == key)
    return found


def test_what_grew_in_a_record_that_goes_on_is_told_as_a_change() -> None:
    """Eighteen who meet every week, and six more from September 2023: 24 on the second day, six more."""
    facts = town(*partners({"care": 10, "business": 8, "citizen": 6}))
    facts = meeting(facts, weeks(date(2021, 7, 5), date(2023, 9, 1)), EVERYBODY)
    since = weeks(date(2023, 9, 4), DAYS[1])
    for at in range(6):  # by turns, so that the meetings hardly grow
        facts = meeting(facts, since[at::6], (*EVERYBODY, f"citizen-{at + 1}"))
    story = told(facts, DAYS)
    assert (figure(story, 1, "partners").value, figure(story, 1, "partners").change) == (24, 6)
    assert figure(story, 1, "sectors").change == 1
    assert "partners who took part +6" in " ".join(story.moments[1].sentences)
    assert [[(each.groups, each.number) for each in table.counts] for table in story.moments[1].tables] == [
        [(("Care and health",), 10), (("Business",), 8), (("Citizen",), 6)],
    ]


def test_nobody_is_found_by_taking_the_dots_from_the_total() -> None:
    """One of eighteen left in March, one is not on the map: 17 are counted on both days, and 17 are drawn."""
    who = tuple(
        replace(each, left=When.of("2024-03-01")) if each.id == "care-1" else each for each in STEADY.stakeholders
    )
    story = told(choosing(replace(STEADY, stakeholders=who), "not_on_map", "care-2"), DAYS)
    for at, each in enumerate(story.moments):
        assert (figure(story, at, "partners").value, len(each.picture.marks)) == (17, 17)
        assert [sum(count.number for count in table.counts) for table in each.tables] == [17]


def test_of_a_record_that_began_late_no_rise_is_told() -> None:
    """Half a year after the first meeting on record, and then a year later: the first was young."""
    story = told(meeting(TOWN, weeks(date(2023, 1, 2), DAYS[1]), EVERYBODY), DAYS)
    assert {each.change for each in story.moments[1].figures} == {None}
    assert "the record had only just begun" in figure(story, 1, "partners").why
    assert any("record was young" in each for each in story.unknown)


def test_a_record_that_is_young_today_is_not_said_to_have_been_so() -> None:
    """The day up to which it is young is still to come."""
    story = told(meeting(TOWN, weeks(date(2024, 1, 2), DAYS[1]), EVERYBODY), (DAYS[1],))
    assert any(each.startswith("The record is still young, up to ") for each in story.unknown)


def test_of_a_record_that_stopped_no_fall_is_told() -> None:
    """The last meeting on record was in May 2023: nothing is said of a change, and that it stopped is."""
    story = told(meeting(TOWN, weeks(date(2021, 7, 5), date(2023, 5, 30)), EVERYBODY), DAYS)
    assert {each.change for each in story.moments[1].figures} == {None}
    assert any(each.startswith("Since 29 May 2023 nothing has been recorded.") for each in story.unknown)


def test_of_sessions_with_one_partner_each_no_nought_of_meetings_is_told() -> None:
    """That nobody met is not known of them; once several meet it is a figure, without a change."""
    facts = town(*partners({"care": 6, "citizen": 6}))
    for at in range(1, 7):
        facts = meeting(facts, [date(2021, at, 5)], [f"care-{at}"])
        facts = meeting(facts, [date(2021, at, 6)], [f"citizen-{at}"])
    facts = meeting(facts, weeks(date(2022, 9, 6), date(2023, 3, 1)), [f"care-{at}" for at in range(1, 7)])
    story = told(facts, (date(2021, 6, 30), date(2022, 12, 31)))
    assert "meetings" not in [each.key for each in story.moments[0].figures]
    assert figure(story, 1, "meetings").value == 17
    assert figure(story, 1, "meetings").change is None


def test_of_declared_connections_alone_nothing_is_told_of_a_change_and_nobody_took_part() -> None:
    """Asked every January who works with whom: ten and then eighteen have a connection, which is no rise."""
    ties = tuple(
        Tie(id=f"{year}-{each}", source=each, target="care-1", since=When.of(f"{year}-01-01"))
        for year, who in ((2021, EVERYBODY[1:10]), (2022, EVERYBODY[1:10]), (2023, EVERYBODY[1:]))
        for each in who
    )
    story = told(replace(TOWN, ties=ties), (date(2022, 12, 31), date(2023, 12, 31)))
    assert [each.key for each in story.moments[1].figures] == ["connected", "sectors"]
    assert (figure(story, 1, "connected").value, figure(story, 1, "connected").change) == (18, None)
    assert "took part" not in " ".join(story.moments[1].sentences)


def test_where_the_way_of_recording_changed_nothing_is_told_of_a_change() -> None:
    """One name for each meeting until November 2023, and from then on all eighteen who were there."""
    half = date(2023, 11, 6)
    facts = meeting(TOWN, weeks(date(2021, 7, 5), half), ("care-1",))
    story = told(meeting(facts, weeks(half, DAYS[1]), EVERYBODY), DAYS)
    assert figure(story, 1, "partners").value == 18
    assert {each.change for each in story.moments[1].figures} == {None}
    assert any("the way of recording changed" in each for each in story.unknown)


def test_a_stage_stands_in_a_story_only_by_choice_and_with_what_the_community_wants() -> None:
    """Chosen without what it wants to be there is none; with it the sentence that goes with every stage stands."""
    assert told(STEADY, DAYS).staged is None
    assert told(STEADY, DAYS, staged=True).staged is None
    staged = told(STEADY, DAYS, staged=True, wants="A community of practice").staged
    assert staged is not None
    assert staged.wants == "A community of practice"
    assert "no grade" in staged.line
    assert not [each for each in staged.sentences if "CoP" in each]
    assert "CoP: " in told(STEADY, DAYS, staged=True, wants="A CoP").staged.sentences[-1]  # type: ignore[union-attr]
    pick = Pick(DAYS[0], "stage", DAYS[0], "P1")
    assert [each.day for each in told(STEADY, DAYS, picks=(pick, *told_picks())).moments] == [DAYS[1]]


def told_picks() -> tuple[Pick, ...]:
    return (Pick(DAYS[1], "today", DAYS[1]),)


def test_a_stage_of_a_day_on_which_none_can_be_told_is_a_day_like_any_other() -> None:
    """Two months after two partners began to meet nothing is a stage yet: no title claims one."""
    young = date(2023, 2, 28)
    facts = meeting(TOWN, weeks(date(2023, 1, 2), DAYS[1]), EVERYBODY[:2])
    picks = (Pick(young, "stage", young, "L1"), *told_picks())
    first = told(facts, (young, DAYS[1]), picks=picks, staged=True, wants="A community").moments[0]
    assert (first.title, first.sentences[0]) == ("February 2023", "This is how it stood on 28 February 2023.")


def test_a_day_is_told_as_exactly_as_it_was_recorded() -> None:
    """A kitchen of 2023, of May 2023 and of 4 May 2023; a first gathering of which only the year is known."""
    for text, said in (("2023", "In 2023 "), ("2023-05", "In May 2023 "), ("2023-05-04", "On 4 May 2023 ")):
        when = When.of(text)
        facts = replace(STEADY, actions=(Action(id="a", title="Kitchen", kind="service", start=when),))
        story = told(facts, DAYS, picks=(Pick(DAYS[0], "service", when.start, "a"), *told_picks()))
        assert story.moments[0].sentences[0] == f"{said}partners began a service together: Kitchen."
    first, *later = STEADY.sessions
    facts = replace(STEADY, sessions=(replace(first, date=When.of("2021")), *later))
    for what, said in (("begin", "The first gathering on record was in 2021."), ("again", "In 2021 partners met")):
        story = told(facts, DAYS, picks=(Pick(DAYS[0], what, date(2021, 1, 1)), *told_picks()))  # type: ignore[arg-type]  # one of What
        assert story.moments[0].sentences[0].startswith(said)


def test_the_last_day_of_a_record_that_stopped_is_not_called_now() -> None:
    """Told in June 2024 of a record up to June 2023; told of June 2024 it is."""
    prepared, path = read(STEADY, DAYS[1])
    early = Outline("Our story", "en", DAYS[0], (Pick(DAYS[0], "today", DAYS[0]),))
    story = proof(prepared, STEADY, path, early, sheet(STEADY), today=DAYS[1], known_at=KNOWN).story
    assert story.moments[0].title == "What was recorded last"
    assert told(STEADY, DAYS, picks=told_picks()).moments[0].title == "Where the community stands now"


def test_sentences_that_are_typed_leave_what_may_not_be_said_of_a_change() -> None:
    """Four of one's own beside what happened and why nothing is told of a change."""
    own = tuple(f"Sentence {at}." for at in range(4))
    picks = (Pick(DAYS[0], "between", DAYS[0]), Pick(DAYS[1], "today", DAYS[1], said=own))
    story = told(meeting(TOWN, weeks(date(2023, 1, 2), DAYS[1]), EVERYBODY), DAYS, picks=picks)
    first, change, *typed = story.moments[1].sentences
    assert first == "This is how it stood on 30 June 2024."
    assert change.startswith("Nothing is said of a change since 30 June 2023")
    assert tuple(typed) == own


def test_who_left_is_counted_and_not_named() -> None:
    """Six who left between the days are six; four are fewer than five."""

    def gone(many: int) -> Facts:
        who = set(EVERYBODY[:many])
        return replace(
            STEADY,
            stakeholders=tuple(
                replace(each, left=When.of("2024-01-01")) if each.id in who else each for each in STEADY.stakeholders
            ),
        )

    six = told(gone(6), DAYS)
    assert six.leaving[-1] == "From 30 June 2023 to 30 June 2024, 6 partners left."
    assert told(gone(4), DAYS).leaving == ("From 30 June 2023 to 30 June 2024 fewer than 5 partners left.",)
    assert told(STEADY, DAYS).leaving == ()
    assert "Huis 1" not in repr(six)
    years = [date(2020 + at, 1, 1) for at in range(4)]
    with speak("en"):
        said = words.leavings([Stretch(*each) for each in zip(years[:3], years[1:], (0, 0, 6), strict=True)])
        assert [*said] == [words.leaving(years[0], years[2], 0), words.leaving(years[2], years[3], 6)]


def test_a_practice_is_told_where_whoever_found_it_consented() -> None:
    """Then with the name; without the choice, or with a second who did not choose it, not at all."""
    facts = replace(
        STEADY,
        insights=(Insight(id="i", text="Een vaste dag werkt", recorded_on=When.of("2024-01-01")),),
        contributed=(Contribution(id="c", stakeholder="care-1", insight="i"),),
        reused=(Reuse(id="r", stakeholder="care-2", insight="i"),),
    )
    assert told(facts, DAYS, works=("i",)).works == ()
    (found,) = told(choosing(facts, "name_in_stories", "care-1"), DAYS, works=("i",)).works
    assert (found.tellers, found.since) == (("Care Huis 1",), "Other partners took this over since.")
    second = replace(facts, contributed=(*facts.contributed, Contribution(id="d", stakeholder="care-2", insight="i")))
    assert told(choosing(second, "name_in_stories", "care-1"), DAYS, works=("i",)).works == ()
    # a second who objects found it too: it is not the first one's alone
    objecting = choosing(choosing(second, "name_in_stories", "care-1", "care-2"), "objects", "care-2")
    assert told(objecting, DAYS, works=("i",)).works == ()


def test_what_is_private_is_in_no_part_of_a_story() -> None:
    """A sentinel in every text that facilitators alone may read, and a name in every text that people typed."""
    zq = "zqgeheim"
    anna = Stakeholder(id="anna", name="Anna Zqvos", kind="person", email=f"{zq}@lint.example", phone=f"06{zq}")
    session = Session(id="iv", date=When.of("2024-01-08"), kind="intervision", title=zq)
    facts = replace(
        choosing(STEADY, "name_in_stories", *EVERYBODY[:6]),
        stakeholders=(*STEADY.stakeholders, anna),
        sessions=(*STEADY.sessions, session),
        belongs_to=(Belonging(id="b", person="anna", organisation="care-1"),),
        questions=(Question(id="q", text=zq, session="iv"),),
        helped=(Help(id="h", stakeholder="care-1", question="q", role="expert"),),
        insights=(
            Insight(id="doubt", text=zq, kind="doubt", visibility="facilitators"),
            Insight(id="there", text=zq, session="iv"),
        ),
        contributed=(Contribution(id="k", stakeholder="care-2", insight="there"),),
        extras=(Extra(id="x", of_kind="stakeholders", of="care-2", column="Notitie", value=zq),),
        goals=(Goal(id="g", title="Eten bij Anna Zqvos", opened=When.of("2022-01-01")),),
    )
    typed = "Anna Zqvos belde"
    story = told(
        facts,
        DAYS,
        title=typed,
        answer=typed,
        asked=typed,
        staged=True,
        wants=typed,
        works=("doubt", "there"),
        promises=(Promise(typed, "done", typed),),
        picks=(Pick(DAYS[0], "between", DAYS[0], said=(typed,)), *told_picks()),
    )
    said = repr(story)
    assert "zq" not in said.casefold()
    assert "… belde" in said
    # all chose it but care-1, whom one person represents
    assert [each for each in EVERYBODY if f"'{each}'" in said] == []
    assert {each.name for each in story.moments[1].picture.marks if each.name} == {
        f"Care Huis {at}" for at in range(2, 7)
    }


def labels(story: ShownStory, by: str) -> list[tuple[tuple[str, ...], int]]:
    """The counts of a table of the last moment."""
    tables = [each for each in story.moments[-1].tables if each.by == by]
    return [(each.groups, each.number) for table in tables for each in table.counts]


def housed(where: dict[str, str], facts: Facts = STEADY) -> Facts:
    """With everybody in the village, but for some."""
    who = tuple(replace(each, place=where.get(each.id, "Dorp")) for each in facts.stakeholders)
    return replace(facts, stakeholders=who)


def test_what_is_left_of_a_count_without_the_named_is_no_few() -> None:
    """Of five of care four chose to be named: beside their names five would tell of one. Where all did, of nobody."""
    facts = meeting(town(*partners({"business": 8, "care": 5})), weeks(date(2021, 7, 5), DAYS[1]), EVERYBODY[:5])
    facts = meeting(facts, weeks(date(2021, 7, 5), DAYS[1]), tuple(f"business-{at}" for at in range(1, 9)))
    assert labels(told(choosing(facts, "name_in_stories", *EVERYBODY[:4]), DAYS), "sector") == []
    assert labels(told(choosing(facts, "name_in_stories", *EVERYBODY[:5]), DAYS), "sector") == [
        (("Business",), 8),
        (("Care and health",), 5),
    ]


def test_a_place_or_sector_of_ones_own_tells_no_name() -> None:
    """Ten of eighteen live in the house of Anna, and are of a sector that is called like her."""
    who = tuple(
        replace(each, place="Huis van Anna Zqvos", sector="Bij Anna Zqvos") if each.sector == "care" else each
        for each in housed({}).stakeholders
    )
    facts = replace(STEADY, stakeholders=(*who, Stakeholder(id="anna", name="Anna Zqvos", kind="person")))
    pick = Pick(DAYS[1], "sector", DAYS[1], "Bij Anna Zqvos")
    story = told(facts, DAYS, picks=(pick,))
    assert "Zqvos" not in repr(story)
    assert labels(story, "place") == [(("Huis van …",), 10), (("Dorp",), 8)]


def test_a_place_of_a_few_is_not_named_in_what_is_told_together() -> None:
    """Ten in the village, six and two elsewhere: the two go with the six, and neither place is told."""
    where = {**{f"care-{at}": "Stad" for at in range(1, 7)}, "care-7": "Gehucht", "care-8": "Gehucht"}
    assert labels(told(housed(where), DAYS), "place") == [(("Dorp",), 10), (("the others",), 8)]


def test_a_place_is_that_of_the_day() -> None:
    """Six who moved to the city after the last day lived in the village on it, with six others."""
    moved = tuple(f"care-{at}" for at in range(1, 7))
    versions = tuple(
        Version(id=f"v-{each}", stakeholder=each, place="Dorp", until=When.of("2024-12-01")) for each in moved
    )
    where = {**dict.fromkeys(moved, "Stad"), **dict.fromkeys(EVERYBODY[12:], "Elders")}
    story = told(replace(housed(where), versions=versions), DAYS)
    assert labels(story, "place") == [(("Dorp",), 12), (("Elders",), 6)]


def test_a_table_of_one_group_is_none() -> None:
    """On the first day all are organisations, as many as took part; six persons came by the last."""
    six = tuple(replace(each, kind="person") for each in partners({"citizen": 6}))
    facts = replace(STEADY, stakeholders=(*STEADY.stakeholders, *six))
    story = told(meeting(facts, weeks(date(2023, 7, 3), DAYS[1]), [each.id for each in six]), DAYS)
    assert [[each.by for each in moment.tables] for moment in story.moments] == [["sector"], ["sector", "kind"]]


def test_facilitators_have_a_word_of_their_own_beside_the_sectors() -> None:
    """Six of eighteen facilitate, with four of care: too few for a count of care, and all ten are known."""
    who = tuple(replace(each, facilitator=at < 6) for at, each in enumerate(STEADY.stakeholders))
    facts = town(*who)
    facts = meeting(facts, weeks(date(2021, 7, 5), DAYS[1]), EVERYBODY)
    found = labels(told(facts, DAYS), "sector")
    assert found[0] == (("Business",), 8)
    assert found[1] == (("Care and health", "facilitators"), 10)


def test_who_has_a_connection_alone_is_not_said_to_have_taken_part() -> None:
    """Eighteen who met and one who is tied to one of them: nineteen took part or had a connection."""
    facts = replace(STEADY, stakeholders=(*STEADY.stakeholders, *partners({"citizen": 1})))
    facts = replace(facts, ties=(Tie(id="t", source="citizen-1", target="care-1", since=When.of("2022-01-01")),))
    story = told(facts, DAYS)
    assert figure(story, 1, "active").value == 19
    assert "19 partners took part or had a connection on record" in " ".join(story.moments[1].sentences)


def test_partners_are_recorded_since_the_first_day_that_makes_one_active() -> None:
    """A goal of 2019 makes nobody active; the first meeting on record was on 5 July 2021."""
    facts = replace(STEADY, goals=(Goal(id="g", title="Samen eten", opened=When.of("2019-01-01")),))
    story = told(facts, DAYS)
    assert {figure(story, 1, key).recorded_from for key in ("partners", "sectors")} == {date(2021, 7, 5)}


def test_of_several_goals_one_is_told_only_where_more_carry_it_than_any_other() -> None:
    """Of two goals nobody carries one, then one each, then two carry the first: no majority of eighteen."""
    facts = replace(STEADY, goals=(Goal(id="a", title="Samen eten"), Goal(id="b", title="Samen leren")))
    carried = tuple(
        Commitment(id=f"{who}-{goal}", stakeholder=who, goal=goal, level="carrying", since=When.of("2022-01-01"))
        for who, goal in (("care-1", "a"), ("care-2", "b"), ("care-3", "a"))
    )
    for many in (0, 2):
        assert told(replace(facts, commitments=carried[:many]), DAYS).opening[0] == "There are 2 shared goals."
    said = "There are 2 goals; the one with the most carriers is: Samen eten."
    assert told(replace(facts, commitments=carried), DAYS).opening[0] == said
