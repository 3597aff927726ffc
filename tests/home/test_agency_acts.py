"""Acts on many people at once: said first, then done."""

import pytest
from django.urls import reverse

from directives.models import Delivery
from evidence.models import Entry
from letters.models import Letter

NOW = "2026-11-20T09:00"


@pytest.fixture
def ask(client, at):
    """What would be done: the confirmation page."""

    def ask(who, sending, act, slug="police", **query):
        client.force_login(who.user)
        with at(NOW):
            return client.get(reverse("sending_act", args=[slug, sending.pk, act]), query)

    return ask


@pytest.fixture
def do(client, at):
    def do(who, sending, act, slug="police", on=NOW, **data):
        client.force_login(who.user)
        with at(on):
            return client.post(reverse("sending_act", args=[slug, sending.pk, act]), data, follow=True)

    return do


def ids(sending, *numbers):
    return [sending.deliveries.get(employee__number=number).pk for number in numbers]


def reminders():
    return Letter.objects.filter(kind="reminder")


def test_the_page_says_what_will_be_done_and_to_whom(ask, marisol, crowd):
    # 5005 has no e-mail; 5002 signed; 5000 and 5006 can be written to.
    sending = crowd(10)
    said = ask(marisol, sending, "remind", person=ids(sending, "5000", "5002", "5005", "5006")).text
    assert "Send a reminder to 2 people" in said
    assert "Given5006 Family5006, Given5000 Family5000" in said
    assert "1 person has no e-mail address" in said
    assert "1 person has signed, or is not asked any more" in said


def test_asking_does_nothing(ask, marisol, crowd):
    sending = crowd(10)
    before = Entry.objects.count()
    ask(marisol, sending, "remind", everyone=1)
    assert (reminders().count(), Entry.objects.count()) == (0, before)


def test_what_the_page_says_is_what_is_done(ask, do, marisol, crowd):
    sending = crowd(20)
    planned = ask(marisol, sending, "remind", everyone=1).context["plan"].reached.count
    said = do(marisol, sending, "remind", everyone=1).text
    assert planned == reminders().count() > 2
    assert f"A reminder is on its way to {planned} people." in said


def test_nobody_is_reminded_twice_on_one_day(ask, do, marisol, crowd):
    sending = crowd(10)
    do(marisol, sending, "remind", person=ids(sending, "5000"))
    said = ask(marisol, sending, "remind", person=ids(sending, "5000")).text
    assert "There is nobody left to do this for" in said
    assert "1 person was reminded today already" in said
    said = do(marisol, sending, "remind", person=ids(sending, "5000")).text
    assert "nothing was done" in said
    assert reminders().count() == 1


def test_everyone_means_everyone_the_filter_shows(do, marisol, crowd):
    sending = crowd(20)
    do(marisol, sending, "paper", everyone=1, standing="unserved", q="Given501")
    reached = Delivery.objects.filter(served_how="paper").order_by("employee__number")
    assert list(reached.values_list("employee__number", flat=True)) == ["5010", "5015"]


@pytest.mark.parametrize(("act", "how"), [("paper", "paper"), ("roll-call", "roll_call")])
def test_service_by_hand_starts_the_clock_that_day(ask, do, marisol, crowd, act, how):
    sending = crowd(10)
    chosen = ids(sending, "5000", "5001")
    said = ask(marisol, sending, act, person=chosen).text
    # Thirty days after Friday, November 20 is Sunday, December 20.
    assert "ends on <strong>Monday, December 21, 2026</strong>" in said
    assert "It reached 1 person before today, and that date stays" in said
    do(marisol, sending, act, person=chosen)
    new, old = (Delivery.objects.get(pk=pk) for pk in chosen)
    assert (new.served_how, new.due_on.isoformat(), new.served_by) == (how, "2026-12-21", marisol.user)
    assert (old.served_how, old.due_on.isoformat()) == ("email", "2026-11-16")


def test_the_filter_is_kept_on_the_way_back(do, marisol, crowd):
    sending = crowd(10)
    response = do(marisol, sending, "remind", person=ids(sending, "5006"), standing="overdue")
    assert response.redirect_chain[-1][0].endswith("?standing=overdue")


def test_nobody_chosen_is_said_so(ask, do, marisol, crowd):
    sending = crowd(5)
    assert ask(marisol, sending, "remind").status_code == 302
    assert "Nobody was chosen." in do(marisol, sending, "remind").text


@pytest.mark.parametrize("chosen", ["x", "-1", "9" * 40, "\x00", "٣"])
def test_a_strange_choice_is_nobody(ask, marisol, crowd, chosen):
    assert ask(marisol, crowd(5), "remind", person=chosen).status_code == 302


def test_people_of_another_sending_are_not_touched(do, nell, delivery):
    """The officer's own address with somebody else's numbers reaches nobody."""
    sending = delivery.dissemination
    assert do(nell, sending, "remind", slug="library", person=[delivery.pk]).status_code == 404
    assert do(nell, sending, "remind", person=[delivery.pk]).status_code == 404
    assert not reminders().exists()


def test_an_auditor_may_not_even_ask(ask, do, auditor, crowd):
    sending = crowd(5)
    assert ask(auditor, sending, "remind", everyone=1).status_code == 403
    assert do(auditor, sending, "remind", everyone=1).status_code == 403
    assert not reminders().exists()


def test_an_act_nobody_knows_is_a_404(ask, marisol, crowd):
    assert ask(marisol, crowd(5), "dismiss", everyone=1).status_code == 404


def test_planning_takes_as_many_queries_for_many_as_for_few(crowd, grow, django_assert_num_queries):
    from django.utils.dateparse import parse_datetime

    from directives.reports.handling import reminding

    sending = crowd(10)
    for more in (0, 45):
        grow(sending, more)
        with django_assert_num_queries(4):
            reminding(sending.deliveries.all(), now=parse_datetime("2026-11-20T14:00Z"))
