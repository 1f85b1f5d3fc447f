"""`meshwork serve`"""

from __future__ import annotations

from typing import Annotated

import typer

from meshwork.commands import Command, Named, StoreUrl, begun
from meshwork.text import later

Host = Annotated[
    str,
    typer.Option(metavar=later("ADDRESS"), help=later("The address to listen at; only this machine may reach it.")),
]
Port = Annotated[
    int | None,
    typer.Option(
        min=0,
        max=65535,
        metavar=later("NUMBER"),
        help=later("The port; 0 for any free one, and without it the first free one from 8050."),
    ),
]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help=later("Whether to open the map in a browser."))]


def serve(
    store: StoreUrl = "",
    community: Named = None,
    host: Host = "127.0.0.1",
    port: Port = None,
    browser: Browser = True,
) -> None:
    """Open the map of your own communities in a browser."""
    from dashboards.server import refuse_strangers
    from dashboards.server import serve as serve_dashboard

    refuse_strangers(host)
    with begun(store) as (service, asker):
        if not service.communities(asker):
            service.community(asker)  # an empty store gets one to begin with
        # where there are several and none is named, the first page lets one choose
        here = service.community(asker, community).id if community else ""
        serve_dashboard(service, asker, host=host, port=port, browser=browser, say=typer.echo, community=here)


COMMAND = Command("serve", serve)
