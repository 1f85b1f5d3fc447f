"""One file is one page.

A page is made by adding `dashboards/pages/<key>.py` that declares exactly one `Page` whose `key` is the name of the
file. Nothing else has to know of it: the frame finds it (`meshwork.catalogue.collect`), gives it a word at the left
and at the bottom on a phone, and an address `/c/<community>/<path>`.

    IDS = ...                                   # component ids are constants on top, beginning with the key
    def layout(service, asker, visit): ...      # what is on the page; called anew at every visit
    def connect(app, service): ...              # its callbacks, inside: @app.callback, three lines each

    PAGE = Page(key="data", path="gegevens", title=later("Data"), order=80, lives_on=later("..."),
                layout=layout, connect=connect)

A callback waits for what somebody does; one that also runs when its page is drawn says `prevent_initial_call=False`.
A page without callbacks leaves `connect` out.

In a callback who asks is `dashboards.access.asker()`, and the community is `State(frame.COMMUNITY, "data")`. The
language is already spoken. A `MeshworkError` that a callback lets through is shown in the frame as it stands,
anything else calmly and is written to the log, so a page catches neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dash import Dash
from dash.development.base_component import Component

from meshwork.model import Community
from meshwork.service import Asker, Service

if TYPE_CHECKING:
    from dashboards.editor import Editor


@dataclass(frozen=True, slots=True)
class Visit:
    """What an address asks for: a community, the words after the `?`, the colours (light or dark) of who looks."""

    community: Community
    query: Mapping[str, str]
    scheme: str

    def day(self, today: date) -> date | None:
        """The day before today that the address names (`dag`); None where it names none, or one that is none."""
        try:
            day = date.fromisoformat(self.query.get("dag", ""))
        except ValueError:
            return None
        return day if day < today else None


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its word, its place among the others (the lowest first), what it shows and its callbacks.

    `path` is its word in an address, the same in every language, so that a link can be shared. `lives_on` says in a
    few sentences which data it lives on and what may stay unlogged; the frame draws it at the foot. `own_day` says
    that it fills the day and the stage of the frame itself, `follows` that it shows the past day that an address
    names, `full` that it fills the whole height, so that its foot is one line that opens. `under` is the key of the
    page it stands beside: then it has no word at the left, but a tab on that page and on its other tabs. `edited`
    draws what can be edited on it (dashboards/editing.py). `begins` says that it is the first page of a community
    without partners, with a word of its own, in the place of the one that is the first otherwise.
    """

    key: str
    path: str
    title: str
    order: int
    lives_on: str
    layout: Callable[[Service, Asker, Visit], Component]
    connect: Callable[[Dash, Service], None] | None = None
    own_day: bool = False
    follows: bool = False
    full: bool = False
    under: str = ""
    edited: Callable[[Editor, Visit], Component] | None = None
    begins: bool = False
