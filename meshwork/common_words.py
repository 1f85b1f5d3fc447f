"""What partners have in common, in sentences: the same on a page and on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from graph_schema import kinds
from meshwork.change import kind_of
from meshwork.delivery import Delivery, Run
from meshwork.model import Brings, Community, Gets, Needs
from meshwork.nouns import choice, noun, sector
from meshwork.teams import Loads
from meshwork.text import _, number, plural
from meshwork.weaving.introductions_words import listed
from meshwork.winwin import Table

SMALL = 15
"""Under so many a share would say more than is known: then both counts are told."""


def sectors(keys: Sequence[str]) -> str:
    """Sectors in a row of words."""
    return listed([sector(each).lower() for each in keys])


def ran_meetings(now: Run | None, before: Run | None) -> str:
    """Who ran the meetings of the past year, and the year before; shares only where there are enough."""
    if now is None:
        return _(
            "Once it is written down who hosts or chairs a meeting, it says here how often partners do so themselves."
        )
    if not now.number:
        return _("Of the past year nobody wrote down who hosted or chaired a meeting.")
    if not now.partners:
        told = plural(
            "The one meeting of the past year of which it is known who ran it was run by a facilitator.",
            "The {n} meetings of the past year of which it is known who ran them were run by facilitators.",
            now.number,
        )
    elif now.number == 1:
        told = _("The one meeting of the past year of which it is known who ran it was run by a partner.")
    else:
        told = plural(
            "Of the {n} meetings of the past year of which it is known who ran them, partners ran {part}.",
            "Of the {n} meetings of the past year of which it is known who ran them, partners ran {part}.",
            now.number,
            part=_part(now),
        )
    if before is not None and before.number:
        then = (
            _("The year before: {part} of {n}.") if now.partners else _("The year before partners ran {part} of {n}.")
        )
        told += " " + then.format(part=_part(before), n=number(before.number))
    return told


def led_actions(now: Run | None, before: Run | None) -> str:
    """Who led what was begun in the past year, and the year before."""
    if now is None or not now.number:
        return _("Nothing was begun in the past year of which it is known who leads it.")
    if not now.partners:
        told = plural(
            "The one service or action begun in the past year is led by a facilitator.",
            "The {n} services and actions begun in the past year are led by facilitators.",
            now.number,
        )
    elif now.number == 1:
        told = _("The one service or action begun in the past year is led by a partner.")
    else:
        told = plural(
            "Of the {n} services and actions begun in the past year, partners lead {part}.",
            "Of the {n} services and actions begun in the past year, partners lead {part}.",
            now.number,
            part=_part(now),
        )
    if before is not None and before.number:
        told += " " + _("The year before: {part} of {n}.", part=_part(before), n=number(before.number))
    return told


def _part(run: Run) -> str:
    if run.number < SMALL:
        return number(run.partners)
    share = _("{n} ({share} %)", n=number(run.partners), share=number(100 * run.partners / run.number))
    return share.replace(" %", "\u00a0%")  # no line begins with a percent sign


def delivered(each: Delivery) -> str:
    """Who leads an action, across which sectors."""
    if each.led == "facilitators":
        led = _("Led by a facilitator.")
    else:
        led = "" if each.led else _("Nobody was written down as its lead.")
    if len(each.sectors) >= 2:
        across = _("Across {sectors}.", sectors=sectors(each.sectors))
    elif each.sectors and each.number > 1:
        across = _("All from one sector: {sector}.", sector=sectors(each.sectors))
    else:
        across = ""
    return " ".join(filter(None, (across, led)))


def at_work(each: Delivery) -> str:
    """What an action is, how many work on it, who leads."""
    leads = dict.fromkeys(part.name for part in each.parts if part.fact.lead)
    told = (
        choice(kinds()["actions"].property("kind"), each.action.kind),
        plural("{n} partner", "{n} partners", each.number) if each.number else "",
        _("led by {names}", names=", ".join(leads)) if leads else "",
        _("done") if each.done else _("begins later") if each.to_come else "",
    )
    return " · ".join(filter(None, told))


def win_win(table: Table) -> tuple[str, ...]:
    """The whole table in a few sentences."""
    told = table.told
    if not told:
        return (_("Nothing is written down yet of what partners bring, get and need."),)
    found = []
    if givers := sum(each.gives_only for each in told):
        found.append(
            plural(
                "{n} partner brings something and gets nothing back yet.",
                "{n} partners bring something and get nothing back yet.",
                givers,
            )
        )
    elif any(each.brings for each in told) and all(each.gets for each in told if each.brings):
        found.append(_("Everybody who brings something gets something back."))
    needs = {each.need.id for each in table.matches}
    if needs:
        found.append(
            plural(
                "{n} need may be met by what another brings.",
                "{n} needs may be met by what others bring.",
                len(needs),
            )
        )
    if blank := len(table.rows) - len(told):
        found.append(plural("Of {n} partner nothing is known yet.", "Of {n} partners nothing is known yet.", blank))
    return tuple(found)


def deliveries(several: Sequence[Delivery]) -> tuple[str, ...]:
    """What is going on, how much of it crosses sectors, and plainly what nobody leads."""
    to_come = [each.action.title for each in several if each.to_come]
    later_on = (_("Begins later: {titles}.", titles="; ".join(to_come)),) if to_come else ()
    going = [each for each in several if not each.done and not each.to_come]
    if not going:
        return (_("Nothing is going on now."), *later_on)
    services = sum(each.action.kind == "service" for each in going)
    others = len(going) - services
    parts = [
        plural("{n} service", "{n} services", services) if services else "",
        plural("{n} action", "{n} actions", others) if others else "",
    ]
    across = sum(len(each.sectors) >= 2 for each in going)
    crossing = (
        _("It crosses sectors.")
        if len(going) == 1
        else plural("{n} of them crosses sectors.", "{n} of them cross sectors.", across)
    )
    unled = [each.action.title for each in going if each.led is None]
    helped = [each.action.title for each in going if each.led == "facilitators"]
    return tuple(
        filter(
            None,
            (
                _("Going on: {what}.", what=listed([each for each in parts if each])),
                crossing if across else "",
                _("Led by facilitators alone: {titles}.", titles="; ".join(helped)) if helped else "",
                _("Of whom leads it nothing is written down: {titles}.", titles="; ".join(unled)) if unled else "",
                *later_on,
            ),
        )
    )


def loads(found: Loads) -> tuple[str, ...]:
    """How many ties are held, and how many by nobody in particular; nothing where there are none."""
    held = sum(each.number for each in found.each)
    told = []
    if held and len(found.each) == 1:
        told.append(
            plural(
                "{name} holds the tie with {n} partner.",
                "{name} holds the ties with {n} partners.",
                held,
                name=found.each[0].name,
            )
        )
    elif held:
        told.append(
            plural(
                "Of {n} partner one of you holds the tie.",
                "Of {n} partners one of you holds the tie.",
                held,
            )
        )
    if found.shared:
        told.append(
            plural(
                "Of {n} partner it is shared among several.",
                "Of {n} partners it is shared among several.",
                found.shared,
            )
        )
    if found.loose:
        told.append(
            plural(
                "{n} active partner has no tie with any of you.",
                "{n} active partners have no tie with any of you.",
                found.loose,
            )
        )
    return (" ".join(told),) if told else ()


def holding() -> str:
    """What it means to hold a tie."""
    return _(
        "Somebody holds a tie where more than half of what ties a partner to facilitators, inner circle and builders "
        "runs through her today. It says how the load lies, and nothing of how well."
    )


def exchanged(fact: Brings | Gets | Needs) -> str:
    """What is brought, got or needed, with its theme."""
    return " · ".join(filter(None, (fact.what, fact.theme))) or noun(kind_of(fact), 1)


def signature(here: Community) -> tuple[tuple[str, str | None], ...]:
    """The four parts of a signature: what each is about, and what was written."""
    return (
        (_("What it is about"), here.about),
        (_("What happens there"), here.happens),
        (_("Who comes"), here.who),
        (_("Why"), here.why),
    )
