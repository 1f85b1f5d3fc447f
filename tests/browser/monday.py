"""What somebody has on the Monday on which she begins: a sheet of forty contacts and a year's calendar, invented."""

from __future__ import annotations

from datetime import date, timedelta

TODAY = date(2024, 6, 28)
_FIRST = (
    *("Anna", "Bram", "Cas", "Dana", "Eef", "Floor", "Gijs", "Hanna", "Ilse", "Jelle"),
    *("Koen", "Lotte", "Maud", "Noor", "Otis", "Pien", "Quin", "Roos", "Sem", "Teun"),
)
_LAST = ("Brink", "Draad", "Eik", "Fries", "Grind", "Hof", "IJssel", "Kade", "Linde", "Meent")
_WHAT = ("Bakkerij", "Stichting", "Gemeente", "Coöperatie", "Zorggroep", "Hogeschool", "Vereniging", "Drukkerij")
_WHERE = ("Oostveen", "Lindemark", "Zandkamp", "Veldhoek", "Waterkant")

ORGANISATIONS = tuple(f"{what} {where}" for where in _WHERE for what in _WHAT)
"""Forty, no two of one name."""
PEOPLE = tuple(f"{_FIRST[at % 20]} {_LAST[at % 10]}{'s' * (at // 20)}" for at in range(40))


def address(at: int) -> str:
    """The e-mail address of a person, at a domain of its organisation's own."""
    return f"{PEOPLE[at].split()[0].lower()}@partner{at}.example"


def contacts() -> bytes:
    """The sheet, as a Dutch spreadsheet writes it: a semicolon between the cells, Windows-1252."""
    rows = ["Naam;Organisatie;Functie;E-mail;Telefoon"]
    rows += [
        f"{PEOPLE[at]};{ORGANISATIONS[at]};{'directeur' if at % 3 else 'projectleider'};{address(at)};06-55500{at:03}"
        for at in range(40)
    ]
    return "\r\n".join(rows).encode("cp1252")


def calendar() -> bytes:
    """A year of Wednesdays with one to three of them, and what is nobody else's business besides."""
    entries: list[list[str]] = []
    for week in range(50):
        on = TODAY - timedelta(days=2 + 7 * week)
        guests = sorted({(week * 7) % 40, (week * 7 + 11) % 40, *([(week * 3) % 40] if week % 2 else [])})
        entries.append(
            [
                f"UID:week{week}@agenda.example",
                f"DTSTART:{on:%Y%m%d}T090000Z",
                "SUMMARY:Overleg",
                "DESCRIPTION:zqomschrijving",
                *(f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{address(at)}" for at in guests),
            ]
        )
        if week % 5 == 0:
            entries.append([f"UID:eigen{week}@agenda.example", f"DTSTART:{on:%Y%m%d}T140000Z", "SUMMARY:zqtandarts"])
        if week % 10 == 0:
            entries.append([f"UID:vrij{week}@agenda.example", f"DTSTART;VALUE=DATE:{on:%Y%m%d}", "SUMMARY:zqvrij"])
            private = [f"UID:prive{week}@agenda.example", f"DTSTART:{on:%Y%m%d}T160000Z", "CLASS:PRIVATE"]
            entries.append([*private, "SUMMARY:zqprive"])
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//NL"]
    for each in entries:
        lines += ["BEGIN:VEVENT", *each, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
