"""One fact in a line of words: what a list tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph_schema import Property, kinds
from meshwork.change import Key, kind_of
from meshwork.model import Extra, Fact, Session
from meshwork.nouns import choice, noun, sector, word
from meshwork.text import _, month
from meshwork.text import day as in_words
from meshwork.when import When

_OF_A_SPELL = frozenset({"since", "until"})
_ALWAYS_TOLD = frozenset({("commitments", "level"), ("ties", "kind")})


def line(fact: Fact, called: Mapping[Key, str], of: str = "") -> str:
    """What a fact says, but for whom it is about (`of`), and for what is as usual.

    `called` holds the names of things by kind and id (`kept.titles`).
    """
    if isinstance(fact, Extra):
        return f"{fact.column}: {fact.value}"
    if isinstance(fact, Session):
        led = _("on its own initiative") if of and fact.started_by == of else ""
        return " · ".join(filter(None, (session(fact), led)))
    properties = kinds()[kind_of(fact)].properties
    refs = (each for each in properties if each.to)
    said = [*_named(fact, refs, called, of), *(_said(fact, each) for each in properties if not each.to)]
    return " · ".join(filter(None, (*said, spell(fact)))) or noun(kind_of(fact), 1)


def spell(fact: Fact) -> str:
    """From when to when a fact holds; nothing where it has no days."""
    since, until = getattr(fact, "since", None), getattr(fact, "until", None)
    if since and until:
        return _("{since} to {until}", since=when(since), until=when(until))
    if since:
        return _("since {day}", day=when(since))
    return _("until {day}", day=when(until)) if until else ""


def when(day: When) -> str:
    """A day, a month or a year in words, as precisely as it was recorded.

    >>> from meshwork.text import speak
    >>> with speak("nl"):
    ...     when(When.of("2021")), when(When.of("2021-03")), when(When.of("2021-03-05"))
    ('2021', 'maart 2021', '5 maart 2021')
    """
    if day.start == day.end:
        return in_words(day.start)
    return month(day.start) if "-" in day.text else day.text


def session(fact: Session) -> str:
    """What a session is called, with its day."""
    kind = choice(kinds()["sessions"].property("kind"), fact.kind)
    return f"{fact.title or kind}, {when(fact.date)}"


def _named(fact: Fact, refs: Iterator[Property], called: Mapping[Key, str], of: str) -> Iterator[str]:
    for each in refs:
        id_ = getattr(fact, each.name)
        if id_ is None or (each.to == "stakeholders" and id_ == of):
            continue
        name = called.get((each.to or "", id_)) or id_
        yield name if each.required or each.name in {"goal", "partner"} else f"{word(each).lower()} {name}"


def _said(fact: Fact, it: Property) -> str:
    value = getattr(fact, it.name)
    usual = value == it.default and (kind_of(fact), it.name) not in _ALWAYS_TOLD
    if value in {None, ()} or usual or it.name in _OF_A_SPELL:
        return ""
    label = word(it).lower()
    if isinstance(value, bool):
        return label if value else _("not {label}", label=label)
    if isinstance(value, When):
        return when(value) if it.name == "date" else f"{label} {when(value)}"  # its own day needs no word
    if isinstance(value, str):
        if it.name == "sector":
            return sector(value)
        return choice(it, value) if it.values else value
    return f"{label} {', '.join(value) if isinstance(value, tuple) else value}"
