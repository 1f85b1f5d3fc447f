"""`meshwork care`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from meshwork.commands import Command, Json, Named, StoreUrl, at, last_day, print_json
from meshwork.commands._paper import say
from meshwork.text import _, day, later, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from meshwork.feelers import Care, Concern
    from meshwork.feelers.names import Names
    from meshwork.feelers.story import Story
    from meshwork.feelers.turned_out import TurnedOut


def care(
    on: Annotated[
        str | None,
        typer.Option("--day", metavar=later("DAY"), help=later("On which day; today where none is given.")),
    ] = None,
    whole: Annotated[bool, typer.Option("--all", help=later("Everybody, not the few of today alone."))] = False,
    turned_out: Annotated[
        bool, typer.Option("--turned-out", help=later("How flags turned out here, month by month, in counts."))
    ] = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Tell who needs care: at most seven partners, each with why and with what may help.

    Points are no verdict: each reason names what it rests on. What is not written down counts for nothing.
    """
    asked = last_day("--day", on)
    with at(store, community) as (service, asker, here):
        if turned_out:
            _turned_out(service.care.turned_out(asker, here), as_json=as_json)
            return
        found = service.care.today(asker, here, asked)
        names = service.care.names(asker, here)
        several = service.care.story(asker, here, asked)
    if as_json:
        print_json({**_named(found, names), "story": several and _story(several, names)})
    else:
        _tell(found, names, several, whole=whole)


def _turned_out(found: TurnedOut, *, as_json: bool) -> None:
    from meshwork.feelers import turned_words

    if as_json:
        print_json(found)
        return
    for said in turned_words.told(found):
        say(said)


def _story(found: Story, names: Names) -> dict[str, object]:
    """The same with names and sentences beside the ids."""
    from meshwork.feelers import story_words as words

    doubts = [{"name": names.who([each.stakeholder]), "doubt": each} for each in found.doubts]
    return {
        "says": words.told(found, names),
        "helps": words.helps(found),
        "goals": found.goals,
        "partners": found.number,
        "since": found.since,
        "doubts": doubts,
    }


def _named(found: Care, names: Names) -> dict[str, object]:
    """The same with names and sentences beside the ids."""
    from meshwork.feelers import words

    def told(each: Concern) -> dict[str, object]:
        return {
            "stakeholder": each.stakeholder,
            "name": names.who([each.stakeholder]),
            "level": each.level,
            "points": each.points,
            "since": each.since,
            "care": each.care,
            "helper": each.helper,
            "reasons": [
                {"says": words.sentence(one, names), "sign": one.sign, "points": one.points, "evidence": one}
                for one in each.reasons
            ],
        }

    return {
        "day": found.day,
        "whole": words.whole(found.whole) if found.whole else None,
        "today": [told(each) for each in found.today],
        "risk": [told(each) for each in found.risk],
        "weak": [told(each) for each in found.weak],
        "back": [{"name": names.who([each.stakeholder]), "back": each} for each in found.back],
        "unknown": {sign: words.unknown(sign) for sign in found.unknown},
        "not_named": found.unnamed,
    }


def _tell(found: Care, names: Names, several: Story | None, *, whole: bool) -> None:
    from meshwork.feelers import words
    from meshwork.feelers.back import MOST

    say(_("Care on {day}", day=day(found.day)))
    if several:
        _tell_story(several, names)
    if found.whole:
        say(words.whole(found.whole))
    elif not found.today:
        say(_("Nobody needs you urgently this week."))
    if whole:
        _list(_("May be drifting off"), found.risk, names, found.day)
        _list(_("Weakly connected"), found.weak, names, found.day)
    else:
        _list("", found.today, names, found.day)
        more = len({each.stakeholder for each in (*found.risk, *found.weak)}) - len(found.today)
        if more > 0:
            say()
            say(plural("{n} more: `meshwork care --all`.", "{n} more: `meshwork care --all`.", more))
    told = found.back if whole else found.back[:MOST]
    for each in told:
        say()
        say(words.back(each, names))
    if len(found.back) > len(told):
        more = len(found.back) - len(told)
        say()
        say(
            plural(
                "{n} more is in contact again: `meshwork care --all`.",
                "{n} more are in contact again: `meshwork care --all`.",
                more,
            )
        )
    if found.unnamed:
        say()
        say(
            plural(
                "{n} more is not named: it chose not to be on the map.",
                "{n} more are not named: they chose not to be on the map.",
                found.unnamed,
            )
        )
    for sign in found.unknown:
        say()
        say(words.unknown(sign))


def _tell_story(found: Story, names: Names) -> None:
    from meshwork.feelers import story_words as words

    say()
    say(words.title())
    say(words.told(found, names), "  ")
    for each in words.doubts(found, names):
        say(f"- {each}", "  ")
    say(words.helps(found), "  ")
    say()


def _list(title: str, concerns: Sequence[Concern], names: Names, today: date) -> None:
    from meshwork.feelers import words

    if title and concerns:
        say()
        say(title)
    for each in concerns:
        level = _(words.LEVELS[each.level])
        since = _("since {day} at least", day=day(each.since))
        say()
        say(f"{names.who([each.stakeholder])} ({level if each.since == today else f'{level}, {since}'})")
        for said in words.sentences(each, names):
            say(f"- {said}", "  ")
        say(words.suggestion(each, names), "  ")


COMMAND = Command("care", care)
