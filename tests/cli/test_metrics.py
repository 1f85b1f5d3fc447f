"""`meshwork metrics`, on the invented community."""

from __future__ import annotations

import json
from pathlib import Path

from meshwork.text import speak
from tests.cli.said import Run

DAY = ("--day", "2023-11-30")


def test_each_number_is_told_by_its_name(lindemark: Run) -> None:
    """One line each, in the language of the reader; explained where that is asked."""
    with speak("nl"):
        said = lindemark("metrics", *DAY, "reach", "cut_off", "--explain")
    assert said.code == 0
    assert "bereik" in said.out
    assert "Door wiens vertrek anderen los komen te staan, en hoeveel." in said.out
    assert "Hopcroft en Tarjan 1973" in said.out
    assert "stevigheid" not in said.out


def test_json_holds_a_value_or_one_for_each(lindemark: Run) -> None:
    """The shape that docs/metrics.md tells; one of the active chose not to be on the map."""
    found = json.loads(lindemark("metrics", *DAY, "--json").out)
    assert found["day"] == "2023-11-30"
    by_key = {each["key"]: each for each in found["numbers"]}
    assert len(by_key) == len(found["numbers"])
    reach = by_key["reach"]
    assert reach["value"] == reach["part"] / reach["whole"]
    assert reach["whole"] == found["active"]
    assert len(by_key["connections"]["each"]) == found["active"] - 1
    assert by_key["connections"]["value"] is None


def test_what_is_sampled_is_told_with_its_error(lindemark: Run) -> None:
    """With the border at ten partners: of the largest hub, of how many hubs, and of each partner; else error 0."""
    keys = ("hub_share", "hubs", "betweenness")
    exact = json.loads(lindemark("metrics", *DAY, *keys, "--json").out)["numbers"]
    assert [each["error"] for each in exact] == [0, 0, 0]
    for setting in ("betweenness.exact_up_to=10", "betweenness.sources=64"):
        assert lindemark("settings", "set", setting).code == 0
    found = json.loads(lindemark("metrics", *DAY, *keys, "--json").out)["numbers"]
    assert all(each["error"] > 0 for each in found)
    errors = json.loads(lindemark("stage", *DAY, "--json").out)["errors"]
    assert errors == {"D": round(found[0]["error"], 4), "H": round(found[1]["error"], 4)}
    with speak("en"):
        said = lindemark("metrics", *DAY, *keys).out
    assert said.count(", within ") == 2
    assert "%; within" in said


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


def test_groups_are_told_with_the_day_since_which_they_go_on(lindemark: Run) -> None:
    """As many as the number says, each with its members and its lasting id; in words with a few names."""
    found = json.loads(lindemark("metrics", *DAY, "groups", "--json").out)
    assert len(found["groups"]) == found["numbers"][0]["value"]
    assert sum(len(each["members"]) for each in found["groups"]) <= found["active"]
    assert all(each["since"] <= found["day"] for each in found["groups"])
    before = json.loads(lindemark("metrics", "--day", "2023-10-31", "groups", "--json").out)
    lasting = {each["id"]: each["since"] for each in before["groups"]}
    assert {each["id"] for each in found["groups"]} & lasting.keys()
    assert all(lasting.get(each["id"], each["since"]) == each["since"] for each in found["groups"])
    with speak("nl"):
        said = lindemark("metrics", *DAY, "groups")
    assert "Haar groepen" in said.out
    assert "partners, sinds" in said.out
    assert "Haar groepen" not in lindemark("metrics", *DAY, "reach").out


def test_who_is_not_on_the_map_has_no_number_of_its_own(meshwork: Run, tmp_path: Path) -> None:
    """It counts in the whole, and is named in no list of partners or groups."""
    (tmp_path / "stakeholders.csv").write_text("id,name\na,Anna\nb,Bert\nc,Cor\n", encoding="utf-8")
    (tmp_path / "ties.csv").write_text(
        "source,target,kind,since\na,b,collaborates,2024-01-01\nb,c,collaborates,2024-01-01\n", encoding="utf-8"
    )
    (tmp_path / "choices.csv").write_text("stakeholder,purpose,since\nb,not_on_map,2024-01-01\n", encoding="utf-8")
    assert meshwork("import", tmp_path).code == 0
    found = json.loads(meshwork("metrics", "--day", "2024-06-30", "connections", "mean_degree", "--json").out)
    assert found["active"] == 3
    assert found["numbers"][0]["each"] == {"a": 1.0, "c": 1.0}
    assert "Bert" not in meshwork("metrics", "--day", "2024-06-30").out
