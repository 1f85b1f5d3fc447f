"""Where a community is kept: one promise (`Store`), two places (SQLite and Neo4j)."""

from meshwork.stores.protocol import Store, is_graph, is_there, open_store, own_store, read_graph

__all__ = ["Store", "is_graph", "is_there", "open_store", "own_store", "read_graph"]
