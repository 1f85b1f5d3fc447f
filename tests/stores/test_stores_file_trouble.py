"""What may happen to a SQLite file: a full disk, damage, no rights, another writer, a move: nothing goes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from meshwork.change import Changes
from meshwork.errors import Unreachable
from meshwork.model import Community, Goal
from meshwork.stores import open_store
from meshwork.stores.sqlite import SqliteStore

NOON = datetime(2020, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "s.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """A file with one community and 500 goals."""
    opened = SqliteStore(str(path))
    goals = tuple(Goal(id=f"g{n}", title="x" * 300) for n in range(500))
    opened.save("town", Changes((Community(id="town", name="Dorp"), *goals)), at=NOON, actor="a", verb="v")
    yield opened
    opened.close()


def one_more(store: SqliteStore, title: str = "Warm wonen") -> int:
    return store.save("town", Changes((Goal(id="warm", title=title),)), at=NOON, actor="a", verb="v").number


def test_a_full_disk_is_said_and_what_stood_stands(store: SqliteStore, path: Path) -> None:
    """The file may not grow (SQLite's own limit): the save is refused whole; with room again it is written."""
    store._connection().execute("PRAGMA max_page_count = 1")  # SQLite makes it the present size
    with pytest.raises(Unreachable, match="Make room on the disk"):
        one_more(store, "x" * 100_000)
    assert (store.number("town"), len(store.facts("town").goals)) == (1, 500)
    store._connection().execute("PRAGMA max_page_count = 100000")
    assert one_more(store, "x" * 100_000) == 2
    other = open_store(f"sqlite:///{path}")
    assert len(other.facts("town").goals) == 501
    other.close()


def test_a_damaged_file_is_said_in_words_with_the_way_out(store: SqliteStore, path: Path) -> None:
    """A part of it overwritten: reading names the backup as what helps, check tells it and does not stop."""
    store.close()
    held = bytearray(path.read_bytes())
    goals = held.index(b"x" * 300)
    held[goals : goals + 50_000] = b"\x5a" * 50_000
    path.write_bytes(held)
    spoilt = SqliteStore(str(path))
    for look in (lambda: spoilt.facts("town"), lambda: list(spoilt.rows("town"))):
        with pytest.raises(Unreachable, match=r"s\.db.*damaged.*backup"):
            look()
    assert {fault.code for fault in spoilt.check("town")} == {"damaged"}
    spoilt.close()


def test_a_file_that_was_moved_while_in_use_takes_no_more_writes(store: SqliteStore, path: Path) -> None:
    """SQLite would write on, into a log that nobody finds: refused; put back, all of it is there."""
    path.rename(path.with_name("elsewhere.db"))
    for look in (lambda: one_more(store), lambda: store.facts("town"), lambda: store.check("town")):
        with pytest.raises(Unreachable, match="moved, removed or replaced"):
            look()
    path.with_name("elsewhere.db").rename(path)
    assert one_more(store) == 2
    assert len(store.facts("town").goals) == 501


def test_a_file_that_was_replaced_while_in_use_is_neither_read_nor_written(store: SqliteStore, path: Path) -> None:
    """Somebody put a backup in its place."""
    path.rename(path.with_name("old.db"))
    path.write_bytes(path.with_name("old.db").read_bytes())
    with pytest.raises(Unreachable, match="replaced"):
        one_more(store)


def test_another_program_that_writes_all_the_time_is_named_as_the_reason(store: SqliteStore, path: Path) -> None:
    """It holds the file longer than we wait; when it is done the same save works."""
    store._connection().execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unreachable, match="Another program has been writing"):
            one_more(store)
    assert one_more(store) == 2


def test_a_place_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    """A file stands where a folder should be."""
    (tmp_path / "note.txt").write_text("x")
    with pytest.raises(Unreachable, match=r"note\.txt.*choose another place"):
        open_store(f"sqlite:///{tmp_path}/note.txt/deep/s.db")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the system's own user may write anywhere"
)
def test_a_file_that_may_only_be_read_is_said_in_words(store: SqliteStore, path: Path) -> None:
    """And not a byte of it changes."""
    store.close()
    before = path.read_bytes()
    path.chmod(0o444)
    with pytest.raises(Unreachable, match="Look who may write"):
        open_store(f"sqlite:///{path}")
    assert path.read_bytes() == before
