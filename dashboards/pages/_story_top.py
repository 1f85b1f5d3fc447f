"""What stands first on the story that is being written: its title and answer, and what was promised."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.pages import _story_form as form
from dashboards.pages._story_moment import on_paper, tools, way
from dashboards.pages._story_place import spelled
from meshwork.story import parts
from meshwork.story.outline import Outline
from meshwork.story.shown import ShownStory
from meshwork.text import _, speak


def head(story: ShownStory, outline: Outline, place: str) -> Component:
    """The title, since when it tells, the signature, the goal and the answer."""
    title, answer, since = spelled("title"), spelled("answer"), spelled("since")
    typed = answer == place
    lines = [html.P(each, className="first" if not at else "") for at, each in enumerate(story.opening)]
    return html.Header(
        [
            html.P(story.community, className="whose") if story.title != story.community else None,
            form.draw(title, _("What it is called"), outline.title)
            if title == place
            else html.Div([html.H2(story.title, className="title"), way(title, _("Change the title"))]),
            form.since(since, outline)
            if since == place
            else html.P(
                [
                    on_paper(outline, lambda: parts.span(story)),
                    " ",
                    way(since, _("Since when, and in which language")),
                ],
                className="soft",
            ),
            *lines,
            form.draw(
                answer,
                _("The answer in one paragraph"),
                outline.answer,
                help_=_("Left empty, it says how many meetings were recorded. The signature stands on its own page."),
            )
            if typed
            else way(answer, _("Say the answer in your words")),
        ]
    )


def promises(story: ShownStory, outline: Outline, place: str) -> Component:
    """What was promised, what came of it, and why; typed, or from a table."""
    rows = []
    for at, each in enumerate(story.promises):
        where = spelled("promise", number=at)
        if where == place:
            rows.append(html.Li(form.promise(where, outline)))
            continue
        with speak(outline.language):
            came = parts.came(each)
        rows.append(
            html.Li(
                [
                    html.Span([html.Strong(each.text), f": {came}"]),
                    tools(where, each.text, first=not at, last=at == len(story.promises) - 1),
                ]
            )
        )
    new = spelled("promise")
    drop = html.Label(
        [
            html.Span(_("Or drop a table (CSV): what was promised, what came of it, why"), className="soft"),
            dcc.Upload(
                id=form.TABLE,
                accept=".csv,text/csv",
                max_size=form.LARGEST,
                disable_click=True,
                className="drop-zone",
            ),
        ],
        className="drop",
    )
    return html.Section(
        [
            html.H3(on_paper(outline, lambda: _("What was promised"))),
            html.Ol(rows, className="lines") if rows else None,
            form.promise(new, outline) if new == place else way(new, _("Add what was promised")),
            drop,
        ],
        className="" if rows else "blank",
    )
