"""A small town with a past, for the tests of backup and copy."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from meshwork.change import Changes
from meshwork.model import Brings, Community, Extra, Feeler, Goal, Note, Session, Stakeholder, Tie
from meshwork.stores import Store
from meshwork.when import When

NOON = datetime(2020, 3, 1, 12, tzinfo=UTC)


def live_through(store: Store) -> None:
    """Four changes: a start, private texts, a correction, an end; and places that are kept."""
    start = (
        Community(id="town", name="Het Dorp", started=When.of("2019")),
        Stakeholder(id="mill", name="De Molen", aliases=("Meule", "'t Molentje"), latitude=52.25, left_well=False),
        Stakeholder(id="quay", name="Kadehuis\nachterom"),
        Goal(id="warm", title="Warm wonen", opened=When.of("2019-06")),
        Session(id="talk", date=When.of("2019-12-08"), started_by="mill"),
        Tie(id="t", source="mill", target="quay", strength=3, until=When.of("2022")),
        Brings(id="b", stakeholder="mill", what="een schuur"),
        Extra(id="x", of_kind="stakeholders", of="mill", column="Opmerking", value="komt graag"),
    )
    private = (
        Note(id="n", stakeholder="mill", text="een stil verdriet"),
        Feeler(id="f", stakeholder="mill", date=When.of("2020-02"), energy=-1, doubt=True),
        Extra(id="y", of_kind="notes", of="n", column="Kleur", value="blauw geheim"),
    )
    corrected = Stakeholder(id="mill", name="De Oude Molen")
    for days, changes in enumerate(
        (
            Changes(start),
            Changes(private),
            Changes((corrected,), (("stakeholders", "mill"),)),
            Changes((), (("ties", "t"), ("notes", "n"))),
        )
    ):
        store.save("town", changes, at=NOON + timedelta(days=days), actor="anna", verb="write", note=f"dag {days}")
    store.keep("town", "places", '[{"x": 1.5}]')
