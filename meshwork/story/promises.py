"""What was promised in an application and what came of it, from a table of three columns."""

from __future__ import annotations

import csv
import io

from meshwork.errors import Fault, Faulty
from meshwork.formats import fold
from meshwork.story.shown import Promise, State
from meshwork.text import _

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

    Commas or semicolons stand between cells. Raises `Faulty` where what came of one is no word that is known.
    """
    first = text.partition("\n")[0]
    rows = csv.reader(
        io.StringIO(text.lstrip("\ufeff")), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    found, faults = [], []
    for row, cells in enumerate(rows, 1):
        said, state, why = (*(each.strip() for each in cells), "", "", "")[:3]
        if not said or (row == 1 and fold(said) in {"promised", "promise", "what", "toegezegd", "toezegging", "wat"}):
            continue
        if fold(state) in _STATES:
            found.append(Promise(said, _STATES[fold(state)], why))
        else:
            known = _("done, partly, not done or open")
            faults.append(
                Fault("value", _('"{state}" is not one of {known}.', state=state, known=known), file=file, row=row)
            )
    if faults:
        raise Faulty(_("Nothing was made: something in {file} is not right.", file=file), tuple(faults))
    return tuple(found)


def state_words(state: State) -> str:
    """What came of a promise, in words."""
    return {
        "done": _("done as promised"),
        "partly": _("partly done"),
        "not_done": _("not done"),
        "open": _("still going on"),
    }[state]
