"""Who has been told that something is kept of them, and what each chose about it.

What is kept of persons is personal data, and so are e-mail addresses and telephone numbers of organisations: these
are the people to be told (`subjects`). A choice has a purpose and days; to withdraw it is to end it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from meshwork.change import Changes, key_of
from meshwork.formats import fresh_id
from meshwork.model import Choice, Facts, Stakeholder
from meshwork.network.consent import NOT_ON_MAP, OBJECTS, chose, unnamed
from meshwork.text import _, filed, later, number, plural
from meshwork.when import When, holds

TOLD = "told"
"""The purpose of the choice that says that somebody knows what is kept."""

PURPOSES = MappingProxyType(
    {
        TOLD: (later("told what is kept"), later("knows that something is kept, what and why")),
        OBJECTS: (later("objects"), later("left out of the map and of every reading, past days too; only counted")),
        NOT_ON_MAP: (later("not on the map"), later("counts along, but is drawn and named nowhere")),
        "no_signals": (later("no signals"), later("nobody writes down what they pick up of this partner")),
        "name_in_stories": (later("name in stories"), later("may stand by name in a story for others")),
    }
)
"""What each choice is called, and what it does."""

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Untold:
    """Somebody who has not been told: by `id`, `name` and `kind`; which of e-mail and phone are kept (`contact`);
    how often it was met in the past year (`met`), when last, and whether it has left."""

    id: str
    name: str
    kind: str
    contact: tuple[str, ...]
    met: int
    last: date | None
    left: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice as it stands: whose, its purpose, from when, until when."""

    id: str
    who: str
    name: str
    purpose: str
    since: When | None
    until: When | None


@dataclass(frozen=True, slots=True)
class Telling:
    """How it stands on a day: of how many persons or organisations personal data are kept (`subjects`), how many of
    them were told, who was not (whom one meets most first), and every choice of who may be named.

    Who objects or is not on the map is in no list: `unnamed` counts those of them who were not told, `counts` the
    choices of all that hold, by purpose.
    """

    day: date
    subjects: int
    told: int
    untold: tuple[Untold, ...]
    unnamed: int
    choices: tuple[Chosen, ...]
    counts: Mapping[str, int]


def subjects(facts: Facts) -> tuple[Stakeholder, ...]:
    """Of whom personal data are kept: persons, and who has an e-mail address or telephone number; facilitators keep
    them themselves and are left out."""
    return tuple(
        each
        for each in facts.stakeholders
        if not each.facilitator and (each.kind == "person" or each.email or each.phone)
    )


def telling(facts: Facts, today: date) -> Telling:
    """How it stands today."""
    whose = subjects(facts)
    told = chose(facts, TOLD, today)
    hidden = unnamed(facts, today)
    met, last = _met(facts, today)
    waiting = [each for each in whose if each.id not in told]
    shown = [
        Untold(
            each.id,
            each.name,
            each.kind,
            tuple(name for name in ("email", "phone") if getattr(each, name)),
            met[each.id],
            last.get(each.id),
            each.left is not None and each.left.end <= today,
        )
        for each in waiting
        if each.id not in hidden
    ]
    shown.sort(key=_order)
    names = {each.id: each.name for each in facts.stakeholders if each.id not in hidden}
    return Telling(
        day=today,
        subjects=len(whose),
        told=len(whose) - len(waiting),
        untold=tuple(shown),
        unnamed=len(waiting) - len(shown),
        choices=tuple(_chosen(facts.choices, names)),
        counts={purpose: len(chose(facts, purpose, today)) for purpose in PURPOSES},
    )


def given(facts: Facts, who: Collection[str], purpose: str, on: date, today: date) -> Changes:
    """What writes down that each of these made a choice on a day; who made it already is passed over."""
    standing = chose(facts, purpose, today) | chose(facts, purpose, on)
    taken = {each.id for each in facts.choices}
    added: list[Choice] = []
    for each in sorted(set(who) - standing):
        values = {"stakeholder": each, "purpose": purpose, "since": When.on(on)}
        id_ = fresh_id("choices", values, taken)
        taken.add(id_)
        added.append(Choice(id=id_, stakeholder=each, purpose=purpose, since=When.on(on)))
    return Changes(tuple(added))


def withdrawn(facts: Facts, who: str, purpose: str, on: date, today: date) -> Changes:
    """What withdraws a choice from a day on; one that began only then or later is taken away."""
    standing = [
        each
        for each in facts.choices
        if (each.stakeholder, each.purpose) == (who, purpose) and holds(each.since, each.until, today)
    ]
    ended = [replace(each, until=When.on(on)) for each in standing if each.since is None or each.since.start < on]
    return Changes(tuple(ended), tuple(key_of(each) for each in standing))


def purpose_words(purpose: str) -> str:
    """What a choice is called.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     purpose_words("not_on_map")
    'not on the map'
    """
    return _(PURPOSES[purpose][0])


def sentence(found: Telling) -> str:
    """How many know that something is kept of them."""
    if not found.subjects:
        return _("Nothing is kept of persons yet, so nobody need be told. Once there is, it says here who.")
    if found.told == found.subjects:
        return plural(
            "The only one of whom personal data are kept knows it.",
            "All {n} people and organisations of which personal data are kept know it.",
            found.subjects,
        )
    if not found.told:
        return plural(
            "Of {n} person or organisation personal data are kept; it was not told yet.",
            "Of {n} people and organisations personal data are kept; they were not told yet.",
            found.subjects,
        )
    return plural(
        "Of {all} people and organisations personal data are kept; {n} of them knows it.",
        "Of {all} people and organisations personal data are kept; {n} of them know it.",
        found.told,
        all=number(found.subjects),
    )


def _order(each: Untold) -> tuple[bool, int, int, str, str]:
    """Who left comes last; whom one meets most first, then whom one met last."""
    return each.left, -each.met, -(each.last or date.min).toordinal(), filed(each.name), each.id


def _chosen(choices: Iterable[Choice], names: dict[str, str]) -> list[Chosen]:
    found = [
        Chosen(each.id, each.stakeholder, names[each.stakeholder], each.purpose, each.since, each.until)
        for each in choices
        if each.stakeholder in names and each.purpose in PURPOSES
    ]
    order = list(PURPOSES)
    return sorted(found, key=lambda each: (filed(each.name), each.who, order.index(each.purpose), each.id))


def _met(facts: Facts, today: date) -> tuple[Counter[str], dict[str, date]]:
    """How often each was met in the past year, and when last."""
    held = {each.id: each.date.start for each in facts.sessions if each.date.start <= today}
    days: defaultdict[str, set[str]] = defaultdict(set)
    for each in facts.attendance:
        if each.present is not False and each.session in held:
            days[each.stakeholder].add(each.session)
    met = Counter({who: sum(today - held[each] < _YEAR for each in there) for who, there in days.items()})
    return met, {who: max(held[each] for each in there) for who, there in days.items()}
