"""Opening a store: made where there is none, moved on by migrations, refused where it is another's or newer."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from graph_schema import kinds, migrations
from meshwork.change import Changes, Row
from meshwork.errors import MeshworkError, Unreachable, WrongUsage
from meshwork.model import Community, Goal, SavedView
from meshwork.stores import Store, open_store
from meshwork.stores.columns import columns
from meshwork.stores.neo4j import open_neo4j
from meshwork.stores.schema import checksum, statements
from meshwork.when import When
from tests.conftest import Server

NOON = datetime(2020, 3, 1, 12, tzinfo=UTC)


def test_a_migration_says_why_in_its_first_line() -> None:
    """So that a reader years later knows."""
    for _name, script in (*migrations("sqlite"), *migrations("neo4j")):
        assert script.splitlines()[0][3:].startswith("Why: ")


def test_an_empty_file_gets_a_table_with_every_column_of_every_kind(tmp_path: Path) -> None:
    """The tables follow the dictionary, and the migrations are recorded with their checksums."""
    open_store(f"sqlite:///{tmp_path / 'deep' / 'er' / 's.db'}").close()
    with closing(sqlite3.connect(tmp_path / "deep" / "er" / "s.db")) as connection:
        for kind in kinds():
            names = {row[1] for row in connection.execute(f'PRAGMA table_info("{kind}")')}
            assert names == {"community", "added", "retracted", *columns(kind)}
        recorded = dict(connection.execute("SELECT name, checksum FROM migrations"))
    assert recorded == {name: checksum(script) for name, script in migrations("sqlite")}


def test_a_store_that_is_opened_again_is_as_it_was(store_url: str) -> None:
    """Migrations run once; what was saved is there."""
    for number in (1, 2):
        store = open_store(store_url)
        store.save("town", Changes((Goal(id=f"g{number}", title="x"),)), at=NOON, actor="a", verb="v")
        assert store.number("town") == number
        store.close()


def test_a_file_that_a_newer_version_made_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    """It names the migration that this program does not know, and what to do."""
    path = tmp_path / "s.db"
    open_store(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO migrations VALUES ('V0099__later.sql', 'x')")
    with pytest.raises(MeshworkError, match=r"newer version \(V0099__later.sql\)"):
        open_store(f"sqlite:///{path}")


def test_a_file_with_another_form_of_a_migration_is_refused(tmp_path: Path) -> None:
    """A checksum that differs: the tables may not be what this program thinks."""
    path = tmp_path / "s.db"
    open_store(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE migrations SET checksum = 'x'")
    with pytest.raises(MeshworkError, match="another form of V0001"):
        open_store(f"sqlite:///{path}")


def test_a_file_that_is_refused_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection to it stays open, so that it can be moved or thrown away while the program runs."""
    path, connect = tmp_path / "s.db", sqlite3.connect
    made: list[sqlite3.Connection] = []
    open_store(f"sqlite:///{path}").close()
    with closing(connect(path)) as connection, connection:
        connection.execute("UPDATE migrations SET checksum = 'x'")

    def watched(*place: Any, **how: Any) -> sqlite3.Connection:
        made.append(connect(*place, **how))
        return made[-1]

    monkeypatch.setattr(sqlite3, "connect", watched)
    with pytest.raises(MeshworkError):
        open_store(f"sqlite:///{path}")
    assert len(made) == 2  # to look whose file it is, and to bring it up to date
    for each in made:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            each.execute("SELECT 1")


