"""A story that is being written is changed place by place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from meshwork.errors import MeshworkError
from meshwork.story import wording
from meshwork.story.outline import Line, Outline, Pick
from meshwork.story.shown import Figure, Promise
from meshwork.story.wording import At

ON = date(2024, 6, 30)
FIGURES = (Figure("meetings", "bijeenkomsten", 74, ON, ON, ON), Figure("goals", "open doelen", 6, ON, ON, ON))
LINES = (Line("happened"), Line("counted"), Line("change"))
OUTLINE = Outline(
    title="Samen",
    language="nl",
    since=date(2020, 1, 1),
    picks=(Pick(date(2023, 6, 30), "begin", date(2023, 6, 4)), Pick(ON, "today", ON)),
    promises=(Promise("Een keuken", "done"), Promise("Een pad", "not_done", "geen grond")),
)


def typed(at: At, said: Mapping[str, str]) -> Outline:
    return wording.write(OUTLINE, at, said, LINES)


def test_a_sentence_is_written_over_added_moved_and_taken_away() -> None:
    """The others stay where they are; the other moment is left alone."""
    over = typed(At("line", ON, 1), {"text": " Er waren {meetings}\n bijeenkomsten. "})
    lines = (Line("happened"), Line(text="Er waren {meetings} bijeenkomsten."), Line("change"))
    assert over.picks == (OUTLINE.picks[0], replace(OUTLINE.picks[1], lines=lines))
    assert typed(At("line", ON), {"text": "Nieuw."}).picks[1].lines == (*LINES, Line(text="Nieuw."))
    assert wording.move(OUTLINE, At("line", ON, 2), -1, LINES).picks[1].lines == (LINES[0], LINES[2], LINES[1])
    assert wording.leave_out(OUTLINE, At("line", ON, 0), LINES).picks[1].lines == LINES[1:]
    assert wording.leave_out(over, At("line", ON)).picks == OUTLINE.picks


def test_promises_are_written_moved_and_taken_away() -> None:
    """What came of one that is none of the four words counts as still going on."""
    one, other = OUTLINE.promises
    assert typed(At("promise"), {"text": "Rust", "state": "?"}).promises == (one, other, Promise("Rust", "open"))
    assert typed(At("promise", number=0), {"text": ""}).promises == (other,)
    assert wording.move(OUTLINE, At("promise", number=0), 1).promises == (other, one)
    assert wording.move(OUTLINE, At("promise", number=0), -1) == OUTLINE


def test_a_moment_is_added_and_left_out_and_one_stays() -> None:
    """A story has one moment at least, and each six sentences at most."""
    more = typed(At("moment", date(2023, 9, 30)), {"text": "Na de zomer."})
    assert [each.day.month for each in more.picks] == [6, 9, 6]
    alone = wording.leave_out(OUTLINE, At("moment", ON))
    assert [each.day.year for each in alone.picks] == [2023]
    with pytest.raises(MeshworkError):
        wording.leave_out(alone, At("moment", date(2023, 6, 30)))
    with pytest.raises(MeshworkError):
        wording.write(OUTLINE, At("line", ON), {"text": "Te veel."}, LINES * 2)


def test_a_stage_goes_with_its_moments_and_what_is_wanted_is_still_known() -> None:
    """It stands in the field when the stage is put in again, and nowhere else."""
    stage = Pick(date(2023, 12, 31), "stage", date(2023, 12, 31), "L2")
    staged = replace(OUTLINE, staged=True, wants="Een kring", picks=(*OUTLINE.picks, stage))
    assert wording.leave_out(staged, At("stage")) == replace(OUTLINE, wants="Een kring")


def test_a_figure_is_called_by_its_name_while_it_is_typed() -> None:
    """Numbers of the program's own sentence become figures that follow the record; an unknown one is said."""
    shown = wording.to_edit("Er waren 74 bijeenkomsten en 6 doelen in 2024.", FIGURES)
    assert shown == "Er waren {bijeenkomsten} bijeenkomsten en {open doelen} doelen in 2024."
    kept = wording.typed(shown, FIGURES)
    assert kept == "Er waren {meetings} bijeenkomsten en {goals} doelen in 2024."
    assert wording.to_edit(kept, FIGURES) == shown
    assert wording.filled(kept, FIGURES[:1]) == "Er waren 74 bijeenkomsten en … doelen in 2024."
    with pytest.raises(MeshworkError, match="bijeenkomsten, open doelen"):
        wording.typed("{leden}", FIGURES)


def test_it_is_kept_and_read_back_and_names_go_out_of_every_text() -> None:
    """A name with a quotation mark in it too; what is no such text is changed as a whole."""
    held = replace(OUTLINE, answer='De "Hoek" deed mee', staged=True, wants="Een kring")
    assert wording.read(wording.as_text(held)) == held
    bare = wording.reworded(wording.as_text(held), lambda text: text.replace('De "Hoek"', "…"))
    assert wording.read(bare).answer == "… deed mee"
    assert wording.reworded("Jan", lambda text: text.replace("Jan", "…")) == "…"
    with pytest.raises(ValueError, match="no story"):
        wording.read("[]")
