"""The reading a second time, as plain and slow as the pages that describe it: day by day, fact by fact.

It knows the facts, networkx and docs/stages.md, and shares no line with what it is compared to. Thresholds stand here
as numbers, so that a changed default is seen. The core and its fit are given to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

import networkx as nx

from meshwork.model import Commitment, Facts, Session, Tie
from meshwork.network.clock import months_later
from meshwork.when import When, holds

DAY = timedelta(1)
Values = dict[str, float | None]
Core = Callable[[nx.Graph], tuple[float, float]]
STAGES = ("L0", "L1", "P1", "P2", "M1", "M2")
UP = {"L0": ("L1",), "L1": ("P1",), "P1": ("M1", "P2"), "P2": ("M1",), "M1": ("M2",), "M2": ()}
DECLARED = {"knows": 1.0, "exchanges": 2.0, "refers": 2.0, "collaborates": 4.0}


class Plain:
    """A community of facts, read in the rhythm it chose."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.yearly = any((each.name, each.value) == ("rhythm", "yearly") for each in facts.settings)
        self.window, self.half, self.slow = (1096, 548, 6) if self.yearly else (365, 183, 1)
        self.least = max([91, *(int(each.value) for each in facts.settings if each.name == "leaving.least_days")])
        self.people = {each.id: each for each in facts.stakeholders}
        self.starts: dict[str, date] = {}
        for action in facts.actions:
            begun = [each.since.start for each in facts.works_on if each.action == action.id and each.since]
            if action.start or begun:
                self.starts[action.id] = action.start.start if action.start else min(begun)
        self.days = sorted({each.date.start for each in facts.sessions} | set(self.starts.values()))
        self.begun = sorted({start for start, workers, _ in self.actions(date.min, date.max) if workers})
        told = [each.since.start for each in facts.ties if each.since]
        self.beginning = self.days[0] if self.days else min(told, default=None)
        self._limits: dict[date, float] = {}
        self._times: dict[date, int] = {}
        self._firsts: dict[tuple[date, int], date] = {}
        self.present: dict[str, list[str]] = defaultdict(list)
        for seen in facts.attendance:
            if seen.present is not False:
                self.present[seen.session].append(seen.stakeholder)

    # --- the clock

    def usual(self, day: date) -> int:
        """The rhythm of the two years before; ten days while there is none."""
        return self.rhythm(self.days, day) or 10

    def rhythm(self, active: list[date], day: date) -> int | None:
        """Days of the two years before that lie in each completed gap; the gap in which the middle one lies."""
        start = months_later(day, -24)
        gaps = [((b - a).days, (b - max(a, start)).days) for a, b in pairwise(active) if start < b <= day]
        if len(gaps) < 2:
            return None
        days = sorted(gap for gap, inside in gaps for _ in range(inside))
        return days[(len(days) - 1) // 2]

    def limit(self, day: date) -> float:
        """How many days of silence after an activity day are awake."""
        if day not in self._limits:
            self._limits[day] = max(30, 3 * self.usual(day))
        return self._limits[day]

    def awake(self, day: date) -> bool:
        """Whether the last activity day is near enough."""
        place = bisect_right(self.days, day)
        return not place or (day - self.days[place - 1]).days <= self.limit(self.days[place - 1])

    def silent(self, day: date) -> bool:
        """Whether the last activity day is farther back than a month, and than usual."""
        place = bisect_right(self.days, day)
        if not place:
            return False
        last = self.days[place - 1]
        return (day - last).days > max(30, self.usual(last))

    def lately(self, day: date) -> int:
        """How many days back it is looked who still hang together."""
        rhythm = self.rhythm(self.days, day)
        if self.yearly or rhythm is None:
            return self.half
        return min(self.half, max(self.least, 3 * rhythm))

    def stopped(self, day: date) -> bool:
        """Whether work began so long ago that it is over."""
        began = [each for each in self.begun if each <= day]
        rhythm = self.rhythm(self.begun, began[-1]) if began else None
        return not self.yearly and rhythm is not None and self.age(began[-1], day) > max(self.least, 1.5 * rhythm)

    def time(self, day: date) -> int:
        """How many awake days there were since the first activity day; before it, as on the calendar."""
        if not self.days or day <= self.days[0]:
            return day.toordinal() - (self.days[0].toordinal() if self.days else 0)
        if day not in self._times:
            then, awake = self.days[0], 0
            while then <= day + 500 * DAY:
                self._times[then] = awake
                then += DAY
                awake += self.awake(then)
        return self._times[day]

    def age(self, then: date, day: date) -> int:
        """Awake days from then to a day."""
        return self.time(day) - self.time(then)

    def faded(self, weight: float, then: date, day: date, half_life: float) -> float:
        """What is left of a weight."""
        return weight * float(0.5 ** (self.age(then, day) / (half_life * self.slow)))

    # --- who is who

    def unit(self, who: str, day: date) -> str:
        """A person counts as the organisation it came to last."""
        homes = [each for each in self.facts.belongs_to if each.person == who and holds(each.since, each.until, day)]
        newest = max(homes, key=lambda each: (each.since.start if each.since else date.min, each.id), default=None)
        return newest.organisation if newest else who

    def units(self, people: Iterable[str], day: date) -> set[str]:
        """Each once."""
        return {self.unit(each, day) for each in people}

    def carrying(self, pledge: Commitment, first: date, last: date) -> set[str]:
        """As what somebody held a commitment between two days: as each organisation it worked in meanwhile."""
        begun = pledge.since.start if pledge.since else date.min
        moves = {
            turn
            for each in self.facts.belongs_to
            if each.person == pledge.stakeholder
            for turn in (each.since and each.since.start, each.until and each.until.end)
            if turn and first < turn <= last
        }
        days = [day for day in {max(first, begun), *moves} if day <= last and holds(pledge.since, pledge.until, day)]
        return {self.unit(pledge.stakeholder, day) for day in days}

    def spells(self, tie: Tie) -> list[tuple[str, str, date, date]]:
        """Between whom a declared tie counts, from when until when."""
        first, until = tie.since.start if tie.since else date.min, tie.until.end if tie.until else date.max
        moves = {
            turn
            for each in self.facts.belongs_to
            if each.person in (tie.source, tie.target)
            for turn in (each.since and each.since.start, each.until and each.until.end)
            if turn and first < turn < until
        }
        pieces = [
            (self.unit(tie.source, a), self.unit(tie.target, a), a, b)
            for a, b in pairwise(sorted({first, until, *moves}))
        ]
        return [each for each in pieces if each[0] != each[1]]

    def sector(self, who: str, day: date) -> str | None:
        """As it was on the day."""
        former = [
            each.sector
            for each in self.facts.versions
            if each.stakeholder == who and each.sector and holds(each.since, each.until, day)
        ]
        return former[0] if former else self.people[who].sector

    def facilitators(self, first: date, last: date) -> set[str]:
        """Facilitators, and whom they worked from on any of these days."""
        led = {each.id for each in self.facts.stakeholders if each.facilitator}
        return led | {
            each.organisation
            for each in self.facts.belongs_to
            if each.person in led
            and (each.since is None or each.since.start <= last)
            and (each.until is None or each.until.end > first)
        }

    # --- what happened in a window, both days included

    def first(self, last: date, days: int) -> date:
        """The first day of the window of so many awake days."""
        if (last, days) not in self._firsts:
            then = last
            while self.age(then - DAY, last) < days:
                then -= DAY
            self._firsts[last, days] = then
        return self._firsts[last, days]

    def sessions(self, first: date, last: date) -> Iterator[tuple[Session, set[str]]]:
        """Each with who was there."""
        for session in self.facts.sessions:
            day = session.date.start
            if first <= day <= last:
                yield session, self.units(self.present[session.id], day)

    def actions(self, first: date, last: date) -> Iterator[tuple[date, dict[str, date], set[str]]]:
        """The start of each, its workers with the day they joined, and its leaders."""
        for action, start in self.starts.items():
            workers: dict[str, date] = {}
            leaders = set()
            for work in self.facts.works_on:
                joined = max(start, work.since.start) if work.since else start
                if work.action == action and joined <= last and not (work.until and work.until.end <= start):
                    who = self.unit(work.stakeholder, joined)
                    workers[who] = min(joined, workers.get(who, joined))
                    leaders |= {who} if work.lead else set()
            if first <= start <= last:
                yield start, workers, leaders

    def ties(self, first: date, last: date) -> Iterator[tuple[Tie, str, str, date]]:
        """Declared ties that held on any of these days, between whom, and until when."""
        for tie in self.facts.ties:
            for one, other, begun, ended in self.spells(tie):
                if begun <= last and ended > first:
                    yield tie, one, other, ended

    def active(self, first: date, last: date) -> set[str]:
        """Who attended, worked or had a declared tie."""
        found = {who for _, present in self.sessions(first, last) for who in present}
        found |= {who for _, workers, _ in self.actions(first, last) for who in workers}
        return found | {who for _, one, other, _ in self.ties(first, last) for who in (one, other)}

    def interactions(self, first: date, last: date) -> int:
        """One each."""
        attended = sum(len(present) for _, present in self.sessions(first, last))
        worked = sum(len(workers) for _, workers, _ in self.actions(first, last))
        return attended + worked + len({tie.id for tie, *_ in self.ties(first, last)})

    def graph(self, first: date, last: date, active: set[str], *, late: bool = False) -> nx.Graph:  # noqa: C901, PLR0912 one paragraph a row of the table
        """The ties of the last day, of a tenth or more."""
        weights: dict[frozenset[str], float] = defaultdict(float)
        joint: dict[frozenset[str], float] = defaultdict(float)
        told: dict[tuple[str, frozenset[str]], float] = defaultdict(float)
        for session, present in self.sessions(first, last):
            k = len(present)
            if session.plenary or not 2 <= k <= 50:
                continue
            weight, half_life = max(3 / (k - 1), 0.3), 60
            if k == 2 and session.kind in ("talk", "call"):
                weight, half_life = (4, 90) if session.kind == "talk" else (2, 45)
            for pair in combinations(present, 2):
                weights[frozenset(pair)] += self.faded(weight, session.date.start, last, half_life)
        for start, workers, _ in self.actions(first, last):
            for pair in combinations(workers, 2):
                joint[frozenset(pair)] += self.faded(6, start, last, 180)
        for tie, one, other, ended in self.ties(last if late else first, last):
            weight = 8.0 if tie.kind == "delivers_with" else DECLARED[tie.kind] * tie.strength / 2
            weight = weight if ended > last else self.faded(weight, ended, last, 180)
            key = (tie.kind, frozenset((one, other)))
            told[key] = max(told[key], weight)
        for (kind, both), weight in told.items():
            if kind == "delivers_with":
                joint[both] = max(joint[both], weight)
            else:
                weights[both] += weight
        for both, weight in joint.items():
            weights[both] += weight
        for team in self.facts.teams:
            rows = [each for each in self.facts.members if each.team == team.id]
            inside = self.units((each.stakeholder for each in rows if holds(each.since, each.until, last)), last)
            for pair in combinations(inside, 2) if len(inside) <= 12 else ():
                weights[frozenset(pair)] += 1
        for reuse in self.facts.reused:
            if reuse.date is None or not first <= reuse.date.start <= last:
                continue
            day = reuse.date.start
            makers = self.units(
                (each.stakeholder for each in self.facts.contributed if each.insight == reuse.insight), day
            )
            for maker in makers - {self.unit(reuse.stakeholder, day)}:
                weights[frozenset((maker, self.unit(reuse.stakeholder, day)))] += self.faded(3, day, last, 180)
        graph = nx.Graph()
        graph.add_nodes_from(sorted(active))
        graph.add_edges_from(
            sorted(both) for both, weight in weights.items() if weight >= 0.1 - 1e-12 and both <= active
        )
        return graph

    # --- the profile

    def tied(self, last: date, days: int, *, late: bool) -> tuple[nx.Graph, nx.Graph]:
        """The graph of so many days, and the same without facilitators."""
        first = self.first(last, days)
        active = self.active(first, last)
        graph = self.graph(self.first(last, self.window) if self.yearly else first, last, active, late=late)
        return graph, graph.subgraph(active - self.facilitators(first, last))

    def values(self, last: date, *, late: bool = False) -> tuple[Values, nx.Graph]:
        """Every number by its symbol, one_goal, sectors, sessions and n beside them; None where not recorded.

        Over the window; or `late` over the last half of it, and R, C and S over the last part of that.
        """
        days = self.half if late else self.window
        first = self.first(last, days)
        active, led = self.active(first, last), self.facilitators(first, last)
        graph, alone = self.tied(last, days, late=late)
        together_of_late, without_led = self.tied(last, self.lately(last) if late else days, late=late)
        n, largest = len(active), _largest(graph)
        sectors = {who: said for who in active - led if (said := self.sector(who, last))}
        goals: dict[str, set[str]] = {
            each.id: set() for each in self.facts.goals if holds(each.opened, each.closed, last)
        }
        of_late: dict[str, set[str]] = {
            each.id: set() for each in self.facts.goals if _between(each.opened, each.closed, first, last)
        }
        carried = [each for each in self.facts.commitments if each.level in ("committed", "carrying")]
        for each in carried:
            if each.goal in goals and holds(each.since, each.until, last):
                goals[each.goal] |= {self.unit(each.stakeholder, last)} & active
            if each.goal in of_late:
                of_late[each.goal] |= self.carrying(each, first, last) & active
        begun = any(each.opened is None or each.opened.start <= last for each in self.facts.goals)
        keeps_goals = begun and any(each.since is None or each.since.start <= last for each in carried)
        across = [
            (set(workers) & active, leaders & active)
            for _, workers, leaders in (() if late and self.stopped(last) else self.actions(first, last))
            if len({sectors[who] for who in workers if who in sectors}) >= 2
        ]
        pairs = [
            {one, other}
            for tie, one, other, _ in self.ties(last if late else first, last)
            if tie.kind == "delivers_with" and len({sectors.get(one), sectors.get(other)} - {None}) == 2
        ]
        ever = [each for each in self.actions(date.min, last) if each[1]]
        delivering = [each for each in self.facts.ties if each.kind == "delivers_with"]
        keeps_actions = bool(ever) or any(each.since is None or each.since.start <= last for each in delivering)
        keeps_leads = any(leaders for _, _, leaders in ever)
        together = set().union(*(workers for workers, _ in across), *pairs)
        between = nx.betweenness_centrality(alone)
        spread = [each / sum(between.values()) for each in between.values()] if sum(between.values()) else []
        gone = sorted(graph, key=lambda who: (-graph.degree(who), who))[: -(-n // 20)]
        stay = self.stayers(last)
        return {
            "n": n,
            "together": len(together_of_late),
            "without_led": len(without_led),
            "R": _share(_largest(together_of_late), len(together_of_late)),
            "C": _share(max(map(len, nx.biconnected_components(together_of_late)), default=0), len(together_of_late)),
            "S": _share(_largest(without_led), len(without_led)),
            "D": max(spread, default=0.0),
            "tied": nx.density(alone),
            "H": 1 / sum(each**2 for each in spread) if spread else float(len(alone)),
            "P": _share(sum(len(each) >= 2 for each in goals.values()), len(goals)) if keeps_goals else None,
            "X": _share(
                sum(len({sectors[who] for who in each if who in sectors}) >= 2 for each in goals.values()), len(goals)
            )
            if keeps_goals and sectors
            else None,
            "K": stay,
            "Y": _share(len(together), n) if keeps_actions and sectors else None,
            "R5": _share(_largest(graph.subgraph(set(graph) - set(gone))), largest),
            "YF": _share(sum(bool(leaders) and leaders <= led for _, leaders in across), len(across))
            if across and sectors and keeps_leads
            else None,
            "one_goal": _share(max(map(len, (of_late if late else goals).values()), default=0), n)
            if keeps_goals
            else None,
            "P_of_late": _share(sum(len(each) >= 2 for each in of_late.values()), len(of_late))
            if keeps_goals
            else None,
            "sectors": len(set(sectors.values())) if sectors else None,
            "woven": _share(len(self.circled(first, last) & (active - led)), len(active - led)),
            "sessions": sum(len(present - led) >= 3 for _, present in self.sessions(first, last))
            if any(present for _, present in self.sessions(date.min, last))
            else None,
        }, graph

    def circled(self, first: date, last: date) -> set[str]:
        """Who met in a session of three partners or more that ties those present, or is in a team of as many.

        Whether triangles of ties are more than chance is not asked: where it would matter, this is no comparison.
        """
        led, found = self.facilitators(first, last), set()
        for session, present in self.sessions(first, last):
            if not session.plenary and len(present) <= 50 and len(present - led) >= 3:
                found |= present
        for team in self.facts.teams:
            rows = [each for each in self.facts.members if each.team == team.id]
            inside = self.units((each.stakeholder for each in rows if holds(each.since, each.until, last)), last)
            if len(inside) <= 12 and len(inside - led) >= 3:
                found |= inside
        return found

    def stayers(self, last: date) -> float | None:
        """Of the active of the window before, the share that still is; None before there is such a window."""
        first = self.first(last, self.window)
        if self.beginning is not None and self.beginning >= first:
            return None
        before = self.active(self.first(first - DAY, self.window), first - DAY)
        return _share(len(before & self.active(first, last)), len(before)) if before else None

    # --- the path

    def path(self, days: Iterable[date], core: Core) -> tuple[list[str | None], list[tuple[date, date, str, str]]]:
        """The label of every month end, and every step."""
        stage: str | None = None
        labels: list[str | None] = []
        steps: list[tuple[date, date, str, str]] = []
        seen: list[tuple[date, Values, Values]] = []
        steady, rests = False, 0
        doubts: list[tuple[date, Values]] = []
        for place, day in enumerate(days):
            now, graph = self.values(day)
            late, _ = self.values(day, late=True)
            first = self.first(day, self.window)
            enough = (now["n"] or 0) >= 5 and self.interactions(first, day) >= 10
            if enough and self.awake(day):
                if enters("M2", now | {"CP": 0.1, "CPz": 3.0}):
                    now["CP"], now["CPz"] = core(graph)
                seen.append((day, now, late))
                if len(seen) >= 2:
                    may_rise, may_fall = rests >= 0, rests <= 0
                    rests -= (rests > 0) - (rests < 0)
                    new = self._rise(stage, seen[-2][1:], seen[-1][1:], first=place >= 2) if may_rise else None
                    new = None if stage is None and new == "L0" and len(seen) < 3 else new
                    since = seen[-2][0]
                    if stage and not new and may_fall and doubts and not self.silent(day) and self.settles(day, now):
                        new, since = self._fall(stage, doubts[0][1], late, steady), doubts[0][0]
                    if stage and new:
                        steps.append((day, since, stage, new))
                        rests = 3 if STAGES.index(new) > STAGES.index(stage) else -3
                    doubts = [] if new else doubts
                    stage = new or stage
                steady |= stands("P2", now, late)
                if stage and not self.silent(day):
                    doubts = [*doubts, (day, late)] if broken(stage, late) else []
            labels.append(stage if enough and not self._long_asleep(day) else None)
        return labels, steps

    def _rise(
        self, stage: str | None, one: tuple[Values, Values], two: tuple[Values, Values], *, first: bool
    ) -> str | None:
        def both(to: str) -> bool:
            return all(stands(to, now, late) for now, late in (one, two))

        if stage is None:
            return max(filter(both, STAGES), key=STAGES.index) if first else None
        return next((each for each in UP[stage] if both(each)), None)

    def _fall(self, stage: str, one: Values, two: Values, steady: bool) -> str | None:
        if not broken(stage, two):
            return None
        under = [each for each in STAGES[: STAGES.index(stage)] if each != "P2" or steady]
        return max(
            (max((to for to in under if not broken(to, late)), key=STAGES.index) for late in (one, two)),
            key=STAGES.index,
        )

    def settles(self, day: date, now: Values) -> bool:
        """Whether something was recorded this month, they meet every two months at least, or the goal was let go."""
        before = [each for each in self.days if each <= day]
        if not before or before[-1] >= day.replace(day=1) or self.yearly or self.usual(day) <= 62:
            return True
        carried = now.get("one_goal")
        return carried is not None and carried < 1 / 3 - 1e-9 and (now.get("P") or 0) < 0.5 - 1e-9

    def _long_asleep(self, day: date) -> bool:
        if self.awake(day):
            return False
        last = max(each for each in self.days if each <= day)
        return day >= months_later(last + timedelta(int(self.limit(last)) + 1), 12)


def enters(stage: str, now: Values) -> bool:
    """Whether all that a stage asks holds."""

    def least(symbol: str, border: float) -> bool:
        value = now.get(symbol)
        return value is not None and value >= border - 1e-9

    def most(symbol: str, border: float) -> bool:
        value = now.get(symbol)
        return value is not None and value <= border + 1e-9

    small = (now["n"] or 0) < 30
    nearly_all = small and (now["tied"] or 0) >= 2 / 3 - 1e-9
    hub = 0.25 + 0.15 * min(max((60 - (now["n"] or 0)) / 30, 0), 1)
    one_goal = least("one_goal", 1 / 3) or least("P", 0.5)
    cop = least("R", 0.5) and least("C", 0.4) and least("S", 0.5) and one_goal and least("sessions", 3)
    steady = cop and least("K", 0.5) and least("P", 0.6) and least("S", 0.6)
    across = least("X", 0.4) and least("sectors", 3) and least("Y", 0.25)
    meshwork = cop and least("C", 0.6) and least("S", 0.7) and (most("D", hub) or nearly_all) and across
    meshwork = meshwork and least("woven", 0.2)
    hubs = least("H", 2 if small else 5)
    core = least("CP", 0.05) and most("CP", 0.5) and least("CPz", 2 + 1e-6)
    carries = meshwork and least("R5", 0.7) and hubs and most("YF", 0.5) and core
    return {"L0": True, "L1": least("R", 0.5), "P1": cop, "P2": steady, "M1": meshwork, "M2": carries}[stage]


def lasts(stage: str, late: Values, *, small: bool) -> bool:
    """Whether those who hang together still do, as much as a stage asks."""
    asked = {
        "L0": {},
        "L1": {"R": 0.5},
        "P1": {"R": 0.5, "C": 0.4, "S": 0.5},
        "P2": {"R": 0.5, "C": 0.4, "S": 0.6},
        "M1": {"R": 0.5, "C": 0.6, "S": 0.7},
        "M2": {"R": 0.5, "C": 0.6, "S": 0.7},
    }
    return all(
        (late[symbol] or 0.0) >= border + (_half(late, symbol) if small else 0) - 1e-9
        for symbol, border in asked[stage].items()
    )


def stands(stage: str, now: Values, late: Values) -> bool:
    """Whether all that a stage asks holds, of late too, and nothing breaks it."""
    return enters(stage, now) and lasts(stage, late, small=(now["n"] or 0) < 30) and not broken(stage, late)


def _half(late: Values, symbol: str) -> float:
    """Half a partner, as a share of those there of late."""
    return 0.5 / max(late["without_led" if symbol == "S" else "together"] or 0, 1)


def broken(stage: str, late: Values) -> bool:
    """Whether a stage cannot be kept."""

    def under(symbol: str, border: float, *, unknown: bool = False) -> bool:
        value = late[symbol]
        beyond = _half(late, symbol) if symbol in "RCS" else 0.0
        return unknown if value is None else value < border + beyond - 1e-9

    network = under("R", 0.4)
    let_go = under("one_goal", 1 / 6) and under("P_of_late", 0.25)
    cop = network or under("C", 0.3) or under("S", 0.4) or let_go
    steady = cop or under("K", 0.4) or under("P", 0.5)
    apart = under("X", 0.3, unknown=True) or under("Y", 0.15, unknown=True)
    meshwork = cop or under("C", 0.5) or under("S", 0.6) or apart
    led = late["YF"]
    leaning = meshwork or under("R5", 0.6) or led is None or led > 0.6 + 1e-9
    return {"L0": False, "L1": network, "P1": cop, "P2": steady, "M1": meshwork, "M2": leaning}[stage]


def _between(since: When | None, until: When | None, first: date, last: date) -> bool:
    """Whether it held at some time between two days."""
    return (since is None or since.start <= last) and holds(None, until, first)


def _largest(graph: nx.Graph) -> int:
    return max(map(len, nx.connected_components(graph)), default=0)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
