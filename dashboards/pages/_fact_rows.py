"""Facts as rows on a page, each with its button, and the form where one is open; the later ones folded away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards.editor import Editor
from meshwork.change import kind_of
from meshwork.model import Fact
from meshwork.text import plural


def rows(
    editor: Editor,
    told: Sequence[tuple[Fact, Any, str]],
    given: Mapping[str, str],
    most: int = 0,
) -> list[Component]:
    """A row for each fact: the fact, what is shown of it, and the same in plain words for who hears the page.

    `given` is what the page fills in itself; more than `most` are folded away, all shown where it is 0.
    """
    if not told:
        return []
    shown = [_row(editor, fact, inside, said, given) for fact, inside, said in told]
    found: list[Component] = [html.Ul(shown[: most or None], className="facts")]
    if most and len(shown) > most:
        rest = told[most:]
        more = html.Summary(plural("{n} more", "{n} more", len(rest)))
        opened = any(editor.opened(kind_of(fact), fact.id) for fact, _inside, _said in rest)
        found.append(html.Details([more, html.Ul(shown[most:], className="facts")], open=opened, className="fold"))
    return found


def _row(editor: Editor, fact: Fact, inside: Any, said: str, given: Mapping[str, str]) -> Component:
    kind = kind_of(fact)
    if editor.opened(kind, fact.id):
        return html.Li(editor.form())
    return html.Li([html.Span(inside), editor.edit(kind, fact.id, said, given)])
