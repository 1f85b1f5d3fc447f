"""Who is meant: by an e-mail address, by an organisation's mail domain, by a name, by a name in a title."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph_schema import kinds
from meshwork.calendars._domains import domain_of, host_of
from meshwork.calendars._titles import diary_words
from meshwork.calendars._types import Guest
from meshwork.formats import words_in
from meshwork.model import Facts, Stakeholder

By = Literal["email", "domain", "name", "title", "part"]
"""What somebody was recognised by: an address, its domain, a guest's name, a name in the title, a part of one."""

_LONG_ENOUGH = 6
_PART = 5
"""Letters: of a name that may be spelt otherwise, and of a part of a name that may stand for it."""
_ALIKE = 90


@dataclass(frozen=True, slots=True)
class Met:
    """A stakeholder recognised in an appointment: by what, which words or address said so, and whether it came.

    `name` is what it is called now; `name` and `said` are empty of who chose not to be on the map.
    """

    stakeholder: str
    by: By
    said: str
    came: bool = True
    name: str = ""


class Partners:
    """Everybody a community knows, by address, domain and name. Built once, asked for each appointment."""

    def __init__(self, facts: Facts) -> None:
        self.organisations: dict[str, set[str]] = defaultdict(set)
        for each in facts.belongs_to:
            self.organisations[each.person].add(each.organisation)
        facilitators = {each.id for each in facts.stakeholders if each.facilitator}
        self.facilitators = frozenset(facilitators)
        self.own = frozenset(facilitators.union(*(self.organisations[each] for each in sorted(facilitators))))
        self._emails = _by_email(facts.stakeholders)
        self._domains = _by_domain(facts.stakeholders, self.organisations)
        self._names = _by_name(facts)
        self._parts = _by_part(self._names, _everyday(facts))
        self._longest = max(map(len, self._names), default=0)
        self._spelt = {
            "".join(words): id_ for words, id_ in self._names.items() if len("".join(words)) >= _LONG_ENOUGH
        }

    def guest(self, guest: Guest) -> Met | None:
        """Who a guest is: by address, else by the domain of it, else by name; None where nobody knows."""
        came = guest.came is not False
        if known := self._emails.get(guest.email):
            return Met(known, "email", guest.email, came)
        named = self._names.get(words_in(guest.name)) if guest.name else None
        organisation, domain = self._organisation(guest.email)
        if named and (not organisation or organisation in self.organisations[named] | {named}):
            return Met(named, "name", guest.name, came)
        return Met(organisation, "domain", domain, came) if organisation else None

    def named(self, name: str) -> str | None:
        """Whose full name that is."""
        return self._names.get(words_in(name))

    def in_title(self, title: str) -> tuple[Met, ...]:
        """Who is named in a text: by the whole name, one spelt almost so, or a part of it that nobody else has."""
        words = words_in(title)
        taken: set[int] = set()
        found: dict[str, Met] = {}
        for look in (self._whole, self._almost, self._partly):
            for at, length, id_, by in look(words):
                places = set(range(at, at + length))
                if not places & taken:
                    taken |= places
                    found.setdefault(id_, Met(id_, by, " ".join(words[at : at + length])))
        return tuple(found.values())

    def _whole(self, words: tuple[str, ...]) -> Iterator[tuple[int, int, str, By]]:
        for at, length in _windows(words, self._longest):
            if id_ := self._names.get(words[at : at + length]):
                yield at, length, id_, "title"

    def _almost(self, words: tuple[str, ...]) -> Iterator[tuple[int, int, str, By]]:
        if not self._spelt:
            return
        from rapidfuzz import fuzz, process

        for at, length in _windows(words, self._longest + 1):
            said = "".join(words[at : at + length])
            if len(said) < _LONG_ENOUGH:
                continue
            found = process.extractOne(said, self._spelt.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
            if found and re.findall(r"\d+", found[0]) == re.findall(r"\d+", said):
                yield at, length, self._spelt[found[0]], "title"

    def _partly(self, words: tuple[str, ...]) -> Iterator[tuple[int, int, str, By]]:
        for at, word in enumerate(words):
            if id_ := self._parts.get(word):
                yield at, 1, id_, "part"

    def _organisation(self, email: str) -> tuple[str | None, str]:
        """The organisation whose mail an address is, and the domain that says so."""
        labels = email.rpartition("@")[2].split(".") if "@" in email else []
        for at in range(max(len(labels) - 1, 0)):
            domain = ".".join(labels[at:])
            if known := self._domains.get(domain):
                return known, domain
        return None, ""


def only_facilitator(facts: Facts) -> Stakeholder | None:
    """Whose calendar it must be where one person facilitates and nobody else does."""
    found = [each for each in facts.stakeholders if each.facilitator and each.kind == "person"]
    return found[0] if len(found) == 1 else None


def who_was_there(facts: Facts) -> dict[str, frozenset[str]]:
    """Who was at each session, by its id."""
    found: dict[str, set[str]] = {}
    for each in facts.attendance:
        if each.present is not False:
            found.setdefault(each.session, set()).add(each.stakeholder)
    return {session: frozenset(who) for session, who in found.items()}


def sessions_on(facts: Facts, there: dict[str, frozenset[str]]) -> dict[date, list[tuple[str, frozenset[str]]]]:
    """The sessions of each day, and who was there; those of which only the month is known are of no day."""
    found: dict[date, list[tuple[str, frozenset[str]]]] = {}
    for each in facts.sessions:
        if each.date.start == each.date.end:
            found.setdefault(each.date.start, []).append((each.id, there.get(each.id, frozenset())))
    return found


def _windows(words: tuple[str, ...], longest: int) -> Iterator[tuple[int, int]]:
    """Places and lengths of runs of words, the longest first."""
    for length in range(min(len(words), longest), 0, -1):
        for at in range(len(words) - length + 1):
            yield at, length


def _only(found: dict[str, set[str]]) -> dict[str, str]:
    """Those that mean one stakeholder and no other."""
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


def _by_email(stakeholders: Iterable[Stakeholder]) -> dict[str, str]:
    """Whose address it is; of one that several have, the organisation's."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for each in stakeholders:
        if each.email:
            found[each.email.strip().lower()][each.id] = each.kind
    chosen: dict[str, set[str]] = {}
    for email, held in found.items():
        chosen[email] = {id_ for id_, kind in held.items() if kind != "person"} or set(held)
    return _only(chosen)


def _by_domain(stakeholders: Iterable[Stakeholder], organisations: dict[str, set[str]]) -> dict[str, str]:
    """Whose mail domain it is: of an organisation's own address and site, or of the people who belong to it."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in stakeholders:
        domains = {domain_of(each.email or "")}
        if each.kind != "person":
            host = host_of(each.url or "")
            domains.add(domain_of("@" + host) if "." in host else "")
        for domain in domains - {""}:
            found[domain] |= {each.id} if each.kind != "person" else organisations[each.id]
    return _only(found)


def _by_name(facts: Facts) -> dict[tuple[str, ...], str]:
    """Who bears a name now; of former and other names those that nobody is called by now."""
    now: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for each in facts.stakeholders:
        now[words_in(each.name)].add(each.id)
    once: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for each in facts.stakeholders:
        for alias in each.aliases:
            once[words_in(alias)].add(each.id)
    for former in facts.versions:
        if former.name:
            once[words_in(former.name)].add(former.stakeholder)
    both = {**once, **now}
    return {words: next(iter(ids)) for words, ids in sorted(both.items()) if words and len(ids) == 1}


def _everyday(facts: Facts) -> frozenset[str]:
    """Words that stand in titles without meaning a partner: kinds, sectors, places, goals and the like."""
    said = {each.place for each in facts.stakeholders} | {each.title for each in facts.goals}
    said |= {each.theme for each in facts.goals} | {each.name for each in facts.teams + facts.community}
    said |= {
        word
        for kind in kinds().values()
        for each in kind.properties
        for word in (*each.values, *(word for word, _value in each.words))
    }
    return diary_words().everyday.union(word for text in said if text for word in words_in(text))


def _by_part(names: dict[tuple[str, ...], str], everyday: frozenset[str]) -> dict[str, str]:
    """Whom a single word of a name can mean: one that is long enough, in nobody else's name, and not everyday."""
    found: dict[str, set[str]] = defaultdict(set)
    for words, id_ in names.items():
        for word in words:
            found[word].add(id_)
    return {
        word: id_
        for word, id_ in _only(found).items()
        if len(word) >= _PART and word not in everyday and not word.isdigit()
    }
