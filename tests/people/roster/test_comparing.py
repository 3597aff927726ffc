"""Who joins, leaves, moves and changes: the plan of a file against what stands, with no database."""

from datetime import date

import pytest

from people.roster.checking import Line, Roster
from people.roster.columns import COLUMNS
from people.roster.comparing import compare
from people.roster.plan import Exodus, Gap, Job, Person, Standing
from people.roster.refusals import RosterRefused

AS_OF = date(2026, 12, 14)
START = date(2020, 3, 2)
WORKS, LIBRARY, FIRE = "Public Works", "Library", "Fire"


def line(number="1", agency=WORKS, **values) -> Line:
    clean = {
        "row": 2,
        "number": number,
        "given_name": "Ana",
        "family_name": "Ferreira",
        "email": None,
        "agency": agency,
        "job_role": "",
        "starts_on": START,
        "ends_on": None,
        "language": "",
    }
    return Line(**{**clean, **values})


def roster(*lines: Line, fields=frozenset(COLUMNS)) -> Roster:
    return Roster(lines, frozenset(fields), "UTF-8, comma")


def job(number="1", agency=WORKS, *, pk=1, starts_on=START, ends_on=None, job_role="") -> Job:
    return Job(pk, number, "Ana Ferreira", agency, job_role, starts_on, ends_on)


def standing(*jobs: Job, emails=(), officers=(), headcounts=(), people=None) -> Standing:
    numbers = people if people is not None else {each.number for each in jobs}
    known = {number: Person(int(number), number, "Ana", "Ferreira", None, "en") for number in numbers}
    return Standing(known, jobs, dict(emails), dict(officers), dict(headcounts), frozenset({"Clerk"}))


def plan(file: Roster, stands: Standing, *, share=1.0):
    return compare(file, stands, as_of=AS_OF, alarm_share=share)


def test_a_new_person_joins():
    found = plan(roster(line()), standing())
    assert [each.number for each in found.joining] == ["1"]
    assert [each.number for each in found.new_people] == ["1"]


def test_somebody_already_there_changes_nothing():
    assert plan(roster(line()), standing(job())).changes_nothing


def test_whoever_is_not_in_the_file_leaves_the_day_before():
    found = plan(roster(line()), standing(job(), job("2", pk=2)))
    assert [(each.job.number, each.last_day) for each in found.leaving] == [("2", date(2026, 12, 13))]


def test_an_agency_the_file_does_not_name_is_left_alone():
    assert plan(roster(line()), standing(job(), job("2", LIBRARY, pk=2))).changes_nothing


def test_who_left_before_is_not_made_to_leave_again():
    assert plan(roster(line()), standing(job(), job("2", pk=2, ends_on=date(2026, 12, 13)))).changes_nothing


@pytest.mark.parametrize("starts_on", [AS_OF, date(2027, 1, 4)])
def test_an_employment_still_to_begin_never_does(starts_on):
    found = plan(roster(line()), standing(job(), job("2", pk=2, starts_on=starts_on)))
    assert [(each.job.pk, each.last_day) for each in found.leaves] == [(2, None)]


def test_from_one_named_agency_to_another_is_a_move():
    found = plan(roster(line(agency=LIBRARY, starts_on=AS_OF), line("2")), standing(job(), job("2", pk=2)))
    assert [(each.number, each.left, each.joined) for each in found.moves] == [("1", (WORKS,), (LIBRARY,))]
    assert (found.joining, found.leaving) == ([], [])


def test_a_second_agency_is_a_second_employment_and_no_move():
    found = plan(roster(line(), line(agency=LIBRARY)), standing(job()))
    assert ([each.agency for each in found.joining], found.moves) == ([LIBRARY], ())


def test_changes_are_told_field_by_field():
    file = roster(line(family_name="Silva", job_role="Clerk", starts_on=date(2020, 3, 9), language="es"))
    found = plan(file, standing(job()))
    (person,), (work,) = found.person_changes, found.job_changes
    assert [(each.field, each.before, each.after) for each in person.differences] == [
        ("family_name", "Ferreira", "Silva"),
        ("language", "en", "es"),
    ]
    assert [each.field for each in work.differences] == ["job_role", "starts_on"]
    assert found.changed == 1