def test_a_connection_that_fails_does_not_stay_open(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a disk that fails a server asks again and again, from any thread."""
    connect = sqlite3.connect
    made: list[sqlite3.Connection] = []

    class Failing(sqlite3.Connection):
        def execute(self, *_said: Any) -> sqlite3.Cursor:
            raise sqlite3.OperationalError("disk I/O error")

    def failing(*place: Any, **how: Any) -> sqlite3.Connection:
        made.append(connect(*place, **how, factory=Failing))
        return made[-1]

    with closing(open_store(sqlite_url)) as store, ThreadPoolExecutor(1) as elsewhere:
        monkeypatch.setattr(sqlite3, "connect", failing)
        with pytest.raises(MeshworkError):
            elsewhere.submit(store.communities).result()
        (left,) = made
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            left.cursor()


@pytest.mark.parametrize("version", range(len(migrations("sqlite")) + 1))
def test_a_file_of_every_earlier_version_moves_on_with_all_it_holds(tmp_path: Path, version: int) -> None:
    """Made and filled as that version did (nothing before the first): all is there, and it writes."""
    path = tmp_path / "s.db"
    done = migrations("sqlite")[:version]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA application_id = {0x4D657368}")
        connection.execute("CREATE TABLE migrations (name TEXT PRIMARY KEY, checksum TEXT NOT NULL) STRICT")
        for name, script in done:
            connection.executescript(script)
            connection.execute("INSERT INTO migrations VALUES (?, ?)", (name, checksum(script)))
        for each in OLD_ROWS if done else ():
            connection.execute(each)
    store = open_store(f"sqlite:///{path}")
    assert_moved_on(store, filled=bool(done))
    with closing(sqlite3.connect(path)) as connection:
        recorded = dict(connection.execute("SELECT name, checksum FROM migrations"))
    assert recorded == {name: checksum(script) for name, script in migrations("sqlite")}


OLD_ROWS = (
    """INSERT INTO changes VALUES
    ('town', 1, '2020-03-01T12:00:00.000000+00:00', 'anna', 'import', 'dorp.csv', 2, 0),
    ('town', 2, '2020-03-02T12:00:00.000000+00:00', 'anna', 'correct', '', 1, 1)""",
    """INSERT INTO community (community, id, name, default_language, origin, added)
    VALUES ('town', 'town', 'Dorp', 'nl', 'import', 1)""",
    """INSERT INTO goals (community, id, title, kind, opened, origin, added, retracted)
    VALUES ('town', 'warm', 'Warm', 'goal', '2019', 'import', 1, 2),
    ('town', 'warm', 'Warm wonen', 'goal', '2019', 'import', 2, NULL)""",
    "INSERT INTO kept VALUES ('town', 'places', '[1]')",
)
OLD_GRAPH = (
    """CREATE (:Change {community: 'town', number: 1, at_text: '2020-03-01T12:00:00.000000+00:00', actor: 'anna',
    verb: 'import', note: 'dorp.csv', added: 2, retracted: 0}),
    (:Change {community: 'town', number: 2,
    at_text: '2020-03-02T12:00:00.000000+00:00', actor: 'anna',
    verb: 'correct', note: '', added: 1, retracted: 1})""",
    """CREATE (:Community {community: 'town', id: 'town', name: 'Dorp', default_language: 'nl', origin: 'import',
    added: 1})""",
    """CREATE (:Retracted {fact: 'goals', community: 'town', id: 'warm', title: 'Warm', kind: 'goal',
    opened_text: '2019', origin: 'import', added: 1, retracted: 2}), (:Goal {community: 'town', id: 'warm',
    title: 'Warm wonen', kind: 'goal', opened_text: '2019', origin: 'import', added: 2})""",
    "CREATE (:Kept {community: 'town', name: 'places', text: '[1]'})",
)


def assert_moved_on(store: Store, *, filled: bool) -> None:
    """It holds what stood in it, also what was retracted, and takes the next change, of a kind it did not know."""
    old = Goal(id="warm", title="Warm", opened=When.of("2019"), origin="import")
    new = replace(old, title="Warm wonen")
    town = Community(id="town", name="Dorp", origin="import")
    expected = [Row(town, 1), Row(old, 1, 2), Row(new, 2)] if filled else []
    assert list(store.rows("town")) == expected
    assert store.facts("town", NOON).goals == ((old,) if filled else ())
    assert store.kept("town") == ({"places": "[1]"} if filled else {})
    view = SavedView(id="v", name="Zorg", shows="colour=sector")
    change = store.save("town", Changes((view,)), at=NOON, actor="a", verb="v")
    assert change.number == (3 if filled else 1)
    assert store.facts("town").views == (view,)
    store.close()


def test_another_programs_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    """A SQLite file that is not ours, and a file that is none at all: not a byte changes."""
    database = tmp_path / "bank.db"
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("CREATE TABLE accounts (balance)")
    text = tmp_path / "notes.txt"
    text.write_text("Maandag: bellen met de gemeente. " * 40)
    for path in (database, text):
        before = path.read_bytes()
        with pytest.raises(MeshworkError, match=path.name):
            open_store(f"sqlite:///{path}")
        assert path.read_bytes() == before


def test_a_folder_cannot_be_a_store(tmp_path: Path) -> None:
    """The message names it."""
    with pytest.raises(MeshworkError, match=f"{tmp_path.name}.*is a folder"):
        open_store(f"sqlite:///{tmp_path}")


def test_an_address_of_another_sort_is_wrong_usage() -> None:
    """It says which addresses there are."""
    for url in ("", "sqlite://", "postgres://host/db", "store.db", "neo5j://host"):
        with pytest.raises(WrongUsage, match="bolt://"):
            open_store(url)


@pytest.fixture
def bare(neo4j_server: Server, neo4j_url: str) -> Iterator[str]:
    """A database without even the record of migrations; afterwards it is recorded rightly again."""
    forget(neo4j_server)
    yield neo4j_url
    forget(neo4j_server)


def forget(server: Server) -> None:
    with server.address.driver() as driver:
        driver.execute_query("MATCH (m:MeshworkMigration) DELETE m")
        for record in driver.execute_query("SHOW CONSTRAINTS YIELD name").records:
            driver.execute_query(f"DROP CONSTRAINT {record['name']}")
        for record in driver.execute_query("SHOW INDEXES YIELD name WHERE name STARTS WITH 'meshwork_'").records:
            driver.execute_query(f"DROP INDEX {record['name']}")


def test_an_empty_database_gets_a_constraint_for_every_kind(bare: str, neo4j_server: Server) -> None:
    """Community and id are unique for each label and type of the dictionary, and the migration is recorded."""
    open_store(bare).close()
    with neo4j_server.address.driver() as driver:
        found = driver.execute_query("SHOW CONSTRAINTS YIELD labelsOrTypes, properties").records
        recorded = driver.execute_query("MATCH (m:MeshworkMigration) RETURN m.name, m.checksum").records
    unique = {(record[0][0], tuple(record[1])) for record in found}
    assert {(kind.label, ("community", "id")) for kind in kinds().values()} <= unique
    assert dict(map(tuple, recorded)) == {name: checksum(script) for name, script in migrations("neo4j")}


@pytest.mark.parametrize("version", range(len(migrations("neo4j")) + 1))
def test_a_database_of_every_earlier_version_moves_on_with_all_it_holds(
    bare: str, neo4j_server: Server, version: int
) -> None:
    """As in SQLite."""
    done = migrations("neo4j")[:version]
    with neo4j_server.address.driver() as driver:
        for name, script in done:
            for statement in statements(script):
                driver.execute_query(statement)
            driver.execute_query(
                "CREATE (:MeshworkMigration {name: $name, checksum: $checksum})", name=name, checksum=checksum(script)
            )
        for each in OLD_GRAPH if done else ():
            driver.execute_query(each)
    assert_moved_on(open_store(bare), filled=bool(done))
    with neo4j_server.address.driver() as driver:
        recorded = driver.execute_query("MATCH (m:MeshworkMigration) RETURN m.name, m.checksum").records
    assert dict(map(tuple, recorded)) == {name: checksum(script) for name, script in migrations("neo4j")}


def test_a_migration_that_was_cut_off_is_run_again(bare: str, neo4j_server: Server) -> None:
    """The constraints are there and the record is not: opening finishes it."""
    open_store(bare).close()
    with neo4j_server.address.driver() as driver:
        driver.execute_query("MATCH (m:MeshworkMigration) DELETE m")
        driver.execute_query("DROP CONSTRAINT meshwork_kept")
    open_store(bare).close()
    with neo4j_server.address.driver() as driver:
        recorded = driver.execute_query("MATCH (m:MeshworkMigration) RETURN m.name ORDER BY m.name").records
    assert [record[0] for record in recorded] == [name for name, _script in migrations("neo4j")]


def test_a_database_that_a_newer_version_made_is_refused(bare: str, neo4j_server: Server) -> None:
    """As in SQLite."""
    with neo4j_server.address.driver() as driver:
        driver.execute_query("CREATE (:MeshworkMigration {name: 'V0099__later.cypher', checksum: 'x'})")
    with pytest.raises(MeshworkError, match=r"newer version \(V0099__later.cypher\)"):
        open_store(bare)


def test_a_database_with_another_form_of_a_migration_is_refused(bare: str, neo4j_server: Server) -> None:
    """As in SQLite."""
    open_store(bare).close()
    with neo4j_server.address.driver() as driver:
        driver.execute_query("MATCH (m:MeshworkMigration) SET m.checksum = 'x'")
    with pytest.raises(MeshworkError, match="another form of V0001"):
        open_store(bare)


def test_a_wrong_password_is_said_in_words(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the password is not in them."""
    monkeypatch.setenv("MESHWORK_NEO4J_PASSWORD", "not-this-one")
    with pytest.raises(MeshworkError, match="MESHWORK_NEO4J_PASSWORD_FILE") as raised:
        open_store(neo4j_url)
    assert "not-this-one" not in str(raised.value)


def test_the_password_may_stand_in_a_file(
    neo4j_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, neo4j_server: Server
) -> None:
    """As Docker's secrets do; the line break at its end does not belong to it."""
    secret = tmp_path / "secret"
    secret.write_text(neo4j_server.address.password + "\n")
    monkeypatch.delenv("MESHWORK_NEO4J_PASSWORD")
    monkeypatch.setenv("MESHWORK_NEO4J_PASSWORD_FILE", str(secret))
    store = open_store(neo4j_url)
    assert store.communities() == ()
    store.close()
    monkeypatch.setenv("MESHWORK_NEO4J_PASSWORD_FILE", str(tmp_path / "nowhere"))
    with pytest.raises(WrongUsage, match="nowhere"):
        open_store(neo4j_url)


def test_a_database_that_is_not_there_is_said_in_words(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name is in the message."""
    monkeypatch.setenv("MESHWORK_NEO4J_DATABASE", "atlantis")
    with pytest.raises(MeshworkError, match="atlantis"):
        open_neo4j(neo4j_url, patience=1.0)


def test_a_password_in_the_address_is_refused() -> None:
    """Others on the machine could read it; the message does not repeat it."""
    with pytest.raises(WrongUsage) as raised:
        open_store("bolt://neo4j:geheim@127.0.0.1:7687")
    assert "geheim" not in str(raised.value)


def test_a_server_that_does_not_answer_is_unreachable() -> None:
    """Port 1 of this machine: nobody listens; it is asked for the second it is given, then said."""
    began = time.monotonic()
    with pytest.raises(Unreachable, match="does not answer"):
        open_neo4j("bolt://127.0.0.1:1", first=1.0)
    assert 1.0 <= time.monotonic() - began < 10.0
