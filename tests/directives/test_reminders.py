"""The ladder: each rung once, the latest only, and nobody who need not hear."""

from datetime import date, timedelta

import pytest

from deadlines import clock
from deadlines.models import Municipality
from directives.acts.deliveries import serve_by_email
from directives.acts.morning import carry_on
from directives.acts.reminders import escalate, remind_by_the_ladder, tell_officers
from directives.models import Delivery, Dissemination, Edition
from letters.models import Letter
from letters.outbox import send_due
from people.models import Agency, Leave


@pytest.fixture
def served(delivery, at):
    """Inés's, by e-mail on Thursday, October 15, 2026: due on Monday, November 16."""
    with at("2026-10-15T11:00"):
        serve_by_email(delivery_ids=[delivery.pk])
    delivery.refresh_from_db()
    assert delivery.due_on == date(2026, 11, 16)
    Letter.objects.all().delete()
    return delivery


def on_each_day(first, last, act):
    day = date.fromisoformat(first)
    done = []
    while day <= date.fromisoformat(last):
        with clock.held(f"{day}T06:10"):
            if act():
                done.append(str(day))
        day += timedelta(days=1)
    return done


def test_each_rung_once(served, city):
    days = on_each_day("2026-10-16", "2026-12-31", remind_by_the_ladder)
    assert days == ["2026-11-02", "2026-11-09", "2026-11-15", "2026-11-17"]
    assert Letter.objects.filter(kind="reminder").count() == 4


def test_missed_rungs_are_one_reminder(served, city, at):
    with at("2026-11-18T06:10"):
        assert (remind_by_the_ladder(), remind_by_the_ladder()) == (1, 0)
    served.refresh_from_db()
    assert served.rung == 1


def test_the_city_sets_the_rungs(served, city):
    Municipality.objects.update(reminders_before="3", reminders_after="")
    assert on_each_day("2026-10-16", "2026-12-31", remind_by_the_ladder) == ["2026-11-13"]


def test_a_rung_before_service_is_passed_over(delivery, city, at):
    """Served on a day when fourteen days before the due day are past already: a city with a short clock."""
    Municipality.objects.update(reminders_before="40")
    with at("2026-10-15T11:00"):
        serve_by_email(delivery_ids=[delivery.pk])
    with at("2026-10-16T06:10"):
        assert remind_by_the_ladder() == 0


@pytest.mark.parametrize("end", ["acknowledged", "exempt", "separated", "refused"])
def test_who_is_done_hears_nothing(served, city, at, end):
    Delivery.objects.filter(pk=served.pk).update(closed_as=end, closed_at=clock.now(), closed_on=date(2026, 10, 20))
    assert on_each_day("2026-11-01", "2026-12-10", carry_on_letters) == []


def carry_on_letters():
    return remind_by_the_ladder() + tell_officers() + escalate()


def test_who_is_away_hears_when_they_are_back(served, ines, marisol, city, at):
    Leave.objects.create(
        employee=ines,
        starts_on=date(2026, 11, 1),
        ends_on=date(2026, 12, 4),
        noted_at=clock.now(),
        noted_by=marisol.user,
    )
    assert on_each_day("2026-11-01", "2026-12-06", remind_by_the_ladder) == ["2026-12-05"]


def test_the_officer_hears_once_a_week_while_somebody_is_late(served, city, at):
    assert on_each_day("2026-11-10", "2026-12-06", tell_officers) == ["2026-11-17", "2026-11-23", "2026-11-30"]
    letter = Letter.objects.filter(kind="late_people").first()
    assert (letter.to, letter.subject_id) == ("1000@kestrelfalls.example", served.dissemination.agency_id)


def test_without_officer_or_head_the_clerk_hears(served, clerk, city, at):
    Agency.objects.update(head=None)
    with at("2026-11-17T06:10"):
        assert tell_officers() == 1
    assert Letter.objects.get(kind="late_people").to == "3000@kestrelfalls.example"


def test_two_weeks_late_is_the_heads_and_the_clerks_once(served, clerk, city, at):
    assert on_each_day("2026-11-16", "2026-12-31", escalate) == ["2026-11-30"]
    told = Letter.objects.filter(kind="very_late_people").values_list("to", flat=True)
    assert set(told) == {"1000@kestrelfalls.example", "3000@kestrelfalls.example"}


