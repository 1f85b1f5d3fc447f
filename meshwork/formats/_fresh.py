"""The id of one new fact, and the one that stands already and says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from graph_schema import kinds
from meshwork.formats._names import derived_id, new_ids
from meshwork.formats._resolve import natural_key
from meshwork.formats._things import called, is_thing
from meshwork.model import Fact


def fresh_id(kind: str, values: Mapping[str, object], taken: Set[str]) -> str:
    """The id that an import would give to a fact with these values: made from its name, or from what makes it the
    same fact. Where that is taken, one that is not."""
    if not is_thing(kind):
        key = natural_key(kinds()[kind], dict(values))
        candidates = (derived_id(kind, *key, *([n] if n else [])) for n in range(len(taken) + 1))
        return next(each for each in candidates if each not in taken)
    name = called(kind, values)
    return new_ids(kind, [name], taken)[name]


def same_as(kind: str, values: Mapping[str, object], standing: Iterable[Fact]) -> Fact | None:
    """The fact of that kind among these that an import would take these values for; a thing is never another."""
    it = kinds()[kind]
    if is_thing(kind):
        return None
    key = natural_key(it, dict(values))
    names = [each.name for each in it.properties]
    return next(
        (each for each in standing if natural_key(it, {name: getattr(each, name) for name in names}) == key), None
    )
