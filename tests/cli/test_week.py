"""`meshwork week` tells the round, settles promises and ends it."""

from __future__ import annotations

import json

import pytest

from tests.cli.said import Run


@pytest.fixture
def town(meshwork: Run) -> Run:
    """A partner, a promise for a day that has been, and a follow-up."""
    assert meshwork("add", "partner", "name=De Molen").code == 0
    assert meshwork("add", "action", "title=Een bank", "due=2021-06-01").code == 0
    assert meshwork("add", "session", "date=2021-06-01", "kind=call").code == 0
    return meshwork


def test_the_round_is_told_and_promises_are_settled(town: Run) -> None:
    """In JSON too; a promise that is none is said, and what is settled is gone from the round."""
    (promise,) = json.loads(town("week", "--json").out)["promises"]
    assert (promise["title"], promise["due"], promise["of_kind"]) == ("Een bank", "2021-06-01", "actions")
    assert "Een bank, was for 1 June 2021" in town("week").out
    assert 'no open promise "nothing"' in town("week", "--kept", "nothing").err
    assert json.loads(town("week", "--kept", promise["id"], "--json").out)["promises"] == []
    assert "Een bank" not in town("week").out
    assert town("undo").code == 0
    assert "Een bank" in town("week").out


def test_the_end_of_a_round_tells_when_the_next_is(town: Run) -> None:
    """And the next begins there."""
    assert "Done: 0 contacts. The next round is on " in town("week", "--done").out
    assert "the day of the last round" in town("week").out
    assert json.loads(town("week", "--json").out)["last"] is not None
