"""On the page of a partner, for facilitators: why it may need somebody now, and what may help."""

from __future__ import annotations

from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.editor import Editor
from dashboards.pages import _care_letters as letters
from meshwork.feelers import words
from meshwork.text import _


def section(editor: Editor, id_: str) -> Component | None:
    """The reasons of today, as its letter on page Care has them; nothing where there is none."""
    asker, community = editor.asker, editor.community
    found = editor.service.care.of(asker, community, id_)
    if found is None:
        return None
    names = editor.service.care.names(asker, community)
    way = dcc.Link(_("To Care"), href=f"/c/{quote(community, safe='')}/aandacht", className="go")
    return html.Section(
        [
            html.H3(_("Care")),
            html.P(_("For facilitators only"), className="soft small-print"),
            html.P(" ".join(words.sentences(found, names)[: letters.SAID])),
            html.P(words.suggestion(found, names)),
            letters.evidence(found, names),
            html.P(way),
        ],
        className="needs-care",
    )
