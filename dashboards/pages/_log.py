"""The change log with its way back, and everything out again as a file."""

from __future__ import annotations

import base64
import io
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria, data, scrolling, table
from meshwork.change import ERASE, FOUND, UNDO, Change
from meshwork.nouns import deed
from meshwork.service import Asker, Service
from meshwork.text import _, day, later, number, plural
from meshwork.undoing import undone

UNDONE = "data-undo"  # {"type": UNDONE, "number": ...}: takes a change back
EXPORT = "data-export"  # {"type": EXPORT, "way": ...}: everything as a file
SHOWN = 12

_WAYS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "workbook": ("xlsx", later("Workbook (.xlsx)")),
        "csv": ("zip", later("CSV files (.zip)")),
        "private": ("ndjson", later("Backup of everything (.ndjson)")),
        "ndjson": ("ndjson", later("Backup without what is private")),
    }
)


def draw(log: tuple[Change, ...]) -> Component:
    """The changes, newest first; the older ones folded away."""
    if not log:
        return html.P(_("Nothing has been written yet."), className="soft")
    gone = undone(log)
    shown = [_row(each, each.number in gone) for each in log]
    older = html.Details(
        [html.Summary(plural("{n} older change", "{n} older changes", len(shown) - SHOWN)), _table(shown[SHOWN:])],
        className="fold",
    )
    return html.Div([_table(shown[:SHOWN]), older if len(shown) > SHOWN else None])


def said(change: Change) -> str:
    """What a change did, in words."""
    return deed(change.verb, change.note)


def ways_out() -> Component:
    """A button for each way out."""
    return html.Div(
        [
            html.Button(_(words), id={"type": EXPORT, "way": way}, className="action quiet")
            for way, (_ending, words) in _WAYS.items()
        ],
        className="buttons",
    )


def parcel(service: Service, asker: Asker, community: str, way: str) -> dict[str, Any]:
    """Everything of a community as one file, as `dcc.Download` takes it. A scratch folder holds it meanwhile."""
    ending, _words = _WAYS[way]
    name = f"{community}-{service.today().isoformat()}"
    with tempfile.TemporaryDirectory(prefix="meshwork-") as scratch:
        path = Path(scratch) / (name if way == "csv" else f"{name}.{ending}")
        service.archives.export(asker, community, path, private=way == "private")
        content = _zipped(path) if way == "csv" else path.read_bytes()
    return {"content": base64.b64encode(content).decode(), "filename": f"{name}.{ending}", "base64": True}


def _zipped(folder: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parcel_:
        for file in sorted(folder.iterdir()):
            parcel_.write(file, f"{folder.name}/{file.name}")
    return packed.getvalue()


def _table(shown: list[Component]) -> Component:
    heads = (_("No."), _("When"), _("Who"), _("What"), _("Added"), _("Taken out"))
    numbers = {_("Added"), _("Taken out")}
    head = [html.Th(each, scope="col", className="count" if each in numbers else "") for each in heads]
    # the last column holds buttons that name themselves
    return scrolling(table([*head, html.Td()], shown, "plain-table wide"), _("Changes"))


def _row(change: Change, gone: bool) -> Component:
    at = change.at.astimezone()
    words = _("Put it back") if change.verb == UNDO else _("Take it back")
    button = html.Button(
        words,
        id={"type": UNDONE, "number": change.number},
        className="action quiet small-action",
        **aria(label=f"{words}: {said(change)}"),
    )
    last = html.Span(_("taken back"), className="soft") if gone else None if change.verb in {FOUND, ERASE} else button
    cells = [
        html.Td(str(change.number)),
        html.Td(html.Time(f"{day(at.date())}, {at:%H:%M}", dateTime=change.at.isoformat())),
        html.Td(change.actor),
        html.Td(said(change)),
        _many(change.added, _("Added")),
        _many(change.retracted, _("Taken out")),
        html.Td(last, className="count"),
    ]
    return html.Tr(cells, className="undone" if gone else "")


def _many(n: int, what: str) -> Component:
    return html.Td(number(n) if n else "·", className="count" if n else "count none", **data(head=what))
