"""The pieces of the win-win page: the table with a form where one is open, and needs that others may meet."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from dashboards import elements
from dashboards.editor import Editor
from dashboards.elements import aria
from meshwork import common_words as words
from meshwork.change import kind_of
from meshwork.model import Brings, Gets, Needs
from meshwork.nouns import noun, sector
from meshwork.text import _, plural
from meshwork.winwin import Match, Row, Table

SIDES = ("brings", "gets", "needs")
_FIRST, _MOST, _BY, _ALSO = (
    4,
    30,
    3,
    6,
)  # needs at first, needs at all; others with what they bring, and by name alone


def opened(editor: Editor, row: Row) -> bool:
    """Whether a form is open in a row."""
    facts = (*row.brings, *row.gets, *row.needs)
    given = _given(row)
    return any(editor.opened(side, given=given) for side in SIDES) or any(
        editor.opened(kind_of(each), each.id) for each in facts
    )


def table(editor: Editor, rows: Sequence[Row]) -> Component:
    """A row for each partner: what it brings, gets and needs; each a button that opens its form under the row."""
    heads = (_("Partner"), _("Brings"), _("Gets"), _("Needs"))
    body: list[Component] = []
    for row in rows:
        body.append(_row(editor, row))
        if opened(editor, row):
            body.append(html.Tr(html.Td(editor.form(), colSpan=len(heads))))
    return elements.table(heads, body, "plain-table wide sides-table")


def _row(editor: Editor, row: Row) -> Component:
    here = f"/c/{quote(editor.community, safe='')}/partners?partner={quote(row.stakeholder)}"
    about = html.Span(sector(row.sector).lower() if row.sector else "", className="soft small-print")
    name = html.Th([dcc.Link(row.name, href=here), html.Br(), about], scope="row")
    return html.Tr(
        [name, *(_cell(editor, row, side) for side in SIDES)], className="gives-only" if row.gives_only else ""
    )


def _cell(editor: Editor, row: Row, side: str) -> Component:
    given = _given(row)
    facts: Sequence[Brings | Gets | Needs] = getattr(row, side)
    lines = [
        html.Li(
            editor.edit(side, each.id, f"{row.name} · {words.exchanged(each)}", given, words=words.exchanged(each))
        )
        for each in facts
    ]
    add = (
        None if editor.opened(side, given=given) else editor.add(side, "+", given, of=f"{noun(side, 1)}, {row.name}")
    )
    heads = {"brings": _("Brings"), "gets": _("Gets"), "needs": _("Needs")}
    nothing = html.Span(_("nothing yet"), className="soft") if side == "gets" and row.gives_only else None
    return html.Td(
        [html.Span(heads[side], className="narrow soft", **aria(hidden="true")), " ", nothing, html.Ul(lines), add]
    )


def _given(row: Row) -> dict[str, str]:
    return {"stakeholder": row.stakeholder}


def matches(editor: Editor, found: Table, here: str) -> Component | None:
    """Each need for which others bring something, with a way to bring the two together; the later ones folded."""
    if not found.matches:
        return None
    waiting = {
        frozenset((each.stakeholder, each.partner))
        for each in editor.service.weaving.to_bring_together(editor.asker, editor.community)
    }
    by_need: dict[str, list[Match]] = {}
    for match in found.matches:
        by_need.setdefault(match.need.id, []).append(match)
    # the fewer can help, the more it says that they may
    ordered = sorted(by_need.values(), key=lambda several: (several[0].tied, len(several)))[:_MOST]
    needs = [_need(editor, several, waiting, here) for several in ordered]
    rest = needs[_FIRST:]
    inside = any(
        editor.opened("follow_ups", given=_together(each)) for several in ordered[_FIRST:] for each in several
    )
    more = plural("{n} more need", "{n} more needs", len(rest))
    first = _("Shown are {most} of {n} needs; in the table below stands each of them.", most=_MOST, n=len(by_need))
    return html.Section(
        [
            html.H3(_("Who may help whom")),
            html.P(_("What one needs and another brings has the same theme."), className="soft small-print"),
            html.P(first, className="soft small-print") if len(by_need) > _MOST else None,
            html.Ul(needs[:_FIRST], className="matches"),
            html.Details([html.Summary(more), html.Ul(rest, className="matches")], open=inside, className="fold")
            if rest
            else None,
        ]
    )


def _need(editor: Editor, several: Sequence[Match], waiting: set[frozenset[str | None]], here: str) -> Component:
    first = several[0]
    names = list(dict.fromkeys(each.by for each in several[_BY:]))
    also = ", ".join(names[:_ALSO])
    if len(names) > _ALSO:
        also += " " + plural("and {n} more", "and {n} more", len(names) - _ALSO)
    more = html.P(_("Also: {names}.", names=also), className="soft small-print") if names else None
    return html.Li(
        [
            html.P(
                [
                    dcc.Link(first.who, href=f"{here}/partners?partner={quote(first.need.stakeholder)}"),
                    " ",
                    _("needs: {what}", what=words.exchanged(first.need)),
                ]
            ),
            html.Ul([_offer(editor, each, waiting, here) for each in several[:_BY]], className="facts"),
            more,
        ]
    )


def _offer(editor: Editor, match: Match, waiting: set[frozenset[str | None]], here: str) -> Component:
    both = _together(match)
    if editor.opened("follow_ups", given=both):
        return html.Li(editor.form())
    name = dcc.Link(match.by, href=f"{here}/partners?partner={quote(match.offer.stakeholder)}")
    if frozenset((both["stakeholder"], both["partner"])) in waiting:
        way: Component = html.Span(_("on the follow-up list"), className="soft small-print")
    elif match.tied:
        way = html.Span(_("they know each other already"), className="soft small-print")
    else:
        way = editor.add("follow_ups", _("Introduce them"), both, of=f"{match.who}, {match.by}")
    return html.Li([html.Span([name, " ", _("brings: {what}", what=words.exchanged(match.offer))]), way])


def _together(match: Match) -> dict[str, str]:
    return {"kind": "bring_together", "stakeholder": match.need.stakeholder, "partner": match.offer.stakeholder}
