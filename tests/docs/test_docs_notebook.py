"""The examples of docs/notebook.md, typed in the order in which they stand."""

from __future__ import annotations

import doctest
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import meshwork
from meshwork import demo
from meshwork.service import Asker, Role, Service
from meshwork.stores import open_store
from tests.house.house_files import ROOT

PAGE = ROOT / "docs/notebook.md"


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder to work in, in which town.sqlite holds the invented community."""
    monkeypatch.chdir(tmp_path)
    store = open_store("sqlite:///town.sqlite")
    service = Service(store, now=lambda: datetime(2024, 1, 1, tzinfo=UTC), today=lambda: demo.LAST_DAY)
    service.seed(Asker("anna", Role.FACILITATOR), demo.facts(), demo.private())
    store.close()


@pytest.mark.usefixtures("told")
def test_every_example_answers_what_the_page_says() -> None:
    """In a folder in which town.sqlite holds the invented community."""
    tried = doctest.testfile(str(PAGE), module_relative=False)
    assert tried.attempted > 10
    assert tried.failed == 0


def _dtype(kind: object) -> str:
    """Of a day without its unit, which follows how the table was made."""
    return str(kind).split("[")[0]


@pytest.mark.usefixtures("told")
def test_the_table_of_columns_is_that_of_the_tables() -> None:
    """Every table with its index and its columns, in their order, with the dtypes that the page names; no others."""
    _heading, *rows = re.findall(r"^\| (\w+) \| ([^|]+) \| (\w+) \| [^|]+ \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    found = []
    with meshwork.open("sqlite:///town.sqlite") as town:
        for name, table in (
            ("stakeholders", town.stakeholders("2021-05-01", metrics=["connections"])),
            ("ties", town.ties("2021-05-01")),
            ("compare", town.compare("2020-05-01", "2021-05-01")),
            ("groups", town.groups("2021-12-31")),
            ("path", town.path("2021-12-31")),
        ):
            found.append((name, f"**{table.index.name or '0, 1, 2...'}**", _dtype(table.index.dtype)))
            found += [(name, str(column), _dtype(kind)) for column, kind in table.dtypes.items()]
    assert rows == found
