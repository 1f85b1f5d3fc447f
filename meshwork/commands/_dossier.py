"""Everything kept of one partner, into a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from meshwork.commands._paper import give, say
from meshwork.errors import WrongUsage
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
    give(out, text)
    for each in left_out(found):
        say(each)
