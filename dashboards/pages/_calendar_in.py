"""Where a calendar or lines of text come in, and where what they offer will stand."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboards.elements import aria
from meshwork.formats import LARGEST
from meshwork.text import _

UPLOAD, PASTE, PASTED, SINCE = "when-upload", "when-paste", "when-pasted", "when-since"
BODY, SAID, TOKEN = "when-body", "when-said", "when-token"
WRITTEN = "when-written"  # dcc.Store: the number of the change that was written or taken back here
_MONTHS = (3, 12, 24, 60)


def section(months: int = 12) -> list[Component]:
    """The place to drop a calendar or paste lines, and where what it offers will stand; read so many months back."""
    said = {3: _("three months"), 12: _("a year"), 24: _("two years"), 60: _("five years")}
    return [
        dcc.Store(id=TOKEN),
        dcc.Store(id=WRITTEN),
        html.P(
            _(
                "Your calendar shows whom you met. You tick what was a contact; nothing is ticked beforehand. Kept "
                "is the day, the kind and who was there. Descriptions are never read, private entries and whole days "
                "are left out, and of the rest only a mark stays, from which nothing can be read back."
            )
        ),
        html.Label(
            [
                html.Span(_("Choose a calendar"), className="action"),
                html.Span(_("or drop it here"), className="soft wide-only"),
                html.Span(
                    _("an .ics file of Google, Outlook or Apple, or the CSV that Outlook exports"),
                    className="soft small-print",
                ),
                dcc.Upload(id=UPLOAD, disable_click=True, max_size=LARGEST, className="drop-zone"),
            ],
            className="drop",
        ),
        dmc.Select(
            id=SINCE,
            label=_("Look back over"),
            data=[{"value": str(each), "label": said[each]} for each in _MONTHS],
            value=str(months),
            allowDeselect=False,
            size="xs",
            maw=180,
            mt=12,
        ),
        html.Details(
            [
                html.Summary(_("Or paste lines")),
                dmc.Textarea(
                    id=PASTE,
                    value="",
                    description=_("A contact on each line, such as: 12-11 Bakery Oostveen, called, in doubt"),
                    autosize=True,
                    minRows=3,
                    maxRows=12,
                    maw=620,
                    **aria(label=_("Or paste lines")),
                ),
                html.Button(_("Read these lines"), id=PASTED, className="action quiet small-action"),
            ],
            className="fold paste",
        ),
        html.Div(id=SAID, role="status", className="said"),
        dcc.Loading(html.Div(id=BODY), delay_show=400, type="dot", color="var(--accent)"),
    ]
