"""A reading in words for people, in their own language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meshwork.metrics import Measure, Number, numbers
from meshwork.stages.gate import Gate, gates
from meshwork.stages.lacking import awaited, lack
from meshwork.stages.ladder import Family, Stage
from meshwork.stages.reading import Reading
from meshwork.text import _, day, later, number, percent

_NAMES: Mapping[Stage, str] = MappingProxyType(
    {
        "L0": later("loose organisations"),
        "L1": later("connected network"),
        "P1": later("beginning CoP"),
        "P2": later("steady CoP"),
        "M1": later("meshwork in the making"),
        "M2": later("meshwork that carries itself"),
    }
)
_AROUND = later("network around the facilitator")

_FAMILIES: Mapping[Family, str] = MappingProxyType(
    {"loose": later("loose network"), "cop": later("community of practice"), "meshwork": later("meshwork")}
)

_WHY: Mapping[str, str] = MappingProxyType(
    {
        "no_meetings": later(
            "There is no label: no sessions, joint actions or declared connections are recorded in this time. "
            "What partners share on paper does not say that they meet. Begin with one session and who was there."
        ),
        "few_active": later("Not recorded long enough yet: too few partners were active in this time."),
        "few_interactions": later(
            "Not recorded long enough yet: there are too few attendances, actions and connections."
        ),
        "few": later(
            "Not recorded long enough yet: few partners were active in this time, and there are few attendances, "
            "actions and connections."
        ),
        "first_readings": later(
            "Not recorded long enough yet: a label comes after the first few months with enough in them."
        ),
        "asleep_long": later("There is no label: nothing has been recorded since {day}."),
    }
)

_HELPS_BEFORE: Mapping[str, str] = MappingProxyType(
    {
        "no_meetings": later("Talk with each of them, hear what they need, and hold one session on one theme."),
        "few": later(
            "Talk with those you have not heard yet, hear what they need, and bring several of them together on one "
            "theme."
        ),
        "first_readings": later(
            "Keep meeting, and note each time who was there. Let the next session answer a need that you heard."
        ),
        "waiting": later("Keep meeting, note each time who was there, and let others host in turn."),
        "asleep_long": later("Call those you know best, hear what they need now, and hold one session on it."),
    }
)

_HELPS: Mapping[Stage, str] = MappingProxyType(
    {
        "L0": later("Talk with each of them, hear what they need, and hold one session on one theme."),
        "L1": later(
            "Introduce partners to each other in pairs, let friends of friends meet, let others host in turn, "
            "and give one goal its owners."
        ),
        "P1": later(
            "Keep a rhythm in which partners help each other with their questions, gather what works, "
            "and name a core team."
        ),
        "P2": later(
            "Invite the sectors that are missing, turn an insight into something you do together, "
            "and hand over the hosting."
        ),
        "M1": later(
            "Bring up others who weave, rehearse a season without the facilitator, keep the edges open, "
            "and close goals that have died."
        ),
        "M2": later("Keep the edges open, let newcomers find their way in, and close goals that have died."),
    }
)

_SIDE: Mapping[str, str] = MappingProxyType(
    {
        "asleep": later(
            "Nothing has been recorded since {last}; the clock stands still and the label stays as it was."
        ),
        "too_little_evidence": later("There is too little recorded in this time to say more."),
        "recording_changed": later(
            "The way of recording seems to have changed: sessions suddenly hold more or fewer names, or they come "
            "from another source. Read a rise or fall around this time with care."
        ),
        "fragmenting": later("It is falling apart into parts: fewer partners hang together than a while ago."),
        "quieter": later(
            "It is quieter: less than half as many sessions as in the busiest time of the last two years."
        ),
        "open_renewal": later("It is renewing itself: more than half came or left, and it holds together."),
    }
)

_FIXED = later(
    "This classification is Meshwork's own: an aid to a conversation, no grade and no target, and not fit to compare "
    "communities with each other."
)
_SMALL = later("With so few partners the numbers are a conversation starter.")
_COP = later("CoP: community of practice.")


def name(stage: Stage, *, around_facilitator: bool = False) -> str:
    """What a stage is called.

    >>> from meshwork.text import speak
    >>> with speak("nl"):
    ...     name("P1"), name("L1", around_facilitator=True)
    ('beginnende CoP', 'netwerk rond de facilitator')
    """
    return _(_AROUND) if around_facilitator and stage == "L1" else _(_NAMES[stage])


def label(reading: Reading) -> str | None:
    """What the community is called on a day; None without a label."""
    return name(reading.stage, around_facilitator=reading.around_facilitator) if reading.stage else None


def family(which: Family) -> str:
    """What a family of stages is called."""
    return _(_FAMILIES[which])


def why_no_label(reading: Reading) -> str | None:
    """Why there is no label, and what would help; None where there is one."""
    if not reading.why:
        return None
    values = {"asleep_long": {"day": day(reading.last_activity or reading.day)}}
    why = ("few",) if too_little(reading) and len(reading.why) > 1 else reading.why
    return " ".join(_(_WHY[each], **values.get(each, {})) for each in why)


def too_little(reading: Reading) -> bool:
    """Whether so little is recorded that no number of it is enough or too little for anything."""
    return reading.why[:1] in {("few_active",), ("few_interactions",)}


def sentence(reading: Reading) -> str:
    """The reading in one sentence: the label and since when, or why there is none."""
    said = label(reading)
    if said is None:
        return why_no_label(reading) or ""
    when = day(reading.since or reading.day)
    if reading.status == "young":  # no rise yet: it is the log that grew
        return _("{label}, read so since {day}", label=said, day=when) + "."
    return _("{label}, since {day}", label=said, day=when) + "."


def missing(reading: Reading) -> tuple[str, ...]:
    """What the next stage still asks, one sentence each, with what to write down where it is not recorded."""
    return tuple(
        lack(each, reading, what(gates()[each.key])) for each in reading.criteria if each.key in reading.missing
    )


def waiting(reading: Reading) -> str | None:
    """What the label waits for where nothing is known to be missing for the next stage; None where that is not so."""
    if reading.stage is None or reading.next is None:
        return None
    return awaited(reading, name(reading.stage), name(reading.next))


def what(gate: Gate) -> str:
    """What a criterion says; where less is better, also what is measured, which the name alone would turn round.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     what(gates()["facilitator_led"]), what(gates()["reach"])
    ('partners lead the joint work (led by a facilitator)', 'most partners hang together')
    """
    return f"{_(gate.name)} ({measured})" if (measured := measured_by(gate)) else _(gate.name)


def measured_by(gate: Gate) -> str:
    """The name of the number behind a criterion of which less is better; nothing where the name says it."""
    return _(numbers()[gate.key].name) if gate.at_most and gate.key in numbers() else ""


def question(reading: Reading) -> str | None:
    """One question, from the criterion that is farthest; None where nothing is missing."""
    gate = gates()[reading.weakest] if reading.weakest else None
    return _(gate.question_then if reading.weakest in reading.untold else gate.question) if gate else None


def helps(reading: Reading) -> str | None:
    """What helps towards the next stage; too early for one, what helps next by what is there already."""
    waits = waiting(reading) is not None and reading.status != "asleep"
    if reading.stage and not waits:
        return _(_HELPS[reading.stage])
    why = "waiting" if waits else "few" if too_little(reading) else next(iter(reading.why), None)
    return _(_HELPS_BEFORE[why]) if why else None


def side(reading: Reading) -> tuple[str, ...]:
    """What else is going on, one sentence each; what says why there is no label is not said twice."""
    last = day(reading.last_activity or reading.day)
    said = {"asleep"} if "asleep_long" in reading.why else {"too_little_evidence"} if reading.why else set()
    return tuple(_(_SIDE[state], last=last) for state in reading.side if state not in said)


def fixed_line() -> str:
    """What stands wherever a label stands."""
    return _(_FIXED)


def small_line(reading: Reading) -> str | None:
    """What stands beside the numbers of a small community."""
    return _(_SMALL) if reading.counts else None


def cop_written_out() -> str:
    """What CoP means; at its first use in everything that leaves the house."""
    return _(_COP)


def number_of(symbol: str) -> Number:
    """The number of the profile with a symbol; its `name` and `meaning` want translating."""
    return next(each for each in numbers().values() if each.symbol == symbol)


def told(symbol: str, measure: Measure, *, counts: bool) -> str:
    """A number of the profile for a person: a percentage with its error, in a small community a count, or not kept.

    >>> from meshwork.text import speak
    >>> with speak("en"):
    ...     told("R", Measure.share(3, 4), counts=True), told("R", Measure.share(3, 4), counts=False)
    ('3 of 4', '75 %')
    """
    if measure.value is None:
        return _("not recorded")
    if counts and measure.part is not None:
        return _("{part} of {whole}", part=measure.part, whole=measure.whole)
    share = number_of(symbol).share
    said, within = (percent(each) if share else number(each, 1) for each in (measure.value, measure.error))
    return f"{said}, {_('within {margin}', margin=within)}" if measure.error else said
