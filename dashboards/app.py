"""The factory of the dashboard: one service in, one Dash application out, nothing kept in a module."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from dash import Dash, set_props
from flask import request
from werkzeug.http import parse_accept_header, parse_cookie

from dashboards import access, calm, editing, elements, frame, theme
from dashboards.pages import Page
from meshwork import text
from meshwork.catalogue import collect
from meshwork.reports import measures
from meshwork.service import Asker, Service
from meshwork.text import _


def create(service: Service, who: Callable[[], Asker], hosts: tuple[str, ...] = access.LOOPBACK) -> Dash:
    """The dashboard of a service, ready for a WSGI server as `.server`.

    `who` says who asks, in a request. `hosts` are the names under which this machine may be asked, without port.
    """
    app = _App(
        "dashboards",
        assets_folder=str(Path(__file__).parent / "assets"),
        use_pages=False,
        pages_folder="",
        title="Meshwork",
        update_title="",
        serve_locally=True,
        compress=True,
        enable_mcp=False,
        health_endpoint="healthz",
        suppress_callback_exceptions=True,
        prevent_initial_callbacks=True,  # a callback answers a deed; the few that also begin say so
        add_log_handler=False,
        on_error=tell,
    )
    pages = tuple(sorted(collect("dashboards.pages", Page).values(), key=lambda each: (each.order, each.key)))
    app.layout = lambda: frame.shell(_scheme())
    frame.connect(app, service, pages)
    editing.connect(app, service, pages)
    for page in pages:
        if page.connect:
            page.connect(app, service)
    access.guard(app, who, hosts)
    app.server.wsgi_app = _speaking(app.server.wsgi_app)
    return app


def tell(wrong: Exception) -> None:
    """Say in the frame what went wrong in a callback."""
    set_props(frame.NOTICE, {"children": elements.notice(calm.words(wrong))})


def _scheme() -> str:
    """The colours this browser chose; nothing where it follows its own preference."""
    chosen = request.cookies.get("scheme", "")
    return chosen if chosen in theme.SCHEMES else ""


def _language(environ: WSGIEnvironment) -> str:
    """The language this browser chose, else the first of ours that it asks for, else the machine's."""
    chosen = parse_cookie(environ).get("language", "")
    if chosen in text.LANGUAGES:
        return chosen
    asked = (word[:2].lower() for word, _quality in parse_accept_header(environ.get("HTTP_ACCEPT_LANGUAGE", "")))
    return next((word for word in asked if word in text.LANGUAGES), text.of_environment())


def _speaking(inner: Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]) -> Any:
    """Speak the language of the browser around a whole request, callbacks included."""

    def application(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        with text.speak(_language(environ)):
            return inner(environ, start)

    return application


class _App(Dash):
    """Dash with a page that names its language, its colours and nothing from elsewhere."""

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """The HTML that everything is loaded into."""
        scheme = f' data-mantine-color-scheme="{_scheme()}"' if _scheme() else ""
        wait = html.escape(_("The map is being unfolded..."))
        needed = html.escape(_("Meshwork draws in the browser and needs JavaScript for it."))
        return f"""<!DOCTYPE html>
<html lang="{text.language()}"{scheme}>
<head>
{parts["metas"]}
<title>{parts["title"]}</title>
{parts["favicon"]}
{parts["css"]}
<style>{theme.css()}</style>
<script type="application/json" id="measures">{measures.as_json()}</script>
</head>
<body>
<div id="react-entry-point"><p class="waiting" role="status">{wait}</p><noscript>{needed}</noscript></div>
<footer hidden>{parts["config"]}{parts["scripts"]}{parts["renderer"]}</footer>
</body>
</html>"""
