"""The invented community is whole, keeps every rule, and tells the story that it is there to tell."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from graph_schema import kinds
from meshwork import demo
from meshwork.model import Facts, Private
from meshwork.rules import faults_of
from meshwork.when import holds


@pytest.fixture
def facts() -> Facts:
    """The invented community."""
    return demo.facts()


@pytest.fixture
def private() -> Private:
    """Its private texts."""
    return demo.private()


def _present(facts: Facts, session: str) -> set[str]:
    return {each.stakeholder for each in facts.attendance if each.session == session and each.present}


def _carriers(facts: Facts, goal: str, day: date) -> set[str]:
    return {
        each.stakeholder for each in facts.commitments if each.goal == goal and holds(each.since, each.until, day)
    }


def _last_seen(facts: Facts, who: str) -> date:
    day = {each.id: each.date.start for each in facts.sessions}
    return max(day[each.session] for each in facts.attendance if each.stakeholder == who and each.present)


def test_it_breaks_no_rule(facts: Facts, private: Private) -> None:
    """Every reference points at something, every value may stand there, every spell ends after it begins."""
    assert faults_of(facts, private) == ()


def test_every_kind_of_the_dictionary_is_in_it(facts: Facts, private: Private) -> None:
    """Whoever wants to see what a kind of fact looks like finds one here; a story that is written begins by hand."""
    empty = [name for name, kind in kinds().items() if not getattr(private if kind.private else facts, name)]
    assert empty == ["drafts", "exports"]


def test_no_two_facts_of_a_kind_share_an_id(facts: Facts, private: Private) -> None:
    """An id is said once."""
    for name, kind in kinds().items():
        ids = [each.id for each in getattr(private if kind.private else facts, name)]
        assert ids == sorted(set(ids)), name


def test_some_sixty_partners_come_from_every_sector_and_are_of_every_kind(facts: Facts) -> None:
    """Organisations, government, companies and individuals; some people belong to an organisation."""
    assert 55 <= len(facts.stakeholders) <= 66
    for name in ("sector", "kind"):
        told = Counter(getattr(each, name) for each in facts.stakeholders)
        assert set(told) == set(kinds()["stakeholders"].property(name).values)
    persons = {each.id for each in facts.stakeholders if each.kind == "person"}
    assert {each.person for each in facts.belongs_to} < persons


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("sessions", "kind"),
        ("sessions", "phase"),
        ("attendance", "role"),
        ("actions", "kind"),
        ("insights", "kind"),
        ("ties", "kind"),
        ("commitments", "level"),
        ("teams", "kind"),
        ("helped", "role"),
        ("choices", "purpose"),
        ("follow_ups", "kind"),
        ("goals", "kind"),
    ],
)
def test_every_value_a_list_allows_occurs(facts: Facts, private: Private, kind: str, name: str) -> None:
    """No legend and no filter stays without an example."""
    told = {getattr(each, name) for each in getattr(private if kinds()[kind].private else facts, kind)}
    assert told - {None} == set(kinds()[kind].property(name).values)


def test_it_lasts_from_the_autumn_of_2019_to_the_autumn_of_2023(facts: Facts) -> None:
    """Four years, and nothing is recorded after the last day."""
    days = sorted(each.date.start for each in facts.sessions)
    assert days[0] == date(2019, 9, 12)
    assert date(2023, 10, 31) < days[-1] <= demo.LAST_DAY


def test_it_begins_with_talks_by_the_facilitators_alone(facts: Facts) -> None:
    """Before the large event nobody but a facilitator brings two parties together."""
    facilitators = {each.id for each in facts.stakeholders if each.facilitator}
    early = [each for each in facts.sessions if each.date.start < date(2019, 12, 8)]
    assert len(early) >= 15
    assert all(each.kind == "talk" and _present(facts, each.id) & facilitators for each in early)


def test_the_large_event_is_plenary_on_8_december_2019(facts: Facts) -> None:
    """More than thirty partners in one hall."""
    (event,) = [each for each in facts.sessions if each.date.text == "2019-12-08"]
    assert (event.kind, event.plenary) == ("event", True)
    assert len(_present(facts, event.id)) > 30


@pytest.mark.parametrize(("city", "day"), [("Amersfoort", "2020-01-11"), ("Amsterdam", "2020-01-25")])
def test_two_gatherings_of_25_follow_in_two_cities(facts: Facts, city: str, day: str) -> None:
    """Those who came commit to the one goal, except the facilitators."""
    (gathering,) = [each for each in facts.sessions if each.date.text == day]
    assert city in (gathering.title or "")
    present = _present(facts, gathering.id)
    assert len(present) == 25
    facilitators = {each.id for each in facts.stakeholders if each.facilitator}
    assert present - facilitators <= _carriers(facts, "omzien", date(2020, 1, 26))


def test_an_inner_circle_stands_in_february_2020(facts: Facts) -> None:
    """A communication team, a support team, 17 builders and 4 who equip them, in five team meetings."""
    march = date(2020, 3, 1)
    size = Counter(each.team for each in facts.members if holds(each.since, each.until, march))
    assert size == {"kern": 8, "communicatie": 5, "ondersteuning": 5, "bouwers": 17, "toerusters": 4}
    february = [each for each in facts.sessions if each.date.text.startswith("2020-02") and each.kind == "gathering"]
    assert len(february) == 5


def test_the_dream_is_born_in_appreciative_inquiry(facts: Facts) -> None:
    """The five phases follow one another, and the dream opens on the day of the third."""
    phases = sorted((each.date.start, each.phase) for each in facts.sessions if each.phase)
    assert [phase for _day, phase in phases] == ["define", "discover", "dream", "design", "destiny"]
    (dream,) = [each for each in facts.goals if each.kind == "dream"]
    assert dream.opened is not None
    assert (dream.opened.start, "dream") in phases


def test_intervision_has_a_chair_who_is_no_party_and_is_kept_from_others(facts: Facts) -> None:
    """Until the groups learnt to do it themselves an outsider was in the chair; nobody's name is at an insight."""
    intervision = {each.id for each in facts.sessions if each.kind == "intervision"}
    first = {each.session: each.stakeholder for each in facts.attendance if each.role == "chair"}
    assert first["intervisie-1-01"] not in {each.stakeholder for each in facts.members if each.team == "intervisie-1"}
    sheltered = {each.id for each in facts.insights if each.session in intervision}
    assert sheltered
    assert sheltered.isdisjoint(each.insight for each in facts.contributed)


