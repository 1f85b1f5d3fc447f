"""What is erased leaves nothing behind where it stood."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from meshwork.change import Changes, Erasure
from meshwork.errors import MeshworkError
from meshwork.model import Community, Feeler, Stakeholder
from meshwork.service import Service
from meshwork.stores import open_store
from meshwork.stores.sqlite import SqliteStore
from meshwork.when import When
from tests.serving import ANNA

NOON = datetime(2020, 3, 1, 12, tzinfo=UTC)
TOWN = Community(id="town", name="Het Dorp")
MILL = Stakeholder(id="mill", name="De Molen", email="molen@voorbeeld.example")


def bytes_of(folder: Path) -> bytes:
    """All that lies in a folder."""
    return b"".join(each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file())


def test_no_byte_of_what_was_erased_is_left_in_the_file(tmp_path: Path) -> None:
    """A signal of many pages and an address, with another reader of the file about: gone from file and write-ahead
    log, while all is still open."""
    url = f"sqlite:///{tmp_path / 'store.db'}"
    store, reader = open_store(url), open_store(url)
    signals = [
        Feeler(id=f"f{n}", stakeholder="mill", date=When.of("2020-02-02"), note="schildwachttekst " * 300)
        for n in range(20)
    ]
    store.save("town", Changes((TOWN, MILL, *signals)), at=NOON, actor="anna", verb="import")
    assert len(reader.private("town").feelers) == 20
    assert b"schildwacht" in bytes_of(tmp_path)
    assert b"molen@voorbeeld" in bytes_of(tmp_path)
    gone = tuple(("feelers", each.id) for each in signals)
    store.erase("town", Erasure(gone, ((("stakeholders", "mill"), ("email",)),)), at=NOON, actor="anna")
    assert reader.private("town").feelers == ()
    assert b"schildwacht" not in bytes_of(tmp_path)
    assert b"molen@voorbeeld" not in bytes_of(tmp_path)
    store.close()
    reader.close()


def test_an_erasing_cannot_be_taken_back(tmp_path: Path) -> None:
    """Undoing it by its number says so; undoing the newest takes the change before it."""
    store = SqliteStore(str(tmp_path / "store.db"))
    service = Service(store)
    service.found(ANNA, "Het Dorp")
    town = service.communities(ANNA)[0].id
    service.write(ANNA, town, Changes((MILL,)), "import")
    erased = store.erase(town, Erasure(gone=(("feelers", "f1"),)), at=NOON, actor="anna")
    with pytest.raises(MeshworkError, match=f"Change {erased.number} erased for good"):
        service.undo(ANNA, town, erased.number)
    undone, _undoing = service.undo(ANNA, town)
    assert (undone.verb, service.facts(ANNA, town).stakeholders) == ("import", ())
    store.close()
