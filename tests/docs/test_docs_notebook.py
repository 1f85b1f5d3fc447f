"""The examples of docs/notebook.md, typed in the order in which they stand."""

from __future__ import annotations

import doctest
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meshwork import demo
from meshwork.service import Asker, Role, Service
from meshwork.stores import open_store
from tests.house.house_files import ROOT


def test_every_example_answers_what_the_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder in which town.sqlite holds the invented community."""
    monkeypatch.chdir(tmp_path)
    store = open_store("sqlite:///town.sqlite")
    service = Service(store, now=lambda: datetime(2024, 1, 1, tzinfo=UTC), today=lambda: demo.LAST_DAY)
    service.seed(Asker("anna", Role.FACILITATOR), demo.facts(), demo.private())
    store.close()
    tried = doctest.testfile(str(ROOT / "docs/notebook.md"), module_relative=False)
    assert tried.attempted > 10
    assert tried.failed == 0
