"""The community's own clock: it stands still while nothing is recorded, because that is no change of the community.

An activity day has a session or the start of an action. A silence longer than the usual interval allows is sleep
beyond that limit. How long a silence may last is settled on the day it begins, from what was known by then, so that
what is recorded later never rewrites an earlier reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import isnan, nan

import numpy as np
from numpy.typing import NDArray

from meshwork.settings import Settings

Days = NDArray[np.int64]
"""Days as whole numbers: `date.toordinal()`."""

_GATHERING = 21  # days: longer than the longest fair, shorter than a month


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days, both ends included, that holds `awake` awake days."""

    first: date
    last: date
    awake: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, eq=False)
class Clock:
    """Awake and sleeping days of one community; `of` makes it.

    `beginning` is the first activity day; without sessions and actions the first day of anything dated, and the
    calendar is the clock. None where nothing has a date.
    """

    beginning: date | None
    _settings: Settings
    _activity: Days
    _limits: Days
    _bases: Days
    _rhythms: NDArray[np.float64]
    _usual: NDArray[np.float64]

    @staticmethod
    def of(activity: Iterable[date], settings: Settings, *, otherwise: date | None = None) -> Clock:
        """The clock of these activity days; `otherwise` is the beginning where there are none."""
        days = np.unique(np.fromiter((day.toordinal() for day in activity), np.int64))
        rhythms = _rhythms_then(days, settings)
        usual = np.where(np.isnan(rhythms), settings.number("clock.usual_days"), rhythms)
        longest, times = settings.number("clock.sleep_days"), settings.number("clock.sleep_times")
        limits = np.maximum(longest, times * usual).astype(np.int64)
        gaps = np.diff(days)
        steps = np.where(gaps <= limits[:-1], gaps, limits[:-1] + 1) if len(days) else gaps
        bases = np.concatenate(([0], np.cumsum(steps))).astype(np.int64)[: len(days)]
        beginning = date.fromordinal(int(days[0])) if len(days) else otherwise
        return Clock(beginning, settings, days, limits, bases, rhythms, usual)

    @property
    def by_calendar(self) -> bool:
        """Whether the calendar is the clock, for want of sessions and actions."""
        return not len(self._activity)

    def awake(self, days: Days) -> Days:
        """The awake time of days: the difference of two is the number of awake days between them.

        A sleeping day has the time of the last awake day before it.
        """
        if self.by_calendar:
            return days
        place = np.maximum(np.searchsorted(self._activity, days, side="right") - 1, 0)
        since = days - self._activity[place]
        time: Days = self._bases[place] + np.minimum(since, self._limits[place])
        return time

    def at(self, day: date) -> int:
        """The awake time of one day."""
        now = day.toordinal()
        if self.by_calendar:
            return now
        place = max(self._last_place(day), 0)
        return int(self._bases[place]) + min(now - int(self._activity[place]), int(self._limits[place]))

    def between(self, earlier: date, later: date) -> int:
        """Awake days from one day to a later one."""
        return self.at(later) - self.at(earlier)

    def window(self, day: date, days: int) -> Window:
        """The last so many awake days up to a day, that day included.

        >>> clock = Clock.of([], Settings())
        >>> clock.window(date(2024, 12, 31), 366).first
        datetime.date(2024, 1, 1)
        """
        time = self.at(day) - days + 1
        if self.by_calendar:
            first = time
        else:
            place = max(int(self._bases.searchsorted(time, side="right")) - 1, 0)
            first = int(self._activity[place]) + time - int(self._bases[place])
        return Window(date.fromordinal(max(first, 1)), day, days)

    def asleep_since(self, day: date) -> date | None:
        """The first sleeping day of the sleep that a day lies in; None where it is awake."""
        last = self.last_activity(day)
        if last is None:
            return None
        limit = int(self._limits[self._last_place(day)])
        return last + timedelta(limit + 1) if (day - last).days > limit else None

    def silent(self, day: date) -> bool:
        """Whether nothing was recorded for longer than usual: more than a month, and than the usual interval.

        Asleep, or on the way to it: who meets every quarter is asleep after three quarters, but ties fade and half a
        window runs empty before that, and whether partners met or nobody wrote it down is not known.
        """
        last = self.last_activity(day)
        if last is None:
            return False
        place = self._last_place(day)
        return (day - last).days > max(self._settings.number("clock.sleep_days"), float(self._usual[place]))

    def learned(self, day: date) -> bool:
        """Whether the reading at the end of a month can say more than the one before it: something was recorded in
        that month, or people meet so often that a month without says something itself."""
        last = self.last_activity(day)
        return (last is not None and last >= day.replace(day=1)) or not self.seldom(day)

    def seldom(self, day: date) -> bool:
        """Whether people meet so seldom that a month without says nothing.

        Who meets every quarter is read three times between two meetings: those three are one.
        """
        most = self._settings.whole("leaving.seldom_days")
        return not self._settings.yearly and self.usual_interval(day) > most

    def last_activity(self, day: date) -> date | None:
        """The last activity day up to a day, that day included."""
        place = self._last_place(day)
        return date.fromordinal(int(self._activity[place])) if place >= 0 else None

    def sleeps(self, until: date) -> tuple[Span, ...]:
        """Every stretch of sleep up to a day."""
        seen = self._activity[self._activity <= until.toordinal()]
        ends = np.append(seen[1:] - 1, until.toordinal()) if len(seen) else seen
        first = seen + self._limits[: len(seen)] + 1
        return tuple(
            Span(date.fromordinal(int(one)), date.fromordinal(int(end)))
            for one, end in zip(first, ends, strict=True)
            if one <= end
        )

    @property
    def young_until(self) -> date | None:
        """The first day on which the record is no longer young."""
        if self.beginning is None:
            return None
        return months_later(self.beginning, self._settings.whole("clock.young_months"))

    def young(self, day: date) -> bool:
        """Whether so little time has passed since the beginning that a rise may be that of the log."""
        until = self.young_until
        return until is not None and day < until

    def usual_interval(self, day: date) -> float:
        """The interval between activities in which a random day of the last two years falls, in days."""
        return self.rhythm(day) or self._settings.number("clock.usual_days")

    def rhythm(self, day: date) -> float | None:
        """The same; None while there are too few intervals to tell."""
        return _usual(self._activity[: self._last_place(day) + 1], day.toordinal(), self._settings)

    def last_rhythm(self, day: date) -> float | None:
        """What it was on the last activity day up to a day; None without one too."""
        place = self._last_place(day)
        rhythm = float(self._rhythms[place]) if place >= 0 else nan
        return None if isnan(rhythm) else rhythm

    def lately(self, day: date) -> int:
        """Over how many of the last awake days it is judged whether they still hang together.

        So many usual intervals, for that who meets every week stopped shows sooner than of who meets every quarter;
        at most half the window, and that too in the yearly rhythm and while the rhythm is not known.
        """
        most, rhythm = self._settings.window_days(half=True), self.rhythm(day)
        if rhythm is None or self._settings.yearly:
            return most
        return min(most, int(self.over(rhythm, self._settings.number("leaving.intervals"))))

    def over(self, rhythm: float, times: float) -> float:
        """After how many awake days of silence what came in this rhythm is over, if that is so many times as long."""
        return max(self._settings.whole("leaving.least_days"), times * rhythm)

    def yearly_proposed(self, day: date) -> bool:
        """Whether the community seems to meet about once a year, and the yearly rhythm would read it better.

        Asked on its last activity day: a record that stopped years ago is still one of yearly meetings. After one
        long gap alone, such as that after a kick-off, only while what came after it can be one gathering.
        """
        place = self._last_place(day)
        usual = float(self._usual[place]) if place >= 0 else self.usual_interval(day)
        least = self._settings.number("clock.yearly_from_days")
        if usual <= least or place < 0:
            return usual > least
        long = np.flatnonzero(np.diff(self._activity[: place + 1]) > least)
        since = int(self._activity[place] - self._activity[long[-1] + 1]) if len(long) else 0
        return len(long) != 1 or since <= _GATHERING

    def _last_place(self, day: date) -> int:
        """The place of the last activity day up to a day, that day included; -1 without one."""
        return int(self._activity.searchsorted(day.toordinal(), side="right")) - 1


