"""The evidence of the criteria on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from meshwork.commands._paper import say
from meshwork.errors import WrongUsage
from meshwork.text import _, opening, plural

if TYPE_CHECKING:
    from meshwork.stages import Evidence, Reading
    from meshwork.stages.evidence import Seen
    from meshwork.stages.findings import Finding, Thing

MOST = 30
"""So many names are printed under a heading; `--json` has them all."""


def chosen_criteria(keys: Sequence[str]) -> tuple[str, ...]:
    """The same keys of criteria, each once. Raises `WrongUsage` where there is no such criterion."""
    from meshwork.stages import gates

    if unknown := [key for key in keys if key not in gates()]:
        told = ", ".join(gates())
        raise WrongUsage(_('There is no criterion "{key}". There is: {keys}.', key=unknown[0], keys=told))
    return tuple(dict.fromkeys(keys))


def tell_evidence(found: Iterable[Evidence], reading: Reading) -> None:
    """Each criterion with its value, the days looked at, and by name what counts and what does not."""
    from meshwork.stages import gates, words

    for each in found:
        gate = gates()[each.key]
        say(f"{opening(words.what(gate))} [{each.key}]")
        seen = [view for view in (each.whole, each.half) if view is not None]
        for view in seen:
            _view(each.key, view, _unknown(each.key, view, reading))
        say()


def _unknown(key: str, seen: Seen, reading: Reading) -> str:
    """What to write down, or from when it can be known, where there is no number."""
    from meshwork.stages import gates
    from meshwork.text import day

    if seen.value is not None:
        return ""
    if reading.known_from and key in reading.known_from:
        return _("can be known from {day}", day=day(reading.known_from[key]))
    return _(gates()[key].record) if gates()[key].record else ""


def _view(key: str, seen: Seen, unknown: str) -> None:
    from meshwork.stages import telling

    say(f"{opening(telling.when(seen))}: {telling.value(key, seen)}", "  ")
    if unknown:
        say(opening(unknown), "    ")
    for each in seen.findings:
        _finding(each)


def _finding(found: Finding) -> None:
    from meshwork.stages import telling

    say(telling.heading(found), "    ")
    if all(each.kind == "partner" for each in found.things):
        rest = telling.unnamed(found.unnamed)
        names = [_with(telling.called(each), telling.detail(each, found.amounts)) for each in found.things]
        if names or rest:
            say(_few(names, rest), "      ")
    else:
        for each in found.things[:MOST]:
            say(_line(each, found), "      ")
        if len(found.things) > MOST:
            more = len(found.things) - MOST
            say(plural("and {n} more", "and {n} more", more), "      ")
    if found.record:
        say(_(found.record), "      ")


def _line(thing: Thing, found: Finding) -> str:
    from meshwork.stages import telling

    said = _with(telling.called(thing), telling.detail(thing, found.amounts))
    names = [_with(each.name, _("leads it") if each.leads else "") for each in thing.inner]
    inside = _few(names, telling.unnamed(thing.unnamed))
    return f"- {said}: {inside}" if inside else f"- {said}"


def _with(name: str, said: str) -> str:
    return f"{name} ({said})" if said else name


def _few(names: list[str], rest: str) -> str:
    """The first names, and how many there are more."""
    more = len(names) - MOST
    shown = names[:MOST] + ([plural("and {n} more", "and {n} more", more)] if more > 0 else [])
    return ", ".join([*shown, rest] if rest else shown)
