"""A community in a Neo4j database, on this machine or elsewhere."""

from __future__ import annotations

import logging
import os
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import neo4j
from neo4j import exceptions

from graph_schema import kinds, migrations
from meshwork.change import ERASE, Change, Changes, Erasure, Row, key_of
from meshwork.errors import Conflict, Fault, MeshworkError, Unreachable, WrongUsage, why
from meshwork.model import Community, Facts, Private
from meshwork.stores import checking, draw, graph
from meshwork.stores.foreign import Foreign, foreign_counts, foreign_facts
from meshwork.stores.graph import Run, query
from meshwork.stores.protocol import has_a_history
from meshwork.stores.schema import checksum, refuse_other_history, statements
from meshwork.text import _

T = TypeVar("T")

# what is wrong is raised and said once; without a handler the driver's own lines would go to the screen
logging.getLogger("neo4j").addHandler(logging.NullHandler())

LOOKS = 5
"""How often a reader looks before it asks writers to wait: a write between two looks would mix two moments."""


def open_neo4j(url: str, *, patience: float = 30.0, first: float = 5.0) -> Neo4jStore:
    """The store in a Neo4j database, made ready where it is not yet.

    User and password come from MESHWORK_NEO4J_USER ("neo4j" unless set) and MESHWORK_NEO4J_PASSWORD or the file
    that MESHWORK_NEO4J_PASSWORD_FILE names, the database from MESHWORK_NEO4J_DATABASE ("neo4j" unless set). Whoever
    does not answer at all is asked for `first` seconds, so that a wrong address is told soon; what fails later is
    tried again for `patience` seconds. Raises `Unreachable` where nothing answers,
    `MeshworkError` where the password is not taken or the database was made by a newer version.
    """
    store = _connected(url, patience)
    try:
        store.greet(first)
        store.migrate()
    except BaseException:
        store.close()
        raise
    return store


def read_foreign(url: str, community: str | None = None) -> Foreign:
    """A graph that somebody else made with the labels of the dictionary; nothing is written there.

    With a community only what was put by hand into that. Address, environment and errors as for `open_neo4j`.
    """
    store = _connected(url, 30.0)
    try:
        store.greet(5.0)
        return store.foreign(community)
    finally:
        store.close()


def _connected(url: str, patience: float) -> Neo4jStore:
    parts = urlsplit(url)
    if parts.username or parts.password:
        raise WrongUsage(
            _("Leave user and password out of the address; set MESHWORK_NEO4J_USER and MESHWORK_NEO4J_PASSWORD.")
        )
    return Neo4jStore(url, _entrance(), os.environ.get("MESHWORK_NEO4J_DATABASE", "neo4j"), patience)


