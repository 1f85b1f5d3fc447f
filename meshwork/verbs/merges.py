"""Partners that are one and the same, as `Service.merges`: proposed, looked at, made one, or said to be two."""

from __future__ import annotations

import json

from meshwork.alike import Alike, alike
from meshwork.asker import Asker, only_facilitator
from meshwork.change import Change
from meshwork.merging import Merge, merged
from meshwork.verbs import Verbs

MERGE = "merge"
_APART = "apart:"


class Merges(Verbs):
    """Makes one of two partners of the communities of one store; for facilitators alone."""

    def alike(self, asker: Asker, community: str) -> tuple[Alike, ...]:
        """Who may be the same, but for those of whom somebody said that they are two. Only who is named."""
        only_facilitator(asker)
        kept = self._book.store.kept(community)
        apart = {frozenset(json.loads(name.removeprefix(_APART))) for name in kept if name.startswith(_APART)}
        return alike(self._book.heard(asker, community), self._book.hidden(asker, community), apart)

    def look(self, asker: Asker, community: str, stays: str, goes: str) -> Merge:
        """What making one of two would do; nothing is written. Raises `MeshworkError`, `Unfit`."""
        only_facilitator(asker)
        return merged(*self._book.everything(asker, community), stays, goes)

    def merge(self, asker: Asker, community: str, stays: str, goes: str) -> Change | None:
        """Make one of two: the facts of the one that goes become those of the one that stays. It can be undone."""
        return self._book.write(asker, community, self.look(asker, community, stays, goes).changes, MERGE, "")

    def apart(self, asker: Asker, community: str, one: str, other: str) -> None:
        """Remember that these are two, so that they are not proposed again."""
        only_facilitator(asker)
        self._book.store.keep(community, _APART + json.dumps(sorted((one, other))), "two")
