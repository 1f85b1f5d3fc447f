"""What stands beside the stage: who runs the community, and what a facilitator says of the stage herself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from meshwork import stages
from meshwork.errors import MeshworkError
from meshwork.model import About, Action, Attendance, Facts, Goal, Judgement, Session, Stakeholder, Tie, Towards, Work
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.stages import beside
from meshwork.stages.governance import Governance, Turns
from meshwork.stages.judged import Judged, agreed, judgements, on, overruled
from meshwork.when import When

TODAY = date(2024, 6, 1)


def hosted(
    *hosts: str, facilitator: str | None = "fay", goal: str | None = None, kind: str = "gathering"
) -> Governance:
    """Who runs a town in which these hosted a session each, in the first days of May; "a+b" is two at once."""
    names = {"anna", "bob", "cas", "dina", "fay"}
    facts = Facts(
        stakeholders=tuple(
            Stakeholder(id=each, name=each, facilitator=each == facilitator) for each in sorted(names)
        ),
        goals=(Goal(id="warm", title="Warm"),),
        sessions=tuple(Session(id=f"s{n}", date=When.on(date(2024, 5, n + 1)), kind=kind) for n in range(len(hosts))),
        about=(About(id="x", session="s0", goal="warm"),),
        attendance=tuple(
            Attendance(id=f"{n}{who}", stakeholder=who, session=f"s{n}", role="host")
            for n, both in enumerate(hosts)
            for who in both.split("+")
        ),
    )
    read = record(facts, Settings.of((), TODAY))
    return Turns.of(read, goal).on(read.on(TODAY).window)


def test_it_is_not_said_who_runs_it_below_five_turns() -> None:
    """Four say nothing, five do."""
    assert hosted("anna", "bob", "cas", "dina").form is None
    assert hosted("anna", "bob", "cas", "dina", "anna").form == "shared"


def test_more_than_half_is_most_of_it() -> None:
    """Three of six is no half yet: of a facilitator, or of one partner; four of six is."""
    assert hosted("fay", "fay", "fay", "anna", "bob", "cas").form == "mixed"
    assert hosted("fay", "fay", "fay", "fay", "bob", "cas").form == "administrative"
    assert hosted("anna", "anna", "anna", "bob", "cas", "cas").form == "shared"
    told = hosted("anna", "anna", "anna", "anna", "bob", "fay")
    assert (told.form, told.lead) == ("lead", "anna")


def test_two_partners_do_not_share_a_community() -> None:
    """With half each nobody leads, and there is no third that takes part."""
    assert hosted("anna", "anna", "anna", "bob", "bob", "bob").form == "mixed"


def test_who_hosts_together_shares_the_turn() -> None:
    """One session of Anna and Bob is half a turn for each; of five turns Anna has 1.5, or three tenths."""
    told = hosted("anna+bob", "anna", "cas", "dina", "fay")
    assert told.turns == 5
    assert dict(told.shares) == pytest.approx({"anna": 0.3, "bob": 0.1, "cas": 0.2, "dina": 0.2})
    assert told.facilitators == pytest.approx(0.2)
    assert [who for who, _ in told.shares] == ["anna", "cas", "dina", "bob"]


@pytest.mark.parametrize(("kind", "turns"), [("talk", 0), ("call", 0), ("intervision", 5)])
def test_a_talk_or_call_needs_no_host(kind: str, turns: int) -> None:
    """Five talks of the facilitator are no five turns of running the community."""
    assert hosted("fay", "fay", "fay", "fay", "fay", kind=kind).turns == turns


def test_what_partners_confirmed_is_counted_and_facilitators_confirm_nothing() -> None:
    """Two at a gathering, one confirmed by a partner, one by the facilitator; a tie each confirmed, one long over."""
    facts = Facts(
        stakeholders=tuple(
            Stakeholder(id=each, name=each, facilitator=each == "fay") for each in ("anna", "bob", "fay")
        ),
        sessions=(Session(id="s", date=When.of("2024-05-01")), Session(id="t", date=When.of("2024-05-02"))),
        attendance=(
            Attendance(id="1", stakeholder="anna", session="s", role="host", confirmed_by="bob"),
            Attendance(id="2", stakeholder="bob", session="s", confirmed_by="fay"),
            Attendance(id="3", stakeholder="bob", session="t", role="chair"),
            Attendance(id="4", stakeholder="anna", session="t", present=False, confirmed_by="anna"),
        ),
        ties=(
            Tie(id="1", source="anna", target="bob", confirmed_by="anna", until=When.of("2020-01-01")),
            Tie(id="2", source="bob", target="anna", confirmed_by="anna", since=When.of("2024-01-01")),
        ),
    )
    read = record(facts, Settings.of((), TODAY))
    about = stages.path(read, TODAY).readings[-1]
    told = about.governance
    assert told
    assert (told.sure, told.turns, told.sure_met, told.met) == (1, 2, 2, 4)
    assert beside.confirmed(about) == (
        "Partners themselves confirmed 2 of the 4 records of who meets, and 1 of the 2 of who hosts or leads."
    )
    nothing = replace(about, governance=replace(told, sure=0, sure_met=0))
    assert beside.confirmed(nothing) == "Partners have not confirmed any of it themselves yet."
    assert beside.confirmed(replace(about, governance=None)) is None


def test_of_a_goal_only_what_is_about_it_counts() -> None:
    """Of six sessions one was about the goal."""
    assert hosted("anna", "bob", "cas", "dina", "anna", "bob", goal="warm").turns == 1


def test_leading_an_action_is_a_turn_from_its_start_and_being_there_is_none() -> None:
    """One who leads, one who works along, one that starts a day later, one of a goal, a guest and an absent."""
    facts = Facts(
        stakeholders=tuple(Stakeholder(id=each, name=each) for each in ("anna", "bob")),
        goals=(Goal(id="warm", title="Warm"),),
        sessions=(Session(id="s", date=When.of("2024-05-01")), Session(id="t", date=When.of("2024-05-02"))),
        attendance=(
            Attendance(id="1", stakeholder="bob", session="s"),
            Attendance(id="2", stakeholder="bob", session="t", role="chair", present=False),
        ),
        actions=(
            Action(id="soup", title="Soup", start=When.of("2024-05-03")),
            Action(id="later", title="Later", start=When.of("2024-06-02")),
        ),
        towards=(Towards(id="1", action="soup", goal="warm"),),
        works_on=(
            Work(id="1", stakeholder="anna", action="soup", lead=True),
            Work(id="2", stakeholder="bob", action="soup"),
            Work(id="3", stakeholder="bob", action="later", lead=True),
        ),
    )
    read = record(facts, Settings.of((), TODAY))
    window = read.on(TODAY).window
    expected = Governance(form=None, turns=1, facilitators=0.0, shares=(("anna", 1.0),), met=3)
    assert Turns.of(read).on(window) == expected
    assert Turns.of(read, "warm").on(window) == replace(expected, met=2)


def said(
    stage: str = "P2", since: str = "2024-05-01", until: str | None = None, goal: str | None = None
) -> Judgement:
    """What a facilitator said."""
    return Judgement(
        id=f"{goal or ''}@{since}",
        stage=stage,
        goal=goal,
        reason="They do.",
        author="anna",
        said_on=When.of("2024-05-20"),
        since=When.of(since),
        until=When.of(until) if until else None,
    )


def test_the_latest_word_counts_from_its_day_on() -> None:
    """Until then the earlier one; before both nobody said anything; and one of a goal is not of the whole."""
    told = judgements(Facts(judgements=(said("M1", "2024-03-01"), said("P2"), said("L1", "2024-04-01", goal="warm"))))
    assert [(each.stage, each.until) for each in told] == [("P2", None), ("M1", date(2024, 5, 1))]
    assert on(told, date(2024, 2, 29)) is None
    assert on(told, date(2024, 4, 30)) == told[1]
    assert on(told, date(2024, 5, 1)) == told[0]


def test_a_word_that_ended_is_still_told_of_the_days_it_held() -> None:
    """The day of its end is not in."""
    told = judgements(Facts(judgements=(said(until="2024-05-20"),)))
    assert on(told, date(2024, 5, 19)) is not None
    assert on(told, date(2024, 5, 20)) is None


def test_saying_otherwise_and_agreeing_again_leave_what_was_said_before() -> None:
    """What began earlier ends today; what began today goes; a later word from the same day takes its place."""
    changes = overruled(Facts(), "P2", " They do. ", author="anna", today=TODAY, since=date(2024, 5, 1))
    (fact,) = changes.add
    assert fact == replace(said(), said_on=When.on(TODAY))
    held = Facts(judgements=(said(),))
    again = overruled(held, "M1", "They do.", author="anna", today=TODAY, since=date(2024, 5, 1))
    assert (len(again.add), again.retract) == (1, (("judgements", "@2024-05-01"),))
    ended = agreed(held, TODAY)
    assert ended.add == (replace(said(), until=When.on(TODAY)),)
    assert agreed(held, date(2024, 5, 1)).add == ()
    assert agreed(held, date(2024, 5, 1)).retract == (("judgements", "@2024-05-01"),)
    assert not agreed(Facts(), TODAY)


@pytest.mark.parametrize(
    ("stage", "reason", "since", "goal", "hint"),
    [
        ("P3", "so", TODAY, None, 'no stage "P3"'),
        ("P2", "  ", TODAY, None, "Say why"),
        ("P2", "so", date(2024, 6, 2), None, "2 June 2024 is still to come"),
        ("P2", "so", TODAY, "warm", 'no goal "warm"'),
    ],
)
def test_what_cannot_be_said_is_refused_with_the_reason(
    stage: str, reason: str, since: date, goal: str | None, hint: str
) -> None:
    """A stage there is not, no reason, a day to come, a goal there is not."""
    with pytest.raises(MeshworkError, match=hint):
        overruled(Facts(), stage, reason, author="anna", today=TODAY, since=since, goal=goal)


def test_the_computed_stage_does_not_look_at_what_is_said() -> None:
    """The reading differs in that word alone, and tells it."""
    facts = Facts(
        stakeholders=tuple(Stakeholder(id=each, name=each) for each in "abcdef"),
        sessions=tuple(Session(id=f"s{n}", date=When.on(date(2024, n + 1, 5))) for n in range(5)),
        attendance=tuple(
            Attendance(id=f"{who}{n}", stakeholder=who, session=f"s{n}") for who in "abcdef" for n in range(5)
        ),
    )
    settings = Settings.of((), TODAY)
    plain = stages.path(record(facts, settings), TODAY)
    told = stages.path(record(replace(facts, judgements=(said("M2"),)), settings), TODAY)
    word = Judged("M2", "They do.", "anna", date(2024, 5, 20), date(2024, 5, 1), None)
    assert told.judgements == (word,)
    assert [each.judged for each in told.readings] == [None] * 4 + [word, word]
    assert tuple(replace(each, judged=None) for each in told.readings) == plain.readings
    assert beside.judged(told.readings[-1]) == (
        "anna sees it otherwise: meshwork that carries itself, since 1 May 2024. “They do.” Said on 20 May 2024."
    )
    assert beside.judged(plain.readings[-1]) is None
    agreeing = replace(told.readings[-1], judged=replace(word, stage="L1", author=None))
    assert agreeing.stage == "L1"
    assert beside.judged(agreeing) == "A facilitator says so too, since 1 May 2024. “They do.” Said on 20 May 2024."
