"""What is under version control can be given to anybody, and what is built from it is whole."""

from __future__ import annotations

import re
import subprocess
import tomllib
import zipfile
from importlib.metadata import Distribution, distribution
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.house_files import ROOT, tracked

_TEXT = (
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".sql",
    ".cypher",
    ".po",
    ".csv",
    ".css",
    ".js",
    ".yml",
    ".yaml",
    ".xml",
    ".html",
)

# in pieces, so that this file is not found by itself
NEVER = {
    "a package index": r"pyp[i]\.org|python[h]osted\.org|repo1?\.[m]aven\.org|registry\.[n]pmjs|/[s]imple/",
    "a path of somebody's machine": r"(?<![\w.<])/(?:work|home|root|Users)" + r"/[\w.]+|[A-Z]:\\" + "Users",
    "a promise to do it later": r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b",
    "a private key": "BEGIN (?:RSA |EC |OPENSSH )?PRIVATE " + "KEY",
    "a token": r"\b(?:gh[pousr]_[A-Za-z0-9]{20,}|AKIA[0-9A-Z]{16}|xox[bap]-[0-9A-Za-z-]{10,}|sk-[A-Za-z0-9]{20,})\b",
    "a password in an address": r"(?:bolt|neo4j)(?:\+s{1,2}c?)?://[^\s/:@{}]+:[^\s/@{}]+@(?!127\.|localhost)",
}
_NEVER_TRACKED = re.compile(
    r"(^|/)(uv\.lock|\.env|.*\.sqlite|.*\.db|__pycache__/.*|.*\.pyc|.*\.nb[ci]|\.venv/.*|node_modules/.*)$"
)

# what ships: data files without which the program would not run
SHIPPED = {
    "graph_schema": {".toml", ".sql", ".cypher"},
    "meshwork": {".py", ".toml", ".po", ".csv", ".txt", ".typed", ".ttf", ".typ"},
    "dashboards": {".py", ".css", ".js", ".woff2"},
}

