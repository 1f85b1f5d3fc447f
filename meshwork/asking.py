"""The form that is mailed to partners: one file for a browser, which asks nothing of any other machine.

One file serves all partners and knows nothing of any of them but the names that may be named; one for a single
partner holds its own entry besides. What it gives back is read by `meshwork.formats.answer`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from importlib.resources import files
from typing import Any

from graph_schema import kinds
from meshwork.formats.answer import BEGIN, END
from meshwork.model import Stakeholder
from meshwork.nouns import sector
from meshwork.text import _, day, filed, speak

LANGUAGES = ("nl", "en")
_OWN = ("name", "place", "url", "sector")
_PRIVATE = re.compile(r"@|(?:\d[\s()./-]*){8,}")


@dataclass(frozen=True, slots=True)
class Asking:
    """What a form needs: the community (id and name), who may be named, titles of goals, perhaps one partner, and
    the sectors in use."""

    community: str
    called: str
    names: tuple[str, ...]
    goals: tuple[str, ...]
    me: Stakeholder | None = None
    sectors: tuple[str, ...] = ()


def namable(names: Iterable[str]) -> tuple[str, ...]:
    """The names by alphabet, each once, but for what is really an address or a telephone number.

    >>> namable(["Kadehuis", "sam@kade.example", "De Molen", "Bel 06-1234 5678"])
    ('De Molen', 'Kadehuis')
    """
    return tuple(sorted({each for each in names if not _PRIVATE.search(each)}, key=lambda each: (filed(each), each)))


def page(asking: Asking, language: str, today: date) -> str:
    """The file, that opens in one language ("nl" or "en") and turns to the other at a button."""
    me = asking.me
    own = {name: value for name in _OWN if me and (value := getattr(me, name))}
    words: dict[str, dict[str, Any]] = {}
    for each in LANGUAGES:
        with speak(each):
            words[each] = _words(asking, today)
    held = {
        "language": language,
        "community": asking.community,
        "names": asking.names,
        "goals": asking.goals,
        "me": {"name": me.name, "own": own} if me else None,
        "begin": BEGIN,
        "end": END,
        "words": words,
    }
    data = json.dumps(held, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    put = {
        "title": escape(words[language]["title"]),
        "without": escape(words[language]["without"]),
        "held": data,
    }
    template = files("meshwork").joinpath("asking.html").read_text(encoding="utf-8")
    return re.sub(r"\{\{(\w+)\}\}", lambda found: put[found[1]], template)


def _words(asking: Asking, today: date) -> dict[str, Any]:
    known = kinds()["stakeholders"].property("sector").values
    mine = (asking.me.sector,) if asking.me and asking.me.sector else ()
    added = sorted({*asking.sectors, *mine} - {*known})
    return {
        "title": _("Who does what with whom in {community}?", community=asking.called),
        "lead": _("Five minutes help to see how we hang together. What you leave empty is no answer."),
        "period": _("It is about the past three months. Made on {day}.", day=day(today)),
        "other": _("In Dutch"),
        "for": _("You answer on behalf of"),
        "who": _("On behalf of which organisation do you answer?"),
        "with": _("With whom did you do something in the past three months?"),
        "contact": _("Partner"),
        "whom": _("With whom"),
        "on": _("On what"),
        "began": _("Who took the initiative?"),
        "began_us": _("we did"),
        "began_them": _("they did"),
        "began_both": _("both"),
        "began_unknown": _("I cannot tell"),
        "more": _("Add another partner"),
        "remove": _("Take this one out"),
        "right": _("Is it right what we keep?"),
        "right_own": _("Change what is not right; leave the rest."),
        "right_all": _("Fill in only what should be put right."),
        "name": _("Your name"),
        "place": _("Your place"),
        "url": _("Your website"),
        "sector": _("Your sector"),
        "sectors": [(each, sector(each)) for each in (*known, *added)],
        "choose": _("What you may choose"),
        "objects": _("I object: leave us out of the map and of everything that is worked out."),
        "left": _("I withdraw: we no longer take part."),
        "send": _("Send it back"),
        "how": _(
            "Nothing is sent by itself. Save your answer and send the file to who sent you this; or take it as text "
            "and paste that into your mail. A person reads it before anything is written down."
        ),
        "save": _("Save my answer"),
        "text": _("Take it as text"),
        "print": _("Print"),
        "paste": _("Copy all of this into your mail, the lines with letters too."),
        "copy": _("Copy"),
        "saved": _("Saved with your downloads. Send that file back."),
        "nobody": _("Fill in first on whose behalf you answer."),
        "file": _("answer"),
        "without": _("This form needs JavaScript. Open it in a browser, or answer in a mail of your own."),
    }
