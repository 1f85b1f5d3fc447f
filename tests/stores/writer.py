"""Writes to a SQLite store until it is killed, and acknowledges each number on stdout: `writer.py URL`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from meshwork.change import Changes
from meshwork.model import Goal, Stakeholder, Tie
from meshwork.stores import open_store


def main() -> None:
    """Each change adds a stakeholder, a goal and a tie, and corrects the goal of the change before it."""
    store = open_store(sys.argv[1])
    number = store.number("town")
    while True:
        add = (
            Stakeholder(id=f"s{number}", name="x" * 2_000),
            Goal(id=f"g{number}", title="new"),
            *((Goal(id=f"g{number - 1}", title="old"),) if number else ()),
            Tie(id=f"t{number}", source=f"s{number}", target="s0"),
        )
        retract = (("goals", f"g{number - 1}"),) if number else ()
        at = datetime.now(UTC)
        number = store.save("town", Changes(add, retract), at=at, actor="w", verb="write").number
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
