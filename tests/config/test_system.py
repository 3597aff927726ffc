"""The system administrator's room."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.test import Client

from evidence.models import Entry
from people.models import User


@pytest.fixture
def room(client, administrator):
    client.force_login(administrator.user)
    return client


@pytest.mark.parametrize("who", ["ines", "nell", "clerk"])
def test_nobody_else_may_enter(request, client, who):
    client.force_login(request.getfixturevalue(who).user)
    assert client.get("/system/people/user/", follow=True).status_code == 403


def test_it_holds_accounts_roles_factors_and_sessions_and_nothing_else(room):
    listed = room.get("/system/").context["app_list"]
    assert {model["object_name"] for app in listed for model in app["models"]} == {
        "User",
        "Group",
        "Authenticator",
        "UserSession",
    }


def test_giving_a_role_is_in_the_record(room, ines, administrator):
    clerks = Group.objects.get(name="Clerks")
    room.post(f"/system/people/user/{ines.user_id}/change/", {"is_active": "on", "groups": [clerks.pk]})
    assert list(ines.user.groups.all()) == [clerks]
    entry = Entry.objects.get(action="account changed")
    assert (entry.by, entry.subject_id, entry.details) == (
        administrator.user,
        str(ines.user_id),
        {"fields": ["groups"]},
    )


def test_nobody_is_made_a_superuser_here(room, ines):
    room.post(f"/system/people/user/{ines.user_id}/change/", {"is_active": "on", "is_superuser": "on"})
    assert not User.objects.get(pk=ines.user_id).is_superuser


def test_only_a_superuser_touches_a_superuser(room, ines):
    User.objects.filter(pk=ines.user_id).update(is_superuser=True)
    assert room.post(f"/system/people/user/{ines.user_id}/change/", {"groups": []}).status_code == 403
    assert User.objects.get(pk=ines.user_id).is_active


def test_accounts_are_neither_made_nor_deleted_here(room, ines):
    assert room.get("/system/people/user/add/").status_code == 403
    assert room.post(f"/system/people/user/{ines.user_id}/delete/", {"post": "yes"}).status_code == 403


def test_a_lost_phone_is_taken_off_and_its_secret_shown_to_nobody(room, ines, authenticator):
    factor = authenticator(ines.user)
    address = f"/system/mfa/authenticator/{factor.pk}"
    assert factor.data["secret"] not in room.get(f"{address}/change/").content.decode()
    room.post(f"{address}/delete/", {"post": "yes"})
    assert not Authenticator.objects.exists()
    assert Entry.objects.get(action="second factor removed").subject_id == str(ines.user_id)


def test_an_ended_session_is_signed_out(room, sign_in, ines):
    hers = Client()
    sign_in("1001", by=hers)
    session = UserSession.objects.get(user=ines.user)
    room.post(
        "/system/usersessions/usersession/",
        {"action": "delete_selected", "_selected_action": [session.pk], "post": "yes"},
    )
    assert "_auth_user_id" not in hers.session
    assert Entry.objects.filter(action="session ended").count() == 1
