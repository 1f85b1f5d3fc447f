"""Introductions on the follow-up list: put there, taken off, undone, and seen by facilitators alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from meshwork.errors import NotAllowed
from meshwork.model import Community, Facts, Stakeholder
from meshwork.service import Service
from tests.serving import ANNA, STRANGER, Serve

DUE = date(2024, 7, 12)
PAIR = ("bakery", "clinic")


@pytest.fixture
def service(serve: Serve, store_url: str) -> Service:
    """A service of a town with three partners, in either store."""
    people = tuple(Stakeholder(id=each, name=each.title()) for each in ("bakery", "clinic", "school"))
    return serve(
        Facts(community=(Community(id="lint", name="Lint"),), stakeholders=people),
        url=store_url,
        now=lambda: datetime(2024, 5, 1, tzinfo=UTC),
        today=lambda: date(2024, 5, 1),
    )


def listed(service: Service) -> list[tuple[str, str | None, str]]:
    """Who is to be brought together, and by when."""
    waiting = service.weaving.to_bring_together(ANNA, "lint")
    return [(each.stakeholder, each.partner, str(each.due)) for each in waiting]


def test_an_introduction_is_put_on_the_list_once_and_undone(service: Service) -> None:
    """A second time, or the other way round, writes nothing; undo takes it off, undoing that puts it back."""
    done = service.weaving.bring_together(ANNA, "lint", [PAIR, PAIR[::-1]], DUE)
    assert listed(service) == [("bakery", "clinic", "2024-07-12")]
    assert service.weaving.bring_together(ANNA, "lint", [PAIR[::-1]], DUE) is None
    assert done is not None
    _undone, back = service.undo(ANNA, "lint")
    assert listed(service) == []
    service.undo(ANNA, "lint", back.number)
    assert listed(service) == [("bakery", "clinic", "2024-07-12")]


def test_the_log_tells_that_it_was_done_and_not_of_whom(service: Service) -> None:
    """Verb, number of rows, no word."""
    done = service.weaving.bring_together(ANNA, "lint", [PAIR, ("bakery", "school")], DUE)
    assert done is not None
    assert (done.verb, done.note, done.added) == ("bring_together", "", 2)


def test_an_introduction_is_taken_off_the_list(service: Service) -> None:
    """One of two; what does not stand there writes nothing."""
    service.weaving.bring_together(ANNA, "lint", [PAIR, ("bakery", "school")], DUE)
    first = next(each for each in service.weaving.to_bring_together(ANNA, "lint") if each.partner == "clinic")
    done = service.weaving.let_be(ANNA, "lint", first.id)
    assert done is not None
    assert (done.verb, done.note, done.retracted) == ("let_be", "", 1)
    assert listed(service) == [("bakery", "school", "2024-07-12")]
    assert service.weaving.let_be(ANNA, "lint", first.id) is None


def test_nobody_but_a_facilitator_asks(service: Service) -> None:
    """Neither for introductions nor for the list, and writes nothing."""
    asks = service.weaving
    for ask in (
        lambda: asks.introductions(STRANGER, "lint", DUE),
        lambda: asks.together(STRANGER, "lint", [PAIR], DUE),
        lambda: asks.to_bring_together(STRANGER, "lint"),
        lambda: asks.bring_together(STRANGER, "lint", [PAIR], DUE),
        lambda: asks.let_be(STRANGER, "lint", "any"),
    ):
        with pytest.raises(NotAllowed):
            ask()
    assert listed(service) == []


@pytest.mark.parametrize("name", ["town", "town.xlsx", "town.ndjson"])
def test_the_list_goes_out_only_where_what_is_private_is_asked_for(
    service: Service, tmp_path: Path, name: str
) -> None:
    """Its id stands nowhere in what goes out plainly, and stands in what goes out with all that is private."""
    service.weaving.bring_together(ANNA, "lint", [PAIR], DUE)
    (follow_up,) = service.weaving.to_bring_together(ANNA, "lint")
    for private in (False, True):
        path = tmp_path / str(private) / name
        path.parent.mkdir()
        service.archives.export(ANNA, "lint", path, private=private)
        assert (follow_up.id in _text([path])) == private


def _text(files: list[Path]) -> str:
    """Everything that these files and folders hold, workbooks unpacked."""
    import zipfile

    said = []
    for file in files:
        if file.is_dir():
            said.append(_text(sorted(file.iterdir())))
        elif zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as packed:
                said += [packed.read(each).decode("utf-8", "ignore") for each in packed.namelist()]
        else:
            said.append(file.read_text(encoding="utf-8"))
    return "\n".join(said)
