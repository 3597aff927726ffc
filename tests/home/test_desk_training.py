"""The desk of an employee who has texts to sign and modules to pass: one list, soonest first."""

import pytest
from django.urls import reverse

from directives.acts.deliveries import serve_at_sign_in
from home.owed import desk as read
from people.models import User
from tests.training.conftest import (  # noqa: F401 fixtures, found by their names
    answers,
    assigned,
    attempt,
    enrollment,
    has_read,
    load,
    module,
)
from training.acts.attempts import submit

NOW = "2026-11-04T09:00"


@pytest.fixture
def see(client, at):
    def do(who, on=NOW, address="/desk/"):
        client.force_login(who.user)
        with at(on):
            return client.get(address).text

    return do


@pytest.fixture
def served(delivery, ines, at):
    """To be signed by November 16; the module is due on November 2."""
    with at("2026-10-15T12:00"):
        serve_at_sign_in(user=ines.user)
    return delivery


def test_texts_and_modules_are_one_list_by_due_date(see, served, enrollment, ines):  # noqa: F811
    said = see(ines)
    assert "You have 2 things to do." in said
    assert "1 of them is overdue, and can still be done." in said
    assert "Overdue, by 2 days" in said
    assert said.index("What everyone must know") < said.index(reverse("reading", args=[served.pk]))
    assert f'<a class="button" href="{reverse("module", args=["t"])}">Begin' in said


def test_a_module_says_why_how_long_and_by_when(see, enrollment, ines):  # noqa: F811
    said = see(ines, on="2026-10-04T09:00")
    assert "The city asks it of everyone who does your work." in said
    assert "About 10 minutes." in said
    assert "Pass it by <strong>Monday, November 2, 2026</strong> (29 days)." in said
    assert "Why this date?" in said


def test_it_says_how_far_one_has_come(see, has_read, ines):  # noqa: F811
    said = see(ines, on="2026-10-05T10:00")
    assert "2 of 2 lessons read." in said
    assert "Take the quiz<" in said


def test_what_was_passed_is_folded_with_its_certificate(see, attempt, answers, ines, at):  # noqa: F811
    with at("2026-10-06T09:00"):
        answers(attempt, ines.user)
        number = submit(attempt=attempt, by=ines.user).completion.number
    said = see(ines)
    assert "You have nothing to do." in said
    assert "Done (1)" in said
    assert "Passed on time" in said
    assert reverse("certificate", args=[number]) in said
    assert reverse("my_training") in said


def test_a_module_is_named_in_the_language_of_the_screen(see, enrollment, ines):  # noqa: F811
    assert '<h2 lang="es" dir="ltr">[es] What everyone must know</h2>' in see(ines, address="/es/desk/")


def test_somebody_elses_module_is_not_on_it(see, enrollment, nell):  # noqa: F811
    assert "What everyone must know" not in see(nell)


def test_it_takes_four_queries_however_much_is_on_it(served, attempt, ines, django_assert_num_queries):  # noqa: F811
    user = User.objects.select_related("employee").get(pk=ines.user_id)
    for _again in range(2):
        with django_assert_num_queries(4):
            found = read(user, screen="es", today=served.dissemination.roster_on)
        assert len(found.cards) == 2


def test_the_page_around_it_takes_five_more(client, city, served, enrollment, ines, at, django_assert_num_queries):  # noqa: F811
    client.force_login(ines.user)
    with at(NOW), django_assert_num_queries(9):
        client.get("/desk/")
