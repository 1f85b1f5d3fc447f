"""What writing a meeting down changes, or correcting one that stands; or what is in the way, field by field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from meshwork.change import Changes, every, kind_of
from meshwork.drafting import Draft
from meshwork.errors import MeshworkError, Unfit
from meshwork.formats import fold, fresh_id
from meshwork.forms import meant, read, unfit
from meshwork.meeting import FIELDS, Asked, Meeting, line
from meshwork.model import Attendance, Facts, Help, Insight, Private, Question, Session
from meshwork.outcomes import agreed, insights
from meshwork.text import _
from meshwork.when import When
from meshwork.wholeness import fitting, standing, without

_ROLES = ("host", "chair")


def written(
    facts: Facts,
    private: Private,
    meeting: Meeting,
    today: date,
    *,
    means: Mapping[str, str] | None = None,
    hidden: Collection[str] = frozenset(),
    id_: str | None = None,
) -> Changes:
    """What writes a meeting down, or corrects the one of that id; nothing where it stands so.

    `means` says for a name that is like another, or new, which partner is meant (an id) or what it is (`NEW`). Of a
    meeting that stands, what is not told here stays: other roles, needs, actions agreed before. Raises `Unfit` with
    what is wrong by field, `MeshworkError` for a meeting that is not there.
    """
    before = standing(facts, private)
    draft = Draft(facts, today, hidden)
    old = before.get(("sessions", id_ or ""))
    if id_ and not isinstance(old, Session):
        raise MeshworkError(_("This contact is no longer here. Look at the list again."))
    draft.people(meeting, means or {})
    session = _session(draft, meeting, old if isinstance(old, Session) else None)
    sheltered = session.kind == "intervision"
    _goals(draft, meeting, session)
    _there(draft, meeting, session)
    _asked(draft, meeting, session)
    insights(draft, meeting, session, sheltered=sheltered)
    agreed(draft, meeting, session, sheltered=sheltered)
    if draft.wrong:
        raise unfit("sessions", draft.wrong, labels={name: _(label) for name, label in FIELDS.items()})
    gone = without(before, draft.gone) if draft.gone else Changes()
    wanted = {(kind_of(each), each.id): each for each in (*gone.add, *draft.made)}
    wanted = {key: fact for key, fact in wanted.items() if before.get(key) != fact}
    corrected = tuple(key for key in wanted if key in before)
    return fitting(before, Changes(tuple(wanted.values()), tuple(dict.fromkeys((*gone.retract, *corrected)))))


def taken_away(facts: Facts, private: Private, id_: str) -> Changes:
    """What takes a meeting away as if it had never been, with what came up in it. Raises `MeshworkError`."""
    before = standing(facts, private)
    if ("sessions", id_) not in before:
        raise MeshworkError(_("This contact is no longer here. Look at the list again."))
    of_it = {
        (kind_of(each), each.id)
        for each in every(facts)
        if isinstance(each, Insight | Question) and each.session == id_
    }
    return fitting(before, without(before, {("sessions", id_), *of_it}))


def _session(draft: Draft, meeting: Meeting, old: Session | None) -> Session:
    """The meeting itself."""
    said = {"date": meeting.date or draft.today.isoformat(), "kind": meeting.kind, "title": meeting.title}
    said |= {"phase": meeting.phase}
    values: dict[str, Any] = {}
    try:
        values = read("sessions", said, draft.facts)
    except Unfit as unfit_:
        draft.wrong |= unfit_.wrong
    values["kind"] = values.get("kind") or "gathering"
    if values["kind"] != "appreciative_inquiry":
        values["phase"] = None
    day = values.setdefault("date", When.on(draft.today))
    if day.start > draft.today:
        draft.wrong["date"] = _("this day is yet to come. What was held is written down here.")
    unseen = old and any(s.session == old.id and s.stakeholder in draft.hidden for s in draft.facts.attendance)
    if not unseen and not any(n.strip() for n in (*meeting.who, *meeting.host, *meeting.chair)):
        draft.wrong.setdefault("who", _("say who was there."))
    values["plenary"] = meeting.plenary
    if old is not None:
        made = replace(old, **values)
    else:
        id_ = fresh_id("sessions", values, draft.all_ids("sessions"))
        made = Session(id=id_, **values)
    draft.made.append(made)
    return made


def _goals(draft: Draft, meeting: Meeting, session: Session) -> None:
    """What it was about: goals that there are; a dream is made, a goal of its own kind."""
    wanted = []
    for each in meeting.goals:
        try:
            wanted.append(meant(draft.facts, "goals", each))
        except MeshworkError as unknown:
            draft.wrong["goals"] = str(unknown)
    for each in filter(None, map(line, meeting.dream)):
        if session.kind == "intervision":
            draft.wrong["dream"] = _("what is said in intervision stays there. Keep a dream with another meeting.")
            return
        there = (one.id for one in draft.facts.goals if one.kind == "dream" and fold(one.title) == fold(each))
        wanted.append(next(there, None) or draft.make("goals", title=each, kind="dream", opened=session.date))
    draft.put("about", session, {each: {"goal": each} for each in dict.fromkeys(wanted)}, "goal")


def _there(draft: Draft, meeting: Meeting, session: Session) -> None:
    """Who was there, and who was asked and was not; in each room exactly one role is the primary one."""
    seats: dict[str, list[Attendance]] = {}
    for seat in draft.facts.attendance:
        if seat.session == session.id:
            seats.setdefault(seat.stakeholder, []).append(seat)
    led = {role: [draft.ids[n] for n in draft.names(getattr(meeting, role))] for role in _ROLES}
    came = dict.fromkeys([*(draft.ids[n] for n in draft.names(meeting.who)), *led["host"], *led["chair"]])
    away = dict.fromkeys(draft.ids[n] for n in draft.names(meeting.absent))
    if both := [each for each in away if each in came]:
        said = next(name for name, id_ in draft.ids.items() if id_ == both[0])
        draft.wrong["absent"] = _('"{name}" stands with who was there too. Leave it in one of the two.', name=said)
        return
    kept: set[str] = set()
    for who in came:
        stood = {each.role: each for each in seats.get(who, ())}
        stays = [role for role in stood if role not in _ROLES or who in led[role]]
        new = [role for role in _ROLES if who in led[role] and role not in stood]
        roles = [*(() if new and stays == ["participant"] else stays), *new] or ["participant"]
        first = next((role for role in roles if role in stood and stood[role].primary), roles[0])
        for role in roles:
            kept.add(_seat(draft, session, who, role, stood.get(role), primary=role == first))
    for who in away:
        old = next(iter(sorted(seats.get(who, ()), key=lambda each: each.present is not False)), None)
        kept.add(_seat(draft, session, who, "participant", old, primary=True, came=False))
    told_of = (each for who, held in seats.items() if who not in draft.hidden for each in held)
    draft.gone |= {("attendance", each.id) for each in told_of if each.id not in kept}


def _asked(draft: Draft, meeting: Meeting, session: Session) -> None:
    """Each question, and its helpers with one primary role each."""
    stood = {fold(each.text): each for each in draft.facts.questions if each.session == session.id}
    found: dict[str, str] = {}
    kept: set[str] = set()
    for each in meeting.asked:
        text = line(each.question)
        if not text:
            if each.helper.strip():
                draft.wrong["asked"] = _("say which question it was.")
            continue
        key = fold(text)
        if key not in found:
            found[key] = stood[key].id if key in stood else draft.make("questions", text=text, session=session.id)
        if each.helper.strip() in draft.ids:
            kept.add(_help(draft, found[key], draft.ids[each.helper.strip()], each))
    draft.gone |= {("questions", each.id) for key, each in stood.items() if key not in found}
    draft.gone |= {
        ("helped", each.id)
        for each in draft.facts.helped
        if each.question in found.values() and each.id not in kept and each.stakeholder not in draft.hidden
    }


def _help(draft: Draft, question: str, who: str, said: Asked) -> str:
    stood = (each for each in draft.facts.helped if (each.question, each.stakeholder) == (question, who))
    old = next(stood, None)
    twice = any(
        isinstance(each, Help) and (each.question, each.stakeholder) == (question, who) for each in draft.made
    )
    if twice or not said.role:
        draft.wrong["asked"] = _("say of each helper which one role came first: expert or process facilitator.")
        return ""
    try:
        values = read("helped", {"role": said.role, "secondary": said.secondary}, draft.facts)
    except Unfit as wrong:
        draft.wrong["asked"] = str(wrong)
        return ""
    if values.get("secondary") == values["role"]:
        draft.wrong["asked"] = _("the second role is the same as the first. Leave it empty.")
    if old is not None:
        draft.made.append(replace(old, **values))
        return old.id
    return draft.make("helped", stakeholder=who, question=question, **values)


def _seat(
    draft: Draft,
    session: Session,
    who: str,
    role: str,
    old: Attendance | None,
    *,
    primary: bool,
    came: bool = True,
) -> str:
    here: dict[str, Any] = {"present": True} if came else {"present": False, "invited": True}
    if old is not None:
        changed = {} if came == (old.present is not False) else here
        draft.made.append(replace(old, primary=primary, **changed))
        return old.id
    return draft.make("attendance", stakeholder=who, session=session.id, role=role, primary=primary, **here)
