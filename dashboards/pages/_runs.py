"""Who runs it, quarter by quarter: the sentence first, then a small picture, then the same in a table."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria, table
from meshwork.delivery import Run
from meshwork.quarters import said
from meshwork.text import _, number

_HIGH = 64


def picture(title: str, sentence: str, runs: Sequence[Run]) -> Component:
    """How many partners and facilitators ran in each quarter; the sentence alone where there is no second quarter."""
    if len(runs) < 2:
        return html.Section([html.H3(title), html.P(sentence)])
    top = max(each.number for each in runs)
    bars = [
        html.Div(
            [
                html.I(className="by-facilitators", style={"height": f"{_HIGH * each.facilitators / top:.1f}px"}),
                html.I(className="by-partners", style={"height": f"{_HIGH * each.partners / top:.1f}px"}),
            ]
        )
        for each in runs
    ]
    ends = html.Div([html.Span(said(runs[0].quarter)), html.Span(said(runs[-1].quarter))], className="ends")
    heads = (_("Quarter"), _("By partners"), _("By facilitators alone"))
    rows = [
        html.Tr(
            [
                html.Th(said(each.quarter), scope="row"),
                html.Td(number(each.partners)),
                html.Td(number(each.facilitators)),
            ]
        )
        for each in reversed(runs)
    ]
    return html.Section(
        [
            html.H3(title),
            html.P(sentence),
            html.Div([html.Div(bars, className="bars"), ends], className="runs", **aria(hidden="true")),
            html.P(
                [
                    html.I(className="by-partners"),
                    _("partners"),
                    html.I(className="by-facilitators"),
                    _("facilitators alone"),
                ],
                className="key soft small-print",
                **aria(hidden="true"),
            ),
            html.Details([html.Summary(_("As a table")), table(heads, rows)], className="fold"),
        ]
    )
