"""`meshwork metrics`"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from meshwork.commands import Command, Json, Level, Named, StoreUrl, at, last_day, print_json
from meshwork.commands._paper import say, table
from meshwork.commands.stage import DayRead, GoalName, find_goal, not_too_late
from meshwork.errors import WrongUsage
from meshwork.text import _, filed, later, plural
from meshwork.text import day as in_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from meshwork.metrics import Mark, Number, Sheet
    from meshwork.network.parts import Group

Keys = Annotated[
    list[str] | None,
    typer.Argument(metavar=later("KEY"), help=later("Only these numbers, by the key that --explain shows.")),
]
Top = Annotated[
    int, typer.Option(min=1, metavar=later("N"), help=later("How many partners to name for each number."))
]
Explain = Annotated[
    bool, typer.Option("--explain", help=later("Say what each number means, and where it is defined."))
]

_GROUPS = 10
"""So many groups are told of by name; --json has all of them."""


def metrics(
    keys: Keys = None,
    day: DayRead = None,
    goal: GoalName = None,
    level: Level = "organisation",
    top: Top = 3,
    explain: Explain = False,
    store: StoreUrl = "",
    community: Named = None,
    as_json: Json = False,
) -> None:
    """Give the numbers of the community and of its partners on a day, each with its meaning in plain words."""
    from meshwork.metrics import marks, numbers

    known: Mapping[str, Number | Mark] = {**numbers(), **marks()}
    if unknown := [key for key in keys or () if key not in known]:
        raise WrongUsage(_('There is no number "{key}". There is: {keys}.', key=unknown[0], keys=", ".join(known)))
    asked = tuple(dict.fromkeys(keys)) if keys else tuple(known)
    on = last_day("--day", day)
    with at(store, community) as (service, asker, here):
        on = not_too_late("--day", on or service.today(), service.today())
        chosen = find_goal(service, asker, here, goal)
        of = chosen.id if chosen else None
        sheet = service.metrics(asker, here, on, goal=of, level=level, keys=frozenset(asked))
        fit = "groups" in sheet.whole
        groups = service.figures.groups(asker, here, on, goal=of, level=level) if fit else ()
        names = {each.id: each.name for each in service.facts(asker, here).stakeholders}
    if as_json:
        print_json(
            {
                "day": sheet.day,
                "active": len(sheet.active),
                "numbers": [_plain(sheet, key) for key in asked],
                "groups": [{"id": each.id, "since": each.since, "members": each.members} for each in groups],
            }
        )
        return
    active = plural("{n} active partner", "{n} active partners", len(sheet.active))
    say(f"{in_words(sheet.day)}, {active}")
    for title, kind in ((_("The community"), numbers()), (_("Its partners"), marks())):
        told = [known[key] for key in asked if key in kind]
        if told:
            say()
            say(title)
        if explain:
            for each in told:
                say(f"{_(each.name)}: {_answer(each, sheet, names, top)}", "  ")
                for line in _explained(each):
                    say(line, "    ")
        else:
            table([(_(each.name), _answer(each, sheet, names, top)) for each in told], indent="  ")
    if groups:
        say()
        say(_("Its groups"))
        table([(_since(each), _named(each.members, names, top)) for each in groups[:_GROUPS]], indent="  ")
        if (rest := len(groups) - _GROUPS) > 0:
            say(plural("and {n} other group", "and {n} other groups", rest), "  ")


def _answer(each: Number | Mark, sheet: Sheet, names: Mapping[str, str], top: int) -> str:
    """The value, the partners with the highest ones, or why there is none."""
    from meshwork.metrics import Number
    from meshwork.metrics.words import amount, give_or_take, told

    if each.key in sheet.unfit:
        return _(sheet.unfit[each.key])
    if isinstance(each, Number):
        return told(each, sheet.whole[each.key])
    told_of = [(who, value) for who, value in sheet.each[each.key].items() if value]
    ranked = sorted(told_of, key=lambda pair: (-pair[1], filed(names[pair[0]])))[:top]
    said = ", ".join(f"{names[who]} {amount(each, value)}" for who, value in ranked)
    within = give_or_take(each, sheet.errors.get(each.key, 0.0))
    return (f"{said}; {within}" if within else said) if said else _("nobody")


def _since(group: Group) -> str:
    """How large a group is, and since when it has been there."""
    many = plural("{n} partner", "{n} partners", len(group.members))
    return _("{partners} since {day}", partners=many, day=in_words(group.since))


def _named(members: Sequence[str], names: Mapping[str, str], top: int) -> str:
    """The first few of a group by name, and how many more there are."""
    first = sorted((names[who] for who in members), key=filed)[:top]
    rest = len(members) - len(first)
    more = [plural("{n} other", "{n} others", rest)] if rest else []
    return ", ".join([*first, *more])


def _explained(each: Number | Mark) -> tuple[str, ...]:
    from meshwork.metrics.words import reach_of

    key = _("key: {key}", key=each.key)
    lies = reach_of(each)
    return (_(each.tells), _(each.meaning), _(each.source), f"{key}; {lies}" if lies else key)


def _plain(sheet: Sheet, key: str) -> dict[str, Any]:
    """One number for a program: of the whole a value, of each a value by id; `unfit` is the reason for neither."""
    whole, each = sheet.whole.get(key), sheet.each.get(key)
    return {
        "key": key,
        "value": whole.value if whole else None,
        "part": whole.part if whole else None,
        "whole": whole.whole if whole else None,
        "error": whole.error if whole else sheet.errors.get(key, 0.0),
        "each": dict(each) if each is not None else None,
        "unfit": sheet.unfit.get(key),
    }


COMMAND = Command("metrics", metrics)
