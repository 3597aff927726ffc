"""“Hand these over”: whom no letter reaches, on the officer's desk the same day, until they are served in any way."""

import pytest
from django.urls import reverse

from directives.acts.deliveries import record_service, serve_at_sign_in
from directives.models import Delivery
from letters.acts import bounce
from letters.models import Letter
from letters.outbox import send_due
from people.models import Employment, Leave

HEADING = "Hand these over"


@pytest.fixture
def see(client, marisol, at):
    def see(on="2026-10-20T12:00", by=marisol):
        client.force_login(by.user)
        with at(on):
            return client.get(reverse("agency", args=["police"]))

    return see


@pytest.fixture
def came_back(delivery, at):
    """Inés's letter was accepted, and came back an hour later."""
    with at("2026-10-20T08:00"):
        send_due()
    with at("2026-10-20T09:00"):
        bounce(letter_ids=[Letter.objects.get(kind="delivery", subject_id=delivery.pk).pk], answer="550 No such person")
    return delivery


def test_nobody_is_named_while_letters_arrive(see, delivery, at):
    with at("2026-10-20T08:00"):
        send_due()
    assert HEADING not in see().text


def test_whose_letter_came_back_is_named_the_same_day_with_the_act_that_serves(see, came_back, sent, ines):
    page = see()
    (waiting,) = page.context["unreached"].people
    assert (waiting.name, str(waiting.since), waiting.has_bounced) == (ines.name, "2026-10-20", True)
    assert HEADING in page.text
    assert "The letter came back on Tuesday, October 20, 2026" in page.text
    act = reverse("sending_act", args=["police", sent.pk, "paper"])
    assert f'href="{act}?person={came_back.pk}"' in page.text


def test_it_is_gone_once_they_are_served_in_any_way(see, came_back, sent, ines, marisol, at):
    with at("2026-10-21T08:00"):
        record_service(
            dissemination=sent, deliveries=Delivery.objects.filter(pk=came_back.pk), how="paper", by=marisol.user
        )
    assert HEADING not in see().text
    Delivery.objects.filter(pk=came_back.pk).update(
        served_at=None, served_how="", served_by=None, due=None, due_on=None
    )
    assert HEADING in see().text
    with at("2026-10-21T09:00"):
        serve_at_sign_in(user=ines.user)
    assert HEADING not in see().text


def test_who_has_no_address_waits_from_the_day_of_the_sending_unless_away(see, sent, person, police, at):
    rosa = person("1003", "Rosa", "Lima", police, email=False)
    Delivery.objects.create(dissemination=sent, employee=rosa)
    page = see()
    assert "Has no e-mail; sent on Thursday, October 15, 2026" in page.text
    noted = {"noted_at": sent.sent_at, "noted_by": sent.sent_by}
    Leave.objects.create(employee=rosa, starts_on="2026-10-19", ends_on="2026-10-30", **noted)
    assert HEADING not in see().text


def test_who_may_only_look_gets_no_button(see, came_back, auditor):
    page = see(by=auditor)
    assert HEADING in page.text
    assert "?person=" not in page.text


def test_another_agencys_people_are_not_named(see, came_back, nell, client, at):
    client.force_login(nell.user)
    own = Employment.objects.filter(employee=nell).first().agency
    with at("2026-10-20T12:00"):
        assert HEADING not in client.get(reverse("agency", args=[own.slug])).text


@pytest.mark.parametrize("many", [3, 15])
def test_the_same_queries_for_any_number_and_the_first_ten_are_shown(
    sent, police, person, many, at, django_assert_num_queries
):
    from directives.reports.unreached import unreached

    for number in range(many):
        rosa = person(f"8{number:03}", "Rosa", f"Lima {number}", email=False)
        Delivery.objects.create(dissemination=sent, employee=rosa)
    with at("2026-10-20T12:00"), django_assert_num_queries(2):
        found = unreached(police, today=sent.roster_on)
    assert (len(found.people), found.count, found.more) == (min(many, 10), many, max(many - 10, 0))
