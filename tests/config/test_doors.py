"""Wagtail's and Django's own login pages lead to the city's."""

from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Group, Permission


def leads_to_sign_in(answer, following):
    return answer.status_code == 302 and answer.url == f"/accounts/login/?{urlencode({'next': following})}"


@pytest.mark.parametrize(
    ("door", "following"),
    [
        ("/admin/login/", "/admin/"),
        ("/admin/login/?next=/admin/pages/", "/admin/pages/"),
        ("/admin/login/?next=https://elsewhere.example/", "/admin/"),
        ("/admin/login/?next=//elsewhere.example/", "/admin/"),
        ("/admin/login/?next=javascript:alert(1)", "/admin/"),
        ("/system/login/", "/system/"),
        ("/system/login/?next=/system/people/user/", "/system/people/user/"),
        ("/system/login/?next=https://elsewhere.example/", "/system/"),
    ],
)
def test_a_login_door_leads_to_the_citys_and_keeps_where_one_was_going(client, db, door, following):
    assert leads_to_sign_in(client.get(door), following)


@pytest.mark.parametrize("room", ["/admin/", "/admin/pages/", "/system/", "/system/people/user/"])
def test_a_closed_room_leads_to_its_door_and_on(client, db, room):
    answer = client.get(room, follow=True)
    assert answer.redirect_chain[-1][0] == f"/accounts/login/?{urlencode({'next': room})}"
    assert answer.status_code == 200


@pytest.mark.parametrize("door", ["/admin/login/", "/system/login/"])
def test_a_password_sent_to_another_door_opens_nothing(client, clerk, door):
    client.post(door, {"username": "3000", "password": "a long enough phrase"})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("door", ["/admin/password_reset/", "/admin/password_reset/confirm/MQ/set-password/"])
def test_wagtails_way_to_a_new_password_is_the_citys(client, db, door):
    assert client.get(door).url == "/accounts/password/reset/"


def test_wagtails_front_login_is_the_citys(client, db):
    assert client.get("/_util/login/?next=/look/").url == "/accounts/login/?next=/look/"


@pytest.mark.parametrize("door", ["/admin/login/", "/admin/", "/system/login/", "/system/"])
def test_an_employee_is_told_that_this_room_is_not_theirs(client, ines, door):
    client.force_login(ines.user)
    assert client.get(door, follow=True).status_code == 403


def test_a_clerk_at_the_login_door_is_let_in(client, clerk):
    client.force_login(clerk.user)
    assert client.get("/admin/login/?next=/admin/pages/").url == "/admin/pages/"


@pytest.mark.parametrize("door", ["/admin/logout/", "/system/logout/"])
def test_every_way_out_is_the_citys(client, administrator, door):
    Group.objects.get(name="System administrators").permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(administrator.user)
    assert client.get(door).status_code == 200
    assert "_auth_user_id" in client.session
    client.post(door)
    assert "_auth_user_id" not in client.session


def test_the_system_rooms_password_page_is_the_citys(client, administrator):
    client.force_login(administrator.user)
    assert client.get("/system/password_change/").url == "/accounts/password/change/"
