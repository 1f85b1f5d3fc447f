"""What came up in a meeting and what was agreed, as it is to be written."""

from __future__ import annotations

from dataclasses import replace

from meshwork.drafting import Draft
from meshwork.errors import Unfit
from meshwork.formats import near
from meshwork.forms import read
from meshwork.meeting import INSIGHTS, Agreed, Meeting, doers, line
from meshwork.model import About, Session
from meshwork.text import _
from meshwork.veil import FACILITATORS


def insights(draft: Draft, meeting: Meeting, session: Session, *, sheltered: bool) -> None:
    """What came up: doubts, and all from intervision, for facilitators and without a contributor."""
    of_it = [each for each in draft.facts.insights if each.session == session.id]
    for field, kind in INSIGHTS.items():
        lines = list(dict.fromkeys(filter(None, map(line, getattr(meeting, field)))))
        stood = {line(each.text): each for each in of_it if each.kind == kind}
        left = [text for text in stood if text not in lines]
        quiet = FACILITATORS if sheltered or kind == "doubt" else "everyone"
        for text in lines:
            same = text if text in stood else next(iter(near([text], left, least=60).get(text, ())), None)
            if same is None:
                draft.make(
                    "insights",
                    text=text,
                    kind=kind,
                    recorded_on=session.date,
                    visibility=quiet,
                    session=session.id,
                )
                continue
            if same in left:
                left.remove(same)
            old = stood[same]
            seen = FACILITATORS if quiet == FACILITATORS else old.visibility
            words = old.text if same == text else text
            draft.made.append(replace(old, text=words, visibility=seen))
        draft.gone |= {("insights", stood[text].id) for text in left}
    if sheltered:
        rest = [each for each in of_it if each.kind not in INSIGHTS.values()]
        draft.made += [replace(each, visibility=FACILITATORS) for each in rest]
        named = {each.id for each in of_it}
        draft.gone |= {("contributed", each.id) for each in draft.facts.contributed if each.insight in named}


def agreed(draft: Draft, meeting: Meeting, session: Session, *, sheltered: bool) -> None:
    """What was agreed: a task from that day on, towards the goals of the meeting, with who does it.

    One that stands is corrected, and goes where it is left without words; one that is not told of stays.
    """
    goals = [each.goal for each in draft.made if isinstance(each, About)]
    stood = {each.id: each for each in draft.facts.actions if each.session == session.id}
    for each in meeting.agreed:
        title, old = line(each.title), stood.get(each.id)
        if not title:
            if old:
                draft.gone.add(("actions", old.id))
            elif each.who or each.due.strip():
                draft.wrong["agreed"] = _("say what was agreed.")
            continue
        if sheltered and not old:
            draft.wrong["agreed"] = _("what is said in intervision stays there. Write it down as an own follow-up.")
            return
        try:
            due = read("actions", {"title": title, "due": each.due}, draft.facts).get("due")
        except Unfit as wrong:
            draft.wrong["agreed"] = str(wrong)
            continue
        if old:
            draft.made.append(replace(old, title=title, due=due))
            _workers(draft, old.id, each)
            continue
        action = draft.make("actions", title=title, start=session.date, due=due, status="planned", session=session.id)
        _workers(draft, action, each)
        for goal in goals:
            draft.make("towards", action=action, goal=goal)


def _workers(draft: Draft, action: str, told: Agreed) -> None:
    """Who does it, the first of them leads; who is not named on the map stays with it, and leads if it led.

    The same people as before change nothing.
    """
    led = any(each.lead for each in doers(draft.facts, action) if each.stakeholder in draft.hidden)
    stood = {each.stakeholder: each for each in doers(draft.facts, action) if each.stakeholder not in draft.hidden}
    named = dict.fromkeys(draft.ids[each] for each in draft.names(told.who))
    same = named.keys() == stood.keys() and [each for each in stood if stood[each].lead][:1] in ([], list(named)[:1])
    for at, who in enumerate(named):
        lead = at == 0 and not led
        if who in stood:
            draft.made.append(stood[who] if same else replace(stood[who], lead=lead))
        else:
            draft.make("works_on", stakeholder=who, action=action, lead=lead)
    draft.gone |= {("works_on", each.id) for who, each in stood.items() if who not in named}
