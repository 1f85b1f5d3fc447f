"""`meshwork story`"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, first_day, last_day, opened, print_json
from meshwork.commands._paper import give, say
from meshwork.commands._stories import show
from meshwork.commands._usage import Branch, Leaf
from meshwork.errors import WrongUsage
from meshwork.text import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from meshwork.story.outline import Outline
    from meshwork.story.shown import Promise, ShownStory

_group = typer.Typer(cls=Branch, rich_markup_mode=None)


@_group.callback(invoke_without_command=True)
def story(context: typer.Context, store: StoreUrl = "", community: Named = None, as_json: Json = False) -> None:
    """Tell a funder what came of it: list the stories that were made, make one, or export it."""
    if context.invoked_subcommand:
        return
    show(store, community, as_json=as_json)


@_group.command("list", cls=Leaf)
def list_(store: StoreUrl = "", community: Named = None, as_json: Json = False) -> None:
    """List the stories that were made, with the days they tell of."""
    show(store, community, as_json=as_json)


@_group.command("make", cls=Leaf)
def make(
    title: Annotated[str, typer.Option(metavar=later("TEXT"), help=later("What it is called."))] = "",
    since: Annotated[
        str | None, typer.Option("--since", metavar=later("DAY"), help=later("From when; else from the first fact."))
    ] = None,
    language: Annotated[
        Literal["nl", "en"] | None, typer.Option("--language", help=later("In which language; else the community's."))
    ] = None,
    answer: Annotated[
        str, typer.Option(metavar=later("TEXT"), help=later("The answer in one paragraph; else what was done."))
    ] = "",
    asked: Annotated[str, typer.Option(metavar=later("TEXT"), help=later("What you ask of who reads it."))] = "",
    promised: Annotated[
        Path | None,
        typer.Option(metavar=later("FILE"), help=later("A CSV of what was promised, what came of it, and why.")),
    ] = None,
    moment: Annotated[
        list[str] | None,
        typer.Option(
            metavar=later("DAY"), help=later("Add this day, with a sentence of yours behind it if you like.")
        ),
    ] = None,
    leave_out: Annotated[
        list[str] | None, typer.Option(metavar=later("DAY"), help=later("Leave out the moment of this month."))
    ] = None,
    stage: Annotated[
        bool, typer.Option("--stage", help=later("Put the stage in, beside what the community wants to be."))
    ] = False,
    wants: Annotated[
        str, typer.Option(metavar=later("TEXT"), help=later("What the community itself wants to be."))
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=later("Only show it; nothing is kept."))] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Make a story of the moments that the program proposes, and keep it as it is told now.

    `meshwork undo` takes it off the list.
    """
    from dataclasses import replace

    begins = first_day("--since", since)
    adds = [_moment(each) for each in moment or ()]
    drops = [on for each in leave_out or () if (on := last_day("--leave-out", each))]
    promises = _promises(promised)
    with opened(store) as (service, asker):
        here = service.community(asker, community)
        spoken = language or here.default_language
        outline = service.story.propose(asker, here.id, title=title or here.name, language=spoken, since=begins)
        outline = replace(outline, answer=answer, asked=asked, promises=promises)
        if stage:
            outline = service.story.with_stage(asker, here.id, outline, wants)
        outline = _chosen(outline, adds, drops)
        proof = service.story.proof(asker, here.id, outline)
        if dry_run:
            told = proof.story
        else:
            made, change = service.story.make(asker, here.id, outline)
            told = service.story.open(asker, here.id, made.id)
    if as_json:
        from meshwork.story.frozen import as_json as plain

        print_json({"id": None if dry_run else made.id, "story": plain(told)})
        return
    _tell(told)
    for each in proof.halves:  # asked beside it: it is no part of the story
        ask = _(
            "Is “{word}” a person who did not agree to be named? It stands in: {text}", word=each.word, text=each.text
        )
        say(ask, err=True)
    if not dry_run:
        say()
        say(_('Kept as "{id}". `meshwork story export {id} --out story.json` writes it to a file.', id=made.id))
        say(_("Take it back with: meshwork undo --change {number}", number=change.number if change else 0))


@_group.command("export", cls=Leaf)
def export(
    name: Annotated[str, typer.Argument(metavar=later("NAME"), help=later("Which, by its id or title."))],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar=later("FILE"),
            help=later(
                "Into this file; its ending says what: .pdf, .pptx, .html, .zip (all of them, with pictures), .csv, "
                ".json, .txt."
            ),
        ),
    ] = None,
    whom: Annotated[
        str, typer.Option("--for", metavar=later("NAME"), help=later("For whom; the list of stories shows it."))
    ] = "",
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Give a story that was made as it was told: on paper, as slides, to read, or its figures as a table.

    What went out as a file is listed with its date and for whom; `meshwork undo` takes it off the list.
    """
    from meshwork.handouts import handouts
    from meshwork.story.frozen import as_json as plain

    sort = out.suffix.lower().removeprefix(".") if out else ""
    if out is not None and sort not in handouts():
        known = ", ".join(f".{each}" for each in handouts())
        raise WrongUsage(_("Name a file that ends in one of these: {endings}.", endings=known))
    with at(store, community) as (service, asker, here):
        told = service.story.open(asker, here, name)
        # said before anything goes out, and beside it: what goes out is as it was
        before = service.exports.before()
        if as_json:
            print_json({"before": before, **plain(told)})
        else:
            say(before, err=True)
            if out is None:
                _tell(told)
            else:
                give(out, service.exports.file(asker, here, name, sort).content)
        if whom or (out and not as_json):
            service.exports.note(asker, here, name, "json" if as_json else sort or "txt", whom)


def _tell(told: ShownStory) -> None:
    from meshwork.story.written import as_text

    for line in as_text(told).splitlines():
        say(line)


def _chosen(outline: Outline, adds: Sequence[tuple[str, str]], drops: Sequence[date]) -> Outline:
    """The outline with the days that were added and without those that were left out."""
    from meshwork.story.outline import with_moment, without_moment

    for each in drops:
        outline = without_moment(outline, each)
    for written, said in adds:
        if on := last_day("--moment", written):
            outline = with_moment(outline, on, said)
    return outline


def _moment(said: str) -> tuple[str, str]:
    """A day, and the sentence behind it."""
    written, _space, sentence = said.strip().partition(" ")
    last_day("--moment", written)
    return written, sentence.strip()


def _promises(file: Path | None) -> tuple[Promise, ...]:
    if file is None:
        return ()
    from meshwork.errors import MeshworkError, unusable
    from meshwork.story.promises import promises

    try:
        said = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MeshworkError(unusable(error) if isinstance(error, OSError) else f"{file}: {error.reason}") from error
    return promises(file.name, said)


COMMAND = Command("story", _group)
