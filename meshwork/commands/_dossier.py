"""Everything kept of one partner, into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from meshwork.commands._paper import say
from meshwork.errors import MeshworkError, WrongUsage, unusable
from meshwork.files import whole
from meshwork.text import _

if TYPE_CHECKING:
    from meshwork.dossier import Dossier


def give_all(found: Dossier, out: Path) -> None:
    """Write it for a program (.json) or to read (.html, .txt), and say what is left out."""
    from meshwork.dossier import as_json, as_paper, left_out
    from meshwork.papers import as_html, as_text

    ending = out.suffix.lower()
    if ending == ".json":
        text = as_json(found)
    elif ending in {".html", ".txt"}:
        text = as_html(as_paper(found)) if ending == ".html" else as_text(as_paper(found))
    else:
        raise WrongUsage(_("Name a file that ends in .json, .html or .txt."))
    try:
        with whole(out) as place:
            place.write_text(text, encoding="utf-8")
    except OSError as error:
        raise MeshworkError(unusable(error)) from error
    say(_("Written to {path}.", path=out))
    for each in left_out(found):
        say(each)
