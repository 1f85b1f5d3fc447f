"""NDJSON: a whole history out and in again; and the copy from one store to another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from meshwork.change import Changes, Row
from meshwork.errors import Conflict, Faulty, MeshworkError
from meshwork.model import Extra, Feeler, Goal, Note
from meshwork.stores import Store, open_store
from meshwork.stores.history import copy, history_of
from meshwork.stores.ndjson import read, restore, write
from meshwork.stores.sqlite import SqliteStore
from tests.stores.town import NOON, live_through


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """A second, empty store."""
    opened = open_store(f"sqlite:///{tmp_path / 'other.db'}")
    yield opened
    opened.close()


def test_a_backup_with_private_texts_restores_an_identical_store(store: Store, other: Store, tmp_path: Path) -> None:
    """Every change, row, private text and kept text is equal; the next change gets the next number."""
    live_through(store)
    write(store, "town", tmp_path / "town.ndjson", private=True)
    community = restore(other, tmp_path / "town.ndjson")
    assert (community.id, community.name) == ("town", "Het Dorp")
    assert history_of(other, "town", private=True) == history_of(store, "town", private=True)
    assert len(list(other.rows("town"))) == 12
    assert other.facts("town") == store.facts("town")
    assert other.private("town", known_at=NOON.replace(day=3)) == store.private("town", known_at=NOON.replace(day=3))
    assert other.save("town", Changes(), at=NOON, actor="a", verb="b").number == 5


def test_a_backup_without_private_texts_holds_none_of_them(store: Store, other: Store, tmp_path: Path) -> None:
    """No note, signal or unopened column is in the file; the numbers of their changes are."""
    live_through(store)
    path = tmp_path / "town.ndjson"
    write(store, "town", path, private=False)
    text = path.read_text(encoding="utf-8")
    assert "verdriet" not in text
    assert "blauw geheim" not in text
    assert "feelers" not in text
    assert "komt graag" not in text
    assert "een schuur" in text
    restore(other, path)
    assert other.log("town") == store.log("town")
    assert list(other.rows("town")) == [
        row for row in store.rows("town") if not isinstance(row.fact, Note | Feeler | Extra)
    ]


def test_a_backup_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """A folder in the way: the message names the path, and nothing is left beside it."""
    store = SqliteStore(str(tmp_path / "s.db"))
    live_through(store)
    (tmp_path / "out" / "town.ndjson" / "full").mkdir(parents=True)
    with pytest.raises(MeshworkError, match=r"town\.ndjson"):
        write(store, "town", tmp_path / "out" / "town.ndjson")
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["town.ndjson"]
    store.close()


def test_progress_is_told_up_to_the_end(tmp_path: Path, other: Store) -> None:
    """The last telling says that all is done, of writing and of reading."""
    live_through(other)
    told: list[tuple[int, int, str]] = []
    write(other, "town", tmp_path / "t.ndjson", private=True, progress=lambda *said: told.append(said))
    assert told[-1][:2] == (12, 12)
    read(tmp_path / "t.ndjson", lambda *said: told.append(said))
    size = (tmp_path / "t.ndjson").stat().st_size
    assert told[-1][:2] == (size, size)


HEAD = {"meshwork": 1, "community": "town", "private": True}
MADE = {
    "number": 1,
    "at": "2020-03-01T12:00:00+00:00",
    "actor": "a",
    "verb": "v",
    "note": "",
    "added": 1,
    "retracted": 0,
}
CHANGE = {"change": MADE}
ROW = {"row": "goals", "added": 1, "retracted": None, "values": {"id": "warm", "title": "Warm"}}
END = {"end": {"changes": 1, "rows": 1, "kept": 0}}


def file_of(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "backup.ndjson"
    path.write_text("".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in lines))
    return path


def test_the_smallest_backup_is_read(tmp_path: Path) -> None:
    """One change, one row: what the faults below are variations of."""
    history = read(file_of(tmp_path, HEAD, CHANGE, ROW, END))
    assert history.rows == (Row(Goal(id="warm", title="Warm"), 1),)
    assert [change.number for change in history.changes] == [1]


def changed(line: dict[str, object], **values: object) -> dict[str, object]:
    return {**line, **values}


@pytest.mark.parametrize(
    ("line", "bad", "said"),
    [
        (3, "{", "no JSON"),
        (3, "[1]", "braces"),
        (3, {"hello": 1}, "none of change"),
        (3, changed(ROW, row="dreams"), '"dreams"'),
        (3, changed(ROW, added=2), "no change 2"),
        (3, changed(ROW, retracted=1), "before it was added"),
        (3, changed(ROW, values={"id": "warm"}), '"title" is missing'),
        (3, changed(ROW, values={"id": "warm", "title": 5}), '"title" cannot be 5'),
        (3, changed(ROW, values={"id": "warm", "title": "x", "colour": "y"}), 'no "colour"'),
        (3, changed(ROW, values={"id": "warm", "title": "x", "opened": "2020-13"}), '"opened" cannot be "2020-13"'),
        (3, changed(ROW, values=[]), "braces"),
        (3, changed(ROW, added="1"), "no whole number"),
        (2, {"change": {"number": 1}}, "'at' is missing"),
        (2, {"change": {**MADE, "at": "2020-03-01"}}, "no zone"),
        (1, {"version": 3}, "no backup"),
        (1, changed(HEAD, meshwork=2), "newer"),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, line: int, bad: object, said: str) -> None:
    """Each thing that can be wrong, in words, with the number of its line."""
    lines: list[object] = [HEAD, CHANGE, ROW, END]
    lines[line - 1] = bad
    with pytest.raises(Faulty) as raised:
        read(file_of(tmp_path, *lines))
    first = raised.value.faults[0]
    assert (first.row, first.file) == (line, "backup.ndjson")
    assert said in first.text


def test_all_faults_are_told(tmp_path: Path) -> None:
    """Two bad rows are two faults."""
    with pytest.raises(Faulty) as raised:
        read(file_of(tmp_path, HEAD, CHANGE, changed(ROW, added=2), changed(ROW, row="x"), END))
    assert [fault.row for fault in raised.value.faults] == [3, 4]


def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, other: Store) -> None:
    """Without its last line, or with a row less than the last line counts; nothing is written."""
    for lines in ((HEAD, CHANGE, ROW), (HEAD, CHANGE, END), ()):
        with pytest.raises(Faulty, match="whole"):
            restore(other, file_of(tmp_path, *lines))
    assert other.number("town") == 0


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    """The path is in the message."""
    with pytest.raises(MeshworkError, match=r"nowhere\.ndjson"):
        read(tmp_path / "nowhere.ndjson")


def test_a_copy_between_stores_is_equal_both_ways(store: Store, other: Store, tmp_path: Path) -> None:
    """SQLite or Neo4j to SQLite and on to a third: every row, change and kept text the same."""
    live_through(store)
    copied = copy(store, other, "town")
    assert copied == history_of(store, "town", private=True)
    third = open_store(f"sqlite:///{tmp_path / 'third.db'}")
    assert copy(other, third, "town") == copied
    third.close()
    with pytest.raises(Conflict):
        copy(store, other, "town")


def test_a_community_moves_from_sqlite_into_neo4j(other: Store, neo4j_url: str) -> None:
    """The road to a shared database."""
    live_through(other)
    target = open_store(neo4j_url)
    assert copy(other, target, "town") == history_of(other, "town", private=True)
    target.close()


def test_an_unknown_community_cannot_be_copied(other: Store, tmp_path: Path) -> None:
    """It is said, and nothing is written."""
    third = open_store(f"sqlite:///{tmp_path / 'third.db'}")
    with pytest.raises(MeshworkError, match="town"):
        copy(other, third, "town")
    assert third.number("town") == 0
    third.close()


class Forgetful(SqliteStore):
    """A store that loses a word of every row it restores."""

    def restore(self, community, changes, rows, kept):  # type: ignore[no-untyped-def]
        lost = (Row(replace(row.fact, origin="form"), row.added, row.retracted) for row in rows)
        super().restore(community, changes, lost, kept)


def test_a_copy_that_is_not_what_was_sent_is_noticed(other: Store, tmp_path: Path) -> None:
    """Nothing is taken on trust: what arrived is compared with what was sent."""
    live_through(other)
    target = Forgetful(str(tmp_path / "third.db"))
    with pytest.raises(MeshworkError, match="not what was sent"):
        copy(other, target, "town")
    target.close()


def test_a_history_is_read_as_it_was_at_one_change_although_somebody_writes(tmp_path: Path) -> None:
    """A change that comes between the log and the rows is not half in it."""

    class Interrupted(SqliteStore):
        def log(self, community, limit=None):  # type: ignore[no-untyped-def]
            found = super().log(community, limit)
            self.save(
                "town", Changes((Goal(id="late", title="Laat"),), (("goals", "warm"),)), at=NOON, actor="b", verb="w"
            )
            return found

    store = Interrupted(str(tmp_path / "s.db"))
    live_through(store)
    history = history_of(store, "town", private=True)
    assert [change.number for change in history.changes] == [1, 2, 3, 4]
    goals = [row for row in history.rows if isinstance(row.fact, Goal)]
    assert [(row.fact.id, row.retracted) for row in goals] == [("warm", None)]
    store.close()
