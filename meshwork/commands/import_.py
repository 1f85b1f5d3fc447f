"""`meshwork import`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, opened, print_json
from meshwork.commands._progress import bar
from meshwork.errors import MeshworkError, WrongUsage
from meshwork.nouns import noun
from meshwork.text import _, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from meshwork.formats import Draft, How, Plan, Question
    from meshwork.model import Community
    from meshwork.service import Asker, Service

_SHOWN = 3


def import_(
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders of CSV files.")],
    mapping: Annotated[
        str, typer.Option("--map", help="One flat table: stakeholder=COLUMN,session=COLUMN,date=COLUMN,...")
    ] = "",
    date: Annotated[
        str, typer.Option(help="The day, month or year of every row; 'folder' takes it from the folder's name.")
    ] = "",
    sheet: Annotated[
        list[str] | None, typer.Option(help="What a sheet holds: NAME=KIND, or NAME=skip. May be repeated.")
    ] = None,
    split_commas: Annotated[
        list[str] | None, typer.Option(help="A column whose cells hold several names with commas between them.")
    ] = None,
    goal_type: Annotated[list[str] | None, typer.Option(help="A Kumu element type that is a goal.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")] = False,
    skip_bad_rows: Annotated[
        bool, typer.Option("--skip-bad-rows", help="Write the rows without a fault and list the others.")
    ] = False,
    faults: Annotated[Path | None, typer.Option(help="Write every fault to this CSV file.")] = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Read files into a community: all of it, or nothing where something is not right."""
    from meshwork.formats import Source

    with opened(store) as (service, asker):
        if [each.suffix.lower() for each in paths] == [".ndjson"]:
            if dry_run:
                raise WrongUsage(_("A backup is restored whole or not at all; leave out --dry-run."))
            _restore(service, asker, paths[0])
            return
        here, planned = _where(service, asker, community)
        how = _how(mapping, date, sheet or [], split_commas or [], goal_type or [])
        sources = [Source(each.name, each) for each in paths]
        with bar() as progress:
            draft, plan = service.preview(
                asker, here, sources, how, planned=planned, skip_bad_rows=skip_bad_rows, progress=progress
            )
        if faults:
            _write_faults(plan, faults)
        if as_json:
            print_json({"counts": plan.counts, "faults": plan.faults, "notices": plan.notices, "left": plan.left})
        else:
            _tell(draft, plan)
        if dry_run:
            return
        _refuse(plan, skip_bad_rows=skip_bad_rows)
        if planned and plan.changes and not service.number(asker, here):
            service.found(asker, planned.name)
        done = service.carry_out(asker, here, plan, draft.how, ", ".join(each.name for each in paths))
        if not as_json:
            typer.echo(
                _("Written as change {number}; `meshwork undo` takes it back.", number=done.number)
                if done
                else _("Everything stood there already; nothing was written.")
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


def _how(mapping: str, date: str, sheets: list[str], commas: list[str], goal_types: list[str]) -> How:
    from meshwork.formats import How

    pairs = [each.partition("=") for each in sheets]
    for name, equals, _kind in pairs:
        if not equals:
            raise WrongUsage(_('Write what the sheet holds: --sheet "{name}=KIND".', name=name))
    return How(
        mapping=How.mapping_of(mapping) if mapping else (),
        date=date or None,
        sheets={name: kind for name, _equals, kind in pairs},
        commas=frozenset(commas),
        goal_types=frozenset(goal_types),
    )


def _tell(draft: Draft, plan: Plan) -> None:
    from meshwork.formats import grouped

    for each in draft.sheets:
        if each.kind and each.kind != each.table.called:  # what goes without saying is not said
            typer.echo(_("{name}: read as {kind}", name=each.table.name, kind=noun(each.kind)))
    for notice in plan.notices:
        typer.echo(notice.text)
    for count in plan.counts:
        typer.echo(
            _(
                "{kind}: {new} new, {corrected} corrected, {unchanged} as they were",
                kind=noun(count.kind),
                new=count.new,
                corrected=count.corrected,
                unchanged=count.unchanged,
            )
        )
    _ask([each for each in plan.questions if each.shape not in draft.how.answers])
    for group in grouped(plan.faults):
        typer.echo(f"{group.title} ({group.count})")
        for fault in group.first:
            typer.echo(f"  {fault}")
        if group.count > len(group.first):
            typer.echo("  " + plural("and {n} more", "and {n} more", group.count - len(group.first)))


def _ask(questions: Sequence[Question]) -> None:
    """What must be answered first, whole; of what may be answered, the first few."""
    may = [each for each in questions if not each.required]
    for each in [each for each in questions if each.required] + may[:_SHOWN]:
        typer.echo(each.text)
        shown = _likely(each)
        for answer, words in each.choices[:shown]:
            typer.echo(f"  {answer}: {words}")
        if rest := each.choices[shown:]:
            typer.echo("  " + _("or {kinds}", kinds=", ".join(f"{answer} ({words})" for answer, words in rest)))
    if len(may) > _SHOWN:
        typer.echo(
            plural(
                "and {n} more question; the page Data shows it.",
                "and {n} more questions; the page Data shows them.",
                len(may) - _SHOWN,
            )
        )


def _likely(question: Question) -> int:
    """How many of the choices stand on lines of their own: all, but of what a sheet may hold up to leaving it out."""
    answers = [answer for answer, _words in question.choices]
    return answers.index("skip") + 1 if "skip" in answers else len(answers)


def _refuse(plan: Plan, *, skip_bad_rows: bool) -> None:
    open_questions = [each for each in plan.questions if each.required]
    if open_questions:
        raise MeshworkError(_("Nothing was written: answer first what is asked above."))
    if plan.faults and not skip_bad_rows:
        raise MeshworkError(
            plural(
                "Nothing was written: there is {n} fault. Mend it, or leave out that row with --skip-bad-rows.",
                "Nothing was written: there are {n} faults. Mend them, or leave out those rows with --skip-bad-rows.",
                len(plan.faults),
            )
        )


def _write_faults(plan: Plan, path: Path) -> None:
    from meshwork.formats import faults_csv

    path.write_text(faults_csv(plan.faults), encoding="utf-8-sig")
    typer.echo(_("Every fault is in {path}.", path=path), err=True)  # what --json prints stays JSON


def _restore(service: Service, asker: Asker, path: Path) -> None:
    with bar() as progress:
        restored = service.restore(asker, path, progress=progress)
    typer.echo(_("{name} is back, with its whole history.", name=restored.name))


COMMAND = Command("import_", import_)
