"""Over which days something was looked at, in words for people."""

from __future__ import annotations

from datetime import date

from meshwork.network.clock import Window
from meshwork.stages.gate import gates
from meshwork.stages.reading import Reading
from meshwork.text import _, day

_OF_WORK = frozenset({"joint_delivery", "facilitator_led"})


def span(window: Window, begun: date | None = None) -> str:
    """The calendar days that a window covers, told from the first day of the record (`begun`) where that is later."""
    if begun is None or begun <= window.first:
        return _("from {first} to {last}", first=day(window.first), last=day(window.last))
    return _("from {first}, when the record begins, to {last}", first=day(begun), last=day(window.last))


def looked_over(reading: Reading) -> str:
    """The days that a reading looks at."""
    return span(reading.window, reading.recorded_from)


def work_over(key: str, reading: Reading) -> str:
    """Why joint work counts no more though the days hold some; "" where it counts, and of any other criterion."""
    if key not in _OF_WORK or reading.work_over is None:
        return ""
    return _(
        "No action has begun since {day}, which is longer than usual, so what was done counts as over.",
        day=day(reading.work_over),
    )


def of_late(key: str, reading: Reading) -> str:
    """The days over which a criterion is left, and asked of late."""
    window = reading.late_window if gates()[key].lately else reading.half_window
    return span(reading.window if key == "persistence" else window, reading.recorded_from)
