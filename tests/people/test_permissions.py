"""Who may do what, role by role."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from people import permissions
from people.models import Agency, Delegation, Employment, User
from people.roles import ROLES, ensure_roles
from tests.people.conftest import account

BEFORE, DAY, AFTER = date(2026, 12, 13), date(2026, 12, 14), date(2026, 12, 15)


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        (permissions.is_clerk, "Clerks"),
        (permissions.is_coordinator, "Coordinators"),
        (permissions.is_certifying_official, "Certifying officials"),
        (permissions.is_law_reviewer, "Law reviewers"),
        (permissions.is_auditor, "Auditors"),
        (permissions.is_system_administrator, "System administrators"),
    ],
)
def test_each_role_is_its_groups_and_nobody_elses(roles, sentence, group):
    holders = {name: account(name, name) for name in permissions.GROUPS}
    assert [name for name, user in holders.items() if sentence(user)] == [group]
    assert not sentence(AnonymousUser())


def test_an_inactive_account_is_in_no_role(roles):
    user = account("gone", "Clerks")
    user.is_active = False
    assert not permissions.is_clerk(user)


def test_an_officer_answers_for_their_own_agency_only(police, library, marisol, nell):
    assert list(permissions.agencies_of(nell.user, today=DAY)) == [library]
    assert permissions.may_act_for(nell.user, library, today=DAY)
    assert not permissions.may_act_for(nell.user, police, today=DAY)
    assert permissions.is_appointing_officer(marisol.user, today=DAY)


def test_an_officer_who_left_the_city_answers_for_nothing(police, marisol):
    Employment.objects.filter(employee=marisol).update(ends_on=date(2026, 12, 13))
    assert permissions.is_appointing_officer(marisol.user, today=date(2026, 12, 13))
    assert not permissions.is_appointing_officer(marisol.user, today=DAY)
    assert not permissions.may_act_for(marisol.user, police, today=DAY)


@pytest.mark.parametrize("last_days", [[], [None], [BEFORE], [DAY], [BEFORE, DAY]])
@pytest.mark.parametrize("who", ["marisol", "nell", "ines"])
def test_asked_of_one_agency_or_of_all_the_answer_is_the_same(
    request, police, library, marisol, nell, ines, who, last_days
):
    """A head, a delegate and neither: never on a roster, employed, gone, on their last day, with two employments."""
    employee = request.getfixturevalue(who)
    Delegation.objects.create(agency=police, officer=nell, starts_on=DAY, ends_on=DAY)
    Employment.objects.filter(employee=employee).delete()
    for last in last_days:
        Employment.objects.create(employee=employee, agency=library, starts_on=date(2021, 1, 4), ends_on=last)
    for day in (BEFORE, DAY, AFTER):
        asked = {each for each in (police, library) if permissions.may_act_for(employee.user, each, today=day)}
        assert asked == set(Agency.objects.answered_for_by(employee, on=day))


def test_an_employee_is_one_and_answers_for_nothing(police, ines):
    assert permissions.is_employee(ines.user)
    assert not permissions.agencies_of(ines.user, today=DAY).exists()
    assert not permissions.is_employee(AnonymousUser())


def test_the_auditor_sees_every_agency_and_acts_for_none(police, library, audra):
    assert set(permissions.agencies_of(audra, today=DAY)) == {police, library}
    assert not permissions.may_act_for(audra, police, today=DAY)
    assert permissions.may_see_rosters(audra)
    assert not permissions.may_import_rosters(audra)


def test_the_groups_have_what_the_table_says_and_keep_what_they_were_given(db):
    Group.objects.all().delete()
    ensure_roles()
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
    auditors = Group.objects.get(name="Auditors")
    codenames = set(auditors.permissions.values_list("codename", flat=True))
    assert {"access_admin", "view_employee", "view_letter", "view_entry", "view_holiday"} <= codenames
    assert not {name for name in codenames if name.startswith(("add_", "change_", "delete_", "import_"))}
    more = auditors.permissions.create(codename="more", name="More", content_type_id=1)
    ensure_roles()
    assert more in auditors.permissions.all()


def test_every_permission_of_the_table_exists(roles):
    user = User(username="x", is_active=True)
    user.save()
    user.groups.set(Group.objects.all())
    wanted = {permission for role in ROLES.values() for permission in role}
    assert wanted <= user.get_all_permissions()
