"""`meshwork picture`: the map of a day and the path so far, as files."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from meshwork.commands import begun
from meshwork.model import Choice, Facts, Private
from tests.browser import town
from tests.cli.said import Run

DAY = ("--day", "2021-12-31")


@pytest.fixture
def wicks(meshwork: Run, tmp_path: Path) -> Run:
    """A command line whose own store has the small town: six partners, of whom the loner chose not to be on the map
    and the school has a name that looks like markup."""
    facts = town.small()
    renamed = tuple(
        replace(each, name="<script>School & Sons</script>") if each.id == "school" else each
        for each in facts.stakeholders
    )
    sown(
        tmp_path,
        replace(facts, stakeholders=renamed, choices=(Choice(id="x", stakeholder="loner", purpose="not_on_map"),)),
    )
    return meshwork


def sown(folder: Path, facts: Facts) -> None:
    """A store of its own for a command line, as known on the last day of 2021."""
    (folder / "home").mkdir()
    with begun(f"sqlite:///{folder / 'home' / 'meshwork.sqlite'}", today=lambda: date(2021, 12, 31)) as both:
        both[0].seed(both[1], facts, Private())


def read(path: Path) -> list[str]:
    """Every text of an SVG, in its order; it is well formed, or this raises."""
    return [each.text or "" for each in fromstring(path.read_text(encoding="utf-8")).iter() if "}text" in each.tag]


def test_the_map_of_a_day_is_written_with_names_legend_and_date(wicks: Run, tmp_path: Path) -> None:
    """Five partners are on it; a name that looks like markup is text, and who chose not to be on it is not named."""
    said = wicks("picture", "--out", tmp_path / "map.svg", *DAY)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[0].startswith("The Wicks, 31 December 2021: 5 partners")
    texts = read(tmp_path / "map.svg")
    assert {"The Wicks", "Clinic", "Town hall", "<script>School & Sons</script>", "Citizen"} <= set(texts)
    assert next(each for each in texts if each.startswith("31 December 2021 · 5 partners"))
    assert "Loner" not in (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert "<script" not in (tmp_path / "map.svg").read_text(encoding="utf-8")


def test_a_month_a_language_a_part_and_dark_are_asked_for(wicks: Run, tmp_path: Path) -> None:
    """In Dutch, at the end of March 2020, in the colours of the dark, before the bakery joined; then only the town
    hall and the one it was ever tied to."""
    out = tmp_path / "kaart.svg"
    assert wicks("picture", "--out", out, "--day", "2020-03", "--language", "nl", "--dark").code == 0
    texts = read(out)
    assert any(each.startswith("31 maart 2020 · 4 partners") for each in texts)
    assert "Bakery" not in texts
    assert "#14181c" in out.read_text(encoding="utf-8")
    assert wicks("picture", "--out", out, "--around", "townhall", *DAY).code == 0
    assert {"Town hall", "Clinic"} <= set(read(out))
    assert "Bakery" not in read(out)
    assert wicks("picture", "--out", out, "--view", "goals", *DAY).code == 0
    assert {"Warm homes", "Bakery"} <= set(read(out))


def test_a_png_is_written_and_a_program_is_told(wicks: Run, tmp_path: Path) -> None:
    """What was drawn, as JSON; the file begins as every PNG does."""
    said = wicks("picture", "--out", tmp_path / "map.PNG", *DAY, "--json")
    told = json.loads(said.out)
    assert told["title"] == "The Wicks"
    assert told["said"].startswith("The Wicks, 31 December 2021: 5 partners")
    assert (tmp_path / "map.PNG").read_bytes()[:4] == b"\x89PNG"


def test_the_path_is_drawn_with_what_a_stage_is_not(wicks: Run, tmp_path: Path) -> None:
    """Its years, how many took part, and that it is no mark: in every picture that holds a stage."""
    out = tmp_path / "path.svg"
    said = wicks("picture", "--progress", "--out", out, *DAY)
    assert (said.code, said.err) == (0, "")
    texts = read(out)
    assert texts[-1].startswith("These stages are Meshwork's own") or "not fit to compare" in " ".join(texts)
    assert "2021" in texts
    assert any("active partners, now" in each for each in texts)
    assert "January 2020 to December 2021" in texts


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--out", "{tmp}/map.gif"), "A picture ends in .svg"),
        (("--out", "{tmp}/map"), "A picture ends in .svg"),
        (("--out", "{tmp}/a.svg", "--view", "goals", "--progress"), "One picture shows one thing"),
        (("--out", "{tmp}/a.svg", "--goal", "Warm homes"), "--goal goes with --progress"),
        (("--out", "{tmp}/a.svg", "--day", "2999-01-01"), "2999"),
        (
            ("--out", "{tmp}/a.svg", "--group", "Nowhere"),
            'There is no land or group "Nowhere" on the map. There are:',
        ),
        (("--out", "{tmp}/a.svg", "--around", "Nobody"), 'There is no partner "Nobody"'),
        (("--out", "{home}/meshwork.sqlite/a.svg"), "cannot be used: something else of that name is there."),
    ],
)
def test_what_cannot_be_drawn_is_said_and_nothing_is_left(
    wicks: Run, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    """In a sentence that says what to do; no file, nor half of one."""
    said = wicks("picture", *(each.format(tmp=tmp_path, home=tmp_path / "home") for each in words))
    assert said.code in {1, 2}
    assert told in said.err
    assert [each.name for each in tmp_path.iterdir()] == ["home"]


def test_a_picture_of_a_day_is_of_what_the_map_opens_with(meshwork: Run, tmp_path: Path) -> None:
    """With nobody tied it opens with the goals: so does the picture of today, of a day, and not that of the whole."""
    facts = town.small()
    sown(tmp_path, replace(facts, ties=(), sessions=(), attendance=(), about=(), actions=(), works_on=(), towards=()))
    for asked, goals in (((), True), (DAY, True), (("--view", "whole", *DAY), False)):
        assert meshwork("picture", "--out", tmp_path / "map.svg", *asked).code == 0
        assert ("Warm homes" in read(tmp_path / "map.svg")) is goals


def test_an_empty_community_is_told_how_to_begin(meshwork: Run, tmp_path: Path) -> None:
    """Neither a map nor a path is drawn of nothing."""
    sown(tmp_path, town.empty())
    assert "There is nobody on the map yet" in meshwork("picture", "--out", tmp_path / "map.svg").err
    assert "There is no path to draw yet" in meshwork("picture", "--progress", "--out", tmp_path / "map.svg").err
    assert not (tmp_path / "map.svg").exists()


def test_a_large_community_is_drawn_by_its_groups_and_a_group_by_itself(meshwork: Run, tmp_path: Path) -> None:
    """Of 900 partners the overview names groups with how many are in each; one of them is a picture of its own."""
    sown(tmp_path, town.large())
    assert "900 partners" in meshwork("picture", "--out", tmp_path / "map.svg", *DAY).out
    named = next(each for each in read(tmp_path / "map.svg") if each.endswith(")"))
    group, many = named.rsplit(" (", 1)
    said = meshwork("picture", "--out", tmp_path / "part.svg", "--group", group, *DAY)
    assert f": {many[:-1]} partners" in said.out
