"""The facts of a partner as rows, each edited where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from dashboards.editor import Editor
from graph_schema import kinds
from meshwork.change import kind_of
from meshwork.forms import EDITED
from meshwork.kept_words import line
from meshwork.model import Attendance, Commitment, Fact, Work
from meshwork.nouns import noun
from meshwork.text import _, number, opening, plural
from meshwork.verbs.partners import Kept

SHOWN = 8  # of each list; the rest is folded away


class Rows:
    """The facts of a partner as rows, each with a button that opens its form, where there are forms."""

    def __init__(self, told: Kept, editor: Editor | None) -> None:
        self.told, self.editor = told, editor

    def opened(self, kind: str, id_: str = "") -> bool:
        """Whether the form of that fact is open; without an id that of a new one."""
        given = {} if id_ else self._given(kind)
        return self.editor is not None and self.editor.opened(kind, id_, given)

    def own(self) -> Component:
        """The partner's own properties, with its form."""
        me = self.told.stakeholder
        above = {"name", "kind", "sector", "place", "latitude", "longitude", "joined", "left"}
        bare: dict[str, Any] = dict.fromkeys(above)
        said = (
            line(replace(me, **bare), self.told.called)
            if any((me.aliases, me.url, me.email, me.phone, me.facilitator, me.left_well is not None))
            else ""
        )
        if self.editor is not None and self.opened("stakeholders", me.id):
            return self.editor.form()
        button = self._button(me, me.name)
        return html.P([html.Span(said, className="soft"), " ", button], className="own-facts")

    def section(self, title: str, several: tuple[str, ...], also: tuple[str, ...] = ()) -> Component | None:
        """The facts of these kinds under a heading, a long list folded, with a way to add one, or one of the kinds
        that they speak of."""
        facts = self.told.of(*several)
        if self.editor is None and not facts:
            return None
        shown = [self._row(each, len(several) > 1) for each in facts]
        body: list[Component | None] = [html.Ul(shown[:SHOWN], className="facts") if shown else None]
        if rest := shown[SHOWN:]:
            met = several == ("attendance",)  # the latest first
            more = _("{n} earlier", n=number(len(rest))) if met else plural("and {n} more", "and {n} more", len(rest))
            opened = any(self._open_in(each) for each in facts[SHOWN:])
            body.append(html.Details([html.Summary(more), html.Ul(rest, className="facts")], open=opened))
        if self.editor is not None:
            adds = [self.editor.add(kind, given=self._given(kind)) for kind in several]
            adds += [self.editor.add(kind) for kind in also]
            body.append(html.Div(adds, className="adds"))
        return html.Section([html.H3(title) if title else None, *body])

    def extras(self) -> Component | None:
        """Values of columns of people's own."""
        facts = self.told.of("extras")
        if not facts:
            return None
        rows = [html.Li(line(each, self.told.called)) for each in facts]
        return html.Section([html.H3(_("Your own columns")), html.Ul(rows, className="facts")])

    def _row(self, fact: Fact, many: bool) -> Component:
        kind, me = kind_of(fact), self.told.stakeholder.id
        said = line(fact, self.told.called, me)
        if self.editor is not None and self._open_in(fact):
            return html.Li(self.editor.form())
        what = html.Span(opening(noun(kind, 1)), className="soft kind") if many else None
        return html.Li([html.Span([what, " ", *self._said(fact, said)]), self._button(fact, said)])

    def _open_in(self, fact: Fact) -> bool:
        """Whether a form is open in the row of a fact: its own, or that of the session it speaks of."""
        session = isinstance(fact, Attendance) and self.opened("sessions", fact.session)
        return session or self.opened(kind_of(fact), fact.id)

    def _said(self, fact: Fact, said: str) -> list[Any]:
        """A fact in words: goal and service lead to their page, its session opens the form of that session."""
        if self.editor is None:
            return [said]
        if isinstance(fact, Commitment) and (title := self.told.called.get(("goals", fact.goal))):
            here = f"/c/{quote(self.editor.community, safe='')}/doelen?doel={quote(fact.goal)}"
            return [dcc.Link(title, href=here), said.removeprefix(title)]
        if isinstance(fact, Work) and (title := self.told.called.get(("actions", fact.action))):
            here = f"/c/{quote(self.editor.community, safe='')}/diensten?dienst={quote(fact.action)}"
            return [dcc.Link(title, href=here), said.removeprefix(title)]
        if isinstance(fact, Attendance) and (title := self.told.called.get(("sessions", fact.session))):
            return [self.editor.edit("sessions", fact.session, title, words=title), said.removeprefix(title)]
        return [said]

    def _button(self, fact: Fact, of: str) -> Component | None:
        kind = kind_of(fact)
        if self.editor is None or kind not in EDITED:
            return None
        return self.editor.edit(kind, fact.id, of, self._given(kind, fact))

    def _given(self, kind: str, fact: Fact | None = None) -> dict[str, str]:
        """The property that says that a fact is about the partner of the page, which is not asked."""
        me = self.told.stakeholder.id
        ends = [each.name for each in kinds()[kind].properties if each.to == "stakeholders"]
        mine = [each for each in ends if fact is None or getattr(fact, each) == me]
        return {mine[0]: me} if mine else {}
