"""The front page."""

from datetime import datetime

import pytest

from commission.acts.meetings import Place, call_meeting, cancel
from deadlines import clock


@pytest.fixture(autouse=True)
def today():
    with clock.held("2026-12-14T10:00"):
        yield


def test_before_there_is_an_order_the_front_page_says_so(client, city):
    page = client.get("/").content.decode()
    assert "has not been adopted yet" in page
    assert "/order/certified-copy/" not in page


def test_the_front_page_says_since_when_the_order_binds_and_where_to_turn(client, order):
    page = client.get("/").content.decode()
    assert "<strong>in force since Monday, September 14, 2026</strong>" in page
    for address in ("/order/", "/order/certified-copy/", "/directives/", "/order/#s8", "/order/#s9"):
        assert f'href="{address}"' in page


def test_it_counts_the_agencies_that_have_told_their_employees(client, directive):
    assert "1 agency has told its employees in writing" in client.get("/").content.decode()


@pytest.mark.parametrize(("path", "direction"), [("/", "ltr"), ("/es/", "ltr"), ("/ar/", "rtl")])
def test_it_stands_in_every_language_of_the_screens(client, order, path, direction):
    response = client.get(path)
    assert response.status_code == 200
    assert f'dir="{direction}"' in response.content.decode()


def test_the_front_page_takes_a_fixed_number_of_queries(client, directive, django_assert_num_queries):
    with django_assert_num_queries(4):  # the city's profile, the order, how many directives, the next meeting
        client.get("/")


def test_it_shows_the_next_meeting_and_none_that_is_cancelled_or_past(client, city, clerk):
    call = {"kind": "special", "where": Place("City Hall, 100 Mill Street", contact="201-555-0101"), "by": clerk.user}
    first, second = (
        call_meeting(starts_at=datetime(2026, 12, day, 19, 0), **call)  # noqa: DTZ001 local
        for day in (17, 18)
    )
    page = client.get("/").content.decode()
    assert "Thursday, December 17, 2026, 7 p.m. EST" in page
    assert "December 18" not in page
    assert f'href="/meetings/{first.pk}/"' in page
    cancel(meeting=first, reason="Snow.", by=clerk.user)
    assert f'href="/meetings/{second.pk}/"' in client.get("/").content.decode()


def test_without_a_meeting_it_says_so(client, city):
    assert "No meeting is scheduled yet." in client.get("/").content.decode()


@pytest.mark.parametrize("path", ["/", "/es/", "/ar/"])
def test_the_legal_notices_are_one_tap_away_in_the_text_and_in_the_foot(client, city, path):
    """N.J.S.A. 35:3-1: linked conspicuously from the home page."""
    head, _, foot = client.get(path).content.decode().partition('<footer class="foot">')
    _, _, text = head.partition("<main")
    assert f'<a class="button" href="{path}legal-notices/">' in text
    assert f'<a href="{path}legal-notices/">' in foot
    assert f'<a href="{path}meetings/">' in head


def test_the_home_page_of_the_editor_is_the_front_page(home, order, rf):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/")
    request.user = AnonymousUser()
    assert "in force since" in home.serve(request).content.decode()


def test_the_front_page_is_only_read(client, city):
    assert client.post("/").status_code == 405
