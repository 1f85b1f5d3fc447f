"""Every text for people has its Dutch, once, with the same places; and nothing stands there that nobody says."""

from __future__ import annotations

import ast
import io
import re
import tomllib
from collections import Counter
from collections.abc import Iterator

import pytest
import typer
from babel.messages.catalog import Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from graph_schema import kinds
from meshwork.catalogue import collect
from meshwork.commands import Command
from meshwork.commands._usage import meaning
from meshwork.forms import EDITED
from tests.house.house_files import ROOT, python, tracked, tree

KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "plural": (1, 2), "later": None}
CATALOGUES = tuple(path for path in tracked() if path.startswith("meshwork/locale/nl/") and path.endswith(".po"))
_PLACE = re.compile(r"\{(\w*)[^}]*\}")
_FORBIDDEN = re.compile(
    r"!|(?<!standard )\berror|\binvalid|\bsuccess|\bsubmit|\boops|\bongeldig|\bfoutmelding", re.IGNORECASE
)

Text = str | tuple[str, ...]


def said_in_code() -> dict[Text, str]:
    """Every text that the code marks for people, with a place where it stands."""
    found: dict[Text, str] = {}
    for path in python("meshwork", "dashboards", "graph_schema"):
        source = io.BytesIO((ROOT / path).read_bytes())
        for line, message, _comments, _context in extract("python", source, keywords=KEYWORDS):
            found.setdefault(message, f"{path}:{line}")
        for line, message in _in_braces(path):
            found.setdefault(message, f"{path}:{line}")
    for key, said in helps():
        found.setdefault(said, f"meshwork/commands/{key}.py, its docstring")
    meanings = tomllib.loads((ROOT / "meshwork/settings.toml").read_text(encoding="utf-8"))
    for name, each in meanings.items():
        found.setdefault(each["meaning"], f"meshwork/settings.toml, {name}")
    for kind in EDITED:
        for field in kinds()[kind].properties:
            found.setdefault(field.meaning, f"graph_schema/dictionary.toml, {kind}.{field.name}")
    return found


def _in_braces(path: str) -> Iterator[tuple[int, str]]:
    """The texts that are marked within an f-string: before Python 3.12 one token, into which Babel does not look."""
    for outer in ast.walk(tree(path)):
        for inner in ast.walk(outer) if isinstance(outer, ast.JoinedStr) else ():
            if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id in KEYWORDS:
                assert inner.func.id != "plural", f"{path}:{inner.lineno}: say it before the f-string"
                if isinstance(inner.args[0], ast.Constant):
                    yield inner.lineno, str(inner.args[0].value)


def helps() -> Iterator[tuple[str, str]]:
    """What the help says of each command, by the name of its file: the docstring of its function."""
    for key, command in collect("meshwork.commands", Command).items():
        if isinstance(command.run, typer.Typer):
            callbacks = [command.run.registered_callback, *command.run.registered_commands]
            yield from ((key, meaning(each.callback)) for each in callbacks if each)
        else:
            yield key, meaning(command.run)


def said_in_dutch() -> Iterator[tuple[str, Message]]:
    """Every entry of every catalogue, with the file it stands in."""
    for path in CATALOGUES:
        with (ROOT / path).open("rb") as file:
            for message in read_po(file, locale="nl", abort_invalid=True):
                if message.id:
                    yield path, message


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def test_every_text_has_its_dutch() -> None:
    """What the code says and no catalogue translates, with the place where it is said."""
    dutch = {message.id for _path, message in said_in_dutch()}
    missing = [f"{place}: {text}" for text, place in said_in_code().items() if text not in dutch]
    assert not missing, "without Dutch:\n" + "\n".join(missing)


def test_no_catalogue_holds_what_nobody_says() -> None:
    """An entry whose English is gone is taken out with it."""
    said = said_in_code()
    stale = [f"{path}: {message.id}" for path, message in said_in_dutch() if message.id not in said]
    assert not stale, "said nowhere:\n" + "\n".join(stale)


def test_a_text_is_translated_in_one_catalogue() -> None:
    """Two rooms that say the same share one entry, so that they cannot come to differ."""
    count = Counter(_forms(message.id)[0] for _path, message in said_in_dutch())
    assert [text for text, n in count.items() if n > 1] == []


def test_nothing_is_half_translated() -> None:
    """No entry is empty, marked as uncertain, or left in the file as a comment."""
    loose = [
        (path, message.id)
        for path, message in said_in_dutch()
        if message.fuzzy or not all(_forms(message.string)) or not message.string
    ]
    assert loose == []
    obsolete = [path for path in CATALOGUES if "#~" in (ROOT / path).read_text(encoding="utf-8")]
    assert obsolete == []


def test_the_dutch_fills_in_the_same_places() -> None:
    """A place that one language has and the other has not would show as braces, or raise. The one may leave out n."""
    unlike = []
    for path, message in said_in_dutch():
        english, dutch = _forms(message.id), _forms(message.string)
        wanted = set(_PLACE.findall(english[-1]))
        for form in dutch:
            places = set(_PLACE.findall(form))
            if places != wanted and not (len(english) > 1 and places == wanted - {"n"}):
                unlike.append((path, message.id, form))
    assert unlike == []


@pytest.mark.parametrize("path", CATALOGUES)
def test_a_catalogue_loads_and_says_what_it_is(path: str) -> None:
    """UTF-8, and the two forms of Dutch."""
    head = (ROOT / path).read_text(encoding="utf-8").split("\n\n")[0]
    assert "charset=UTF-8" in head
    assert "nplurals=2; plural=(n != 1);" in head
    assert [message for where, message in said_in_dutch() if where == path]


def test_the_words_are_for_people() -> None:
    """No exclamation marks, and none of the words of machines: in neither language."""
    english = [text for message in said_in_code() for text in _forms(message) if text and _FORBIDDEN.search(text)]
    dutch = [form for _path, each in said_in_dutch() for form in _forms(each.string) if _FORBIDDEN.search(form)]
    assert english + dutch == []


def test_a_text_is_written_out_where_it_is_marked() -> None:
    """`_(f"...")` could never be found in a catalogue."""
    built = re.compile(r"\b(?:_|later|plural)\(\s*f[\"']")
    assert [path for path in python("meshwork", "dashboards") if built.search((ROOT / path).read_text("utf-8"))] == []
