import pytest

from deadlines.models import Municipality

pytestmark = pytest.mark.django_db


def test_before_there_is_a_profile_the_city_is_ours_and_nothing_is_written():
    assert Municipality.current().full_name == "Our city"
    assert Municipality.current().directive_clock_start == "clerk_transmittal_sent"
    assert not Municipality.objects.exists()


def test_there_is_only_ever_one(city):
    Municipality(name="Kestrel Falls", kind="Borough").save()
    assert Municipality.objects.count() == 1
    assert str(Municipality.current()) == "Borough of Kestrel Falls"


def test_a_request_asks_once(city, rf, django_assert_num_queries):
    request = rf.get("/")
    with django_assert_num_queries(1):
        assert Municipality.current(request) == Municipality.current(request) == city
