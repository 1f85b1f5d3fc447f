"""`meshwork stage`"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Level, Named, StoreUrl, opened, print_json
from meshwork.errors import MeshworkError
from meshwork.text import _
from meshwork.text import day as in_words

if TYPE_CHECKING:
    from meshwork.service import Asker, Service
    from meshwork.stages import Reading

Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day to read; without it today.")]
KnownAt = Annotated[
    datetime | None,
    typer.Option(
        "--known-at", formats=["%Y-%m-%d"], help="As it was known at the end of this day, without what came later."
    ),
]
GoalName = Annotated[str | None, typer.Option("--goal", help="Only those who carry this goal, by its title or id.")]


def stage(
    day: Day = None,
    goal: GoalName = None,
    level: Level = "organisation",
    known_at: KnownAt = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Say where the community stands on a day, on what evidence, and what is missing for the next stage."""
    from meshwork.stages import reading_to_json

    with opened(store) as (service, asker):
        here = service.community(asker, community).id
        to = as_date(day) or service.today()
        chosen = goal_id(service, asker, here, goal)
        path = service.path(asker, here, to=to, goal=chosen, level=level, known_at=as_known(known_at))
        reading = path.readings[-1]
    if as_json:
        print_json(reading_to_json(reading))
    else:
        _tell(reading)


def goal_id(service: Service, asker: Asker, community: str, named: str | None) -> str | None:
    """The id of the goal of that title or id; MeshworkError, naming those there are, where there is none."""
    if named is None:
        return None
    goals = service.facts(asker, community).goals
    for each in goals:
        if named in {each.id, each.title}:
            return each.id
    titles = ", ".join(f'"{each.title}"' for each in goals)
    raise MeshworkError(
        _('There is no goal "{name}". There is: {titles}.', name=named, titles=titles or _("none yet"))
    )


def as_date(moment: datetime | None) -> date | None:
    """The day of an option."""
    return moment.date() if moment else None


def as_known(day: datetime | None) -> datetime | None:
    """The end of a day on the clock of this machine: what was recorded on that day was known by then."""
    return (day + timedelta(1)).astimezone() - timedelta(microseconds=1) if day else None


def _tell(reading: Reading) -> None:
    from meshwork.stages import words

    typer.echo(in_words(reading.day) + ", " + words.span(reading.window) + "\n")
    for symbol, measure in reading.measures.items():
        number = words.number_of(symbol)
        told = words.told(symbol, measure, counts=reading.counts)
        typer.echo(f"  {symbol:<4}{_(number.name):<50}{told:>16}")
    typer.echo("")
    told_next = (words.sentence(reading), words.waiting(reading), *words.side(reading), words.small_line(reading))
    for line in filter(None, told_next):
        typer.echo(line)
    if lacking := words.missing(reading):
        typer.echo("\n" + _("Still missing for {stage}:", stage=words.name(reading.next or "L1")))
        for line in lacking:
            typer.echo(f"  - {line}")
    typer.echo("")
    for line in filter(None, (words.question(reading), words.helps(reading))):
        typer.echo(line)
    typer.echo(words.fixed_line())
    typer.echo(words.cop_written_out())
    if reading.yearly_proposed:
        typer.echo(_("This community seems to meet once a year. To read it so: meshwork settings set rhythm=yearly"))


COMMAND = Command("stage", stage)
