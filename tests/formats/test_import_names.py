"""Ids made from names, and names that come near."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from meshwork.formats._names import near, new_ids
from meshwork.model import Facts, Stakeholder
from meshwork.rules import faults_of


@given(st.lists(st.text(min_size=1, max_size=8).map(str.strip).filter(bool), max_size=30), st.randoms())
def test_ids_made_from_names_never_collide_and_need_no_order(names: list[str], random: object) -> None:
    """Whatever the names, one id each, the same in every order, and ids that the rules allow."""
    made = new_ids("stakeholders", names, {"taken"})
    shuffled = list(names)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert new_ids("stakeholders", shuffled, {"taken"}) == made
    assert len(set(made.values())) == len(set(names))
    assert "taken" not in made.values()
    assert not faults_of(Facts(stakeholders=tuple(Stakeholder(id=each, name="N") for each in made.values())))


def test_an_id_reads_like_its_name() -> None:
    """Small letters without accents; only the second of two that look alike bears a mark."""
    assert new_ids("goals", ["Café 't Hoekje"], set()) == {"Café 't Hoekje": "cafe-t-hoekje"}
    one, other = new_ids("goals", ["De Brug", "De  Brug!"], set()).values()
    assert {one, other} > {"de-brug"}
    assert other.startswith("de-brug-") or one.startswith("de-brug-")


def test_a_name_without_letters_of_ours_gets_an_id_too() -> None:
    """From its kind and its own mark."""
    (id_,) = new_ids("stakeholders", ["東京"], set()).values()
    assert id_.startswith("stakeholders-")


def test_names_are_near_when_a_letter_in_ten_differs() -> None:
    """Not when digits do, and not when they are short."""
    known = ["Bakkerij Oost", "Gemeente Amersfoort", "COP 2019", "abc"]
    assert near(["Bakerij Oost"], known) == {"Bakerij Oost": ("Bakkerij Oost",)}
    assert near(["Gemeente  Amersfoort."], known) == {"Gemeente  Amersfoort.": ("Gemeente Amersfoort",)}
    assert near(["Bakkerij West", "COP 2018", "abd"], known) == {}
    assert near(["Bakkerij Oost"], known) == {}
