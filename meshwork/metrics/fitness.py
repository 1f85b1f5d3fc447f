"""Where a number means little, and why: reasons that numbers and marks share, in English; `_` translates them."""

from __future__ import annotations

from collections.abc import Callable

from meshwork.network.snapshot import Snapshot
from meshwork.settings import Settings
from meshwork.text import later

FEWEST = 10
HAIR = 1e-9
"""Shares are quotients: a third is met by 5 of 15."""


def few(snapshot: Snapshot) -> str:
    """With fewer than ten active, a share says more about one of them than about the whole."""
    if snapshot.size >= FEWEST:
        return ""
    return later("Fewer than ten partners are active: one more or one less changes everything.")


def untied(snapshot: Snapshot) -> str:
    """Without a tie there is nothing to look at."""
    return "" if len(snapshot.ties.first) else later("Nobody is tied to anybody on this day.")


def nearly_all(ties: int, many: int, settings: Settings) -> bool:
    """Whether so many pairs of so many partners are tied (`hubs.nearly_all`) that next to nothing has to pass through
    another, or could be tied otherwise.

    Which ties count is that of the question: of hubs all, as betweenness does; of circles those of people who know
    each other, without what they deliver together.
    """
    return ties >= settings.number("hubs.nearly_all") * many * (many - 1) / 2 - HAIR


def one_sector(snapshot: Snapshot) -> str:
    """Mixing needs two sectors, and that most of the partners have one."""
    partners, known = snapshot.here & ~snapshot.facilitating, snapshot.sector_codes >= 0
    if not known.any():
        return later("No sectors are recorded. Write down the sector of each partner.")
    if known.sum() * 2 < partners.sum():
        return later("Fewer than half of the active partners have a sector. Write it down for the others.")
    return "" if snapshot.sectors_present > 1 else later("All active partners are of one sector.")


def first_of(*reasons: Callable[[Snapshot], str]) -> Callable[[Snapshot], str]:
    """The first reason that holds, "" where none does."""
    return lambda snapshot: next(filter(None, (reason(snapshot) for reason in reasons)), "")