def test_a_job_role_in_other_capitals_is_the_same():
    found = plan(roster(line(job_role="CLERK")), standing(job(job_role="Clerk")))
    assert found.changes_nothing
    assert found.new_job_roles == ()


def test_a_column_that_is_not_there_changes_nothing():
    fields = {"number", "given_name", "family_name", "agency", "starts_on"}
    assert plan(
        roster(line(), fields=fields), standing(job(job_role="Clerk", ends_on=date(2027, 1, 1)))
    ).changes_nothing


def test_somebody_back_in_the_file_is_back_in_the_agency():
    for fields in (COLUMNS, {"number", "given_name", "family_name", "agency", "starts_on"}):
        found = plan(roster(line(), fields=fields), standing(job(ends_on=date(2026, 12, 1))))
        assert [each.ends_on for each in found.job_changes] == [None]


def test_a_second_time_in_an_agency_is_a_second_employment():
    found = plan(roster(line(starts_on=date(2026, 6, 1))), standing(job(ends_on=date(2025, 1, 31))))
    assert [each.starts_on for each in found.new_jobs] == [date(2026, 6, 1)]
    assert found.leaves == ()


def test_a_time_that_overlaps_an_earlier_one_is_refused():
    file = roster(line(starts_on=date(2025, 1, 1)))
    with pytest.raises(RosterRefused) as caught:
        plan(file, standing(job(ends_on=date(2025, 1, 31))))
    assert [each.kind for each in caught.value.refusals] == ["overlaps"]


def test_an_address_of_somebody_not_in_the_file_is_refused():
    with pytest.raises(RosterRefused) as caught:
        plan(roster(line(email="a@kf.example")), standing(job(), emails={"a@kf.example": "9"}))
    assert caught.value.refusals[0].values == {"found": "a@kf.example", "owner": "9"}


def test_two_people_of_the_file_may_exchange_addresses():
    file = roster(line(email="b@kf.example"), line("2", email="a@kf.example"))
    found = plan(file, standing(job(), job("2", pk=2), emails={"a@kf.example": "1", "b@kf.example": "2"}))
    assert len(found.person_changes) == 2


def test_an_agency_that_loses_more_than_its_share_is_told():
    jobs = [job(str(number), pk=number) for number in range(1, 11)]
    eight = roster(*(line(str(number)) for number in range(1, 9)))
    assert plan(eight, standing(*jobs), share=0.2).exoduses == ()
    seven = roster(*(line(str(number)) for number in range(1, 8)))
    assert plan(seven, standing(*jobs), share=0.2).exoduses == (Exodus(WORKS, 3, 10),)


def test_an_agency_without_an_officer_is_told_with_its_people():
    assert plan(roster(line()), standing()).gaps == (Gap(WORKS, 1),)


def test_an_officer_who_leaves_by_this_file_leaves_a_gap_even_where_the_file_does_not_reach():
    officers = {WORKS: ("1",), FIRE: ("2",)}
    stands = standing(job(), job("2", pk=2), officers=officers, headcounts={FIRE: 94, WORKS: 2})
    assert plan(roster(line(), line("2")), stands).gaps == ()
    assert plan(roster(line()), stands).gaps == (Gap(FIRE, 94),)


def test_an_officer_who_also_works_elsewhere_still_answers():
    stands = standing(job(), job("2", pk=2), job("2", LIBRARY, pk=3), officers={WORKS: ("2",)})
    assert plan(roster(line()), stands).gaps == ()


def test_an_officer_who_was_never_on_a_roster_answers():
    assert plan(roster(line()), standing(officers={WORKS: ("99",)})).gaps == ()


def test_two_plans_that_do_the_same_have_one_fingerprint():
    one = plan(roster(line()), standing())
    assert one.fingerprint == plan(roster(line()), standing()).fingerprint
    assert one.fingerprint != plan(roster(line(given_name="Anna")), standing()).fingerprint
