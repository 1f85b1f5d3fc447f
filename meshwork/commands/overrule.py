"""`meshwork overrule`"""

from __future__ import annotations

from typing import Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, first_day, print_json
from meshwork.commands._paper import say
from meshwork.commands.stage import GoalName, find_goal
from meshwork.errors import WrongUsage
from meshwork.text import _, later


def overrule(
    stage: Annotated[
        str | None,
        typer.Argument(metavar=later("STAGE"), help=later("The stage as you see it: L0, L1, P1, P2, M1 or M2.")),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option("--reason", metavar=later("TEXT"), help=later("Why; everyone who sees the stage may read it.")),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar=later("DAY"), help=later("From this day on; else from today."))
    ] = None,
    end: Annotated[bool, typer.Option("--end", help=later("Let the computed stage stand alone again."))] = False,
    goal: GoalName = None,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Say that you see another stage than the one computed, and why; without a stage show what was said.

    It is shown beside the computed stage, never in its place. `meshwork undo` takes it back.
    """
    if end and (stage or reason or since):
        raise WrongUsage(_("Give either a stage with its reason, or --end."))
    if not stage and (reason or since):
        raise WrongUsage(_("Give the stage as you see it, such as P2."))
    from meshwork.stages import beside
    from meshwork.stages.judged import judgements
    from meshwork.stages.reading_json import judged_to_json

    from_day = first_day("--since", since)
    with at(store, community) as (service, asker, here):
        chosen = find_goal(service, asker, here, goal)
        of = chosen.id if chosen else None
        if end:
            service.readings.agree(asker, here, goal=of)
        elif stage:
            service.readings.overrule(asker, here, stage.upper(), reason or "", since=from_day, goal=of)
        told = judgements(service.facts(asker, here), of)
    if as_json:
        print_json([judged_to_json(each) for each in told])
        return
    if not told:
        say(_("Nobody saw another stage than the one computed."))
    for each in told:
        say(beside.ended(each))


COMMAND = Command("overrule", overrule)
