"""A community in a notebook: graphs and tables of a day."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import networkx as nx
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
    assert table["sector"].isna().to_dict() == {"a": False, "b": True, "c": True, "d": True}
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


def test_a_day_or_a_level_that_is_none_is_told(town: Notebook) -> None:
    """What is no day is a ValueError that says how to write one; a month is none either."""
    for wrong in ("1 May 2021", "2021-05", 20210501, None, pd.NaT):
        with pytest.raises(ValueError, match="is no day"):
            town.on(wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="There is: organisation, person"):
        town.on(DAY, level="team")  # type: ignore[arg-type]


def test_two_days_beside_each_other(town: Notebook) -> None:
    """The day before b and c talked, and a was not there yet: one tie is new, the other a little weaker."""
    table = town.compare("2024-06-29", DAY)
    assert table[["source", "target"]].to_numpy().tolist() == [["a", "b"], ["b", "c"]]
    assert table["before"].tolist() == [0, 4]
    assert table["after"].tolist() == pytest.approx([4, 4 * 2 ** (-1 / 90)])
    assert town.compare("1999-01-01", "1999-01-02").empty


def test_all_numbers_at_once(town: Notebook) -> None:
    """One by its key alone, or every one of partners; of the whole by key. What means little here is missing."""
    assert list(town.stakeholders(DAY, metrics="strength").columns)[-1] == "strength"
    assert {"betweenness", "core_number"} <= set(town.stakeholders(DAY, metrics="all").columns)
    numbers = town.numbers(DAY)
    assert numbers["reach"] == 3 / 4
    assert numbers.isna().any()
    assert town.numbers("1999-01-01").index.equals(numbers.index)


def test_gephi_can_have_it(town: Notebook, tmp_path: Path) -> None:
    """Nodes hold plain words only, so that NetworkX writes them; b has no sector and its node says none."""
    graph = town.on(DAY).graph
    nx.write_gexf(graph, tmp_path / "day.gexf")
    nx.write_graphml(graph, tmp_path / "day.graphml")
    assert nx.read_gexf(tmp_path / "day.gexf").nodes["a"]["sector"] == "care"
    assert "sector" not in graph.nodes["b"]


def test_what_a_notebook_shows_is_one_line(town: Notebook) -> None:
    """The name, and of a day how many were active."""
    assert (repr(town), repr(town.on(DAY))) == ("<Town 'De Kern'>", "<Snapshot of 2024-06-30: 4 active>")


def test_a_path_is_an_address_and_none_is_ones_own(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By `Path`; by MESHWORK_STORE; else what `meshwork serve` opens. A file there is not is told by its address."""
    keep(sqlite_url, Town().meet(DAY, "a", "b"))
    with meshwork.open(Path(sqlite_url.removeprefix("sqlite:///"))) as town:
        assert town.name == "De Kern"
    monkeypatch.delenv("MESHWORK_STORE", raising=False)
    monkeypatch.setenv("MESHWORK_HOME", str(tmp_path / "home"))
    with pytest.raises(MeshworkError, match="Import one first"):
        meshwork.open()
    monkeypatch.setenv("MESHWORK_STORE", sqlite_url)
    with meshwork.open() as town:
        assert town.name == "De Kern"
    with pytest.raises(MeshworkError, match=r'no store at "sqlite:///.*typo.sqlite"'):
        meshwork.open(tmp_path / "typo.sqlite")


def test_what_is_told_is_in_the_language_of_the_machine(tmp_path: Path) -> None:
    """Where nobody chose one, as nobody does in a notebook."""
    script = f"import meshwork; meshwork.open('sqlite:///{tmp_path / 'typo.sqlite'}')"
    for language, words in (("en_GB.UTF-8", "There is no store"), ("nl_NL.UTF-8", "is geen opslag")):
        env = {**os.environ, "LC_ALL": language, "MESHWORK_LANGUAGE": ""}
        said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env=env)
        assert words in said.stderr


def test_a_day_without_anybody_is_an_empty_table(town: Notebook) -> None:
    """The same columns of the same sorts, and no rows."""
    assert town.ties("1999-01-01").empty
    assert town.ties("1999-01-01").dtypes.to_dict() == town.ties(DAY).dtypes.to_dict()
    assert town.stakeholders("1999-01-01", metrics=["strength"]).empty
    assert town.stakeholders("1999-01-01").dtypes.to_dict() == town.stakeholders(DAY).dtypes.to_dict()


def test_an_empty_store_is_told(sqlite_url: str) -> None:
    """Where there is no file none is made, so that a mistyped address leaves nothing behind; nor in one that is."""
    with pytest.raises(MeshworkError, match="no store at"):
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
