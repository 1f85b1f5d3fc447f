"""Tables as a slide holds them: native, with a heading that is read out, and as high as their words take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meshwork.handouts._drawn import NAMESPACES, Box, emu, escaped, fill, paragraph, place, run
from meshwork.handouts._fit import LINE, lines

_RIM, _GAP = 4, 8
"""Above and under the words of a cell, and between two columns, in pixels."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words in one manner: their size in pixels, their colour."""

    text: str
    size: float
    colour: str = "ink"
    weight: int = 400


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of words under each other, at the left or the right of their column."""

    said: tuple[Said, ...]
    right: bool = False


Row = Sequence[Cell]


def cells(
    texts: Sequence[str], size: float, colour: str = "ink", *, strong: int = -1, right: Sequence[int] = ()
) -> Row:
    """A row of plain cells; `strong` is the column in heavier letters, `right` those that hold numbers."""
    return [
        Cell((Said(each, size, colour, 650 if at == strong else 400),), at in right) for at, each in enumerate(texts)
    ]


def tall(row: Row, widths: Sequence[float]) -> float:
    """How high a row is."""
    each = (
        sum(
            lines(said.text, wide - (_GAP if at else 0), said.size, said.weight) * said.size * LINE
            for said in cell.said
        )
        for at, (cell, wide) in enumerate(zip(row, widths, strict=True))
    )
    return max(each, default=0.0) + 2 * _RIM


def deep(rows: Sequence[Row], widths: Sequence[float]) -> float:
    """How high rows are together."""
    return sum(tall(each, widths) for each in rows)


def table(
    number: int, name: str, said: str, at: tuple[float, float], widths: Sequence[float], rows: Sequence[Row]
) -> str:
    """Rows as DrawingML, the first of them the heading; `said` tells the table to who cannot see it."""
    box: Box = (*at, sum(widths), deep(rows, widths))
    grid = "".join(f'<a:gridCol w="{emu(each)}"/>' for each in widths)
    body = "".join(
        f'<a:tr h="{emu(tall(row, widths))}">'
        f"{''.join(_cell(cell, first=not column, head=not line) for column, cell in enumerate(row))}</a:tr>"
        for line, row in enumerate(rows)
    )
    return (
        f'<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="{escaped(name)}" '
        f'descr="{escaped(said)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr/></p:nvGraphicFramePr>{place(box, 'p')}<a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/>'
        f"<a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _cell(cell: Cell, *, first: bool, head: bool) -> str:
    words = "".join(
        paragraph(run(each.text, each.size, each.colour, weight=each.weight), align="r" if cell.right else "l")
        for each in cell.said
    )
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    line = f'<a:lnB w="{emu(1.5 if head else 1)}">{fill("coast" if head else "line")}</a:lnB>'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{words}</a:txBody>"
        f'<a:tcPr marL="{emu(0 if first else _GAP)}" marR="0" '
        f'marT="{emu(_RIM)}" marB="{emu(_RIM)}">{none}{line}<a:noFill/></a:tcPr></a:tc>'
    )
