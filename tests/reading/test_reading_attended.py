"""Attendance as columns: what is left out, what is not known, and who met in sessions of any size."""

from __future__ import annotations

from meshwork.model import Attendance, Facts, Session, Stakeholder
from meshwork.network.attended import Attended
from meshwork.when import When


def test_attendance_stands_in_columns_and_what_is_not_known_is_no_no() -> None:
    """Of four rows the one of a session that is not there is left out, and the row of a stranger has no place."""
    facts = Facts(
        stakeholders=(Stakeholder(id="a", name="A"), Stakeholder(id="b", name="B")),
        sessions=(Session(id="late", date=When.of("2023-05-01")), Session(id="soon", date=When.of("2023-01-31"))),
        attendance=(
            Attendance(id="1", stakeholder="b", session="late", invited=True, present=False),
            Attendance(id="2", stakeholder="a", session="gone"),
            Attendance(id="3", stakeholder="stranger", session="soon", present=True),
            Attendance(id="4", stakeholder="a", session="late"),
        ),
    )
    found = Attended.of(facts)
    assert [each.id for each in found.sessions] == ["soon", "late"]
    assert found.row.tolist() == [0, 2, 3]
    assert found.who.tolist() == [1, -1, 0]
    assert found.session.tolist() == [1, 0, 1]
    assert (found.day[1] - found.day[0]).item() == -90  # 31 January to 1 May
    assert found.present.tolist() == [False, True, True]
    assert found.told.tolist() == [True, True, False]
    assert found.invited.tolist() == [True, False, False]
    assert len(Attended.of(Facts()).row) == 0
