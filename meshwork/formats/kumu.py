"""Kumu: a whole project or the short form as JSON. Its workbook (Elements, Connections) comes in as a workbook.

The forms were read off Kumu's own exports: a project holds `attributes` for each element and connection and joins
by `_id`; the short form is flat and joins by label.
"""

from __future__ import annotations

import json
from typing import Any

from meshwork.formats._files import Unreadable
from meshwork.formats._types import Format, How, Table
from meshwork.formats.csv_folder import decoded
from meshwork.text import _, later

_OWN = frozenset({"_id", "attributes", "from", "to", "delayed", "reversed", "x", "y"})


def _recognises(name: str, content: bytes) -> bool:
    beginning = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return beginning in b"{[" and not name.lower().endswith((".csv", ".tsv", ".txt", ".ndjson", ".jsonl"))


def _tables(name: str, content: bytes, how: How) -> tuple[Table, ...]:  # noqa: ARG001  one shape for all formats
    project = _parsed(decoded(content))
    elements, connections = (
        (project.get("elements"), project.get("connections", [])) if isinstance(project, dict) else (None, None)
    )
    if not isinstance(elements, list) or not isinstance(connections, list):
        raise Unreadable(
            "unrecognised",
            _("this JSON has no list of elements. Meshwork reads Kumu projects: export the whole project as JSON."),
        )
    said = project.get("attributes")
    names = {
        str(each["name"]).casefold(): str(each["name"])
        for each in (said if isinstance(said, list) else [])
        if isinstance(each, dict) and each.get("name")
    }
    return (_table(name, "Elements", elements, names), _table(name, "Connections", connections, names))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        line, column = error.lineno, error.colno
        if error.msg.startswith("Illegal trailing comma"):  # Python 3.13 points at the comma, others behind it
            place = error.pos + 1
            while place < len(text) and text[place].isspace():
                place += 1
            line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
        raise Unreadable(
            "json",
            _(
                "this JSON breaks off at line {line}, column {column}: look there for a comma too many, "
                "a missing bracket or a missing quotation mark. Best export it from Kumu again.",
                line=line,
                column=column,
            ),
            row=line,
        ) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable("json", _("this JSON cannot be read. Export it from Kumu again.")) from error


def _table(name: str, called: str, things: list[Any], names: dict[str, str]) -> Table:
    rows = [_flat(each, names) for each in things if isinstance(each, dict)]
    headings = tuple(dict.fromkeys(heading for row in rows for heading in row))
    return Table(
        f"{name}: {called}",
        called,
        headings,
        tuple((number, tuple(row.get(each, "") for each in headings)) for number, row in enumerate(rows, 1)),
        kind="kumu",
    )


def _flat(thing: dict[str, Any], names: dict[str, str]) -> dict[str, str]:
    """One element or connection as heading and text; nested attributes beside its own."""
    row = {"id": _text(thing.get("_id") or thing.get("id"))}
    for end in ("from", "to"):
        if end in thing:
            row[end.title()] = _text(thing[end])
    attributes = thing.get("attributes")
    own = {key: value for key, value in thing.items() if key not in _OWN and key != "id" and value != "undirected"}
    for key, value in {**own, **(attributes if isinstance(attributes, dict) else {})}.items():
        heading = names.get(str(key).casefold(), str(key).strip())
        if heading.casefold() in {"from", "to", "id"}:
            heading = f"{heading} (Kumu)"
        row[heading] = _text(value)
    return row


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case list():
            return " | ".join(filter(None, map(_text, value)))
        case dict():
            return json.dumps(value, ensure_ascii=False)
        case bool():
            return "1" if value else "0"
    return str(value).strip().replace("\r\n", "\n")


KUMU = Format(
    key="kumu",
    meaning=later("A Kumu project as JSON"),
    recognises=_recognises,
    tables=_tables,
)
