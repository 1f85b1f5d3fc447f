"""The card on page Care where several doubt: one talk about the story, not a call to each."""

from __future__ import annotations

from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from meshwork.feelers import story_words as words
from meshwork.feelers.names import Names
from meshwork.feelers.story import Story
from meshwork.text import _, plural


def card(found: Story | None, names: Names, here: str) -> Component | None:
    """What is said of it, who it rests on, what may help; nothing where there is none. `here` begins an address."""
    if found is None:
        return None
    goals = [
        dcc.Link(names.titles([goal]), href=f"{here}/doelen?doel={quote(goal)}", className="go")
        for goal in found.goals
    ]
    ways = goals or [dcc.Link(_("To the signature"), href=f"{here}/signatuur", className="go")]
    return html.Section(
        [
            html.H2(words.title()),
            html.P(words.told(found, names), className="lead"),
            html.P(words.helps(found)),
            html.Details(
                [
                    html.Summary(plural("Which partner", "Which {n} partners", found.number)),
                    html.Ul([html.Li(each) for each in words.doubts(found, names)], className="facts"),
                ],
                className="fold",
            ),
            html.P(ways),
        ],
        className="story-card",
    )
