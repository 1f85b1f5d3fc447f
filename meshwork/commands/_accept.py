"""`--accept NAME=WISH`: what a partner asks in its answer, and a facilitator says yes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from meshwork.errors import WrongUsage
from meshwork.text import _

if TYPE_CHECKING:
    from meshwork.formats import Plan, Question

_WISHES = ("objects", "left")


def accepted(said: Iterable[str]) -> dict[str, str]:
    """The answers to the questions about these wishes, by shape. Raises `WrongUsage`."""
    return {shape: answer for each in said for shape, answer in _answers(each)}


def all_asked(said: Iterable[str], plan: Plan) -> None:
    """Raises `WrongUsage` where somebody did not ask what was said yes to."""
    asked = {each.shape for each in plan.questions}
    for each in said:
        if not any(one == shape or one.startswith(f"{shape}:") for shape, _ in _answers(each) for one in asked):
            put = [one for one in plan.questions if one.topic in {"wish", "correct"}]
            open_ = ", ".join(f"{one.subject}={way}" for one in put for way in _ways(one))
            raise WrongUsage(
                _('Nobody asks "{wish}" in what is not done yet. Asked is: {all}.', wish=each, all=open_ or "-")
            )


def _ways(asked: Question) -> Iterator[str]:
    """What may be said yes to in one question."""
    if asked.topic == "correct":
        yield asked.shape.split(":")[1]
    else:
        yield from (value for value, _words in asked.choices if value in _WISHES)


def _answers(said: str) -> Iterator[tuple[str, str]]:
    name, equals, wish = (each.strip() for each in said.rpartition("="))
    name, wish = name.strip(), wish.strip()
    if not equals or not name or not wish:
        raise WrongUsage(_('Write who asks what: --accept "{name}=objects".', name=name or wish))
    if wish in _WISHES:
        yield f"wish:{wish}:{name}", wish
        yield f"wish:words:{name}", wish
    else:
        yield f"correct:{wish}:{name}", "yes"
