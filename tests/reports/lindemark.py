"""A story as a funder may see it, written by hand: every value in it can be looked up here."""

from __future__ import annotations

from datetime import UTC, date, datetime

from meshwork.story.shown import (
    Count,
    Figure,
    Moment,
    Promise,
    ShownLand,
    ShownLine,
    ShownMap,
    ShownMark,
    ShownStory,
    Staged,
    Table,
    Works,
)

FIRST, LAST = date(2022, 6, 30), date(2023, 6, 30)
BEGAN = date(2019, 9, 12)


def shown_map(day: date, **changed: object) -> ShownMap:
    """Six without a name, two of each size, and one who consented; four of them around a goal."""
    marks = (
        ShownMark(0, 0, 0),
        ShownMark(80, 0, 0),
        ShownMark(0, 80, 1),
        ShownMark(80, 80, 1),
        ShownMark(240, 0, 2),
        ShownMark(240, 80, 2),
        ShownMark(320, 40, 1, "Bakkerij Loof", "business"),
    )
    lines = (ShownLine(0, 1, 2), ShownLine(2, 4, 3), ShownLine(4, 6, 5))
    lands = (ShownLand("Buurtkeuken", (0, 1, 2, 3)),)
    held = {"marks": marks, "lines": lines, "lands": lands, "grouped": False} | changed
    return ShownMap(day=day, frame=(-46, -46, 366, 126), **held)  # type: ignore[arg-type]  # by the names of its fields


def figure(key: str, name: str, value: int, change: int | None = None, why: str = "") -> Figure:
    """A figure of a year up to the last day."""
    return Figure(key, name, value, date(2022, 7, 1), LAST, BEGAN, change, why)


def story(**changed: object) -> ShownStory:
    """Two moments: of the first the number of partners, of the last a rise, a fall and one that is not told."""
    moments = (
        Moment(
            FIRST,
            "De eerste bijeenkomst",
            ("Op 12 september 2019 was de eerste.",),
            (figure("partners", "partners", 1431),),
            (),
            shown_map(FIRST),
        ),
        Moment(
            LAST,
            "Waar de gemeenschap nu staat",
            ("Zo stond het ervoor.", "Er kwamen partners bij."),
            (
                figure("partners", "partners", 1468, 37),
                figure("meetings", "bijeenkomsten", 219, -23),
                figure("goals", "open doelen", 17, None, "het vastleggen veranderde"),
            ),
            (Table("sector", "Partners naar sector", (Count(("Zorg",), 851), Count(("Bedrijf", "Overheid"), 617))),),
            shown_map(LAST),
        ),
    )
    told = {
        "title": "Wat de Lindemark leerde",
        "community": "Samen in de Lindemark",
        "language": "nl",
        "since": BEGAN,
        "day": LAST,
        "known_at": datetime(2023, 7, 4, 9, 30, 15, 250, tzinfo=UTC),
        "opening": ("Wij zien naar elkaar om.", "Het gedeelde doel is: Buurtkeuken.", "Dat lukte."),
        "promises": (Promise("Een buurtkeuken", "done"), Promise("Een fietspad", "not_done", "Er kwam geen grond.")),
        "moments": moments,
        "works": (Works("Samen eten helpt", ("Bakkerij Loof",), "Andere partners namen dit over."),),
        "leaving": ("In die tijd vertrokken 6 partners.",),
        "staged": None,
        "unknown": ("Van 9 op de 10 partners is iets vastgelegd.", "Wat niet is vastgelegd staat er niet in."),
        "asked": "Nog twee jaar tijd.",
    } | changed
    return ShownStory(**told)  # type: ignore[arg-type]  # by the names of its fields


STAGED = Staged("Een CoP die blijft.", ("Op 30 juni 2023: bestendige CoP.",), "Dit is geen cijfer.")
