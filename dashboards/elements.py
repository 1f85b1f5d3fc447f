"""Small pieces that several pages are made of, in the words and measures of the house."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from meshwork.change import Change
from meshwork.text import _, number


def aria(**words: str) -> Any:
    """Attributes for who hears the page: `html.Button(**aria(label="..."))`."""
    return {f"aria-{name}": value for name, value in words.items()}


def data(**words: str) -> Any:
    """Attributes for a script to read: `html.Button(**data(partner="..."))`."""
    return {f"data-{name}": value for name, value in words.items()}


def empty(title: str, words: str, *steps: Component) -> Component:
    """A page that has nothing yet: what will be here, and how to begin."""
    return html.Section(
        [html.H2(title), html.P(words), html.Div(list(steps), className="steps") if steps else None],
        className="empty",
    )


def rows(pairs: list[tuple[Component | str, Component | str]]) -> Component:
    """Two columns of words, a line under each: a name, and what is said of it."""
    return html.Ul(
        [html.Li([html.Span(left, className="what"), html.Span(right, className="soft")]) for left, right in pairs],
        className="rows",
    )


def table(heads: Sequence[Component | str], body: Sequence[Component], style: str = "plain-table") -> Component:
    """A table: what stands over its columns, and its rows."""
    over = [html.Th(each, scope="col") if isinstance(each, str) else each for each in heads]
    return html.Table([html.Thead(html.Tr(over)), html.Tbody(list(body))], className=style)


def scrolling(wide: Component, label: str) -> Component:
    """What may be wider than the page, and is then moved in its own place, by keyboard too."""
    return html.Div(wide, className="scroll", role="region", tabIndex="0", **aria(label=label))


def section(title: str, *inside: Component | str) -> Component:
    """A part of a page or a panel under a small heading."""
    return html.Section([html.H3(title), *inside])


def way_back(said: str | Component, of: str, change: Change) -> Component:
    """What was done, with a button that takes it back; the page hears it by `{"type": of, "number": ...}`."""
    button = html.Button(
        _("Take it back"), id={"type": of, "number": change.number}, className="action quiet small-action"
    )
    return html.P([said, " ", button])


def seek(id_: str, words: str) -> Component:
    """Where somebody types what a list is to be sifted by."""
    return dmc.TextInput(id=id_, placeholder=words, debounce=250, className="find", **aria(label=words))


def nothing_like_it() -> Component:
    """That what was typed finds nothing."""
    return html.P(_("Nobody and nothing by that name"), className="soft", role="status")


def counted(n: int, most: int, words: str = "") -> Component:
    """How many a list has, in words; of more than `most`, that the first of them are shown."""
    first = _("Shown are the first {most} of {n}. Words above find the others.", most=most, n=number(n))
    return html.P(first if n > most else words, className="soft small-print", role="status")


def kept(words: str) -> str:
    """A sentence in which no line begins with a percent sign.

    >>> kept("below 15 % it falls")
    'below 15\xa0% it falls'
    """
    return words.replace(" %", "\u00a0%")


def lead(sentence: str) -> Component:
    """The sentence that stands before the numbers."""
    return html.P(sentence, className="lead")


def printing(style: str = "action") -> Component:
    """A button that prints the page as it stands (assets/frame.js)."""
    return html.Button(_("Print"), className=style, **data(print="page"))


def notice(words: str) -> Component:
    """Something said at the foot of the page until it is closed."""
    return dmc.Alert(words, withCloseButton=True, closeButtonLabel=_("Close"), className="notice")
