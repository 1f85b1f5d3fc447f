"""A meeting as somebody tells it: who is meant, what stands of it, and the next of a series."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from meshwork.alike import plain
from meshwork.formats import fold, names_of, near
from meshwork.forms import read
from meshwork.model import Facts, Session, Work
from meshwork.text import later

FIELDS = {
    "who": later("Who was there"),
    "absent": later("Invited, and not there"),
    "host": later("Host"),
    "chair": later("Chair"),
    "goals": later("Goals"),
    "asked": later("Questions, and who helped"),
    "agreed": later("What was agreed"),
    "dream": later("A shared dream"),
}
"""What the fields of a meeting are called that are no property of a session."""
KNOWN_BY = ("who", "absent", "host", "chair")
"""The fields of a meeting that hold partners, by name or id."""
INSIGHTS = {"what_works": "what_works", "doubt": "doubt", "learnt": "learning"}
"""The fields that hold what came up, and the kind of insight that each becomes."""
NEW = {"+organisation": "organisation", "+person": "person", "+group": "group"}
"""What somebody can say that a name means, besides a partner by id: a new one of that kind."""
_LIKE = 82
"""Of 100: how near a name must come to be proposed."""
_MOST = 8
"""Partners that are proposed for one name; of a first name that more bear the others are typed in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that was brought in, and who helped with it: in one primary role, perhaps with a second."""

    question: str = ""
    helper: str = ""
    role: str = ""
    secondary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What was agreed to be done: by whom (the first leads), by when. `id` is that of one that stands."""

    title: str = ""
    who: tuple[str, ...] = ()
    due: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What somebody tells of a meeting, all of it as text; partners and goals by name or id. No day is today."""

    date: str = ""
    kind: str = ""
    title: str = ""
    goals: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    host: tuple[str, ...] = ()
    chair: tuple[str, ...] = ()
    phase: str = ""
    plenary: bool = False
    asked: tuple[Asked, ...] = ()
    what_works: tuple[str, ...] = ()
    doubt: tuple[str, ...] = ()
    learnt: tuple[str, ...] = ()
    dream: tuple[str, ...] = ()
    agreed: tuple[Agreed, ...] = ()

    def everybody(self) -> tuple[str, ...]:
        """Every partner that is named in it, once."""
        named = [name for field in KNOWN_BY for name in getattr(self, field)]
        named += [each.helper for each in self.asked] + [name for each in self.agreed for name in each.who]
        return tuple(dict.fromkeys(name.strip() for name in named if name.strip()))


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a name means: a partner by id; or those it may mean (id, name); with neither it is a new one."""

    said: str
    id: str | None = None
    near: tuple[tuple[str, str], ...] = ()


def recognised(facts: Facts, names: Iterable[str], hidden: Collection[str] = frozenset()) -> tuple[Meant, ...]:
    """Whom each name means, abbreviations, small words and accents aside. Who is hidden is not proposed."""
    known = names_of(facts)
    called = {each.id: each.name for each in facts.stakeholders}
    shown: dict[str, list[str]] = {}
    for name in known.of("stakeholders"):
        for id_ in known.find("stakeholders", name):
            shown.setdefault(plain(name), []).append(id_)
    found = []
    for said in dict.fromkeys(each.strip() for each in names if each.strip()):
        hits = known.find("stakeholders", said) or tuple(dict.fromkeys(shown.get(plain(said), ())))
        if len(hits) == 1:
            found.append(Meant(said, hits[0]))
            continue
        like = near([plain(said)], sorted(shown), least=_LIKE).get(plain(said), ())
        part = sorted(name for name in shown if _begins(name, plain(said)))
        ids = dict.fromkeys([*hits, *(id_ for name in (*like, *part) for id_ in shown[name])])
        seen = [(each, called[each]) for each in ids if each not in hidden]
        found.append(Meant(said, None, tuple(seen[:_MOST])))
    return tuple(found)


def _begins(name: str, said: str) -> bool:
    """Whether a name begins with these whole words, as that of a person does with a first name."""
    return name.startswith(f"{said} ")


