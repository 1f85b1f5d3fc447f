"""A draft is compared with what stands and becomes a plan: what to write, how many of each, and all that is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph_schema import kinds
from meshwork.change import Changes, Key, gathered, key_of, kind_of
from meshwork.errors import Fault
from meshwork.formats._confirmed import confirmed
from meshwork.formats._names import derived_id
from meshwork.formats._resolve import Resolved, resolve
from meshwork.formats._same import proposals
from meshwork.formats._settle import settle
from meshwork.formats._types import Count, Draft, Notice, Plan, Question
from meshwork.model import Extra, Fact, Facts, Opening, Private
from meshwork.nouns import noun
from meshwork.rules import Flaw, flaws_of, said_value
from meshwork.text import _, plural

LAST_DAYS = ("until", "left", "closed")


def plan(draft: Draft, live: Facts, private: Private, *, skip_bad_rows: bool = False) -> Plan:
    """What the draft would change. With any fault, or a question that must be answered first, nothing is written;
    with `skip_bad_rows` the rows without a fault are. The same draft against what it wrote yields no changes."""
    settled = settle(draft, live)
    draft = settled.draft
    resolved = resolve(draft, live, private)
    faults = [
        *draft.faults,
        *settled.faults,
        *(fault for _entry, fault in resolved.faults if skip_bad_rows or fault.code != "follows"),
    ]
    asked = (*draft.questions, *settled.questions)
    faults += _unanswered(asked)
    standing = _standing(live, private)
    answers = [key for key in resolved.facts if resolved.origins[key].answer]
    wanted = confirmed(dict(resolved.facts), answers, live)
    wanted |= {key_of(each): each for each in _extras(resolved, wanted, live)}
    wanted |= {key_of(each): each for each in _openings(draft, live)}
    changed = {key: fact for key, fact in wanted.items() if standing.get(key) != fact}
    broken = _take_out_broken(draft, resolved, standing, changed)
    faults += broken
    may_write = not (_required(asked) or settled.faults) and (skip_bad_rows or not faults)
    changes = Changes(tuple(changed.values()), tuple(key for key in changed if key in standing))
    return Plan(
        changes=changes if may_write else Changes(),
        counts=_counts(wanted, changed, standing),
        faults=tuple(faults),
        notices=(*draft.notices, *settled.notices, *_notices(resolved)),
        questions=_once((*_not_open_yet(asked, live), *proposals(draft, resolved.fresh, resolved.names))),
        left=len({(fault.file, fault.row) for fault in faults if fault.row is not None}),
    )


def _standing(live: Facts, private: Private) -> dict[Key, Fact]:
    return {
        (name, fact.id): fact
        for name, kind in kinds().items()
        for fact in getattr(private if kind.private else live, name)
    }


def _take_out_broken(
    draft: Draft, resolved: Resolved, standing: dict[Key, Fact], changed: dict[Key, Fact]
) -> list[Fault]:
    """Take what breaks a rule out of `changed`, and what hangs on that, until all is whole; a fault for each."""
    faults: list[Fault] = []
    gone: set[Key] = set()
    while True:
        facts, private = gathered({**standing, **changed}.values())
        flaws = list(flaws_of(facts, private, among=changed.values()))
        if not flaws:
            return faults
        for flaw in flaws:
            key = key_of(flaw.fact)
            refers = getattr(flaw.fact, flaw.property, None)
            follows = flaw.code == "unknown" and any(id_ == refers for _kind, id_ in gone)
            if not follows and key not in gone and isinstance(flaw.fact, Extra) is False:
                faults.append(_fault(draft, resolved, flaw))
        for flaw in flaws:
            key = key_of(flaw.fact)
            gone.add(key)
            changed.pop(key, None)


def _fault(draft: Draft, resolved: Resolved, flaw: Flaw) -> Fault:
    entry = resolved.origins.get(key_of(flaw.fact))
    said = said_value(flaw)[:200]
    if entry is None:
        return Fault(flaw.code, flaw.text, file=kind_of(flaw.fact), column=flaw.property, value=said)
    sheet = draft.sheets[entry.sheet]
    return Fault(flaw.code, flaw.text, sheet.place(entry), entry.row, sheet.heading(flaw.property), said)


def _extras(resolved: Resolved, wanted: dict[Key, Fact], live: Facts) -> Iterator[Extra]:
    known = {(each.of_kind, each.of, each.column): each for each in live.extras}
    for (kind, id_), (column, value) in resolved.extras:
        if (kind, id_) in wanted:
            made = Extra(
                id=derived_id("extras", kind, id_, column),
                origin="import",
                of_kind=kind,
                of=id_,
                column=column,
                value=value,
            )
            yield replace(known.get((kind, id_, column), made), value=value)


def opening(of_kind: str, column: str) -> Opening:
    """That others may see a column of people's own."""
    return Opening(id=derived_id("openings", of_kind, column), of_kind=of_kind, column=column)


