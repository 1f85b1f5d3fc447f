"""What would be if some left, in sentences for people, in their own language."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from meshwork.network import Record
from meshwork.stages import gates
from meshwork.stages.digits import beside
from meshwork.stages.words import label, name, what
from meshwork.text import _, day, later, plural
from meshwork.weaving.carriers import Heir, Loss, Orphan, Why
from meshwork.weaving.footing import Border
from meshwork.weaving.leaving import Leaving, Part
from meshwork.weaving.named import Someone
from meshwork.weaving.tolls import Toll
from meshwork.weaving.unled import Series

_LOSSES: Mapping[Loss, str] = MappingProxyType(
    {
        "last_carrier": later("nobody would carry it any more"),
        "one_carrier": later("only one would still carry it"),
        "one_sector": later("only one sector would still carry it"),
    }
)
_WHYS: Mapping[Why, str] = MappingProxyType(
    {
        "interested": later("is interested in it"),
        "works": later("works on an action for it"),
        "brings": later("brings something to it"),
        "theme": later("carries a goal of the same theme"),
        "ties": later("has ties with those who would lose one"),
    }
)


def asleep(record: Record, on: date) -> str:
    """That nothing was recorded of late, so that a day is read as it was before; "" of a day that is awake."""
    last = record.clock.last_activity(on)
    if last is None or record.clock.asleep_since(on) is None:
        return ""
    return _("Nothing has been recorded since {day}, so this is how it was then.", day=day(last))


def nobody_dear(record: Record, on: date, goal: str | None = None) -> str:
    """Why there is no table of whose leaving would hurt most."""
    if record.on(on, goal=goal).active:
        return _("Nobody's alone: no one would fall off, and no goal would lose its carriers.")
    return _("Nobody was active in this time, so nobody can be missed. Begin with one meeting and who was there.")


def heading(found: Leaving, asked: Collection[str] = ()) -> str:
    """Who leaves, and on which day it is asked; only these of them (ids) by name, where `asked` names any."""
    told = [each for each in found.who if each.id in asked] or found.who
    unnamed = 0 if asked else found.unnamed
    leavers = names(told, unnamed) or _("nobody")
    return plural(
        "If {names} left, {day}",
        "If {names} left, {day}",
        len(told) + unnamed or 1,
        names=leavers,
        day=day(found.day),
    )


def company(found: Leaving, asked: Collection[str]) -> str:
    """Who leaves with those that were asked for; "" for nobody."""
    others = [each for each in found.who if each.id not in asked]
    hidden = found.unnamed
    return _("With {names}.", names=names(others, hidden)) if asked and (others or hidden) else ""


def names(some: Sequence[Someone], unnamed: int = 0) -> str:
    """Names in a row, and how many more there are who are not told of by name.

    >>> from meshwork.text import speak
    >>> with speak("nl"):
    ...     names((Someone("a", "An"), Someone("b", "Bo")), 2)
    'An, Bo en 2 die niet op de kaart staan'
    """
    from babel.lists import format_list

    from meshwork.text import language

    said = [each.name for each in some]
    if unnamed:
        said.append(plural("{n} who is not on the map", "{n} who are not on the map", unnamed))
    return str(format_list(said, locale=language()))


def stage(found: Leaving) -> tuple[str, ...]:
    """Where it would leave the whole: the stage before and after, what breaks, and what holds by the least."""
    before, after = found.before.stage, found.after.stage
    if found.label is None:
        return (_("There is no stage on this day, so none can be lost."),)
    said = []
    if before != found.label:
        said.append(
            _(
                "The community is called a {label}, but with everybody there this day itself shows less: {before}.",
                label=name(found.label),
                before=label(found.before) or _("nothing yet"),
            )
        )
    if after is None:
        return (*said, _("Too little would be left to say where it stands."))
    if before == after:
        said.append(_("It would stay: {stage}.", stage=label(found.after)))
    else:
        said.append(_("It would go from {before} to {after}.", before=label(found.before), after=label(found.after)))
    said += [_broken(each) for each in found.broken]
    if found.nearest and not found.broken:
        said.append(_nearest(found.nearest))
    return tuple(said)


def falls_off(found: Leaving) -> str:
    """How many fall off."""
    if not found.falls_off:
        return _("Nobody else would fall off.")
    return plural("{n} partner would fall off.", "{n} partners would fall off.", found.falls_off)


def met(part: Part) -> str:
    """Who stays and has met some of a part; "" for nobody."""
    if not part.bridges:
        return ""
    said = [_("{name} ({met} of {all})", name=who.name, met=many, all=part.size) for who, many in part.bridges]
    return _("Who stays and has met them: {names}.", names=", ".join(said))


def goal(orphan: Orphan) -> tuple[str, str]:
    """What a goal loses, and who could take it over."""
    loses = _("{goal}: {loss}.", goal=orphan.title, loss=_(_LOSSES[orphan.loss]))
    if not orphan.heirs:
        return loses, _("Nobody who is left is near it yet.")
    return loses, _("Could take over: {names}.", names=", ".join(_heir(each) for each in orphan.heirs))


def series(each: Series) -> str:
    """Sessions that nobody else hosted."""
    return plural(
        "{title} ({n} time): nobody else hosted it.",
        "{title} ({n} times): nobody else hosted it.",
        each.times,
        title=each.title,
    )


def action(title: str) -> str:
    """An action without a lead."""
    return _("{title}: nobody would lead it.", title=title)


def idle(found: Leaving) -> str:
    """Who has no part in the day, or among those who carry the goal; "" for nobody."""
    if not found.idle:
        return ""
    if found.goal is not None:
        return plural(
            "{names} does not carry this goal in this time, so nothing changes with it.",
            "{names} do not carry this goal in this time, so nothing changes with them.",
            len(found.idle),
            names=names(found.idle),
        )
    return plural(
        "{names} took no part in this time, so nothing changes with it.",
        "{names} took no part in this time, so nothing changes with them.",
        len(found.idle),
        names=names(found.idle),
    )


def frame(found: Leaving) -> str:
    """What the answer is, and what it is not."""
    return _(
        "This is what is recorded up to {day}, with them and all that they did left out. It does not say that "
        "anybody leaves, nor what others would then do.",
        day=day(found.day),
    )


def toll(each: Toll) -> tuple[str, ...]:
    """What the leaving of one would cost, in a few words each."""
    said = []
    if each.falls_off:
        said.append(plural("{n} would fall off", "{n} would fall off", each.falls_off))
    if each.goals_lost:
        said.append(plural("{n} goal without carriers", "{n} goals without carriers", each.goals_lost))
    if each.goals_thin:
        said.append(
            plural("{n} goal with too few or too alike", "{n} goals with too few or too alike", each.goals_thin)
        )
    if each.stages and each.steps:
        before, after = (
            name(stage, around_facilitator=around)
            for stage, around in zip(each.stages, each.around_facilitator, strict=True)
        )
        said.append(_("from {before} to {after}", before=before, after=after))
    return tuple(said)


def sum_explained() -> str:
    """How the ten are ranked."""
    return _(
        "Ranked by a plain sum of three shares: of those who stay, who would fall off; of the open goals, those that "
        "would lose their last carrier (one that falls under two carriers or two sectors counts for half); and of "
        "the steps above loose organisations, those that would be lost."
    )


def _heir(heir: Heir) -> str:
    return _("{name} ({why})", name=heir.who.name, why=", ".join(_(_WHYS[each]) for each in heir.why))


def _broken(each: Border) -> str:
    gate = gates()[each.key]
    if each.value is None:
        return _("{what}: no longer recorded.", what=what(gate))
    now, border = beside(each.value, each.border, counted=gate.counted)
    if gate.at_most:
        return _("{what}: then {now}, over {border} it does not hold.", what=what(gate), now=now, border=border)
    return _("{what}: then {now}, under {border} it does not hold.", what=what(gate), now=now, border=border)


def _nearest(each: Border) -> str:
    gate = gates()[each.key]
    now, border = beside(each.value or 0.0, each.border, counted=gate.counted)
    return _(
        "Nearest to breaking then: {what} ({now}; the border is {border}).", what=what(gate), now=now, border=border
    )
