"""The rules that facts must keep, checked once for every store: values, references, time, roles, privacy.

They follow the dictionary. An import checks what it would write; `meshwork check` checks all that stands.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from graph_schema import Property, kinds
from meshwork.change import kind_of
from meshwork.errors import Fault
from meshwork.model import (
    Attendance,
    Community,
    Contribution,
    Extra,
    Fact,
    Facts,
    Help,
    Insight,
    Opening,
    Private,
    Session,
    ShareLink,
    Tie,
)
from meshwork.nouns import noun
from meshwork.text import _, language
from meshwork.when import When

NEVER_OPENED = frozenset({"opmerking", "opmerkingen", "notitie", "notities", "bijzonderheid", "bijzonderheden"})
"""Headings of columns that are never shown to others where they tell of a person."""

_SPELLS = (("since", "until"), ("joined", "left"), ("opened", "closed"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BAD_ID = re.compile(r"[|;\r\n]|^\s|\s$")


@dataclass(frozen=True, slots=True)
class Flaw:
    """One rule that one fact breaks: in which property, a code for its kind, and what it is and what to do."""

    fact: Fact
    property: str
    code: str
    text: str


def faults_of(facts: Facts, private: Private | None = None) -> tuple[Fault, ...]:
    """Every rule that any of these facts breaks, as faults whose place is kind, id and property."""
    return tuple(
        Fault(
            flaw.code,
            _('"{id}": {text}', id=flaw.fact.id, text=flaw.text),
            file=kind_of(flaw.fact),
            column=flaw.property,
            value=said_value(flaw),
        )
        for flaw in flaws_of(facts, private)
    )


def said_value(flaw: Flaw) -> str:
    """The value that a flaw speaks of, as it may be shown: never what stands where the hash of a secret belongs."""
    value = None if flaw.code == "secret" else getattr(flaw.fact, flaw.property, None)
    return "" if value is None else str(value)


def flaws_of(facts: Facts, private: Private | None = None, among: Iterable[Fact] | None = None) -> Iterator[Flaw]:
    """Every rule that these facts break; where `among` is given, only flaws of those, the others being context."""
    texts = private or Private()
    everything: dict[str, tuple[Fact, ...]] = {
        name: getattr(texts if each.private else facts, name) for name, each in kinds().items()
    }
    ids = {name: {fact.id for fact in held} for name, held in everything.items()}
    looked_at = tuple(chain.from_iterable(everything.values()) if among is None else among)
    for fact in looked_at:
        for check in _checks(kind_of(fact)):
            yield from check(fact, ids)
    yield from _among_facts(everything, ids, looked_at)


def shown_extras(facts: Facts) -> tuple[Extra, ...]:
    """The values of unknown columns that others than facilitators may see: of opened columns, and never a remark
    about a person."""
    opened = {(each.of_kind, each.column) for each in facts.openings}
    shown = [each for each in facts.extras if (each.of_kind, each.column) in opened]
    remarks = [each for each in shown if each.column.strip().casefold() in NEVER_OPENED]
    persons = {each.id for each in facts.stakeholders if each.kind == "person"}
    about_persons = {
        (kind, fact.id)
        for kind in {each.of_kind for each in remarks}
        for fact in getattr(facts, kind, ())
        if (kind == "stakeholders" and fact.id in persons)
        or any(getattr(fact, each.name) in persons for each in kinds()[kind].properties if each.to == "stakeholders")
    }
    hidden = {each.id for each in remarks if (each.of_kind, each.of) in about_persons}
    return tuple(each for each in shown if each.id not in hidden)


_Check = Callable[[Fact, dict[str, set[str]]], Iterator[Flaw]]


@cache
def _checks(kind: str) -> tuple[_Check, ...]:
    it = kinds()[kind]
    names = {each.name for each in it.properties}
    spells = [_spell_check(since, until) for since, until in _SPELLS if since in names and until in names]
    return (_id_check, *(_property_check(each) for each in it.properties), *spells)


def _id_check(fact: Fact, ids: dict[str, set[str]]) -> Iterator[Flaw]:  # noqa: ARG001  one shape for all checks
    if not fact.id or _BAD_ID.search(fact.id) or _CONTROL.search(fact.id):
        yield Flaw(
            fact, "id", "id", _("an id has no | ; or line break in it, nor spaces around it. Give it another id.")
        )


def _property_check(it: Property) -> _Check:
    is_right = _TYPES[it.type]
    name, needed = it.name, it.required or it.default is not None

    def check(fact: Fact, ids: dict[str, set[str]]) -> Iterator[Flaw]:
        value = getattr(fact, name)
        if value is None or value == "":
            if needed:
                yield Flaw(fact, name, "missing", _("this is needed and is empty. Fill it in."))
        elif not is_right(value):
            yield Flaw(fact, name, "type", _('"{value}" cannot stand here. Correct it.', value=value))
        elif it.to is not None:
            if value not in ids[it.to]:
                yield Flaw(fact, name, "unknown", unknown(it.to, value))
        elif it.values and not it.open and value not in it.values:
            yield Flaw(fact, name, "choice", not_a_choice(it, value))
        else:
            yield from _value_flaws(fact, it, value)

    return check


def _value_flaws(fact: Fact, it: Property, value: object) -> Iterator[Flaw]:
    if isinstance(value, str):
        if _CONTROL.search(value):
            yield Flaw(
                fact, it.name, "control", _("there is a character in this that cannot be shown. Type it anew.")
            )
    elif isinstance(value, int | float) and not (_within(it.least, value) and _within(value, it.most)):
        yield Flaw(
            fact,
            it.name,
            "bounds",
            _("{value} is not between {least} and {most}. Correct it.", value=value, least=it.least, most=it.most),
        )


def _within(low: float | None, high: float | None) -> bool:
    return low is None or high is None or low <= high


def _spell_check(since: str, until: str) -> _Check:
    def check(fact: Fact, ids: dict[str, set[str]]) -> Iterator[Flaw]:  # noqa: ARG001  one shape for all checks
        start, end = getattr(fact, since), getattr(fact, until)
        if isinstance(start, When) and isinstance(end, When) and end.end <= start.start:
            yield Flaw(fact, until, "ends_before", ends_before(start, end))

    return check


def _among_facts(
    everything: dict[str, tuple[Fact, ...]], ids: dict[str, set[str]], looked_at: tuple[Fact, ...]
) -> Iterator[Flaw]:
    """Rules between facts."""
    primary = Counter(
        (each.stakeholder, each.session)
        for each in everything["attendance"]
        if isinstance(each, Attendance) and each.primary is True
    )
    helps = Counter((each.stakeholder, each.question) for each in everything["helped"] if isinstance(each, Help))
    sheltered = _sheltered(everything)

    def flaw_of(fact: Fact) -> Flaw | None:
        found = None
        match fact:
            case Attendance():
                found = _primary_flaw(fact, primary[fact.stakeholder, fact.session])
            case Help():
                found = _help_flaw(fact, helps[fact.stakeholder, fact.question])
            case Tie():
                found = _tie_flaw(fact)
            case Insight() | Contribution():
                found = _shelter_flaw(fact, sheltered)
            case Extra() | Opening():
                found = _extra_flaw(fact, ids)
            case ShareLink():
                found = _link_flaw(fact)
            case Community() if len(everything["community"]) > 1:
                said = _("there is one community at a time. Leave the others out.")
                found = Flaw(fact, "id", "community", said)
        return found

    yield from filter(None, map(flaw_of, looked_at))


def _primary_flaw(fact: Attendance, count: int) -> Flaw | None:
    if count == 1:
        return None
    said = (
        _("nobody has two primary roles in one session. Leave one as primary.")
        if count
        else _("there is no primary role here. Mark one of the roles as primary.")
    )
    return Flaw(fact, "primary", "primary", said) if fact.primary or not count else None


def _help_flaw(fact: Help, count: int) -> Flaw | None:
    if count > 1:
        said = _(
            "a helper has exactly one primary role for a question. Leave one row, with a secondary role if need be."
        )
        return Flaw(fact, "role", "primary", said)
    if fact.secondary is not None and fact.secondary == fact.role:
        return Flaw(fact, "secondary", "secondary", _("the secondary role is the same as the first. Leave it empty."))
    return None


def _tie_flaw(fact: Tie) -> Flaw | None:
    if fact.source != fact.target:
        return None
    return Flaw(fact, "target", "self", _("both ends of this tie are the same. Correct one of them or leave it out."))


def _sheltered(everything: dict[str, tuple[Fact, ...]]) -> set[str]:
    """The insights that are for facilitators without a contributor: doubts, and all from intervision."""
    intervision = {
        each.id for each in everything["sessions"] if isinstance(each, Session) and each.kind == "intervision"
    }
    return {
        each.id
        for each in everything["insights"]
        if isinstance(each, Insight) and (each.kind == "doubt" or each.session in intervision)
    }


def _shelter_flaw(fact: Insight | Contribution, sheltered: set[str]) -> Flaw | None:
    if isinstance(fact, Insight):
        if fact.id in sheltered and fact.visibility == "everyone":
            said = _("doubts, and all from intervision, are for facilitators. Write facilitators as its visibility.")
            return Flaw(fact, "visibility", "shelter", said)
    elif fact.insight in sheltered:
        said = _("doubts, and all from intervision, are kept without a name. Leave this row out.")
        return Flaw(fact, "insight", "shelter", said)
    return None


def _extra_flaw(fact: Extra | Opening, ids: dict[str, set[str]]) -> Flaw | None:
    if fact.of_kind not in ids:
        return Flaw(fact, "of_kind", "unknown", _('there is no kind "{value}". Correct it.', value=fact.of_kind))
    if isinstance(fact, Extra) and fact.of not in ids[fact.of_kind]:
        return Flaw(fact, "of", "unknown", unknown(fact.of_kind, fact.of))
    return None


def _link_flaw(fact: ShareLink) -> Flaw | None:
    if not _SHA256.fullmatch(fact.secret_sha256 or ""):
        said = _(
            "a link is kept as the SHA-256 of its secret: 64 hexadecimal digits. The secret itself belongs nowhere."
        )
        return Flaw(fact, "secret_sha256", "secret", said)
    if (fact.view is None) == (fact.story is None):
        said = _("a link opens one view or one story. Fill in one of the two.")
        return Flaw(fact, "view", "opens", said)
    return None


def unknown(kind: str, value: object, like: Iterable[str] = ()) -> str:
    """That there is no such thing, what to do, and the names that come near, if any."""
    said = _(
        'there is no {noun} "{value}". Add it to the {nouns} or correct the name.',
        noun=noun(kind, 1),
        nouns=noun(kind),
        value=value,
    )
    if near := " / ".join(f'"{each}"' for each in like):
        said += " " + _("Was {near} meant?", near=near)
    return said


def not_a_choice(it: Property, value: object) -> str:
    """That a value is none of the choices, and which there are, in the reader's words."""
    choices = ", ".join(map(it.word, it.values) if language() == "nl" else it.values)
    return _('"{value}" is none of {choices}. Choose one of these.', value=value, choices=choices)


def ends_before(since: When, until: When) -> str:
    """That something ends before it has begun."""
    return _("it ends on {until}, and begins only on {since}. Correct one of the two days.", until=until, since=since)


_TYPES: dict[str, Callable[[object], bool]] = {
    "text": lambda value: isinstance(value, str),
    "ref": lambda value: isinstance(value, str),
    "flag": lambda value: isinstance(value, bool),
    "day": lambda value: isinstance(value, When),
    "whole": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value),
    "list": lambda value: isinstance(value, tuple) and all(isinstance(each, str) for each in value),
}
