"""Serves the dashboard on this machine: loopback only, until there are accounts."""

from __future__ import annotations

import errno
import gc
import ipaddress
import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import closing, suppress
from contextvars import copy_context
from urllib.parse import quote

from meshwork.errors import WrongUsage
from meshwork.service import Asker, Service
from meshwork.text import _

PORT = 8050
_TRIES = 20
_ANY = "0.0.0.0"  # noqa: S104  accepted only where a container publishes it on loopback


def serve(
    service: Service,
    asker: Asker,
    *,
    host: str,
    port: int | None,
    browser: bool,
    say: Callable[[str], None],
    community: str = "",
) -> None:
    """Serve until stopped, beginning with the community of that id. Without a port the first free one from 8050 on.

    Raises `WrongUsage` for a host that others can reach, since there are no accounts yet, and for a port that
    another program has. In a container that publishes on loopback only, 0.0.0.0 is accepted with
    MESHWORK_LOOPBACK_PUBLISHED=1.
    """
    refuse_strangers(host)
    listening = _listen(host, port)
    shown = "127.0.0.1" if host in {_ANY, "localhost"} else host
    named = f"[{shown}]" if ":" in shown else shown
    address = f"http://{named}:{listening.getsockname()[1]}/"
    if community:
        address += f"c/{quote(community, safe='')}"
    with closing(listening), suppress(KeyboardInterrupt):  # stopped, perhaps before the pages were ready
        say(_("The map is at {address} (stop with Ctrl+C).", address=address))
        if browser:
            # a browser starts while the pages are made ready: the socket listens, so what it asks waits for them
            context = copy_context()
            threading.Thread(target=context.run, args=(_open, address, say), daemon=True).start()
        _run(service, asker, listening, named)


def _run(service: Service, asker: Asker, listening: socket.socket, named: str) -> None:
    """Make the pages, which takes a second or two, and answer whoever asks until stopped."""
    import waitress

    from dashboards.access import LOOPBACK
    from dashboards.app import create
    from meshwork import kernels

    kernels.warm_beside()

    app = create(service, lambda: asker, (*LOOPBACK, named))
    server = waitress.create_server(app.server, sockets=[listening], threads=8)
    gc.freeze()  # all that stands by now stays: looking through it for what to throw away made a click wait 0.1 s
    try:
        server.run()
    finally:
        server.close()


def _open(address: str, say: Callable[[str], None]) -> None:
    """Open an address in this machine's browser, or say that there is none to open."""
    if not webbrowser.open(address):
        say(_("No browser opened by itself; type the address in one."))


def refuse_strangers(host: str) -> None:
    """Raise `WrongUsage` unless only this machine can reach that host."""
    if host == "localhost" or (host == _ANY and os.environ.get("MESHWORK_LOOPBACK_PUBLISHED") == "1"):
        return
    try:
        alone = ipaddress.ip_address(host).is_loopback
    except ValueError:
        alone = False
    if not alone:
        raise WrongUsage(
            _(
                'Others could open the map at "{host}", and there are no accounts yet to tell who they are. '
                "Leave out --host, or give 127.0.0.1.",
                host=host,
            )
        )


def _listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens already. Raises `WrongUsage` where the port, or each usual one, is not to be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    why: OSError | None = None
    for wanted in [port] if port is not None else range(PORT, PORT + _TRIES):
        listening = socket.socket(family)
        if os.name != "nt":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, wanted))
            listening.listen()
        except OSError as error:
            listening.close()
            why = error
            continue
        return listening
    tried = f"{PORT}-{PORT + _TRIES - 1}" if port is None else port
    if why and why.errno == errno.EADDRINUSE:
        raise WrongUsage(
            _(
                "Another program listens at {host}, port {port}; perhaps a Meshwork that runs already. "
                "Give another --port, or 0 for any free one.",
                host=host,
                port=tried,
            )
        )
    raise WrongUsage(
        _(
            "Nothing can listen at {host}, port {port}: {why}. Give another --port, or 0 for any free one.",
            host=host,
            port=tried,
            why=why.strerror if why else "-",
        )
    )
