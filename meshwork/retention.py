"""How long what is kept about people stays: what is past its time, and is to be erased for good.

Signals stay a year, notes and follow-ups that are done two; of who left, e-mail address and telephone number stay a
year longer (`retention.*` in the settings, in calendar months). Of who objects, or wants no signals, no signal stays
at all. What is old is looked for in every row, also in those that were corrected or taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from meshwork.change import Erasure, Key, Row, key_of
from meshwork.model import Fact, Facts, Feeler, FollowUp, Note, Stakeholder
from meshwork.network import months_later
from meshwork.settings import Settings
from meshwork.when import When, holds

CONTACT = ("email", "phone")
"""What a partner is reached by."""

_SORTS = {"feelers": "signals", "notes": "notes", "follow_ups": "follow_ups", "contact": "contact"}
_UNWANTED = frozenset({"objects", "no_signals"})


def expired(facts: Facts, rows: Iterable[Row], settings: Settings, today: date) -> Erasure:
    """What is past its time on a day, given the facts that stand and every row that ever was.

    A signal of one year ago to the day is past it; what has no date never is.

    >>> from meshwork.model import Feeler
    >>> old = Row(Feeler(id="f", stakeholder="mill", date=When.of("2019-06-01")), added=1)
    >>> expired(Facts(), [old], Settings(), date(2020, 5, 31)).gone
    ()
    >>> expired(Facts(), [old], Settings(), date(2020, 6, 1)).gone
    (('feelers', 'f'),)
    """
    unwanted = {
        each.stakeholder
        for each in facts.choices
        if each.purpose in _UNWANTED and holds(each.since, each.until, today)
    }
    left = {each.id: each.left for each in facts.stakeholders}
    gone: dict[Key, None] = {}
    blank: dict[Key, tuple[str, ...]] = {}
    for row in rows:
        fact = row.fact
        sort, last = _aging(fact, left)
        name = setting_of(sort)
        past = last is not None and name is not None and months_later(last.start, settings.whole(name)) <= today
        if isinstance(fact, Stakeholder):
            if past and any(getattr(fact, each) is not None for each in CONTACT):
                blank[key_of(fact)] = CONTACT
        elif past or (isinstance(fact, Feeler) and fact.stakeholder in unwanted):
            gone[key_of(fact)] = None
    return Erasure(tuple(gone), tuple(blank.items()))


def setting_of(sort: str) -> str | None:
    """The setting that says how long a sort stays: a kind, or "contact"; None for what does not grow old.

    >>> setting_of("feelers"), setting_of("goals")
    ('retention.signals_months', None)
    """
    return f"retention.{_SORTS[sort]}_months" if sort in _SORTS else None


def _aging(fact: Fact, left: Mapping[str, When | None]) -> tuple[str, When | None]:
    """What sort of thing it is to the settings, and the day from which its time runs; None for what does not age."""
    match fact:
        case Feeler():
            return "feelers", fact.date
        case Note():
            return "notes", fact.date
        case FollowUp():
            return "follow_ups", fact.done
        case Stakeholder():
            return "contact", left.get(fact.id)
    return "", None
