"""What one and several facts of each kind are called, in the language of who reads."""

from __future__ import annotations

from graph_schema import Property, kinds
from meshwork.text import _, language, later, opening, plural

_NOUNS = {
    "community": (later("community"), later("communities")),
    "stakeholders": (later("stakeholder"), later("stakeholders")),
    "versions": (later("former name"), later("former names")),
    "goals": (later("goal"), later("goals")),
    "sessions": (later("session"), later("sessions")),
    "about": (later("goal of a session"), later("goals of sessions")),
    "attendance": (later("attendance"), later("attendances")),
    "questions": (later("question"), later("questions")),
    "helped": (later("help with a question"), later("helps with questions")),
    "ties": (later("tie"), later("ties")),
    "commitments": (later("commitment"), later("commitments")),
    "actions": (later("action"), later("actions")),
    "towards": (later("goal of an action"), later("goals of actions")),
    "works_on": (later("part in an action"), later("parts in actions")),
    "insights": (later("insight"), later("insights")),
    "contributed": (later("contributed insight"), later("contributed insights")),
    "reused": (later("reused insight"), later("reused insights")),
    "teams": (later("team"), later("teams")),
    "members": (later("team membership"), later("team memberships")),
    "belongs_to": (later("person's organisation"), later("persons' organisations")),
    "brings": (later("offer"), later("offers")),
    "gets": (later("gain"), later("gains")),
    "needs": (later("need"), later("needs")),
    "drives": (later("drive"), later("drives")),
    "choices": (later("choice"), later("choices")),
    "notes": (later("note"), later("notes")),
    "feelers": (later("signal"), later("signals")),
    "follow_ups": (later("follow-up"), later("follow-ups")),
    "extras": (later("entry in your own columns"), later("entries in your own columns")),
    "openings": (later("opened column"), later("opened columns")),
    "settings": (later("setting"), later("settings")),
    "judgements": (later("own word on the stage"), later("own words on the stage")),
    "views": (later("saved view"), later("saved views")),
    "stories": (later("story"), later("stories")),
    "drafts": (later("story being written"), later("stories being written")),
    "exports": (later("story handed out"), later("stories handed out")),
    "share_links": (later("share link"), later("share links")),
    "users": (later("user"), later("users")),
}

_SECTORS = {
    "government": later("Government"),
    "business": later("Business"),
    "civil_society": later("Civil society"),
    "knowledge": later("Knowledge"),
    "care": later("Care and health"),
    "citizen": later("Citizen"),
    "other": later("Other"),
}


def sector(key: str) -> str:
    """What a sector is called; one that a community added has its own name.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     sector("civil_society"), sector("Fisheries")
    ('Civil society', 'Fisheries')
    """
    return _(_SECTORS[key]) if key in _SECTORS else key


def word(it: Property) -> str:
    """What a property is called above a field.

    >>> from graph_schema import kinds
    >>> from meshwork.text import speak
    >>> with speak("nl"):
    ...     word(kinds()["stakeholders"].property("place"))
    'Plaats'
    """
    return opening(it.nl[0] if language() == "nl" and it.nl else it.name.replace("_", " "))


def choice(it: Property, value: str) -> str:
    """What one of the values of a property is called; another value is its own name.

    >>> from graph_schema import kinds
    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     choice(kinds()["sessions"].property("kind"), "open_space")
    'open space'
    """
    if language() == "nl":
        return it.word(value)
    return value.replace("_", " ") if value in it.values else value


def deed(verb: str, note: str) -> str:
    """What a change of the log did, in words.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     deed("import", "town.xlsx"), deed("undo", "2")
    ('read in town.xlsx', 'took back change 2')
    """
    kind = noun(note, 1) if note in _NOUNS else note
    said = choice(kinds()["choices"].property("purpose"), note)
    told = {
        "add": _("added: {noun}", noun=kind),
        "correct": _("corrected: {noun}", noun=kind),
        "change": _("changed from a day on: {noun}", noun=kind),
        "end": _("ended: {noun}", noun=kind),
        "merge": _("made one partner of two"),
        "take_away": _("took away: {noun}", noun=kind),
        "open": _('opened the column "{note}" to others', note=note),
        "close": _('kept the column "{note}" to facilitators', note=note),
        "import": _("read in {note}", note=note),
        "settings": _("set {note}", note=note),
        "overrule": _("called the stage {note}", note=note),
        "agree": _("took back an own word on the stage"),
        "erase": _("erased {nouns} for good", nouns=noun(note) if note in _NOUNS else _("what was past its time")),
        "undo": _("took back change {note}", note=note),
        "bring_together": _("put introductions on the follow-up list"),
        "sense": _("wrote a signal down"),
        "share": _("shared a signal, or no longer"),
        "choose": _("wrote a choice down: {choice}", choice=said),
        "withdraw": _("withdrew a choice: {choice}", choice=said),
        "calendar": _("took contacts from a calendar"),
        "meet": _("wrote a contact down"),
        "name_goals": _("named what it is about"),
        "put_around": _('put partners around "{note}"', note=note),
        "take_off": _('took a partner off "{note}"', note=note),
        "let_be": _("took an introduction off the follow-up list"),
        "plan": _("put a follow-up on the list"),
        "outcome": _("wrote down what came of a follow-up"),
        "drop": _("took a follow-up off the list"),
        "not_now": _("let a partner be for a while"),
        "story": _("made a story for a funder"),
        "draft": _("worked on a story for a funder"),
        "hand_out": _("handed out a story for a funder"),
        "found": _("began the community {note}", note=note),
    }
    return told.get(verb) or f"{verb} {note}".strip()


def kind_of_meeting(kind: str) -> str:
    """What a kind of meeting is called.

    >>> from meshwork.text import speak
    >>> with speak("nl"):
    ...     kind_of_meeting("appreciative_inquiry")
    'waarderend onderzoek'
    """
    return choice(kinds()["sessions"].property("kind"), kind)


def noun(kind: str, n: int = 2) -> str:
    """The word for n facts of a kind.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     noun("goals", 1), noun("goals")
    ('goal', 'goals')
    """
    return _(_NOUNS[kind][0 if n == 1 else 1])


def not_named(unnamed: int) -> str:
    """That there are some who chose not to be on the map; nothing where there is none."""
    said = plural("{n} more is not named: it chose so.", "{n} more are not named: they chose so.", unnamed)
    return said if unnamed else ""
