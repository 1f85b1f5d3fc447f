"""`meshwork contact`"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, begun, print_json
from meshwork.commands._paper import say
from meshwork.commands._usage import Branch, Leaf
from meshwork.errors import WrongUsage
from meshwork.text import _, later, number

if TYPE_CHECKING:
    from meshwork.contacts import Contact
    from meshwork.meeting import Agreed, Asked

_group = typer.Typer(cls=Branch, rich_markup_mode=None)
_MOST = 20

Names = Annotated[
    list[str] | None,
    typer.Option("--who", metavar=later("NAMES"), help=later("Who was there, with commas between; may be repeated.")),
]


@_group.callback(invoke_without_command=True)
def contact(
    context: typer.Context,
    find: Annotated[
        str | None, typer.Option("--find", metavar=later("WORDS"), help=later("Only those with these words."))
    ] = None,
    top: Annotated[int, typer.Option(min=1, help=later("How many, the newest first."))] = _MOST,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Show what was recorded of meetings, newest first."""
    if context.invoked_subcommand:
        return
    with at(store, community) as (service, asker, here):
        found = service.meetings.list(asker, here)
    hits = [each for each in found if each.found_by(find or "")]
    if as_json:
        print_json(hits[:top])
        return
    if not hits:
        say(_("No contact with these words") if found else _("No contacts yet"))
    for each in hits[:top]:
        _tell(each)
    if len(hits) > top:
        say(_("Shown are the newest {most} of {n}.", most=number(top), n=number(len(hits))))


@_group.command("add", cls=Leaf)
def add(
    who: Names = None,
    date: Annotated[
        str, typer.Option("--date", metavar=later("DAY"), help=later("The day it was held; else today."))
    ] = "",
    kind: Annotated[
        str,
        typer.Option("--kind", metavar=later("KIND"), help=later("Talk, call, gathering, intervision, and so on.")),
    ] = "",
    title: Annotated[str, typer.Option("--title", metavar=later("TEXT"), help=later("What it was called."))] = "",
    goal: Annotated[
        list[str] | None,
        typer.Option("--goal", metavar=later("NAME"), help=later("What it was about; may be repeated.")),
    ] = None,
    host: Annotated[
        list[str] | None, typer.Option("--host", metavar=later("NAMES"), help=later("Who received the others."))
    ] = None,
    chair: Annotated[
        list[str] | None, typer.Option("--chair", metavar=later("NAMES"), help=later("Who led the talk."))
    ] = None,
    absent: Annotated[
        list[str] | None,
        typer.Option("--absent", metavar=later("NAMES"), help=later("Who was invited and did not come.")),
    ] = None,
    phase: Annotated[
        str, typer.Option("--phase", metavar=later("WORD"), help=later("The phase, of appreciative inquiry."))
    ] = "",
    plenary: Annotated[bool, typer.Option("--plenary", help=later("One hall, where few meet few."))] = False,
    question: Annotated[
        list[str] | None,
        typer.Option(
            "--question",
            metavar=later("QUESTION | NAME | ROLE | SECOND"),
            help=later("A question in it, who helped, and as what first: expert or process facilitator."),
        ),
    ] = None,
    works: Annotated[
        list[str] | None, typer.Option("--works", metavar=later("TEXT"), help=later("What works."))
    ] = None,
    doubt: Annotated[
        list[str] | None,
        typer.Option("--doubt", metavar=later("TEXT"), help=later("A doubt; for facilitators, without a name.")),
    ] = None,
    learnt: Annotated[
        list[str] | None, typer.Option("--learnt", metavar=later("TEXT"), help=later("A learning point."))
    ] = None,
    dream: Annotated[
        list[str] | None, typer.Option("--dream", metavar=later("TEXT"), help=later("A shared dream."))
    ] = None,
    action: Annotated[
        list[str] | None,
        typer.Option(
            "--action", metavar=later("TITLE | NAMES | DAY"), help=later("What was agreed, by whom and by when.")
        ),
    ] = None,
    like_last: Annotated[
        bool,
        typer.Option("--like-last", help=later("With people, goals and host of the last of its series.")),
    ] = False,
    new: Annotated[
        str,
        typer.Option(
            "--new",
            metavar="KIND",
            help=later(
                "Names that are not known are new, as organisation, person or group, also if one is like them."
            ),
        ),
    ] = "",
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Write down a meeting: meshwork contact add --who "Clinic, Bakery" --kind call.

    Who is not known is added; a name that is like another is asked about, and then nothing is written.
    """
    from meshwork.meeting import NEW, Meeting

    if new and f"+{new}" not in NEW:
        known = ", ".join(NEW.values())
        raise WrongUsage(_('--new: "{value}" is none of {known}.', value=new, known=known))
    told = Meeting(
        date=date,
        kind=kind,
        title=title,
        goals=tuple(goal or ()),
        who=_names(who),
        absent=_names(absent),
        host=_names(host),
        chair=_names(chair),
        phase=phase,
        plenary=plenary,
        asked=tuple(map(_asked, question or ())),
        what_works=tuple(works or ()),
        doubt=tuple(doubt or ()),
        learnt=tuple(learnt or ()),
        dream=tuple(dream or ()),
        agreed=tuple(map(_agreed, action or ())),
    )
    with begun(store) as (service, asker):
        here = service.community(asker, community).id
        if like_last:
            last = service.meetings.like_last(asker, here, told)
            told = replace(
                told,
                kind=told.kind or last.kind,
                title=told.title or last.title,
                goals=told.goals or last.goals,
                who=told.who or last.who,
                host=told.host or last.host,
                chair=told.chair or last.chair,
                plenary=told.plenary or last.plenary,
            )
        means = dict.fromkeys(told.everybody(), f"+{new}") if new else {}
        done = service.meetings.write(asker, here, told, means=means)
        found = next(each for each in service.meetings.list(asker, here) if each.id == done.id)
    if as_json:
        print_json({"change": done.change.number if done.change else None, "contact": found, "new": done.new})
        return
    _tell(found)
    if done.new:
        say(_("New: {names}", names=", ".join(done.new)))
    if done.change:
        say(_("Take it back with: meshwork undo --change {number}", number=done.change.number))


def _names(said: list[str] | None) -> tuple[str, ...]:
    """Names with commas, semicolons or line breaks between."""
    import re

    return tuple(name.strip() for each in said or () for name in re.split(r"[,;\n]", each) if name.strip())


def _asked(said: str) -> Asked:
    from meshwork.meeting import Asked

    parts = _parts(said, 4)
    return Asked(question=parts[0], helper=parts[1], role=parts[2], secondary=parts[3])


def _agreed(said: str) -> Agreed:
    from meshwork.meeting import Agreed

    title, names, due = _parts(said, 3)
    return Agreed(title=title, who=_names([names]), due=due)


def _parts(said: str, n: int) -> list[str]:
    """So many parts with bars between; those that are not there are empty. Raises `WrongUsage` for more."""
    parts = [each.strip() for each in said.split("|")]
    if len(parts) > n:
        raise WrongUsage(_('"{words}" has too many bars: at most {n} parts.', words=said, n=n))
    return [*parts, *[""] * (n - len(parts))]


def _tell(each: Contact) -> None:
    from meshwork.nouns import kind_of_meeting

    goals = f" · {', '.join(each.goals)}" if each.goals else ""
    title = f"{each.title}, " if each.title else ""
    say(f"{each.date}  {title}{kind_of_meeting(each.kind)}{goals}  [{each.id}]")
    if each.who:
        say(", ".join(each.who), "    ")


COMMAND = Command("contact", _group)
