"""Who is in the round of acquaintance on any day, where many days are asked after one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Brings, Commitment, Drive, Facts, Needs
from meshwork.network.attended import Attended
from meshwork.network.evidence import ONE_TO_ONE
from meshwork.network.roster import begins, ends

DAYS = 90
"""The round lasts at most so long."""
NEVER = date.max.toordinal()


def newcomers(facts: Facts, attended: Attended | None = None) -> Callable[[date], frozenset[str]]:
    """By day who is in the round of acquaintance, by id; the facts are gone through once for all days.

    In it is who is no facilitator, has not left, had no shared session yet (of more than a talk or a call), and is
    known for at most 90 days: from the day it joined, else from the first that is recorded of it. `facts` are without
    who objects; `attended` is their attendance where it stands in columns already (`Deeds.attended`).
    """
    said = _said(facts)
    ids = [each.id for each in facts.stakeholders]
    place = {who: at for at, who in enumerate(ids)}
    joined = _days([each.joined.start if each.joined else None for each in facts.stakeholders])
    left = _days([each.left.end if each.left else None for each in facts.stakeholders])
    own = np.array([not each.facilitator for each in facts.stakeholders], bool)
    once, shared = _sessions(attended or Attended.of(facts), len(ids))
    told = _days([said.get(who) for who in ids])
    working = [each for each in facts.belongs_to if each.organisation in place and each.person in place]
    home = np.array([place[each.organisation] for each in working], np.int64)
    since = np.array([begins(each.since) for each in working], np.int64)
    until = np.array([ends(each.until) for each in working], np.int64)
    people = np.array([place[each.person] for each in working], np.int64)
    firsts = [once[people], shared[people]]

    def on_day(day: date) -> frozenset[str]:
        now, here = day.toordinal(), np.flatnonzero((since <= day.toordinal()) & (until > day.toordinal()))
        seen_first, met_first = once.copy(), shared.copy()
        for whole, person in zip((seen_first, met_first), firsts, strict=True):
            np.minimum.at(whole, home[here], person[here])
        known = np.where(joined < NEVER, joined, np.minimum(told, np.where(seen_first <= now, seen_first, NEVER)))
        fresh = (known == NEVER) | ((known <= now) & (now <= known + DAYS))
        return frozenset(ids[at] for at in np.flatnonzero(own & (left > now) & (met_first > now) & fresh).tolist())

    return on_day


def _days(days: Iterable[date | None]) -> NDArray[np.int64]:
    """Days as whole numbers; `NEVER` for none."""
    return np.array([NEVER if day is None else day.toordinal() for day in days], np.int64)


def _sessions(attended: Attended, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """By place the first session of any kind, and the first shared one; `NEVER` for none."""
    shared = np.array([each.kind not in ONE_TO_ONE for each in attended.sessions], bool)
    there = attended.present & (attended.who >= 0)
    firsts = []
    for rows in (there, there & shared[attended.session]):
        first = np.full(size, NEVER, np.int64)
        np.minimum.at(first, attended.who[rows], attended.day[rows])
        firsts.append(first)
    return firsts[0], firsts[1]


def _said(facts: Facts) -> dict[str, date]:
    """By stakeholder the first day from which it carries, needs, brings or is moved by something."""
    said = dict[str, date]()
    for fact in chain[Commitment | Needs | Brings | Drive](
        facts.commitments, facts.needs, facts.brings, facts.drives
    ):
        if fact.since is not None:
            said[fact.stakeholder] = min(fact.since.start, said.get(fact.stakeholder, date.max))
    return said