def test_services_that_two_sectors_deliver_begin_in_2022(facts: Facts) -> None:
    """At least eight, and more than half of them are led by a partner on the last day."""
    sector = {each.id: each.sector for each in facts.stakeholders if not each.facilitator}
    services = [each for each in facts.actions if each.kind == "service" and each.start]
    assert len(services) >= 8
    assert min(each.start.start for each in services if each.start) >= date(2022, 1, 1)
    for service in services:
        sectors = {
            sector[each.stakeholder]
            for each in facts.works_on
            if each.action == service.id and each.stakeholder in sector
        }
        assert len(sectors) >= 2, service.id
    led = {each.action for each in facts.works_on if each.lead and each.until is None and each.stakeholder in sector}
    assert {each.id for each in services} <= led


def test_partners_come_to_host_what_facilitators_hosted(facts: Facts) -> None:
    """Of the gatherings of 2020 facilitators led most, of those of 2023 partners did."""
    facilitators = {each.id for each in facts.stakeholders if each.facilitator}

    def share(year: str) -> float:
        led = [
            each.started_by in facilitators
            for each in facts.sessions
            if each.date.text.startswith(year) and each.kind == "gathering"
        ]
        return sum(led) / len(led)

    assert share("2020") > 0.6
    assert share("2023") < 0.1


def test_summers_are_quieter_and_not_empty(facts: Facts) -> None:
    """In July and August less than a third of the usual number of meetings."""
    month = Counter(each.date.text[5:7] for each in facts.sessions if each.date.text >= "2020-03")
    usual = sum(month[each] for each in ("03", "04", "05", "06", "09", "10", "11")) / 7
    assert 0 < month["07"] < usual / 3
    assert 0 < month["08"] < usual / 3


def test_some_fade_one_leaves_well_and_one_comes_back(facts: Facts) -> None:
    """Two are last seen in 2021 and 2022 and never said so; one said goodbye; one was away for ten months."""
    gone = {each.id: each for each in facts.stakeholders if each.left}
    assert gone["inkt"].left_well is True
    assert _last_seen(facts, "inkt") < date(2022, 7, 1)
    for who, year in [("wilgenhof", 2021), ("huisartsen", 2022)]:
        assert _last_seen(facts, who).year == year
        assert who not in gone
    days = {each.id: each.date.start for each in facts.sessions}
    seen = sorted(days[each.session] for each in facts.attendance if each.stakeholder == "vaartkade" and each.present)
    longest = max((later - earlier, earlier, later) for earlier, later in pairwise(seen))
    assert longest[0].days > 270
    assert longest[2].year == 2022
    assert seen[-1] > date(2023, 9, 1)


def test_doubts_are_sensed_and_cared_for_and_stay_private(private: Private) -> None:
    """Feelers of both facilitators; care that was done, and some that is still to do."""
    assert {each.author for each in private.feelers} == {"marit", "joris"}
    assert any(each.doubt for each in private.feelers)
    assert {each.done is None for each in private.follow_ups} == {True, False}


def test_nobody_in_it_can_be_written_to(facts: Facts) -> None:
    """Every address is under `.example`, which belongs to nobody, and there is no telephone number."""
    for each in facts.stakeholders:
        assert (each.email or ".example").endswith(".example")
        assert (each.url or ".example").endswith(".example")
        assert each.phone is None


def test_it_is_the_same_at_every_reading() -> None:
    """Another process with another seed of hashes reads the same community to the letter."""
    script = (
        "import hashlib; from meshwork import demo;"
        "print(hashlib.sha256(repr((demo.facts(), demo.private())).encode()).hexdigest())"
    )
    seeded = os.environ | {"PYTHONHASHSEED": "7"}
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, env=seeded, text=True)
    assert other.stdout.strip() == hashlib.sha256(repr((demo.facts(), demo.private())).encode()).hexdigest()
