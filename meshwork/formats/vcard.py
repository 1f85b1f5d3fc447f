"""Contacts as telephones and mail programs give them away: vCard 2.1, 3.0 and 4.0, one or many in a file.

Read are name, organisation, function, address for mail, telephone and town. A photograph, a birthday, a home address
and a note are not: nothing of them is kept.
"""

from __future__ import annotations

import re
from typing import Any

from meshwork.errors import Fault
from meshwork.formats._types import Format, How, Table
from meshwork.formats.csv_folder import decoded, is_vcard
from meshwork.text import _, later

_HEADINGS = ("naam", "organisatie", "functie", "e-mail", "telefoon", "plaats")
_CARD = re.compile(
    r"^BEGIN:VCARD\b.*?(?:^END:VCARD\b[^\n]*\n?|(?=^BEGIN:VCARD\b)|\Z)", re.MULTILINE | re.DOTALL | re.IGNORECASE
)
_UNREAD = re.compile(
    r"^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|NOTE|BDAY|X-[\w-]+)\b[^\n]*\n(?:[ \t][^\n]*\n)*",
    re.MULTILINE | re.IGNORECASE,
)

_ORGANISATION = re.compile(
    r"^(?:KIND(?:;[^:\n]*)?:org|X-ABSHOWAS(?:;[^:\n]*)?:COMPANY)\s*$", re.MULTILINE | re.IGNORECASE
)
_LIST = re.compile(r"^(?:X-ADDRESSBOOKSERVER-)?KIND(?:;[^:\n]*)?:group\s*$", re.MULTILINE | re.IGNORECASE)


def _recognises(name: str, content: bytes) -> bool:  # noqa: ARG001  one shape for all formats
    return is_vcard(content)


def _tables(name: str, content: bytes, how: How) -> tuple[Table, ...]:  # noqa: ARG001  one shape for all formats
    text = re.sub(r"\r\n?", "\n", decoded(content))
    rows: list[tuple[int, tuple[str, ...]]] = []
    faults: list[Fault] = []
    for found in _CARD.finditer(text):
        if _LIST.search(found[0]):  # whoever is in it has a card of its own
            continue
        line = text.count("\n", 0, found.start()) + 1
        cells = _cells(found[0])
        if cells is None:
            faults.append(
                Fault("card", _("this card cannot be read. Save it again in your address book."), name, line)
            )
        elif cells[0] or cells[1]:
            rows.append((line, cells))
        else:
            faults.append(Fault("card", _("this card has no name. Fill it in in your address book."), name, line))
    return (Table(name, "contacts", _HEADINGS, tuple(rows), faults=tuple(faults)),)


def _cells(card: str) -> tuple[str, ...] | None:
    """What is read of one card, under the headings; None where it cannot be read."""
    import vobject

    try:
        found = vobject.readOne(_UNREAD.sub("", card), allowQP=True).contents
    except Exception:  # noqa: BLE001  the library raises whatever its parts raise
        return None
    organisation = _first(found, "org")
    who = str(_first(found, "fn") or _spoken(_first(found, "n"))).strip()
    where = str(organisation[0] if isinstance(organisation, list) and organisation else organisation or "").strip()
    if _ORGANISATION.search(card) or (where and who == where):  # a card of nobody in particular
        who, where = "", where or who
    return (
        who,
        where,
        str(_first(found, "title") or _first(found, "role") or "").strip(),
        str(_first(found, "email") or "").strip(),
        str(_first(found, "tel") or "").strip().removeprefix("tel:"),
        str(getattr(_first(found, "adr"), "city", "") or "").strip(),
    )


def _first(found: Any, name: str) -> Any:
    return found[name][0].value if found.get(name) else None


def _spoken(name: Any) -> str:
    """A name from its parts, where a card holds only those."""
    parts = (getattr(name, each, "") for each in ("given", "additional", "family"))
    return " ".join(each for each in parts if each and isinstance(each, str))


FORMAT = Format(
    key="vcard",
    meaning=later("Contacts from a telephone or mail program, as vCard"),
    recognises=_recognises,
    tables=_tables,
)
