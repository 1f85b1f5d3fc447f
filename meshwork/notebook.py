"""A community in a notebook: NetworkX graphs and pandas tables of any day.

Who can open the store on this machine is the facilitator, as at the command line; nothing private is in these tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from types import TracebackType
from typing import Any

import pandas as pd

from meshwork.errors import MeshworkError
from meshwork.goals import goal_named
from meshwork.metrics import marks
from meshwork.network.roster import Level
from meshwork.network.snapshot import Snapshot
from meshwork.service import Asker, Role, Service
from meshwork.stages import reading_to_json
from meshwork.stores import Store
from meshwork.text import _, later

NOTHING = later("There is no community here yet. Import one first: meshwork import PATH")

Day = date | str
"""A day, or its text in ISO 8601: "2024-05-01". ValueError for any other text."""


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

    @property
    def name(self) -> str:
        """The name of the community."""
        return self._here.name

    def on(self, day: Day, *, goal: str | None = None, level: Level = "organisation") -> Snapshot:
        """The community on a day: `.graph` and `.without_facilitators` are frozen NetworkX graphs.

        Nodes are the ids of the active, with name, kind, sector and facilitator; edges have `weight`, their strength
        on that day. `goal` is the title of a goal, or its id: the graph of those who carry it. Raises `MeshworkError`
        for a goal there is not.
        """
        return self._service.record(self._asker, self._here.id, level).on(_day(day), goal=self._goal(goal))

    def stakeholders(self, day: Day, metrics: Iterable[str] = ()) -> pd.DataFrame:
        """A row for each stakeholder active on a day, by id: name, kind, sector, facilitator, and these metrics.

        `metrics` are keys of `meshwork.metrics.marks()`; what is not known of somebody is missing (NaN), and so is
        all of a number that means little on that day. Raises `MeshworkError` for a key there is not.
        """
        snapshot = self.on(day)
        table = pd.DataFrame.from_dict(
            dict(snapshot.graph.nodes(data=True)), orient="index", columns=["name", "kind", "sector", "facilitator"]
        )
        known = marks()
        for key in metrics:
            if key not in known:
                raise MeshworkError(
                    _('There is no number "{key}". There is: {keys}.', key=key, keys=", ".join(known))
                )
            unfit = known[key].unfit(snapshot)
            table[key] = pd.Series({} if unfit else known[key].measure(snapshot), dtype=float)
        return table.rename_axis("id")

    def ties(self, day: Day) -> pd.DataFrame:
        """A row for each tie of a day: source and target (ids) and strength; the strongest first."""
        rows = list(self.on(day).graph.edges(data="weight"))
        table = pd.DataFrame(rows, columns=["source", "target", "strength"])
        table = table.astype({"source": "str", "target": "str", "strength": float})
        return table.sort_values(["strength", "source", "target"], ascending=[False, True, True], ignore_index=True)

    def groups(self, day: Day, *, goal: str | None = None) -> pd.DataFrame:
        """A row for each group of a day, by an id that stays, the largest first: since, size, members (ids).

        `goal` as for `on`.
        """
        found = self._service.figures.groups(self._asker, self._here.id, _day(day), goal=self._goal(goal))
        rows = [(each.id, each.since, len(each.members), each.members) for each in found]
        table = pd.DataFrame(rows, columns=["id", "since", "size", "members"])
        return table.assign(since=pd.to_datetime(table["since"])).set_index("id")

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
    # a Timestamp of pandas is a date too, and has a time of day
    return date.fromisoformat(day) if isinstance(day, str) else date(day.year, day.month, day.day)


def _row(reading: dict[str, Any]) -> dict[str, Any]:
    kept = {key: reading[key] for key in ("day", "status", "stage", "family", "active")}
    return {**kept, **reading["profile"]}
