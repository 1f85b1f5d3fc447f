"""What else is going on beside the stage: quieter, fragmenting, renewing, recorded in another way.

Each is told and none of them changes the label. Where stages-and-signals leaves a definition open, the choice made
here and its reason stand in docs/stages.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import median

import numpy as np
from numpy.typing import NDArray

from meshwork.model import Stakeholder
from meshwork.network.clock import Window, months_later
from meshwork.network.record import Record
from meshwork.stages.sight import Sight

STATES = (
    "asleep",
    "too_little_evidence",
    "recording_changed",
    "fragmenting",
    "quieter",
    "open_renewal",
)

_PEAK_MONTHS = 24
_REFERENCE = 12
_LEAST_BEFORE = 6
_LEAST_MIX = 20


@dataclass(slots=True)
class Watch:
    """Follows a path reading by reading; holds what the states of the next one need."""

    record: Record
    _sessions: list[tuple[date, int]]
    _values: dict[str, list[float]]
    _sums: dict[str, float]
    _present: NDArray[np.int64]
    _dated: tuple[Stakeholder, ...]

    @staticmethod
    def over(record: Record) -> Watch:
        """Begin before the first reading."""
        deeds = record.material.deeds
        present = np.bincount(deeds.attendance.what, minlength=len(deeds.sessions)).astype(np.int64)
        dated = tuple(each for each in record.facts.stakeholders if each.joined or each.left)
        nothing = {"reach": 0.0, "self_standing": 0.0}
        return Watch(record, [], {key: [] for key in nothing}, nothing, present, dated)

    def states(self, sight: Sight, *, asleep: bool, enough: bool) -> tuple[str, ...]:
        """The states of the next reading; readings asleep or with too little in them do not move the sums."""
        found = set()
        if asleep:
            found.add("asleep")
        if not enough:
            found.add("too_little_evidence")
        if self._recording_changed(sight):
            found.add("recording_changed")
        if enough and not asleep:
            if self._fragmenting(sight):
                found.add("fragmenting")
            if self._quieter(sight):
                found.add("quieter")
            if self._renewing(sight):
                found.add("open_renewal")
        return tuple(state for state in STATES if state in found)

    def marked(self) -> tuple[int, int, tuple[float, ...]]:
        """How far it has come, for another watch to `follow`."""
        return len(self._sessions), len(self._values["reach"]), tuple(self._sums.values())

    def follow(self, other: Watch, marked: tuple[int, int, tuple[float, ...]]) -> None:
        """Stand where another stood when it was marked."""
        sessions, values, sums = marked
        self._sessions = other._sessions[:sessions]
        self._values = {key: told[:values] for key, told in other._values.items()}
        self._sums = dict(zip(other._sums, sums, strict=True))

    def _quieter(self, sight: Sight) -> bool:
        day = sight.whole.day
        # a year's rhythm puts one or two meetings in a half window by turns
        held = self._held((sight.whole if self.record.settings.yearly else sight.half).window)
        now: int = held.stop - held.start
        self._sessions.append((day, now))
        since = months_later(day, -_PEAK_MONTHS)
        peak = max(count for when, count in self._sessions if when >= since)
        return now < self._share("quieter.share") * peak

    def _fragmenting(self, sight: Sight) -> bool:
        """A one-sided CUSUM (Page 1954) on the half window, against the median of the year before."""
        alarm = False
        for key, values in self._values.items():
            value = sight.measure(key, half=True).value or 0.0
            before = values[-_REFERENCE:]
            if len(before) >= _LEAST_BEFORE:
                fall = median(before) - value - self._share("fragmenting.slack")
                limit = self._share("fragmenting.alarm")
                # no higher than twice the alarm, so that it ends soon after the fall does
                self._sums[key] = min(max(0.0, self._sums[key] + fall), 2 * limit)
                alarm |= self._sums[key] > limit
            values.append(value)
        return alarm

    def _renewing(self, sight: Sight) -> bool:
        reach = self._values["reach"]
        if not self._dated or len(reach) <= _REFERENCE:
            return False
        if abs(reach[-1] - reach[-1 - _REFERENCE]) > self._share("renewal.reach"):
            return False
        window = sight.whole.window
        active = sight.whole.active
        came, went = set(), set()
        for each in self._dated:
            if each.joined and window.first <= each.joined.start <= window.last and each.id in active:
                came.add(each.id)
            if each.left and window.first <= each.left.end <= window.last:
                went.add(each.id)
        return len(came | went) > self._share("renewal.share") * len(active | went)

    def _recording_changed(self, sight: Sight) -> bool:
        """The last half window against the whole window before it."""
        last = sight.half.window
        days = self.record.settings.window_days()
        before = self.record.clock.window(_day_before(last.first), days)
        return self._sizes_jump(before, last) or self._mix_moved(before, last)

    def _sizes_jump(self, before: Window, last: Window) -> bool:
        kinds = self.record.material.deeds.session_kinds
        earlier, later = self._held(before), self._held(last)
        least = self.record.settings.whole("recording.sessions")
        for kind in sorted(set(kinds[later].tolist())):
            one = self._present[earlier][kinds[earlier] == kind]
            two = self._present[later][kinds[later] == kind]
            one, two = one[one > 0], two[two > 0]
            if min(len(one), len(two)) >= least and self._differ(one, two) and _at_once(np.concatenate([one, two])):
                return True
        return False

    def _differ(self, one: NDArray[np.int64], two: NDArray[np.int64]) -> bool:
        low, high = sorted((float(one.mean()), float(two.mean())))
        if high < self._share("recording.times") * low:
            return False
        error = float(np.sqrt(one.var(ddof=1) / len(one) + two.var(ddof=1) / len(two)))
        return high - low >= self._share("recording.errors") * error

    def _mix_moved(self, before: Window, last: Window) -> bool:
        deeds = self.record.material.deeds
        if len(deeds.origins) < 2:
            return False
        mixes = []
        for window in (before, last):
            first, day = window.first.toordinal(), window.last.toordinal()
            rows = np.concatenate(
                [table.origin[table.within(first, day)] for table in (deeds.attendance, deeds.work)]
            )
            if len(rows) < _LEAST_MIX:
                return False
            mixes.append(np.bincount(rows, minlength=len(deeds.origins)) / len(rows))
        moved = float(np.abs(mixes[0] - mixes[1]).sum() / 2)
        return moved >= self._share("recording.mix")

    def _held(self, window: Window) -> slice:
        """The places of the sessions in a window."""
        days = self.record.material.deeds.session_days
        start, stop = days.searchsorted((window.first.toordinal(), window.last.toordinal() + 1)).tolist()
        return slice(start, stop)

    def _share(self, name: str) -> float:
        return self.record.settings.number(name)


def _day_before(first: date) -> date:
    """The day before a window begins."""
    return date.fromordinal(max(first.toordinal() - 1, 1))


def _at_once(sizes: NDArray[np.int64]) -> bool:
    """Whether a step fits sizes in their order at least as well as a straight line: they jumped, and did not grow.

    Both by least squares; the step is where it fits best.

    >>> _at_once(np.array([4, 4, 4, 8, 8, 8])), _at_once(np.array([3, 4, 5, 6, 7, 8]))
    (True, False)
    """
    many, order = len(sizes), np.arange(len(sizes)) - (len(sizes) - 1) / 2
    apart = sizes - sizes.mean()
    line = float(order @ apart) ** 2 / float(order @ order)
    before, sums = np.arange(1, many), np.cumsum(apart)[:-1]
    step = float((sums**2 * (1 / before + 1 / (many - before))).max())
    return step >= line - 1e-9
