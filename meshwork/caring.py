"""Follow-ups: what is to be done for a partner, what came of it, and whom to let be for a while; as they are written.

All of it is for facilitators alone. A partner that is let be is a follow-up of the kind `not_now`: decided on the day
`done`, for the reason `outcome`, until the day `due`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import uuid4

from meshwork.change import Changes, key_of
from meshwork.errors import MeshworkError, NoPartner
from meshwork.model import Attendance, Facts, FollowUp, Private, Session, Stakeholder
from meshwork.text import _
from meshwork.when import When
from meshwork.wholeness import fitting, standing

TALK, CALL, BRING_TOGETHER, LET_GO, NOT_NOW = "talk", "call", "bring_together", "let_go", "not_now"
KINDS_OF_CARE = (TALK, CALL, BRING_TOGETHER, LET_GO)
"""What can be done for a partner, the usual ones first."""

ASKED_FOR = timedelta(days=28)
"""How long after a follow-up that was only ticked off is asked what came of it."""

AFTER = timedelta(days=14)
"""For how long after a follow-up was done its partner is left out of the few of today."""

_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Wish:
    """What to do, for whom (id), by when; `partner` (id) with whom, where two are brought together."""

    kind: str
    stakeholder: str
    due: date
    partner: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a follow-up: on which day, a word, energy from -2 to 2 (None: not known).

    `contact` writes it down as a talk or call that was had; `left` that the partner left, and left well.
    """

    on: date
    word: str = ""
    energy: int | None = None
    contact: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A follow-up with the names of who is in it; of who is not named there is no name."""

    id: str
    kind: str
    stakeholder: str
    partner: str | None
    names: tuple[str, ...]
    due: date | None
    done: date | None
    outcome: str | None
    energy_after: int | None


def listed(private: Private, names: Mapping[str, str], gone: Collection[str]) -> tuple[Planned, ...]:
    """Every follow-up, the first due first; those of who objects (`gone`) are left out."""
    found = (each for each in private.follow_ups if not {each.stakeholder, each.partner} & set(gone))
    told = (
        Planned(
            each.id,
            each.kind,
            each.stakeholder,
            each.partner,
            tuple(names[one] for one in (each.stakeholder, each.partner) if one and one in names),
            each.due.start if each.due else None,
            each.done.start if each.done else None,
            each.outcome,
            each.energy_after,
        )
        for each in found
    )
    return tuple(sorted(told, key=lambda each: (each.due or date.max, each.id)))


def to_do(told: Iterable[Planned]) -> tuple[Planned, ...]:
    """Those that are open."""
    return tuple(each for each in told if each.done is None)


def asked(told: Iterable[Planned], today: date) -> tuple[Planned, ...]:
    """Those of which to ask what came of it: their day has come, or they were ticked off of late without a word."""
    return tuple(each for each in told if _asks(each, today))


def resting(told: Iterable[Planned], today: date) -> dict[str, Planned]:
    """By id who is let be on a day: from the day it was decided, until the day it ends, that day not included."""
    found = (each for each in told if each.kind == NOT_NOW and each.due and (each.done or today) <= today < each.due)
    return {each.stakeholder: each for each in found}


def taken_up(told: Iterable[Planned], day: date, today: date) -> frozenset[str]:
    """By id who needs no letter on a day: who is let be, for whom something is planned, or was done of late.

    What is open was planned by `today`: of a day before that it says nothing.
    """
    told = tuple(told)
    planned = (each for each in told if each.kind != NOT_NOW and (each.done or day >= today) and _of_late(each, day))
    both = {one for each in planned for one in (each.stakeholder, each.partner) if one}
    return frozenset(both | resting(told, day).keys())


def next_working_friday(today: date) -> date:
    """The next Friday, the one a week later where that is today or tomorrow.

    >>> next_working_friday(date(2026, 11, 18)), next_working_friday(date(2026, 11, 19))
    (datetime.date(2026, 11, 20), datetime.date(2026, 11, 27))
    """
    soon = today + timedelta(days=2)
    return soon + timedelta(days=(_FRIDAY - soon.weekday()) % 7)


def planning(wish: Wish, told: Iterable[Planned], names: Mapping[str, str], today: date) -> Changes:
    """What puts a follow-up on the list, or moves the open one to another day; nothing where the same is on it.

    Raises `MeshworkError`.
    """
    if wish.kind not in KINDS_OF_CARE:
        raise MeshworkError(_("Choose what to do: talk, call, bring together, or let go their own way."))
    other = wish.partner if wish.kind == BRING_TOGETHER else None
    if wish.stakeholder not in names or (other is not None and other not in names):
        raise NoPartner
    if wish.kind == BRING_TOGETHER and other in {None, wish.stakeholder}:
        raise MeshworkError(_("Say whom to bring it together with."))
    if wish.due < today:
        raise MeshworkError(_("That day has been. Choose today or a later one."))
    pair = {wish.stakeholder, other}
    open_ = [each for each in to_do(told) if (each.kind, {each.stakeholder, each.partner}) == (wish.kind, pair)]
    if any(each.due == wish.due for each in open_):
        return Changes()
    old = open_[0] if open_ else None
    made = FollowUp(
        id=old.id if old else uuid4().hex,
        stakeholder=wish.stakeholder,
        partner=other,
        kind=wish.kind,
        due=When.on(wish.due),
        outcome=old.outcome if old else None,
    )
    return Changes((made,), (key_of(made),) if old else ())


def letting_be(who: str, until: date, why: str, told: Iterable[Planned], today: date) -> Changes:
    """What lets a partner be until a day; it takes the place of an earlier day. Raises `MeshworkError`."""
    if until <= today:
        raise MeshworkError(_("Choose a day to come: from then on it is shown again."))
    before = resting(told, today).get(who)
    made = FollowUp(
        id=uuid4().hex,
        stakeholder=who,
        kind=NOT_NOW,
        due=When.on(until),
        done=When.on(today),
        outcome=why.strip() or None,
    )
    return Changes((made,), (("follow_ups", before.id),) if before else ())


def closing(facts: Facts, private: Private, id_: str, came: Outcome, today: date) -> Changes:
    """What writes down what came of a follow-up, with the contact and the leaving where they are said.

    Without a word the outcome is an empty text: it was answered, and is not asked again. Raises `MeshworkError` for a
    day to come, a follow-up that is not there, and a leaving said of another kind than `let_go`; `Unfit` where a
    leaving does not fit what stands.
    """
    old = next((each for each in private.follow_ups if each.id == id_ and each.kind != NOT_NOW), None)
    if old is None:
        raise MeshworkError(_("There is no such follow-up any more. Look at the list again."))
    if came.on > today:
        raise MeshworkError(_("That day is still to come. Write down what came of it once it has been."))
    if came.left and old.kind != LET_GO:
        raise MeshworkError(
            _("Only of who was let go is it written down here that it left. Correct the partner itself.")
        )
    closed = replace(old, done=When.on(came.on), outcome=came.word.strip(), energy_after=came.energy)
    add, retract = [closed], [key_of(old)]
    who = next(each for each in facts.stakeholders if each.id == old.stakeholder)
    leaving = None
    if came.left:
        leaving = replace(who, left=who.left or When.on(came.on), left_well=True)
        retract.append(key_of(who))
    contact = _contact(facts, old, came) if came.contact and old.kind != LET_GO else ()
    changes = Changes((*add, *([leaving] if leaving else ()), *contact), tuple(retract))
    return fitting(standing(facts, private), changes, leaving or closed)


def _contact(facts: Facts, of: FollowUp, came: Outcome) -> tuple[Session | Attendance, ...]:
    """A talk or call that was had, with the only person who facilitates; nothing where one stands for that day."""
    who = [each for each in (of.stakeholder, of.partner) if each]
    kind = CALL if of.kind == CALL else TALK
    that_day = {each.id for each in facts.sessions if each.date == When.on(came.on) and each.kind in {CALL, TALK}}
    if any(each.session in that_day and each.stakeholder == of.stakeholder for each in facts.attendance):
        return ()
    led = [each for each in facts.stakeholders if each.facilitator and each.kind == "person"]
    met = Session(id=uuid4().hex, date=When.on(came.on), kind=kind)
    there = dict.fromkeys([*who, *(_ids(led) if len(led) == 1 else ())])
    return (met, *(Attendance(id=uuid4().hex, stakeholder=each, session=met.id, present=True) for each in there))


def _ids(several: Iterable[Stakeholder]) -> list[str]:
    return [each.id for each in several]


def _of_late(each: Planned, today: date) -> bool:
    return each.done is None or today - AFTER < each.done <= today


def _asks(each: Planned, today: date) -> bool:
    if each.kind == NOT_NOW:
        return False
    if each.done is None:
        return each.due is not None and each.due <= today
    silent = each.outcome is None and each.energy_after is None
    return silent and today - ASKED_FOR <= each.done <= today
