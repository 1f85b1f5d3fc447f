"""Who may come in: who asks, from which machine, and what a page may load."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from dash import Dash
from flask import Flask, Response, abort, current_app, request

from meshwork.service import Asker

WHO = "MESHWORK_WHO"
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


def asker() -> Asker:
    """Who asks, in a request or a callback."""
    who: Callable[[], Asker] = current_app.config[WHO]
    return who()


def guard(app: Dash, who: Callable[[], Asker], hosts: tuple[str, ...]) -> None:
    """Refuse foreign names of this machine and foreign pages, and say in every answer what a page may load.

    A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding): so the name asked for must be one of
    `hosts`. And it can post here unseen: so what changes anything must come from a page of this address.
    """
    server: Flask = app.server
    server.config[WHO] = who

    @server.before_request
    def refuse() -> None:
        if _name(request.host) not in hosts:
            abort(421)
        if request.method not in {"GET", "HEAD", "OPTIONS"} and not _from_here():
            abort(403)

    @server.after_request
    def headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = _policy(app)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["X-Frame-Options"] = "DENY"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        if response.mimetype in {"text/html", "application/json"}:
            response.headers["Cache-Control"] = "no-store"
        return response


def _from_here() -> bool:
    """Whether a browser says that this page asks; a client that is no browser says nothing and is let through."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    return origin is None or urlsplit(origin).netloc == request.host


def _name(host: str) -> str:
    """A host without its port."""
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def _policy(app: Dash) -> str:
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self'", *app.csp_hashes())),
            "style-src 'self' 'unsafe-inline'",  # Mantine and AG Grid write their style elements themselves
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
