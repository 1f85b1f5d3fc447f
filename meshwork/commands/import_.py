"""`meshwork import`"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, begun, print_json
from meshwork.commands._accept import accepted, all_asked
from meshwork.commands._import_words import tell
from meshwork.commands._paper import put, say
from meshwork.commands._progress import bar
from meshwork.errors import MeshworkError, WrongUsage
from meshwork.text import _, later, plural

if TYPE_CHECKING:
    from meshwork.formats import Draft, How, Plan, Progress
    from meshwork.model import Community
    from meshwork.service import Asker, Service


def import_(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar=later("FILE"),
            help=later(
                "Files, folders of CSV files, or the address of a graph that somebody else made (neo4j://host)."
            ),
        ),
    ],
    mapping: Annotated[
        str,
        typer.Option(
            "--map",
            metavar="stakeholder=...,...",
            help=later("Which column is what in one flat table: stakeholder=COLUMN,session=COLUMN,date=COLUMN"),
        ),
    ] = "",
    date: Annotated[
        str,
        typer.Option(
            metavar=later("DAY"),
            help=later("The day, month or year of every row; 'folder' takes it from the folder's name."),
        ),
    ] = "",
    sheet: Annotated[
        list[str] | None,
        typer.Option(metavar=later("NAME=KIND"), help=later("What a sheet or file holds; NAME=skip leaves it out.")),
    ] = None,
    split_commas: Annotated[
        list[str] | None,
        typer.Option(
            metavar=later("COLUMN"), help=later("A column whose cells hold several names with commas between them.")
        ),
    ] = None,
    same: Annotated[
        list[str] | None,
        typer.Option(
            metavar=later("NAME=OTHER"), help=later("A name that means another; NAME=new says that it does not.")
        ),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            metavar=later("NAME=WISH"),
            help=later("Do what a partner asks in its answer: objects, left, or a field that it corrects."),
        ),
    ] = None,
    open_: Annotated[
        list[str] | None,
        typer.Option(
            "--open",
            metavar=later("COLUMN"),
            help=later("A column of your own that others may see too, not facilitators alone."),
        ),
    ] = None,
    goal_type: Annotated[
        list[str] | None,
        typer.Option(metavar=later("TYPE"), help=later("A type of Kumu elements that are goals.")),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=later("Show what would change; write nothing."))] = False,
    skip_bad_rows: Annotated[
        bool, typer.Option("--skip-bad-rows", help=later("Write the rows without a fault and list the others."))
    ] = False,
    faults: Annotated[
        Path | None, typer.Option(metavar=later("FILE"), help=later("Write every fault to this CSV file."))
    ] = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Read files into a community: all of it, or nothing where something is not right."""
    how = _how(mapping, date, sheet or [], split_commas or [], same or [], open_ or [], goal_type or [])
    how = replace(how, answers={**how.answers, **accepted(accept or [])})
    with begun(store, trial=dry_run) as (service, asker), bar() as progress:
        if [Path(each).suffix.lower() for each in paths] == [".ndjson"]:
            if dry_run:
                raise WrongUsage(_("A backup is restored whole or not at all; leave out --dry-run."))
            restored = service.archives.restore(asker, Path(paths[0]), progress=progress)
            say(_("{name} is back, with its whole history.", name=restored.name))
            return
        here, planned = _where(service, asker, community)
        draft, plan = _preview(
            service, asker, here, paths, how, store, planned, skip_bad_rows=skip_bad_rows, progress=progress
        )
        all_asked(accept or [], plan)
        problem = _problem(plan, skip_bad_rows=skip_bad_rows)
        done = None
        if not dry_run and not problem:
            progress(0, 0, _("writing"))
            if planned and plan.changes and not service.number(asker, here):
                service.found(asker, planned.name)
            note = ", ".join(each if "://" in each else Path(each).name for each in paths)
            done = service.imports.carry_out(asker, here, plan, draft.how, note)
    if faults:
        _write_faults(plan, faults)
    if as_json:
        print_json(
            {
                "counts": plan.counts,
                "faults": plan.faults,
                "notices": plan.notices,
                "questions": plan.questions,
                "left": plan.left,
                "change": done.number if done else None,
            }
        )
    else:
        tell(draft, plan, done=not dry_run and not problem, listed=faults is not None)
    if problem:
        raise MeshworkError(problem)
    if not as_json:
        say(_last_word(dry_run=dry_run, any_change=bool(plan.changes), number=done.number if done else None))


