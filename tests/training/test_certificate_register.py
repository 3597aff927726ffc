"""The clerk's register of certificates: found by number, name or module; revoked with a reason."""

import pytest
from django.core.exceptions import PermissionDenied

from directives.refusal import Refusal
from evidence.models import Entry
from training.acts import completions
from training.acts.completions import revoke
from training.models import Enrollment, Revocation

DAY = "2026-12-14T10:00"
REASON = "The quiz was answered by somebody else."


@pytest.fixture(autouse=True)
def today(at):
    with at(DAY):
        yield


@pytest.fixture
def as_clerk(client, clerk, city):
    client.force_login(clerk.user)
    return client


# The act


def test_revoking_says_why_records_it_and_asks_for_the_module_again(completion, clerk, ines):
    revoke(completion=completion, reason=REASON, by=clerk.user)
    assert Revocation.objects.get().reason == REASON
    assert Entry.objects.filter(action="certificate revoked").count() == 1
    again = Enrollment.objects.get(employee=ines, closed_at=None)
    assert (again.cycle, again.reason) == (2, "renewal")


def test_revoking_twice_leaves_the_first(completion, clerk):
    first = revoke(completion=completion, reason=REASON, by=clerk.user)
    assert revoke(completion=completion, reason="Another reason.", by=clerk.user) == first
    assert Entry.objects.filter(action="certificate revoked").count() == 1


def test_only_the_clerk_revokes(completion, marisol, ines):
    for who in (marisol, ines):
        with pytest.raises(PermissionDenied):
            revoke(completion=completion, reason=REASON, by=who.user)
    assert not Revocation.objects.exists()


def test_without_a_reason_nothing_is_revoked(completion, clerk):
    with pytest.raises(Refusal, match="Say why"):
        revoke(completion=completion, reason="  ", by=clerk.user)
    assert not Revocation.objects.exists()


def test_when_the_record_cannot_be_written_nothing_is_revoked(completion, clerk, monkeypatch):
    def fail(**kwargs):
        raise RuntimeError

    monkeypatch.setattr(completions, "record", fail)
    with pytest.raises(RuntimeError):
        revoke(completion=completion, reason=REASON, by=clerk.user)
    assert not Revocation.objects.exists()


# The pages


@pytest.mark.parametrize("typed", [lambda c: c.number.lower().replace("-", " "), lambda c: "ferreira", lambda c: "t1"])
def test_a_certificate_is_found_by_number_name_or_module(as_clerk, completion, typed):
    asked = typed(completion) if typed(completion) != "t1" else completion.module.code
    words = as_clerk.get("/admin/certificates/", {"q": asked}).text
    assert completion.number in words
    assert "Valid" in words
    assert completion.number not in as_clerk.get("/admin/certificates/", {"q": "Nobody"}).text


@pytest.mark.parametrize(
    ("worth", "day", "is_there"),
    [("valid", DAY, True), ("expired", DAY, False), ("expired", "2027-10-07T09:00", True), ("revoked", DAY, False)],
)
def test_the_list_is_filtered_by_what_they_are_worth(as_clerk, completion, at, worth, day, is_there):
    with at(day):
        words = as_clerk.get("/admin/certificates/results/", {"worth": worth}).text
    assert (completion.number in words) is is_there


def test_the_clerk_revokes_with_a_reason(as_clerk, completion):
    address = f"/admin/certificates/inspect/{completion.pk}/"
    assert "Revoke this certificate" in as_clerk.get(address).text
    asked = as_clerk.post(f"/admin/certificates/revoke/{completion.pk}/", {"reason": " "}, follow=True)
    assert "Say why." in asked.text
    done = as_clerk.post(f"/admin/certificates/revoke/{completion.pk}/", {"reason": REASON}, follow=True)
    assert f"Certificate {completion.number} is revoked." in done.text
    assert REASON in done.text
    assert "Revoke this certificate" not in done.text


def test_an_officer_neither_sees_the_register_nor_revokes(client, completion, marisol, city):
    client.force_login(marisol.user)
    assert client.get("/admin/certificates/").status_code in (302, 403)
    client.post(f"/admin/certificates/revoke/{completion.pk}/", {"reason": REASON})
    assert not Revocation.objects.exists()


def test_reading_the_address_revokes_nothing(as_clerk, completion):
    assert as_clerk.get(f"/admin/certificates/revoke/{completion.pk}/").status_code == 405


def test_the_list_takes_the_same_queries_for_many(as_clerk, completion, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        as_clerk.get("/admin/certificates/")
