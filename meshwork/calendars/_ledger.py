"""What is remembered of a calendar: keyed hashes, so that nothing is asked twice and nothing can be read back."""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

KEPT_AS = "calendar"
"""The name under which a store keeps it beside the facts."""

_DIGITS = 24  # 96 bits: two appointments of a lifetime never share them


@dataclass(frozen=True, slots=True)
class Ledger:
    """A key of this store alone, and what was seen, each as HMAC-SHA256 under that key.

    `passed` are appointments that were shown and not ticked, `ticked` those that were, `mine` the addresses of whose
    calendar it is. Who has the store and already knows the UID and day of an appointment can find that it was seen.
    """

    key: bytes
    passed: frozenset[str] = frozenset()
    ticked: frozenset[str] = frozenset()
    mine: frozenset[str] = frozenset()

    def mark(self, *parts: str) -> str:
        """24 hexadecimal digits that are the same for the same parts and tell nothing of them.

        >>> Ledger(b"k").mark("uid", "2026-11-12") == Ledger(b"k").mark("uid", "2026-11-12")
        True
        >>> Ledger(b"k").mark("uid", "2026-11-12") == Ledger(b"l").mark("uid", "2026-11-12")
        False
        """
        said = "\0".join(parts).encode("utf-8", "surrogatepass")
        return hmac.new(self.key, said, "sha256").hexdigest()[:_DIGITS]

    def owned(self, email: str) -> bool:
        """Whether an address was said to be hers."""
        return self.mark("mine", email) in self.mine

    def after(self, *, passed: Iterable[str] = (), ticked: Iterable[str] = (), mine: Iterable[str] = ()) -> Ledger:
        """With these added: ids of offers, and addresses. What is ticked was not passed by."""
        ticked = self.ticked.union(ticked)
        return replace(
            self,
            passed=self.passed.union(passed) - ticked,
            ticked=ticked,
            mine=self.mine.union(self.mark("mine", each) for each in mine),
        )

    def text(self) -> str:
        """As a store keeps it."""
        held = {name: sorted(getattr(self, name)) for name in ("passed", "ticked", "mine")}
        return json.dumps({"key": self.key.hex(), **held})

    @staticmethod
    def read(text: str, fresh: bytes) -> Ledger:
        """What a store kept; an empty ledger under a fresh key where it kept nothing that can be read."""
        try:
            held = json.loads(text)
            found = {name: frozenset(map(str, held[name])) for name in ("passed", "ticked", "mine")}
            return Ledger(bytes.fromhex(held["key"]), **found)
        except (ValueError, KeyError, TypeError):
            return Ledger(fresh)
