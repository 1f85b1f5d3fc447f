"""Looking at a few finds the same of them as looking at everybody."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from meshwork.feelers.flags import flagged, listed, points, risky, weighed
from meshwork.feelers.rhythm import Contacts
from meshwork.feelers.sight import Sight
from meshwork.model import Attendance, Facts, Feeler, Private, Session
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.when import When
from tests.reading.town import Town

DAY = date(2024, 6, 30)


def town(seed: int) -> tuple[Facts, Private]:
    """Thirty who meet in threes for two years, fewer and fewer of them; some were asked and did not come."""
    dice, facts = random.Random(seed), Town()
    names = [f"p{at:02}" for at in range(30)]
    for turn in range(150):
        on = date(2022, 7, 4) + timedelta(5 * turn)
        still = names[: max(30 - turn // 6, 6)]
        facts.meet(on, *dice.sample(still, 3))
        if turn > 120:
            session = f"asked-{turn}"
            facts.add("sessions", Session(id=session, date=When.on(on)))
            for who in dice.sample(names, 4):
                seat = Attendance(
                    id=f"{session}-{who}", stakeholder=who, session=session, invited=True, present=False
                )
                facts.add("attendance", seat)
    signals = [
        Feeler(
            id=who, stakeholder=who, date=When.on(DAY - timedelta(20)), energy=-1, doubt=who > "p15", author="Anna"
        )
        for who in dice.sample(names, 8)
    ]
    return facts.facts(), Private(feelers=tuple(signals))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_of_a_few_the_same_is_found_as_of_everybody(seed: int) -> None:
    """Who is at risk is who has the points when every reason of everybody is weighed, with those very reasons; and of
    any few the list holds those who are on the list of all, in risk or weakly connected."""
    facts, private = town(seed)
    prepared = record(facts, Settings())
    sight = Sight(prepared, DAY, private, Contacts.of(prepared))
    all_of_them = {who: several for who, several in weighed(sight).items() if points(several) >= 3}
    assert risky(sight) == all_of_them
    assert 3 <= len(all_of_them) < 30
    flags = flagged(sight)
    for few in (sorted(sight.ids)[::2], sorted(sight.ids)[:5], []):
        assert listed(sight, few) == (flags.weak.keys() | flags.risk.keys()) & set(few)
