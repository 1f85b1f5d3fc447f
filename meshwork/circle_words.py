"""What is said of a group for intervision, on the page and by the command."""

from __future__ import annotations

from meshwork.nouns import sector
from meshwork.text import _, plural
from meshwork.weaving.intervision import LARGEST, SMALLEST, Circle


def met(circle: Circle) -> str:
    """How many of its pairs have not met."""
    if not circle.strangers:
        return _("All {pairs} pairs have met already.", pairs=circle.pairs)
    return _("{new} of {pairs} pairs have not met.", new=circle.strangers, pairs=circle.pairs)


def sectors(circle: Circle) -> str:
    """Which sectors are in it."""
    return _("Sectors: {names}", names=", ".join(map(sector, circle.sectors)) or _("not recorded"))


def chair(circle: Circle) -> str:
    """Who leads it; or that nobody is left to."""
    if circle.chair is None:
        return _("Nobody is left to chair: ask somebody from outside.")
    return _("Chair: {name}", name=circle.chair.name)


def bound(circle: Circle) -> str:
    """How independent its chair is; nothing where there is none."""
    if circle.chair is None:
        return ""
    if not circle.bound:
        return _("shares no goal or organisation with the members")
    return plural(
        "shares a goal or organisation with {n} member",
        "shares a goal or organisation with {n} members",
        len(circle.bound),
    )


def too_few(n: int) -> str:
    """Why there is no group of so many."""
    return _("There are {n} to choose from, and a group is {least} to {most}.", n=n, least=SMALLEST, most=LARGEST)
