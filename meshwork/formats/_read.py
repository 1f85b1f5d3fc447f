"""Sources become one draft: each table finds its reading, and what nobody can know is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_schema import kinds
from meshwork.errors import WrongUsage
from meshwork.formats._asked import ANSWER, is_answers, read_answers
from meshwork.formats._contacts import CONTACTS, is_contacts, may_be_contacts, read_contacts
from meshwork.formats._files import tables_of
from meshwork.formats._flat import fits, flat_kind, read_flat
from meshwork.formats._headings import LIST, OUR_OWN, columns_of, fold, guess, kind_called, kind_of_sheet
from meshwork.formats._kumu import is_kumu, read_kumu
from meshwork.formats._lists import is_list, read_list
from meshwork.formats._part import Part
from meshwork.formats._rows import open_question, read_rows
from meshwork.formats._types import Draft, How, Notice, Progress, Question, Source, Table
from meshwork.nouns import noun
from meshwork.text import _

_SKIP = "skip"


def read(sources: Sequence[Source], how: How | None = None, progress: Progress | None = None) -> Draft:
    """Read everything in the sources; nothing is compared with what stands yet.

    All faults are in the draft, also of files that cannot be read at all. Raises `WrongUsage` for options that
    cannot be, `MeshworkError` where a path does not exist.
    """
    how = how or How()
    if how.mapping and not _only_goal_types(how):
        flat_kind(how)
    tables, faults, notices = tables_of(sources, how, progress)
    parts = [
        Part(table, place, how, faults=list(table.faults), notices=list(table.notices))
        for place, table in enumerate(tables)
    ]
    known = _known_names(parts)
    flat, kumu = [], []
    for part in parts:
        if progress:
            progress(part.place, len(parts), part.table.name)
        if is_kumu(part.table):
            kumu.append(part)
        elif part.table.kind == ANSWER:
            read_answers(part, known)
        elif how.mapping and not _only_goal_types(how):
            flat.append(part)
        else:
            _read_sheet(part, known)
    read_kumu(kumu)
    _read_mapped(flat)
    for part in parts:
        if part.kind is not None and part not in flat:
            open_question(part)
        part.notices += map(_counted_days, part.serials.items())
    return Draft(
        entries=tuple(entry for part in parts for entry in part.entries),
        sheets=tuple(part.sheet for part in parts),
        faults=(*faults, *(fault for part in parts for fault in part.faults)),
        notices=(*notices, *(notice for part in parts for notice in part.notices), *_together(parts)),
        questions=tuple(question for part in parts for question in part.questions),
        how=replace(how, answers={**how.answers, **{k: v for part in parts for k, v in part.learned.items()}}),
        asks=tuple(each for part in parts for each in part.asks),
    )


def _read_sheet(part: Part, known: set[str]) -> None:
    named = kind_of_sheet(part.table.called, part.table.headings)
    told = _told(part)
    if told:
        part.learned[f"sheet:{part.shape}"] = told
    chosen = _chosen(part)
    if told and told not in {*kinds(), LIST, CONTACTS, _SKIP}:
        raise WrongUsage(
            _(
                '"{kind}" is nothing that a sheet can hold. Possible are {possible}.',
                kind=told,
                possible=", ".join((*_choosable(), LIST, CONTACTS, _SKIP)),
            )
        )
    if part.table.hidden and not (told or part.how.answers.get(f"sheet:{part.shape}")):
        said = _(
            "{sheet} is hidden in the workbook and was left out. Show it there, or say what it holds, to read it.",
            sheet=part.table.name,
        )
        part.leave_out("hidden", said)
    elif not part.table.headings:
        part.fault("no_headings", _("there are no headings here. Give each column one in the first row."))
    elif chosen == _SKIP:
        part.leave_out("skipped", _("{sheet} was left out, as asked.", sheet=part.table.name))
    elif chosen == CONTACTS or (not told and chosen in {None, "stakeholders"} and is_contacts(part.table)):
        read_contacts(part)
    elif chosen == LIST or (chosen in {named, "attendance"} and is_list(part.table, chosen)):
        read_list(part, known)
    elif chosen in kinds():
        read_rows(part, chosen, known, makes=chosen != named)
    else:
        _read_unnamed(part, known)
        return
    if not part.table.rows and part.kind:
        said = _("{sheet} has headings and no rows.", sheet=part.table.name)
        part.notices.append(Notice("no_rows", said))


def _read_unnamed(part: Part, known: set[str]) -> None:
    """Read what nobody said a name of as answers, where it looks so; else ask what it holds."""
    if is_answers(part.table):
        read_answers(part, known)
    else:
        part.questions.append(_sheet_question(part.table, part.shape))


def _told(part: Part) -> str | None:
    told = part.how.sheets.get(part.table.called) or part.how.sheets.get(part.table.name)
    return told if told is None or told in {LIST, CONTACTS, _SKIP} else kind_called(told) or told


def _chosen(part: Part) -> str | None:
    """What a table holds: as an option said, as was answered before, or as its name tells."""
    answer = _told(part) or part.how.answers.get(f"sheet:{part.shape}")
    return answer or kind_of_sheet(part.table.called, part.table.headings)


def _read_mapped(parts: list[Part]) -> None:
    """Read the tables that have the mapped columns; where none has, that is a fault of each."""
    fitting = [part for part in parts if fits(part)]
    for part in parts:
        if part in fitting:
            continue
        said = _("{sheet} has not the mapped columns and was left out.", sheet=part.table.name)
        if fitting or part.table.hidden:
            part.leave_out("skipped", said)
            continue
        held = {fold(each) for each in part.table.headings}
        for name, headings in part.how.mapping:
            if not any(fold(each) in held for each in headings):
                said = _(
                    'there is no column "{column}" for {name}. The columns here are {headings}.',
                    column="|".join(headings),
                    name=name,
                    headings=", ".join(filter(None, part.table.headings)) or "-",
                )
                part.fault("no_column", said, column="|".join(headings))
    read_flat(fitting)


def _only_goal_types(how: How) -> bool:
    """`--map goal=Type` alone says which Kumu elements are goals."""
    return {name for name, _headings in how.mapping} == {"goal"}


def _known_names(parts: Sequence[Part]) -> set[str]:
    """The names and ids that sheets of stakeholders in this import give: a cell that is one of them is not split."""
    known: set[str] = set()
    for part in parts:
        if (
            _chosen(part) == "stakeholders"
            and not is_list(part.table, "stakeholders")
            and not is_contacts(part.table)
        ):
            for place, column in enumerate(columns_of("stakeholders", part.table.headings)):
                if column.property in {"name", "id"}:
                    known |= {cells[place] for _number, cells in part.table.rows}
    return known


def _counted_days(seen: tuple[str, tuple[str, str]]) -> Notice:
    heading, (text, day) = seen
    said = _(
        'The column "{column}" holds days as numbers: {text} is read as {day}. See that this is right.',
        column=heading,
        text=text,
        day=day,
    )
    return Notice("serials", said)


def _together(parts: Sequence[Part]) -> list[Notice]:
    found = []
    for kind in kinds():
        sheets = tuple(part.table.name for part in parts if part.kind == kind)
        if len(sheets) > 1 and not any(is_kumu(part.table) for part in parts):
            said = _("{sheets} all hold {nouns} and are read together.", sheets=", ".join(sheets), nouns=noun(kind))
            found.append(Notice("together", said, len(sheets), sheets))
    return found


def _choosable() -> tuple[str, ...]:
    """What somebody may say that a sheet holds. What only our own exports hold has its own name there."""
    return tuple(name for name, kind in kinds().items() if kind.column is None and name not in OUR_OWN)


def _sheet_question(table: Table, shape: str) -> Question:
    likely = guess(table.called, table.headings)
    order = (*likely, *(each for each in _choosable() if each not in likely))
    choices = [(each, noun(each)) for each in order]
    contacts = (CONTACTS, _("contacts: a row for each person, with its organisation"))
    first = may_be_contacts(table)
    choices[len(likely) : len(likely)] = (
        (LIST, _("an attendance list: a row for each name, a column for each meeting")),
        *(() if first else (contacts,)),
        (_SKIP, _("nothing for Meshwork: leave it out")),
    )
    if first:
        choices.insert(0, contacts)
    return Question(
        "sheet",
        f"sheet:{shape}",
        _('What does "{sheet}" hold?', sheet=table.name),
        tuple(choices),
        subject=table.called,
        required=True,
    )
