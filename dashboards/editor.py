"""What a page edits with: buttons that open the form of a fact where it stands, and that form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards import fact_form
from dashboards.elements import aria
from dashboards.fact_form import Open
from meshwork.nouns import noun
from meshwork.service import Asker, Service
from meshwork.text import _

OPEN = "editing-form"  # {"type": OPEN, "kind", "id", "given"}: opens the form of a fact; no id: of a new one
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Editor:
    """What a page edits with: buttons that open a form, and the form where one is open."""

    service: Service
    asker: Asker
    community: str
    open: Open | None = None

    def opened(self, kind: str, id_: str = "", given: Mapping[str, str] = _NOTHING) -> bool:
        """Whether the form of that fact is open; without an id that of a new one with these values given."""
        if self.open is None or (self.open.kind, self.open.id) != (kind, id_):
            return False
        return bool(id_) or dict(self.open.given) == dict(given)

    def edit(
        self, kind: str, id_: str, of: str, given: Mapping[str, str] = _NOTHING, *, words: str = ""
    ) -> Component:
        """A button that opens the form of a fact that stands; `of` says which for who hears the page."""
        said = _("Edit")
        return _opener(words or said, kind, id_, given, **aria(label=f"{said}: {of}"))

    def add(
        self,
        kind: str,
        words: str = "",
        given: Mapping[str, str] = _NOTHING,
        *,
        of: str = "",
        style: str = "go edit",
    ) -> Component:
        """A button that opens the form of a new fact, or that form; `given` is filled in and not asked."""
        if self.opened(kind, given=given):
            return self.form()
        said = words or _("Add: {noun}", noun=noun(kind, 1))
        return _opener(said, kind, "", given, style, **(aria(label=f"{said}: {of}") if of else {}))

    def form(self) -> Component:
        """The form that is open. It is asked for only where `opened` says so."""
        assert self.open is not None  # noqa: S101  for the type alone
        kind, id_ = self.open.kind, self.open.id
        written = self.service.edits.written(self.asker, self.community, kind, id_) if id_ else {}
        return fact_form.draw(self.open, written, self.service.partners.choices(self.asker, self.community))


def _opener(
    words: str, kind: str, id_: str, given: Mapping[str, str], style: str = "go edit", **heard: Any
) -> Component:
    at = {"type": OPEN, "kind": kind, "id": id_, "given": json.dumps(given, sort_keys=True)}
    return html.Button(words, id=at, className=style, **heard)
