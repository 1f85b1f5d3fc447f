"""What a preview says on a terminal: what is read, what it would do, what is wrong, and what may be answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from meshwork.commands._paper import more, say, table
from meshwork.nouns import noun
from meshwork.text import _, plural

if TYPE_CHECKING:
    from meshwork.formats import Draft, Plan, Question

_SHOWN = 3


def tell(draft: Draft, plan: Plan, *, done: bool = False, listed: bool = False) -> None:
    """The whole preview. `done`: this was no trial; `listed`: the faults have a file of their own already."""
    _read_as(draft)
    for notice in plan.notices:
        say(notice.text)
        if notice.code == "unknown_ends":  # these become elements, so each is listed
            for name in notice.examples:
                say(f"- {name}", "  ")
    _would(plan)
    _faults(plan, done=done, listed=listed)
    asked = [each for each in plan.questions if each.shape not in draft.how.answers]
    _wishes([each for each in asked if each.topic in {"who", "wish", "correct"}])
    _required([each for each in asked if each.required and each.topic != "who"])
    _same([each for each in asked if each.topic == "same"])
    _commas([each for each in asked if each.topic == "commas"])
    _private([each for each in asked if each.topic == "open"])


def _read_as(draft: Draft) -> None:
    for each in draft.sheets:
        if each.kind and each.kind != each.table.called:  # what goes without saying is not said
            say(_("{name}: read as {kind}", name=each.table.name, kind=noun(each.kind)))


def _would(plan: Plan) -> None:
    """A line for each kind: how many new, corrected, ended, and as they were."""
    if not plan.counts:
        return
    say()
    shown = [
        ("new", _("new")),
        ("corrected", _("corrected")),
        ("ended", _("ended")),
        ("unchanged", _("as they were")),
    ]
    shown = [(name, words) for name, words in shown if any(getattr(each, name) for each in plan.counts)]
    heads = ("", *(words for _name, words in shown))
    rows = [
        (
            noun(each.kind, each.new + each.corrected + each.unchanged),
            *(str(getattr(each, name) or "-") for name, _words in shown),
        )
        for each in plan.counts
    ]
    table([heads, *rows], right=frozenset(range(1, len(heads))), indent="  ")
    say()


def _faults(plan: Plan, *, done: bool, listed: bool) -> None:
    from meshwork.formats import grouped

    faults = [each for each in plan.faults if each.code != "unanswered"]  # those are asked below
    for group in grouped(faults):
        say(f"{group.title} ({group.count})")
        for each in group.first:
            say(f"- {each}", "  ")
        more(group.more)
    if faults:
        if plan.left and done:
            say(plural("{n} row was left out.", "{n} rows were left out.", plan.left))
        elif plan.left:
            say(plural("{n} row would be left out.", "{n} rows would be left out.", plan.left))
        if len(faults) > _SHOWN and not listed:
            say(_("The whole list as a file: --faults faults.csv"))
        say()


def _required(questions: Sequence[Question]) -> None:
    for each in questions:
        say(each.text)
        table([(f'--sheet "{each.subject}={answer}"', words) for answer, words in each.choices[:_SHOWN]], indent="  ")
        say()
    if questions:
        kinds = ", ".join(answer for answer, _words in sorted(questions[0].choices))
        say(_("A sheet can hold: {kinds}", kinds=kinds))
        say()


def _wishes(questions: Sequence[Question]) -> None:
    """What partners ask in their answers, each with what to type for a yes."""
    for each in questions:
        say(each.text)
        what = each.shape.split(":")[1]
        ways = [
            (f'--same "{each.subject}={answer}"', words)
            if each.topic == "who"
            else (f'--accept "{each.subject}={what if each.topic == "correct" else answer}"', words)
            for answer, words in each.choices
            if answer != "no"
        ]
        for way, words in ways:
            say(f"{way}  {words}", "  ")
    if questions:
        say()


def _same(questions: Sequence[Question]) -> None:
    if not questions:
        return
    say(
        plural(
            "{n} name looks like another and is read as one of its own:",
            "{n} names look like another and are read as names of their own:",
            len(questions),
        )
    )
    for each in questions[:_SHOWN]:
        say(f"- {each.text}", "  ")
    more(len(questions) - _SHOWN)
    first = questions[0]
    other = next((answer for answer, _words in first.choices if answer != "new"), "")
    say(_('Where two are one: --same "{name}={other}"', name=first.subject, other=other), "  ")
    say(_("Where they are not, and to be asked no more: --same NAME=new"), "  ")
    say()


def _commas(questions: Sequence[Question]) -> None:
    for each in questions:
        say(each.text)
        say(_('If so: --split-commas "{name}"', name=each.subject), "  ")
    if questions:
        say()


def _private(questions: Sequence[Question]) -> None:
    if not questions:
        return
    columns = ", ".join(dict.fromkeys(f'"{each.subject}"' for each in questions))
    say(_("Columns that only facilitators see: {columns}.", columns=columns))
    say(_('To let others see one too: --open "{name}"', name=questions[0].subject), "  ")
    say()