def told(facts: Facts, id_: str, hidden: Collection[str] = frozenset()) -> Meeting:
    """A meeting that stands, as somebody would tell it; partners and goals by id. Who is hidden is not told of.

    KeyError where there is none.
    """
    session = {each.id: each for each in facts.sessions}[id_]
    seats = [each for each in facts.attendance if each.session == id_ and each.stakeholder not in hidden]
    there = [each for each in seats if each.present is not False]
    came = dict.fromkeys(each.stakeholder for each in there)
    texts = {each.id: each.text for each in facts.questions if each.session == id_}
    helps = {
        at: [one for one in facts.helped if one.question == at and one.stakeholder not in hidden] for at in texts
    }
    asked = (
        Asked(question=texts[at], helper=each.stakeholder, role=each.role, secondary=each.secondary or "")
        for at in texts
        for each in helps[at]
    )
    lone = (Asked(question=texts[at]) for at in texts if not helps[at])
    said = {
        field: tuple(line(each.text) for each in facts.insights if each.session == id_ and each.kind == kind)
        for field, kind in INSIGHTS.items()
    }
    dreams = {each.id for each in facts.goals if each.kind == "dream"}
    return Meeting(
        date=session.date.text,
        kind=session.kind,
        title=session.title or "",
        goals=tuple(each.goal for each in facts.about if each.session == id_ and each.goal not in dreams),
        who=tuple(came),
        absent=tuple(dict.fromkeys(each.stakeholder for each in seats if each.stakeholder not in came)),
        host=tuple(each.stakeholder for each in there if each.role == "host"),
        chair=tuple(each.stakeholder for each in there if each.role == "chair"),
        phase=session.phase or "",
        plenary=session.plenary,
        asked=(*asked, *lone),
        dream=tuple(
            each.title
            for each in facts.goals
            if each.id in dreams and any((one.session, one.goal) == (id_, each.id) for one in facts.about)
        ),
        what_works=said["what_works"],
        doubt=said["doubt"],
        learnt=said["learnt"],
        agreed=tuple(
            Agreed(
                title=each.title,
                who=tuple(one.stakeholder for one in doers(facts, each.id) if one.stakeholder not in hidden),
                due=each.due.text if each.due else "",
                id=each.id,
            )
            for each in facts.actions
            if each.session == id_
        ),
    )


def doers(facts: Facts, action: str) -> tuple[Work, ...]:
    """Who works on an action and has not ended that, who leads first."""
    found = (each for each in facts.works_on if each.action == action and each.until is None)
    return tuple(sorted(found, key=lambda each: (not each.lead, each.id)))


def like(facts: Facts, id_: str, hidden: Collection[str] = frozenset()) -> Meeting:
    """The next of a series: what and who as the last time; not its day, nor what came up."""
    last = told(facts, id_, hidden)
    return Meeting(
        kind=last.kind,
        title=last.title,
        goals=last.goals,
        who=last.who,
        host=last.host,
        chair=last.chair,
        plenary=last.plenary,
    )


def series(facts: Facts, most: int = 8) -> tuple[Session, ...]:
    """The last meeting of each series of two or more (one title and kind), the latest first."""
    found: dict[tuple[str, str], list[Session]] = {}
    for each in sorted(facts.sessions, key=lambda one: (one.date.start, one.id), reverse=True):
        if each.title:
            found.setdefault((fold(each.title), each.kind), []).append(each)
    return tuple(several[0] for several in found.values() if len(several) > 1)[:most]


def last_like(facts: Facts, meeting: Meeting) -> Session | None:
    """The last meeting of the series that is told of: of that title; without one, of that kind with most of these
    people; without people, of that kind."""
    newest = sorted(facts.sessions, key=lambda one: (one.date.start, one.id), reverse=True)
    if meeting.title.strip():
        return next((each for each in newest if fold(each.title or "") == fold(meeting.title)), None)
    kind = read("sessions", {"kind": meeting.kind}, facts).get("kind", "gathering")
    who = {each.id for each in recognised(facts, meeting.who) if each.id}
    rooms: dict[str, set[str]] = {}
    for seat in facts.attendance:
        rooms.setdefault(seat.session, set()).add(seat.stakeholder)
    alike = (each for each in newest if each.kind == kind)
    return next((each for each in alike if 2 * len(who & rooms.get(each.id, set())) >= len(who)), None)


def line(text: str) -> str:
    """A text without line breaks and double spaces."""
    return " ".join(text.split())
