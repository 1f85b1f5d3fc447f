"""Do the points of care say who drops out? `python benchmarks/dropout.py [DATA]`.

Reads the side events of the UN climate conferences and the environmental agreements of the shared data folder (DATA,
else ../shared/data), and writes the tables of docs/care.md anew. At each round everybody present (seen in at least
one of the last three rounds) is ranked by points, knowing nothing later; who is absent in the next three? Of the side
events the signs were chosen for what they gain on COP9 to COP21, with COP22 to COP25 in sight beside it, as
docs/care.md says; the agreements are told only.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import rankdata

from benchmarks.tables import Row, table, write
from meshwork.feelers.flags import points, weighed
from meshwork.feelers.rhythm import Contacts
from meshwork.feelers.sight import Sight
from meshwork.model import Attendance, Facts, Private, Session, Stakeholder
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.when import When

PAGE = Path(__file__).parents[1] / "docs" / "care.md"
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
BACK, AHEAD = 3, 3

Real = NDArray[np.float64]
Seats = list[tuple[int, str, str, str]]
"""Round, session, day and who was there (folded name)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One who was present at a round: what the points say, what it is compared with, and whether it dropped out.

    `rounds` it was seen at, `late` of them among the last three; `strength` is what its ties, faded, add up to.
    """

    turn: int
    points: int
    since: int
    rounds: int
    late: int
    ties: int
    strength: float
    gone: bool


def fold(name: str) -> str:
    """A name without case, accents, punctuation and asterisks, for variants look like leavers.

    >>> fold("Café  Noord* (CN)")
    'cafe noord cn'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def side_events(data: Path) -> tuple[list[str], Seats]:
    """The conferences in their order, and who hosted an event at each."""
    with (data / "unfccc-cop-side-events" / "affiliations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rounds = sorted({row["cop"] for row in rows})
    turn = {name: at for at, name in enumerate(rounds)}
    seats = [(turn[row["cop"]], row["event_id"], row["date"], fold(row["organisation"])) for row in rows]
    return rounds, seats


def agreements(data: Path) -> tuple[list[str], Seats]:
    """The years, and which party an agreement came into force for in each; of each year the first of July."""
    with gzip.open(data / "env-agreements" / "memberships.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if re.match(r"\d{4}", row.get("StateForce") or "")]
    years = sorted({row["StateForce"][:4] for row in rows if "1990" <= row["StateForce"][:4] <= "2017"})
    turn = {name: at for at, name in enumerate(years)}
    return years, [
        (turn[year], f"{row['manyID']} {year}", f"{year}-07-01", fold(row["stateID"]))
        for row in rows
        if (year := row["StateForce"][:4]) in turn
    ]


def watched(rounds: Sequence[str], seats: Seats) -> Iterator[Seen]:
    """Everybody present at each round that has three after it."""
    seats = sorted({each for each in seats if each[3]})
    names = sorted({name for *_rest, name in seats})
    ids = {name: f"o{at:05}" for at, name in enumerate(names)}
    held = {session: When.of(on) for _turn, session, on, _name in seats}
    facts = Facts(
        stakeholders=tuple(Stakeholder(id=ids[name], name=name) for name in names),
        sessions=tuple(Session(id=session, date=on) for session, on in sorted(held.items())),
        attendance=tuple(
            Attendance(id=f"a{at:06}", stakeholder=ids[name], session=session)
            for at, (_turn, session, _on, name) in enumerate(seats)
        ),
    )
    prepared = record(facts, Settings({"rhythm": "yearly"}))
    contacts = Contacts.of(prepared)
    there, last = defaultdict[str, set[int]](set), defaultdict[int, date](lambda: date.min)
    for turn, _session, on, name in seats:
        there[name].add(turn)
        last[turn] = max(last[turn], When.of(on).start)
    for turn in range(len(rounds) - AHEAD):
        sight = Sight(prepared, last[turn], Private(), contacts)
        found = weighed(sight)
        for place, name in enumerate(names):
            past = [each for each in there[name] if each <= turn]
            if past and max(past) > turn - BACK:
                yield Seen(
                    turn,
                    points(found.get(ids[name], ())),
                    turn - max(past),
                    len(past),
                    sum(each > turn - BACK for each in past),
                    int(sight.degree[place]),
                    float(sight.strength[place]),
                    there[name].isdisjoint(range(turn + 1, turn + AHEAD + 1)),
                )


def auc(score: Sequence[float] | Real, gone: Sequence[bool]) -> float:
    """How often one who dropped out stands above one who did not; of equals half (Mann and Whitney 1947).

    >>> auc([3, 2, 2, 0], [True, True, False, False])
    0.875
    """
    out = np.array(gone, bool)
    inside, rest = int(out.sum()), int((~out).sum())
    return float((rankdata(score)[out].sum() - inside * (inside + 1) / 2) / (inside * rest))


def top_tenth(score: Sequence[float] | Real, gone: Sequence[bool]) -> float:
    """Of the tenth that stands highest, the share that dropped out; of equals at the border their mean counts.

    >>> top_tenth([2] + [1] * 18 + [0], [True] + [True, False] * 9 + [False])
    0.75
    """
    values, out = np.array(score, float), np.array(gone, float)
    most = max(1, round(len(values) / 10))
    border = np.sort(values)[-most]
    above, level = values > border, values == border
    return float((out[above].sum() + (most - above.sum()) * out[level].mean()) / most)


def logistic(learnt: Sequence[Seen], told: Sequence[Seen]) -> Real:
    """What a logistic model of recency, frequency and degree, fitted on the one, says of the other."""

    def drawn(several: Sequence[Seen]) -> Real:
        return np.array([(1, each.since, np.log(each.rounds), np.log1p(each.ties)) for each in several], float)

    known, gone = drawn(learnt), np.array([each.gone for each in learnt], float)

    def cost(weights: Real) -> float:
        by = known @ weights
        return float(np.logaddexp(0, by).sum() - gone @ by + (weights[1:] ** 2).sum() / 2)

    said: Real = drawn(told) @ minimize(cost, np.zeros(known.shape[1])).x
    return said


SINGLE: tuple[tuple[str, Callable[[Seen], float]], ...] = (
    ("points", lambda each: each.points),
    ("recency alone", lambda each: each.since),
    ("frequency alone", lambda each: -each.rounds),
    ("degree alone", lambda each: -each.ties),
    ("faded tie strength alone", lambda each: -each.strength),
    ("rounds seen of the last three alone", lambda each: -each.late),
)


def compared(learnt: Sequence[Seen], told: Sequence[Seen]) -> Iterator[Row]:
    """A row for each way of ranking: AUC and precision in the top tenth, on both."""
    scores: list[tuple[str, Sequence[float] | Real, Sequence[float] | Real]] = [
        (name, [by(each) for each in learnt], [by(each) for each in told]) for name, by in SINGLE
    ]
    scores.append(("logistic model of recency, frequency, degree", logistic(learnt, learnt), logistic(learnt, told)))
    for name, *both in scores:
        cells: list[object] = [name]
        for score, several in zip(both, (learnt, told), strict=True):
            gone = [each.gone for each in several]
            cells += [f"{auc(score, gone):.3f}", f"{top_tenth(score, gone):.2f}"]
        yield cells


def lines(data: Path) -> Iterator[str]:
    """The tables, side events first."""
    for heading, first, then, (rounds, seats), border in (
        ("Side events", "COP9 to COP21", "COP22 to COP25", side_events(data), "COP22"),
        ("Agreements", "1990 to 2005", "2006 to 2014", agreements(data), "2006"),
    ):
        several = list(watched(rounds, seats))
        split = rounds.index(border)
        learnt = [each for each in several if each.turn < split]
        told = [each for each in several if each.turn >= split]
        yield from (_told(heading, first, learnt), _told(heading, then, told), "")
        headings = (heading.lower(), f"AUC, {first}", "top tenth", f"AUC, {then}", "top tenth")
        yield from (*table(headings, compared(learnt, told)), "")


def _told(heading: str, when: str, several: Iterable[Seen]) -> str:
    gone = [each.gone for each in several]
    return f"{heading}, {when}: {len(gone):,} observations, {np.mean(gone):.1%} absent in the next three rounds.  "


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    said = list(lines(folder))
    print("\n".join(said))
    write(PAGE, "benchmarks/dropout.py", said[:-1])
