"""Who was erased, remembered as keyed hashes alone, so that no file brings them back and nothing can be read back.

Who has the store and already knows a name or an address can find that it was erased.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from meshwork.change import Changes, key_of
from meshwork.formats import fold
from meshwork.model import Fact, Stakeholder
from meshwork.network.consent import without

KEPT_AS = "erased"
"""The name under which a store keeps it beside the facts."""

_DIGITS = 24  # 96 bits, as of appointments in a calendar


@dataclass(frozen=True, slots=True)
class Graves:
    """A key of this store alone, and of each who was erased its id, names and address as HMAC-SHA256 under it."""

    key: bytes
    marks: frozenset[str] = frozenset()

    def after(self, ids: Iterable[str], names: Iterable[str], addresses: Iterable[str]) -> Graves:
        """With somebody more.

        >>> anna = Stakeholder(id="anna", name="Anna Vos", email="anna@voorbeeld.example")
        >>> graves = Graves(b"k").after(["anna"], ["Anna Vos"], [])
        >>> graves.hold(anna), graves.hold(Stakeholder(id="x", name="ANNA VOS"))
        (True, True)
        >>> graves.hold(Stakeholder(id="x", name="Anna"))
        False
        """
        said = [*(("id", each) for each in ids), *(("name", fold(each)) for each in names)]
        said += [("email", each.casefold()) for each in addresses]
        return replace(self, marks=self.marks.union(self._mark(*each) for each in said))

    def hold(self, who: Stakeholder) -> bool:
        """Whether somebody was erased: by id, name or address."""
        said = [("id", who.id), ("name", fold(who.name)), ("email", (who.email or "").casefold())]
        return any(text and self._mark(sort, text) in self.marks for sort, text in said)

    def without(self, changes: Changes, standing: Collection[str]) -> tuple[Changes, tuple[Fact, ...]]:
        """Changes without those who were erased and what speaks of them; and what was left out. Who stands (ids) was
        written down anew since, and is let be."""
        if not self.marks:
            return changes, ()
        gone = frozenset(
            each.id
            for each in changes.add
            if isinstance(each, Stakeholder) and each.id not in standing and self.hold(each)
        )
        if not gone:
            return changes, ()
        put = {each: tuple(without(each, gone)) for each in changes.add}
        left = tuple(each for each, stays in put.items() if not stays)
        keys = {key_of(each) for each in left}
        added = tuple(each for stays in put.values() for each in stays)
        return Changes(added, tuple(each for each in changes.retract if each not in keys)), left

    def text(self) -> str:
        """As a store keeps it."""
        return json.dumps({"key": self.key.hex(), "marks": sorted(self.marks)})

    @staticmethod
    def read(text: str, fresh: bytes) -> Graves:
        """What a store kept; nobody under a fresh key where it kept nothing that can be read."""
        try:
            held = json.loads(text)
            return Graves(bytes.fromhex(held["key"]), frozenset(map(str, held["marks"])))
        except (ValueError, KeyError, TypeError):
            return Graves(fresh)

    def _mark(self, sort: str, text: str) -> str:
        said = f"{sort}\0{text}".encode("utf-8", "surrogatepass")
        return hmac.new(self.key, said, "sha256").hexdigest()[:_DIGITS]
