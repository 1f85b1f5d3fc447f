"""One moment of the story that is being written, and the ways by which any part of it is opened, moved, left out."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from dashboards.elements import aria
from dashboards.pages import _story_form as form
from dashboards.pages._story_place import spelled
from meshwork.reports import of_shown, svg
from meshwork.reports.palette import LIGHT, tokens
from meshwork.story import wording
from meshwork.story.outline import Line, Outline, Pick
from meshwork.story.shown import Figure, Moment, Table
from meshwork.story.words import signed
from meshwork.text import _, day, language, number, opening, speak

OPEN = "story-open"  # {"type": OPEN, "at": a place as `spelled`}
ACT = "story-act"  # {"type": ACT, "do": ..., "at": ...}
WIDTH, HEIGHT = 720, 450


def picture(moment: Moment, community: str) -> Component:
    """The map of a moment, with what is on it for who cannot see it."""
    scene = of_shown.drawn(moment.picture, community, WIDTH, HEIGHT)
    source = "data:image/svg+xml;base64," + b64encode(svg.write(scene).encode()).decode()
    return html.Figure(
        [
            html.Img(src=source, alt=scene.said, width=WIDTH, height=HEIGHT, className="story-map"),
            html.Figcaption([_sectors(moment), of_shown.key(moment.picture)], className="soft"),
        ]
    )


def sectors(moment: Moment) -> list[list[str]]:
    """Whose colour stands on the map of a moment: the words, its colour there, that of the paper."""
    colours = tokens(LIGHT)
    return [[said, colours[colour], colours["paper"]] for said, colour in of_shown.sectors(moment.picture)]


def _sectors(moment: Moment) -> Component | None:
    rows = [
        html.Li([html.I(style={"background": colour, "boxShadow": f"0 0 0 2px {paper}"}), said])
        for said, colour, paper in sectors(moment)
    ]
    return html.Ul(rows, className="sectors") if rows else None


def change(figure: Figure) -> str:
    """The change of a figure as it stands beside its number; nothing where none is told."""
    if figure.change is None:
        return ""
    return signed(figure.change) if figure.change else _("the same")


def figures(several: tuple[Figure, ...]) -> Component:
    """The figures of a moment, each with its change and since when it is recorded."""
    told = []
    for each in several:
        apart = change(each)
        told.append(
            html.Div(
                [
                    html.Dt(opening(each.name)),
                    html.Dd(
                        [
                            html.Strong(number(each.value)),
                            " ",
                            html.Span(apart, className="change") if apart else None,
                        ]
                    ),
                    html.Dd(_("recorded since {day}", day=day(each.recorded_from)), className="soft"),
                ]
            )
        )
    return html.Dl(told, className="key-figures")


def tables(several: tuple[Table, ...]) -> Component | None:
    """How partners are divided on a day, one table beside the other."""
    if not several:
        return None
    found = []
    for each in several:
        rows = [
            html.Tr([html.Th(" / ".join(count.groups), scope="row"), html.Td(number(count.number))])
            for count in each.counts
        ]
        found.append(html.Table([html.Caption(each.name), html.Tbody(rows)]))
    return html.Div(found, className="divided")


def draw(
    moment: Moment, pick: Pick, lines: tuple[Line, ...], outline: Outline, community: str, place: str
) -> Component:
    """The day, its map, its sentences with what can be done to each, its figures; `place` is open."""
    head, more, out = spelled("head", pick.day), spelled("line", pick.day), spelled("moment", pick.day)
    with speak(outline.language):
        shown, key, divided = picture(moment, community), figures(moment.figures), tables(moment.tables)
    rows = []
    for at, (line, said) in enumerate(zip(lines, moment.sentences, strict=True)):
        where = spelled("line", pick.day, at)
        if where == place:
            text = wording.to_edit(line.text or said, moment.figures)
            rows.append(html.Li(form.draw(where, _("The sentence"), text, figures=moment.figures)))
            continue
        fixed = html.Span(_("a typed figure, it does not follow the record"), className="tag")
        own = line.text and wording.has_figures_of_its_own(line.text)
        held = line.key == "change"
        ways = tools(where, said, first=not at, last=at == len(lines) - 1, held=held)
        rows.append(html.Li([html.Span([said, " ", fixed if own else None]), ways]))
    changed = bool(pick.lines or pick.said or pick.title)
    return html.Section(
        [
            html.P(on_paper(outline, lambda: day(moment.day)), className="day"),
            form.draw(head, _("What this moment is called"), pick.title or moment.title)
            if head == place
            else html.Div([html.H3(moment.title), way(head, _("Change this title"))], className="titled"),
            shown,
            html.Ol(rows, className="lines"),
            form.draw(more, _("A sentence of yours"), figures=moment.figures)
            if more == place
            else html.Div(
                [
                    way(more, _("Add a sentence")) if len(lines) < wording.MOST_SENTENCES else None,
                    act("out", more, _("As it was proposed")) if changed else None,
                    act("out", out, _("Leave this moment out")),
                ],
                className="buttons",
            ),
            key,
            divided,
        ],
        className="moment",
    )


def tools(where: str, of: str, *, first: bool, last: bool, held: bool = False) -> Component:
    """Change, up, down, away; what changed since the moment before stands there always."""
    return html.Span(
        [
            None if held else way(where, _("Rewrite"), of=of),
            None if first else act("up", where, "↑", _("Earlier"), of=of),
            None if last else act("down", where, "↓", _("Later"), of=of),
            None if held else act("out", where, "×", _("Leave out"), of=of),
        ],
        className="tools",
    )


def way(at: str, words: str, *, of: str = "") -> Component:
    """A button that opens a place; `of` says to who hears it what it is about."""
    label = aria(label=f"{words}: {of}") if of else {}
    return html.Button(words, id={"type": OPEN, "at": at}, className="act", lang=language(), **label)


def act(do: str, at: str, words: str, label: str = "", *, of: str = "") -> Component:
    """A button that does something to a place; a sign is said as `label`, and `of` what it is about."""
    said = f"{label or words}: {of}" if of else label
    return html.Button(
        words,
        id={"type": ACT, "do": do, "at": at},
        className="act",
        lang=language(),
        title=label,
        **(aria(label=said) if said else {}),
    )


def on_paper(outline: Outline, words: Callable[[], str]) -> str:
    """Words that stand on the paper: in the language of the story, whatever the page speaks."""
    with speak(outline.language):
        return words()
