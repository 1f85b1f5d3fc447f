"""A community in one SQLite file on this machine."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from graph_schema import kinds, migrations, text
from meshwork.change import ERASE, Change, Changes, Erasure, Row, kind_of
from meshwork.errors import Fault, MeshworkError, Unreachable, unusable
from meshwork.model import Community, Facts, Private
from meshwork.stores.columns import columns, plain, to_facts, to_row
from meshwork.stores.file_trouble import advice, broken, identity, moved
from meshwork.stores.protocol import changed_meanwhile, has_a_history, stands_already
from meshwork.stores.schema import checksum, refuse_other_history, statements
from meshwork.text import _

_APPLICATION = 0x4D657368  # "Mesh": tells our files from other people's


class SqliteStore:
    """The store promise on a file: write-ahead log, synchronous full, one connection a thread."""

    def __init__(self, path: str) -> None:
        self._path, self._local = Path(path), threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._file: tuple[int, int] | None = None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unreachable(unusable(error)) from error
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise
        self._file = identity(self._path)

    def communities(self) -> tuple[Community, ...]:
        rows = self._read(_query("communities", "community"))
        return tuple(each for each in to_facts("community", rows) if isinstance(each, Community))

    def number(self, community: str) -> int:
        return self._last(community)[0]

    def facts(self, community: str, known_at: datetime | None = None) -> Facts:
        return Facts(**self._standing(community, known_at, private=False))

    def private(self, community: str, known_at: datetime | None = None) -> Private:
        return Private(**self._standing(community, known_at, private=True))

    def save(
        self, community: str, changes: Changes, *, at: datetime, actor: str, verb: str, note: str = ""
    ) -> Change:
        with self._writing() as connection:
            number, moment = self._next(community, at)
            for kind, id_ in changes.retract:
                done = connection.execute(_query("retract", kind), (number, community, id_))
                if done.rowcount != 1:
                    raise changed_meanwhile(kind, id_)
            self._add(community, (Row(fact, number) for fact in changes.add))
            change = Change(number, moment, actor, verb, note, len(changes.add), len(changes.retract))
            connection.execute(_query("log_add"), _entry(community, change))
        return change

    def erase(self, community: str, erasure: Erasure, *, at: datetime, actor: str, note: str = "") -> Change:
        with self._writing() as connection:
            number, moment = self._next(community, at)
            rows = [
                row
                for kind, id_ in erasure.gone
                for row in connection.execute(_query("erase", kind), (community, id_)).fetchall()
            ]
            for (kind, id_), names in erasure.blank:
                for name in names:
                    connection.execute(_query("blank", kind, name), (None, community, id_))
            for (kind, id_), name, said in erasure.put:
                connection.execute(_query("blank", kind, name), (plain(said), community, id_))
            for name, kept in erasure.keep:
                if kept is None:
                    connection.execute(_query("forget"), (community, name))
                else:
                    connection.execute(_query("keep"), (community, name, kept))
            connection.executemany(_query("note"), [(community, each) for each in erasure.notes])
            change = Change(number, moment, actor, ERASE, note, 0, sum(retracted is None for (retracted,) in rows))
            connection.execute(_query("log_add"), _entry(community, change))
        self._read("PRAGMA wal_checkpoint(TRUNCATE)")  # the pages as they were stand in the write-ahead log
        return change

    def log(self, community: str, limit: int | None = None) -> tuple[Change, ...]:
        rows = self._read(_query("log"), (community, -1 if limit is None else limit))
        return tuple(Change(row[0], datetime.fromisoformat(row[1]), *row[2:]) for row in rows)

    def rows(self, community: str, number: int | None = None) -> Iterator[Row]:
        query = "history" if number is None else "touched"
        for kind in kinds():
            found = self._read(_query(query, kind), {"community": community, "number": number})
            for row, fact in zip(found, to_facts(kind, [row[2:] for row in found]), strict=True):
                yield Row(fact, row[0], row[1])

    def restore(
        self, community: str, changes: Iterable[Change], rows: Iterable[Row], kept: Iterable[tuple[str, str]]
    ) -> None:
        with self._writing() as connection:
            if self._last(community)[0]:
                raise has_a_history(community)
            self._add(community, rows)
            connection.executemany(_query("log_add"), [_entry(community, each) for each in changes])
            connection.executemany(_query("keep"), [(community, *each) for each in kept])

    def keep(self, community: str, name: str, text: str) -> None:
        with self._writing() as connection:
            connection.execute(_query("keep"), (community, name, text))

    def kept(self, community: str) -> dict[str, str]:
        return dict(self._read(_query("kept_names"), (community,)))

    def check(self, community: str) -> tuple[Fault, ...]:  # noqa: ARG002  STRICT tables keep out what cannot be read
        connection = self._connection()
        try:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        except sqlite3.DatabaseError as error:
            found = [str(error)]
        return tuple(
            Fault("damaged", f"{each}. {advice(sqlite3.SQLITE_CORRUPT)}", file=str(self._path)) for each in found
        )

    def close(self) -> None:
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        self._local = threading.local()

    def _standing(self, community: str, known_at: datetime | None, *, private: bool) -> dict[str, Any]:
        connection = self._connection()
        self._read("BEGIN")  # one moment for all the tables
        try:
            if known_at is None:
                number = self._last(community)[0]
            else:
                number = self._read(_query("number_at"), (community, _stamp(known_at)))[0][0]
            where = {"community": community, "number": number}
            found: dict[str, Any] = {
                kind: tuple(to_facts(kind, self._read(_query("standing", kind), where)))
                for kind, each in kinds().items()
                if each.private is private
            }
        finally:
            connection.rollback()  # nothing was written; unlike COMMIT it never fails
        return found | {"number": number}

    def _add(self, community: str, rows: Iterable[Row]) -> None:
        connection = self._connection()
        for row in rows:
            kind = kind_of(row.fact)
            try:
                connection.execute(_query("add", kind), (community, row.added, row.retracted, *to_row(row.fact)))
            except sqlite3.IntegrityError as error:
                if "UNIQUE" not in str(error):  # a value that no dictionary allows: a mistake of the program
                    raise
                raise stands_already(kind, row.fact.id) from error

    def _next(self, community: str, at: datetime) -> tuple[int, datetime]:
        """The number and the moment of a change that is made now; a moment never goes back."""
        last, last_at = self._last(community)
        return last + 1, max(at, last_at) if last_at else at

    def _last(self, community: str) -> tuple[int, datetime | None]:
        rows = self._read(_query("number"), (community,))
        return (rows[0][0], datetime.fromisoformat(rows[0][1])) if rows else (0, None)

    def _read(self, query: str, values: Any = ()) -> list[Any]:
        try:
            return self._connection().execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise broken(self._path, error) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        connection = self._connection()
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise broken(self._path, error) from error
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:  # a full disk has made SQLite roll back itself
                connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise broken(self._path, error) from error
            raise

    def _connection(self) -> sqlite3.Connection:
        self._refuse_moved()
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            try:
                found = sqlite3.connect(self._path, timeout=30, isolation_level=None, check_same_thread=False)
                for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
                    found.execute(f"PRAGMA {pragma}")
            except sqlite3.DatabaseError as error:
                if found is not None:  # a server that tries again for days would keep one open each time
                    found.close()
                raise broken(self._path, error) from error
            self._local.connection = found
            self._connections.append(found)
        return found

    def _refuse_moved(self) -> None:
        """Raise where the file is no longer at its place: what is written to it then, no other program will find."""
        if self._file and identity(self._path) != self._file:
            raise moved(self._path)

    def _refuse_strangers(self) -> None:
        """Raise where the file is another program's, before anything touches it."""
        if not self._path.exists():
            return
        if self._path.is_dir():
            raise MeshworkError(_('"{path}" is a folder. Name a file in it.', path=self._path))
        try:
            with closing(
                sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True, timeout=30)
            ) as looking:
                mine = looking.execute("PRAGMA application_id").fetchone()[0]
                tables = looking.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise broken(self._path, error) from error
        if tables and mine != _APPLICATION:
            raise MeshworkError(_('"{path}" is a file of another program. Choose another file.', path=self._path))

    def _migrate(self) -> None:
        self._refuse_strangers()
        with self._writing() as connection:
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(text("queries", "sqlite", "migrations.sql"))
            done = dict(connection.execute('SELECT name, checksum FROM "migrations"').fetchall())
            known = dict(migrations("sqlite"))
            refuse_other_history(done, known, str(self._path))
            for name, script in known.items():
                if name not in done:
                    for statement in statements(script):
                        connection.execute(statement)
                    connection.execute('INSERT INTO "migrations" VALUES (?, ?)', (name, checksum(script)))


@cache
def _query(name: str, kind: str = "", column: str = "") -> str:
    query = text("queries", "sqlite", f"{name}.sql")
    if not kind:
        return query
    names = ", ".join(f'"{each}"' for each in columns(kind))
    return query.format(table=kind, column=column, columns=names, marks=", ".join("?" for _ in columns(kind)))


def _stamp(moment: datetime) -> str:
    # one width and one zone, so that texts order as moments do
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _entry(community: str, change: Change) -> tuple[Any, ...]:
    return (
        community,
        change.number,
        _stamp(change.at),
        change.actor,
        change.verb,
        change.note,
        change.added,
        change.retracted,
    )
