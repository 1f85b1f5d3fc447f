"""A community with its whole history as lines of JSON: the backup, and the way from one store to another.

The first line names the format and the community, then a line for each change, row and kept text, and a last line
that counts them, so that a file that was cut off is noticed.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from meshwork.change import UNDO, Change, Row, kind_of
from meshwork.errors import Fault, Faulty, MeshworkError, why
from meshwork.files import whole as whole_file
from meshwork.model import KINDS, Community
from meshwork.stores.columns import from_values, text, to_values, whole
from meshwork.stores.history import OFTEN, History, Progress, history_of
from meshwork.stores.protocol import Store
from meshwork.text import _

VERSION = 1


def write(
    store: Store, community: str, path: Path, *, private: bool = False, progress: Progress | None = None
) -> History:
    """Write a community to a file, whole or not at all.

    Without `private` the rows of private kinds are left out; the numbers of their changes stay. Raises
    `MeshworkError` where the file cannot be written.
    """
    history = history_of(store, community, private=private, progress=progress)
    try:
        with whole_file(path) as place, place.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(history))
    except OSError as error:
        raise MeshworkError(
            _('"{path}" cannot be written: {why}. Choose another place.', path=path, why=why(error))
        ) from error
    return history


def read(path: Path, progress: Progress | None = None) -> History:
    """The history in a file. Raises `Faulty` with every line that is not right, `MeshworkError` where it cannot be
    opened.
    """
    reader = _Reader(path.name)
    try:
        size = path.stat().st_size
        done = 0
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                reader.take(number, line)
                done += len(line)
                if progress and (number % OFTEN == 0 or done == size):
                    progress(done, size, _("bytes"))
    except OSError as error:
        raise MeshworkError(
            _('"{path}" cannot be opened: {why}. Correct the path.', path=path, why=why(error))
        ) from error
    return reader.finish()


def parsed(name: str, content: bytes) -> History:
    """The history in the bytes of a file of that name. Raises `Faulty` with every line that is not right."""
    reader = _Reader(name)
    for number, line in enumerate(io.BytesIO(content), 1):
        reader.take(number, line)
    return reader.finish()


def restore(store: Store, path: Path, *, progress: Progress | None = None) -> Community:
    """Bring a community back from a file, into a store that has none of it: its last name and signature.

    Raises `Faulty` where the file is not right, `Conflict` where the store has a history of it.
    """
    return bring_back(store, read(path, progress))


def bring_back(store: Store, history: History) -> Community:
    """Write a history into a store that has none of its community. Raises `Conflict` where the store has."""
    store.restore(history.community, history.changes, history.rows, history.kept)
    return community_in(history)


def community_in(history: History) -> Community:
    """The community that a history tells of, as it was last known."""
    known = [row.fact for row in history.rows if isinstance(row.fact, Community)]
    return known[-1] if known else Community(id=history.community, name=history.community)


def _lines(history: History) -> Iterator[dict[str, Any]]:
    yield {"meshwork": VERSION, "community": history.community, "private": history.private}
    for change in history.changes:
        values = {name: getattr(change, name) for name in Change.__slots__}
        yield {"change": values | {"at": change.at.isoformat()}}
    for row in history.rows:
        values = to_values(row.fact)
        yield {"row": kind_of(row.fact), "added": row.added, "retracted": row.retracted, "values": values}
    for name, said in history.kept:
        yield {"kept": name, "text": said}
    yield {"end": {"changes": len(history.changes), "rows": len(history.rows), "kept": len(history.kept)}}


class _Reader:
    """Takes lines one by one and collects what they hold and what is wrong with them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._head: dict[str, Any] = {}
        self._changes: dict[int, Change] = {}
        self._rows: list[Row] = []
        self._kept: list[tuple[str, str]] = []
        self._end: Any = None
        self._faults: list[Fault] = []

    def take(self, number: int, line: bytes) -> None:
        """Read one line; what is wrong with it becomes a fault."""
        try:
            self._take(number, json.loads(line))
        except json.JSONDecodeError as error:
            self._fault(number, _("this is no JSON ({why}, column {column})", why=error.msg, column=error.colno))
        except UnicodeDecodeError:
            self._fault(number, _("this is not UTF-8"))
        except KeyError as error:
            self._fault(number, _("{name} is missing", name=error))
        except RecursionError:
            self._fault(number, _("this is nested deeper than anything Meshwork writes"))
        except (ValueError, TypeError) as error:
            self._fault(number, str(error))

    def finish(self) -> History:
        """What was read, if all of it was right."""
        found = {"changes": len(self._changes), "rows": len(self._rows), "kept": len(self._kept)}
        if not self._faults and self._end != found:
            self._fault(None, _("the file is not whole: its last line counts {said}", said=self._end or _("nothing")))
        if self._faults:
            told = _(
                "{file} cannot be restored; nothing was written. Take a whole backup, or correct these lines.",
                file=self._file,
            )
            raise Faulty(told, tuple(self._faults))
        changes = tuple(self._changes[number] for number in sorted(self._changes))
        return History(
            self._head["community"], changes, tuple(self._rows), tuple(self._kept), bool(self._head.get("private"))
        )

    def _take(self, number: int, held: Any) -> None:
        if not isinstance(held, dict):
            raise TypeError(_("a line holds one object in braces"))
        if number == 1:
            self._begin(held)
        elif self._end is not None:
            raise ValueError(_("there is something after the last line"))
        elif "change" in held:
            change = _change(held["change"])
            if change.number in self._changes:
                raise ValueError(_("change {number} is there twice", number=change.number))
            self._changes[change.number] = change
        elif "row" in held:
            self._rows.append(self._row(held))
        elif "kept" in held:
            self._kept.append((text(held["kept"]), text(held["text"])))
        elif "end" in held:
            self._end = held["end"]
        else:
            raise ValueError(_("this line is none of change, row, kept or end"))

    def _begin(self, held: dict[str, Any]) -> None:
        if "meshwork" not in held:
            raise ValueError(_('this is no backup of Meshwork: the first line has no "meshwork"'))
        if not isinstance(held["meshwork"], int) or held["meshwork"] > VERSION:
            raise ValueError(
                _("this backup was made by a newer version. Update the program: pip install -U meshwork-map.")
            )
        text(held["community"])
        self._head = held

    def _row(self, held: dict[str, Any]) -> Row:
        kind = held["row"]
        if kind not in KINDS:
            raise ValueError(_('there is no kind "{kind}"', kind=kind))
        fact = from_values(kind, held["values"])
        added, retracted = whole(held["added"]), held["retracted"]
        for named in (added, retracted):
            if named is not None and named not in self._changes:
                raise ValueError(_("there is no change {number}", number=named))
        if retracted is not None and retracted <= added:
            raise ValueError(_("it was retracted before it was added"))
        return Row(fact, added, retracted)

    def _fault(self, number: int | None, said: str) -> None:
        self._faults.append(Fault("backup", said, file=self._file, row=number))


def _change(held: dict[str, Any]) -> Change:
    at = datetime.fromisoformat(text(held["at"]))
    if at.tzinfo is None:
        raise ValueError(_("the moment {at} has no zone", at=held["at"]))
    numbers = (whole(held[name]) for name in ("number", "added", "retracted"))
    number, added, retracted = numbers
    if number < 1:
        raise ValueError(_("a change has a number from 1 on"))
    if held["verb"] == UNDO and not text(held["note"]).isdecimal():
        raise ValueError(_("an undo names the number of the change it undid"))
    return Change(number, at, text(held["actor"]), text(held["verb"]), text(held["note"]), added, retracted)
