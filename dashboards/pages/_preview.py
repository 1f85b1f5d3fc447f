"""What an upload holds and what writing it would do, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboards.elements import data, lead
from dashboards.pages import _answers as answers
from dashboards.pages import _recognised as recognised
from dashboards.pages import _table as table
from dashboards.pages._desk import Upload
from dashboards.pages._table import faults_of
from meshwork.formats import Count, Draft, Notice, Plan, Repeated, grouped
from meshwork.nouns import noun
from meshwork.text import _, number, opening, plural

AGAIN, WRITE, REST, AWAY = "data-again", "data-write", "data-rest", "data-away"
FAULTS = "data-faults-file"
_EXAMPLES = 5
_UNDATED = frozenset({"no_year", "waves"})
"""Faults that a year mends for the whole file."""


def draw(upload: Upload) -> Component:
    """The whole preview of an upload: what it would do, what is wrong, what is asked, the file itself, yes or no."""
    draft, plan = upload.draft, upload.plan
    undated = any(each.code in _UNDATED for each in plan.faults)
    return html.Div(
        [
            _would(plan),
            _wrong(plan),
            _asked(draft, plan, undated=undated),
            table.draw(draft, plan),
            recognised.draw(draft, dated=not undated),
            _notices(plan.notices),
            _again(draft),
            _confirm(plan),
        ],
        className="preview",
    )


# --- what is asked


def _asked(draft: Draft, plan: Plan, *, undated: bool) -> Component | None:
    """What must be answered stands first; names that look alike may be many, and are folded."""
    decisions = answers.decisions([each for each in plan.questions if each.topic in answers.DECIDED], draft.how)
    apart = answers.DECIDED | {"same"}
    fields = answers.questions([each for each in plan.questions if each.topic not in apart], draft.how)
    alike = answers.questions([each for each in plan.questions if each.topic == "same"], draft.how)
    if undated:
        fields.insert(
            0, answers.constant_day(_("In which year was this, where a day or a wave has none?"), draft.how)
        )
    if not fields and not alike and not decisions:
        return None
    said = plural("{n} name that looks like another", "{n} names that look like another", len(alike))
    folded = html.Details([html.Summary(said), html.Div(alike, className="asked")], className="fold")
    return html.Section(
        [
            html.H2(_("What only you can say")),
            html.Div(decisions, className="decisions") if decisions else None,
            html.Div(fields, className="asked"),
            folded if alike else None,
        ]
    )


def _again(draft: Draft) -> Component | None:
    """One button for all answers: what holds what, which column is what, and what only a person knows."""
    if not draft.sheets:
        return None
    return html.Button(_("Read it again with these answers"), id=AGAIN, className="action quiet again")


# --- what it would do


def _would(plan: Plan) -> Component | None:
    if not plan.counts:
        return None
    new, corrected, unchanged = (sum(getattr(each, name) for each in plan.counts) for name in _COUNTED)
    said = _("All of this stands here already.") if not new and not corrected else _amount(new, corrected, unchanged)
    return html.Section(
        [
            html.H2(_("What it would do")),
            lead(said),
            html.Ul([_count(each) for each in plan.counts], className="counts"),
        ]
    )


_COUNTED = ("new", "corrected", "unchanged")


def _amount(new: int, corrected: int, unchanged: int) -> str:
    """What is not nothing, in words."""
    parts = (
        _("{n} new", n=number(new)) if new else "",
        _("{n} corrected", n=number(corrected)) if corrected else "",
        _("{n} as it stands", n=number(unchanged)) if unchanged else "",
    )
    return ", ".join(filter(None, parts))


def _count(each: Count) -> Component:
    words = _amount(each.new, each.corrected, each.unchanged)
    return html.Li(
        [html.Span(noun(each.kind, each.new + each.corrected + each.unchanged)), html.Span(words, className="soft")]
    )


# --- what is wrong


def _wrong(plan: Plan) -> Component | None:
    faults = faults_of(plan)
    if not faults:
        return None
    return html.Section(
        [
            html.H2(plural("{n} thing to mend", "{n} things to mend", len(faults))),
            html.P(
                _("Nothing is written yet. Mend them in the file and choose it again, or leave those rows out."),
                className="soft",
            ),
            html.Div(
                [
                    html.Details(
                        [
                            html.Summary([html.Span(opening(each.title)), html.B(number(each.count))]),
                            html.Ul([html.Li(_fault(one)) for one in each.first]),
                            html.P(
                                _("and {n} more of these, in the list", n=number(each.more)),
                                className="soft",
                            )
                            if each.more
                            else None,
                        ],
                        open=place == 0,
                    )
                    for place, each in enumerate(grouped(faults, _EXAMPLES))
                ],
                className="faults",
            ),
            html.Button(_("Download the whole list (CSV)"), id=FAULTS, className="action quiet"),
        ],
        className="wrong",
    )


def _fault(one: Repeated) -> list[Component | str]:
    return [html.Span(one.place, className="place"), " ", one.fault.text]


def _notices(notices: Iterable[Notice]) -> Component | None:
    told = [
        html.Li([each.text, html.Span(" " + ", ".join(each.examples), className="soft") if each.examples else None])
        for each in notices
    ]
    return html.Section([html.H2(_("Good to know")), html.Ul(told, className="notices")]) if told else None


# --- yes or no


def _confirm(plan: Plan) -> Component:
    asked = any(each.required for each in plan.questions)
    faults = faults_of(plan)
    nothing = not faults and not plan.changes
    said = _("Answer first what is asked above.") if asked else _("There is nothing new to write.") if nothing else ""
    rest = dmc.Checkbox(
        id=REST,
        label=plural(
            "Leave out {n} row with a fault and write the rest",
            "Leave out {n} rows with a fault and write the rest",
            plan.left,
        ),
        checked=False,
        display="block" if faults and plan.counts and not asked else "none",
    )
    return html.Section(
        [
            html.P(said, className="soft") if said else None,
            rest,
            html.Div(
                [
                    html.Button(
                        _("Record it"), id=WRITE, className="action", disabled=bool(faults) or asked or nothing
                    ),
                    html.Button(_("Leave it"), id=AWAY, className="action quiet"),
                ],
                className="buttons",
            ),
        ],
        className="confirm",
        **data(busy=_("One moment")),
    )
