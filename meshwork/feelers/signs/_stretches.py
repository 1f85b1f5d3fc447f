"""In how many of the last three stretches of the window somebody had a contact."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.phrases import spelled
from meshwork.feelers.rhythm import Mask, Whole
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason
from meshwork.text import _

STRETCHES = 3


def kept_up(sight: Sight) -> Whole | None:
    """By place, in how many of the three it had a contact; None while the record does not reach back over them."""
    first = _begins(sight)
    beginning = sight.record.clock.beginning
    if first is None or beginning is None or beginning.toordinal() > first[0]:
        return None
    rows = (sight.contacts.end >= first[0]) & (sight.contacts.day <= sight.day.toordinal())
    which = np.searchsorted(first, sight.contacts.day[rows], side="right")
    there = np.zeros((len(sight.ids), STRETCHES), bool)
    there[sight.contacts.who[rows], np.maximum(which, 1) - 1] = True
    found: Whole = there.sum(axis=1)
    return found


def late(sight: Sight) -> Mask:
    """Who joined after the second of them began, or is in the round of acquaintance: nothing is said of the time when
    it was not there."""
    begins, places = _begins(sight), sight.record.material.roster.places
    found = np.zeros(len(sight.ids), bool)
    found[[places[who] for who in sight.new if who in places]] = True
    if begins is not None:
        joined = [each.joined for each in sight.record.facts.stakeholders]
        found |= [each is not None and each.start.toordinal() > begins[1] for each in joined]
    return found


def _begins(sight: Sight) -> Whole | None:
    """The first day of each: thirds of the window; in the yearly rhythm the last three gatherings."""
    record = sight.record
    if not record.settings.yearly:
        days = record.settings.window_days()
        parts = (round(days * part / STRETCHES) for part in range(STRETCHES, 0, -1))
        return np.array([record.clock.window(sight.day, part).first.toordinal() for part in parts], np.int64)
    begins = gatherings(sight)
    return begins[-STRETCHES:] if len(begins) >= STRETCHES else None


def gatherings(sight: Sight) -> Whole:
    """The first day of every gathering up to the day: what lies no further apart than one contact is one of them."""
    deeds, apart = sight.record.material.deeds, sight.record.settings.number("care.same_contact_days")
    seen = np.unique(np.concatenate([deeds.session_days, deeds.action_days]))
    seen = seen[seen <= sight.day.toordinal()]
    return seen[np.append(True, np.diff(seen) > apart)] if len(seen) else seen


def said(reason: Reason, _names: Names) -> str:
    """How many of them, in words; `of` is how long each is in awake days, 0 where they are gatherings."""
    if not reason.of:
        return _("Was at {count} of the last three gatherings.", count=spelled(int(reason.count)))
    months = spelled(round(reason.of / (timedelta(days=365).days / 12)))
    return _(
        "Had contact in {count} of the last three stretches of {months} months.",
        count=spelled(int(reason.count)),
        months=months,
    )


def length(sight: Sight) -> float:
    """How many awake days each lasts; 0 in the yearly rhythm, where they are gatherings."""
    settings = sight.record.settings
    return 0.0 if settings.yearly else settings.window_days() / STRETCHES
