"""Of whom a page tells: the whole community, or those who carry one goal."""

from __future__ import annotations

import dash_mantine_components as dmc
from dash.development.base_component import Component

from dashboards.elements import aria
from dashboards.pages import Visit
from meshwork.model import Goal
from meshwork.text import _, filed

_WHOLE = "*"  # no goal in particular


def choice(id_: str, goals: tuple[Goal, ...], visit: Visit, label: str) -> Component:
    """The whole community or one goal, to choose from; the address may name one. Unseen where there is no goal."""
    if not goals:
        return dmc.Select(id=id_, data=[], value=_WHOLE, display="none")
    named = sorted(goals, key=lambda each: (each.closed is not None, filed(each.title)))
    asked = visit.query.get("doel", _WHOLE)
    return dmc.Select(
        id=id_,
        data=[
            {"value": _WHOLE, "label": _("The whole community")},
            *({"value": each.id, "label": each.title} for each in named),
        ],
        value=asked if asked in {each.id for each in goals} else _WHOLE,
        allowDeselect=False,
        searchable=len(named) > 12,
        nothingFoundMessage=_("No goal of that name"),
        **aria(label=label),
    )


def goal_of(chosen: str | None) -> str | None:
    """The goal that was chosen; None for the whole community."""
    return None if chosen in {None, _WHOLE} else chosen
