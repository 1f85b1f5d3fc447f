"""What answers of a form ask for meets what stands: goals are found, wishes and corrections are put to a person.

Nothing that somebody asks is done unless a person says so, one by one; the words themselves are kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from meshwork.errors import Fault
from meshwork.formats._asked import CORRECTED, ORIGIN
from meshwork.formats._headings import fold
from meshwork.formats._names import Names, names_of, near
from meshwork.formats._same import meanings
from meshwork.formats._types import Ask, Draft, Entry, Here, Notice, Question
from meshwork.formats._wishes import (
    ALIKE,
    OBJECTS,
    WISHES,
    corrections,
    id_of,
    last,
    shape_of,
    strangers,
    wishes,
)
from meshwork.model import Facts
from meshwork.text import _, day, plural
from meshwork.when import When, holds

LEVEL = "interested"
"""What having done something on a goal makes of a partner: it promises nothing."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The draft with what is done of what was asked; what is put to a person, told, or wrong."""

    draft: Draft
    questions: tuple[Question, ...] = ()
    notices: tuple[Notice, ...] = ()
    faults: tuple[Fault, ...] = ()


def settle(draft: Draft, live: Facts) -> Settled:
    """Let the answers in a draft meet what stands. A draft without answers is given back as it is."""
    if not any(each.answer for each in draft.entries):
        return Settled(draft)
    names = names_of(live)
    same = meanings(draft.how)
    late = tuple(_to_come(draft))
    draft = _as_called(_by_today(draft), names, same)
    asked = tuple(wishes(draft, live, names))
    put = (*strangers(draft, names), *asked, *corrections(draft, live, names))
    entries, missed = _goals(draft, live, names)
    entries += _choices(draft, asked)
    kept = _without_objectors(draft)
    own = tuple(_corrected(each, draft, live, names) for each in kept)
    notices: tuple[Notice, ...] = ()
    if missed:
        said = plural(
            "{n} answer to on what something was done is no goal here; nothing of it is kept.",
            "{n} answers to on what something was done are no goals here; nothing of them is kept.",
            len(missed),
        )
        notices = (Notice("no_goals", said, len(missed), missed[:10]),)
    return Settled(
        replace(draft, entries=(*own, *entries)),
        (*put, *_like_goals(draft, missed, names)),
        notices,
        (*late, *_elsewhere(draft, live)),
    )


def _as_called(draft: Draft, names: Names, same: Mapping[tuple[str, str], str]) -> Draft:
    """The draft with the partners that answers name called as they are called here, case and accents aside."""
    folded: dict[str, set[str]] = {}
    for name in names.of("stakeholders"):
        folded.setdefault(fold(name), set()).update(names.find("stakeholders", name))

    def called(said: str) -> str:
        said = same.get(("stakeholders", said), said)
        ids = () if names.find("stakeholders", said) else sorted(folded.get(fold(said), ()))
        return ids[0] if len(ids) == 1 else said

    firsts: dict[str, str] = {}  # where somebody new is written in two ways, the first
    entries = []
    for each in draft.entries:
        values = dict(each.values)
        for name in ("name", "target", "started_by") if each.answer else ():
            if isinstance(said := values.get(name), str):
                put = called(said)
                values[name] = firsts.setdefault(fold(put), put)
        if each.answer and each.kind == "stakeholders" and (id_ := str(values["name"])) in names.ids["stakeholders"]:
            each = replace(each, id=id_)  # noqa: PLW2901  called by its id
            values.pop("name")
        entries.append(replace(each, values=values))
    asks = tuple(replace(each, who=firsts.get(fold(put := called(each.who)), put)) for each in draft.asks)
    return replace(draft, entries=tuple(entries), asks=asks)


def _goals(draft: Draft, live: Facts, names: Names) -> tuple[list[Entry], tuple[str, ...]]:
    """The commitments that come of what something was done on; and what is no goal here."""
    by_name: dict[str, set[str]] = {}
    for each in live.goals:
        by_name.setdefault(fold(each.title), set()).add(each.id)
    same = meanings(draft.how)
    found: dict[tuple[str, str], Entry] = {}
    missed: dict[str, None] = {}
    for ask in draft.asks:
        if ask.what != "goal":
            continue
        ids = by_name.get(fold(same.get(("goals", ask.text), ask.text)), set())
        if len(ids) != 1:
            missed[ask.text] = None
            continue
        (goal,) = ids
        if not any(
            (each.stakeholder, each.goal) == (id_of(names, ask.who), goal)
            and holds(each.since, each.until, ask.day.start)
            for each in live.commitments
        ):
            values: dict[str, object] = {
                "stakeholder": Here(ask.mark),
                "goal": goal,
                "level": LEVEL,
                "since": ask.day,
                "origin": ORIGIN,
                "confirmed_by": Here(ask.mark),
            }
            made = Entry("commitments", values, None, (), ask.sheet, ask.row, makes=True, answer=True)
            if ask.who not in _objecting(draft):
                found.setdefault((ask.who, goal), made)
    return list(found.values()), tuple(missed)


