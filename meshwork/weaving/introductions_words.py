"""Introductions in words for people, in their own language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from meshwork.stages import STAGES, words
from meshwork.stages.digits import beside
from meshwork.stages.gate import gates
from meshwork.text import _, later, month, number, opening, plural
from meshwork.weaving.gains import Gain
from meshwork.weaving.introductions import Introduction, Introductions
from meshwork.weaving.together import Together

_WHY: Mapping[str, str] = MappingProxyType(
    {
        "nobody": later(
            "There are no two active partners to introduce to each other yet. Begin with one session and who was "
            "there."
        ),
        "nothing": later(
            "Of the partners who are active now, no two carry the same goal, and none brings what another needs. "
            "Write down who commits to which goal, and what partners need and bring; and meet who takes no part yet."
        ),
        "met": later(
            "Nobody is left to introduce: of the partners who are active now, all who share something have met, or a "
            "partner knows both. Ask who is missing."
        ),
    }
)
_HONEST = later(
    "A tie is not made by drawing it. This shows what would be if each two met and talked, counted as one talk "
    "today; goals, joint work and who stays do not change by it."
)


def why_none(found: Introductions) -> str | None:
    """Why nobody is to be introduced, and what to write down; None where somebody is."""
    return _(_WHY[found.why]) if found.why else None


def over(each: Introduction, titles: Mapping[str, str]) -> str:
    """Over what the two could meet: goals that both carry (titles by id), what one needs and the other has."""
    names = {each.one.id: each.one.name, each.other.id: each.other.name}
    said = []
    if each.goals:
        goals = listed([_("“{title}”", title=titles[goal]) for goal in each.goals])
        said.append(
            _(
                "{one} and {other} both carry {goals} and have not met.",
                one=each.one.name,
                other=each.other.name,
                goals=goals,
            )
        )
    for fit in each.fits:
        told = {"needs": names[fit.needs], "brings": names[fit.brings], "theme": fit.theme}
        if fit.wanted and fit.offered:
            said.append(
                _(
                    "{needs} needs: {wanted}. {brings} brings: {offered}.",
                    **told,
                    wanted=fit.wanted,
                    offered=fit.offered,
                )
            )
        elif fit.theme:
            said.append(_("{needs} needs something on {theme}, which {brings} brings.", **told))
        else:
            said.append(_("{brings} brings something to a goal for which {needs} needs it.", **told))
    return " ".join(said)


def by_whom(each: Introduction) -> str:
    """Who could introduce them."""
    if each.connectors:
        known = [who.name for who in each.connectors]
        return plural("{names} knows both.", "{names} know both.", len(known), names=listed(known))
    if each.nearest:
        who, near, far = each.nearest
        names = (each.one.name, each.other.name)
        first, second = names if near <= far else names[::-1]
        return _(
            "Nobody knows both. {who} is nearest: {near} from {first}, {far} from {second}.",
            who=who.name,
            first=first,
            second=second,
            near=_steps(min(near, far)),
            far=_steps(max(near, far)),
        )
    if each.steps is None:
        return _("No way leads from one to the other yet: introduce them yourself.")
    return _("Nobody who may be named knows both.")


def gain(each: Gain) -> str:
    """What a tie changes in one criterion, in words; of one that it does not move, that."""
    if each.part is None:
        now, then = beside(each.before, each.after, counted=gates()[each.key].counted)
        return _("{what}: from {now} to {then}.", what=opening(words.what(gates()[each.key])), now=now, then=then)
    before, after = each.part
    told = {"before": number(before), "after": number(after), "whole": number(each.whole)}
    if each.key == "self_standing":
        return plural(
            "{n} more would hang together without facilitators: {after} of {whole}, now {before}.",
            "{n} more would hang together without facilitators: {after} of {whole}, now {before}.",
            after - before,
            **told,
        )
    if each.key == "cohesion":
        return plural(
            "{n} more would stay together whoever leaves: {after} of {whole}, now {before}.",
            "{n} more would stay together whoever leaves: {after} of {whole}, now {before}.",
            after - before,
            **told,
        )
    return plural(
        "{n} more would hang together at all: {after} of {whole}, now {before}.",
        "{n} more would hang together at all: {after} of {whole}, now {before}.",
        after - before,
        **told,
    )


def gains(some: Sequence[Gain]) -> str:
    """What moves, in words; that nothing does, where nothing does."""
    moved = [gain(each) for each in some if each.moves]
    return " ".join(moved) or _("It changes none of the numbers, and can be good for both all the same.")


def waiting_for(found: Introductions) -> str | None:
    """What the next stage waits for most, and whether introductions help; None where it waits for nothing."""
    reading = found.reading
    if found.weakest is None or reading.next is None:
        return None
    if found.weakest in reading.untold:
        return words.waiting(reading)
    told = {"next": words.name(reading.next), "what": words.what(gates()[found.weakest])}
    if found.movable:
        return _("What a {next} still misses most: {what}. Introductions can bring that nearer.", **told)
    if found.weakest == "woven":
        return _("What a {next} still misses most: {what}. Bring three together rather than two.", **told)
    return _("What a {next} still misses most: {what}. Introductions do not change that.", **told)


def more(found: Introductions) -> str:
    """What stands over the pairs with somebody who stands often enough before them."""
    return plural(
        "{n} more, with somebody who stands in two of these already",
        "{n} more, with somebody who stands in two of these already",
        len(found.more),
    )


def stage(found: Together) -> str:
    """Which label they would give together."""
    before, after = found.before, found.after
    if before.stage is None:
        return _("There is no label yet that they could change.")
    now, then = (
        words.name(each.stage or "L0", around_facilitator=each.around_facilitator) for each in (before, after)
    )
    if found.anyway == after.stage and before.stage != after.stage:
        return _("It becomes: {then}, also without them, {when}.", then=then, when=_when(found))
    if now == then:
        return _("It stays: {now}.", now=now)
    return _("It would become: {then} (now: {now}), {when}.", then=then, now=now, when=_when(found))


def _when(found: Together) -> str:
    """What a change of the label waits for."""
    before, rises = found.before, STAGES.index(found.after.stage or "L0") > STAGES.index(found.before.stage or "L0")
    if rises and before.rises_from:
        return _("in {month} at the earliest, if it is still so then", month=month(before.rises_from))
    if not rises and before.margin and before.margin.waits:
        return _("once what is recorded next shows the same")
    return _("once it is so two months in a row")


def honest() -> str:
    """What stands beside every number of what would be."""
    return _(_HONEST)


def listed(names: Sequence[str]) -> str:
    """Names in a row.

    >>> from meshwork.text import speak
    >>> with speak("nl"):
    ...     listed(["a", "b", "c"])
    'a, b en c'
    """
    if len(names) < 2:
        return "".join(names)
    return _("{some} and {last}", some=", ".join(names[:-1]), last=names[-1])


def _steps(n: int) -> str:
    return plural("{n} step", "{n} steps", n)
