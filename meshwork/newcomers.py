"""Who is in the round of acquaintance on any day, where many days are asked after one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Brings, Commitment, Drive, Facts, Needs
from meshwork.network.evidence import ONE_TO_ONE
from meshwork.network.roster import begins, ends

DAYS = 90
"""The round lasts at most so long."""
NEVER = date.max.toordinal()


def newcomers(facts: Facts) -> Callable[[date], frozenset[str]]:
    """By day who is in the round of acquaintance, by id; the facts are gone through once for all days.

    In it is who is no facilitator, has not left, had no shared session yet (of more than a talk or a call), and is
    known for at most 90 days: from the day it joined, else from the first that is recorded of it. `facts` are without
    who objects.
    """
    (seen, met), said = _sessions(facts), _said(facts)
    ids = [each.id for each in facts.stakeholders]
    place = {who: at for at, who in enumerate(ids)}
    joined = _days([each.joined.start if each.joined else None for each in facts.stakeholders])
    left = _days([each.left.end if each.left else None for each in facts.stakeholders])
    own = np.array([not each.facilitator for each in facts.stakeholders], bool)
    once, shared, told = (_days([first.get(who) for who in ids]) for first in (seen, met, said))
    working = [each for each in facts.belongs_to if each.organisation in place]
    home = np.array([place[each.organisation] for each in working], np.int64)
    since = np.array([begins(each.since) for each in working], np.int64)
    until = np.array([ends(each.until) for each in working], np.int64)
    firsts = [_days([first.get(each.person) for each in working]) for first in (seen, met)]

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


def _sessions(facts: Facts) -> tuple[dict[str, date], dict[str, date]]:
    """By stakeholder the first session of any kind, and the first shared one."""
    held = {each.id: (each.date.start, each.kind not in ONE_TO_ONE) for each in facts.sessions}
    seen, met = dict[str, date](), dict[str, date]()
    for each in facts.attendance:
        if each.present is not False and each.session in held:
            on, shared = held[each.session]
            for first in (seen, met) if shared else (seen,):
                first[each.stakeholder] = min(on, first.get(each.stakeholder, on))
    return seen, met


def _said(facts: Facts) -> dict[str, date]:
    """By stakeholder the first day from which it carries, needs, brings or is moved by something."""
    said = dict[str, date]()
    for fact in chain[Commitment | Needs | Brings | Drive](
        facts.commitments, facts.needs, facts.brings, facts.drives
    ):
        if fact.since is not None:
            said[fact.stakeholder] = min(fact.since.start, said.get(fact.stakeholder, date.max))
    return said
