"""`meshwork introduce`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Level, Named, StoreUrl, last_day, opened, print_json
from meshwork.commands._paper import say
from meshwork.commands._progress import bar
from meshwork.commands.stage import DayRead, GoalName, find_goal, headline, not_too_late
from meshwork.text import _, later, opening, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from meshwork.weaving.introductions import Introductions
    from meshwork.weaving.together import Together

Top = Annotated[int, typer.Option(min=1, max=1000, metavar=later("N"), help=later("How many pairs to name at most."))]
Chosen = Annotated[
    int | None,
    typer.Option(
        "--together",
        min=1,
        max=100,
        metavar=later("N"),
        help=later("Also say what the N of them that add most would give together."),
    ),
]


def introduce(
    top: Top = 20,
    goal: GoalName = None,
    day: DayRead = None,
    together: Chosen = None,
    level: Level = "organisation",
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Say whom to introduce to whom: what they share, who knows both, and what a tie between them would change."""
    from meshwork.weaving.introductions_json import introductions_to_json
    from meshwork.weaving.words import asleep

    on = last_day("--day", day)
    with opened(store) as (service, asker), bar() as progress:
        here = service.community(asker, community)
        on = not_too_late("--day", on or service.today(), service.today())
        chosen = find_goal(service, asker, here.id, goal)
        of = chosen.id if chosen else None
        service.path(asker, here.id, to=on, goal=of, level=level, progress=progress)
        found = service.weaving.introductions(asker, here.id, on, goal=of, level=level, top=top)
        pairs = [each.pair for each in found.pairs]
        given = (
            service.weaving.together(asker, here.id, pairs, on, goal=of, level=level, most=together)
            if together and pairs
            else None
        )
        record = service.record(asker, here.id, level)
    if as_json:
        print_json(introductions_to_json(found, given))
        return
    headline(here, chosen, on, record.first_fact)
    if quiet := asleep(record, on):
        say(quiet)
    _tell(found, {each.id: each.title for each in record.facts.goals})
    if given:
        _tell_together(given)


def _tell(found: Introductions, titles: Mapping[str, str]) -> None:
    from meshwork.weaving import introductions_words as words

    if waiting := words.waiting_for(found):
        say(waiting)
    if nobody := words.why_none(found):
        say(nobody)
        return
    said = plural(
        "{n} pair shares something and has not met.", "{n} pairs share something and have not met.", found.found
    )
    if found.found > len(found.first):
        said += " " + plural("The first is:", "The first {n} are:", len(found.first))
    say(said)
    for number, each in enumerate(found.first, 1):
        say()
        say(f"{number}. {words.over(each, titles)} {words.by_whom(each)}")
        say(words.gains(each.gains), "   ")
    if found.more:
        say()
        say(words.more(found) + ":")
    for number, each in enumerate(found.more, len(found.first) + 1):
        say(f"{number}. {words.listed([each.one.name, each.other.name])}")


def _tell_together(given: Together) -> None:
    from meshwork.stages.words import missing
    from meshwork.weaving import introductions_words as words

    say()
    say(_("Together"))
    for step in given.steps:
        say(f"- {words.listed([step.one.name, step.other.name])}: {words.gains(step.gains)}", "  ")
    say(words.stage(given), "  ")
    if given.after.missing and given.before.stage:
        say(_("Then still missing:"), "  ")
        for line in missing(given.after):
            say(f"- {opening(line)}", "  ")
    say(words.honest(), "  ")


COMMAND = Command("introduce", introduce)
