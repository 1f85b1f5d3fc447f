"""A community in a notebook: graphs and tables of a day."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pandas as pd
import pytest

import meshwork
from meshwork.change import Changes, every
from meshwork.errors import MeshworkError
from meshwork.model import Goal
from meshwork.notebook import Town as Notebook
from meshwork.service import Service
from meshwork.stores import is_there, open_store
from tests.reading.town import Town
from tests.serving import ANNA

DAY = date(2024, 6, 30)


def keep(url: str, told: Town) -> None:
    """Write a town into a store."""
    with closing(open_store(url)) as store:
        service = Service(store, today=lambda: DAY)
        service.write(ANNA, service.found(ANNA, "De Kern").id, Changes(tuple(every(told.facts()))), "import")


@pytest.fixture
def town(sqlite_url: str) -> Iterator[Notebook]:
    """a and b talked on the day, b and c the day before; d was there in a plenary only."""
    told = Town().meet("2024-06-29", "b", "c", kind="talk").meet(DAY, "a", "b", kind="talk")
    told.meet(DAY, "d", plenary=True).who("a", sector="care")
    keep(sqlite_url, told)
    with meshwork.open(sqlite_url) as opened:
        yield opened


def test_a_day_is_a_graph(town: Notebook) -> None:
    """By its text, as a date or as a moment of pandas: the same nodes and ties."""
    assert town.name == "De Kern"
    for day in ("2024-06-30", DAY, pd.Timestamp("2024-06-30 12:00")):
        assert sorted(map(sorted, town.on(day).graph.edges)) == [["a", "b"], ["b", "c"]]


def test_partners_are_a_table_with_the_numbers_asked(town: Notebook) -> None:
    """One row each, by id; who has no such number has none."""
    table = town.stakeholders(DAY, metrics=["connections", "clustering"])
    assert table["connections"].to_dict() == {"a": 1, "b": 2, "c": 1, "d": 0}
    assert table.loc["a", "sector"] == "care"
    assert table["clustering"].isna().to_dict() == {"a": True, "b": False, "c": True, "d": True}
    assert town.stakeholders(DAY, metrics=["closeness"])["closeness"].isna().all()  # of fewer than ten
    with pytest.raises(MeshworkError, match="happiness"):
        town.stakeholders(DAY, metrics=["happiness"])


def test_ties_are_a_table_the_strongest_first(town: Notebook) -> None:
    """A talk weighs 4 on its day and a little less the day after."""
    table = town.ties(DAY)
    assert table[["source", "target"]].to_numpy().tolist() == [["a", "b"], ["b", "c"]]
    assert table["strength"].tolist() == pytest.approx([4, 4 * 2 ** (-1 / 90)])


def test_the_path_is_a_table_by_day(town: Notebook) -> None:
    """One reading so far: too little for a label."""
    table = town.path(DAY)
    assert list(table.index) == [pd.Timestamp(DAY)]
    assert table["stage"].isna().all()
    assert table.loc["2024-06-30", "active"] == 4
    assert table.loc["2024-06-30", "R"] == 3 / 4


def test_a_goal_is_named_by_its_title_or_id_and_one_there_is_not_is_told(sqlite_url: str) -> None:
    """a and b carry bread and c does not: two of three, by the title in any case or by the id."""
    told = Town().meet(DAY, "a", "b", kind="talk").meet(DAY, "b", "c", kind="talk")
    told.add("goals", Goal(id="g1", title="Bread for all"))
    told.commit("g1", "a", "b", since="2024-01-01")
    keep(sqlite_url, told)
    with meshwork.open(sqlite_url) as town:
        for name in ("g1", "bread for ALL"):
            assert sorted(town.on(DAY, goal=name).graph) == ["a", "b"]
            assert town.path(DAY, goal=name)["active"].tolist()[-1] == 2
            assert town.groups(DAY, goal=name)["size"].sum() == 2
        for ask in (town.on, town.groups, town.path):
            with pytest.raises(MeshworkError, match='There is no goal "walking"'):
                ask(DAY, goal="walking")
            with pytest.raises(MeshworkError, match='There is no goal ""'):
                ask(DAY, goal="")


def test_a_day_without_anybody_is_an_empty_table(town: Notebook) -> None:
    """The same columns of the same sorts, and no rows."""
    assert town.ties("1999-01-01").empty
    assert town.ties("1999-01-01").dtypes.to_dict() == town.ties(DAY).dtypes.to_dict()
    assert town.stakeholders("1999-01-01", metrics=["strength"]).empty


def test_an_empty_store_is_told(sqlite_url: str) -> None:
    """Where there is no file none is made, so that a mistyped address leaves nothing behind; nor in one that is."""
    with pytest.raises(MeshworkError, match="no community here yet"):
        meshwork.open(sqlite_url)
    assert not is_there(sqlite_url)
    open_store(sqlite_url).close()
    with pytest.raises(MeshworkError, match="no community here yet"):
        meshwork.open(sqlite_url)


def test_importing_meshwork_imports_nothing_else() -> None:
    """pandas and the rest wait until a community is opened."""
    script = "import meshwork, sys; print(sorted(name for name in sys.modules if name.startswith('meshwork')))"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "['meshwork']"
