"""An empty deck in our own look: its master, slides with title, footer, number and notes; the same bytes always.

Nothing in it says who made it, on which machine or when: its dates are those on which the story was known.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from meshwork.handouts._drawn import NAMESPACES, Box, emu, hexed, paragraph, readable, run
from meshwork.handouts._fit import fitting
from meshwork.reports.palette import SECTORS

if TYPE_CHECKING:
    from pptx.slide import Slide

WIDTH, HEIGHT, MARGIN = 1280, 720, 56
"""Of a slide, in pixels of which 96 are an inch; its rim at the left and the right."""
TITLE: Box = (MARGIN, 58, WIDTH - 2 * MARGIN, 66)
BODY: Box = (MARGIN, 148, WIDTH - 2 * MARGIN, 500)
FIRST: Box = (MARGIN, 236, WIDTH - 2 * MARGIN, 160)
_UNDER: Box = (MARGIN, 408, WIDTH - 2 * MARGIN, 80)
_FOOT: Box = (MARGIN, 676, 960, 24)
_NUMBER: Box = (WIDTH - MARGIN - 120, 676, 120, 24)
Layout = Literal["first", "text", "free"]
_LAYOUTS: dict[Layout, int] = {"first": 0, "text": 1, "free": 5}
_BOXES = {"ctrTitle": FIRST, "subTitle": _UNDER, "title": TITLE, "body": BODY, "ftr": _FOOT, "sldNum": _NUMBER}
_LONGEST_TITLE = 255  # of what a file of this sort says of itself
_NEVER = ("thumbnail", "extended-properties", "printerSettings")
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHOW = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_NUMBER_FIELD = '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:t>‹#›</a:t></a:fld>'
_PAPER = (
    f'<p:bg {NAMESPACES}><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
)


class Deck:
    """Slides of 16:9 in one language ("nl" or "en"), each with a title, the footer and its number."""

    def __init__(self, language: str, title: str, known_at: datetime, footer: str) -> None:
        from pptx import Presentation

        self._language = "nl-NL" if language == "nl" else "en-GB"
        self._known_at = known_at.replace(microsecond=0, tzinfo=None)
        self._footer = footer
        self._deck: Any = Presentation()
        self._furnish()
        about = self._deck.core_properties
        about.title, about.language = readable(title)[:_LONGEST_TITLE], self._language
        about.author = about.last_modified_by = about.comments = ""
        about.created = about.modified = self._known_at

    def slide(self, layout: Layout, title: str, notes: Iterable[str]) -> Slide:
        """A new slide, the last one; `notes` are for who presents it, paragraph by paragraph."""
        made: Slide = self._deck.slides.add_slide(self._layouts[layout])
        box, most = (FIRST, 56.0) if layout == "first" else (TITLE, 36.0)
        head = run(title, fitting(title, box[2], box[3], most, 650), weight=650)
        self.say(made.shapes.title, [paragraph(head)])
        held: Any = made.notes_slide.notes_text_frame
        held.text = "\n".join(readable(" ".join(each.split())) for each in notes)
        words = paragraph(run(self._footer, 14, "soft"))
        foot = ((90, "ftr", 11, words), (91, "sldNum", 12, f'<a:p><a:pPr algn="r"/>{_NUMBER_FIELD}</a:p>'))
        for number, kind, place, said in foot:
            self.add(
                made,
                f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{kind}"/><p:cNvSpPr>'
                f'<a:spLocks noGrp="1"/></p:cNvSpPr>'
                f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{place}"/></p:nvPr></p:nvSpPr><p:spPr/>'
                f"<p:txBody><a:bodyPr/><a:lstStyle/>{said}</p:txBody></p:sp>",
            )
        return made

    def say(self, shape: Any, paragraphs: Iterable[str]) -> None:
        """Put paragraphs (DrawingML) into a shape in place of what it says."""
        from pptx.oxml import parse_xml

        body = shape._element.txBody  # the library has no other way to put DrawingML there
        for each in body.findall(f"{_MAIN}p"):
            body.remove(each)
        for words in paragraphs:
            body.append(parse_xml(words))

    def add(self, slide: Slide, shape: str) -> None:
        """Put a shape (DrawingML) on a slide, over the others."""
        from pptx.oxml import parse_xml

        # a thousand shapes added one by one, as the library does it, take seconds
        slide.shapes._spTree.append(parse_xml(shape))

    def bytes(self) -> bytes:
        """The file."""
        for slide in self._deck.slides:
            self._speak(slide._element)
            self._speak(slide.notes_slide._element)
        into = io.BytesIO()
        self._deck.save(into)
        return _same(into.getvalue(), self._known_at)

    def _furnish(self) -> None:
        """Size, colours, typeface and places in place of those of the library's template."""
        deck, master = self._deck, self._deck.slide_master
        deck.part._element.find(f"{_SHOW}sldSz").attrib.pop("type", None)
        deck.slide_width, deck.slide_height = emu(WIDTH), emu(HEIGHT)
        for part in (deck.part.package, deck.part):
            for id_, each in [*part._rels.items()]:
                if each.reltype.rsplit("/", 1)[-1] in _NEVER:
                    part._rels.pop(id_)
        self._layouts = {name: deck.slide_layouts[at] for name, at in _LAYOUTS.items()}
        kept = [*self._layouts.values()]
        for layout in [*deck.slide_layouts]:
            if layout not in kept:
                deck.slide_layouts.remove(layout)
        for each in (master, *kept):
            _place(each._element)
        _style(master._element)
        for held in (deck, master, *kept, deck.notes_master):
            self._speak(held._element)
        for held in (master, deck.notes_master):
            _dress(held.part.part_related_by(_THEME))

    def _speak(self, element: Any) -> None:
        """Say of every text which language it is in."""
        for each in (*element.iter(f"{_MAIN}r"), *element.iter(f"{_MAIN}fld")):
            if each.find(f"{_MAIN}rPr") is None:
                each.insert(0, each.makeelement(f"{_MAIN}rPr", {}))
        for kind in ("rPr", "endParaRPr", "defRPr"):
            for each in element.iter(f"{_MAIN}{kind}"):
                each.set("lang", self._language)


