"""Real records that nobody on this project made, read as they are: figures of the whole only, no names.

They lie beside the repository, in ../shared/data; where they do not, nothing is written.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.tables import Row, table
from meshwork.model import Attendance, Facts, Session, Setting, Stakeholder, Tie
from meshwork.network import record
from meshwork.settings import Settings
from meshwork.stages import Path as Road
from meshwork.stages import path
from meshwork.when import When

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PANELS = DATA / "classic-panels"
EVENTS = DATA / "unfccc-cop-side-events" / "affiliations.csv"
TODAY = date(2023, 12, 31)
HEADINGS = ("record", "point", "active", "R", "C", "D", "H", "label", "what the next stage asks")

Pair = tuple[str, str]


def tables(*, quick: bool) -> list[str]:
    """The panels at each of their points in time, and the side events at the end of some years."""
    if not DATA.is_dir():
        return []
    panels = [row for name, waves in _panels() for row in _panel(name, waves)]
    lines = table(HEADINGS, panels)
    return lines if quick else [*lines, "", *_side_events()]


def _panels() -> Iterator[tuple[str, dict[str, list[Pair]]]]:
    """Each panel with its ties by point in time."""
    for name, file, wave in (
        ("school class", "knecht_edges.csv", "wave"),
        ("tailor shop, sociable", "tailor_social_edges.csv", "time"),
        ("tailor shop, work", "tailor_work_edges.csv", "time"),
    ):
        yield name, _waves(PANELS / file, wave)
    yield "researchers who know each other as friends", _researchers()
    yield "research consortia", {str(year): _consortia(year) for year in (2019, 2020, 2021)}


def _waves(file: Path, column: str) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(f"{float(row[column]):.0f}", []).append((row["source"], row["target"]))
    return dict(sorted(found.items()))


def _researchers() -> dict[str, list[Pair]]:
    """Friends (rank 3 and 4) at both points in time."""
    with (PANELS / "eies_relations_edges.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        point: [(row["source"], row["target"]) for row in rows if float(row[f"rank_{point}"] or 0) >= 3]
        for point in ("1", "2")
    }


def _consortia(year: int) -> list[Pair]:
    text = (DATA / "nfdi-consortia" / str(year) / f"NFDI_Netzwerk_{year}.csv").read_text("utf-8-sig")
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in text.splitlines()[0] else ",")
    return [(row["from"], row["to"]) for row in rows]


def _panel(name: str, waves: dict[str, list[Pair]]) -> Iterator[Row]:
    """Each point in time stands for a year: its ties hold from the first of January to the last day of December."""
    people = sorted({who for pairs in waves.values() for pair in pairs for who in pair})
    ids = {who: f"p{place:03}" for place, who in enumerate(people)}
    ties = [
        Tie(
            id=f"t{number:06}",
            source=ids[one],
            target=ids[other],
            kind="exchanges",
            since=When.on(date(2001 + 2 * turn, 1, 1)),
            until=When.on(date(2002 + 2 * turn, 12, 31)),
        )
        for number, (turn, one, other) in enumerate(
            (turn, *pair) for turn, pairs in enumerate(waves.values()) for pair in pairs if pair[0] != pair[1]
        )
    ]
    facts = Facts(stakeholders=tuple(Stakeholder(id=each, name=each) for each in ids.values()), ties=tuple(ties))
    for turn, wave in enumerate(waves):
        day = date(2002 + 2 * turn, 12, 30)
        road = path(record(facts, Settings()), day, whole_from=day)
        yield name, wave, *_cells(road)


def _cells(road: Road) -> Iterable[object]:
    last = road.readings[-1]
    values = [last.profile[key] for key in ("R", "C", "D", "H")]
    told = [f"{value:.2f}" if value is not None else "" for value in values]
    return last.active, *told, last.stage or "none", ", ".join(last.missing).replace("_", " ")


def _side_events() -> list[str]:
    with EVENTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = sorted({row["organisation"].strip() for row in rows})
    ids = {name: f"o{place:05}" for place, name in enumerate(names)}
    days = {row["event_id"]: row["date"] for row in rows}
    seats = sorted({(ids[row["organisation"].strip()], row["event_id"]) for row in rows})
    facts = Facts(
        stakeholders=tuple(Stakeholder(id=each, name=each) for each in ids.values()),
        sessions=tuple(Session(id=each, date=When.of(day)) for each, day in sorted(days.items())),
        attendance=tuple(
            Attendance(id=f"a{place:06}", stakeholder=who, session=session)
            for place, (who, session) in enumerate(seats)
        ),
    )
    lines = []
    for rhythm in ("yearly", "monthly"):
        settings = Settings.of([Setting(id="rhythm", name="rhythm", value=rhythm)], TODAY)
        road = path(record(facts, settings), TODAY)
        for each in road.readings:
            if (each.day.month, each.day.year) in {(12, year) for year in (2010, 2012, 2014, 2016, 2018, 2020, 2023)}:
                value = {key: f"{each.profile[key] or 0:.2f}" for key in ("R", "C", "S")}
                side = ", ".join(each.side).replace("_", " ")
                lines.append((rhythm, each.day.year, each.active, *value.values(), each.stage or "none", side))
    return table(("rhythm", "end of", "active", "R", "C", "S", "label", "beside it"), lines)
