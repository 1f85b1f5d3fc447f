"""What was promised, in a Friday round: what is due, each with its three answers."""

from __future__ import annotations

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria
from meshwork import week_words as words
from meshwork.text import _, plural
from meshwork.verbs.week import Answer
from meshwork.week import Promise, Round

SETTLE = "week-settle"  # {"type": SETTLE, "kind": ..., "id": ..., "answer": ..., "of": SHOWN or FOLDED}
SHOWN, FOLDED = "shown", "folded"
ROWS = 10
"""Promises, and partners asked about, that stand open; the others are folded."""


def draw(of: Round, *, wide: bool = False) -> list[Component]:
    """What is due, each with its three answers; `wide` leaves the fold open, where one in it was just settled."""
    if not of.promises:
        return []
    first, more = of.promises[:ROWS], of.promises[ROWS:]
    return [
        html.H2(_("What was promised")),
        html.Ul([_promise(each, of.until, SHOWN) for each in first], className="promises"),
        *others(
            plural("and {n} more promise", "and {n} more promises", len(more)),
            [html.Ul([_promise(each, of.until, FOLDED) for each in more], className="promises")] if more else [],
            wide=wide,
        ),
    ]


def _promise(of: Promise, today: date, where: str) -> Component:
    told = words.promise(of)
    answers: dict[Answer, str] = {"done": _("Kept"), "dropped": _("Not any more"), "later": _("Later")}
    return html.Li(
        [
            html.Div([told, " ", html.Span(words.due(of, today), className="soft")]),
            html.Div(
                [
                    html.Button(
                        said,
                        id={"type": SETTLE, "kind": of.of_kind, "id": of.id, "answer": answer, "of": where},
                        className="action quiet small-action",
                        **aria(label=f"{said}: {told}"),
                    )
                    for answer, said in answers.items()
                ],
                className="answers",
            ),
        ]
    )


def others(said: str, more: list[Component], *, wide: bool = False) -> list[Component]:
    """What a busy month asks beyond the first rows, folded away; nothing where there is no more."""
    return [html.Details([html.Summary(said), *more], className="fold", open=wide)] if more else []