def _preview(
    service: Service,
    asker: Asker,
    here: str,
    paths: list[str],
    how: How,
    store: str,
    planned: Community | None,
    *,
    skip_bad_rows: bool,
    progress: Progress,
) -> tuple[Draft, Plan]:
    from meshwork.formats import Source
    from meshwork.stores import is_graph

    if any("://" in each for each in paths):
        if len(paths) > 1 or not is_graph(paths[0]):
            raise WrongUsage(_("Give one address of a graph alone: neo4j://host, neo4j+s://host or bolt://host."))
        return service.imports.preview_graph(
            asker,
            here,
            paths[0],
            how,
            by_hand=paths[0].rstrip("/") == store.rstrip("/"),
            planned=planned,
            skip_bad_rows=skip_bad_rows,
            progress=progress,
        )
    sources = [Source(Path(each).name, Path(each)) for each in paths]
    return service.imports.preview(
        asker, here, sources, how, planned=planned, skip_bad_rows=skip_bad_rows, progress=progress
    )


def _where(service: Service, asker: Asker, named: str | None) -> tuple[str, Community | None]:
    """The id of the community to read into, and the community itself where the import is to found it."""
    known = service.communities(asker)
    for each in known:
        if named in {each.id, each.name}:
            return each.id, None
    if named or not known:
        planned = service.planned(asker, named or _("My community"))
        return planned.id, planned
    return service.community(asker).id, None


def _how(
    mapping: str,
    date: str,
    sheets: list[str],
    commas: list[str],
    same: list[str],
    opened_: list[str],
    goal_types: list[str],
) -> How:
    from graph_schema import kinds
    from meshwork.formats import How

    if mapping and commas:
        raise WrongUsage(
            _("Under --map names are never split at commas. Leave out --split-commas, or put a ; there.")
        )
    held = dict(_pair(each, _('Write what the sheet holds: --sheet "{name}=KIND".', name=each)) for each in sheets)
    meant = dict(_pair(each, _('Write which name it means: --same "{name}=OTHER".', name=each)) for each in same)
    return How(
        mapping=How.mapping_of(mapping) if mapping else (),
        date=date or None,
        sheets=held,
        commas=frozenset(commas),
        opened=frozenset((kind, heading) for kind in kinds() for heading in opened_),
        goal_types=frozenset(goal_types),
        answers={f"same:{kind}:{name}": other for kind in ("stakeholders", "goals") for name, other in meant.items()},
    )


def _pair(words: str, otherwise: str) -> tuple[str, str]:
    name, equals, value = words.partition("=")
    if not equals or not name.strip() or not value.strip():
        raise WrongUsage(otherwise)
    return name.strip(), value.strip()


def _problem(plan: Plan, *, skip_bad_rows: bool) -> str | None:
    """Why nothing can be written; None where it can."""
    if any(each.required for each in plan.questions):
        return _("Nothing was written: answer first what is asked above.")
    if plan.faults and not skip_bad_rows:
        return plural(
            "Nothing was written: there is {n} fault. Mend it, or leave out that row with --skip-bad-rows.",
            "Nothing was written: there are {n} faults. Mend them, or leave out those rows with --skip-bad-rows.",
            len(plan.faults),
        )
    return None


def _last_word(*, dry_run: bool, any_change: bool, number: int | None) -> str:
    if dry_run and any_change:
        return _("This was a trial; nothing was written. Leave out --dry-run to write it.")
    if number is None:
        return _("Everything stood there already; nothing was written.")
    return _("Written as change {number}; `meshwork undo` takes it back.", number=number)


def _write_faults(plan: Plan, path: Path) -> None:
    from meshwork.formats import faults_csv

    put(path, faults_csv(plan.faults).encode("utf-8-sig"))
    typer.echo(_("Every fault is in {path}.", path=path), err=True)  # what --json prints stays JSON


COMMAND = Command("import_", import_)
