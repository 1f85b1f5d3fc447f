"""Numbers that are asked for by name: of a partner in the panel of the map, of the whole on Progress."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboards import access, frame
from dashboards.elements import rows
from meshwork.metrics import Mark, Number, marks, numbers
from meshwork.metrics.words import amount, give_or_take, reach_of, told
from meshwork.network.parts import Group
from meshwork.service import Asker, Service
from meshwork.stages.spans import span
from meshwork.text import _, day, filed, later, number, opening, plural
from meshwork.verbs.figures import Figure

OF_PARTNER, PARTNER = "numbers-of-partner", "numbers-partner"
OF_WHOLE, WHOLE = "numbers-of-whole", "numbers-whole"
_NAMED = 3
_PLACES = (
    later("first"),
    later("second"),
    later("third"),
    later("fourth"),
    later("fifth"),
    later("sixth"),
    later("seventh"),
    later("eighth"),
    later("ninth"),
    later("tenth"),
)


def fold(title: str, opener: str, body: str) -> Component:
    """A part that is worked out when it is opened for the first time."""
    waiting = html.P(_("One moment"), className="soft", role="status")
    return html.Details([html.Summary(title, id=opener), html.Div(waiting, id=body)], className="fold figures")


def beside() -> Component:
    """The numbers of the whole beside the profile, folded."""
    return fold(_("More numbers"), OF_WHOLE, WHOLE)


def connect_partner(app: Dash, service: Service, chosen: State) -> None:
    """The callback of the panel; `chosen` is the partner and the day."""

    @app.callback(Output(PARTNER, "children"), Input(OF_PARTNER, "n_clicks"), chosen, State(frame.COMMUNITY, "data"))
    def partner(clicks: int | None, who: dict[str, str], community: str) -> Component:
        if clicks != 1:  # it has only just appeared, or was opened before
            raise PreventUpdate
        return of_partner(service, access.asker(), community, who["id"], date.fromisoformat(who["day"]))


def connect_whole(app: Dash, service: Service, goal: State, meant: Callable[[str | None], str | None]) -> None:
    """The callback of Progress; `goal` is what was chosen there, `meant` the goal that it stands for."""

    @app.callback(
        Output(WHOLE, "children"),
        Input(OF_WHOLE, "n_clicks"),
        goal,
        State(frame.COMMUNITY, "data"),
        State(frame.PAST, "data"),
    )
    def whole(clicks: int | None, of: str | None, community: str, past: str | None) -> Component:
        if clicks != 1:
            raise PreventUpdate
        return of_whole(service, access.asker(), community, meant(of), frame.past_day(past) or service.today())


def of_partner(service: Service, asker: Asker, community: str, who: str, on: date) -> Component:
    """Every number of a partner on a day: its value and place, opening into what it means."""
    figures = service.figures.partner(asker, community, who, on)
    if not figures:
        looked = span(service.record(asker, community).on(on).window)
        return html.P(_("Not active {span}, so there are no numbers.", span=looked), className="soft")
    names = {each.id: each.name for each in service.facts(asker, community).stakeholders}
    group = service.figures.group_of(asker, community, who, on)
    return html.Div(
        [
            html.P(_group(group, who, names), className="soft"),
            *(_row(marks()[each.key], "" if each.unfit else said(each), each.unfit) for each in figures),
        ]
    )


def of_whole(service: Service, asker: Asker, community: str, goal: str | None, on: date) -> Component:
    """The numbers of the whole beside the profile on a day, and at whom it would break."""
    keys = frozenset(key for key, each in numbers().items() if not each.profile)
    sheet = service.metrics(asker, community, on, goal=goal, keys=keys | {"cut_off"})
    names = {each.id: each.name for each in service.facts(asker, community).stakeholders}
    held = sorted(sheet.each.get("cut_off", {}).items(), key=lambda each: (-each[1], filed(names[each[0]])))
    first = [f"{names[who]} ({number(many)})" for who, many in held[:_NAMED] if many]
    return html.Div(
        [
            *(
                _row(each, told(each, sheet.whole[key]) if key in sheet.whole else "", sheet.unfit.get(key, ""))
                for key, each in numbers().items()
                if key in keys
            ),
            rows([(_("On whom most others hang"), ", ".join(first))]) if first else None,
        ]
    )


def said(figure: Figure) -> str:
    """A value and its place among all: "12 (shared third of 54)"."""
    mark = marks()[figure.key]
    if figure.value is None:
        return _("no number")
    value = ", ".join(filter(None, (amount(mark, figure.value), give_or_take(mark, figure.error))))
    if figure.place is None:
        return value
    place = _(_PLACES[figure.place - 1]) if figure.place <= len(_PLACES) else _("number {n}", n=number(figure.place))
    words = {"value": value, "place": place, "n": number(figure.among)}
    if figure.shared:
        return _("{value}, shared {place} of {n}", **words)
    return _("{value}, {place} of {n}", **words)


def _row(each: Number | Mark, value: str, unfit: str) -> Component:
    """One number that opens into its meaning, or with the reason why there is none."""
    lies = reach_of(each)
    return html.Details(
        [
            html.Summary(
                [html.Span(opening(_(each.name)), className="what"), html.Span(value or _("means little here"))]
            ),
            html.P(_(unfit)) if unfit else None,
            html.P(_(each.tells)),
            html.P([_(each.meaning), f" ({lies})" if lies else ""], className="soft"),
            html.P([_("Source"), ": ", _(each.source)], className="soft small-print"),
        ],
        className="figure",
    )


def _group(group: Group | None, who: str, names: dict[str, str]) -> str:
    """With whom it is in a group, and since when that has been there."""
    if group is None:
        return _("In no group on this day.")
    others = sorted((names[each] for each in group.members if each != who), key=filed)
    rest = len(others) - _NAMED
    listed = [*others[:_NAMED], *([plural("{n} other", "{n} others", rest)] if rest > 0 else [])]
    return _("In a group with {names}; it has been there since {day}.", names=", ".join(listed), day=day(group.since))
