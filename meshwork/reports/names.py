"""Where names stand on a map: the largest first, six places tried, over no circle, name or panel.

What the browser does in assets/map_paint.js (`drawNames`), with the letters measured by `letters`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from meshwork.reports.letters import RISE, wide
from meshwork.reports.measures import NAMES
from meshwork.reports.scene import Words

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""
_SQUARE = 64
_RIM = 2.0  # a name does not touch the border of the sheet


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle on the sheet that may have a name."""

    name: str
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Title:
    """The name of a land: where it would best stand, and the middle of its partners."""

    name: str
    x: float
    y: float
    middle: float


class _Taken:
    """Boxes that are taken, in squares so that asking is quick."""

    def __init__(self) -> None:
        self._squares: defaultdict[tuple[int, int], list[tuple[Box, int]]] = defaultdict(list)

    def take(self, box: Box, owner: int) -> None:
        for square in _squares(box):
            self._squares[square].append((box, owner))

    def free(self, box: Box, owner: int) -> bool:
        """Whether nobody else's box overlaps this one."""
        left, top, right, bottom = box
        return not any(
            whose != owner and other[0] < right and other[2] > left and other[1] < bottom and other[3] > top
            for square in _squares(box)
            for other, whose in self._squares.get(square, ())
        )


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // _SQUARE), int(box[2] // _SQUARE) + 1):
        for row in range(int(box[1] // _SQUARE), int(box[3] // _SQUARE) + 1):
            yield column, row


def placed(
    spots: Sequence[Spot], titles: Iterable[Title], sheet: Box, clear: Iterable[Box] = ()
) -> tuple[Words, ...]:
    """The names that find room within the sheet, those of lands first, and away from the boxes to keep clear."""
    taken = _Taken()
    for box in clear:
        taken.take(box, -1)
    for owner, spot in enumerate(spots):
        taken.take((spot.x - spot.r - 1, spot.y - spot.r - 1, spot.x + spot.r + 1, spot.y + spot.r + 1), owner)
    lands = [found for title in titles if (found := _land(title, sheet, taken)) is not None]
    most = max(NAMES.fewest, int((sheet[2] - sheet[0]) * (sheet[3] - sheet[1]) / NAMES.sheet_each + 0.5))
    named: list[Words] = []
    # the largest first; of one size by name, and of one name by where it stands
    order = sorted(enumerate(spots), key=lambda each: (-each[1].r, each[1].name, each[1].x, each[1].y))
    for owner, spot in order:
        if len(named) >= most:
            break
        if spot.name and (found := _name(spot, owner, sheet, taken)) is not None:
            named.append(found)
    return (*lands, *named)


def _land(title: Title, sheet: Box, taken: _Taken) -> Words | None:
    words, size, spacing = title.name.upper(), NAMES.land_size, NAMES.land_spacing
    long = wide(words, size, NAMES.land_weight, spacing)
    for x, y in (
        (title.x - long / 2, title.y - 18),
        (title.x - long / 2, title.y + 5),
        (title.middle - long / 2, title.y - 20),
    ):
        box = (x - 3, y - 2, x + long + 3, y + 14)
        if _inside(box, sheet) and taken.free(box, -2):
            taken.take(box, -3)
            standing = y + RISE * size
            return Words(words, x, standing, long, size, NAMES.land_weight, "soft", "paper", spacing)
    return None


def _name(spot: Spot, owner: int, sheet: Box, taken: _Taken) -> Words | None:
    long, high = wide(spot.name, NAMES.size, NAMES.weight), NAMES.high
    x, y, r = spot.x, spot.y, spot.r
    for left, top in (
        (x - long / 2, y + r + 3),
        (x - long / 2, y - r - 3 - high),
        (x + r + 5, y - high / 2),
        (x - r - 5 - long, y - high / 2),
        (x + r * 0.7 + 4, y + r * 0.6),
        (x - r * 0.7 - 4 - long, y + r * 0.6),
    ):
        box = (left - 2, top - 1, left + long + 2, top + high + 1)
        if _inside(box, sheet) and taken.free(box, owner):
            taken.take(box, owner)
            standing = top + 1 + RISE * NAMES.size
            return Words(spot.name, left, standing, long, NAMES.size, NAMES.weight, "ink", "land")
    return None


def _inside(box: Box, sheet: Box) -> bool:
    return (
        box[0] > sheet[0] + _RIM
        and box[1] > sheet[1] + _RIM
        and box[2] < sheet[2] - _RIM
        and box[3] < sheet[3] - _RIM
    )
