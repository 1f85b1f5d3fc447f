"""A follow-up as an appointment for any calendar. The file may land in a shared one: it tells no reason."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from meshwork.caring import Planned
from meshwork.caring_words import title

AT, LONG = time(9), timedelta(minutes=30)
"""From when on its day, and for how long; whoever keeps a calendar moves it."""


def appointment(of: Planned, zone: str, now: datetime) -> str:
    """An iCalendar file (RFC 5545) with one event on its day, half an hour at nine in a zone; `now` in UTC.

    It takes up no time in the calendar, and asks that others see it as busy at most. `of` has a day.
    """
    from icalendar import Calendar, Event

    assert of.due is not None  # noqa: S101  for the type alone
    begin = datetime.combine(of.due, AT, ZoneInfo(zone))
    event = Event()
    event.add("uid", f"{of.id}@meshwork")
    event.add("dtstamp", now.replace(microsecond=0))
    event.add("dtstart", begin)
    event.add("dtend", begin + LONG)
    event.add("summary", title(of))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    calendar = Calendar()
    calendar.add("prodid", "-//Meshwork//follow-ups//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    year = of.due.year
    calendar.add_missing_timezones(first_date=date(year, 1, 1), last_date=date(year + 1, 1, 1))
    return str(calendar.to_ical().decode())
