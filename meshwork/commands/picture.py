"""`meshwork picture`"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, last_day, opened, print_json
from meshwork.commands._paper import put, say
from meshwork.commands.stage import DayRead, GoalName, find_goal, not_too_late
from meshwork.commands.whatif import find_partner
from meshwork.errors import MeshworkError, WrongUsage
from meshwork.text import _, bare, language, later, speak

if TYPE_CHECKING:
    from meshwork.network.atlas import Atlas, View
    from meshwork.reports.scene import Scene
    from meshwork.service import Asker, Service

ENDINGS = (".svg", ".png", ".html")

Out = Annotated[
    Path, typer.Option("--out", metavar=later("FILE"), help=later("Into this file: map.svg, map.png, or map.html."))
]
Which = Annotated[
    Literal["whole", "goals"] | None,
    typer.Option("--view", help=later("All by their ties, or around their goals; else as the map opens.")),
]
Group = Annotated[
    str | None, typer.Option("--group", metavar=later("NAME"), help=later("Only the land or group of this name."))
]
Around = Annotated[
    str | None, typer.Option("--around", metavar=later("NAME"), help=later("Only this partner and its neighbours."))
]
Progress = Annotated[
    bool, typer.Option("--progress", help=later("The path of stages up to the day, instead of a map."))
]
Dark = Annotated[bool, typer.Option("--dark", help=later("Light on dark, as for a screen in a dark room."))]
Language = Annotated[
    Literal["nl", "en"] | None, typer.Option("--language", help=later("In which language; else yours."))
]


def picture(
    out: Out,
    day: DayRead = None,
    view: Which = None,
    group: Group = None,
    around: Around = None,
    progress: Progress = False,
    goal: GoalName = None,
    dark: Dark = False,
    language_: Language = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Draw the map of a day, or the path so far, into a picture for a slide or for paper (.svg or .png).

    It names who the map names: it is for you, and for who may see your map. A page to look around in (.html) is made
    of what a funder may see, up to the day: it is for who has no access.
    """
    page = _ends(out) == ".html"
    _choices(view, group, around, progress=progress, dark=dark, goal=goal, page=page)
    on = last_day("--day", day)
    with opened(store) as (service, asker), speak(language_ or language()):
        here = service.community(asker, community)
        on = on and not_too_late("--day", on, service.today())
        if page:
            name, said = _journey(service, asker, here.id, here.name, on, out)
        else:
            scene = (
                _path(service, asker, here.id, here.name, on, goal)
                if progress
                else _map(service, asker, here.id, here.name, on, _view(service, asker, here.id, view, group, around))
            )
            name, said = scene.title, scene.said
            _write(scene, out, dark=dark)
    if as_json:
        print_json({"out": str(out), "title": name, "said": said})
    else:
        say(said)
        say(_("Written to {path}.", path=out))


def _ends(out: Path) -> str:
    """The ending of a picture. Raises `WrongUsage` where it is none."""
    if out.suffix.lower() not in ENDINGS:
        raise WrongUsage(
            _(
                "A picture ends in .svg (sharp at any size, to be edited), .png (opens everywhere) or .html (a page "
                "to look around in): --out map.svg"
            )
        )
    return out.suffix.lower()


def _choices(
    view: str | None,
    group: str | None,
    around: str | None,
    *,
    progress: bool,
    dark: bool,
    goal: str | None,
    page: bool,
) -> None:
    """Raises `WrongUsage` where choices do not go together."""
    chosen = sum((view is not None, group is not None, around is not None, progress))
    if page and (chosen or dark):
        raise WrongUsage(_("A page (.html) shows the moments of a story up to --day, and takes no other choice."))
    if chosen > 1:
        raise WrongUsage(_("One picture shows one thing: give one of --view, --group, --around and --progress."))
    if goal is not None and not progress:
        raise WrongUsage(_("--goal goes with --progress: the path of those around that goal."))


def _map(service: Service, asker: Asker, community: str, title: str, on: date | None, view: View | None) -> Scene:
    from meshwork.reports import of_day, sheet

    atlas = service.maps.atlas(asker, community, view or service.maps.first(asker, community))
    if not atlas.total:
        raise MeshworkError(
            _("There is nobody on the map yet. Read a file (meshwork import FILE) or begin with meshwork begin.")
        )
    step = of_day.latest(atlas) if on is None else of_day.step_of(atlas, on)
    parts = [title, *(each.title for each in atlas.trail[1:])]
    return sheet.lay(of_day.of_day(atlas, step, " · ".join(filter(None, parts))))


def _journey(
    service: Service, asker: Asker, community: str, title: str, on: date | None, out: Path
) -> tuple[str, str]:
    """The moments that a story would tell up to a day, itself one, as a page; what it is called and says."""
    from dataclasses import replace

    from meshwork.reports import journey, of_shown
    from meshwork.story.outline import with_moment

    outline = service.story.propose(asker, community, title=title, language=language())
    if on is not None:
        kept = replace(outline, picks=tuple(each for each in outline.picks if each.day <= on))
        outline = with_moment(kept, on, "")
    told = service.story.look(asker, community, outline)
    say(service.exports.before(), err=True)
    put(out, journey.write(told))
    return told.title, of_shown.said(told.moments[-1].picture)


def _path(service: Service, asker: Asker, community: str, title: str, on: date | None, named: str | None) -> Scene:
    from meshwork.reports import band, band_sheet

    chosen = find_goal(service, asker, community, named)
    path = service.path(asker, community, to=on, goal=chosen.id if chosen else None)
    if not any(each.active for each in path.readings):
        raise MeshworkError(_("There is no path to draw yet: it begins with meetings and with who was there."))
    whose = " · ".join(filter(None, (title, chosen.title if chosen else "")))
    return band_sheet.lay(band.of_path(path), whose, band.now(path))


def _view(
    service: Service, asker: Asker, community: str, view: str | None, group: str | None, around: str | None
) -> View | None:
    """Which part of the map is asked for; None where nothing is."""
    from meshwork.network.atlas import View

    if around is not None:
        return View("neighbourhood", find_partner(service, asker, community, around))
    if group is not None:
        return View("group", _group(service.maps.atlas(asker, community, View()), group))
    return View("goals") if view == "goals" else View() if view == "whole" else None


def _group(atlas: Atlas, named: str) -> str:
    """The id of the land of that name, or of the group of an overview."""
    groups = [(each.name, each.id) for each in atlas.places if each.kind == "land"] or [
        (each.name, each.id) for each in atlas.lands
    ]
    found = [key for name, key in groups if bare(named) in {bare(name), bare(key)}]
    if len(found) != 1:
        raise MeshworkError(
            _(
                'There is no land or group "{name}" on the map. There are: {names}.',
                name=named,
                names=", ".join(f'"{name}"' for name, _key in groups[:12]) or "-",
            )
        )
    return found[0]


def _write(scene: Scene, out: Path, *, dark: bool) -> None:
    """The picture as a file."""
    from meshwork.reports import png, svg
    from meshwork.reports.palette import DARK, LIGHT

    text = svg.write(scene, DARK if dark else LIGHT)
    put(out, png.write(text, scene.width) if out.suffix.lower() == ".png" else text)


COMMAND = Command("picture", picture)