def _like_goals(draft: Draft, missed: Iterable[str], names: Names) -> Iterator[Question]:
    """What is no goal here and looks like one."""
    for text, like in near(tuple(missed), names.of("goals"), least=ALIKE).items():
        shape = f"same:goals:{text}"
        if shape not in draft.how.answers:
            said = _('"{name}" looks like the goal "{other}". Is that what is meant?', name=text, other=like[0])
            yes = ((each, _('yes: "{other}"', other=each)) for each in like)
            yield Question("same", shape, said, (("new", _("no")), *yes), "new", text)


def _choices(draft: Draft, asked: Iterable[Question]) -> list[Entry]:
    """The objections that a person said yes to."""
    yes = {each.subject: each for each in asked if draft.how.answers.get(each.shape) == "objects"}
    firsts: dict[str, Ask] = {}
    for ask in draft.asks:
        if ask.what in WISHES:
            firsts.setdefault(ask.who, ask)
    return [
        Entry(
            "choices",
            {"stakeholder": Here(ask.mark), "purpose": OBJECTS, "since": ask.day, "origin": ORIGIN},
            None,
            (),
            ask.sheet,
            ask.row,
            answer=True,
        )
        for who, ask in firsts.items()
        if who in yes
    ]


def _without_objectors(draft: Draft) -> tuple[Entry, ...]:
    """The entries without what somebody who objects told of itself and others."""
    marks = {each.mark for each in draft.asks if each.who in _objecting(draft)}
    return tuple(
        each
        for each in draft.entries
        if not (each.kind == "ties" and isinstance(at := each.values.get("confirmed_by"), Here) and at.mark in marks)
    )


def _objecting(draft: Draft) -> frozenset[str]:
    """Who ticked that it objects, or of whom a person said so."""
    said = {each.who for each in draft.asks if each.what == "objects"}
    read = {each.who for each in draft.asks if draft.how.answers.get(f"wish:{each.what}:{each.who}") == "objects"}
    return frozenset(said | read)


def _corrected(entry: Entry, draft: Draft, live: Facts, names: Names) -> Entry:
    """The entry of a respondent with what a person said to take over, and its last day where it withdraws."""
    if not (entry.answer and entry.kind == "stakeholders"):
        return entry
    put: dict[str, object] = {}
    who = str(entry.values.get("name") or entry.id)
    id_ = entry.id or id_of(names, who)
    for ask in last(draft.asks):
        answers = draft.how.answers
        if ask.who not in {who, entry.id}:
            continue
        if ask.what in WISHES and answers.get(f"wish:{ask.what}:{ask.who}") == "left":
            put["left"] = ask.day
        elif id_ and ask.what in CORRECTED and "yes" in {answers.get(shape_of(ask)), answers.get(in_words(ask))}:
            put[ask.what] = ask.text
    stood = next((each for each in live.stakeholders if each.id == id_), None)
    if stood and "name" in put:
        put["aliases"] = tuple(dict.fromkeys((*stood.aliases, stood.name)))
    return replace(entry, id=id_, values={**entry.values, **put}) if put else entry


def in_words(ask: Ask) -> str:
    """The question about a correction as it is said yes to in words, without its digest."""
    return shape_of(ask).rpartition(":")[0]


def _to_come(draft: Draft) -> Iterator[Fault]:
    """Answers of a day that is still to come, once a file; one of tomorrow may be from where it is that already."""
    today = draft.how.today
    late = [each for each in draft.asks if today is not None and each.day.start > today + timedelta(days=1)]
    for each in {ask.sheet: ask for ask in sorted(late, key=lambda one: -one.row)}.values():
        on = day(each.day.start)
        said = _("this answer is of {day}, which is still to come. Ask for it once more.", day=on)
        yield Fault("to_come", said, file=draft.sheets[each.sheet].table.name, row=each.row)


def _by_today(draft: Draft) -> Draft:
    """The draft in which what is asked is asked no later than today, so that a yes holds at once."""
    today = draft.how.today
    if today is None:
        return draft
    asks = tuple(replace(each, day=When.on(today)) if each.day.start > today else each for each in draft.asks)
    return replace(draft, asks=asks)


def _elsewhere(draft: Draft, live: Facts) -> Iterator[Fault]:
    """Answers to the form of another community."""
    here = {each.id for each in live.community}
    for sheet in {each.sheet: each for each in draft.asks if each.what == "community"}.values():
        if here and sheet.text not in here:
            said = _("this answers the form of another community. Bring it in there, or leave it out.")
            yield Fault("elsewhere", said, file=draft.sheets[sheet.sheet].table.name, row=sheet.row)
