"""What was promised in an application and what came of it, from a table of three columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from meshwork.errors import Fault, Faulty
from meshwork.formats import fold
from meshwork.story.shown import Promise, State
from meshwork.story.wording import LONGEST
from meshwork.text import _, number

_STATES: dict[str, State] = {
    "done": "done",
    "gedaan": "done",
    "partly": "partly",
    "deels": "partly",
    "notdone": "not_done",
    "nietgedaan": "not_done",
    "open": "open",
    "looptnog": "open",
    "": "open",
}


def promises(file: str, text: str) -> tuple[Promise, ...]:
    """The promises of a CSV: what was promised, what came of it, why; a first row of headings may stand above them.

    Commas, semicolons or tabs stand between cells. Raises `Faulty` with every row that cannot be read: what came of
    it is no word that is known, what was promised is not said, there are more cells, or a quotation mark stays open.
    """
    found: list[Promise] = []
    faults: list[Fault] = []

    def fault(row: int, said: str) -> None:
        faults.append(Fault("value", said, file=file, row=row))

    for row, cells in _rows(text, fault):
        said, state, why, *more = (*(" ".join(each.split()) for each in cells), "", "", "")
        if any(more):
            fault(row, _("There are more than three cells. Put a text that holds a comma between quotation marks."))
            continue
        if max(len(said), len(why)) > LONGEST:
            fault(row, _("This is longer than {n} letters. Say it shorter.", n=number(LONGEST)))
            continue
        if not said and (state or why):
            fault(row, _("What was promised is not said."))
        if not said or (row == 1 and fold(said) in {"promised", "promise", "what", "toegezegd", "toezegging", "wat"}):
            continue
        if fold(state) in _STATES:
            found.append(Promise(said, _STATES[fold(state)], why))
        else:
            known = _("done, partly, not done or open")
            fault(row, _('"{state}" is not one of {known}.', state=state, known=known))
    if faults:
        raise Faulty(_("Nothing was made: something in {file} is not right.", file=file), tuple(faults))
    return tuple(found)


def _rows(text: str, fault: Callable[[int, str], None]) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers, up to one that is no row of a table."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
    row = 0
    try:
        for row, cells in enumerate(rows, 1):
            yield row, cells
    except csv.Error:
        fault(row + 1, _("From here on it is no table that can be read: look at the quotation marks."))