def _place(element: Any) -> None:
    """Titles, texts and the foot where they stand on a slide; a date has no place."""
    from pptx.oxml import parse_xml

    tree = element.find(f"{_SHOW}cSld/{_SHOW}spTree")
    for each in tree.findall(f"{_SHOW}sp"):
        kind = each.find(f".//{_SHOW}ph").get("type", "body")
        if kind == "dt":
            tree.remove(each)
            continue
        x, y, wide, high = map(emu, _BOXES[kind])
        properties = each.find(f"{_SHOW}spPr")
        for old in properties.findall(f"{_MAIN}xfrm"):
            properties.remove(old)
        where = f'<a:xfrm {NAMESPACES}><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        properties.insert(0, parse_xml(where))
        body = each.find(f".//{_MAIN}bodyPr")
        for side in ("lIns", "tIns", "rIns", "bIns"):
            body.set(side, "0")
        body.set("anchor", {"ctrTitle": "b", "title": "b", "ftr": "ctr", "sldNum": "ctr"}.get(kind, "t"))
        for fit in [*body]:
            body.remove(fit)
        for level in each.iter(f"{_MAIN}lvl1pPr"):
            level.set("algn", "r" if kind == "sldNum" else "l")
            level.attrib.pop("marL", None)
            level.attrib.pop("indent", None)
    for level in element.iter(*(f"{_MAIN}defRPr",)):
        for tint in [*level.iter(f"{_MAIN}tint")]:
            tint.getparent().remove(tint)


def _style(element: Any) -> None:
    """The ground and the manner of titles and texts, on the master."""
    from pptx.oxml import parse_xml

    held = element.find(f"{_SHOW}cSld")
    held.replace(held.find(f"{_SHOW}bg"), parse_xml(_PAPER))
    for level in element.find(f"{_SHOW}txStyles/{_SHOW}titleStyle"):
        level.set("algn", "l")
        level.find(f"{_MAIN}defRPr").attrib.update({"sz": "2700", "b": "1"})
    for each in element.iter(f"{_SHOW}sp"):
        if each.find(f".//{_SHOW}ph").get("type") in {"ftr", "sldNum"}:
            for words in each.iter(f"{_MAIN}defRPr"):
                words.set("sz", "1050")
                words.find(f"{_MAIN}solidFill/{_MAIN}schemeClr").set("val", "tx2")


def _dress(theme: Any) -> None:
    """Our colours and typeface, called by no maker."""
    own = {"dk1": "ink", "lt1": "card", "dk2": "soft", "lt2": "land", "accent1": "accent", "hlink": "accent"}
    own |= {f"accent{at}": f"sector-{name}" for at, name in enumerate(SECTORS[:5], 2)} | {"folHlink": "soft"}
    said = theme.blob.decode()
    for slot, token in own.items():
        colour = f'<a:{slot}><a:srgbClr val="{hexed(token)}"/></a:{slot}>'
        said = re.sub(rf"<a:{slot}>.*?</a:{slot}>", colour, said, flags=re.DOTALL)
    face = '<a:latin typeface="Figtree" pitchFamily="34" charset="0"/>'
    for kind in ("majorFont", "minorFont"):
        said = re.sub(rf"(<a:{kind}>\s*)<a:latin [^>]*/>", rf"\1{face}", said)
    said = re.sub(r'name="Office[^"]*"', 'name="Meshwork"', said)
    if hasattr(theme, "_blob"):
        theme._blob = said.encode()
    else:
        from pptx.oxml import parse_xml

        theme._element = parse_xml(said.encode())


def _same(file: bytes, known_at: datetime) -> bytes:
    """The same parts without the hour at which each was written, workbooks of charts too."""
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            held = old.read(name)
            if name.endswith(".xlsx"):
                held = _same(held, known_at)
            if name == "docProps/core.xml":
                held = re.sub(rb"(W3CDTF\">)[^<]*", rb"\g<1>" + f"{known_at.isoformat()}Z".encode(), held)
            new.writestr(zipfile.ZipInfo(name), held, zipfile.ZIP_DEFLATED)
    return into.getvalue()
