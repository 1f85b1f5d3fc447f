"""What the service promises to every shell."""

from __future__ import annotations

from datetime import UTC, datetime
from pkgutil import iter_modules

import pytest

from meshwork import verbs
from meshwork.change import Changes
from meshwork.errors import Conflict, MeshworkError, NotAllowed, WrongUsage
from meshwork.model import Community, Facts, Feeler, Goal, Note, Private, Stakeholder, Tie
from meshwork.service import Service
from meshwork.when import When
from tests.serving import ANNA, STRANGER, Serve


@pytest.fixture
def service(serve: Serve) -> Service:
    return serve(now=lambda: datetime(2024, 5, 1, 12, tzinfo=UTC))


def goal(title: str, id_: str = "warm") -> Changes:
    return Changes(add=(Goal(id=id_, title=title),))


def correction(title: str) -> Changes:
    return Changes(add=(Goal(id="warm", title=title),), retract=(("goals", "warm"),))


def titles(service: Service) -> list[str]:
    return [each.title for each in service.facts(ANNA, "town").goals]


def test_a_group_of_verbs_stands_in_the_file_of_its_name(service: Service) -> None:
    """`service.care` is found in meshwork/verbs/care.py, and no file there is left without a name."""
    groups = {name: type(each).__module__ for name, each in vars(service).items() if not name.startswith("_")}
    found = {name: module for name, module in groups.items() if module.startswith("meshwork.verbs.")}
    assert found == {name: f"meshwork.verbs.{name}" for name in found}
    assert found.keys() == {each.name for each in iter_modules(verbs.__path__)}


def test_an_empty_store_makes_a_community_when_none_is_named(service: Service) -> None:
    """Who begins need not found anything first."""
    made = service.community(ANNA)
    assert service.communities(ANNA) == (made,)
    assert service.community(ANNA) == made


def test_several_communities_must_be_named(service: Service) -> None:
    """With two communities a command without a name is wrong usage, and says which there are."""
    east = service.found(ANNA, "Oost")
    service.found(ANNA, "West")
    with pytest.raises(WrongUsage, match=r"Oost.*West"):
        service.community(ANNA)
    assert service.community(ANNA, "Oost") == service.community(ANNA, east.id) == east


def test_an_unknown_community_is_told_with_the_known_ones(service: Service) -> None:
    """A mistyped name is a thing the user can mend."""
    service.found(ANNA, "Oost")
    with pytest.raises(MeshworkError, match=r'"Ost".*Oost'):
        service.community(ANNA, "Ost")


def test_names_that_differ_only_in_accents_get_ids_of_their_own(service: Service) -> None:
    """An id is made from the name and never shared."""
    assert service.found(ANNA, "Café Oost").id == "cafe-oost"
    assert service.found(ANNA, "Cafe Oost").id == "cafe-oost-2"
    assert service.found(ANNA, "東").id == "community"


def test_the_same_name_is_not_founded_twice(service: Service) -> None:
    """Two communities of one name could not be told apart on a screen."""
    service.found(ANNA, "Oost")
    with pytest.raises(MeshworkError, match="Oost"):
        service.found(ANNA, "Oost")


def test_a_write_is_seen_at_the_next_look(service: Service) -> None:
    """What is remembered is remembered for one change number only."""
    service.write(ANNA, "town", goal("Warm wonen"), "edit")
    assert titles(service) == ["Warm wonen"]
    service.write(ANNA, "town", correction("Warm leven"), "edit")
    assert titles(service) == ["Warm leven"]


def test_a_second_look_reads_nothing_again(service: Service) -> None:
    """Without a write between them two looks give the very same value."""
    service.write(ANNA, "town", goal("Warm wonen"), "edit")
    assert service.facts(ANNA, "town") is service.facts(ANNA, "town")


def test_writing_nothing_leaves_no_entry(service: Service) -> None:
    """Importing the same file twice must not fill the log."""
    assert service.write(ANNA, "town", Changes(), "import") is None
    assert service.log(ANNA, "town") == ()


def test_undo_goes_back_step_by_step(service: Service) -> None:
    """Asked again, undo takes the change before the one it took back."""
    service.write(ANNA, "town", goal("Warm wonen"), "edit")
    service.write(ANNA, "town", correction("Warm leven"), "edit")
    service.undo(ANNA, "town")
    assert titles(service) == ["Warm wonen"]
    service.undo(ANNA, "town")
    assert titles(service) == []
    with pytest.raises(MeshworkError, match="nothing to undo"):
        service.undo(ANNA, "town")


def test_undoing_an_undo_brings_it_back(service: Service) -> None:
    """Nothing is lost by undoing too much."""
    service.write(ANNA, "town", goal("Warm wonen"), "edit")
    _undone, undoing = service.undo(ANNA, "town")
    service.undo(ANNA, "town", undoing.number)
    assert titles(service) == ["Warm wonen"]
    undone, _again = service.undo(ANNA, "town")
    assert undone.number == 1


