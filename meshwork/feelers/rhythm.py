"""How often each partner is in contact, by its own measure, and for how long it has not been.

A contact is any recorded activity with anyone: a session attended, an action worked on from its start, an insight
of another used. All days are awake days of the community. In the yearly rhythm the days of one gathering are one
contact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from meshwork.feelers.invited import Invited
from meshwork.network import Record
from meshwork.network.carried import distinct
from meshwork.network.roster import STILL

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Rhythms:
    """By place in `Record.ids`, as known on a day: how many contacts, the first day of the last one, the median
    interval between them (nan: fewer than two), how uneven they are (standard deviation by mean), and for how many
    awake days there has been none."""

    many: Whole
    last: Whole
    usual: Real
    uneven: Real
    silence: Whole

    @staticmethod
    def of(record: Record, contacts: Contacts, day: date) -> Rhythms:
        """Of everybody, on a day, that day included."""
        size, now = len(record.ids), day.toordinal()
        rows = contacts.day <= now
        who, days, time = contacts.who[rows], contacts.day[rows], contacts.time[rows]
        many = np.bincount(who, minlength=size)
        last, end = np.zeros(size, np.int64), np.zeros(size, np.int64)
        last[who] = days  # rows of one partner are in the order of days
        end[who] = np.minimum(contacts.end[rows], now)
        same = who[1:] == who[:-1]
        gaps, of = np.diff(time)[same], who[1:][same]
        usual, uneven = _middle(of, gaps, size), _uneven(of, gaps, size)
        silence = record.clock.at(day) - record.clock.awake(end)
        return Rhythms(many, last, usual, uneven, np.where(many > 0, silence, 0))


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """Every contact, by partner (place) and in the order of days: its first day, its last, its awake time; and who
    was invited to what."""

    who: Whole
    day: Whole
    end: Whole
    time: Whole
    invited: Invited

    @staticmethod
    def of(record: Record) -> Contacts:
        """Of a whole record; several on one day are one."""
        roster, deeds = record.material.roster, record.material.deeds
        used = [each for each in record.facts.reused if each.date is not None]
        used_on = np.array([each.date.start.toordinal() for each in used if each.date], np.int64)
        used_by = roster.each_on([each.stakeholder for each in used], used_on)
        who = np.concatenate([deeds.attendance.who, deeds.work.who, used_by])
        day = np.concatenate([deeds.attendance.day, deeds.work.known, used_on])
        kept = (who >= 0) & (day < STILL)
        who, day = np.divmod(distinct(who[kept] * (STILL + 1) + day[kept]), STILL + 1)
        apart = record.settings.number("care.same_contact_days") if record.settings.yearly else 0
        new = np.ones(len(who), bool)
        new[1:] = (who[1:] != who[:-1]) | (np.diff(day) > apart)
        starts = np.flatnonzero(new)
        ends = np.append(starts[1:], len(who)) - 1 if len(who) else starts
        return Contacts(who[starts], day[starts], day[ends], record.clock.awake(day[starts]), Invited.of(record))


def _middle(of: Whole, values: Whole, size: int) -> Real:
    """The median of the values of each; nan where there are none."""
    # sorted as one number each, of whom before which: several times as quick as by two keys
    width = int(values.max(initial=0)) + 1
    values = np.sort(of * width + values) % width
    many = np.bincount(of, minlength=size)
    begin = np.cumsum(many) - many
    found = np.full(size, np.nan)
    some = np.flatnonzero(many)
    low, high = begin[some] + (many[some] - 1) // 2, begin[some] + many[some] // 2
    found[some] = (values[low] + values[high]) / 2
    return found


def _uneven(of: Whole, values: Whole, size: int) -> Real:
    """The standard deviation of the values of each by their mean; 0 where there are none."""
    many = np.maximum(np.bincount(of, minlength=size), 1)
    # whole numbers are summed exactly, whatever their order
    mean = np.bincount(of, values, size) / many
    square = np.bincount(of, values * values, size) / many
    spread = np.sqrt(np.maximum(square - mean * mean, 0))
    return np.divide(spread, mean, out=np.zeros(size), where=mean > 0)
