"""What is written: rows that are added or retracted together, under one number, by somebody, at a moment.

Nothing is overwritten. A row is recorded by one change and may be retracted by a later one; a correction retracts
a row and adds another with the same id. The change log is the list of changes and the rows that name them, so it
cannot disagree with the facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from graph_schema import kinds
from meshwork.model import KINDS, Extra, Fact, Facts, Private

Key = tuple[str, str]
"""Kind and id of a fact: `("ties", "tie-1")`."""

FOUND, UNDO, ERASE = "found", "undo", "erase"
"""The verbs that mean something to the log itself."""

OPEN, CLOSE = "open", "close"
"""The verbs by which a column of people's own is shown to others, or kept to facilitators again."""

_NAMES = {model: name for name, model in KINDS.items()}


def kind_of(fact: Fact) -> str:
    """The kind of a fact, as the dictionary names it.

    >>> from meshwork.model import Goal
    >>> kind_of(Goal(id="g", title="Warm wonen"))
    'goals'
    """
    return _NAMES[type(fact)]


def key_of(fact: Fact) -> Key:
    """Kind and id of a fact."""
    return kind_of(fact), fact.id


def every(facts: Facts | Private) -> Iterator[Fact]:
    """Every thing and fact of a community, kind by kind in the order of the dictionary.

    >>> from meshwork.model import Goal
    >>> [fact.id for fact in every(Facts(goals=(Goal(id="g", title="Warm wonen"),)))]
    ['g']
    """
    for kind in KINDS:
        yield from getattr(facts, kind, ())


def gathered(facts: Iterable[Fact]) -> tuple[Facts, Private]:
    """Things and facts in any order, put together again.

    >>> from meshwork.model import Goal
    >>> gathered([Goal(id="g", title="Warm wonen")])[0].goals
    (Goal(id='g', origin='facilitator', confirmed_by=None, title='Warm wonen', kind='goal', theme=None, opened=None,
    closed=None),)
    """
    held: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for fact in facts:
        held[kind_of(fact)].append(fact)
    whole: dict[str, Any] = {kind: tuple(several) for kind, several in held.items()}
    private: dict[str, Any] = {name: whole.pop(name) for name, kind in kinds().items() if kind.private}
    return Facts(**whole), Private(**private)


@dataclass(frozen=True, slots=True)
class Changes:
    """What one write does, decided beforehand: `retract` what stands now, then `add`."""

    add: tuple[Fact, ...] = ()
    retract: tuple[Key, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.add or self.retract)


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is deleted for good: facts with every row they ever had (`gone`), and of others the values of some
    properties in every row (`blank`: a fact and the names). Those may be empty and refer to nothing.

    `put` are texts that take the place of others in every row (a fact, a property, the text); `keep` what is kept
    beside the facts, by name, with its new text or None where it goes; `notes` the changes whose note goes.
    """

    gone: tuple[Key, ...] = ()
    blank: tuple[tuple[Key, tuple[str, ...]], ...] = ()
    put: tuple[tuple[Key, str, str | tuple[str, ...] | None], ...] = ()
    keep: tuple[tuple[str, str | None], ...] = ()
    notes: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gone or self.blank or self.put or self.keep or self.notes)


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change log: number (1, 2, ... per community), moment (UTC), who, which verb, on what.

    `verb` is what was done ("import", "undo", "settings"); `note` a word for a person ("partners.csv"), never a
    text about people. `added` and `retracted` count rows.
    """

    number: int
    at: datetime
    actor: str
    verb: str
    note: str = ""
    added: int = 0
    retracted: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A fact as it stands in a store: recorded by change `added`, retracted by change `retracted` or not yet."""

    fact: Fact
    added: int
    retracted: int | None = None


def difference(live: Iterable[Fact], wanted: Iterable[Fact]) -> Changes:
    """What to write so that the wanted facts stand: new ones added, other ones corrected, equal ones left.

    Facts that stand and are not wanted are left too: a file tells what it holds, not what is gone.
    """
    standing = {key_of(fact): fact for fact in live}
    changed = {key_of(fact): fact for fact in wanted if standing.get(key_of(fact)) != fact}
    return Changes(tuple(changed.values()), tuple(key for key in changed if key in standing))


def inverse(rows: Iterable[Row], number: int) -> Changes:
    """What undoes change `number`, given the rows it touched: what it added goes, what it retracted comes back."""
    rows = tuple(rows)
    return Changes(
        add=tuple(row.fact for row in rows if row.retracted == number),
        retract=tuple(key_of(row.fact) for row in rows if row.added == number),
    )


def names_of(fact: Fact) -> Iterator[Key]:
    """The things that a fact speaks of, and cannot do without.

    >>> from meshwork.model import Tie
    >>> list(names_of(Tie(id="t", source="a", target="b", kind="knows")))
    [('stakeholders', 'a'), ('stakeholders', 'b')]
    """
    if isinstance(fact, Extra):
        yield fact.of_kind, fact.of
    for each in kinds()[kind_of(fact)].properties:
        if each.to and (named := getattr(fact, each.name)):
            yield each.to, named
