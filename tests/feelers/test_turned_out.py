"""How flags turned out is counted from the record, and told without a rate while they are few."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meshwork.feelers.turned_out import Count, turned_out
from meshwork.feelers.turned_words import told
from meshwork.model import FollowUp, Private
from meshwork.text import speak
from meshwork.when import When
from tests.reading.town import Town

BEGIN, TODAY = date(2022, 1, 3), date(2024, 1, 2)
OTHERS = ("mill", "forge", "bakery", "school")


def town(back: date | None) -> Town:
    """Four who meet every day of two years; a fifth is there every day of the first, then silent until one day."""
    made = Town()
    for day in range(730):
        on = BEGIN + timedelta(day)
        there = [*OTHERS, *(["well"] if day < 365 or on == back else [])]
        made.meet(on, *there)
    return made


def cared(on: str, kind: str = "call") -> Private:
    """A follow-up for the fifth that was done on a day."""
    return Private(follow_ups=(FollowUp(id="f", stakeholder="well", kind=kind, done=When.of(on)),))


@pytest.mark.parametrize(
    ("private", "groups"),
    [
        (Private(), (Count(), Count(1, 1))),
        (cared("2022-12-31"), (Count(), Count(1, 1))),
        (cared("2023-01-01"), (Count(1, 1), Count())),
        (cared("2023-01-31"), (Count(1, 1), Count())),
        (cared("2023-02-01"), (Count(1, 1), Count())),
        (cared("2023-04-01"), (Count(1, 1), Count())),
        (cared("2023-04-02"), (Count(), Count(1, 1))),
        (cared("2023-02-01", "not_now"), (Count(), Count(1, 1))),
    ],
)
def test_a_flag_is_cared_for_in_its_month_or_within_sixty_days_after_it(
    private: Private, groups: tuple[Count, Count]
) -> None:
    """Flagged first on 31 January 2023, after 29 days of silence, and counted once although it stays so; 1 April is
    60 days later. What was done in January, before the month's end, is care; in December it is not, nor is to let
    somebody be."""
    found = turned_out(town(date(2023, 3, 10)).record(), private, TODAY)
    assert (found.cared, found.alone) == groups


@pytest.mark.parametrize(("back", "again"), [(date(2023, 5, 1), 1), (date(2023, 5, 2), 0), (None, 0)])
def test_contact_again_is_within_ninety_awake_days(back: date | None, again: int) -> None:
    """Of 31 January 2023 the ninetieth is 1 May: every day is awake."""
    assert turned_out(town(back).record(), Private(), TODAY).alone == Count(1, again)


def test_few_flags_have_no_rate() -> None:
    """One flag is a count, said in words; an empty record says that it is too short."""
    with speak("en"):
        said = told(turned_out(town(None).record(), Private(), TODAY))
        assert "1 flag: too few for a rate, these are counts." in said
        assert not [each for each in said if "%" in each]
        assert told(turned_out(Town().record(), Private(), TODAY)) == (
            "Too short a record to tell how flags turned out.",
        )
