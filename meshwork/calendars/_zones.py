"""Zones by the names that calendars give them: the world's, Windows' own, or what the file itself says they are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import tzinfo
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from meshwork.calendars._blocks import Block

_NAME = re.compile(r"^TZID[^:]*:(.*)$", re.MULTILINE | re.IGNORECASE)
_YEARLY = re.compile(r"(?:(?:FREQ=YEARLY|(?:INTERVAL|COUNT|BYDAY|BYMONTH|BYMONTHDAY|UNTIL|WKST)=[\w,+-]+);?)+")
_RULES = re.compile(r"^RRULE[^:]*:(.*)$", re.MULTILINE | re.IGNORECASE)


class Zones:
    """The zones of one file. What one file calls "Customized Time Zone" is another one in the next."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._own: dict[str, tzinfo] = {}
        for block in blocks:
            said = block.text()
            found = _NAME.search(said)
            name = re.sub(r"\\(.)", r"\1", found[1]).strip() if found else ""  # a text has a mark before its commas
            if name and not known(name) and (zone := _told(said)):
                self._own[name] = zone

    def find(self, name: str) -> tzinfo | None:
        """The zone of that name; None where neither the world nor the file knows it."""
        return known(name) or self._own.get(name)


@cache
def known(name: str) -> tzinfo | None:
    """A zone by its own name, as Windows calls it, or with a program's path before it; None for any other.

    >>> str(known("W. Europe Standard Time")), str(known("/softwarestudio.org/Olson_20011030_5/Europe/Amsterdam"))
    ('Europe/Berlin', 'Europe/Amsterdam')
    """
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    plain = name.strip().strip('"').strip("/")
    for each in (WINDOWS_TO_OLSON.get(plain, plain), "/".join(plain.split("/")[-2:])):
        try:
            return ZoneInfo(each)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


def _told(text: str) -> tzinfo | None:
    """The zone that a VTIMEZONE describes, where its changes come once a year: other rules might go on for ever."""
    from icalendar import Timezone

    if not all(_YEARLY.fullmatch(rule.strip().upper()) for rule in _RULES.findall(text)):
        return None
    try:
        zone: tzinfo = cast("Timezone", Timezone.from_ical(text)).to_tz(lookup_tzid=False)
    except Exception:  # noqa: BLE001  the library raises many sorts for a zone that is none; then it is not known
        return None
    return zone