class Neo4jStore:
    """The store promise on a graph database, through one driver; made by `open_neo4j`."""

    def __init__(self, url: str, entrance: tuple[str, str] | None, database: str, patience: float) -> None:
        self._url = url
        self._database = database
        try:
            self._driver = neo4j.GraphDatabase.driver(
                url,
                auth=entrance,
                max_transaction_retry_time=patience,
                connection_timeout=min(patience, 15.0),
                connection_acquisition_timeout=patience + 15.0,
                user_agent="meshwork",
                notifications_min_severity="OFF",
            )
        except (exceptions.ConfigurationError, ValueError) as error:
            raise WrongUsage(_('The address "{url}" cannot be used: {why}.', url=url, why=error)) from error

    def communities(self) -> tuple[Community, ...]:
        found = self._read(graph.communities)
        return tuple(sorted((each for each in found if isinstance(each, Community)), key=lambda each: each.id))

    def number(self, community: str) -> int:
        return self._read(lambda run: _last(run, community)[0])

    def facts(self, community: str, known_at: datetime | None = None) -> Facts:
        return Facts(**self._standing(community, known_at, private=False))

    def private(self, community: str, known_at: datetime | None = None) -> Private:
        return Private(**self._standing(community, known_at, private=True))

    def save(
        self, community: str, changes: Changes, *, at: datetime, actor: str, verb: str, note: str = ""
    ) -> Change:
        again = {key_of(fact) for fact in changes.add}
        corrected = again & set(changes.retract)

        def work(run: Run, number: int, *, claim: bool = False) -> tuple[int, int]:
            draw.retract(run, community, changes.retract, number, again)
            there = corrected | (draw.claim(run, community, again - corrected) if claim else set())
            draw.add(run, community, (Row(fact, number) for fact in changes.add), there, first=number == 1)
            return len(changes.add), len(changes.retract)

        numbered = partial(_numbered, community=community, at=at, who=(actor, verb, note), token=uuid.uuid4().hex)
        try:
            return self._write(partial(numbered, work=work))
        except Conflict as conflict:
            if not isinstance(conflict.__cause__, exceptions.ConstraintError):
                raise
        # something has one of these ids: ours, then it is said which; or made by hand, then it is taken in
        self._read(lambda run: draw.refuse(draw.standing(run, community, again - corrected)))
        return self._write(partial(numbered, work=partial(work, claim=True)))

    def erase(self, community: str, erasure: Erasure, *, at: datetime, actor: str, note: str = "") -> Change:
        def work(run: Run, number: int) -> tuple[int, int]:
            stood = draw.standing(run, community, set(erasure.gone))
            draw.retract(run, community, sorted(stood), number, set())
            draw.erase(run, community, erasure)
            return 0, len(stood)

        who = (actor, ERASE, note)
        return self._write(partial(_numbered, community=community, at=at, who=who, token=uuid.uuid4().hex, work=work))

    def log(self, community: str, limit: int | None = None) -> tuple[Change, ...]:
        most = 2**62 if limit is None else limit
        return tuple(map(_change, self._read(lambda run: run(query("log"), community=community, limit=most))))

    def rows(self, community: str, number: int | None = None) -> Iterator[Row]:
        how: graph.Read = "all" if number is None else "touched"
        found = self._look(community, lambda run, _number: graph.read(run, community, kinds(), how, number or 0))
        for rows in found.values():
            yield from sorted(rows, key=lambda row: (row.added, row.fact.id))

    def restore(
        self, community: str, changes: Iterable[Change], rows: Iterable[Row], kept: Iterable[tuple[str, str]]
    ) -> None:
        token = uuid.uuid4().hex
        log = tuple(changes)
        history = tuple(rows)
        texts = [{"name": name, "text": text} for name, text in kept]

        def write(run: Run) -> None:
            run(query("lock"), community=community, token=token)
            if run(query("done"), token=token):
                return
            if _last(run, community)[0]:
                raise has_a_history(community)
            draw.add(run, community, history, set(), first=True)
            entries = [_entry(community, each, token if at == 0 else None) for at, each in enumerate(log)]
            run(query("log_add"), rows=entries)
            run(query("keep"), community=community, rows=texts)

        self._write(write)

    def keep(self, community: str, name: str, text: str) -> None:
        self._write(lambda run: run(query("keep"), community=community, rows=[{"name": name, "text": text}]))

    def kept(self, community: str) -> dict[str, str]:
        return {row[0]: row[1] for row in self._read(lambda run: run(query("kept"), community=community))}

    def check(self, community: str) -> tuple[Fault, ...]:
        return self._read(lambda run: (*checking.unreadable(run, community), *foreign_counts(run)))

    def foreign(self, community: str | None = None) -> Foreign:
        """What somebody else put into this database under our labels; with a community, what by hand into that."""
        return self._read(lambda run: foreign_facts(run, community))

    def close(self) -> None:
        self._driver.close()

    def greet(self, seconds: float) -> None:
        """Wait for the first answer that long. Raises `Unreachable`."""
        until = time.monotonic() + seconds
        while True:
            try:
                self._tell(self._driver.verify_connectivity)
            except Unreachable:
                if time.monotonic() > until:
                    raise
                time.sleep(0.25)
            else:
                return

    def migrate(self) -> None:
        """Make the database ready for this version, or refuse it. Each statement can be run again."""
        known = dict(migrations("neo4j"))
        done = {row[0]: row[1] for row in self._read(lambda run: run(query("migrations")))}
        refuse_other_history(done, known, self._url)
        for name, script in known.items():
            if name in done:
                continue
            for statement in statements(script):
                self._tell(partial(self._driver.execute_query, statement, database_=self._database))
            self._write(partial(_migrated, name=name, checksum=checksum(script)))

    def _standing(self, community: str, known_at: datetime | None, *, private: bool) -> dict[str, Any]:
        which = [kind for kind, each in kinds().items() if each.private is private]

        def look(run: Run, number: int) -> dict[str, Any]:
            if known_at is not None:
                number = run(query("number_at"), community=community, at=_stamp(known_at))[0][0]
            found = graph.read(run, community, which, "standing", number, past=known_at is not None)
            return {"number": number} | {kind: tuple(row.fact for row in rows) for kind, rows in found.items()}

        return self._look(community, look)

    def _look(self, community: str, look: Callable[[Run, int], T]) -> T:
        """What a reader finds at one moment: it looks again where somebody wrote meanwhile."""

        def once(run: Run) -> tuple[bool, T]:
            number = _last(run, community)[0]
            found = look(run, number)
            return _last(run, community)[0] == number, found

        for _time in range(LOOKS):
            still, found = self._read(once)
            if still:
                return found

        def alone(run: Run) -> T:
            run(query("lock"), community=community, token="")
            return once(run)[1]

        return self._write(alone)

    def _read(self, work: Callable[[Run], T]) -> T:
        return self._tell(lambda: self._surely(lambda session: session.execute_read(_with(work))))

    def _write(self, work: Callable[[Run], T]) -> T:
        return self._tell(lambda: self._surely(lambda session: session.execute_write(_with(work))))

    def _surely(self, work: Callable[[neo4j.Session], T]) -> T:
        """Do it in a session of its own, and again where the answer to the last word was lost.

        Whether it was written is unknown then; tried again, a write finds its own change where it was.
        """
        try:
            return self._in_session(work)
        except exceptions.IncompleteCommit:
            return self._in_session(work)

    def _in_session(self, work: Callable[[neo4j.Session], T]) -> T:
        shared = self._driver.execute_query_bookmark_manager  # so that a reader sees what this program wrote
        with self._driver.session(database=self._database, bookmark_manager=shared) as session:
            return work(session)

    def _tell(self, work: Callable[[], T]) -> T:
        """Do it, and say in words what a driver says in codes."""
        try:
            return work()
        except exceptions.AuthError as error:
            raise MeshworkError(
                _(
                    "Neo4j at {url} does not take this user and password. Set MESHWORK_NEO4J_USER and "
                    "MESHWORK_NEO4J_PASSWORD, or MESHWORK_NEO4J_PASSWORD_FILE.",
                    url=self._url,
                )
            ) from error
        except exceptions.ConstraintError as error:
            raise Conflict(
                _("Neo4j found a fact twice and wrote nothing: {why}. Look again and repeat.", why=error.message)
            ) from error
        except (exceptions.TransientError, exceptions.DriverError) as error:
            raise Unreachable(
                _(
                    "Neo4j at {url} does not answer ({why}). Start it or correct the address, and repeat; "
                    "nothing was half-written.",
                    url=self._url,
                    why=str(error).partition("\n")[0],
                )
            ) from error
        except exceptions.Neo4jError as error:
            raise MeshworkError(
                _("Neo4j at {url} could not do this: {why}", url=self._url, why=error.message)
            ) from error


