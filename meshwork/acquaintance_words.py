"""The round of acquaintance in words."""

from __future__ import annotations

from meshwork.acquaintance import Invitation, Round
from meshwork.nouns import sector
from meshwork.same_needs import Shared
from meshwork.text import _, plural


def lead(found: Round) -> str:
    """The sentence before everything else; "" where the only newcomers are those that are not named."""
    if not found.present:
        return _("There are no partners yet.")
    many = len(found.newcomers)
    if not many:
        nobody = _("Nobody is new just now: everybody has been at a meeting, or has been here for three months.")
        return "" if found.unnamed else nobody
    spoken = sum(each.spoken is not None for each in found.newcomers)
    if many == 1:
        return (
            _("One partner is new here; you have spoken to each other already.")
            if spoken
            else _("One partner is new here; you have not spoken to each other yet.")
        )
    said = plural("{n} partner is new here.", "{n} partners are new here.", many)
    if spoken == many:
        return said + " " + _("You have spoken to all of them.")
    if not spoken:
        return said + " " + _("You have not spoken to them yet; begin with whoever you like.")
    return said + " " + plural("You have spoken to {n} of them.", "You have spoken to {n} of them.", spoken)


def need(each: Shared) -> str:
    """Who shares a need: each in its own words."""
    said = "; ".join(f"{name}: {what}" if what else name for _who, name, what in each.needs)
    return f"{each.theme} ({said})" if each.theme else said


def invitation(found: Invitation | None) -> list[str]:
    """Around what, who, and why these."""
    if found is None:
        return []
    around = (
        _('Around the need "{words}": they named the same.', words=found.need)
        if found.need
        else _('Around the goal "{title}": all take part in it.', title=found.goal)
    )
    who = ", ".join(
        f"{each.name} ({sector(each.sector).lower()})" if each.sector else each.name for each in found.who
    )
    mixed = len({each.sector for each in found.who if each.sector})
    of = plural("They are from {n} sector.", "They are from {n} sectors.", mixed) if mixed else ""
    return [around, who, " ".join(filter(None, (_("None of them has met another at a meeting."), of)))]


def missing(found: Round) -> list[str]:
    """The sectors of which nobody takes part."""
    return [sector(each) for each in found.missing]
