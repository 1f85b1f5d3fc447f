"""What-if as the shells ask it: for facilitators alone, and with nobody in it who does not want to be."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from meshwork.change import Changes
from meshwork.errors import MeshworkError, NotAllowed
from meshwork.model import Choice, Community, Facts, FollowUp, Note, Private
from meshwork.network.consent import NOT_ON_MAP, OBJECTS
from meshwork.service import Service
from meshwork.verbs.weaving import Who
from meshwork.weaving.leaving_json import leaving_to_json, tolls_to_json
from tests.reading.town import DAY, tied
from tests.serving import ANNA, STRANGER, Serve
from tests.weaving.test_leaving import CIRCLES

SENTINEL = "a private word that nobody else reads"


@pytest.fixture
def service(serve: Serve) -> Service:
    """Two circles and their broker, and a note about the broker."""
    town = tied(*CIRCLES).goal("light", "m")
    facts = replace(town.facts(), community=(Community(id="town", name="Town"),))
    private = Private(
        notes=(Note(id="n", stakeholder="m", text=SENTINEL),),
        follow_ups=(FollowUp(id="f", stakeholder="m", kind="call", outcome=SENTINEL),),
    )
    return serve(facts, private, today=lambda: DAY)


def said(service: Service, *who: str) -> str:
    """Everything that is answered about these, as a program reads it."""
    one = leaving_to_json(service.weaving.leaving(ANNA, "town", Who(frozenset(who)), DAY))
    return json.dumps([one, tolls_to_json(DAY, None, service.weaving.tolls(ANNA, "town", DAY))])


def choose(service: Service, who: str, purpose: str) -> None:
    """Somebody makes a choice about being kept here."""
    service.write(ANNA, "town", Changes((Choice(id=f"{who}-{purpose}", stakeholder=who, purpose=purpose),)), "edit")


def test_only_a_facilitator_asks(service: Service) -> None:
    """Not even who there is."""
    with pytest.raises(NotAllowed):
        service.weaving.leaving(STRANGER, "town", Who(), DAY)
    with pytest.raises(NotAllowed):
        service.weaving.tolls(STRANGER, "town", DAY)
    with pytest.raises(NotAllowed):
        service.weaving.partners(STRANGER, "town")


def test_what_is_private_is_in_no_answer(service: Service) -> None:
    """The note about m is kept, and not told."""
    assert SENTINEL in repr(service.private(ANNA, "town"))
    assert SENTINEL not in said(service, "m")


def test_who_objects_is_not_there_and_who_is_off_the_map_is_counted(service: Service) -> None:
    """Before: m takes x, y and z along. x off the map: two by name and one more. x objects: y and z, no one more.

    Neither can be asked for by id, and an answer is anew after every choice.
    """
    assert '"id": "x"' in said(service, "m")
    choose(service, "x", NOT_ON_MAP)
    (piece,) = json.loads(said(service, "m"))[0]["falls_off"]["pieces"]
    assert ([each["id"] for each in piece["members"]], piece["unnamed"]) == (["y", "z"], 1)
    assert '"id": "x"' not in said(service, "m")
    with pytest.raises(MeshworkError, match="no such partner"):
        said(service, "x")
    choose(service, "x", OBJECTS)
    assert json.loads(said(service, "m"))[0]["falls_off"] == {
        "count": 0,
        "loose": {"members": [], "unnamed": 0, "have_met_some": []},
        "pieces": [],
    }
    with pytest.raises(MeshworkError, match="no such partner"):
        said(service, "x")


def test_all_facilitators_leave_with_where_they_worked_from(serve: Serve) -> None:
    """h facilitates from o, which also leaves; without a facilitator nobody does."""
    town = tied("ha", "hb").who("h", facilitator=True, kind="person").belongs("h", "o")
    service = serve(replace(town.facts(), community=(Community(id="town", name="Town"),)), today=lambda: DAY)
    found = service.weaving.leaving(ANNA, "town", Who(facilitators=True), DAY)
    assert ([each.id for each in found.who], found.falls_off) == (["o"], 2)
    early = service.weaving.leaving(ANNA, "town", Who(facilitators=True), date(2020, 1, 1))
    assert (early.who, early.falls_off) == ((), 0)


def test_an_empty_community_is_asked_too(serve: Serve) -> None:
    """Nobody, and no one whose leaving would cost anything."""
    service = serve(Facts(community=(Community(id="town", name="Town"),)), today=lambda: DAY)
    assert service.weaving.tolls(ANNA, "town", DAY) == ()
    assert service.weaving.leaving(ANNA, "town", Who(), DAY).after.active == 0
