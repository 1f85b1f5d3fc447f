"""Who was erased, remembered as keyed hashes alone, so that no file brings them back and nothing can be read back.

Who has the store and already knows a name or an address can find that it was erased.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph_schema import kinds
from meshwork.change import Changes, Key, key_of, kind_of
from meshwork.formats import fold
from meshwork.model import Fact, Stakeholder
from meshwork.network.consent import without

KEPT_AS = "erased"
"""The name under which a store keeps it beside the facts."""

UNSAID = "\u2026"
"""What stands where a name was."""

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
        """Whether somebody was erased: by id, name, another name or address."""
        said = [("id", who.id), ("name", fold(who.name)), ("email", (who.email or "").casefold())]
        said += [("name", fold(each)) for each in who.aliases]
        return any(text and self._mark(sort, text) in self.marks for sort, text in said)

    def without(self, changes: Changes, standing: Mapping[Key, Fact]) -> tuple[Changes, tuple[Fact, ...]]:
        """Changes without those who were erased, what speaks of them, and what would put a name back where an
        ellipsis stands; and what was left out. Where one is named that was erased, what stands there now stays. What
        then is as it stands is no change. Who stands was written down anew since, and is let be."""
        if not self.marks:
            return changes, ()
        gone = frozenset(
            each.id
            for each in changes.add
            if isinstance(each, Stakeholder) and key_of(each) not in standing and self.hold(each)
        )
        added: list[Fact] = []
        left: list[Fact] = []
        for each in changes.add:
            stays = tuple(without(each, gone))
            if not stays:
                left.append(each)
            for one in stays:
                old = standing.get(key_of(one))
                bare = self._as_erased(one, each, old)
                if each.confirmed_by and ("stakeholders", each.confirmed_by) not in standing:
                    bare = self._unconfirmed(bare, each.confirmed_by, old)
                if bare != old:
                    added.append(bare)
        told, put = {key_of(each) for each in changes.add}, {key_of(each) for each in added}
        retract = tuple(each for each in changes.retract if each in put or each not in told)
        return Changes(tuple(added), retract), tuple(left)

    def _unconfirmed(self, fact: Fact, by: str, old: Fact | None) -> Fact:
        """The fact, confirmed by whom it is now, where it says that somebody did who was erased."""
        if not self.hold(Stakeholder(id=by, name=by, email=by)):
            return fact
        return replace(fact, confirmed_by=old.confirmed_by if old else None)

    def _as_erased(self, fact: Fact, told: Fact, old: Fact | None) -> Fact:
        """The fact with what stands, where that differs from what was told (of which those who were erased
        were taken out) by somebody who was erased, or by an ellipsis for a buried name."""
        if old is None:
            return fact
        put: dict[str, Any] = {}
        for each in kinds()[kind_of(fact)].properties:
            was, said = getattr(old, each.name), getattr(fact, each.name)
            words = each.type == "text" and isinstance(was, str) and isinstance(said, str)
            if said != getattr(told, each.name) or (words and self._unsaid(was, said)):
                put[each.name] = was
        return replace(fact, **put) if put else fact

    def _unsaid(self, was: str, said: str) -> bool:
        """Whether a text is the other one but for buried names where that has an ellipsis."""
        first, *rest = was.split(UNSAID)
        ends = {len(first)} if rest and said.startswith(first) else set()
        for part in rest:  # where in `said` one may be, after this much of `was`
            ends = {
                at + len(part)
                for begin in ends
                for at in range(begin + 1, len(said) - len(part) + 1)
                if said.startswith(part, at) and self._buried(said[begin:at])
            }
        return len(said) in ends

    def _buried(self, text: str) -> bool:
        return text == UNSAID or self.hold(Stakeholder(id="", name=text, email=text))

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
