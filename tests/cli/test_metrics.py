"""`meshwork metrics`, on the invented community."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meshwork.text import speak
from tests.cli.said import Run

TOLD = Path(__file__).parents[2] / "meshwork/demo/told"
DAY = ("--day", "2023-11-30")


@pytest.fixture
def lindemark(meshwork: Run) -> Run:
    """A command line with the invented community in its store."""
    assert meshwork("import", TOLD).code == 0
    return meshwork


def test_each_number_is_told_by_its_name(lindemark: Run) -> None:
    """One line each, in the language of the reader; explained where that is asked."""
    with speak("nl"):
        said = lindemark("metrics", *DAY, "reach", "cut_off", "--explain")
    assert said.code == 0
    assert "bereik" in said.out
    assert "Door wiens vertrek anderen los komen te staan, en hoeveel." in said.out
    assert "Hopcroft and Tarjan 1973" in said.out
    assert "stevigheid" not in said.out


def test_json_holds_a_value_or_one_for_each(lindemark: Run) -> None:
    """The shape that docs/metrics.md tells."""
    found = json.loads(lindemark("metrics", *DAY, "--json").out)
    assert found["day"] == "2023-11-30"
    by_key = {each["key"]: each for each in found["numbers"]}
    assert len(by_key) == len(found["numbers"])
    reach = by_key["reach"]
    assert reach["value"] == reach["part"] / reach["whole"]
    assert reach["whole"] == found["active"]
    assert len(by_key["connections"]["each"]) == found["active"]
    assert by_key["connections"]["value"] is None


def test_the_reason_stands_where_a_number_means_little(meshwork: Run) -> None:
    """An empty community: nobody is tied, and that is said."""
    said = meshwork("metrics", "brokerage")
    assert said.code == 0
    assert "Nobody is tied to anybody on this day." in said.out


def test_an_unknown_number_is_wrong_usage(meshwork: Run) -> None:
    """Exit code 2, and the keys there are."""
    said = meshwork("metrics", "happiness")
    assert said.code == 2
    assert '"happiness"' in said.err
    assert "participation" in said.err
