"""The dictionary of the domain and everything that is written in SQL or Cypher.

`kinds()` reads `dictionary.toml` once; `text(...)` hands out a file of this folder, such as a query or a migration.
"""

from graph_schema.dictionary import Kind, Property, kinds, migrations, text

__all__ = ["Kind", "Property", "kinds", "migrations", "text"]
