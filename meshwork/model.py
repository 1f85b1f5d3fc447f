"""The values that everything is made of: one frozen class per kind of the dictionary, and `Facts` that holds them.

The properties, their meaning and what they may be stand in `graph_schema/dictionary.toml`; a test compares the two.
This file is long because it is a catalogue: one class per kind and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from meshwork.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A thing or a fact: what every kind has.

    `id` is stable and never reused; a correction is a new row of the same id. `origin` says who entered it:
    facilitator, partner, calendar, import or form. `confirmed_by` is the partner who confirmed it, if one did.
    """

    id: str
    origin: str = "facilitator"
    confirmed_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Community(Fact):
    """A community and its signature; every other thing belongs to exactly one."""

    name: str
    about: str | None = None
    happens: str | None = None
    who: str | None = None
    why: str | None = None
    started: When | None = None
    default_language: str = "nl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakeholder(Fact):
    """An organisation, a person or a group that the community is made of."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "organisation"
    sector: str | None = None
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    url: str | None = None
    email: str | None = None
    phone: str | None = None
    facilitator: bool = False
    joined: When | None = None
    left: When | None = None
    left_well: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(Fact):
    """A former name, kind, sector or place of a stakeholder; its present ones stand on the stakeholder."""

    stakeholder: str
    name: str | None = None
    kind: str | None = None
    sector: str | None = None
    place: str | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Fact):
    """A shared goal, or a dream born in appreciative inquiry."""

    title: str
    kind: str = "goal"
    theme: str | None = None
    opened: When | None = None
    closed: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Fact):
    """A meeting of any kind, from a telephone call to a large event."""

    date: When
    title: str | None = None
    kind: str = "gathering"
    phase: str | None = None
    plenary: bool = False
    started_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class About(Fact):
    """The goal that a session was about; in files the column goals of sessions."""

    session: str
    goal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Fact):
    """Who was at a session, in which role, or was invited and did not come."""

    stakeholder: str
    session: str
    role: str = "participant"
    primary: bool = True
    invited: bool | None = None
    present: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Fact):
    """A client's question that was brought into a session."""

    text: str
    session: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Help(Fact):
    """Who helped with a question: with exactly one primary role, perhaps borrowing from the other."""

    stakeholder: str
    question: str
    role: str
    secondary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Fact):
    """A declared tie between two stakeholders."""

    source: str
    target: str
    kind: str = "knows"
    strength: int = 2
    trust: int | None = None
    since: When | None = None
    until: When | None = None
    started_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Fact):
    """A stakeholder's part in a goal."""

    stakeholder: str
    goal: str
    level: str = "committed"
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Fact):
    """A task, a service or an event that stakeholders do together."""

    title: str
    kind: str = "task"
    start: When | None = None
    due: When | None = None
    done: When | None = None
    status: str | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Towards(Fact):
    """The goal that an action serves; in files the column goals of actions."""

    action: str
    goal: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Fact):
    """Who works on an action or delivers a service."""

    stakeholder: str
    action: str
    lead: bool = False
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight(Fact):
    """What was learnt: what works, a need, a doubt, a learning point."""

    text: str
    kind: str = "what_works"
    recorded_on: When | None = None
    visibility: str = "everyone"
    session: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution(Fact):
    """Who contributed an insight."""

    stakeholder: str
    insight: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse(Fact):
    """Who took over another's insight: practice that moves."""

    stakeholder: str
    insight: str
    date: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team(Fact):
    """A team that carries the community."""

    name: str
    kind: str = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Fact):
    """Who is in a team."""

    stakeholder: str
    team: str
    role: str | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging(Fact):
    """The organisation a person belongs to, so that the map can be read by person or by organisation."""

    person: str
    organisation: str
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brings(Fact):
    """What a stakeholder brings to a goal, or to the community as a whole."""

    stakeholder: str
    goal: str | None = None
    what: str | None = None
    theme: str | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gets(Fact):
    """What a stakeholder gets out of a goal, or out of the community."""

    stakeholder: str
    goal: str | None = None
    what: str | None = None
    theme: str | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs(Fact):
    """What a stakeholder needs."""

    stakeholder: str
    goal: str | None = None
    what: str | None = None
    theme: str | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive(Fact):
    """What moves a stakeholder, with dates, because it changes."""

    stakeholder: str
    text: str
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Fact):
    """What a person chose about being kept here: told, objects, not on the map, no signals, name in stories."""

    stakeholder: str
    purpose: str
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Fact):
    """A facilitator's private note about a stakeholder."""

    stakeholder: str
    date: When | None = None
    text: str
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeler(Fact):
    """A signal that a facilitator picked up: energy, doubt, a word. Its author's own unless shared."""

    stakeholder: str
    goal: str | None = None
    date: When
    energy: int = 0
    doubt: bool = False
    note: str | None = None
    author: str | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Fact):
    """What a facilitator will do for a stakeholder, and what came of it."""

    stakeholder: str
    partner: str | None = None
    kind: str
    due: When | None = None
    done: When | None = None
    outcome: str | None = None
    energy_after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra(Fact):
    """A value from a column that this dictionary does not know; for facilitators until the column is opened."""

    of_kind: str
    of: str
    column: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening(Fact):
    """An unknown column that the facilitator opened to others."""

    of_kind: str
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Fact):
    """A default of the program that this community changed, from a day on."""

    name: str
    value: str
    since: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Fact):
    """The stage as a facilitator sees it, where that differs from the one computed, with the reason."""

    stage: str
    goal: str | None = None
    reason: str
    author: str | None = None
    said_on: When | None = None
    since: When
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Fact):
    """A view of the map that somebody kept; `shows` is its address after the question mark."""

    name: str
    shows: str
    author: str | None = None
    kept_on: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Fact):
    """Moments chosen for a funder, in their order."""

    title: str
    moments: tuple[str, ...] = ()
    language: str = "nl"
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Fact):
    """A story for a funder that is being written: what was chosen and typed for it so far, as JSON."""

    title: str
    written: str
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Export(Fact):
    """A story that was handed out as a file: which (id and title), as what (its ending), on which day, for whom."""

    story: str
    title: str
    sort: str
    given: When
    whom: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLink(Fact):
    """A link to one view or story, until it expires or is revoked. Of its secret only the SHA-256 is kept."""

    secret_sha256: str
    view: str | None = None
    story: str | None = None
    expires: When
    revoked: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class User(Fact):
    """Who may enter, and as what. Nothing to enter with is kept: no password, no hash of one, no token."""

    name: str
    role: str
    email: str | None = None
    stakeholder: str | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a store knows of one community at one moment of record time, private texts excepted.

    Every valid time is in it: what has ended, what holds, what is to come. `number` is the change it was read at.
    Within a kind the order is that of the ids, the same from every store.
    """

    number: int = 0
    community: tuple[Community, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    versions: tuple[Version, ...] = ()
    goals: tuple[Goal, ...] = ()
    sessions: tuple[Session, ...] = ()
    about: tuple[About, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    questions: tuple[Question, ...] = ()
    helped: tuple[Help, ...] = ()
    ties: tuple[Tie, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    actions: tuple[Action, ...] = ()
    towards: tuple[Towards, ...] = ()
    works_on: tuple[Work, ...] = ()
    insights: tuple[Insight, ...] = ()
    contributed: tuple[Contribution, ...] = ()
    reused: tuple[Reuse, ...] = ()
    teams: tuple[Team, ...] = ()
    members: tuple[Membership, ...] = ()
    belongs_to: tuple[Belonging, ...] = ()
    brings: tuple[Brings, ...] = ()
    gets: tuple[Gets, ...] = ()
    needs: tuple[Needs, ...] = ()
    drives: tuple[Drive, ...] = ()
    choices: tuple[Choice, ...] = ()
    extras: tuple[Extra, ...] = ()
    openings: tuple[Opening, ...] = ()
    settings: tuple[Setting, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    views: tuple[SavedView, ...] = ()
    stories: tuple[Story, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Private:
    """What is for facilitators alone, and is read by a verb of its own."""

    number: int = 0
    notes: tuple[Note, ...] = ()
    feelers: tuple[Feeler, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    drafts: tuple[Draft, ...] = ()
    exports: tuple[Export, ...] = ()
    share_links: tuple[ShareLink, ...] = ()
    users: tuple[User, ...] = ()


KINDS: Mapping[str, type[Fact]] = MappingProxyType(
    {
        "community": Community,
        "stakeholders": Stakeholder,
        "versions": Version,
        "goals": Goal,
        "sessions": Session,
        "about": About,
        "attendance": Attendance,
        "questions": Question,
        "helped": Help,
        "ties": Tie,
        "commitments": Commitment,
        "actions": Action,
        "towards": Towards,
        "works_on": Work,
        "insights": Insight,
        "contributed": Contribution,
        "reused": Reuse,
        "teams": Team,
        "members": Membership,
        "belongs_to": Belonging,
        "brings": Brings,
        "gets": Gets,
        "needs": Needs,
        "drives": Drive,
        "choices": Choice,
        "notes": Note,
        "feelers": Feeler,
        "follow_ups": FollowUp,
        "extras": Extra,
        "openings": Opening,
        "settings": Setting,
        "judgements": Judgement,
        "views": SavedView,
        "stories": Story,
        "drafts": Draft,
        "exports": Export,
        "share_links": ShareLink,
        "users": User,
    }
)
