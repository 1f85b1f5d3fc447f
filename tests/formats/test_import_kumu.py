"""Kumu: the whole project, the short form, the workbook; types, unknown ends, and JSON that breaks off."""

from __future__ import annotations

import json
from typing import Any

import pytest

from meshwork.formats import How
from tests.formats.desk import Town, of, plan, told
from tests.formats.test_import_workbook import book


def short(elements: list[dict[str, Any]], connections: list[dict[str, Any]]) -> str:
    return json.dumps({"elements": elements, "connections": connections})


def project() -> str:
    """A whole project as Kumu exports it: ids, nested attributes in small letters, much that is not ours."""
    return json.dumps(
        {
            "name": "Lindemark",
            "attributes": [{"_id": "attr-1", "name": "Jaar van Oprichting"}],
            "elements": [
                {
                    "_id": "elem-1",
                    "attributes": {
                        "label": "Anna",
                        "element type": "Person",
                        "website": "https://anna.example",
                        "jaar van oprichting": 1990,
                        "tags": ["zorg", "buurt"],
                        "leeg": None,
                    },
                },
                {"_id": "elem-2", "attributes": {"label": "De Molen", "element type": "Windmill"}},
                {"_id": "elem-3", "attributes": {"label": "Warm wonen", "element type": "Outcome"}},
            ],
            "connections": [
                {
                    "_id": "conn-1",
                    "direction": "undirected",
                    "attributes": {"connection type": "werkt samen"},
                    "from": "elem-1",
                    "to": "elem-2",
                },
                {"_id": "conn-2", "direction": "directed", "attributes": {}, "from": "elem-3", "to": "elem-2"},
            ],
            "maps": [{"elements": []}],
            "perspectives": [],
        }
    )


def test_the_short_form_joins_by_label() -> None:
    """Elements become stakeholders, connections ties; an unknown end becomes an element and is listed."""
    made = plan(
        net_json=short(
            [{"label": "Anna", "type": "Persoon"}, {"label": "De Molen", "description": "maalt"}],
            [{"from": "Anna", "to": "De Molen"}, {"from": "De Molen", "to": "Kadehuis", "type": "Leverancier"}],
        )
    )
    assert made.faults == ()
    assert [(each.id, each.name, each.kind) for each in of(made, "stakeholders")] == [
        ("anna", "Anna", "person"),
        ("de-molen", "De Molen", "organisation"),
        ("kadehuis", "Kadehuis", "organisation"),
    ]
    assert {(each.source, each.target, each.kind) for each in of(made, "ties")} == {
        ("anna", "de-molen", "knows"),
        ("de-molen", "kadehuis", "knows"),
    }
    assert ("unknown_ends", ("Kadehuis",)) in [(each.code, each.examples) for each in made.notices]
    assert {(each.column, each.value) for each in of(made, "extras")} == {
        ("description", "maalt"),
        ("Connection Type", "Leverancier"),
    }


def test_a_whole_project_joins_by_its_ids() -> None:
    """Attributes that we know are ours, the others are kept under Kumu's own names; lists are joined."""
    made = plan(net_json=project())
    assert made.faults == ()
    anna, molen, warm = of(made, "stakeholders")
    assert (anna.id, anna.name, anna.kind, anna.url) == ("elem-1", "Anna", "person", "https://anna.example")
    assert (molen.name, warm.name) == ("De Molen", "Warm wonen")
    assert [(each.source, each.target, each.kind) for each in of(made, "ties")] == [
        ("elem-1", "elem-2", "collaborates"),
        ("elem-3", "elem-2", "knows"),
    ]
    assert {(each.of, each.column, each.value) for each in of(made, "extras")} == {
        ("elem-1", "Jaar van Oprichting", "1990"),
        ("elem-1", "tags", "zorg | buurt"),
        ("elem-2", "Element Type", "Windmill"),
        ("elem-3", "Element Type", "Outcome"),
        ("conn-2", "direction", "directed"),
    }


