"""`meshwork overrule`: another stage than the one computed, with the reason."""

from __future__ import annotations

import json

from meshwork.text import speak
from tests.cli.said import TOLD, Run


def test_what_a_facilitator_sees_otherwise_stands_beside_the_stage(meshwork: Run) -> None:
    """Said, shown beside the label in words and in JSON, ended, undone; the computed stage stays what it was."""
    assert meshwork("import", TOLD).code == 0
    with speak("en"):
        said = meshwork("overrule", "p2", "--reason", "It hangs on three people.", "--since", "2023-10-01")
        assert said.code == 0
        assert "1 October 2023 to now: steady CoP" in said.out
        told = meshwork("stage", "--day", "2023-11-30").out
    assert "Meshwork in the making" in told
    assert "sees it otherwise: steady CoP, since 1 October 2023. “It hangs on three people.”" in told
    reading = json.loads(meshwork("stage", "--day", "2023-11-30", "--json").out)
    assert (reading["stage"], reading["overruled"]["stage"]) == ("M1", "P2")
    of_may = json.loads(meshwork("stage", "--day", "2022-06-30", "--json").out)
    assert of_may["overruled"]["author"] == "Marit Zilverbeek"
    assert meshwork("overrule", "--end").code == 0
    ended = json.loads(meshwork("overrule", "--json").out)
    assert [each["stage"] for each in ended] == ["P2", "M1"]
    assert ended[0]["until"] is not None
    assert meshwork("undo").code == 0
    assert json.loads(meshwork("overrule", "--json").out)[0]["until"] is None
    assert "three people" not in meshwork("log").out


def test_saying_otherwise_needs_a_stage_and_a_reason(meshwork: Run) -> None:
    """Without a reason 1 and how to mend it; a reason or a day without a stage, or both at once, is wrong usage."""
    with speak("en"):
        bare = meshwork("overrule", "P2")
        assert (bare.code, "Say why" in bare.err) == (1, True)
        assert meshwork("overrule", "--reason", "so").code == 2
        assert meshwork("overrule", "P2", "--end").code == 2
        assert "Nobody saw another stage" in meshwork("overrule").out
