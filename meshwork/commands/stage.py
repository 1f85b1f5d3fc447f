"""`meshwork stage`"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Level, Named, StoreUrl, last_day, opened, print_json
from meshwork.commands._evidence import chosen_criteria, tell_evidence
from meshwork.commands._paper import say, table
from meshwork.commands._progress import bar
from meshwork.errors import WrongUsage
from meshwork.text import _, later, opening, plural
from meshwork.text import day as in_words

if TYPE_CHECKING:
    from meshwork.model import Community, Goal
    from meshwork.service import Asker, Service
    from meshwork.stages import Reading

DayRead = Annotated[
    str | None,
    typer.Option(
        "--day",
        metavar=later("DAY"),
        help=later("The day to read, such as 2020-02-29 or 29-2-2020; of a month or year its last. Else today."),
    ),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at",
        metavar=later("DAY"),
        help=later("As it was known at the end of this day, without what was recorded later."),
    ),
]
GoalName = Annotated[
    str | None,
    typer.Option("--goal", metavar=later("GOAL"), help=later("Only those who carry this goal, by its title or id.")),
]
Keys = Annotated[
    list[str] | None,
    typer.Argument(metavar=later("KEY"), help=later("With --evidence: only of these criteria, by their key.")),
]
WithEvidence = Annotated[
    bool,
    typer.Option(
        "--evidence",
        help=later("Say which sessions, goals, actions and partners make the number of each criterion."),
    ),
]
_FUTURE = timedelta(days=3653)
_BAR = 20


def stage(
    keys: Keys = None,
    evidence: WithEvidence = False,
    day: DayRead = None,
    goal: GoalName = None,
    level: Level = "organisation",
    known_at: KnownAt = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Say where the community stands on a day, on what evidence, and what is missing for the next stage."""
    from meshwork.stages import evidence_to_json, reading_to_json

    asked = chosen_criteria(keys or [])
    to, known = last_day("--day", day), as_known(known_at)
    with opened(store) as (service, asker), bar() as progress:
        here = service.community(asker, community)
        to = not_too_late("--day", to or service.today(), service.today())
        chosen = find_goal(service, asker, here.id, goal)
        path = service.path(
            asker,
            here.id,
            to=to,
            goal=chosen.id if chosen else None,
            level=level,
            known_at=known,
            stability=True,
            progress=progress,
        )
        first = service.record(asker, here.id, level, known).first_fact
        names = service.names(asker, here.id)
        of = chosen.id if chosen else None
        asked = asked or tuple(each.key for each in path.readings[-1].criteria if evidence)
        found = [
            service.readings.evidence(asker, here.id, to, key, goal=of, level=level, known_at=known) for key in asked
        ]
    if as_json:
        proof = {"evidence": [evidence_to_json(each) for each in found]} if found else {}
        print_json(reading_to_json(path.readings[-1]) | proof)
        return
    headline(here, chosen, to, first)
    if found:
        tell_evidence(found, path.readings[-1])
    else:
        _tell(path.readings[-1], names)


def find_goal(service: Service, asker: Asker, community: str, named: str | None) -> Goal | None:
    """The goal of that id or title; MeshworkError, naming near ones or those there are, where there is not one."""
    from meshwork.goals import goal_named

    return None if named is None else goal_named(service.facts(asker, community).goals, named, service.today())


def not_too_late(option: str, day: date, today: date) -> date:
    """The same day. Raises `WrongUsage` where it is more than ten years ahead, which nobody means."""
    if day > today + _FUTURE:
        raise WrongUsage(f"{option}: " + _("{day} is too far ahead. Give a day up to now.", day=in_words(day)))
    return day


def headline(community: Community, goal: Goal | None, day: date, first: date | None) -> None:
    """Whose reading it is and of which day; and where that lies before all that is recorded, that it does."""
    of_goal = [f'"{goal.title}"'] if goal else []
    typer.secho(", ".join([community.name, *of_goal, in_words(day)]), bold=True)
    say()
    if first and day < first:
        say(_("What is recorded begins on {first}. Give a later day to see more.", first=in_words(first)))
        say()


def as_known(day: str | None) -> datetime | None:
    """The end of a day on the clock of this machine: what was recorded on that day was known by then."""
    last = last_day("--known-at", day)
    return datetime.combine(last, time.max).astimezone() if last else None


def _tell(reading: Reading, names: Mapping[str, str]) -> None:
    """The profile, the label, what is missing and one question, in that order."""
    from meshwork.stages import beside, spans, sure, words

    if reading.active:
        active = plural("{n} partner active", "{n} partners active", reading.active)
        say(_("What is seen {span}, {active}", span=spans.looked_over(reading), active=active))
        table(_profile(reading), right=frozenset({2}), indent="  ")
        say()
    say(opening(words.sentence(reading)))
    if reading.stability:
        say(f"{opening(sure.steady(reading.stability))}. {sure.steady_because(reading.stability)}")
    small = words.small_line(reading) if reading.active else None
    for line in filter(
        None, (beside.judged(reading), sure.nearest(reading), words.waiting(reading), *words.side(reading), small)
    ):
        say(line)
    if reading.stage in {"P1", "P2"} or (reading.next or "") in {"P1", "P2"}:
        say(words.cop_written_out())
    if lacking := words.missing(reading):
        _heading(_("Still missing for a {stage}", stage=words.name(reading.next or "L1")))
        for line in lacking:
            say(f"- {line}", "  ")
    for heading, words_ in (
        (_("To talk about"), words.question(reading)),
        (_("What helps"), words.helps(reading)),
        (_("Who runs it"), _run_by(reading, names)),
    ):
        if words_:
            _heading(heading)
            say(words_, "  ")
    say()
    say(words.fixed_line())
    if reading.yearly_proposed:
        say(_("This community seems to meet once a year. To read it so: meshwork settings set rhythm=yearly"))


def _run_by(reading: Reading, names: Mapping[str, str]) -> str:
    from meshwork.stages import beside

    held = beside.governed(reading, names)
    return " ".join(filter(None, (held, beside.confirmed(reading)))) if held else ""


def _heading(words: str) -> None:
    say()
    say(words)


def _profile(reading: Reading) -> Iterator[tuple[str, str, str, str]]:
    """Symbol, name and value of every number, and for a share a line as long as it is large."""
    from meshwork.stages import words

    for symbol in reading.profile:
        measure = reading.measures[symbol]
        number = words.number_of(symbol)
        drawn = ""
        if measure.value is not None and number.share:
            full = round(_BAR * min(1.0, max(0.0, measure.value)))
            drawn = "━" * full + "─" * (_BAR - full)
        early = number.key in (reading.known_from or {})
        said = _("not known yet") if early else words.told(symbol, measure, counts=reading.counts)
        yield symbol, _(number.name), said, drawn


COMMAND = Command("stage", stage)
