"""`meshwork whatif`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Level, Named, StoreUrl, at, last_day, print_json
from meshwork.commands._paper import say, table
from meshwork.commands.stage import DayRead, GoalName, find_goal, not_too_late
from meshwork.errors import MeshworkError, WrongUsage
from meshwork.text import _, bare, later, opening
from meshwork.text import day as in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meshwork.model import Goal
    from meshwork.service import Asker, Service
    from meshwork.weaving.leaving import Leaving
    from meshwork.weaving.tolls import Toll

Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar=later("NAME"), help=later("Who leaves, by name or id.")),
]
Facilitators = Annotated[bool, typer.Option("--facilitators", help=later("All facilitators leave."))]
WithPeople = Annotated[
    bool,
    typer.Option("--with-people", help=later("With an organisation its people leave, who belong to it that day.")),
]


def whatif(
    without: Without = None,
    facilitators: Facilitators = False,
    with_people: WithPeople = False,
    day: DayRead = None,
    goal: GoalName = None,
    level: Level = "organisation",
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Say what would be if somebody left: who falls off, which goals lose their carriers, who could take over.

    Without a name it tells whose leaving would hurt most.
    """
    from meshwork.verbs.weaving import Who
    from meshwork.weaving import words
    from meshwork.weaving.leaving_json import leaving_to_json, tolls_to_json

    if with_people and not without:
        raise WrongUsage(_("--with-people goes with --without and the name of an organisation."))
    on = last_day("--day", day)
    with at(store, community) as (service, asker, here):
        on = not_too_late("--day", on or service.today(), service.today())
        chosen = find_goal(service, asker, here, goal)
        of = chosen.id if chosen else None
        if without or facilitators:
            ids = frozenset(find_partner(service, asker, here, each) for each in without or ())
            who = Who(ids, with_people=with_people, facilitators=facilitators)
            found = service.weaving.leaving(asker, here, who, on, goal=of, level=level)
            if as_json:
                print_json(leaving_to_json(found))
            else:
                _tell(found, chosen, words.asleep(service.record(asker, here, level), on))
            return
        dearest = service.weaving.tolls(asker, here, on, goal=of, level=level)
        record = service.record(asker, here, level)
        quiet, nobody = words.asleep(record, on), words.nobody_dear(record, on, of)
    if as_json:
        print_json(tolls_to_json(on, of, dearest))
    else:
        title = _("Whose leaving would hurt most, {day}", day=in_words(on))
        typer.secho(_of(title, chosen), bold=True)
        if quiet:
            say(quiet)
        say()
        _rank(dearest, nobody)


def find_partner(service: Service, asker: Asker, community: str, named: str) -> str:
    """The id of the partner of that name, other name, former name or id, accents and case aside.

    Raises `MeshworkError`, naming near ones, where there is none.
    """
    import difflib

    from meshwork.formats import names_of
    from meshwork.model import Facts

    found = service.weaving.partners(asker, community)
    ids = {each.id for each in found}
    former = (each for each in service.facts(asker, community).versions if each.stakeholder in ids)
    hits = names_of(Facts(stakeholders=found, versions=tuple(former))).meant("stakeholders", named)
    if len(hits) == 1:
        return hits[0]
    said = _('There is no partner "{name}".', name=named)
    if hits:
        both = ", ".join(hits)
        raise MeshworkError(_('There are several partners "{name}". Give an id: {ids}.', name=named, ids=both))
    folded = bare(named)
    by_name = {bare(one): each.name for each in found for one in (each.name, *each.aliases, each.id)}
    near = [by_name[key] for key in by_name if folded and folded in key]
    near += [by_name[key] for key in difflib.get_close_matches(folded, by_name, cutoff=0.6)]
    meant = ", ".join(f'"{each}"' for each in list(dict.fromkeys(near))[:3])
    raise MeshworkError(said + (" " + _("Was {names} meant?", names=meant) if meant else ""))


def _of(title: str, goal: Goal | None) -> str:
    return _("{title}, among those who carry “{goal}”", title=title, goal=goal.title) if goal else title


def _tell(found: Leaving, goal: Goal | None, quiet: str) -> None:
    """The answer in a few parts, each under its own words; with `quiet`, that nothing was recorded of late."""
    from meshwork.weaving import words

    typer.secho(_of(words.heading(found), goal), bold=True)
    for line in filter(None, (quiet, words.idle(found))):
        say(line)
    _part(_("Where it would leave the whole"), [opening(each) for each in words.stage(found)])
    falling = [words.falls_off(found)]
    if found.loose.size:
        loose = words.names(found.loose.members, found.loose.unnamed)
        falling += [_("Without any tie: {names}.", names=loose), words.met(found.loose)]
    for piece in found.pieces:
        together = words.names(piece.members, piece.unnamed)
        falling += [_("Cut off together: {names}.", names=together), words.met(piece)]
    _part(_("Who would fall off"), falling)
    _part(_("Which goals lose their carriers"), [line for each in found.goals for line in words.goal(each)])
    _part(_("What nobody else hosts"), [words.series(each) for each in found.sessions])
    _part(_("What nobody else leads"), [words.action(each) for each in found.actions])
    say()
    say(words.frame(found))


def _part(title: str, lines: Sequence[str]) -> None:
    lines = [each for each in lines if each]
    if lines:
        say()
        say(title)
    for each in lines:
        say(f"- {each}", "  ")


def _rank(dearest: Sequence[Toll], nobody: str) -> None:
    """Whose leaving would hurt most, a line each; of nobody, why."""
    from meshwork.weaving import words

    if not dearest:
        say(nobody)
        return
    table([(f"{at}.", each.who.name, ", ".join(words.toll(each))) for at, each in enumerate(dearest, 1)], indent="  ")
    say()
    say(words.sum_explained())


COMMAND = Command("whatif", whatif)
