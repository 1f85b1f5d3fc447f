"""How long the map takes, by size of the community: `python benchmarks/atlas.py [stakeholders ...]`.

Invented communities of circles of about twenty with two years of declared ties, three per stakeholder. Columns: the
record, the journey (every step of the slider), lands and positions of everybody (as if it were one map), the ground
of every view (the service works it out once a change), then on that ground the first view (the whole, or the overview
of its parts), one part opened, the same part where the ground is worked out again, and the first view again; and what
the browser gets of it. Without sizes the table of docs/map.md is written anew.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.tables import write
from meshwork.model import Facts, Stakeholder, Tie
from meshwork.network import record
from meshwork.network.atlas import View, to_json
from meshwork.network.drawing import draw
from meshwork.network.ground import ground
from meshwork.network.groups import groups
from meshwork.network.journey import journey
from meshwork.network.positions import Positions, positions
from meshwork.network.web import Web
from meshwork.settings import Settings
from meshwork.when import When

SIZES = (100, 800, 2000, 5000, 20_000, 100_000)
LAID_OUT_UP_TO = 5000
PAGE = Path(__file__).parents[1] / "docs" / "map.md"
HEADINGS = (
    "stakeholders",
    "record",
    "journey",
    "places of all",
    "ground",
    "first view",
    "a part",
    "a part, ground anew",
    "back",
    "KB sent",
)
UNTIL = date(2023, 12, 31)
T = TypeVar("T")


def community(size: int) -> Facts:
    """So many stakeholders in circles of about twenty; one tie of six goes to another circle, mostly a near one."""
    chance = random.Random(size)
    circles = max(size // 20, 1)
    members = [list(range(circle, size, circles)) for circle in range(circles)]
    ties = []
    for one in range(size):
        for number in range(3):
            beyond = chance.random() < 1 / 6
            away = chance.randrange(circles) if chance.random() < 0.3 else chance.choice((1, 2, 3))
            other = chance.choice(members[(one + (away if beyond else 0)) % circles])
            since = When.of(f"{chance.choice((2022, 2023))}-{chance.randint(1, 12):02d}-01")
            if one != other:
                ties.append(Tie(id=f"t{one:06d}-{number}", source=_id(one), target=_id(other), since=since))
    people = tuple(Stakeholder(id=_id(at), name=f"Partner {at}", sector="care") for at in range(size))
    return Facts(stakeholders=people, ties=tuple(ties))


def _id(number: int) -> str:
    return f"p{number:06d}"


def _laid_out(web: Web) -> Positions:
    return positions(web, groups(web))


def timed(make: Callable[[], T]) -> tuple[T, str]:
    """What it makes, and the processor seconds it took."""
    start = time.process_time()
    made = make()
    return made, f"{time.process_time() - start:.2f}"


def row(size: int) -> tuple[str, ...]:
    """What a community of that size takes, as the cells of one row."""
    read, reading = timed(partial(record, community(size), Settings()))
    walked, walking = timed(partial(journey, read, UNTIL))
    laying = "not drawn"
    if size <= LAID_OUT_UP_TO:
        web = walked.union(walked.everyone)
        _, laying = timed(partial(_laid_out, web))
    under, grounding = timed(partial(ground, walked, {}))
    first, drawing = timed(partial(draw, walked, View(), under=under))
    one = first.atlas.lands[0].id if first.atlas.view.kind == "whole" else first.atlas.places[0].id
    part = View("group", one)
    opened, opening = timed(partial(draw, walked, part, first.keep, under=under))
    _, alone = timed(partial(draw, walked, part, first.keep))
    _, back = timed(partial(draw, walked, View(), {**first.keep, **opened.keep}, under=under))
    large = len(json.dumps(to_json(first.atlas))) // 1000
    return (f"{size:,}", reading, walking, laying, grounding, drawing, opening, alone, back, str(large))


def main() -> None:
    """Print the table, row by row; without sizes, it replaces the one on the page too."""
    sizes = [int(word) for word in sys.argv[1:]]
    lines = []
    for cells in (HEADINGS, ("---",) * len(HEADINGS), *map(row, sizes or SIZES)):
        lines.append(f"| {' | '.join(cells)} |")
        print(lines[-1], flush=True)
    if not sizes:
        write(PAGE, "benchmarks/atlas.py", lines)


if __name__ == "__main__":
    main()
