"""Lines of text that somebody wrote down or pasted: "12-11 Bakkerij Oostveen, belde, twijfelt"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time

from meshwork.calendars._titles import leading_day
from meshwork.calendars._types import Appointment, Calendar, Span, Way
from meshwork.errors import Fault, MeshworkError
from meshwork.formats.csv_folder import decoded
from meshwork.text import _, day

_LOOKED_AT = 20
_LONGEST = 500
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]|^\s*(?:%PDF|PK|<|\{)")


def _recognises(name: str, content: bytes) -> bool:
    """Whether most lines begin with a day, or the file is a plain text."""
    if _NOT_TEXT.search(content[:4096]):
        return False
    if name.lower().endswith(".txt"):
        return True
    told = [bool(_begins(line)) for line in content.decode("utf-8", "replace").splitlines() if line.strip()]
    return bool(told) and sum(told[:_LOOKED_AT]) * 2 > len(told[:_LOOKED_AT])


def _begins(line: str) -> bool:
    try:
        found, rest = leading_day(line.lstrip("-*• "), date.max)
    except ValueError:
        return False
    return found is not None and bool(rest) and not rest.startswith('"')


def _read(name: str, content: bytes, span: Span) -> Calendar:
    found: list[Appointment] = []
    faults: list[Fault] = []
    try:
        text = decoded(content)
    except MeshworkError as error:
        return Calendar(faults=(Fault("encoding", str(error), file=name, row=getattr(error, "row", None)),))
    for row, line in _lines(text):
        try:
            on, rest = leading_day(line, span.until)
        except ValueError:
            faults.append(Fault("no_date", _("there is no such day. Correct it."), file=name, row=row))
            continue
        if on is None:
            said = _("this line does not begin with a day. Write it as 12-11 Name, called, in doubt.")
            faults.append(Fault("no_date", said, file=name, row=row))
        elif on > span.until:
            said = _("{day} is still to come. Correct it, or write it down afterwards.", day=day(on))
            faults.append(Fault("to_come", said, file=name, row=row))
        elif on < span.since:
            said = _("{day} is before the time that is looked at. Say since when to look.", day=day(on))
            faults.append(Fault("too_early", said, file=name, row=row))
        elif rest:
            at = datetime.combine(on, time.min)
            found.append(Appointment(f"{on} {rest}", at, rest, line=True, row=row))
    return Calendar(tuple(sorted(found, key=lambda each: (each.at, each.row))), faults=tuple(faults), file=name)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for row, line in enumerate(text.splitlines(), 1):
        said = line.strip().lstrip("-*•").strip()[:_LONGEST]
        if said:
            yield row, said


WAY = Way("lines", _recognises, _read)
