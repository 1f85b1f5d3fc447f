"""What every store promises, and how an address opens one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from meshwork.change import Change, Changes, Erasure, Row
from meshwork.errors import Conflict, Fault, WrongUsage
from meshwork.model import Community, Facts, Private
from meshwork.nouns import noun
from meshwork.text import _

if TYPE_CHECKING:
    from meshwork.stores.foreign import Foreign


class Store(Protocol):
    """Keeps communities apart, keeps every row ever recorded, and writes all of a change or nothing.

    Every method may raise `Unreachable`. A community that is unknown reads as an empty one.
    """

    def communities(self) -> tuple[Community, ...]:
        """The communities that stand, by id."""

    def number(self, community: str) -> int:
        """The number of the last change; 0 before the first."""

    def facts(self, community: str, known_at: datetime | None = None) -> Facts:
        """What stood at a moment (UTC, that moment included), or stands now. Private texts are not in it."""

    def private(self, community: str, known_at: datetime | None = None) -> Private:
        """The private texts that stood at a moment, or stand now."""

    def save(
        self, community: str, changes: Changes, *, at: datetime, actor: str, verb: str, note: str = ""
    ) -> Change:
        """Write all of it, durably, under one new number.

        A moment before that of the last change becomes that of the last change. Raises `Conflict`, writing
        nothing, where a row to retract does not stand or an id to add stands already.
        """

    def erase(self, community: str, erasure: Erasure, *, at: datetime, actor: str, note: str = "") -> Change:
        """Delete for good, durably, under one new number: no history, no moment at which it was known, no undo.

        The entry in the log tells how many facts stood. What speaks of them is not looked at: who erases names all
        of it. A fact that never was is passed over, and so is what was never kept. SQLite writes over the bytes;
        the transaction logs of a Neo4j server keep them until they are pruned.
        """

    def log(self, community: str, limit: int | None = None) -> tuple[Change, ...]:
        """The change log, newest first."""

    def rows(self, community: str, number: int | None = None) -> Iterator[Row]:
        """Every row ever recorded, by kind, then by number, then by id; or those that one change touched."""

    def restore(
        self, community: str, changes: Iterable[Change], rows: Iterable[Row], kept: Iterable[tuple[str, str]]
    ) -> None:
        """Write a whole history into a community that has none, with its own numbers, all or nothing.

        Raises `Conflict` where the community has a history already.
        """

    def keep(self, community: str, name: str, text: str) -> None:
        """Keep something derived, such as places on the map, under a name; it is no fact and has no history."""

    def kept(self, community: str) -> dict[str, str]:
        """All that was kept, by name."""

    def check(self, community: str) -> tuple[Fault, ...]:
        """What stands in the store and could not be read as the dictionary says, and how to mend it."""

    def close(self) -> None:
        """Let go of the store."""


def own_store(name: str = "meshwork") -> str:
    """The address of a store in this user's own data folder, or in the folder that MESHWORK_HOME names."""
    from platformdirs import user_data_path

    home = os.environ.get("MESHWORK_HOME")
    return f"sqlite:///{(Path(home) if home else user_data_path('meshwork')) / f'{name}.sqlite'}"


def open_store(url: str) -> Store:
    """The store at an address: `sqlite:///path` (made where there is none), `neo4j://`, `neo4j+s://`, `bolt://`.

    User and password for Neo4j come from MESHWORK_NEO4J_USER and MESHWORK_NEO4J_PASSWORD, or from the file that
    MESHWORK_NEO4J_PASSWORD_FILE names. Raises `WrongUsage` for any other address, `MeshworkError` for a store that
    is not Meshwork's or is newer than this program.
    """
    scheme, _colon, rest = url.partition("://")
    if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
        from meshwork.stores.sqlite import SqliteStore

        return SqliteStore(rest[1:])
    if is_graph(url):
        from meshwork.stores.neo4j import open_neo4j

        return open_neo4j(url)
    raise WrongUsage(
        _(
            '"{url}" is no address of a store. Write sqlite:///file, neo4j://host, neo4j+s://host or bolt://host.',
            url=re.sub(r"//[^/]*@", "//", url),  # a password is not said again
        )
    )


def is_there(url: str) -> bool:
    """Whether an address may have a store: False for a file that does not exist; elsewhere opening it tells."""
    scheme, _colon, rest = url.partition("://")
    return scheme != "sqlite" or len(rest) < 2 or Path(rest[1:]).exists()


def is_graph(url: str) -> bool:
    """Whether an address is that of a graph database."""
    scheme, colon, _rest = url.partition("://")
    return bool(colon) and scheme.removesuffix("+ssc").removesuffix("+s") in {"neo4j", "bolt"}


def read_graph(url: str, community: str | None = None) -> Foreign:
    """What somebody else put into a graph database under our labels; with a community, what by hand into that.

    Nothing is written there. Raises as `open_store` does.
    """
    from meshwork.stores.neo4j import read_foreign

    return read_foreign(url, community)


def changed_meanwhile(kind: str, id_: str) -> Conflict:
    """A row to retract does not stand."""
    return Conflict(_('"{id}" ({kind}) was changed meanwhile. Look again and repeat.', id=id_, kind=noun(kind)))


def stands_already(kind: str, id_: str) -> Conflict:
    """An id to add stands."""
    return Conflict(_('"{id}" ({kind}) stands already. Look again and repeat.', id=id_, kind=noun(kind)))


def has_a_history(community: str) -> Conflict:
    """A history is to be restored where there is one."""
    return Conflict(
        _(
            '"{community}" has a history here already. Bring it back in a place of its own: '
            "meshwork import FILE --store sqlite:///back.sqlite",
            community=community,
        )
    )
