"""Care in sentences, in the language of who reads; the page, the map and the command use the same words."""

from __future__ import annotations

from meshwork.feelers.concern import Back, Concern, Whole
from meshwork.feelers.help import Helper
from meshwork.feelers.names import Names
from meshwork.feelers.phrases import stretch
from meshwork.feelers.sign import Reason, signs
from meshwork.text import _, day, later, opening, plural

LEVELS = {"act": later("act now"), "watch": later("keep an eye on"), "weak": later("weakly connected")}


def sentence(reason: Reason, names: Names) -> str:
    """A reason as a sentence."""
    return opening(signs()[reason.sign].say(reason, names))


def sentences(concern: Concern, names: Names) -> tuple[str, ...]:
    """Every reason of a concern as a sentence, but for what speaks for staying."""
    return tuple(sentence(each, names) for each in concern.reasons if signs()[each.sign].side != "firm")


def suggestion(concern: Concern, names: Names) -> str:
    """What may help, and who could."""
    helper = concern.helper
    if concern.care == "bring_together" and helper and not helper.tied:
        return _(
            "Bring it together with {who}, who carries {goal} too.",
            who=names.who([helper.stakeholder]),
            goal=names.titles([helper.goal] if helper.goal else []),
        )
    said = {
        "talk": _("A talk may help: how is it for them?"),
        "call": _("A call may help."),
        "bring_together": _("It may help to bring it together with somebody."),
        "let_go": _("Perhaps it goes its own way, and that is well."),
    }[concern.care]
    return f"{said} {_near(helper, names)}" if helper else said


def _near(helper: Helper, names: Names) -> str:
    who = names.who([helper.stakeholder])
    if helper.goal:
        return _("{who} stands closest, and carries {goal} too.", who=who, goal=names.titles([helper.goal]))
    return _("{who} stands closest.", who=who)


def whole(of: Whole) -> str:
    """Why nobody is flagged, said once."""
    if of.kind == "asleep" and of.since:
        return _(
            "Nothing is written down since {day}: it was quiet, or nobody wrote it down. So nobody stands here.",
            day=day(of.since),
        )
    if of.kind == "young" and of.since:
        return _(
            "Written down since {day}: too short to tell who is silent. So nobody stands here yet.", day=day(of.since)
        )
    if of.kind == "many" and of.since:
        return plural(
            "Since {day} {n} partner fell silent at once: it was quiet, or not everything is written down.",
            "Since {day} {n} partners fell silent at once: it was quiet, or not everything is written down.",
            of.count,
            day=day(of.since),
        )
    return _("Nothing with a date is written down yet. Once contacts are, this page tells who needs care.")


def back(of: Back, names: Names) -> str:
    """Who is in contact again, and after how long."""
    return _(
        "{who} is in contact again since {day}, after {stretch}.",
        who=names.who([of.stakeholder]),
        day=day(of.on),
        stretch=stretch(of.silence),
    )


def unknown(sign: str) -> str:
    """What is not known, and what to write down."""
    found = signs()[sign]
    return _("Not known: {name}. {record}", name=_(found.name), record=_(found.record))
