"""A backup that comes in: what it holds before it is brought back, or every line that is not right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import data, lead
from dashboards.pages import _preview as preview
from dashboards.pages._desk import Backup, Desk
from graph_schema import kinds
from meshwork.change import kind_of
from meshwork.errors import Faulty
from meshwork.formats import Source
from meshwork.model import Community
from meshwork.nouns import noun
from meshwork.service import Asker
from meshwork.stores.ndjson import community_in
from meshwork.text import _, day, plural

BACK = "data-back"
_FEW = 20


def arrived(desk: Desk, asker: Asker, community: str, sources: Sequence[Source]) -> tuple[Component, str]:
    """What to show of files that came in, and the token under which they wait; a backup comes alone."""
    if [each.name.lower().endswith(".ndjson") for each in sources] != [True]:
        held = desk.lay(asker, community, sources)
        return preview.draw(held), held.token
    try:
        backup = desk.lay_backup(asker, sources[0])
    except Faulty as wrong:
        return _damaged(wrong), ""
    return _draw(backup), backup.token


def back(community: Community) -> Component:
    """That it is back, and the way to it."""
    return html.Section(
        [
            lead(_("{name} is back, with its whole history.", name=community.name)),
            html.P(dcc.Link(_("See it on the map"), href=f"/c/{community.id}/kaart")),
        ],
        className="written",
        role="status",
    )


def _draw(backup: Backup) -> Component:
    history = backup.history
    standing = Counter(kind_of(row.fact) for row in history.rows if row.retracted is None)
    last = history.changes[-1].at if history.changes else None
    said = plural("{n} change", "{n} changes", len(history.changes))
    until = _(", the last on {day}", day=day(last.astimezone().date())) if last else ""
    return html.Div(
        [
            html.Section(
                [
                    html.H2(_("What this backup holds")),
                    lead(f"{community_in(history).name}: {said}{until}"),
                    html.Ul(
                        [
                            html.Li([html.Span(noun(kind, standing[kind])), html.Span(str(standing[kind]))])
                            for kind in kinds()
                            if standing[kind]
                        ],
                        className="counts",
                    ),
                    html.P(
                        _("With all that is for facilitators alone.")
                        if history.private
                        else _("Without what is for facilitators alone: it was left out when this file was made."),
                        className="soft",
                    ),
                ]
            ),
            html.Section(
                [
                    html.P(_here(backup)) if backup.here else None,
                    html.Div(
                        [
                            html.Button(_("Bring it back"), id=BACK, className="action", disabled=backup.here),
                            html.Button(_("Leave it"), id=preview.AWAY, className="action quiet"),
                        ],
                        className="buttons",
                    ),
                ],
                className="confirm",
                **data(busy=_("One moment")),
            ),
        ],
        className="preview",
    )


def _here(backup: Backup) -> str:
    return _(
        "{name} stands here already, so nothing can be brought back over it. Start Meshwork with an empty store "
        "(meshwork serve --store sqlite:///new.db) and choose this file there.",
        name=community_in(backup.history).name,
    )


def _damaged(wrong: Faulty) -> Component:
    told = [html.Li(str(each)) for each in wrong.faults[:_FEW]]
    more = len(wrong.faults) - _FEW
    return html.Div(
        html.Section(
            [
                html.H2(_("This backup is not whole")),
                html.P(str(wrong)),
                html.Ul(told),
                html.P(plural("and {n} more", "and {n} more", more), className="soft") if more > 0 else None,
            ],
            className="wrong",
        ),
        className="preview",
    )
