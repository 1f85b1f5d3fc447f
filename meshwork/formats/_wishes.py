"""What partners ask in their answers, put to a person one by one: who it is, a wish, a correction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from graph_schema import kinds
from meshwork.formats._names import Names, near
from meshwork.formats._types import Ask, Draft, Question
from meshwork.model import Facts, Stakeholder
from meshwork.nouns import sector, word
from meshwork.text import _, day
from meshwork.when import holds

OBJECTS = "objects"
WISHES = ("words", "objects", "left")
ALIKE = 70
"""Of 100: how alike a name must be to be proposed for one of these. Lower than elsewhere: somebody waits for it."""

_SHOWN = 300


def strangers(draft: Draft, names: Names) -> Iterator[Question]:
    """Who asks for something and is not known: nobody becomes a partner by a slip of the pen."""
    unknown = {each.who: each for each in draft.asks if each.what in WISHES and not id_of(names, each.who)}
    like = near(tuple(unknown), names.of("stakeholders"), least=ALIKE)
    for who in unknown:
        shape = f"same:stakeholders:{who}"
        if draft.how.answers.get(shape) == "new":
            continue
        near_ = like.get(who, ())
        yield Question(
            "who",
            shape,
            _('"{name}" asks for something and is not known here. Who is it?', name=who),
            (*((each, _('"{other}"', other=each)) for each in near_), ("new", _("somebody new: write it down"))),
            subject=who,
            required=True,
        )


def wishes(draft: Draft, live: Facts, names: Names) -> Iterator[Question]:
    """Each wish of who is known, or said to be new, with what a yes does in one sentence.

    All that one wrote in words, in several answers, stands in one question, the last first.
    """
    people = {each.id: each for each in live.stakeholders}
    seen: set[str] = set()
    words: dict[str, dict[str, None]] = {}
    for ask in reversed(draft.asks):
        if ask.what == "words":
            words.setdefault(ask.who, {})[ask.text[:_SHOWN]] = None
    for ask in draft.asks:
        shape = f"wish:{ask.what}:{ask.who}"
        new = draft.how.answers.get(f"same:stakeholders:{ask.who}") == "new"
        if not (new or id_of(names, ask.who)):
            continue  # first it is asked who this is
        if ask.what not in WISHES or shape in seen or _stands(ask, live, people.get(id_of(names, ask.who) or "")):
            continue
        seen.add(shape)
        name = _called(people, names, ask.who)
        objects = (
            "objects",
            _("write down that it objects: out of the map and every reading at once, past days too, only counted"),
        )
        left = (
            "left",
            _(
                "write down that it withdraws: no partner any more from {day}; what was before stays",
                day=day(ask.day.start),
            ),
        )
        said, choices = {
            "words": (
                _('{name} writes: "{words}"', name=name, words='" / "'.join(words.get(ask.who, ()))),
                (objects, left),
            ),
            "objects": (_("{name} objects to being kept here.", name=name), (objects,)),
            "left": (_("{name} no longer wants to take part.", name=name), (left,)),
        }[ask.what]
        yield Question("wish", shape, said, (*choices, ("no", _("write nothing down"))), "no", ask.who)


def _stands(ask: Ask, live: Facts, who: Stakeholder | None) -> bool:
    """Whether what is asked was done already."""
    if who is None or ask.what == "words":
        return False
    if ask.what == "left":
        return who.left is not None
    return any(
        each.stakeholder == who.id and each.purpose == OBJECTS and holds(each.since, each.until, ask.day.start)
        for each in live.choices
    )


def corrections(draft: Draft, live: Facts, names: Names) -> Iterator[Question]:
    """Each own word of a respondent that differs from what stands; of several of one property the last."""
    people = {each.id: each for each in live.stakeholders}
    for ask in last(draft.asks):
        who = people.get(id_of(names, ask.who) or "")
        its = kinds()["stakeholders"]
        if who is None or ask.what not in {each.name for each in its.properties}:
            continue
        stands = getattr(who, ask.what) or ""
        if ask.what in {"left", "objects"} or stands == ask.text:
            continue
        label = word(its.property(ask.what)).lower()
        new, old = (sector(each) if ask.what == "sector" else each for each in (ask.text[:_SHOWN], stands))
        said = _('{name} writes as {label}: "{new}".', name=who.name, label=label, new=new)
        said += " " + (_('Here stands "{old}".', old=old) if stands else _("Here stands nothing."))
        choices = (("yes", _("take it over")), ("no", _("leave it")))
        yield Question("correct", shape_of(ask), said, choices, "no", ask.who)


def last(asks: Iterable[Ask]) -> tuple[Ask, ...]:
    """Of what each partner asks of one kind the last, by the day of the answer and then by its place."""
    return tuple({(each.who, each.what): each for each in sorted(asks, key=lambda one: one.day.start)}.values())


def shape_of(ask: Ask) -> str:
    """What the question about a correction is called: with its very words, so that a yes goes for these alone."""
    words = hashlib.sha256(ask.text.encode()).hexdigest()[:8]
    return f"correct:{ask.what}:{ask.who}:{words}"


def id_of(names: Names, who: str) -> str | None:
    """Who is meant by a name or an id, where that is one."""
    found = names.find("stakeholders", who)
    return found[0] if len(found) == 1 else None


def _called(people: Mapping[str, Stakeholder], names: Names, who: str) -> str:
    found = people.get(id_of(names, who) or "")
    return found.name if found else who
