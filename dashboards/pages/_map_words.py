"""What the map's script says, in the language of who looks: the browser fills in numbers and days."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from statistics import median
from typing import Any

from dashboards import standing
from meshwork.metrics import Mark, marks
from meshwork.metrics.words import reach_of
from meshwork.reports import legend
from meshwork.reports.palette import SECTORS
from meshwork.stages import Path
from meshwork.text import _, later, opening, plural

METRICS = (
    ("ties", later("ties"), later("With how many partners there is a tie on this day.")),
    ("strength", later("strength of ties"), later("All ties together, each as strong as it is on this day.")),
    (
        "sessions",
        later("meetings this past year"),
        later("In how many meetings of the past year a partner took part."),
    ),
    ("goals", later("goals carried"), later("How many goals a partner carries on this day.")),
)
_SAME = {"connections", "strength"}  # what the map counts itself
GROUP = "group"  # among what is worked out when it is asked for: no number, but who belongs together


def worked_out() -> dict[str, Mark]:
    """The numbers that are worked out when they are asked for, by key."""
    return {key: mark for key, mark in marks().items() if key not in _SAME}


def words(steps: tuple[date, ...], half_window: int) -> dict[str, Any]:
    """Every word that `assets/map_*.js` may need; `half_window` in months.

    What counts is a pair, said of 1 and of 2, in which the browser puts its own number."""
    unit = _unit(steps)
    return {
        "unit": unit,
        "sectors": SECTORS,
        "sector": legend.sectors(),
        "kind": legend.kinds(),
        "around": _around(),
        **legend.signs(),
        "hangs": _("Hangs on one connection"),
        "bridge": _("The connection it hangs on"),
        "through": _("On one connection"),
        "fades": fades(half_window),
        "tie_ended": _("Ended in this period"),
        "open_tie": _("Click to see why"),
        "pinned": _("Put here by hand"),
        "held": _("Put here by hand: it stays, also when the map is drawn anew."),
        "drag": _("Drag it on the map to put it elsewhere, or press Shift and an arrow."),
        "stays": _("{who} stays here.", who="{name}"),
        "let_go": _("{who} may move again when the map is drawn anew.", who="{name}"),
        "nobody": _("Nobody on this day"),
        "meaning": {key: _(meaning) for key, _name, meaning in METRICS}
        | {key: f"{_(mark.tells)} {_(mark.meaning)}" for key, mark in worked_out().items()},
        "always": {"ties": _("Ties"), "strength": _("Strength"), "sessions": _("Meetings"), "goals": _("Goals")},
        "columns": {
            key: {
                "name": opening(_(mark.name)) + (" (%)" if mark.share else ""),
                "tells": _(mark.tells),
                "means": _(mark.meaning),
                "source": _source(mark),
                "times": 100 if mark.share else 1,
            }
            for key, mark in worked_out().items()
        }
        | {
            GROUP: {
                "name": _("Group"),
                "tells": _("With whom a partner has more to do than with others."),
                "means": _(
                    "Partners who are tied to each other more than to others, looked for anew every month. A group "
                    "that goes on keeps its colour. Click on one to see who is in it."
                ),
            }
        },
        "group": {
            "named": _("around {name}", name="{name}"),
            "show": _("Click to see who is in it"),
            "rest": _("Other groups"),
            "none": _("In no group"),
            "both": _("Other groups, or in none"),
        },
        "levels": ["", _("faint tie"), _("light tie"), _("tie"), _("strong tie"), _("very strong tie")],
        "since": _("since {day}", day="{day}"),
        "partners": [plural("{n} partner first seen", "{n} partners first seen", n) for n in (1, 2)],
        "ties": [plural("{n} new tie", "{n} new ties", n) for n in (1, 2)],
        "fading": [plural("{n} tie begins to fade", "{n} ties begin to fade", n) for n in (1, 2)],
        "tied": [plural("{n} tie", "{n} ties", n) for n in (1, 2)],
        "members": [plural("{n} partner", "{n} partners", n) for n in (1, 2)],
        "quiet": _("nothing new"),
        "now": {"week": _("This week"), "month": _("This month"), "year": _("This year")}[unit],
        "range": _("{first} to {last}", first="{from}", last="{to}"),
        "waiting": _("One moment: it is being worked out who would fall off."),
        "slider": _("Day on the map"),
        "from": _("From"),
        "until": _("To"),
        "play": _("Play the journey"),
        "pause": _("Pause"),
    }


def _around() -> dict[str, Any]:
    """The words that differ on the map of partners around their goals."""
    return {
        **legend.signs(goals=True),
        "tied": [plural("around {n} goal", "around {n} goals", n) for n in (1, 2)],
        "ties": [plural("{n} time newly around a goal", "{n} times newly around a goal", n) for n in (1, 2)],
        "levels": ["", _("interested"), _("interested"), _("committed"), _("committed"), _("carries it")],
        "open_tie": "",
    }


def _source(mark: Mark) -> str:
    """Between what a number lies, and where it is defined."""
    lies = reach_of(mark)
    return " ".join(filter(None, (f"{opening(lies)}." if lies else "", f"{_('Source')}: {mark.source}")))


def fades(half_window: int) -> str:
    """What it means that a tie fades (network/lines.py), the half window in months."""
    return _("Has not become stronger for {n} months, and is less than half as strong as it was.", n=half_window)


def _unit(steps: tuple[date, ...]) -> str:
    """What one step of the slider is: a week, a month or a year."""
    usual = median((later_day - earlier).days for earlier, later_day in pairwise(steps)) if len(steps) > 1 else 30
    return "week" if usual < 15 else "month" if usual < 200 else "year"


def band(path: Path, steps: tuple[date, ...]) -> list[dict[str, Any]]:
    """The stage on every step of the slider, joined to parts that are alike: `first` (included) to `end` (not)."""
    parts: list[dict[str, Any]] = []
    for step, day in enumerate(steps):
        reading = next((each for each in reversed(path.readings) if each.day <= day), None)
        part = {
            "stage": reading.stage if reading else None,
            "status": reading.status if reading else "young",
            "name": standing.name(reading),
            "note": standing.note(reading),
        }
        if parts and all(parts[-1][key] == value for key, value in part.items()):
            parts[-1]["end"] = step + 1
        else:
            parts.append({**part, "first": step, "end": step + 1})
    return parts
