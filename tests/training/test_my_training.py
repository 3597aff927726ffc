"""What is owed, certificates and every attempt, on one page."""

import pytest
from django.urls import reverse

from people.models import User
from training.acts.attempts import start_attempt, submit
from training.acts.completions import revoke
from training.models import Completion
from training.reports.history import history

NOW = "2026-10-06T09:00"


@pytest.fixture
def see(client, at):
    def do(user, on=NOW, address="/training/"):
        client.force_login(user)
        with at(on):
            return client.get(address)

    return do


@pytest.fixture
def passed(attempt, answers, ines, at):
    """Failed once and then passed, on October 6, 2026."""
    with at(NOW):
        answers(attempt, ines.user, wrong=["T-1", "T-2"])
        submit(attempt=attempt, by=ines.user)
        again = start_attempt(enrollment=attempt.enrollment, by=ines.user)
        answers(again, ines.user)
        return submit(attempt=again, by=ines.user).completion


def test_what_is_owed_says_how_far_one_is(see, has_read, ines):
    said = see(ines.user).text
    assert "What everyone must know" in said
    assert "2 of 2" in said
    assert "None yet." in said


def test_a_certificate_says_what_it_is_worth_and_until_when(see, passed, ines):
    said = see(ines.user).text
    assert reverse("certificate", args=[passed.number]) in said
    assert reverse("certificate_pdf", args=[passed.number]) in said
    assert "Valid" in said
    assert "Oct 6, 2027" in said
    assert "Expired" in see(ines.user, on="2027-10-07T09:00").text


def test_one_that_was_revoked_says_so(see, passed, clerk, ines, at):
    with at("2026-10-07T09:00"):
        revoke(completion=passed, reason="Not the person named.", by=clerk.user)
    assert "Revoked" in see(ines.user, on="2026-10-08T09:00").text


def test_every_attempt_is_there_with_its_mark(see, passed, ines):
    said = see(ines.user).text
    assert "6 of 6" in said
    assert "4 of 6" in said
    assert said.index("6 of 6") < said.index("4 of 6")
    assert "Not passed" in said
    assert reverse("quiz_result", args=[passed.mark.attempt_id]) in said


def test_the_module_is_named_in_the_language_of_the_screen(see, passed, ines):
    assert "[es] What everyone must know" in see(ines.user, address="/es/training/").text


def test_nobody_sees_anothers(see, passed, marisol):
    assert passed.number not in see(marisol.user).text


def test_an_account_of_nobody_on_the_roster_gets_a_plain_page(see, db):
    root = User.objects.create_superuser(username="root", password="a long enough phrase")
    assert "None yet." in see(root).text


def test_it_takes_three_queries_however_much_there_is(passed, ines, at, django_assert_num_queries):
    user = User.objects.select_related("employee").get(pk=ines.user_id)
    with at(NOW), django_assert_num_queries(3):
        found = history(user, screen="es", today=passed.completed_on)
        assert [held.title.words for held in found.certificates] == ["[es] What everyone must know"]
    assert len(found.attempts) == 2
    assert Completion.objects.count() == 1