def _openings(draft: Draft, live: Facts) -> Iterator[Opening]:
    """The columns that somebody opened, of those that this draft holds."""
    opened = set(draft.how.opened)
    for shape, answer in draft.how.answers.items():
        topic, _colon, rest = shape.partition(":")
        kind, _colon, column = rest.partition(":")
        if topic == "open" and answer == "open":
            opened.add((kind, column))
    standing = {(each.of_kind, each.column) for each in live.openings}
    for sheet in draft.sheets:
        for each in sheet.columns:
            pair = (sheet.kind or "", each.heading)
            if each.property is None and each.openable and pair in opened and pair not in standing:
                standing.add(pair)
                yield replace(opening(*pair), origin="import")


def _counts(wanted: dict[Key, Fact], changed: dict[Key, Fact], standing: dict[Key, Fact]) -> tuple[Count, ...]:
    new = Counter(kind for kind, id_ in changed if (kind, id_) not in standing)
    corrected = Counter(kind for kind, id_ in changed if (kind, id_) in standing)
    unchanged = Counter(key[0] for key, fact in wanted.items() if standing.get(key) == fact)
    ended = Counter(kind for (kind, id_), fact in changed.items() if _ends(fact, standing.get((kind, id_))))
    return tuple(
        Count(kind, new[kind], corrected[kind], unchanged[kind], ended[kind])
        for kind in kinds()
        if new[kind] or corrected[kind] or unchanged[kind]
    )


def _ends(fact: Fact, before: Fact | None) -> bool:
    """Whether something that still held gets an end."""
    return before is not None and any(
        getattr(before, name, None) is None and getattr(fact, name, None) is not None for name in LAST_DAYS
    )


def _required(questions: Iterable[Question]) -> list[Question]:
    return [each for each in questions if each.required]


def _not_open_yet(questions: Iterable[Question], live: Facts) -> Iterator[Question]:
    """Without those about columns that others see already: nothing is left to say."""
    standing = {f"open:{each.of_kind}:{each.column}" for each in live.openings}
    return (each for each in questions if each.shape not in standing)


def _once(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Each question once, by its shape; the first stays."""
    return tuple({each.shape: each for each in reversed(tuple(questions))}.values())[::-1]


def _unanswered(questions: Iterable[Question]) -> list[Fault]:
    return [
        Fault(
            "unanswered",
            _('say first who this is, for example --same "{name}=new".', name=each.subject)
            if each.topic == "who"
            else _('say first what this holds, for example --sheet "{sheet}=stakeholders".', sheet=each.subject),
            file=each.subject,
        )
        for each in _required(questions)
    ]


def _notices(resolved: Resolved) -> Iterator[Notice]:
    if resolved.repeats:
        said = plural("{n} exact repeat was read once.", "{n} exact repeats were read once.", resolved.repeats)
        yield Notice("repeats", said, resolved.repeats)
    for kind, names in resolved.made.items():
        said = plural(
            "{n} {nouns} is known by name only and is new here.",
            "{n} {nouns} are known by name only and are new here.",
            len(names),
            nouns=noun(kind, len(names)),
        )
        yield Notice("made", said, len(names), names[:10])
