"""An invented community that grows for five years, to read at any size."""

from __future__ import annotations

import random
from datetime import date, timedelta

from meshwork.model import Action, Attendance, Commitment, Facts, Goal, Session, Stakeholder, Work
from meshwork.when import When

BEGUN, MONTHS = date(2019, 1, 1), 60
UNTIL = date(2023, 12, 31)
SECTORS = ("business", "care", "education", "government")
PRESENT = 6
_NEAR = 15
_A_MONTH = {6: 0.039, 10: 0.073}
"""Sessions a month for each partner that there is, by the mean degree of the last month."""


def growing(size: int, degree: int) -> Facts:
    """So many stakeholders, a fifth of them from the beginning and the others month by month.

    Sessions of six who stand near each other (one of ten guests from anywhere), a goal for every forty, joint actions
    of four with a lead, one facilitator in fifty.
    """
    dice = random.Random(size * 100 + degree)
    here = [max(5, round(size * (0.2 + 0.8 * month / (MONTHS - 1)))) for month in range(MONTHS)]
    came = [next(month for month, many in enumerate(here) if place < many) for place in range(size)]
    sessions, attendance, actions, works = [], [], [], []
    for month, many in enumerate(here):
        first = _first_of(month)
        for number in range(max(1, round(many * _A_MONTH[degree]))):
            name, day = f"m{month:02}-{number:05}", When.on(first + timedelta(number % 28))
            sessions.append(Session(id=name, date=day))
            attendance += [
                Attendance(id=f"{name}-{who}", stakeholder=_name(who), session=name) for who in _some(dice, many)
            ]
        for number in range(max(1, many // 150)):
            name = f"a{month:02}-{number:05}"
            actions.append(Action(id=name, title=name, start=When.on(first)))
            works += [
                Work(id=f"{name}-{who}", stakeholder=_name(who), action=name, lead=place == 0)
                for place, who in enumerate(_some(dice, many)[:4])
            ]
    goals = tuple(Goal(id=f"g{place:05}", title=f"goal {place}") for place in range(max(3, size // 40)))
    return Facts(
        stakeholders=tuple(
            Stakeholder(
                id=_name(place), name=f"partner {place}", sector=SECTORS[place % 4], facilitator=place % 50 == 7
            )
            for place in range(size)
        ),
        goals=goals,
        sessions=tuple(sessions),
        attendance=tuple(attendance),
        actions=tuple(actions),
        works_on=tuple(works),
        commitments=tuple(
            Commitment(
                id=f"c{place:06}",
                stakeholder=_name(place),
                goal=goals[place // 40 % len(goals)].id,
                since=When.on(_first_of(came[place])),
            )
            for place in range(size)
        ),
    )


def _first_of(month: int) -> date:
    return date(BEGUN.year + month // 12, month % 12 + 1, 1)


def _name(place: int) -> str:
    return f"s{place:06}"


def _some(dice: random.Random, many: int) -> list[int]:
    """Those who come to one session: near one place, now and then with a guest."""
    middle = dice.randrange(many)
    who = {(middle + dice.randrange(-_NEAR, _NEAR + 1)) % many for _ in range(PRESENT)}
    if dice.random() < 0.1:
        who.add(dice.randrange(many))
    return sorted(who)
