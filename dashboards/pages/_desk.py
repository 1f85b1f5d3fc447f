"""The desk: what was uploaded lies here between looking at it and writing it. Nothing of it touches a disk."""

from __future__ import annotations

import base64
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dashboards.pages._waiting import Waiting
from meshwork.change import Change
from meshwork.formats import Count, Draft, How, Plan, Source
from meshwork.model import Community
from meshwork.service import Asker, Service
from meshwork.stores.history import History

LARGEST = 32 * 1024 * 1024
"""Bytes of one upload, all files together; what is larger is for the command line."""


@dataclass(frozen=True, slots=True)
class Written:
    """The change that was written, None where all stood already; and by kind how much of it is new and corrected."""

    change: Change | None
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Upload:
    """Files of one asker for one community, how they are read, and what writing them would do."""

    token: str
    asker: Asker
    community: str
    sources: tuple[Source, ...] = field(repr=False)
    how: How = field(repr=False)
    draft: Draft = field(repr=False)
    plan: Plan = field(repr=False)

    @property
    def names(self) -> str:
        """The names of the files, for the change log."""
        return ", ".join(each.name for each in self.sources)


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole history of one asker that waits to be brought back. `here` says whether its community stands here."""

    token: str
    asker: Asker
    name: str
    history: History = field(repr=False)
    here: bool


class Desk:
    """Uploads that wait to be written. `now` is a clock in seconds."""

    def __init__(self, service: Service, now: Callable[[], float] = time.monotonic) -> None:
        self._service = service
        self._uploads: Waiting[Upload] = Waiting(now)
        self._backups: Waiting[Backup] = Waiting(now)

    def lay(self, asker: Asker, community: str, sources: Sequence[Source]) -> Upload:
        """Read files for the first time."""
        return self._read(secrets.token_urlsafe(24), asker, community, tuple(sources), How())

    def read_again(self, asker: Asker, community: str, token: str, how: How) -> Upload:
        """Read the same files with other answers. MeshworkError where they are no longer here."""
        held = self.get(asker, community, token)
        return self._read(token, asker, community, held.sources, how)

    def get(self, asker: Asker, community: str, token: str) -> Upload:
        """What lies under a token. MeshworkError where nothing does, or it is somebody else's."""
        return self._uploads.get(asker, community, token)

    def write(self, asker: Asker, community: str, token: str, *, rest: bool) -> Written:
        """Write what was shown and clear the desk; with `rest` the rows without a fault."""
        held = self.get(asker, community, token)
        draft, plan = held.draft, held.plan
        if rest and plan.faults:
            draft, plan = self._service.imports.preview(asker, community, held.sources, held.how, skip_bad_rows=True)
        done = self._service.imports.carry_out(asker, community, plan, draft.how, held.names)
        self.clear(token)
        return Written(done, plan.counts)

    def lay_backup(self, asker: Asker, source: Source) -> Backup:
        """Read a backup that was uploaded. Faulty where it is damaged."""
        content = source.data if isinstance(source.data, bytes) else source.data.read_bytes()
        history = self._service.archives.backup(asker, source.name, content)
        here = any(each.id == history.community for each in self._service.communities(asker))
        made = Backup(secrets.token_urlsafe(24), asker, source.name, history, here)
        self._backups.lay(asker, "", made, made.token)
        return made

    def bring_back(self, asker: Asker, token: str) -> Community:
        """Write a backup that was shown and clear the desk."""
        held = self._backups.get(asker, "", token)
        back = self._service.archives.bring_back(asker, held.history)
        self.clear(token)
        return back

    def clear(self, token: str) -> None:
        """Put an upload away."""
        self._uploads.clear(token)
        self._backups.clear(token)

    def _read(self, token: str, asker: Asker, community: str, sources: tuple[Source, ...], how: How) -> Upload:
        draft, plan = self._service.imports.preview(asker, community, sources, how)
        made = Upload(token, asker, community, sources, how, draft, plan)
        self._uploads.lay(asker, community, made, token)
        return made


def sources_of(sent: dict[str, list[str]]) -> tuple[Source, ...]:
    """The files that a browser sent: `names`, and `contents` as data URLs."""
    pairs = zip(sent["names"], sent["contents"], strict=True)
    return tuple(Source(name, base64.b64decode(content.partition(",")[2])) for name, content in pairs)
