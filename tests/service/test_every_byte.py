"""What may not leave the house is in no byte of anything that a story is handed out as, however it is packed."""

from __future__ import annotations

import io
import re
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject, StreamObject

from meshwork.change import Changes
from meshwork.model import (
    Choice,
    Draft,
    Export,
    Feeler,
    FollowUp,
    Insight,
    Note,
    Private,
    Question,
    Session,
    Stakeholder,
)
from meshwork.service import Service
from meshwork.stores.sqlite import SqliteStore
from meshwork.story.shown import Promise
from meshwork.when import When
from tests.serving import ANNA
from tests.story.town import choosing, meeting, partners, town, weeks

TODAY = date(2024, 6, 30)
ON = When.on(TODAY)
WHO = tuple(f"care-{at}" for at in range(1, 9))
PERSON = Stakeholder(
    id="zqpriveid", name="Petra Zqprivenaam", kind="person", email="zqprive@lint.example", aliases=("Zqprivebijnaam",)
)
PRIVATE = Private(
    feelers=(Feeler(id="zqprivef", stakeholder="care-1", date=ON, note="zqprivesignaal"),),
    notes=(Note(id="zqpriven", stakeholder="care-1", text="zqprivenotitie", date=ON),),
    follow_ups=(FollowUp(id="zqpriveu", stakeholder="care-1", kind="call", outcome="zqpriveafspraak", due=ON),),
    drafts=(Draft(id="zqprived", title="zqpriveconcept", written="zqpriveconcept"),),
    exports=(
        Export(id="zqprivee", story="zqprives", title="zqpriveeerder", sort="pdf", given=ON, whom="zqprivefonds"),
    ),
)


def within(name: str, raw: bytes) -> Iterator[tuple[str, str]]:
    """Every text in a file: as it is, unpacked, decoded, and as it is read."""
    yield name, raw.decode("utf-8", "ignore")
    yield name, raw.decode("utf-16-be", "ignore")
    for at, packed in enumerate(re.findall(rb"base64,([A-Za-z0-9+/=]+)", raw)):
        yield from within(f"{name}/{at}", b64decode(packed))
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for each in archive.infolist():
                yield f"{name} is called", each.filename + each.comment.decode()
                yield from within(f"{name}/{each.filename}", archive.read(each))
    if raw.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(raw))
        yield name, "".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
        for number in range(1, int(str(reader.trailer["/Size"]))):
            found = reader.get_object(IndirectObject(number, 0, reader))
            yield f"{name} {number}", str(found)
            if isinstance(found, StreamObject):
                yield f"{name} {number}", found.get_data().decode("utf-8", "ignore")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Eight partners of whom five may be named, one person with them, and a sentinel in every private field."""
    store = SqliteStore(str(tmp_path_factory.mktemp("house") / "town.sqlite"))
    service = Service(store, today=lambda: TODAY)
    facts = town(*partners({"care": 8}), PERSON)
    facts = choosing(meeting(facts, weeks(date(2022, 7, 4), TODAY), (*WHO, "zqpriveid")), "name_in_stories", *WHO[:5])
    facts = replace(
        facts,
        sessions=(*facts.sessions, Session(id="iv", date=ON, kind="intervision", title="zqpriveintervisie")),
        questions=(Question(id="q", text="zqprivevraag", session="iv"),),
        insights=(Insight(id="i", text="zqprivetwijfel", kind="doubt", visibility="facilitators"),),
    )
    service.seed(ANNA, facts, PRIVATE)
    outline = service.story.propose(ANNA, "c", title="Met Petra Zqprivenaam", language="nl")
    first = replace(
        outline.picks[0], title="Care Huis 1 begon", said=("Zqprivenaam, Petra belde zqprive@lint.example.",)
    )
    service.story.make(
        ANNA,
        "c",
        replace(
            outline,
            answer="Care Huis 1 en Zqprivebijnaam kookten.",
            promises=(Promise("Eten bij Petra Zqprivenaam", "done", "Met care-huis 2"),),
            picks=(first, *outline.picks[1:]),
        ),
    )
    yield service
    store.close()


def handed_out(service: Service) -> list[tuple[str, str]]:
    file = service.exports.hand_out(ANNA, "c", "story-1", "zip", "zqprivewie")
    return [*within(file.name, file.content)]


def holding(said: str, texts: list[tuple[str, str]]) -> set[str]:
    """Which files of the archive hold it: by the first word of their name within it, or of their folder's."""
    found = (name for name, text in texts if said in " ".join(text.casefold().split()))
    return {re.split(r"[/ ]", name)[1] if re.search("[/ ]", name) else "" for name in found}


def test_sentinels_of_every_private_field_are_in_no_byte(house: Service) -> None:
    """Of every sort in the archive, whatever lies in it; a name that was agreed to is in all of them."""
    texts = handed_out(house)
    assert holding("zqprive", texts) == set()
    everything = {"story.pdf", "story.pptx", "story.html", "story.json", "story.txt", "map.html", "pictures"}
    assert holding("care huis 1", texts) - {""} == everything  # "" is the text that lies unpacked in the archive


@pytest.mark.parametrize("purpose", ["withdrawn", "objects", "not_on_map"])
def test_who_takes_it_back_between_making_and_handing_out_is_in_no_byte(house: Service, purpose: str) -> None:
    """Named when it was made, in sentences of all sorts; the next one with a similar name stays."""
    none = purpose == "withdrawn"
    choice = Choice(id=f"x-{purpose}", stakeholder="care-1", purpose=purpose)
    gone = (("choices", "name_in_stories-care-1"),) if none else ()
    change = house.write(ANNA, "c", Changes(() if none else (choice,), gone), "edit")
    texts = handed_out(house)
    assert [each for each in ("care huis 1", "care-huis 1", "huis 1") if holding(each, texts)] == []
    assert "story.pdf" in holding("care huis 2", texts)
    assert change is not None
    house.undo(ANNA, "c", change.number)


def test_who_is_erased_between_making_and_handing_out_is_in_no_byte(house: Service) -> None:
    """For good: neither when everything else is taken back."""
    house.keeping.erase(ANNA, "c", "care-2")
    texts = handed_out(house)
    assert [each for each in ("care huis 2", "care-huis 2", "huis 2") if holding(each, texts)] == []
    assert "story.pdf" in holding("care huis 1", texts)
