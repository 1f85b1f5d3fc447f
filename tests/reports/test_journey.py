"""The maps of a story as a page to look around in: it needs nothing and runs its own script alone."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

from meshwork.reports import journey
from tests.reports.lindemark import FIRST, shown_map, story
from tests.reports.test_html import HOSTILE, Told


def test_the_page_allows_itself_alone() -> None:
    """Its policy names the hash of its script and of its style; the same story gives the same page."""
    page = journey.write(story()).decode()
    assert page.encode() == journey.write(story())
    told = Told(page)
    policy = str(next(each["content"] for _tag, each in told.elements if each.get("http-equiv")))
    for kind in ("script", "style"):
        (held,) = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        assert f"'sha256-{b64encode(sha256(held.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")
    assert not [
        name for _tag, each in told.elements for name in each if name.startswith("on") or name in {"src", "style"}
    ]


def test_names_stand_with_their_places_and_nothing_else_tells_a_dot() -> None:
    """Who consented and the land can be looked for; a name that looks like a program is text."""
    picture = shown_map(FIRST)
    marks = (*picture.marks[:-1], replace(picture.marks[-1], name=HOSTILE))
    moments = (replace(story().moments[0], title=HOSTILE, picture=replace(picture, marks=marks)), story().moments[1])
    told = Told(journey.write(story(moments=moments)).decode())
    found = [json.loads(str(each["data-found"])) for tag, each in told.elements if tag == "section"]
    assert [[each["name"] for each in one] for one in found] == [
        [HOSTILE, "Buurtkeuken"],
        ["Bakkerij Loof", "Buurtkeuken"],
    ]
    assert [len(each["at"]) for each in found[0]] == [1, 4]
    assert [tag for tag, _each in told.elements].count("script") == 1
    assert not [each for tag, each in told.elements if tag == "circle" and "id" in each]
