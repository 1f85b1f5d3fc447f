"""What stands behind a criterion: findings of things that count for it, against it, or stand aside.

A criterion gives them by id; `evidence` gives the things their names, and takes out who is not to be named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Side = Literal["for", "against", "aside"]
Kind = Literal["partner", "hanging", "part", "alone", "goal", "session", "action", "delivery", "sector"]
Amount = Literal["", "share", "ties", "partners"]


@dataclass(frozen=True, slots=True)
class Thing:
    """Somebody or something in a finding; `part` is of those who hang together, `alone` of those who do not.

    `inner` are its partners: who carries a goal, works on an action, is in a part or of a sector, or hangs on this
    partner (`hanging`); `unnamed` is how many of them are counted and not named. A part has no id, nor has what
    is not to be named. A delivery is a declared tie of delivering together.
    """

    kind: Kind
    id: str
    name: str = ""
    day: date | None = None
    amount: float | None = None
    sector: str | None = None
    leads: bool = False
    inner: tuple[Thing, ...] = ()
    unnamed: int = 0

    @property
    def sectors(self) -> tuple[str, ...]:
        """The sectors of its partners, each once."""
        return tuple(sorted({each.sector for each in self.inner if each.sector}))


@dataclass(frozen=True, slots=True)
class Finding:
    """Things that stand together, under a heading (`says`, in English; `_` translates it).

    `side`: "for" is the number, or the part of the whole that it is a share of; "against" is the rest of that whole;
    "aside" belongs to neither. `count` is how many it stands for: partners, where the things are parts or partners,
    else things. `amounts` says what the things' `amount` is. `unnamed` are counted and not named; `record` is what to
    write down, where something is not recorded.
    """

    says: str
    side: Side
    things: tuple[Thing, ...]
    count: int
    amounts: Amount = ""
    unnamed: int = 0
    record: str = field(default="")


def partner(id_: str, *, amount: float | None = None, sector: str | None = None, leads: bool = False) -> Thing:
    """A partner by id."""
    return Thing("partner", id_, amount=amount, sector=sector, leads=leads)


def partners(says: str, side: Side, ids: Iterable[str], record: str = "") -> Finding:
    """Partners under one heading, by id."""
    things = tuple(partner(each) for each in sorted(ids))
    return Finding(says, side, things, len(things), record=record)


def parts(says: str, side: Side, found: Iterable[frozenset[str]]) -> Finding:
    """Partners that stand together by part, in the order given, and after them those who stand alone."""
    several = list(found)
    alone = sorted(who for each in several if len(each) == 1 for who in each)
    things = [Thing("part", "", inner=tuple(map(partner, sorted(each)))) for each in several if len(each) > 1]
    if alone:
        things.append(Thing("alone", "", inner=tuple(map(partner, alone))))
    return Finding(says, side, tuple(things), sum(map(len, several)))


def listed(says: str, side: Side, things: Iterable[Thing], amounts: Amount = "", record: str = "") -> Finding:
    """Things under one heading, in the order given."""
    kept = tuple(things)
    return Finding(says, side, kept, len(kept), amounts, record=record)


def without(finding: Finding, hidden: frozenset[str]) -> Finding:
    """The same finding without the names of some partners: they are still counted."""
    if not hidden:
        return finding
    kept = tuple(_bare(each, hidden) for each in finding.things if each.kind != "partner" or each.id not in hidden)
    return replace(finding, things=kept, unnamed=len(finding.things) - len(kept))


def _bare(thing: Thing, hidden: frozenset[str]) -> Thing:
    inner = tuple(each for each in thing.inner if each.id not in hidden)
    id_ = "" if thing.kind == "hanging" and thing.id in hidden else thing.id
    return replace(thing, id=id_, inner=inner, unnamed=len(thing.inner) - len(inner))