def months_later(day: date, months: int) -> date:
    """The same day of the month some months later (earlier: negative), or that month's last.

    >>> months_later(date(2024, 1, 31), 1), months_later(date(2024, 3, 31), -12)
    (datetime.date(2024, 2, 29), datetime.date(2023, 3, 31))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= date.max.year:
        return date.min if year < 1 else date.max
    return date(year, month + 1, min(day.day, last_of_month(year, month + 1).day))


def last_of_month(year: int, month: int) -> date:
    """The last day of a month.

    >>> last_of_month(2020, 2)
    datetime.date(2020, 2, 29)
    """
    import calendar

    return date(year, month, calendar.monthrange(year, month)[1])


def _usual(seen: Days, day: int, settings: Settings) -> float | None:
    """Length-weighted median of the completed gaps, each weighing its days within the months looked back over.

    None where these are too few.
    """
    start = months_later(date.fromordinal(day), -settings.whole("clock.usual_months")).toordinal()
    # one activity day more, so that the gap which reaches into the months is counted
    ends = seen[max(int(np.searchsorted(seen, start, side="right")) - 1, 0) :]
    gaps = np.diff(ends)
    if len(gaps) < settings.whole("clock.usual_least_gaps"):
        return None
    weights = np.minimum(gaps, ends[1:] - start)
    order = np.argsort(gaps, kind="stable")
    running = np.cumsum(weights[order])
    return float(gaps[order][np.searchsorted(running, running[-1] / 2)])


def _rhythms_then(days: Days, settings: Settings) -> NDArray[np.float64]:
    """What `_usual` was on each of these days, knowing no later one (NaN: too few gaps); one walk that counts gaps by
    their length."""
    back, least = settings.whole("clock.usual_months"), settings.whole("clock.usual_least_gaps")
    seen, found = days.tolist(), np.full(len(days), nan)
    weights: dict[int, int] = {}  # by length of gap, the days that such gaps weigh
    gaps, first, total = [two - one for one, two in pairwise(seen)], 0, 0
    for place, start in enumerate(_months_before(days, back).tolist()):
        if place:
            gap = gaps[place - 1]
            weights[gap] = weights.get(gap, 0) + gap
            total += gap
        while first < place and seen[first + 1] <= start:
            weights[gaps[first]] -= gaps[first]
            total -= gaps[first]
            first += 1
        if place - first < max(least, 1):
            continue
        # the gap that reaches into the months weighs only what lies within them
        outside = max(start - seen[first], 0)
        half, running = (total - outside) / 2, 0
        for gap in sorted(weights):
            running += weights[gap] - (outside if gap == gaps[first] else 0)
            if running >= half and weights[gap]:
                found[place] = gap
                break
    return found


def _months_before(days: Days, months: int) -> Days:
    """`months_later(day, -months)` of each."""
    known = {day: months_later(date.fromordinal(day), -months).toordinal() for day in days.tolist()}
    return np.array(list(known.values()), np.int64)
