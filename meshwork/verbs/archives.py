"""What goes out to files and comes back whole, as `Service.archives`: exports, backups, copies to another store."""

from __future__ import annotations

import re
from pathlib import Path

from meshwork import formats
from meshwork.asker import Asker, only_facilitator
from meshwork.errors import MeshworkError, unusable
from meshwork.formats import Progress
from meshwork.model import Community
from meshwork.stores import Store, history, ndjson
from meshwork.stores.history import History
from meshwork.text import _
from meshwork.veil import veiled
from meshwork.verbs import Verbs

_OF_A_FILE = re.compile(r"\.[a-z]{2,7}")
"""What a file is named by: a folder may hold a full stop as well (`lint.2026-11`)."""


class Archives(Verbs):
    """Writes the communities of one store to files and other stores, and brings back what was kept of them."""

    def export(
        self, asker: Asker, community: str, path: Path, *, private: bool = False, progress: Progress | None = None
    ) -> None:
        """Write everything to a path: a workbook (.xlsx), everything with its history (.ndjson), or a CSV folder.

        What is for facilitators alone is written only where it is asked for (`veil` says what that is). Raises
        `MeshworkError` where the path cannot be written, or is named as a file of another sort; then nothing is there
        that was not there before.
        """
        ending = path.suffix.lower()
        if _OF_A_FILE.fullmatch(ending) and ending not in {".ndjson", ".xlsx"} and not path.is_dir():
            raise MeshworkError(
                _(
                    "{ending} is not written here. Name it {stem}.xlsx for a workbook, {stem}.ndjson for everything "
                    "with its history, or {stem} for a folder of CSV files.",
                    ending=path.suffix,
                    stem=path.stem,
                )
            )
        if ending == ".ndjson":
            only_facilitator(asker)
            ndjson.write(self._book.store, community, path, private=private, progress=progress)
            return
        write = formats.every_format()["workbook" if ending == ".xlsx" else "csv_folder"].write
        if write:
            facts = self._book.facts(asker, community)
            try:
                write(
                    facts if private else veiled(facts),
                    self._book.all_private(asker, community) if private else None,
                    path,
                )
            except OSError as error:
                raise MeshworkError(unusable(error)) from error

    def restore(self, asker: Asker, path: Path, *, progress: Progress | None = None) -> Community:
        """Bring back a community with its whole history from a backup (.ndjson), into a store that has none of it.

        Raises `Faulty` where the file is damaged, `Conflict` where the community has a history here already.
        """
        only_facilitator(asker)
        return ndjson.restore(self._book.store, path, progress=progress)

    def backup(self, asker: Asker, name: str, content: bytes) -> History:
        """The history in the bytes of a backup, to be looked at before `bring_back`. Raises `Faulty` where it is
        damaged."""
        only_facilitator(asker)
        return ndjson.parsed(name, content)

    def bring_back(self, asker: Asker, history: History) -> Community:
        """Write a history that was looked at. Raises `Conflict` where the community has a history here already."""
        only_facilitator(asker)
        return ndjson.bring_back(self._book.store, history)

    def copy(self, asker: Asker, community: str, target: Store, *, progress: Progress | None = None) -> History:
        """Copy a community with its whole history to another store, and compare every row of it.

        Raises `Conflict` where the other store has a history of it already.
        """
        only_facilitator(asker)
        return history.copy(self._book.store, target, community, progress)
