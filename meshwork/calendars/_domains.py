"""Mail domains and web addresses: which organisation an address can tell of."""

from __future__ import annotations

from functools import cache
from importlib import resources
from urllib.parse import urlsplit


def domain_of(address: str) -> str:
    """The mail domain of an address, where it can tell of an organisation; else nothing.

    >>> domain_of("anna@lindehof.example"), domain_of("anna@kpnmail.nl"), domain_of("anna")
    ('lindehof.example', '', '')
    >>> domain_of("anna@lindehof.onmicrosoft.com")
    ''
    """
    domain = address.rpartition("@")[2].strip().lower().rstrip(".") if "@" in address else ""
    labels = domain.split(".")
    return "" if any(".".join(labels[at:]) in _public() for at in range(len(labels))) else domain


def host_of(url: str) -> str:
    """The name of the house in a web address, `www.` left out; of what is no address nothing.

    >>> host_of("https://www.lindehof.example/over-ons"), host_of("lindehof.example"), host_of("http://[")
    ('lindehof.example', 'lindehof.example', '')
    """
    try:
        host = urlsplit(url if "//" in url else "//" + url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


@cache
def _public() -> frozenset[str]:
    said = resources.files("meshwork.calendars").joinpath("public_domains.txt").read_text(encoding="utf-8")
    return frozenset(line for line in said.splitlines() if line and not line.startswith("#"))
