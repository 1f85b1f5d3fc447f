"""A map that a funder may see, as a picture: dots without a name look alike in three sizes, in no sector's colour."""

from __future__ import annotations

from meshwork.network.atlas import MOST_LINES
from meshwork.nouns import sector
from meshwork.reports import legend
from meshwork.reports.coast import land
from meshwork.reports.picture import Dot, Land, Picture, Point, Row, Tie, Token
from meshwork.reports.scene import Scene
from meshwork.reports.sheet import home, map_layers
from meshwork.story.shown import ShownMap, ShownMark
from meshwork.story.words import listed
from meshwork.text import _, day, number, plural

PARTS = (0.05, 0.25, 0.7)
"""The area of a dot of each size, in parts of the largest."""
UNNAMED: Token = "soft"
FEW = 8
"""So many names at most are told beside the map too: not every name finds room on it."""


def of_shown(shown: ShownMap, title: str) -> Picture:
    """The map of a moment. `title` says whose map it is."""
    points: tuple[Point, ...] = tuple((each.x, each.y) for each in shown.marks)
    home_of = {at: number for number, each in enumerate(shown.lands) for at in each.marks}
    ties = tuple(
        Tie(
            points[each.one],
            points[each.other],
            each.level,
            inner=each.one in home_of and home_of[each.one] == home_of.get(each.other),
        )
        for each in shown.lines
    )
    return Picture(
        title,
        day(shown.day),
        said(shown),
        shown.frame,
        _lands(shown, points, home_of),
        ties,
        tuple(_dot(each, grouped=shown.grouped) for each in shown.marks),
        _legend(shown),
        overview=shown.grouped,
    )


def drawn(shown: ShownMap, title: str, width: int, height: int) -> Scene:
    """The map alone on a sheet of this size in pixels; title and legend stand on the page around it."""
    picture = of_shown(shown, title)
    box = (0.0, 0.0, float(width), float(height))
    return Scene(width, height, title, picture.said, map_layers(picture, box, home(shown.frame, box)))


def said(shown: ShownMap) -> str:
    """What is drawn, in sentences, for who cannot see it."""
    when, many = day(shown.day), len(shown.marks)
    ties = plural("{n} tie", "{n} ties", len(shown.lines))
    if len(shown.lines) >= MOST_LINES:
        ties = _("the {n} strongest ties", n=number(len(shown.lines)))
    if shown.grouped:
        who = plural("{n} group of partners", "{n} groups of partners", many)
    else:
        who = plural("{n} partner", "{n} partners", many)
    parts = [_("The map of {day}: {who} and {ties}.", day=when, who=who, ties=ties)]
    if lands := sorted({each.name for each in shown.lands if each.name}):
        parts.append(_("Named groups: {names}.", names=listed(lands)))
    if names := sorted({each.name for each in shown.marks if each.name}):
        parts.append(_("By name: {names}.", names=listed(names)))
    return " ".join(parts)


def sectors(shown: ShownMap) -> tuple[tuple[str, Token], ...]:
    """The sectors whose colour stands on the map, each with its colour; and who it is, where few are named at all."""
    named = [each for each in shown.marks if each.name and not shown.grouped]
    found = []
    for of in {each.sector for each in named}:
        who = sorted(each.name for each in named if each.sector == of)
        label = sector(of) if of else _("Sector not recorded")
        said_ = f"{label}: {listed(who)}" if len(named) <= FEW else label
        found.append((said_, legend.colour(of) if of else UNNAMED))
    return tuple(sorted(found))


def key(shown: ShownMap) -> str:
    """What dots and lines mean."""
    if shown.grouped:
        return _("Each dot is a group of partners: the larger, the more of them. The darker a line, the stronger.")
    said_ = _("Each dot is a partner: roughly, the larger, the more ties. The darker a line, the stronger the tie.")
    return f"{said_} {_('Only the strongest ties are drawn.')}" if len(shown.lines) >= MOST_LINES else said_


def _legend(shown: ShownMap) -> tuple[Row, ...]:
    return (Row("dot", key(shown), UNNAMED), *(Row("dot", name, colour) for name, colour in sectors(shown)))


def _dot(mark: ShownMark, *, grouped: bool) -> Dot:
    colour = legend.colour(mark.sector) if mark.name and mark.sector and not grouped else UNNAMED
    return Dot(mark.name, mark.x, mark.y, "land" if grouped else "organisation", colour, PARTS[mark.size])


def _lands(shown: ShownMap, points: tuple[Point, ...], home_of: dict[int, int]) -> tuple[Land, ...]:
    bonds: list[list[tuple[Point, Point]]] = [[] for _each in shown.lands]
    for each in shown.lines:
        where = home_of.get(each.one)
        if where is not None and where == home_of.get(each.other):
            bonds[where].append((points[each.one], points[each.other]))
    return tuple(
        land(each.name, [points[at] for at in each.marks], bonds[number])
        for number, each in enumerate(shown.lands)
        if each.marks
    )
