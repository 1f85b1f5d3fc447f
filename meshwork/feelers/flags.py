"""Who is flagged on a day, and what each reason adds to the whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign, signs

SILENT = ("silence", "weaker")
"""Signs that may tell one and the same silence: of these the heaviest counts."""
MOST, WITHOUT_RHYTHM = 3, 2
"""The points of the longest silence; the most that silence comes to where there is no own rhythm."""


@dataclass(frozen=True, slots=True)
class Flags:
    """By stakeholder the reasons of each who is weakly connected, and of each who is at risk, with the points."""

    weak: Mapping[str, tuple[Reason, ...]]
    risk: Mapping[str, tuple[Reason, ...]]


def weighed(sight: Sight) -> dict[str, tuple[Reason, ...]]:
    """Of everybody of whom there is one, the reasons to drift off or to stay, with what each adds to the whole."""
    return {who: weigh(several) for who, several in _found(sight, (*_adding(), *_beside())).items()}


def _adding() -> tuple[Sign, ...]:
    return tuple(each for each in signs("risk").values() if not each.beside)


def _beside() -> tuple[Sign, ...]:
    return tuple(each for each in signs().values() if each.side == "firm" or each.beside)


def _found(sight: Sight, of: Iterable[Sign]) -> dict[str, list[Reason]]:
    found: dict[str, list[Reason]] = {}
    for sign in of:
        if sign.known(sight):
            for who, reason in sign.read(sight).items():
                found.setdefault(who, []).append(reason)
    return found


def risky(sight: Sight) -> dict[str, tuple[Reason, ...]]:
    """Who is at risk, with the reasons as they weigh."""
    watch = sight.record.settings.number("care.watch")
    # to weigh only takes away, so who has too few before it has too few after, and the rest need not be looked for
    enough = {who: few for who, few in _found(sight, _adding()).items() if points(few) >= watch}
    besides = _found(sight.among(enough), _beside()) if enough else {}
    whole = {who: weigh((*few, *besides.get(who, ()))) for who, few in enough.items()}
    return {who: several for who, several in whole.items() if points(several) >= watch}


def listed(sight: Sight, asked: Collection[str]) -> frozenset[str]:
    """Who of those asked after is weakly connected or at risk."""
    few, wanted = sight.among(asked), frozenset(asked)
    weak = {who for sign in signs("weak").values() if sign.known(sight) for who in sign.read(few)}
    return frozenset((weak | risky(few).keys()) & wanted)


def flagged(sight: Sight) -> Flags:
    """Who is weakly connected and who is at risk; of the latter the reasons to be the former stand with them."""
    weak: dict[str, tuple[Reason, ...]] = {}
    for sign in signs("weak").values():
        if sign.known(sight):
            for who, reason in sign.read(sight).items():
                weak[who] = (*weak.get(who, ()), reason)
    return Flags(weak, {who: (*several, *weak.get(who, ())) for who, several in risky(sight).items()})


def weigh(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons of one partner with what each adds to the whole, the heaviest first.

    Of those that may tell the same silence the heaviest counts. Being there for a short while alone adds to a silence
    measured by an own rhythm; else the two come to 2 at most, so that nobody without a rhythm is flagged for being
    silent. What speaks for staying does not weigh against a silence of the highest points, for it is from before, nor
    against what was picked up.

    >>> several = Reason("silence", points=2), Reason("weaker", points=2), Reason("joint_action", points=-1)
    >>> [(each.sign, each.points) for each in weigh(several)]
    [('silence', 2), ('weaker', 0), ('joint_action', -1)]
    """
    order = _order()
    several = sorted(reasons, key=lambda each: (-each.points, order[each.sign]))
    heaviest = next((each for each in several if each.sign in SILENT), None)
    own = any(each.sign == "silence" and each.of for each in several)
    heavy = 0 if heaviest is None else heaviest.points
    stands = heavy < MOST and all(each.sign != "signal" for each in several)

    def counts(each: Reason) -> bool:
        if each.sign in SILENT:
            return each is heaviest
        if each.sign == "seldom":
            return own or heavy < WITHOUT_RHYTHM
        return each.points >= 0 or stands

    return tuple(each if counts(each) else replace(each, points=0) for each in several)


@cache
def _order() -> Mapping[str, int]:
    return {key: at for at, key in enumerate(signs())}


def points(reasons: Iterable[Reason]) -> int:
    """What reasons add up to."""
    return sum(each.points for each in reasons)
