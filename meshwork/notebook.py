"""A community in a notebook: NetworkX graphs and pandas tables of any day.

Who can open the store on this machine is the facilitator, as at the command line; nothing private is in these tables.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Any, ParamSpec, TypeVar, get_args

import pandas as pd

from meshwork.errors import MeshworkError
from meshwork.goals import goal_named
from meshwork.metrics import marks, sheet
from meshwork.metrics import numbers as whole
from meshwork.network.roster import Level
from meshwork.network.snapshot import Snapshot
from meshwork.service import Asker, Role, Service
from meshwork.stages import reading_to_json
from meshwork.stores import Store, is_there, open_store, own_store
from meshwork.text import _, later, spoken

NOTHING = later("There is no community here yet. Import one first: meshwork import PATH")

Day = date | str
"""A day (a `Timestamp` of pandas too), or its text in ISO 8601: "2024-05-01". ValueError for anything else."""

ALL = "all"
_P = ParamSpec("_P")
_R = TypeVar("_R")


def _in_words(ask: Callable[_P, _R]) -> Callable[_P, _R]:
    """Whatever is told is told in the language of the machine, where nobody chose one."""

    @wraps(ask)
    def asked(*args: _P.args, **named: _P.kwargs) -> _R:
        with spoken():
            return ask(*args, **named)

    return asked


@_in_words
def open_town(store: str | Path, community: str | None) -> Town:
    """What `meshwork.open` does."""
    named = f"sqlite:///{store}" if isinstance(store, Path) else store
    url = named or os.environ.get("MESHWORK_STORE") or own_store()
    if not is_there(url):
        if named:
            raise MeshworkError(
                _('There is no store at "{url}". Look at the address, and at the folder you are in.', url=url)
            )
        raise MeshworkError(_(NOTHING))
    kept = open_store(url)
    try:
        return Town(kept, community)
    except MeshworkError:
        kept.close()
        raise


class Town:
    """One community, open for reading; made by `meshwork.open`. Close it, or open it in a `with` block."""

    def __init__(self, store: Store, community: str | None = None) -> None:
        self._store = store
        self._service = Service(store)
        self._asker = Asker("notebook", Role.FACILITATOR)  # it reads, so no log will hold the name
        found = self._service.communities(self._asker)
        if not found:
            raise MeshworkError(_(NOTHING))
        self._here = self._service.community(self._asker, community)

    def __repr__(self) -> str:
        """By its name."""
        return f"<Town {self.name!r}>"

    @property
    def name(self) -> str:
        """The name of the community."""
        return self._here.name

    @_in_words
    def on(self, day: Day, *, goal: str | None = None, level: Level = "organisation") -> Snapshot:
        """The community on a day: `.graph` and `.without_facilitators` are frozen NetworkX graphs.

        Nodes are the ids of the active, with name, kind, sector and facilitator; edges have `weight`, their strength
        on that day. `goal` is the title of a goal, or its id: the graph of those who carry it. At the level
        "organisation" people count as the organisation they work from, at "person" as themselves. Raises
        `MeshworkError` for a goal there is not, ValueError for a day or a level there is not.
        """
        if level not in get_args(Level):
            raise ValueError(
                _('There is no level "{level}". There is: {levels}.', level=level, levels=", ".join(get_args(Level)))
            )
        return self._service.record(self._asker, self._here.id, level).on(_day(day), goal=self._goal(goal))

    @_in_words
    def stakeholders(self, day: Day, metrics: str | Iterable[str] = ()) -> pd.DataFrame:
        """A row for each stakeholder active on a day, by id: name, kind, sector, facilitator, and these metrics.

        `metrics` are keys of `meshwork metrics --explain`, or one of them, or "all"; what is not known of somebody is
        missing (NaN), and so is all of a number that means little on that day. Raises `MeshworkError` for a key there
        is not.
        """
        snapshot = self.on(day)
        rows = [{"id": who, **told} for who, told in snapshot.graph.nodes(data=True)]
        table = pd.DataFrame(rows, columns=["id", "name", "kind", "sector", "facilitator"]).set_index("id")
        table = table.astype({"name": "str", "kind": "str", "sector": "str", "facilitator": bool})
        known = marks()
        asked = known if metrics == ALL else (metrics,) if isinstance(metrics, str) else metrics
        for key in asked:
            if key not in known:
                raise MeshworkError(
                    _('There is no number "{key}". There is: {keys}.', key=key, keys=", ".join(known))
                )
            unfit = known[key].unfit(snapshot)
            table[key] = pd.Series({} if unfit else known[key].measure(snapshot), dtype=float)
        return table

    @_in_words
    def numbers(self, day: Day) -> pd.Series[float]:
        """Every number of the whole on a day, by key, the profile included; `meshwork metrics --explain` tells each.

        Missing (NaN) is what the community does not record, and what means little on that day.
        """
        keys = tuple(whole())
        found = sheet(self.on(day), keys).whole
        told = {key: found[key].value if key in found else None for key in keys}
        return pd.Series(told, dtype=float, name=_day(day).isoformat())

    @_in_words
    def ties(self, day: Day) -> pd.DataFrame:
        """A row for each tie of a day: source and target (ids) and strength; the strongest first."""
        rows = list(self.on(day).graph.edges(data="weight"))
        table = pd.DataFrame(rows, columns=["source", "target", "strength"])
        table = table.astype({"source": "str", "target": "str", "strength": float})
        return table.sort_values(["strength", "source", "target"], ascending=[False, True, True], ignore_index=True)

    def compare(self, before: Day, after: Day) -> pd.DataFrame:
        """A row for each tie of one of two days: source, target, before and after; what differs most first.

        Before and after are its strength on the day, 0 where there was none: new is what was 0 before, lost what is
        0 after.
        """
        one, other = (self.ties(each).set_index(["source", "target"])["strength"] for each in (before, after))
        table = pd.DataFrame({"before": one, "after": other}).fillna(0.0)
        by = (table["after"] - table["before"]).abs().sort_values(ascending=False, kind="stable").index
        return table.loc[by].reset_index()

    @_in_words
    def groups(self, day: Day, *, goal: str | None = None) -> pd.DataFrame:
        """A row for each group of a day, by an id that stays, the largest first: since, size, members (ids).

        `goal` as for `on`.
        """
        found = self._service.figures.groups(self._asker, self._here.id, _day(day), goal=self._goal(goal))
        rows = [(each.id, each.since, len(each.members), each.members) for each in found]
        table = pd.DataFrame(rows, columns=["id", "since", "size", "members"])
        return table.assign(since=pd.to_datetime(table["since"])).set_index("id")

    @_in_words
    def path(self, to: Day | None = None, *, goal: str | None = None) -> pd.DataFrame:
        """A row for each reading since the first fact, by day: status, stage, family, active, and the profile.

        Stage and family are missing without a label, a number of the profile where it is not recorded. `goal` as for
        `on`.
        """
        until = None if to is None else _day(to)
        readings = self._service.path(self._asker, self._here.id, to=until, goal=self._goal(goal)).readings
        rows = [_row(reading_to_json(each)) for each in readings]
        return pd.DataFrame(rows).assign(day=lambda table: pd.to_datetime(table["day"])).set_index("day")

    def _goal(self, named: str | None) -> str | None:
        if named is None:
            return None
        return goal_named(self._service.facts(self._asker, self._here.id).goals, named, self._service.today()).id

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def __enter__(self) -> Town:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _day(day: Day) -> date:
    try:
        if isinstance(day, date):  # a Timestamp of pandas is one too, and has a time of day, or is none: NaT
            return date(day.year, day.month, day.day)
        return date.fromisoformat(day)
    except (TypeError, ValueError) as error:
        raise ValueError(_('"{day}" is no day. Write it as 2024-05-01.', day=day)) from error


def _row(reading: dict[str, Any]) -> dict[str, Any]:
    kept = {key: reading[key] for key in ("day", "status", "stage", "family", "active")}
    return {**kept, **reading["profile"]}
