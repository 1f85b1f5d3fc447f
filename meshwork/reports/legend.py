"""The words of the legend of a map, on the page and in a picture, and which of them a day needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from meshwork.nouns import sector
from meshwork.reports.palette import SECTORS
from meshwork.reports.picture import Dot, Row, Sign, Tie, Token
from meshwork.text import _

_KINDS: tuple[Sign, ...] = ("organisation", "person", "group", "goal")


def sectors() -> dict[str, str]:
    """The names of the sectors that have a colour."""
    return {key: sector(key) for key in SECTORS}


def kinds() -> dict[str, str]:
    """What each shape is called."""
    return {"organisation": _("Organisation"), "person": _("Person"), "group": _("Group"), "goal": _("Goal")}


def signs(*, goals: bool = False) -> dict[str, str]:
    """The words of the other signs, by key; on a map around goals two of them differ."""
    return {
        "no_sector": _("Sector not recorded"),
        "facilitator": _("Facilitator"),
        "alone": _("Around no goal on this day") if goals else _("No tie on this day"),
        "tie_new": _("Newly around a goal") if goals else _("New tie"),
        "tie_fading": _("Fading tie"),
    }


def colour(of: str | None) -> Token:
    """The colour of a sector; any other than ours, and none, is grey."""
    return f"sector-{of if of in SECTORS else 'other'}"


def rows(dots: Iterable[Dot], ties: Iterable[Tie], present: Iterable[str], *, goals: bool) -> tuple[Row, ...]:
    """True for what is drawn, and for nothing else. `present` are its sectors, "" where none is recorded."""
    dots, ties, here = tuple(dots), tuple(ties), frozenset(present)
    said, shapes, known = signs(goals=goals), {each.shape for each in dots}, sectors()
    # a community's own sectors, all grey, in an order that does not depend on who stands where
    found = [
        *(Row("dot", known[name], colour(name)) for name in SECTORS if name in here),
        *(Row("dot", name, colour(name)) for name in sorted(here - set(SECTORS) - {""})),
    ]
    if "" in here:
        found.append(Row("dot", said["no_sector"], colour(None)))
    if len(shapes) > 1:
        found += [Row(kind, kinds()[kind]) for kind in _KINDS if kind in shapes]
    return (*found, *_marks(dots, ties, said))


def _marks(dots: tuple[Dot, ...], ties: tuple[Tie, ...], said: Mapping[str, str]) -> Iterable[Row]:
    if any(each.leads for each in dots):
        yield Row("leads", said["facilitator"])
    if any(each.hollow for each in dots):
        yield Row("ring", said["alone"])
    if any(each.fresh for each in ties):
        yield Row("new", said["tie_new"])
    if any(each.fading for each in ties):
        yield Row("fades", said["tie_fading"])
