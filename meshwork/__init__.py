"""Meshwork: a map of a community on its way from loose network to community of practice to meshwork."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from meshwork.notebook import Town

__all__ = ["open"]


def open(  # noqa: A001 meshwork.open is what one would guess
    store: str | Path = "", community: str | None = None
) -> Town:
    """Open a community for reading: `sqlite:///file`, `neo4j://host`, `neo4j+s://host` or `bolt://host`.

    A path is that of an SQLite file; without a store it is your own, the one that `meshwork serve` opens.
    `community` is its name or id; without it the only one. Raises `MeshworkError` where there is no such file, or no
    community of that name in it, `WrongUsage` where the address is none, `Unreachable` where the store cannot be
    opened.
    """
    from meshwork.notebook import open_town

    return open_town(store, community)