PERMISSIVE = re.compile(
    r"\b(MIT|BSD|Apache|ISC|PSF|Python Software Foundation|HPND|Unlicense|0BSD|Zlib|CC0|BSL-1\.0|MIT-0|Zope)\b",
    re.IGNORECASE,
)
REFUSED = re.compile(r"\b(A?GPL|LGPL|GNU|SSPL|BUSL|EPL|CDDL|Commons[- ]Clause|Proprietary)", re.IGNORECASE)
REVIEWED = {
    "certifi": "MPL-2.0 holds for its own files, which are passed on unchanged; it is a list of certificates",
}


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("what", NEVER)
def test_nothing_that_should_stay_here_is_committed(what: str) -> None:
    """Searched in every text under version control."""
    pattern = re.compile(NEVER[what])
    found = [
        f"{path}:{number}: {line.strip()[:80]}"
        for path in tracked()
        if path.endswith(_TEXT) or path.startswith(".ci/") or "." not in path.split("/")[-1]
        for number, line in enumerate(_text(path).splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


def test_no_file_of_one_machine_is_tracked() -> None:
    """The lock file names package indexes; stores, environments and caches are one person's own."""
    assert [path for path in tracked() if _NEVER_TRACKED.search(path)] == []


def test_what_stands_at_the_top_is_known() -> None:
    """A folder beside these is somebody's own, or a room nobody decided on."""
    folders = {path.split("/", 1)[0] for path in tracked() if "/" in path}
    assert folders == {".ci", "benchmarks", "dashboards", "docs", "graph_schema", "meshwork", "tests"}


@pytest.mark.parametrize(
    ("what", "sample"),
    [
        ("a package index", "https://py" + "pi.org/x"),
        ("a path of somebody's machine", "see /ho" + "me/anna/x"),
        ("a promise to do it later", "# TO" + "DO: later"),
        ("a private key", "-----BEGIN PRIVATE " + "KEY-----"),
        ("a token", "ghp_" + "a" * 24),
        ("a password in an address", "bolt://neo4j" + ":secret@host"),
    ],
)
def test_what_should_not_be_committed_would_be_found(what: str, sample: str) -> None:
    """Each pattern finds what it is for."""
    assert re.search(NEVER[what], sample)


def test_every_tracked_text_is_utf_8_and_ends_with_a_line_break() -> None:
    """No byte order mark, no carriage return, no space at the end of a line of code."""
    wrong = []
    for path in tracked():
        if path.endswith(_TEXT):
            data = (ROOT / path).read_bytes()
            if data and (b"\r" in data or data.startswith(b"\xef\xbb\xbf") or not data.endswith(b"\n")):
                wrong.append(path)
    assert wrong == []


def test_the_wheel_holds_every_file_that_the_program_reads(tmp_path: Path) -> None:
    """Each tracked file of the three packages is in it: code, dictionary, queries, words, demo, page."""
    built = subprocess.run(
        ["uv", "build", "--wheel", "--quiet", "--out-dir", str(tmp_path), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    own = {path for path in tracked() if path.split("/")[0] in SHIPPED}
    assert own - inside == set()
    for package, endings in SHIPPED.items():
        found = {Path(name).suffix for name in inside if name.startswith(f"{package}/")}
        assert endings <= found, package
    assert any(name.endswith("licenses/LICENSE") for name in inside)
    assert not any(name.startswith(("tests/", "docs/")) or "uv.lock" in name for name in inside)


def _runtime() -> dict[str, Distribution]:
    """Every installed distribution that the product pulls in, its extras included."""
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    extras = [each for several in project.get("optional-dependencies", {}).values() for each in several]
    waiting = [Requirement(each) for each in (*project["dependencies"], *extras)]
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        one = waiting.pop()
        name, wanted = canonicalize_name(one.name), frozenset(one.extras)
        if (name, wanted) in seen:
            continue
        seen.add((name, wanted))
        try:
            found[name] = distribution(name)
        except ModuleNotFoundError:
            if name in {canonicalize_name(Requirement(each).name) for each in extras}:
                continue  # an extra that is not installed here
            raise
        for line in found[name].requires or ():
            below = Requirement(line)
            if below.marker is None or any(below.marker.evaluate({"extra": each}) for each in ("", *wanted)):
                waiting.append(below)
    return found


def _licence(one: Distribution) -> str:
    """What a distribution says of its licence: the expression, else the classifiers, else the field."""
    about = one.metadata
    # get_all: what is not there is None in the standard library and a KeyError in its backport, which dash brings in
    for expression in about.get_all("License-Expression") or ():
        return str(expression)
    classifiers = [each for each in about.get_all("Classifier") or () if each.startswith("License ::")]
    said = "; ".join(each.split(" :: ")[-1] for each in classifiers if each != "License :: OSI Approved")
    return said or "".join(about.get_all("License") or ("",)).split("\n")[0]


def test_everything_that_ships_may_be_used_by_anybody() -> None:
    """Permissive licences only; GPL, AGPL, SSPL and unknown are refused unless reviewed, with the reason."""
    refused = {}
    for name, one in _runtime().items():
        said = _licence(one)
        if (not PERMISSIVE.search(said) or REFUSED.search(said)) and name not in REVIEWED:
            refused[name] = said
    assert refused == {}


def test_a_typeface_ships_with_its_licence() -> None:
    """The Open Font License asks that its text goes with the font."""
    fonts = [path for path in tracked() if path.endswith((".woff2", ".woff", ".ttf", ".otf"))]
    assert fonts
    for font in fonts:
        beside = [path for path in tracked() if path.rsplit("/", 1)[0] == font.rsplit("/", 1)[0]]
        assert any("SIL OPEN FONT LICENSE" in _text(path) for path in beside if "OFL" in path), font


def test_no_review_outlives_what_it_reviewed() -> None:
    """An exception for a package that is gone, or has another licence now, goes too."""
    here = _runtime()
    assert [name for name in REVIEWED if name not in here or PERMISSIVE.search(_licence(here[name]))] == []


def test_the_pinned_requirements_follow_the_project() -> None:
    """All that the image installs stands in requirements.txt with version and hashes, and no address of an index."""
    pinned = _text("requirements.txt")
    names = {canonicalize_name(each) for each in re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==", pinned, re.MULTILINE)}
    project = tomllib.loads(_text("pyproject.toml"))["project"]
    extras = re.search(r'"\.\[([\w,-]+)\]"', _text("Dockerfile"))
    assert extras
    asked = [
        *project["dependencies"],
        *chain(*(project["optional-dependencies"][each] for each in extras[1].split(","))),
    ]
    wanted = [Requirement(each) for each in asked]
    assert {canonicalize_name(each.name) for each in wanted} - names == set()
    for requirement in wanted:
        version = re.search(
            rf"^{re.escape(requirement.name)}(?:\[[^\]]*\])?==(\S+)", pinned, re.MULTILINE | re.IGNORECASE
        )
        assert version, requirement.name
        assert requirement.specifier.contains(version[1]), requirement.name
    assert pinned.count("--hash=sha256:") >= len(names)
    assert "://" not in pinned
