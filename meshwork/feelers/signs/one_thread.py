"""W3: who hangs on one connection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from meshwork.feelers.names import Names
from meshwork.feelers.rhythm import Whole
from meshwork.feelers.sight import Sight
from meshwork.feelers.sign import Reason, Sign
from meshwork.kernels import Blocks, Csr, blocks, components
from meshwork.kernels.csr import Places
from meshwork.text import _, later, plural


def _read(sight: Sight) -> Mapping[str, Reason]:
    """`who`: through whom; `count`: how many ties it has; `of`: how many hang there with it, itself counted."""
    places, net = sight.now.places, sight.now.net
    if not net.arcs:
        return {}
    names = [sight.record.facts.stakeholders[place].name for place in places.tolist()]
    through, beside = hanging(net, names)
    found = {}
    for at in np.flatnonzero(through >= 0).tolist():
        place, other = int(places[at]), int(places[through[at]])
        if not sight.partners[place] or (sight.led[other] and sight.hanging_on_facilitators[place]):
            continue  # through the facilitator alone is another sign
        found[sight.ids[place]] = Reason(
            "one_thread", who=(sight.ids[other],), count=float(sight.degree[place]), of=float(beside[at])
        )
    return found


def hanging(net: Csr, names: list[str]) -> tuple[Whole, Whole]:
    """By place of a network, through whom it hangs on (place; -1: through nobody alone), and how many with it.

    Who hangs on one would be left with at most half of the others it hangs together with if that one left; of several
    such the nearest, of equals by name. Of a pair each hangs on the other.
    """
    through, beside = np.full(net.n, -1, np.int64), np.zeros(net.n, np.int64)
    parts, shape = components(net), blocks(net)
    size = np.bincount(parts)[parts]
    single = (net.degree == 1) & (size == 2)
    through[single] = net.indices[net.indptr[:-1][single]]
    beside[single] = 1
    inverse = np.argsort(shape.order, kind="stable")  # the places in the order of the walk
    pieces = sorted(_pieces(shape, parts), key=lambda each: each[1:3])
    pieces.sort(key=lambda each: (-each[0], names[each[1]]))
    for many, cut, spans in pieces:
        if 2 * many <= size[cut] - 1:
            for first, stop in spans:
                rows = inverse[first:stop]
                rows = rows[rows != cut]
                through[rows], beside[rows] = cut, many
    return through, beside


def _pieces(shape: Blocks, parts: Places) -> Iterator[tuple[int, int, tuple[tuple[int, int], ...]]]:
    """What a part falls into without one of it: how many, without whom, and where in the order of the walk."""
    order, of, head, hangs = shape.order, shape.of, shape.head, shape.hanging
    if not len(head):
        return
    first = np.full(len(head), len(of), np.int64)
    inside = of >= 0
    np.minimum.at(first, of[inside], order[inside])
    begin = np.full(int(parts.max()) + 1, len(of), np.int64)
    np.minimum.at(begin, parts, order)
    many = np.bincount(parts)
    below: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for cut, start, long in zip(head.tolist(), first.tolist(), hangs.tolist(), strict=True):
        below[cut].append((start, start + long))
        if long < many[parts[cut]] - 1:
            yield long, cut, ((start, start + long),)
    for cut, spans in below.items():
        part = int(parts[cut])
        rest = int(many[part]) - 1 - sum(stop - start for start, stop in spans)
        if rest:
            # what lies between those that hang on it, from the part's first to its last
            ends = sorted(spans)
            starts = [int(begin[part]), *(stop for _start, stop in ends)]
            stops = [*(start for start, _stop in ends), int(begin[part] + many[part])]
            yield rest, cut, tuple(zip(starts, stops, strict=True))


def _say(reason: Reason, names: Names) -> str:
    if reason.of > 1:
        others = plural("{n} other hangs there too", "{n} others hang there too", int(reason.of) - 1)
        return _("Hangs on one connection, through {who}; {others}.", who=names.who(reason.who), others=others)
    return _("Hangs on one connection: that with {who}.", who=names.who(reason.who))


ONE_THREAD = Sign(
    key="one_thread",
    code="W3",
    side="weak",
    rank=3,
    name=later("on one connection"),
    meaning=later("Would be cut off from half or more of those it hangs together with if one partner left."),
    read=_read,
    say=_say,
    source="Hopcroft and Tarjan 1973; Seidman 1983",
)
