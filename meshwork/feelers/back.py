"""Who came back after a silence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from meshwork.feelers.concern import Back
from meshwork.feelers.rhythm import Rhythms
from meshwork.feelers.sight import Sight
from meshwork.feelers.signs import silence
from meshwork.feelers.signs._stretches import gatherings

MOST = 7
"""So many are told at once, the others when they are asked for."""


def came_back(sight: Sight, names: Mapping[str, str]) -> tuple[Back, ...]:
    """Whose contact of late came after such a silence, the latest first; of several silences the longest.

    A silence is judged against the rhythm of before these days.
    """
    record, contacts = sight.record, sight.contacts
    settings = record.settings
    recent = record.clock.window(sight.day, round(settings.stretch("care.back_days"))).first
    rows = np.flatnonzero((contacts.day >= recent.toordinal()) & (contacts.day <= sight.day.toordinal()))
    rows = rows[rows > 0]
    rows = rows[contacts.who[rows] == contacts.who[rows - 1]]
    if settings.yearly:  # who comes to the next gathering was not away, however long it is between the two
        which = np.searchsorted(gatherings(sight), contacts.day, side="right")
        rows = rows[which[rows] - which[rows - 1] > 1]
    who, gaps = contacts.who[rows], contacts.time[rows] - record.clock.awake(contacts.end[rows - 1])
    longest = np.zeros(len(sight.ids), np.int64)
    np.maximum.at(longest, who, gaps)
    old = Rhythms.of(record, contacts, recent - timedelta(days=1))
    again = sight.watched & (silence.points(replace(old, silence=longest), settings) >= 2)
    on = dict(zip(who[gaps == longest[who]].tolist(), contacts.day[rows][gaps == longest[who]].tolist(), strict=True))
    found = [
        Back(sight.ids[place], date.fromordinal(on[place]), int(longest[place]))
        for place in np.flatnonzero(again).tolist()
    ]
    return tuple(sorted(found, key=lambda each: (-each.on.toordinal(), names[each.stakeholder], each.stakeholder)))
