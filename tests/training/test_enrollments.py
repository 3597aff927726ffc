"""Who must pass what, by when: by rule, whole sets at a time."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives.refusal import Refusal
from evidence.models import Entry
from letters.models import Letter
from people.models import Employment, JobRole
from training.acts.completions import credit, revoke
from training.acts.enrollments import (
    assign,
    carry_on,
    close_leavers,
    close_moved,
    end_assignment,
    enroll,
    exempt,
    remind,
    renew,
)
from training.models import Assignment, Completion, Enrollment

OCT_1, OCT_2, NOV_16 = "2026-10-01T09:00", "2026-10-02T06:10", "2026-11-16T09:00"


@pytest.fixture
def passed(assigned, police, ines, marisol, at):
    """Inés was taught on Monday, October 5, 2026."""
    with at("2026-10-06T09:00"):
        credit(
            module=assigned.module,
            agency=police,
            people=[ines],
            how="classroom",
            held_on=date(2026, 10, 5),
            trainer="A trainer",
            sheet=b"%PDF-1.4",
            sheet_name="sheet.pdf",
            by=marisol.user,
        )
    return Completion.objects.get(employee=ines)


def ends():
    return sorted(Enrollment.objects.values_list("employee__number", "cycle", "closed_as"))


# Assigning


def test_an_assignment_enrolls_whom_it_names_and_owes_each_a_letter(assigned, ines, marisol):
    assert ends() == [("1000", 1, ""), ("1001", 1, "")]
    enrollment = Enrollment.objects.get(employee=ines)
    assert (str(enrollment.due_on), enrollment.due.rule, enrollment.reason) == ("2026-11-02", "training", "assigned")
    assert set(Letter.objects.filter(kind="enrollment").values_list("to", flat=True)) == {ines.email, marisol.email}
    assert Entry.objects.filter(action="training assigned").get().details == {"module": "T", "people": 2}


def test_a_second_assignment_of_the_same_people_enrolls_nobody_again(assigned, module, police, clerk, at):
    with at(OCT_2):
        assign(module=module, is_for_everyone=False, agencies=[police], by=clerk.user)
    assert Enrollment.objects.filter(employee__number__in=["1000", "1001"]).count() == 2
    assert Letter.objects.filter(kind="enrollment").count() == 2


def test_job_roles_narrow_the_agencies_and_names_come_on_top(module, police, library, ines, nell, person, clerk, at):
    detective = JobRole.objects.create(name="Detective")
    person("1005", "Tom", "Hale", police)
    Employment.objects.filter(employee=ines).update(job_role=detective)
    with at(OCT_1):
        assign(module=module, agencies=[police], job_roles=[detective], people=[nell], by=clerk.user)
    assert [number for number, _cycle, _end in ends()] == ["1001", "2000"]


def test_everyone_is_everyone_employed_that_day(module, police, library, ines, nell, person, clerk, at):
    person("1009", "Yet", "Tocome", police, starts_on=date(2026, 12, 1))
    with at(OCT_1):
        assign(module=module, is_for_everyone=True, by=clerk.user)
    assert [number for number, _cycle, _end in ends()] == ["1001", "2000"]


def test_an_assignment_to_nobody_is_refused_in_a_sentence(module, clerk):
    with pytest.raises(Refusal, match="Say whom the module is for"):
        assign(module=module, by=clerk.user)
    assert not Assignment.objects.exists()


@pytest.mark.parametrize("who", ["ines", "marisol", "auditor"])
def test_only_the_clerk_and_trainers_assign(module, police, request, who):
    with pytest.raises(PermissionDenied):
        assign(module=module, agencies=[police], by=request.getfixturevalue(who).user)


def test_a_trainer_assigns(module, police, ines, trainer, at):
    with at(OCT_1):
        assign(module=module, agencies=[police], by=trainer.user)
    assert Enrollment.objects.count() == 1


def test_nothing_stands_when_the_record_cannot_be_written(module, police, ines, clerk, monkeypatch):
    monkeypatch.setattr("training.acts.enrollments.record", None)
    with pytest.raises(TypeError):
        assign(module=module, agencies=[police], by=clerk.user)
    assert [model.objects.count() for model in (Assignment, Enrollment, Letter)] == [0, 0, 0]


def statements(act) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        act()
    return len(caught)


def test_assigning_to_200_people_takes_the_statements_of_10(module, police, library, clerk, hire, at):
    with at(OCT_1):
        hire(10, police)
        few = statements(lambda: assign(module=module, agencies=[police], by=clerk.user))
        hire(200, library, first=6000)
        many = statements(lambda: assign(module=module, agencies=[library], by=clerk.user))
    assert Enrollment.objects.count() == 210
    assert many <= few


# Ending


def test_an_ended_assignment_leaves_what_is_owed_and_enrolls_nobody_new(assigned, police, clerk, person, at):
    with at("2026-10-05T09:00"):
        end_assignment(assignment=assigned, by=clerk.user)
        person("1009", "New", "Comer", police)
        assert carry_on() == {"left": 0, "moved": 0, "joined": 0, "renewed": 0}
    assert ends() == [("1000", 1, ""), ("1001", 1, "")]


def test_ending_twice_does_not_move_the_last_day(assigned, clerk, at):
    for moment in ("2026-10-05T09:00", "2026-12-05T09:00"):
        with at(moment):
            end_assignment(assignment=assigned, by=clerk.user)
    assigned.refresh_from_db()
    assert str(assigned.ends_on) == "2026-10-04"
    assert Entry.objects.filter(action="assignment of training ended").count() == 1


def test_an_assignment_ended_on_its_first_day_had_that_one_day(assigned, clerk, at):
    with at("2026-10-01T15:00"):
        end_assignment(assignment=assigned, by=clerk.user)
    assigned.refresh_from_db()
    assert str(assigned.ends_on) == "2026-10-01"


def test_an_officer_ends_no_assignment(assigned, marisol):
    with pytest.raises(PermissionDenied):
        end_assignment(assignment=assigned, by=marisol.user)


# Each morning


def test_a_joiner_is_enrolled_the_next_morning_and_only_once(assigned, police, person, at):
    person("1009", "New", "Comer", police, starts_on=date(2026, 10, 2))
    with at(OCT_2):
        assert carry_on()["joined"] == 1
        assert carry_on() == {"left": 0, "moved": 0, "joined": 0, "renewed": 0}
    enrollment = Enrollment.objects.get(employee__number="1009")
    assert (enrollment.reason, str(enrollment.due_on)) == ("joiner", "2026-11-02")


def test_a_leaver_owes_nothing_more_and_who_comes_back_begins_again(assigned, police, ines, at):
    Employment.objects.filter(employee=ines).update(ends_on=date(2026, 10, 9))
    with at("2026-10-12T06:10"):
        assert close_leavers() == 1
        assert close_leavers() == 0
    Employment.objects.create(employee=ines, agency=police, starts_on=date(2027, 3, 1))
    with at("2027-03-01T06:10"):
        assert enroll(module=assigned.module, reason=Enrollment.Reason.JOINER) == 1
    assert ends() == [("1000", 1, ""), ("1001", 1, "separated"), ("1001", 2, "")]


def test_who_has_moved_where_it_is_not_asked_for_is_exempt(assigned, library, ines, at):
    Employment.objects.filter(employee=ines).update(agency=library)
    with at("2026-10-12T06:10"):
        assert close_moved(module=assigned.module) == 1
        assert close_moved(module=assigned.module) == 0
    assert ends() == [("1000", 1, ""), ("1001", 1, "exempt")]


def test_a_certificate_about_to_end_is_renewed_once_due_the_day_it_ends(assigned, passed, at):
    with at("2027-09-04T06:10"):
        assert renew(module=assigned.module) == 0
    with at("2027-09-05T06:10"):
        assert renew(module=assigned.module) == 1
        assert renew(module=assigned.module) == 0
    again = Enrollment.objects.get(cycle=2)
    assert (again.reason, str(again.due_on)) == ("renewal", "2027-10-05")


def test_renewing_takes_the_same_statements_for_10_and_200(assigned, police, marisol, hire, at):
    def taught(people, day):
        credit(
            module=assigned.module,
            agency=police,
            people=people,
            how="classroom",
            held_on=day,
            trainer="A trainer",
            sheet=b"%PDF-1.4",
            sheet_name="sheet.pdf",
            by=marisol.user,
        )

    with at("2026-10-06T09:00"):
        taught(hire(10, police), date(2026, 10, 5))
    with at("2026-12-08T09:00"):
        taught(hire(200, police, first=6000), date(2026, 12, 7))
    with at("2027-09-10T06:10"):
        few = statements(lambda: renew(module=assigned.module))
    Enrollment.objects.filter(cycle=2).update(closed_at="2027-09-10T12:00Z", closed_on="2027-09-10", closed_as="exempt")
    with at("2027-11-10T06:10"):
        many = statements(lambda: renew(module=assigned.module))
    assert Enrollment.objects.filter(cycle=2).count() == 210
    assert many <= few


def test_a_material_amendment_asks_again_who_has_passed_and_a_minor_one_nobody(assigned, passed, amend):
    amend("material")
    again = Enrollment.objects.get(cycle=2)
    assert (again.employee, again.reason, str(again.due_on)) == (passed.employee, "amendment", "2026-12-31")
    assert again.edition.number == 2


def test_a_minor_amendment_asks_nobody_again(assigned, passed, amend):
    amend("minor")
    assert not Enrollment.objects.filter(cycle=2).exists()


def test_a_revoked_certificate_is_asked_for_again(assigned, passed, clerk, at):
    with at("2026-10-20T09:00"):
        revoke(completion=passed, reason="Not there.", by=clerk.user)
        assert carry_on() == {"left": 0, "moved": 0, "joined": 0, "renewed": 0}
    assert ("1001", 2, "") in ends()


# An officer's acts


def test_an_officer_exempts_with_a_reason_once(enrollment, police, marisol, at):
    with at("2026-10-05T09:00"):
        exempt(enrollment=enrollment, agency=police, reason="On leave until June.", by=marisol.user)
        exempt(enrollment=enrollment, agency=police, reason="Another.", by=marisol.user)
    enrollment.refresh_from_db()
    assert (enrollment.closed_as, enrollment.closed_reason) == ("exempt", "On leave until June.")
    assert Entry.objects.filter(action="enrollment exempted").count() == 1


def test_without_a_reason_nobody_is_exempt(enrollment, police, marisol, at):
    with at("2026-10-05T09:00"), pytest.raises(Refusal, match="Say why"):
        exempt(enrollment=enrollment, agency=police, reason=" ", by=marisol.user)


def test_another_agencys_officer_exempts_nobody(enrollment, police, library, nell, at):
    for agency in (police, library):
        with at("2026-10-05T09:00"), pytest.raises(PermissionDenied):
            exempt(enrollment=enrollment, agency=agency, reason="Mine.", by=nell.user)


def test_a_reminder_goes_once_a_day_to_who_has_not_finished(assigned, passed, police, marisol, at):
    with at(NOV_16):
        assert remind(agency=police, enrollments=Enrollment.objects.all(), by=marisol.user) == 1
        assert remind(agency=police, enrollments=Enrollment.objects.all(), by=marisol.user) == 0
    with at("2026-11-17T09:00"):
        assert remind(agency=police, enrollments=Enrollment.objects.all(), by=marisol.user) == 1
    assert Letter.objects.filter(kind="training_reminder", to=marisol.email).count() == 2


def test_another_agencys_officer_reminds_nobody(assigned, police, library, nell, at):
    with at(NOV_16):
        with pytest.raises(PermissionDenied):
            remind(agency=police, enrollments=Enrollment.objects.all(), by=nell.user)
        assert remind(agency=library, enrollments=Enrollment.objects.all(), by=nell.user) == 0


def test_reminding_200_takes_the_statements_of_10(assigned, police, marisol, hire, at):
    with at(OCT_2):
        hire(10, police)
        enroll(module=assigned.module, reason="joiner")
        few = statements(lambda: remind(agency=police, enrollments=Enrollment.objects.all(), by=marisol.user))
        hire(200, police, first=6000)
        enroll(module=assigned.module, reason="joiner")
    with at("2026-10-03T09:00"):
        many = statements(lambda: remind(agency=police, enrollments=Enrollment.objects.all(), by=marisol.user))
    assert many <= few
