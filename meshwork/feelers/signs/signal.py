"""D7: of whom low energy or a doubt was picked up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from meshwork.feelers.heard import Heard, standing
from meshwork.feelers.names import Names
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.text import _, day, later

_ENERGY = {-1: 2, -2: 3}


def _read(sight: Sight) -> Mapping[str, Reason]:
    """Of what has not faded away: `facts`: the signals; `on`: the day to tell; `count`: the lowest energy; `of`: 1
    with a doubt."""
    clock, half = sight.record.clock, sight.record.settings.half_life("signal")
    now = clock.at(sight.day)
    found = {}
    for place, heard in standing(sight.record, sight.private, sight.day).items():
        if not sight.partners[place]:
            continue
        low, doubt, several = 0.0, 0.0, list[Heard]()
        for each in heard:
            fresh = 0.5 ** ((now - clock.at(each.on)) / half)
            energy, doubted = _ENERGY.get(each.energy, 0) * fresh, fresh if each.doubt else 0.0
            # a half counts: what was picked up sixty days ago weighs half, and is not forgotten
            if energy + doubted >= 0.5:
                several.append(each)
                low, doubt = max(low, energy), max(doubt, doubted)
        if several:
            found[sight.ids[place]] = Reason(
                "signal",
                points=int(low + doubt + 0.5),
                on=(_to_tell(several),),
                facts=tuple(("feelers", each.id) for each in several if each.id),
                count=float(min(each.energy for each in several)),
                of=float(any(each.doubt for each in several)),
            )
    return found


def _to_tell(several: list[Heard]) -> date:
    """The last day of the lowest energy; where there is a doubt, the last of all that is told."""
    lowest = min(each.energy for each in several)
    doubted = any(each.doubt for each in several)
    if doubted:
        return max(each.on for each in several if each.doubt or lowest < 0)
    return max(each.on for each in several if each.energy == lowest)


def _say(reason: Reason, _names: Names) -> str:
    on = day(reason.on[0])
    if reason.count <= -1 and reason.of:
        return _("You picked up little energy and a doubt, last on {day}.", day=on)
    if reason.of:
        return _("You picked up a doubt on {day}.", day=on)
    if reason.count <= -2:
        return _("You picked up that no energy was left, on {day}.", day=on)
    return _("You picked up little energy on {day}.", day=on)


SIGNAL = Sign(
    key="signal",
    code="D7",
    side="risk",
    name=later("low energy or a doubt"),
    meaning=later("What you picked up: low energy 2 points, none left 3, a doubt 1 more; half of it after 60 days."),
    read=_read,
    say=_say,
    known=lambda sight: (
        bool(sight.private.feelers) or any(each.energy_after is not None for each in sight.private.follow_ups)
    ),
    record=later("Write down what you pick up in the Friday round."),
)
