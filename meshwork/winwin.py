"""The win-win table of a day: what each brings, gets and needs, whose need another may meet, who gets nothing yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from meshwork.formats import fold
from meshwork.goals import sectors_on
from meshwork.model import Brings, Gets, Needs
from meshwork.network import Record
from meshwork.text import filed
from meshwork.when import holds


@dataclass(frozen=True, slots=True)
class Row:
    """A partner with what it brings, gets and needs on a day; all three may be empty."""

    stakeholder: str
    name: str
    sector: str | None
    facilitator: bool
    brings: tuple[Brings, ...]
    gets: tuple[Gets, ...]
    needs: tuple[Needs, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing is written down of it."""
        return not (self.brings or self.gets or self.needs)

    @property
    def gives_only(self) -> bool:
        """Whether it brings something and gets nothing yet; of facilitators that is not asked."""
        return bool(self.brings) and not self.gets and not self.facilitator


@dataclass(frozen=True, slots=True)
class Match:
    """A need that another brings something for, on the same theme. `tied` is whether the two have a tie already."""

    need: Needs
    who: str
    offer: Brings
    by: str
    tied: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Every partner of a day: who brings and gets nothing first, then who needs something, then the others by name.

    `matches` are the needs that others may meet, those who do not know each other yet first. `unnamed` counts who
    chose not to be on the map.
    """

    rows: tuple[Row, ...]
    matches: tuple[Match, ...]
    unnamed: int

    @property
    def told(self) -> tuple[Row, ...]:
        """Those of whom something is written down."""
        return tuple(each for each in self.rows if not each.blank)


def win_win(record: Record, day: date, hidden: Collection[str] = frozenset()) -> Table:
    """The win-win table of a day; who had left is not in it."""
    facts = record.facts
    sectors = sectors_on(record, day)
    here = [each for each in facts.stakeholders if each.left is None or each.left.end > day]
    named = [each for each in here if each.id not in hidden]
    brings, gets, needs = (_now(several, day) for several in (facts.brings, facts.gets, facts.needs))
    rows = [
        Row(
            each.id,
            each.name,
            sectors.get(each.id),
            each.facilitator,
            tuple(one for one in brings[each.id] if isinstance(one, Brings)),
            tuple(one for one in gets[each.id] if isinstance(one, Gets)),
            tuple(one for one in needs[each.id] if isinstance(one, Needs)),
        )
        for each in named
    ]
    rows.sort(key=lambda each: (_place(each), filed(each.name), each.stakeholder))
    return Table(tuple(rows), _matches(record, rows, day), len(here) - len(named))


def _now(several: Sequence[Brings | Gets | Needs], day: date) -> dict[str, list[Brings | Gets | Needs]]:
    found: dict[str, list[Brings | Gets | Needs]] = defaultdict(list)
    for each in several:
        if holds(each.since, each.until, day):
            found[each.stakeholder].append(each)
    return found


def _place(row: Row) -> int:
    if row.gives_only:
        return 0
    if row.needs and not row.gets:
        return 1
    return 3 if row.blank else 2


def _matches(record: Record, rows: Sequence[Row], day: date) -> tuple[Match, ...]:
    """Every need with every offer of another on its theme; who belongs together on the day is no other."""
    names = {row.stakeholder: row.name for row in rows}
    places = {each: record.material.roster.on(each, day.toordinal()) for each in names}
    offers: dict[str, list[Brings]] = defaultdict(list)
    for row in rows:
        for offer in row.brings:
            if offer.theme:
                offers[fold(offer.theme)].append(offer)
    ids, ties = record.ids, record.ties(day)
    tied = {
        frozenset((ids[one], ids[other]))
        for one, other in zip(ties.first.tolist(), ties.second.tolist(), strict=True)
    }
    found = [
        Match(
            need, row.name, offer, names[offer.stakeholder], frozenset((row.stakeholder, offer.stakeholder)) in tied
        )
        for row in rows
        for need in row.needs
        if need.theme
        for offer in offers[fold(need.theme)]
        if places[offer.stakeholder] != places[row.stakeholder]
    ]
    return tuple(
        sorted(found, key=lambda each: (each.tied, filed(each.who), filed(each.by), each.need.id, each.offer.id))
    )
