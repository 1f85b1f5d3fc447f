"""Lines of text that somebody wrote down, pasted or made the title of an entry."""

from __future__ import annotations

import pytest

from meshwork.calendars import Offers, Signal, offers, read
from tests.calendars.diary import LEDGER, YEAR, ics, offered, town


def written(text: str) -> Offers:
    """What lines offer the town."""
    return offers(read("regels.txt", text.encode(), YEAR), town(), YEAR, LEDGER)


@pytest.mark.parametrize(
    ("line", "day", "who", "kind", "signal"),
    [
        ("12-11 Bakkerij Oostveen, belde, twijfelt", "2026-11-12", "bakkerij", "call", (None, True)),
        ("12/11/26 Bakkerij Oostveen, called, in doubt", "2026-11-12", "bakkerij", "call", (None, True)),
        ("12 nov Anna Brink, koffie, enthousiast", "2026-11-12", "anna", "talk", (2, False)),
        ("- 2026-11-12: Anna Brink, moe en twijfelt", "2026-11-12", "anna", "talk", (-1, True)),
        ("gisteren Gem. Lindehove, gesprek", "2026-11-21", "gemeente", "talk", None),
        ("vandaag 14:00 bakkerij oostvene", "2026-11-22", "bakkerij", "talk", None),
        ("3 dec Stg. Cafe de Tuin, intervisie", "2025-12-03", "tuin", "intervision", None),
        ("23-11 Oostveen", "2025-11-23", "bakkerij", "talk", None),
    ],
)
def test_a_line_tells_day_name_kind_and_how_somebody_was(
    line: str, day: str, who: str, kind: str, signal: tuple[int | None, bool] | None
) -> None:
    """In Dutch and English; without a year the last such day; a name spelt almost so, shortened, or in part."""
    (one,) = written(line).each()
    assert (one.day.isoformat(), [each.stakeholder for each in one.met], one.kind) == (day, [who], kind)
    assert one.signal == (Signal(who, *signal) if signal else None)


def test_a_line_that_says_nothing_that_can_be_used_is_named() -> None:
    """No day, no such day, a day to come, a day before the time looked at, nobody by that name: with its row."""
    found = written(
        "12-11 Bakkerij Oostveen\nBakkerij Oostveen, belde\n31-11 Anna Brink\n1-12-2026 Anna Brink\n"
        "12-11-2019 Anna Brink\n\n12-11 Molen De Hoop, belde\n"
    )
    assert len(list(found.each())) == 1
    assert [(each.code, each.row) for each in found.faults] == [
        ("no_date", 2),
        ("no_date", 3),
        ("to_come", 4),
        ("too_early", 5),
        ("unknown", 7),
    ]
    assert {each.file for each in found.faults} == {"regels.txt"}
    assert "Molen De Hoop" in found.faults[-1].text


def test_the_title_of_an_entry_is_read_as_a_line() -> None:
    """With the day it begins with, if that is not long before the entry's own; "10-12" far off is no day."""
    found = offered(
        ics(
            "UID:a\nDTSTART:20261113T090000Z\nSUMMARY:12-11 Bakkerij Oostveen\\, belde\\, twijfelt",
            "UID:b\nDTSTART:20261113T090000Z\nSUMMARY:10-12 overleg Anna Brink",
            "UID:c\nDTSTART:20261113T090000Z\nSUMMARY:Enthousiaste start met Anna Brink",
        )
    )
    assert [(each.day.isoformat(), each.signal) for each in found.each()] == [
        ("2026-11-12", Signal("bakkerij", None, True)),
        ("2026-11-13", None),
        ("2026-11-13", None),
    ]


def test_a_signal_about_two_at_once_is_about_nobody() -> None:
    """Who of them doubts cannot be told."""
    (one,) = written("12-11 Anna Brink en Bakkerij Oostveen, twijfelt").each()
    assert (len(one.met), one.signal) == (2, None)


def test_lines_in_windows_letters_and_without_a_name_of_a_file() -> None:
    """Pasted lines are known by the days they begin with."""
    found = read("geplakt", "12-11 Café De Tuin\n13-11 Anna Brink\n".encode("cp1252"), YEAR)
    assert [each.title for each in found.appointments] == ["Café De Tuin", "Anna Brink"]
