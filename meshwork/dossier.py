"""Everything that is kept of one partner, to be given to it: what stands, what was before, and when it was written.

Whoever is kept here may ask for it (GDPR, article 15), also who objects or is not on the map. Others who want to be
left out are not named in it, and neither is what another facilitator picked up and keeps to herself, nor what was
asked and said in intervision: that is counted.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from graph_schema import kinds
from meshwork.change import Change, Key, Row, key_of, kind_of, names_of
from meshwork.erasing import about
from meshwork.kept import titles
from meshwork.kept_words import line, session
from meshwork.model import KINDS, Extra, Fact, Facts, Feeler, Insight, Question, Session, Stakeholder, User
from meshwork.nouns import noun
from meshwork.papers import Paper, Part
from meshwork.text import _, day, language, opening, plural
from meshwork.veil import FACILITATORS


@dataclass(frozen=True, slots=True)
class Held:
    """One row of a partner: what it says in words, its fields, when it was written down and taken back (UTC)."""

    kind: str
    said: str
    fields: Mapping[str, object]
    written: datetime
    taken_back: datetime | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything kept of one partner: what stands before what is past. `others` counts rows that speak of somebody
    who wants to be left out, `signals` the signals that are another facilitator's own, `quiet` rows that do not tell
    a question or insight, as that is from intervision or for facilitators alone."""

    name: str
    community: str
    made_on: date
    rows: tuple[Held, ...]
    others: int
    signals: int
    quiet: int


def dossier(
    who: Stakeholder,
    rows: Iterable[Row],
    log: Iterable[Change],
    facts: Facts,
    hidden: Collection[str],
    mine: Callable[[Feeler], bool],
    today: date,
) -> Dossier:
    """All rows that ever spoke of a partner, but for what `hidden` others and signals that are not the asker's."""
    rows = tuple(rows)
    at = {each.number: each.at for each in log}
    closed = _closed(row.fact for row in rows)
    called = {**titles(facts), **{("sessions", each.id): session(each) for each in facts.sessions}}
    called |= {key: noun(key[0], 1) for key in closed}
    own = {key_of(row.fact): row.fact for row in rows if about(row.fact, who.id)}
    found: list[Held] = []
    signals: set[str] = set()
    others = quiet = 0
    for row in rows:
        fact, of = row.fact, row.fact
        if isinstance(fact, Extra):  # a column of people's own speaks of whom its row speaks
            of = own.get((fact.of_kind, fact.of), fact)
        if not _speaks(of, who.id):
            continue
        if isinstance(of, Feeler) and not mine(of):
            signals.add(of.id)
        elif any(kind == "stakeholders" and id_ in hidden and id_ != who.id for kind, id_ in _whom(of)):
            others += 1
        elif of is not fact and not closed.isdisjoint(names_of(of)):
            quiet += 1
        else:
            quiet += not closed.isdisjoint(names_of(fact))
            taken = at.get(row.retracted) if row.retracted is not None else None
            found.append(Held(kind_of(fact), line(fact, called, who.id), _fields(fact, called), at[row.added], taken))
    order = list(KINDS)
    found.sort(key=lambda each: (each.taken_back is not None, order.index(each.kind), each.written, each.said))
    community = next((each.name for each in facts.community), "")
    return Dossier(who.name, community, today, tuple(found), others, len(signals), quiet)


def left_out(found: Dossier) -> list[str]:
    """What is not in it, a sentence each."""
    said = []
    if found.others:
        said.append(
            plural(
                "{n} line is left out: it speaks of somebody else who wants to be left out.",
                "{n} lines are left out: they speak of others who want to be left out.",
                found.others,
            )
        )
    if found.signals:
        said.append(
            plural(
                "{n} signal is another facilitator's own and is not in this file: ask her for it too.",
                "{n} signals are another facilitator's own and are not in this file: ask her for them too.",
                found.signals,
            )
        )
    if found.quiet:
        said.append(
            plural(
                "{n} line does not tell a question or insight: that is from intervision or for facilitators alone.",
                "{n} lines do not tell a question or insight: that is from intervision or for facilitators alone.",
                found.quiet,
            )
        )
    return said


def as_paper(found: Dossier) -> Paper:
    """The same to read, in the language that is spoken."""
    heads = (_("What"), _("Says"), _("Written down"), _("Taken back"))
    parts = []
    for title, past in ((_("What is kept now"), False), (_("What was kept before"), True)):
        rows = tuple(
            (
                opening(noun(each.kind, 1)),
                each.said,
                day(each.written.date()),
                day(each.taken_back.date()) if each.taken_back else "",
            )
            for each in found.rows
            if (each.taken_back is not None) is past
        )
        if rows:
            parts.append(Part(title, (), heads, rows))
    opened = _("Made in {community} on {day}.", community=found.community, day=day(found.made_on))
    title = _("Everything that is kept of {name}", name=found.name)
    return Paper(language(), title, (Part("", (opened, *left_out(found))), *parts))


def as_json(found: Dossier) -> str:
    """The same for a program, with the words of the paper."""
    told = {
        "name": found.name,
        "community": found.community,
        "made_on": found.made_on.isoformat(),
        "left_out": left_out(found),
        "rows": [
            {
                "what": opening(noun(each.kind, 1)),
                "says": each.said,
                "kind": each.kind,
                "fields": dict(each.fields),
                "written_down": each.written.isoformat(),
                "taken_back": each.taken_back.isoformat() if each.taken_back else None,
            }
            for each in found.rows
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _whom(fact: Fact) -> list[Key]:
    return [*names_of(fact), *([("stakeholders", fact.confirmed_by)] if fact.confirmed_by else [])]


def _closed(facts: Iterable[Fact]) -> frozenset[Key]:
    """The questions and insights that are told to nobody else: what was intervision once, stays so."""
    facts = tuple(facts)
    sheltered = {each.id for each in facts if isinstance(each, Session) and each.kind == "intervision"}
    return frozenset(
        key_of(each)
        for each in facts
        if (isinstance(each, Question | Insight) and each.session in sheltered)
        or (isinstance(each, Insight) and each.visibility == FACILITATORS)
    )


def _speaks(fact: Fact, id_: str) -> bool:
    """Whether a fact is of or about this one, or is by it; accounts hold nothing but a name and are named too."""
    if isinstance(fact, Stakeholder):
        return fact.id == id_
    if isinstance(fact, User):
        return fact.stakeholder == id_
    if isinstance(fact, Extra):
        return (fact.of_kind, fact.of) == ("stakeholders", id_)
    if isinstance(fact, Session):
        return id_ in {fact.started_by, fact.confirmed_by}
    return ("stakeholders", id_) in _whom(fact)


def _fields(fact: Fact, called: Mapping[Key, str]) -> dict[str, object]:
    """The filled fields, things by what they are called."""
    found: dict[str, object] = {}
    for each in kinds()[kind_of(fact)].properties:
        value = getattr(fact, each.name)
        if value in (None, ()):
            continue
        plain = (
            value if isinstance(value, bool | int | float) else [*value] if isinstance(value, tuple) else str(value)
        )
        found[each.name] = called.get((each.to, str(value)), plain) if each.to else plain
    return found
