"""What flags nobody: a quiet summer, a record that is young or stopped; and what changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meshwork.feelers import Care, Concern, care
from meshwork.model import Attendance, Facts, Private, Session, Stakeholder
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.when import When
from tests.reading.town import Town

BEGIN = date(2022, 1, 10)
SUMMER = date(2023, 7, 1), date(2023, 9, 2)
"""Nine weeks."""


def town(every: int, *, summer: bool = True) -> Town:
    """Twelve partners in four circles that meet each so many days, one of whom stays away from April on.

    In June that is a silence of more than eight intervals where they meet twice a week or weekly, else of fewer.
    """
    made, on, turn = Town(), BEGIN, 0
    while on < date(2023, 12, 1):
        if not (summer and SUMMER[0] <= on <= SUMMER[1]):
            for circle in range(4):
                there = [f"p{circle}{each}" for each in range(3)]
                if circle == 0 and on >= date(2023, 4, 1):
                    there = there[:2]
                made.meet(on, *there)
            made.meet(on, f"p{turn % 4}0", f"p{(turn + 1) % 4}0")
        on, turn = on + timedelta(every), turn + 1
    return made


@pytest.mark.parametrize("every", [3, 7, 14, 28])
def test_a_summer_of_nine_weeks_without_records_flags_nobody_more(every: int) -> None:
    """In four rhythms the number on watch in September is within one of June's, on each day of the month."""
    read = town(every).record()
    june = len(care(read, Private(), date(2023, 6, 28)).risk)
    assert june == (1 if every <= 7 else 0)
    for day in range(3, 31, 3):
        assert abs(len(care(read, Private(), date(2023, 9, day)).risk) - june) <= 1


@pytest.mark.parametrize("every", [3, 7, 14, 28])
def test_a_stopped_record_flags_nobody_and_says_so(every: int) -> None:
    """Two thirds of a year after the last fact the whole is asleep, since the last activity day."""
    found = care(town(every).record(), Private(), date(2024, 8, 1))
    assert (found.today, found.risk, found.weak) == ((), (), ())
    assert found.whole is not None
    assert found.whole.kind == "asleep"


def test_a_young_record_flags_nobody_and_says_so() -> None:
    """To its ninetieth day; from the ninety-first on it can be told who is silent."""
    read = town(7).record()
    young = care(read, Private(), BEGIN + timedelta(90)).whole
    assert young is not None
    assert (young.kind, young.since) == ("young", BEGIN)
    assert care(read, Private(), BEGIN + timedelta(91)).whole is None


def test_nothing_at_all_is_no_concern() -> None:
    """An empty community, and one of whom only names are known."""
    for facts in (Facts(), Facts(stakeholders=(Stakeholder(id="mill", name="mill"),))):
        found = care(record(facts, Settings()), Private(), BEGIN)
        assert found.whole is not None
        assert (found.whole.kind, found.today) == ("nothing", ())


def told(found: Care, names: dict[str, str]) -> object:
    """What is said, with names in place of ids."""

    def one(each: Concern) -> object:
        said = [(one.sign, one.points, sorted(names[who] for who in one.who), one.count) for one in each.reasons]
        helper = names[each.helper.stakeholder] if each.helper else None
        return names[each.stakeholder], each.level, each.points, each.since, each.care, helper, said

    return [[one(each) for each in several] for several in (found.today, found.risk, found.weak)]


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_order_of_rows_and_the_ids_change_nothing(seed: int) -> None:
    """The same meetings, written down in another order and under other ids, are told the same."""
    drawn = Random(seed)
    people = [f"partner {each:02}" for each in range(14)]
    meetings = [
        (BEGIN + timedelta(drawn.randrange(500)), drawn.sample(people, drawn.randint(2, 5))) for _each in range(60)
    ]
    answers = []
    for shuffled in (False, True):
        ids = [f"id{each:02}" for each in range(14)]
        if shuffled:
            drawn.shuffle(ids)
            drawn.shuffle(meetings)
        id_of = dict(zip(people, ids, strict=True))
        facts = Facts(
            stakeholders=tuple(sorted((Stakeholder(id=id_of[each], name=each) for each in people), key=_id)),
            sessions=tuple(Session(id=f"s{at:03}", date=When.on(on)) for at, (on, _who) in enumerate(meetings)),
            attendance=tuple(
                Attendance(id=f"a{at:03}{who}", stakeholder=id_of[who], session=f"s{at:03}")
                for at, (_on, there) in enumerate(meetings)
                for who in there
            ),
        )
        found = care(record(facts, Settings()), Private(), BEGIN + timedelta(510))
        answers.append(told(replace(found, back=()), {id_: name for name, id_ in id_of.items()}))
    assert answers[0] == answers[1]


def _id(each: Stakeholder) -> str:
    return each.id
