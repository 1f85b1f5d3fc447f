"""What makes the number of a criterion on a day: which sessions, goals, actions and partners, by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from meshwork.metrics import Measure, numbers
from meshwork.network.clock import Window
from meshwork.network.record import Record
from meshwork.network.snapshot import Snapshot
from meshwork.stages.findings import Finding, Thing, without
from meshwork.stages.gate import Gate, gates
from meshwork.stages.sight import Sight
from meshwork.text import filed


@dataclass(frozen=True, slots=True)
class Seen:
    """A criterion over one stretch of time: its value, of what it is a share, and what makes it.

    `value` is None where it is not recorded; `before` is the window before it, where that is looked at too; `begun`
    the first day of anything dated.
    """

    window: Window
    before: Window | None
    value: float | None
    measure: Measure
    findings: tuple[Finding, ...]
    begun: date | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A criterion on a day: over the whole window, and over its last half where a stage is left by that."""

    key: str
    day: date
    goal: str | None
    whole: Seen
    half: Seen | None


def sight(record: Record, day: date, goal: str | None = None) -> Sight:
    """A day as the criteria see it; with `goal`, the community of those who carry it."""
    return Sight(record.on(day, goal=goal), record.on(day, goal=goal, half=True), {})


def evidence(record: Record, seen: Sight, key: str, hidden: frozenset[str] = frozenset()) -> Evidence:
    """What makes the number of a criterion (a key of `gates`); `hidden` partners are counted and not named."""
    gate = gates()[key]
    named = _Names(record, seen.whole.day, hidden)
    # persistence compares whole windows, also for leaving
    half = bool(gate.leaves) and key != "persistence"
    return Evidence(
        key=key,
        day=seen.whole.day,
        goal=seen.whole.goal,
        whole=_seen(gate, seen, seen.whole, named),
        half=_seen(gate, seen, seen.half, named) if half else None,
    )


def _seen(gate: Gate, seen: Sight, snapshot: Snapshot, named: _Names) -> Seen:
    half = snapshot is seen.half
    snapshot = snapshot.lately if half and gate.lately else snapshot
    value = gate.value(seen, half)
    measure = seen.measure(gate.key, half=half) if gate.key in numbers() else Measure(value)
    found = [each for each in gate.evidence(snapshot) if each.count or each.record or each.side == "for"]
    if value is None:
        # who does not take part in what nobody writes down cannot be known
        found = [each for each in found if each.record or any(thing.kind != "partner" for thing in each.things)]
    findings = tuple(named.finding(each) for each in found)
    before = snapshot.window_before if gate.key == "persistence" and value is not None else None
    return Seen(snapshot.window, before, value, measure, findings, named.begun)


class _Names:
    """Gives things the names they had on a day."""

    def __init__(self, record: Record, day: date, hidden: frozenset[str]) -> None:
        facts = record.facts
        self.begun = record.first_fact
        self._roster, self._day, self._hidden = record.material.roster, day, hidden
        # a talk is often called after whom it was with
        self._unsaid = tuple(each.name for each in facts.stakeholders if each.id in hidden)
        self._called = {
            "goal": {each.id: each.title for each in facts.goals},
            "session": {each.id: each.title or "" for each in facts.sessions},
            "action": {each.id: each.title for each in facts.actions},
        }

    def finding(self, found: Finding) -> Finding:
        """The finding with names, and with its partners in the order of those where nothing else orders them."""
        bare = without(found, self._hidden)
        things = tuple(self._thing(each) for each in bare.things)
        by_name = not found.amounts and all(each.kind == "partner" for each in things)
        return replace(bare, things=tuple(sorted(things, key=_by_name)) if by_name else things)

    def _thing(self, thing: Thing) -> Thing:
        inner = tuple(sorted(map(self._thing, thing.inner), key=_by_name))
        if thing.kind in {"partner", "hanging"} and thing.id:
            described = self._roster.described(self._roster.places[thing.id], self._day)
            return replace(thing, name=described["name"] or thing.id, inner=inner)
        called = self._called.get(thing.kind, {}).get(thing.id, "")
        if any(name in called for name in self._unsaid):
            return replace(thing, id="", inner=inner)
        return replace(thing, name=called, inner=inner)


def _by_name(thing: Thing) -> tuple[bool, str, str]:
    return not thing.leads, filed(thing.name), thing.id
