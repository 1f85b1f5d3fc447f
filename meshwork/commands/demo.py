"""`meshwork demo`"""

from __future__ import annotations

import typer

from meshwork.commands import Command, StoreUrl, begun
from meshwork.commands.serve import Browser, Host, Port


def demo(store: StoreUrl = "", host: Host = "127.0.0.1", port: Port = None, browser: Browser = True) -> None:
    """Open the map of an invented community, in a store of its own; nothing has to be set up."""
    from dashboards.server import refuse_strangers, serve
    from meshwork import demo as invented
    from meshwork.stores import own_store

    refuse_strangers(host)
    with begun(store or own_store("demo"), today=lambda: invented.LAST_DAY) as (service, asker):
        service.seed(asker, invented.facts(), invented.private())
        serve(service, asker, host=host, port=port, browser=browser, say=typer.echo)


COMMAND = Command("demo", demo)