@pytest.mark.parametrize("how", [How(goal_types=frozenset({"outcome"})), How(mapping=How.mapping_of("goal=Outcome"))])
def test_elements_of_a_type_that_was_said_to_be_a_goal_are_goals(how: How) -> None:
    """And a connection with one is a commitment to it."""
    made = plan(how, net_json=project())
    assert [(each.id, each.title) for each in of(made, "goals")] == [("elem-3", "Warm wonen")]
    assert [(each.stakeholder, each.goal) for each in of(made, "commitments")] == [("elem-2", "elem-3")]
    assert len(of(made, "ties")) == 1


def test_the_workbook_and_a_later_project_are_one_network() -> None:
    """Its sheets are known by name; the same labels from elsewhere find those that stand."""
    town = Town()
    sheets = book(
        Elements=[
            ["Label", "Type", "Website"],
            ["Anna", "Person", None],
            ["De Molen", "Windmill", "https://m.example"],
        ],
        Connections=[["From", "To"], ["Anna", "De Molen"], ["Anna", "De Molen"]],
    )
    first = town.imports(net_xlsx=sheets)
    assert (first.faults, len(of(first, "stakeholders")), len(of(first, "ties"))) == ((), 2, 1)
    assert not town.imports(net_xlsx=sheets).changes
    second = town.imports(net_json=project())
    assert [each.name for each in of(second, "stakeholders") if each.id not in {"anna", "de-molen"}] == ["Warm wonen"]
    assert len(town.facts.stakeholders) == 3
    assert not town.imports(net_json=project()).changes


def test_two_elements_of_one_label_stay_two() -> None:
    """Their ids tell them apart."""
    made = plan(
        net_json=json.dumps(
            {
                "elements": [
                    {"_id": "e1", "attributes": {"label": "Anna"}},
                    {"_id": "e2", "attributes": {"label": "Anna"}},
                ],
                "connections": [{"_id": "c", "from": "e1", "to": "e2", "attributes": {}}],
            }
        )
    )
    assert made.faults == ()
    assert [(each.id, each.name) for each in of(made, "stakeholders")] == [("e1", "Anna"), ("e2", "Anna")]
    assert [(each.source, each.target) for each in of(made, "ties")] == [("e1", "e2")]


def test_an_attribute_that_only_looks_like_ours_is_kept_as_it_is() -> None:
    """A column that cannot be read as our property is one of the people's own: no fault of theirs."""
    made = plan(net_json=short([{"label": "Anna", "left": "bank"}, {"label": "Bo", "left": "raam"}], []))
    assert made.faults == ()
    assert {(each.column, each.value) for each in of(made, "extras")} == {("left", "bank"), ("left", "raam")}


def test_json_that_breaks_off_says_line_and_column() -> None:
    """A comma before a closing bracket, the commonest mistake by hand; nothing is written."""
    text = '{\n  "elements": [\n    {\n      "label": "Anna",\n    }\n  ]\n}'
    made = plan(net_json=text)
    assert not made.changes
    (said,) = told(made)
    assert "line 5, column 5" in said
    assert said.startswith("net.json, row 5: ")


@pytest.mark.parametrize("text", ["[]", "{}", '{"elements": 3}', '{"elements": [], "connections": {}}'])
def test_other_json_says_what_can_be_read(text: str) -> None:
    """No list of elements."""
    (fault,) = plan(net_json=text).faults
    assert fault.code == "unrecognised"
    assert "Kumu" in fault.text


def test_json_nested_beyond_measure_is_refused() -> None:
    """Not a crash."""
    assert [each.code for each in plan(net_json="[" * 200_000).faults] == ["json"]


def test_an_element_without_a_label_and_a_connection_without_an_end_are_faults() -> None:
    """Each with its place in its list."""
    made = plan(net_json=short([{"type": "Persoon"}, {"label": "Bo"}], [{"from": "Bo", "to": ""}]))
    assert [(each.file, each.row, each.code) for each in made.faults] == [
        ("net.json: Elements", 1, "missing"),
        ("net.json: Connections", 1, "missing"),
    ]
