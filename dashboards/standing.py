"""Where a community stands, in the few words that fit beside its name."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from meshwork.stages import Reading
from meshwork.stages.words import label
from meshwork.text import _


def name(reading: Reading | None) -> str:
    """What the stage is called; nothing where there is none."""
    return (label(reading) if reading else None) or ""


def note(reading: Reading | None) -> str:
    """How well founded that is, where it is not plainly so."""
    if reading is not None and reading.status == "asleep":
        return _("nothing recorded lately")
    if reading is not None and "no_meetings" in reading.why:
        return _("no label")
    if reading is None or reading.stage is None:
        return _("too short a record for a stage")
    return _("record still young") if reading.status == "young" else ""


def words(reading: Reading | None) -> str:
    """Both in one line."""
    return " · ".join(filter(None, (name(reading), note(reading))))


def parts(reading: Reading | None) -> list[str | Component]:
    """Both, as the top of every page says them; a phone has room for the first."""
    called, beside = name(reading), note(reading)
    return [called, html.Span(f" · {beside}", className="beside")] if called and beside else [called or beside]