def test_the_judiciary_is_not_escalated(served, clerk, city, at):
    Agency.objects.update(binding=Agency.Binding.JUDICIARY)
    assert on_each_day("2026-11-16", "2026-12-31", escalate) == []


def test_a_letter_about_late_people_is_dropped_once_nobody_is(served, clerk, city, at, mailoutbox):
    with at("2026-11-17T06:10"):
        tell_officers()
    with at("2026-11-17T06:20"):
        Delivery.objects.filter(pk=served.pk).update(
            closed_as="acknowledged", closed_at=clock.now(), closed_on=date(2026, 11, 17)
        )
        send_due()
    assert mailoutbox == []


def test_what_the_officer_and_the_head_read(served, clerk, city, at, mailoutbox):
    with at("2026-11-30T06:10"):
        tell_officers()
        escalate()
        send_due()
    subjects = sorted(letter.subject for letter in mailoutbox)
    assert subjects == ["Long overdue in Police Department"] * 2 + ["Police Department: 1 person is late"]
    assert all("/agency/" in letter.body for letter in mailoutbox)


def test_a_morning_does_it_all_and_twice_is_once(served, city, at):
    with at("2026-11-17T06:10"):
        first = carry_on()
        assert first["reminded"] == first["officers_told"] == 1
        assert not any(carry_on().values())


def test_a_morning_falls_whole(served, city, at, monkeypatch):
    monkeypatch.setattr("directives.acts.morning.escalate", None)
    with at("2026-11-17T06:10"), pytest.raises(TypeError):
        carry_on()
    assert not Letter.objects.exists()


def test_the_hour_that_is_there_twice_and_the_one_that_is_not(served, city):
    """On November 1, 2026 the clocks go back; on March 14, 2027 they go forward."""
    for moment in ("2026-11-01T05:30+00:00", "2026-11-01T06:30+00:00"):
        with clock.held(moment):
            assert remind_by_the_ladder() == 0
    with clock.held("2027-03-14T07:30+00:00"):
        assert remind_by_the_ladder() == 1


def test_several_texts_are_one_letter(served, ines, city, at, mailoutbox):
    """The notice of the order beside the directive: one reminder names both, and only what is not signed yet."""
    other = _another_text_for(ines, due_on=date(2026, 11, 15))
    with at("2026-11-17T06:10"):
        assert remind_by_the_ladder() == 2
    letter = Letter.objects.get(kind="reminder")
    assert letter.subject_id == other.pk, "The one that was due first."
    with at("2026-11-17T06:15"):
        send_due()
    (mail,) = mailoutbox
    assert mail.subject == "Still waiting for your signature: 2 texts"
    assert "Monday, November 16, 2026" in mail.body
    assert "Sunday, November 15, 2026" in mail.body
    assert "/desk/" in mail.body


def test_what_was_signed_since_is_not_named(served, ines, city, at, mailoutbox):
    other = _another_text_for(ines, due_on=date(2026, 11, 15))
    with at("2026-11-17T06:10"):
        remind_by_the_ladder()
    with at("2026-11-17T08:00"):
        Delivery.objects.filter(pk=other.pk).update(
            closed_as="acknowledged", closed_at=clock.now(), closed_on=date(2026, 11, 17)
        )
        send_due()
    assert [mail.subject for mail in mailoutbox] == [
        f"Still waiting for your signature: {served.dissemination.edition.title}"
    ]


def _another_text_for(employee, *, due_on):
    """The notice of the order beside the directive, to the same person, served as the first."""
    first = Delivery.objects.select_related("dissemination__edition").get(employee=employee)
    edition = Edition.objects.get(pk=first.dissemination.edition_id)
    edition.pk, edition.kind, edition.title, edition._state.adding = None, "notice", "Notice of the order", True
    edition.save(force_insert=True)
    sending = Dissemination.objects.get(pk=first.dissemination_id)
    sending.pk, sending.edition, sending.reason = None, edition, "order_notice"
    sending.save(force_insert=True)
    first.pk, first.dissemination, first.due_on = None, sending, due_on
    first.save(force_insert=True)
    return first
