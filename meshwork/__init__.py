"""Meshwork: a map of a community on its way from loose network to community of practice to meshwork."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meshwork.notebook import Town

__all__ = ["open"]


def open(store: str, community: str | None = None) -> Town:  # noqa: A001 meshwork.open is what one would guess
    """Open a community for reading: `sqlite:///file`, `neo4j://host`, `neo4j+s://host` or `bolt://host`.

    `community` is its name or id; without it the only one. Raises `MeshworkError` where there is none of that name,
    `Unreachable` where the store cannot be opened.
    """
    from meshwork.errors import MeshworkError
    from meshwork.notebook import NOTHING, Town
    from meshwork.stores import is_there, open_store
    from meshwork.text import _

    if not is_there(store):
        raise MeshworkError(_(NOTHING))
    kept = open_store(store)
    try:
        return Town(kept, community)
    except MeshworkError:
        kept.close()
        raise
