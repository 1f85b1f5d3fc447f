"""What the tests of import share: files given as texts, and a community that remembers what was imported."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graph_schema import kinds
from meshwork import formats
from meshwork.change import Key, key_of, kind_of
from meshwork.formats import Draft, How, Plan, Source
from meshwork.model import Fact, Facts, Private


def draft(how: How | None = None, /, **files: str | bytes) -> Draft:
    """Read files: `partners_csv="..."` is the file partners.csv."""
    sources = [
        Source(name.replace("_csv", ".csv").replace("_json", ".json").replace("_xlsx", ".xlsx"), _bytes(content))
        for name, content in files.items()
    ]
    return formats.read(sources, how)


def plan(how: How | None = None, /, **files: str | bytes) -> Plan:
    """What importing files into an empty community would do."""
    return formats.plan(draft(how, **files), Facts(), Private())


def told(plan: Plan) -> list[str]:
    """Its faults, as people read them."""
    return [str(each) for each in plan.faults]


def of(plan: Plan, kind: str) -> list[Any]:
    """The facts of a kind that a plan adds, by id."""
    return sorted((each for each in plan.changes.add if kind_of(each) == kind), key=lambda each: each.id)


@dataclass
class Town:
    """A community in memory: what stands after each import."""

    standing: dict[Key, Fact] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        """All but private texts."""
        return Facts(**self._held(private=False))

    @property
    def private(self) -> Private:
        """Private texts."""
        return Private(**self._held(private=True))

    def imports(self, how: How | None = None, /, **files: str | bytes) -> Plan:
        """Import files and keep what the plan writes."""
        return self._keep(formats.plan(draft(how, **files), self.facts, self.private))

    def imports_what_it_can(self, how: How | None = None, /, **files: str | bytes) -> Plan:
        """The same, leaving out bad rows."""
        return self._keep(formats.plan(draft(how, **files), self.facts, self.private, skip_bad_rows=True))

    def _keep(self, made: Plan) -> Plan:
        for key in made.changes.retract:
            del self.standing[key]
        for fact in made.changes.add:
            assert key_of(fact) not in self.standing
            self.standing[key_of(fact)] = fact
        return made

    def _held(self, *, private: bool) -> dict[str, Any]:
        return {
            name: tuple(fact for (of_kind, _id), fact in sorted(self.standing.items()) if of_kind == name)
            for name, kind in kinds().items()
            if kind.private is private
        }


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()