def test_a_change_that_others_build_on_is_not_undone_under_them(service: Service) -> None:
    """Undoing the first of two writes to one goal would lose the second: it is refused, and names the second."""
    service.write(ANNA, "town", goal("Warm wonen"), "edit")
    service.write(ANNA, "town", correction("Warm leven"), "edit")
    with pytest.raises(Conflict, match="change 2 builds on it"):
        service.undo(ANNA, "town", 1)
    assert titles(service) == ["Warm leven"]


def tied(service: Service) -> None:
    """Change 1 adds two partners, change 2 a tie between them and a note about one."""
    partners = (Stakeholder(id="a", name="Bakker"), Stakeholder(id="b", name="Smid"))
    service.write(ANNA, "town", Changes(add=partners), "import")
    tie = Tie(id="t", source="a", target="b", kind="knows")
    service.write(ANNA, "town", Changes(add=(tie, Note(id="n", stakeholder="a", text="Hush"))), "import")


def test_what_others_speak_of_is_not_taken_from_under_them(service: Service) -> None:
    """Undoing the partners would leave a tie between nobody: it is refused, and names the change with the tie."""
    tied(service)
    with pytest.raises(Conflict, match="change 2 builds on it"):
        service.undo(ANNA, "town", 1)
    assert service.check(ANNA, "town") == ()
    assert len(service.facts(ANNA, "town").stakeholders) == 2


def test_what_comes_back_finds_what_it_speaks_of(service: Service) -> None:
    """A tie does not come back before its partners; in the right order all of it does."""
    tied(service)
    service.undo(ANNA, "town")
    service.undo(ANNA, "town")
    with pytest.raises(Conflict, match=r'ties of the stakeholder "a".*Bring that back first'):
        service.undo(ANNA, "town", 3)
    service.undo(ANNA, "town", 4)
    service.undo(ANNA, "town", 3)
    assert [each.id for each in service.facts(ANNA, "town").ties] == ["t"]
    assert [each.id for each in service.private(ANNA, "town").notes] == ["n"]


def test_what_was_undone_is_not_undone_again(service: Service) -> None:
    """The answer says so, and how to look it up; it does not speak of a change that builds on it."""
    service.write(ANNA, "town", goal("Warm wonen"), "edit")
    service.undo(ANNA, "town", 1)
    with pytest.raises(MeshworkError, match="Change 1 was undone before"):
        service.undo(ANNA, "town", 1)


def test_the_beginning_of_a_community_is_not_undone(service: Service) -> None:
    """Without its own row a community would be in no list, and what it holds out of reach."""
    town = service.found(ANNA, "Oost")
    with pytest.raises(MeshworkError, match="Change 1 began the community"):
        service.undo(ANNA, town.id, 1)
    assert service.communities(ANNA) == (town,)


def test_an_unknown_change_is_told(service: Service) -> None:
    """A number that is not in the log is a thing the user can mend."""
    with pytest.raises(MeshworkError, match="no change 7"):
        service.undo(ANNA, "town", 7)


def test_a_community_is_seeded_once(service: Service) -> None:
    """Starting the demonstration again leaves what was changed in it."""
    facts = Facts(community=(Community(id="town", name="Amerstad"),), goals=(Goal(id="warm", title="Warm wonen"),))
    signal = Feeler(id="f", stakeholder="s", date=When.of("2024-01-05"))
    private = Private(feelers=(signal,))
    whole = Facts(community=facts.community, goals=facts.goals, stakeholders=(Stakeholder(id="s", name="Bakker"),))
    assert service.seed(ANNA, whole, private).name == "Amerstad"
    service.write(ANNA, "town", correction("Warm leven"), "edit")
    service.seed(ANNA, whole, private)
    assert titles(service) == ["Warm leven"]
    assert service.private(ANNA, "town").feelers == (signal,)


@pytest.mark.parametrize(
    "verb",
    [
        lambda service: service.communities(STRANGER),
        lambda service: service.number(STRANGER, "town"),
        lambda service: service.facts(STRANGER, "town"),
        lambda service: service.private(STRANGER, "town"),
        lambda service: service.log(STRANGER, "town"),
        lambda service: service.undo(STRANGER, "town"),
        lambda service: service.found(STRANGER, "Oost"),
        lambda service: service.seed(STRANGER, Facts(community=(Community(id="c", name="C"),)), Private()),
        lambda service: service.write(STRANGER, "town", goal("Warm wonen"), "edit"),
    ],
)
def test_who_is_no_facilitator_gets_nothing(service: Service, verb: object) -> None:
    """Every verb knows who asks; hiding a button would not be access control."""
    assert callable(verb)
    with pytest.raises(NotAllowed):
        verb(service)
    assert service.communities(ANNA) == ()
