"""Where a community is kept: one promise (`Store`), two places (SQLite and Neo4j)."""

from meshwork.stores.protocol import Store, open_store

__all__ = ["Store", "open_store"]
