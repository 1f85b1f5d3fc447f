"""The letter "What we keep about you" and the entry for the register of processing, from what is really kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from meshwork.change import Key, kind_of
from meshwork.holding_words import detailed, heads, row
from meshwork.holdings import Holding
from meshwork.kept_words import line
from meshwork.model import Fact, Stakeholder
from meshwork.nouns import noun
from meshwork.papers import Paper, Part, blank
from meshwork.settings import Settings
from meshwork.text import _, day, language, later, number, opening, plural, speak
from meshwork.told import PURPOSES, TOLD, purpose_words

FIELDS = {
    "register.controller": later("who is responsible: name and address"),
    "register.contact": later("where to ask: e-mail or telephone"),
    "register.basis": later("on what legal ground, and why"),
    "register.place": later("where it is kept, who can get to it, and how it is secured"),
    "register.officer": later("the data protection officer, if there is one"),
}
"""What a community fills in itself, by the name of the setting."""


@dataclass(frozen=True, slots=True)
class Own:
    """What is kept of one partner and it may see itself (from behind the veil), with the names of things."""

    stakeholder: Stakeholder
    facts: tuple[Fact, ...]
    called: Mapping[Key, str] = field(repr=False)


def letter(community: str, kept: Sequence[Holding], settings: Settings, today: date, own: Own | None = None) -> Paper:
    """The letter to all, or to one partner with what is kept of it, in the language that is spoken."""
    contact = _filled(settings, "register.contact")
    dear = (_("Dear {name},", name=own.stakeholder.name),) if own else ()
    parts = [
        Part(
            "",
            (
                *dear,
                _(
                    "You take part in {community}, or we have been in touch with you. We keep track of who takes "
                    "part, which goals they share and who meets whom. That way we see how the community grows, who "
                    "could meet whom, and who might be glad of a word. This letter says what we keep about you, for "
                    "how long, who sees it, and what you can choose.",
                    community=community,
                ),
            ),
        ),
        Part(_("Who is responsible"), tuple(_responsible(settings))),
        Part(_("What we keep"), _nothing(kept), heads(), tuple(map(row, kept))),
        Part(
            _("What is worked out from it"),
            (
                _(
                    "The program works out how strong ties are, where the community as a whole stands, and who has "
                    "few ties or has not been there for a while. It takes no decisions about you: a facilitator "
                    "looks at it and decides what to do."
                ),
            ),
        ),
        Part(_("Why we may"), (_filled(settings, "register.basis"),)),
        Part(
            _("What you can choose"),
            (_("Tell us, at {contact}, and we write your choice down. You can change it any day.", contact=contact),),
            (_("Choice"), _("What it does")),
            tuple(_purposes()),
        ),
        Part(
            _("What you can always ask"),
            (
                _(
                    "You may see everything that is kept about you, have it corrected, take it along as a file, and "
                    "have it erased for good. Ask at {contact}.",
                    contact=contact,
                ),
                _("Do we not work it out together? You can complain to the Dutch Data Protection Authority (AP)."),
            ),
        ),
        *(_own(own) if own else ()),
        Part("", (_("Made from what was kept on {day}.", day=day(today)),)),
    ]
    return Paper(language(), _("What we keep about you"), tuple(parts))


def register(
    community: str, kept: Sequence[Holding], settings: Settings, today: date, people: int, organisations: int
) -> Paper:
    """The entry for the register of processing (GDPR, article 30), in the language that is spoken."""
    persons = plural("{n} person", "{n} persons", people)
    others = plural(
        "{n} organisation or group of which an e-mail address or telephone number is kept",
        "{n} organisations or groups of which an e-mail address or telephone number is kept",
        organisations,
    )
    parts = (
        Part("", (_("Processing: keeping track of the community {community}.", community=community),)),
        Part(_("Who is responsible"), tuple(_responsible(settings))),
        Part(
            _("What for"),
            (
                _(
                    "To see who takes part, which goals they share and who meets whom; to see how the community "
                    "develops; to bring people together and to stay in touch with them; to report on progress "
                    "without names."
                ),
            ),
        ),
        Part(_("Legal ground"), (_filled(settings, "register.basis"),)),
        Part(_("Whose data"), (_("{persons}, and {others}.", persons=persons, others=others),)),
        Part(
            _("Which data, where from, for how long, who sees it"),
            _nothing(kept),
            (_("Kind of data"), _("What of it"), *heads()[1:]),
            tuple(map(detailed, kept)),
        ),
        Part(
            _("Who receives it"),
            (
                _(
                    "Facilitators of the community. Others see what a facilitator shows or sends them; e-mail "
                    "addresses, telephone numbers, notes, signals and follow-ups are never in that."
                ),
            ),
        ),
        Part(
            _("Where it is kept, and how it is secured"),
            (
                _filled(settings, "register.place"),
                _(
                    "Every change is in a log with who made it and when. What is past its time is erased for good "
                    "with `meshwork purge`, a person with `meshwork erase`; old backups are to be thrown away."
                ),
            ),
        ),
        Part(
            _("What people can choose"),
            (_("Written down with its day, and withdrawn as easily."),),
            (_("Choice"), _("What it does")),
            tuple(_purposes()),
        ),
        Part("", (_("Made from what was kept on {day}.", day=day(today)),)),
    )
    return Paper(language(), _("Register of processing: {community}", community=community), parts)


def unfilled(paper: Paper) -> tuple[str, ...]:
    """What is still to be filled in on a letter or an entry for the register, in the language that is spoken now."""
    with speak(paper.language):
        said = {_(words): words for words in FIELDS.values()}
    return tuple(_(said[each]) for each in paper.blanks)


def _filled(settings: Settings, name: str) -> str:
    """What the community filled in, or the place where it is to."""
    return settings.word(name) or blank(_(FIELDS[name]))


def _responsible(settings: Settings) -> Iterable[str]:
    yield _("Responsible: {who}", who=_filled(settings, "register.controller"))
    yield _("Questions: {contact}", contact=_filled(settings, "register.contact"))
    if officer := settings.word("register.officer"):  # not every organisation has one
        yield _("Data protection officer: {who}", who=officer)


def _nothing(kept: Sequence[Holding]) -> tuple[str, ...]:
    return () if kept else (_("Nothing is kept of people yet."),)


def _purposes() -> Iterable[tuple[str, str]]:
    return ((opening(purpose_words(each)), _(said)) for each, (_name, said) in PURPOSES.items() if each != TOLD)


def _own(own: Own) -> Iterable[Part]:
    """What is kept of this one, kind by kind, as it may see it."""
    me = own.stakeholder
    yield Part(
        _("What is kept of you now"),
        (
            line(me, own.called),
            _(
                "Facilitators may also keep your e-mail address and telephone number, notes and signals. These are "
                "not in this letter; ask, and you will hear what they are."
            ),
        ),
    )
    for kind in dict.fromkeys(map(kind_of, own.facts)):
        several = tuple(line(each, own.called, me.id) for each in own.facts if kind_of(each) == kind)
        yield Part(
            f"{opening(noun(kind, len(several)))} ({number(len(several))})", tuple(f"- {each}" for each in several)
        )
