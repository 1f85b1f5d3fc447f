"""`meshwork begin`"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, begun, print_json
from meshwork.commands import _agenda as agenda
from meshwork.commands._paper import content_of, say
from meshwork.errors import Faulty, MeshworkError, WrongUsage
from meshwork.text import _, later, plural

if TYPE_CHECKING:
    from meshwork.change import Change
    from meshwork.service import Asker, Service
    from meshwork.verbs.begin import Stands

_File = Path | None


def begin(
    who: Annotated[
        _File,
        typer.Option(metavar=later("FILE"), help=later("Contacts: a sheet, vCard, or names one on a line.")),
    ] = None,
    when: Annotated[
        _File,
        typer.Option(metavar=later("FILE"), help=later("A calendar, or lines that begin with a day.")),
    ] = None,
    tick_all: Annotated[
        bool,
        typer.Option("--tick-all", help=later("Everything that the calendar offers was a contact.")),
    ] = False,
    tick: Annotated[
        list[str] | None,
        typer.Option(
            metavar=later("WORDS"), help=later("What was a contact: 3,5,9-12, a month, or words of a title.")
        ),
    ] = None,
    add: Annotated[
        list[str] | None,
        typer.Option(
            metavar=later("ADDRESS"), help=later("Add who has this address, and offer what you had with them.")
        ),
    ] = None,
    around: Annotated[
        _File,
        typer.Option(metavar=later("FILE"), help=later("Lines such as: Goal: one partner; another partner")),
    ] = None,
    level: Annotated[
        str, typer.Option(metavar=later("LEVEL"), help=later("How they are around it: interested or committed."))
    ] = "interested",
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Begin in three steps: who, when and around what; without a step, tell what stands and which comes next.

    Each step is a change of its own, and `meshwork undo` takes it back.
    """
    if when is None and (tick_all or tick or add):
        raise WrongUsage(_("--tick, --tick-all and --add go with --when."))
    with begun(store) as (service, asker):
        here = service.community(asker, community).id
        done = {}
        if who:
            done["who"] = _who(service, asker, here, who)
        if when:
            ticked = None if tick_all else tick or []
            done |= _when(service, asker, here, when, ticked, agenda.addresses(add or ()), quiet=as_json)
        if around:
            done["around"] = service.begin.tell(asker, here, around.name, content_of(around), level)
        stands = service.begin.stands(asker, here)
    if as_json:
        print_json(_as_json(stands, done))
    else:
        _tell(stands, done)


def _who(service: Service, asker: Asker, here: str, file: Path) -> Change | None:
    """Read contacts in, all of them or none. Raises `Faulty`, or `MeshworkError` where only a person can say."""
    from meshwork.formats import How, Source

    draft, plan = service.imports.preview(asker, here, [Source(file.name, file)], How())
    if any(each.required for each in plan.questions):
        raise MeshworkError(
            _(
                "Only you can say what {file} holds: meshwork import {file} asks it, and tells how to answer.",
                file=file,
            )
        )
    if plan.faults:
        raise Faulty(_("Nothing was written: something in {file} is not right.", file=file.name), plan.faults)
    return service.imports.carry_out(asker, here, plan, draft.how, file.name)


def _when(
    service: Service,
    asker: Asker,
    here: str,
    file: Path,
    ticked: Sequence[str] | None,
    add: Sequence[str],
    *,
    quiet: bool,
) -> dict[str, Change | None]:
    """Look a calendar through, add strangers by address, and write what is ticked: these, or everything where that is
    None. What is ticked is as it was shown, before somebody new is in it, and known before anybody is added.
    """
    from meshwork.calendars import Tick

    content = content_of(file)
    found = service.calendar.read(asker, here, file.name, content)
    if found.faults and not found.looked_at:
        raise Faulty(_("There is no appointment here that can be read."), found.faults)
    meant = {each.id for each in agenda.meant(found, "--tick", ticked or ())}
    shown = {each.id for each in found.each()}
    done = {}
    if add:
        done["add"] = service.calendar.add(asker, here, found, add)
        found = service.calendar.read(asker, here, file.name, content)
    chosen = [each.id for each in found.each() if ticked is None or each.id in meant]
    if not quiet:
        agenda.tell(found, chosen)
    if chosen and not quiet and ticked is not None:
        say(_("What is not ticked is not asked again; meshwork calendar with --again shows it."))
    elif not chosen and not quiet and any(True for _each in found.each()):
        say(_("Tick what was a contact: --tick 3,5,9-12, or a month, or words of a title."))
    seen = found.only(shown | set(chosen))
    done["when"] = service.calendar.tick(asker, here, seen, map(Tick, chosen)) if chosen else None
    return done


def _tell(stands: Stands, done: dict[str, Change | None]) -> None:
    for change in done.values():
        if change:
            say(_("Written as change {number}; `meshwork undo` takes it back.", number=change.number))
    told = (
        plural("{n} partner on the map", "{n} partners on the map", stands.partners),
        plural("{n} contact", "{n} contacts", stands.contacts),
        plural("{n} goal", "{n} goals", stands.goals),
        plural("{n} partner around a goal", "{n} partners around a goal", stands.around),
    )
    say(_("Here stand: {told}.", told=", ".join(told)))
    following = {
        "who": _("Next, who: meshwork begin --who contacts.csv"),
        "when": _("Next, when: meshwork begin --when calendar.ics"),
        "what": _("Next, around what: meshwork begin --around goals.txt, with lines such as Goal: partner; partner"),
        "map": _("There is a first map: meshwork serve"),
    }
    say(following[stands.next])


def _as_json(stands: Stands, done: dict[str, Change | None]) -> dict[str, Any]:
    changes = {step: change.number if change else None for step, change in done.items()}
    return {**asdict(stands), "changes": changes}


COMMAND = Command("begin", begin)
