"""Which migrations a store has been through: the same rule for every store."""

from __future__ import annotations

import hashlib

from meshwork.errors import MeshworkError
from meshwork.text import _


def checksum(script: str) -> str:
    """The SHA-256 of a migration, by which a store knows that it was never edited."""
    return hashlib.sha256(script.encode()).hexdigest()


def statements(script: str) -> tuple[str, ...]:
    """The statements of a migration, each ended by a semicolon at the end of a line.

    >>> statements("-- Why: two.\\nCREATE a;\\nCREATE b;\\n")
    ('-- Why: two.\\nCREATE a', 'CREATE b')
    """
    return tuple(filter(None, (each.strip() for each in script.split(";\n"))))


def refuse_other_history(done: dict[str, str], known: dict[str, str], where: str) -> None:
    """Raise where a store has migrations that this program does not know, or knows otherwise."""
    if newer := sorted(set(done) - set(known)):
        raise MeshworkError(
            _(
                '"{where}" was made by a newer version ({name}). Update the program: pip install -U meshwork-map.',
                where=where,
                name=newer[-1],
            )
        )
    for name, script in known.items():
        if name in done and done[name] != checksum(script):
            raise MeshworkError(
                _(
                    '"{where}" was made with another form of {name}. Use the program that made it and export.',
                    where=where,
                    name=name,
                )
            )
