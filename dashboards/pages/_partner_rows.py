"""The facts of a partner as rows, each edited where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria
from dashboards.pages._fact_form import Open
from meshwork.change import kind_of
from meshwork.forms import EDITED
from meshwork.kept_words import line
from meshwork.model import Fact
from meshwork.nouns import noun
from meshwork.partners import Kept
from meshwork.text import _, opening

OPEN = "partners-open"  # {"type": OPEN, "kind": ..., "id": ...}: opens the form of a fact; no id: of a new one

Draw = Callable[[Open], Component]


class Rows:
    """The facts of a partner as rows, each with a button that opens its form, where there are forms."""

    def __init__(self, told: Kept, open_: Open | None, draw: Draw | None) -> None:
        self.told, self.open, self.draw = told, open_, draw

    def opened(self, kind: str, id_: str = "") -> bool:
        """Whether the form of that fact is open; without an id that of a new one."""
        return self.open is not None and (self.open.kind, self.open.id) == (kind, id_)

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
        if self.draw is not None and self.opened("stakeholders", me.id) and self.open is not None:
            return self.draw(self.open)
        button = self._button("stakeholders", me.id, _("Edit"), me.name)
        return html.P([html.Span(said, className="soft"), " ", button], className="own-facts")

    def section(self, title: str, several: tuple[str, ...], fold: int = 0) -> Component | None:
        """The facts of these kinds under a heading, with a way to add one."""
        facts = self.told.of(*several)
        if self.draw is None and not facts:
            return None
        shown = [self._row(each, len(several) > 1) for each in facts]
        body: list[Component | None] = [html.Ul(shown[: fold or None], className="facts") if shown else None]
        if fold and len(shown) > fold:
            rest = shown[fold:]
            more = _("{n} earlier", n=len(rest))
            opened = any(self.opened(kind_of(each), each.id) for each in facts[fold:])
            body.append(html.Details([html.Summary(more), html.Ul(rest, className="facts")], open=opened))
        if self.draw is not None:
            body.append(html.P([self._add(kind) for kind in several], className="adds"))
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
        if self.draw is not None and self.open is not None and self.opened(kind, fact.id):
            return html.Li(self.draw(self.open))
        what = html.Span(opening(noun(kind, 1)), className="soft kind") if many else None
        return html.Li([html.Span([what, " ", said]), self._button(kind, fact.id, _("Edit"), said)])

    def _button(self, kind: str, id_: str, words: str, of: str) -> Component | None:
        if self.draw is None or kind not in EDITED:
            return None
        label = f"{words}: {of}"
        return html.Button(
            words, id={"type": OPEN, "kind": kind, "id": id_}, className="go edit", **aria(label=label)
        )

    def _add(self, kind: str) -> Component:
        if self.draw is not None and self.open is not None and self.opened(kind):
            return self.draw(self.open)
        words = _("Add: {noun}", noun=noun(kind, 1))
        return html.Button(words, id={"type": OPEN, "kind": kind, "id": ""}, className="go edit")
