"""The JSON that the docs show is what the commands print of the invented community."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from meshwork.cli import run
from tests.house.house_files import ROOT

Ask = Callable[..., Any]


def shown(page: str) -> list[Any]:
    """Every block of JSON in a page."""
    return [
        json.loads(each)
        for each in re.findall(r"^```json\n(.*?)^```$", (ROOT / page).read_text(), re.MULTILINE | re.DOTALL)
    ]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Ask:
    """A command about the invented community, in a store of its own, and the JSON that it prints."""
    monkeypatch.setenv("MESHWORK_HOME", str(tmp_path))
    assert run(["import", str(ROOT / "meshwork/demo/told")]) == 0
    capfd.readouterr()

    def asked(*words: str) -> Any:
        assert run([*words, "--json"]) == 0
        return json.loads(capfd.readouterr().out)

    return asked


def test_the_page_on_stages_shows_a_true_reading_and_a_true_transition(ask: Ask) -> None:
    """Of the criteria the page shows the first, of the transitions one, of the evidence the whole window."""
    reading, evidence, transition = shown("docs/stages.md")
    (proof,) = ask("stage", "--evidence", evidence["key"], "--day", evidence["whole"]["window"][1])["evidence"]
    assert evidence == {"key": proof["key"], "whole": proof["whole"]}
    found = ask("stage", "--day", reading["day"])
    assert reading == found | {"criteria": found["criteria"][:1]}
    assert transition in ask("stages", "--to", "2022-12-31")["transitions"]


def test_the_page_on_metrics_shows_true_numbers(ask: Ask) -> None:
    """Of what each has the page shows two."""
    (page,) = shown("docs/metrics.md")
    found = ask("metrics", *(each["key"] for each in page["numbers"]), "--day", page["day"])
    for told in found["numbers"]:
        told["each"] = {who: told["each"][who] for who in ("dorpsraad", "fonds")} if told["each"] else None
    assert page == found


def test_the_page_on_what_could_be_shows_true_introductions(ask: Ask) -> None:
    """The first pair of a day, and what it would give; of the profile the page shows two numbers."""
    (page,) = (each for each in shown("docs/weaving.md") if "pairs" in each)
    found = ask("introduce", "--day", page["day"], "--top", "1", "--together", "1")
    for when, profile in found["together"]["profile"].items():
        found["together"]["profile"][when] = {symbol: profile[symbol] for symbol in ("C", "S")}
    assert page == found


def test_the_page_on_weaving_shows_true_answers_about_who_leaves(ask: Ask) -> None:
    """Whose leaving would hurt most, and what would be if one of them left."""
    most, one = (each for each in shown("docs/weaving.md") if "pairs" not in each)
    assert most == ask("whatif", "--day", most["day"])
    assert one == ask("whatif", "--without", one["without"][0]["id"], "--day", one["day"])