def _with(work: Callable[[Run], T]) -> Callable[[neo4j.ManagedTransaction], T]:
    """The same work, for a transaction of the driver, which begins it anew where it fails for a moment."""

    def within(transaction: neo4j.ManagedTransaction) -> T:
        def run(statement: str, **values: Any) -> list[list[Any]]:
            return transaction.run(statement, values).values()

        return work(run)

    return within


def _entrance() -> tuple[str, str] | None:
    password = os.environ.get("MESHWORK_NEO4J_PASSWORD")
    if file := os.environ.get("MESHWORK_NEO4J_PASSWORD_FILE"):
        try:
            password = Path(file).read_text(encoding="utf-8").rstrip("\r\n")
        except OSError as error:
            raise WrongUsage(
                _('The password file "{file}" cannot be read: {why}.', file=file, why=why(error))
            ) from error
    return (os.environ.get("MESHWORK_NEO4J_USER", "neo4j"), password) if password else None


def _numbered(
    run: Run,
    *,
    community: str,
    at: datetime,
    who: tuple[str, str, str],
    token: str,
    work: Callable[[Run, int], tuple[int, int]],
) -> Change:
    """Do the work under the next number, alone, and write it into the log: how much it added and retracted.

    `who` is actor, verb and note. Tried again, it finds its own change by the token and does nothing.
    """
    run(query("lock"), community=community, token=token)
    if written := run(query("done"), token=token):
        return _change(written[0])
    last, last_at = _last(run, community)
    added, retracted = work(run, last + 1)
    change = Change(last + 1, max(at, last_at) if last_at else at, *who, added, retracted)
    run(query("log_add"), rows=[_entry(community, change, token)])
    return change


def _migrated(run: Run, **values: str) -> None:
    run(query("migrated"), **values)


def _last(run: Run, community: str) -> tuple[int, datetime | None]:
    rows = run(query("number"), community=community)
    return (rows[0][0], datetime.fromisoformat(rows[0][1])) if rows else (0, None)


def _change(row: list[Any]) -> Change:
    return Change(row[0], datetime.fromisoformat(row[1]), *row[2:])


def _entry(community: str, change: Change, token: str | None) -> dict[str, Any]:
    return {
        "community": community,
        "number": change.number,
        "at": change.at.astimezone(UTC),
        "at_text": _stamp(change.at),
        "actor": change.actor,
        "verb": change.verb,
        "note": change.note,
        "added": change.added,
        "retracted": change.retracted,
        "token": token,
    }


def _stamp(moment: datetime) -> str:
    # one width and one zone, so that texts order as moments do
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
