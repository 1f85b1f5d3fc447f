"""What came up in a meeting and what was agreed, as it is to be written."""

from __future__ import annotations

from dataclasses import replace

from meshwork.drafting import Draft
from meshwork.errors import Unfit
from meshwork.formats import near
from meshwork.forms import read
from meshwork.meeting import INSIGHTS, Meeting, line
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
    """What was agreed: a task from that day on, towards the goals of the meeting, with who does it."""
    goals = [each.goal for each in draft.made if isinstance(each, About)]
    for each in meeting.agreed:
        title = line(each.title)
        if not title:
            if each.who or each.due.strip():
                draft.wrong["agreed"] = _("say what was agreed.")
            continue
        if sheltered:
            draft.wrong["agreed"] = _("what is said in intervision stays there. Write it down as an own follow-up.")
            return
        try:
            due = read("actions", {"title": title, "due": each.due}, draft.facts).get("due")
        except Unfit as wrong:
            draft.wrong["agreed"] = str(wrong)
            continue
        action = draft.make("actions", title=title, start=session.date, due=due, status="planned")
        for at, who in enumerate(draft.names(each.who)):
            draft.make("works_on", stakeholder=draft.ids[who], action=action, lead=at == 0)
        for goal in goals:
            draft.make("towards", action=action, goal=goal)
