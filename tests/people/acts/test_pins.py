"""PINs for the shared screen: given as slips, tried few times."""

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied

from people import pins as room
from people.acts.pins import give_pins
from people.models import Employee, Pin
from people.pins import who


@pytest.fixture(autouse=True)
def _no_tries_before():
    cache.clear()


@pytest.fixture
def given(police, ines, marisol):
    return lambda by=marisol: give_pins(agency=police, employees=Employee.objects.all(), by=by.user)


def test_a_slip_opens_for_its_person_and_is_kept_nowhere(given, ines, marisol):
    slips = given()
    assert [slip.employee for slip in slips] == [ines, marisol]
    (slip, _) = slips
    assert (len(slip.pin), slip.pin.isdigit()) == (6, True)
    assert slip.pin not in Pin.objects.get(employee=ines).digest
    assert who(number=" 1001 ", pin=slip.pin) == ines


def test_a_new_one_ends_the_one_before(given, ines, monkeypatch):
    monkeypatch.setattr("people.acts.pins.secrets.randbelow", lambda below: 7)
    given()
    monkeypatch.setattr("people.acts.pins.secrets.randbelow", lambda below: 123456)
    given()
    assert who(number="1001", pin="000007") is None
    assert who(number="1001", pin="123456") == ines


def test_another_agencys_officer_gives_none_and_nobody_of_another_agency_gets_one(given, police, nell, marisol):
    with pytest.raises(PermissionDenied):
        given(by=nell)
    assert give_pins(agency=police, employees=Employee.objects.filter(pk=nell.pk), by=marisol.user) == []
    assert not Pin.objects.exists()


def test_they_stand_or_fall_with_the_record(given, monkeypatch):
    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr("people.acts.pins.say", broken)
    with pytest.raises(RuntimeError):
        given()
    assert not Pin.objects.exists()


def test_five_wrong_tries_lock_it_and_a_right_one_forgets_them(given, ines):
    (slip, _) = given()
    wrong = "000000" if slip.pin != "000000" else "111111"
    for _try in range(4):
        assert who(number="1001", pin=wrong) is None
    assert who(number="1001", pin=slip.pin) == ines
    for _try in range(5):
        assert who(number="1001", pin=wrong) is None
    assert who(number="1001", pin=slip.pin) is None


def test_a_number_nobody_has_takes_a_hash_too(db, monkeypatch):
    hashed = []
    monkeypatch.setattr(room, "make_password", hashed.append)
    assert who(number="9999", pin="123456") is None
    assert hashed == ["123456"]
