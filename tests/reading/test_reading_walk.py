"""How the stage is settled from reading to reading: two in a row, one step up, straight down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from meshwork.network import last_of_month
from meshwork.stages.gate import Gate, gates
from meshwork.stages.ladder import ENTERED_WITH, KEPT_WITH, STAGES, Stage
from meshwork.stages.path import Look, Walk
from meshwork.stages.sight import Sight
from tests.reading.town import Town, every

OLD = Town()
for _day in every(20, "2010-01-01", "2011-12-31"):
    OLD.meet(_day, "a", "b")
RECORD = OLD.record()
SIGHT = Sight(RECORD.on(date(2020, 1, 1)), RECORD.on(date(2020, 1, 1), half=True), {})

OWN: dict[Stage, str] = {"L1": "reach", "P1": "one_goal", "P2": "shared_goals", "M1": "joint_delivery", "M2": "core"}
"""The criterion by which a told look fails to enter a stage."""


@dataclass(slots=True)
class Told(Look):
    """A look of which it is simply told which stages hold, and which are broken by what."""

    holding: frozenset[Stage] = frozenset()
    breaking: dict[Stage, str] = field(default_factory=dict)

    def enters(self, stage: Stage) -> bool:
        """Whether the stage and those it builds on hold, and nothing up to it is broken."""
        return all(each in self.holding for each in ENTERED_WITH[stage]) and not self.breaks(stage)

    def breaks(self, stage: Stage) -> tuple[Gate, ...]:
        """What is broken of the stage and of those it stands on."""
        return tuple(gates()[self.breaking[each]] for each in KEPT_WITH[stage] if each in self.breaking)

    def unmet(self, stage: Stage) -> tuple[Gate, ...]:
        """What fails for entering."""
        return tuple(gates()[OWN[each]] for each in ENTERED_WITH[stage] if each not in self.holding)


L0: tuple[Stage, ...] = ()
L1: tuple[Stage, ...] = ("L1",)
P1: tuple[Stage, ...] = (*L1, "P1")
P2: tuple[Stage, ...] = (*P1, "P2")
M1: tuple[Stage, ...] = (*P1, "M1")
BOTH: tuple[Stage, ...] = (*P1, "P2", "M1")

Said = tuple[Stage, ...] | Told


def look(
    place: int, holding: Sequence[Stage] = (), *, asleep: bool = False, enough: bool = True, **breaking: str
) -> Told:
    """A look at the end of a month, counted from January 2020."""
    day = last_of_month(2020 + place // 12, place % 12 + 1)
    return Told(
        SIGHT,
        day,
        asleep,
        enough,
        holding=frozenset(holding),
        breaking={_stage(at): key for at, key in breaking.items()},
    )


def _stage(text: str) -> Stage:
    return next(each for each in STAGES if each == text)


def walked(*looks: Told) -> tuple[Walk, list[Stage | None]]:
    """The walk after these looks, and the stage after each."""
    walk = Walk(RECORD)
    stages: list[Stage | None] = []
    for each in looks:
        walk.step(each)
        stages.append(walk.stage)
    return walk, stages


def months(*holdings: Sequence[Stage]) -> list[Told]:
    """One look a month."""
    return [look(place, holding) for place, holding in enumerate(holdings)]


def test_there_is_no_label_before_two_readings_and_the_first_goes_straight_up() -> None:
    """M1 held from the start: nothing, nothing, then M1; and the first label is no transition."""
    walk, stages = walked(*months(M1, M1, M1))
    assert stages == [None, None, "M1"]
    assert walk.transitions == []


def test_the_first_label_must_hold_twice_in_a_row() -> None:
    """P1 only in the second and third reading: P1. Only in the third: loose organisations, the default."""
    assert walked(*months(L0, P1, P1))[1][-1] == "P1"
    assert walked(*months(L0, L0, P1))[1][-1] == "L0"


def test_a_first_label_that_held_in_the_first_of_two_only_is_not_given() -> None:
    """P1 in the second reading and not in the third: loose organisations."""
    assert walked(*months(L0, P1, L0))[1] == [None, None, "L0"]


def test_a_reading_with_too_little_in_it_does_not_count_as_one_of_the_two() -> None:
    """The first reading had too little: P1 holds in the second and third, so P1; but loose only from the fourth."""
    thin = look(0, enough=False)
    assert walked(thin, look(1, P1), look(2, P1))[1] == [None, None, "P1"]
    assert walked(thin, look(1), look(2), look(3))[1] == [None, None, None, "L0"]


def test_up_goes_one_step_at_a_time_after_two_readings_in_a_row() -> None:
    """L0 until March; from April P1 holds: L1 in May (the second reading), P1 in June."""
    walk, stages = walked(*months(L0, L0, L0, P1, P1, P1))
    assert stages == [None, None, "L0", "L0", "L1", "P1"]
    first, second = walk.transitions
    assert (first.frm, first.to, first.first_seen, first.day) == ("L0", "L1", date(2020, 4, 30), date(2020, 5, 31))
    assert (second.frm, second.to, second.first_seen, second.day) == (
        "L1",
        "P1",
        date(2020, 5, 31),
        date(2020, 6, 30),
    )


def test_one_good_month_is_not_believed() -> None:
    """P1 holds every other month: the label stays."""
    assert walked(*months(L1, L1, L1, P1, L1, P1, L1))[1][2:] == ["L1"] * 5


def test_a_step_up_needs_no_broken_leave_criterion_up_to_it() -> None:
    """P1 holds over the year, and in the half year cohesion is broken: not entered, and L1 not left."""
    looks = [*months(L1, L1, L1), *(look(place, P1, P1="cohesion") for place in (3, 4, 5))]
    assert walked(*looks)[1][-1] == "L1"


def test_a_rise_says_which_criteria_came_to_hold() -> None:
    """What P1 lacked before its first reading: one goal that many carry."""
    walk, _ = walked(*months(L1, L1, L1, L1, P1, P1))
    assert [each.because for each in walk.transitions] == [("one_goal",)]


def test_from_the_beginning_cop_the_way_leads_to_the_meshwork_where_that_holds_else_to_the_steady_cop() -> None:
    """Both hold: M1. Only the steady CoP: P2, and from there M1."""
    assert walked(*months(P1, P1, P1, BOTH, BOTH))[1][-1] == "M1"
    assert walked(*months(P1, P1, P1, P2, P2))[1][-1] == "P2"
    assert walked(*months(P1, P1, P1, P2, P2, BOTH, BOTH))[1][-1] == "M1"


def test_one_month_of_each_is_two_months_of_neither() -> None:
    """P2 holds in one month and M1 in the next: P1 stays."""
    assert walked(*months(P1, P1, P1, P2, M1))[1][-1] == "P1"


def test_down_goes_straight_to_the_highest_stage_that_still_holds_after_two_readings() -> None:
    """M1 breaks for two months, P1 does not: P1, on the second; and says what broke."""
    fallen = [look(place, P1, M1="joint_delivery") for place in (3, 4)]
    walk, stages = walked(*months(M1, M1, M1), *fallen)
    assert stages[-2:] == ["M1", "P1"]
    (fall,) = walk.transitions
    assert (fall.frm, fall.to, fall.because) == ("M1", "P1", ("joint_delivery",))
    assert (fall.first_seen, fall.day) == (date(2020, 4, 30), date(2020, 5, 31))


def test_a_fall_through_everything_ends_with_loose_organisations() -> None:
    """Reach itself breaks: nothing but the default holds."""
    fallen = [look(place, L0, L1="reach") for place in (3, 4)]
    assert walked(*months(M1, M1, M1), *fallen)[1][-1] == "L0"


def test_two_different_falls_in_a_row_agree_on_the_smaller() -> None:
    """First everything breaks, then only M1: both say below M1, and both allow P1."""
    looks = [look(3, L0, L1="reach"), look(4, P1, M1="joint_delivery")]
    assert walked(*months(M1, M1, M1), *looks)[1][-1] == "P1"


def test_one_bad_month_is_not_believed_either() -> None:
    """Broken every other month: the label stays."""
    looks = [look(3, P1, M1="joint_delivery"), look(4, M1), look(5, P1, M1="joint_delivery"), look(6, M1)]
    assert walked(*months(M1, M1, M1), *looks)[1][2:] == ["M1"] * 5


def test_what_just_rose_does_not_fall_for_three_readings_and_what_just_fell_does_not_rise() -> None:
    """P1 settles in May; broken from June on it falls in September, the fourth after. From then on P1 holds again: it
    would rise in November, and does in January. Going on the same way does not wait."""
    low = [look(place, L0, P1="cohesion") for place in range(5, 9)]
    walk, stages = walked(*months(L1, L1, L1, P1, P1), *low, *(look(place, P1) for place in range(9, 13)))
    assert stages[4:] == ["P1", "P1", "P1", "P1", "L1", "L1", "L1", "L1", "P1"]
    assert [(each.first_seen.month, each.day.month) for each in walk.transitions] == [(4, 5), (6, 9), (12, 1)]
    assert walked(*months(L0, L0, L0, P1, P1, P1))[1][-2:] == ["L1", "P1"]


def test_a_dip_that_is_over_within_those_readings_changes_nothing() -> None:
    """Broken in June and July, held again from August on: P1 all along."""
    dip = [look(place, L0, P1="cohesion") for place in (5, 6)]
    assert walked(*months(L1, L1, L1, P1, P1), *dip, look(7, P1), look(8, P1))[1][4:] == ["P1"] * 5


def test_between_enter_and_leave_the_label_stays() -> None:
    """P1 no longer enters, and nothing is broken: hysteresis."""
    assert walked(*months(P1, P1, P1, L1, L1, L1))[1][-1] == "P1"


def test_down_to_the_steady_cop_only_where_it_held_before() -> None:
    """A young meshwork falls to P1; one that was a steady CoP once falls to P2."""
    fallen = [look(place, P1, M1="joint_delivery") for place in (7, 8)]
    assert walked(*months(P1, P1, P1, *(M1,) * 4), *fallen)[1][-1] == "P1"
    assert walked(*months(P1, P1, P1, *(BOTH,) * 4), *fallen)[1][-1] == "P2"


def test_sleep_neither_counts_towards_nor_breaks_the_two_in_a_row() -> None:
    """P1 in April, asleep in May and June, P1 in July: that is twice in a row."""
    looks = [*months(L1, L1, L1, P1), look(4, L0, asleep=True), look(5, L0, asleep=True), look(6, P1)]
    walk, stages = walked(*looks)
    assert stages[3:] == ["L1", "L1", "L1", "P1"]
    assert walk.transitions[0].first_seen == date(2020, 4, 30)


def test_a_rise_that_time_alone_made_knowable_is_no_transition() -> None:
    """Persistence was unknown in the month before, for want of time, and it alone was lacking: the label changes, and
    no growth is told."""
    young = Town().meet("2020-01-01", "a", "b").record()
    early = Sight(young.on(date(2020, 6, 30)), young.on(date(2020, 6, 30), half=True), {})

    class Unknown(Told):
        """A look before persistence can be known."""

        def unmet(self, stage: Stage) -> tuple[Gate, ...]:
            """Nothing but persistence lacks."""
            return (gates()["persistence"],) if stage == "P2" else ()

    before = Unknown(early, date(2020, 4, 30), False, True, holding=frozenset(P1))
    walk, stages = walked(*months(P1, P1, P1), before, look(4, P2), look(5, P2))
    assert stages[-1] == "P2"
    assert walk.transitions == []
    known = Told(SIGHT, date(2020, 4, 30), False, True, holding=frozenset(P1))
    assert [each.to for each in walked(*months(P1, P1, P1), known, look(4, P2), look(5, P2))[0].transitions] == ["P2"]


def test_no_rise_is_told_while_the_record_is_young_but_a_fall_is() -> None:
    """First activity in January 2020: the rise of May 2020 is a change of label and no transition; the fall of
    September is one."""
    young = Town().meet("2020-01-01", "a", "b").record()
    walk = Walk(young)
    looks = [*months(L1, L1, L1, *(P1,) * 4), *(look(place, L0, P1="cohesion") for place in (7, 8))]
    stages = []
    for each in looks:
        walk.step(each)
        stages.append(walk.stage)
    assert stages[4:] == ["P1", "P1", "P1", "P1", "L1"]
    assert [(each.frm, each.to) for each in walk.transitions] == [("P1", "L1")]
