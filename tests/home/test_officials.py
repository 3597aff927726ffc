"""The register of certifying officials, as an agency's officers keep it and the clerk reads it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.certifying import sentences
from people.models import Agency, Employment
from training.models import Designation
from training.reports.officials import certifying

NOW = "2026-12-14T10:00"
HERE = "/agency/police/officials/"


@pytest.fixture
def page(client, at, transmitted):
    def open_it(who, what="", on=NOW):
        client.force_login(who.user)
        with at(on):
            return client.get(f"{HERE}{what}")

    return open_it


@pytest.fixture
def do(client, at, transmitted):
    def post(who, what, data, on=NOW):
        client.force_login(who.user)
        with at(on):
            return client.post(f"{HERE}{what}", data, follow=True)

    return post


def entering(official, **given):
    letter = SimpleUploadedFile("designation.pdf", b"%PDF-1.7 the letter", "application/pdf")
    said = {"designated_by": "Marisol Quiñones, Chief of Police", "starts_on": "2026-12-14", "letter": letter}
    return {"official": official.pk, **said, **given}


def test_an_officer_enters_a_designation_and_has_its_letter_again(page, do, marisol, imani):
    assert "Nobody may sign today" in page(marisol).text
    done = do(marisol, "new/", entering(imani))
    assert "Imani Brooks is in the register." in done.text
    made = Designation.objects.get()
    letter = page(marisol, f"{made.pk}/letter/")
    assert letter.content == b"%PDF-1.7 the letter"
    assert letter["Content-Disposition"] == 'attachment; filename="designation.pdf"'


def test_what_is_missing_is_said_at_each_question(do, marisol, imani):
    answer = do(marisol, "new/", {"official": "", "designated_by": "", "starts_on": "soon"})
    assert answer.status_code == 422
    for sentence in (
        "Choose who may sign.",
        "Say who designated",
        "Write a day, as in",
        "Choose the letter, as a PDF.",
    ):
        assert sentence in answer.text


def test_what_is_no_pdf_is_refused_in_a_sentence(do, marisol, imani):
    picture = SimpleUploadedFile("letter.pdf", b"not a pdf", "application/pdf")
    assert "Send a PDF." in do(marisol, "new/", entering(imani, letter=picture)).text
    assert not Designation.objects.exists()


def test_only_people_of_the_agency_can_be_chosen(page, do, marisol, nell, imani):
    assert "Nell Park" not in page(marisol, "new/").text
    assert "Choose who may sign." not in page(marisol, "new/").text
    assert do(marisol, "new/", entering(nell)).status_code == 422
    assert not Designation.objects.exists()


def test_an_officer_ends_one(page, do, marisol, designated):
    assert "End the designation of Imani Brooks" in page(marisol, f"{designated.pk}/end/").text
    done = do(marisol, f"{designated.pk}/end/", {"ends_on": "2026-12-13"})
    assert "has its last day" in done.text
    assert "Nobody may sign today" in done.text
    assert "Designations that have ended or are to come" in done.text


def test_ending_it_before_it_began_is_refused_in_a_sentence(do, marisol, designated):
    assert "It cannot end before it began." in do(marisol, f"{designated.pk}/end/", {"ends_on": "2026-01-01"}).text
    designated.refresh_from_db()
    assert designated.ends_on is None


@pytest.mark.parametrize("what", ["", "new/", "{}/end/", "{}/letter/"])
def test_to_anybody_else_it_does_not_exist(page, designated, nell, ines, imani, what):
    for who in (nell, ines, imani):
        assert page(who, what.format(designated.pk)).status_code == 404


def test_an_auditor_reads_it_and_changes_nothing(page, do, designated, auditor):
    assert "Enter a designation" not in page(auditor).text
    assert page(auditor, f"{designated.pk}/letter/").status_code == 200
    assert page(auditor, "new/").status_code == 403
    assert do(auditor, f"{designated.pk}/end/", {"ends_on": "2026-12-13"}).status_code == 403


def test_the_register_of_an_agency_that_does_not_certify_is_none(client, transmitted, library, nell, at):
    client.force_login(nell.user)
    with at(NOW):
        assert client.get("/agency/library/officials/").status_code == 404


def test_the_letter_of_another_agencys_official_is_a_404(client, designated, library, clerk, transmitted, at):
    Agency.objects.filter(pk=library.pk).update(is_certifying=True)
    client.force_login(clerk.user)
    with at(NOW):
        assert client.get(f"/agency/library/officials/{designated.pk}/letter/").status_code == 404


def test_beside_each_official_stands_their_training(page, designated, trained, marisol):
    assert "Valid until Wednesday, October 6, 2027" in page(marisol).text
    soon = page(marisol, on="2027-09-29T09:00").text
    assert "The training of Imani Brooks ends soon" in soon
    assert "7 days left" in soon


def test_the_page_takes_the_same_queries_for_many(client, at, designated, trained, marisol, hired, police):
    client.force_login(marisol.user)
    counts = []
    for people in ([], hired(20)):
        for person in people:
            _also_designated(person, designated)
        with at(NOW), CaptureQueriesContext(connection) as queries:
            assert client.get(HERE).text.count("Never trained") == len(people)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 18


def _also_designated(person, designated):
    facts = ("agency", "designated_by", "starts_on", "letter", "entered_at", "entered_by")
    Designation.objects.create(official=person, **{each: getattr(designated, each) for each in facts})


# The agency's page and the clerk's board


@pytest.fixture
def agency_page(client, at, transmitted):
    def open_it(who, slug="police"):
        client.force_login(who.user)
        with at(NOW):
            return client.get(reverse("agency", args=[slug])).text

    return open_it


def test_the_agencys_page_says_that_nobody_trained_may_sign(agency_page, marisol, for_officials):
    assert "No trained official today: nobody is designated to sign." in agency_page(marisol)


def test_it_says_when_none_of_them_is_trained(agency_page, marisol, designated, for_officials):
    assert "none of those who may sign holds a valid certificate" in agency_page(marisol)


def test_it_says_how_many_may_sign(agency_page, marisol, designated, trained):
    assert "1 trained official may sign today." in agency_page(marisol)


def test_an_agency_that_does_not_certify_is_told_nothing(agency_page, nell):
    assert "Certifying officials" not in agency_page(nell, "library")


def test_the_boards_first_lines_say_who_has_no_trained_official(police, for_officials, designated, teach, imani):
    said = sentences(certifying(today=date(2026, 12, 14)))
    assert [(each.text, each.state, each.agencies) for each in said] == [
        ("1 certifying agency has no trained official today.", "overdue", ("Police Department",))
    ]
    teach(for_officials, imani)
    assert sentences(certifying(today=date(2026, 12, 14))) == []
    ending = sentences(certifying(today=date(2027, 8, 7)))
    assert [each.text for each in ending] == ["The training of 1 certifying official ends within 60 days."]


def test_the_clerks_board_shows_them(client, clerk, transmitted, designated, trained, at):
    client.force_login(clerk.user)
    with at("2027-09-29T09:00"):
        words = client.get(reverse("board:index")).text
    assert "Certifying officials (§8.G), and their training" in words
    assert "T: 7 days left" in words
    assert "The training of 1 certifying official ends within 60 days." in words


def test_an_official_who_has_left_counts_for_nothing_before_the_morning_run(
    client,
    clerk,
    transmitted,
    designated,
    trained,
    imani,
    at,
):
    Employment.objects.filter(employee=imani).update(ends_on="2026-12-13")
    client.force_login(clerk.user)
    with at(NOW):
        assert "1 certifying agency has no trained official today." in client.get("/admin/").text


# The whole register, in the admin


def test_the_clerk_and_the_auditor_see_the_whole_register(client, clerk, auditor, designated, trained, at):
    for who in (clerk, auditor):
        client.force_login(who.user)
        with at(NOW):
            words = client.get("/admin/certifying_officials/").text
            assert "Imani Brooks" in words
            assert "T: Valid until Wednesday, October 6, 2027" in words
            assert (
                f"{HERE}{designated.pk}/letter/"
                in client.get(f"/admin/certifying_officials/inspect/{designated.pk}/").text
            )


def test_it_is_filtered_by_who_may_sign(client, clerk, designated, at):
    client.force_login(clerk.user)
    with at(NOW):
        assert "Imani" in client.get("/admin/certifying_officials/results/", {"may_sign": "true"}).text
        assert "Imani" not in client.get("/admin/certifying_officials/results/", {"may_sign": "false"}).text


def test_an_officer_does_not_see_it(client, marisol, designated):
    client.force_login(marisol.user)
    assert client.get("/admin/certifying_officials/").status_code in (302, 403)
