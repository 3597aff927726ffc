"""The front page."""

import pytest

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
    with django_assert_num_queries(3):
        client.get("/")


def test_the_home_page_of_the_editor_is_the_front_page(home, order, rf):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/")
    request.user = AnonymousUser()
    assert "in force since" in home.serve(request).content.decode()


def test_the_front_page_is_only_read(client, city):
    assert client.post("/").status_code == 405
