"""Every page loads every stylesheet, so what one of them says holds on all pages."""

from __future__ import annotations

import re
from collections import defaultdict

from tests.house.house_files import ROOT, tracked

ASSETS = "dashboards/assets/"
WHERE = re.compile(r"@[^{]*\{")


def _selectors(css: str) -> set[str]:
    """What the rules of a stylesheet are for, with what stands in a condition (print, a narrow screen) among it."""
    said = WHERE.sub("", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    every = [one for many in re.findall(r"([^{};]+)\{", said) for one in many.split(",")]
    return {" ".join(one.split()) for one in every if "(" not in one}


def test_no_class_means_two_things() -> None:
    """A selector by class stands in one stylesheet: in two, a word chosen for one page changes another."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for path in tracked():
        if path.startswith(ASSETS) and path.endswith(".css"):
            for each in _selectors((ROOT / path).read_text(encoding="utf-8")):
                places[each].add(path.removeprefix(ASSETS))
    assert ".facts > li" in places
    assert {each: sorted(found) for each, found in places.items() if "." in each and len(found) > 1} == {}
