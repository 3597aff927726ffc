"""From the mayor's signature to the employee's, with nothing but the pages: each does their part as they come to it."""

import csv
import io
import re

import pytest
from django.contrib.auth.models import Group

from directives.acts.loading import load_order
from directives.acts.shelves import ensure_shelf
from directives.models import Acknowledgment
from people.permissions import LAW_REVIEWERS
from tests.journeys.walk import NARROW

STATEMENTS = ["prohibit", "comply", "disciplin"]


@pytest.fixture
def reviewer(person, roles):
    ruth = person("3003", "Ruth", "Abramowitz")
    ruth.user.groups.add(Group.objects.get(name=LAW_REVIEWERS))
    return ruth


@pytest.fixture
def layla(person, police):
    return person("1002", "Layla", "Nasser", police, language="ar")


@pytest.fixture
def tomasz(person, police):
    return person("1003", "Tomasz", "Wójcik", police)


@pytest.fixture
def agencies(city, police, library, ines, layla, tomasz, marisol, nell):
    """Two agencies, and at the police a chief and three employees. The order waits to be adopted."""
    for agency in (police, library):
        ensure_shelf(agency=agency)
    load_order(number="EO 2026-07")


def test_from_the_mayors_signature_to_the_employees(
    agencies, walk, it_is, mail_server, clerk, marisol, reviewer, ines, layla
):
    it_is("2026-10-01T10:00")
    _the_clerk_adopts_and_sends(halina := walk(), clerk)
    it_is("2026-10-05T09:00")
    _the_officer_confirms_and_gives_notice(chief := walk(), marisol, mail_server)
    _the_officer_drafts_the_directive(chief)
    it_is("2026-10-08T09:00")
    _the_law_department_approves(walk(), reviewer)
    it_is("2026-10-09T09:00")
    _the_officer_adopts_and_sends(chief)
    it_is("2026-10-12T09:00")
    _an_employee_signs(walk(), ines, mail_server)
    _an_employee_signs_in_arabic_on_a_phone(walk(width=NARROW, language="ar"), layla, mail_server)
    it_is("2026-10-13T09:00")
    _the_officer_sees_it(chief, mail_server)
    _the_clerk_sees_it(halina)


def _the_clerk_adopts_and_sends(walk, clerk):
    walk.open("/admin/")
    walk.sign_in(clerk)
    walk.sees("No order is adopted yet.")
    walk.follow("Open the board")
    walk.follow("Adopt the order")
    walk.write("Signed on", "2026-09-14")
    walk.write("In force from", "2026-09-14")
    walk.press("Adopt the order")
    walk.sees("Edition 1 is adopted.")
    walk.press("Send to 2 agencies")
    walk.sees("Sent to 2 agencies.")
    assert "Oct 1, 2026" in walk.row("Police Department").inner_text()


def _the_officer_confirms_and_gives_notice(walk, officer, mail_server):
    walk.open("/desk/")
    walk.sign_in(officer)
    walk.follow("My agency")
    walk.press("Confirm receipt")
    walk.sees("Thank you. The clerk can see that the copy came.")
    walk.follow("Write the notice")
    walk.press("Show me the notice")
    _sees_the_three_statements(walk)
    walk.press("Give notice to 4 employees")
    walk.sees("Notice was given to 4 employees.")


def _sees_the_three_statements(walk):
    locked = walk.page.locator("article section").filter(has_text="Locked")
    assert locked.count() == len(STATEMENTS)
    for statement, words in zip(locked.all(), STATEMENTS, strict=True):
        assert words in statement.inner_text().lower()


def _the_officer_drafts_the_directive(walk):
    walk.open("/agency/police/")
    walk.follow("Prepare the directive")
    walk.follow("Start the draft")
    walk.write("Telephone after hours", "201-555-0199")
    walk.press("Start the draft")
    walk.press("Hand 3 languages over for review")
    walk.sees("The Law Department has the draft now, in 3 languages.")


def _the_law_department_approves(walk, reviewer):
    walk.open("/admin/")
    walk.sign_in(reviewer)
    for title in ("Directive to the employees", "Directiva para los empleados", "توجيه إلى موظفي"):
        walk.open("/admin/")
        walk.follow(title)
        walk.press("Approve and Publish")
        walk.sees("has been updated")


def _the_officer_adopts_and_sends(walk):
    walk.open("/agency/police/directive/")
    walk.follow("Read once more and adopt")
    walk.press("Adopt edition 1")
    walk.sees("Edition 1 is adopted.")
    walk.follow("See who gets it, and send")
    walk.press("Send to 4 employees")
    walk.sees("Sent to 4 employees.")


def _an_employee_signs(walk, employee, mail_server):
    _opens_the_letter(walk, employee, mail_server)
    walk.sees("By signing you say:")
    walk.write("Your name", "Inés Ferreira")
    again = walk.another()
    walk.press("Sign")
    walk.sees("You have signed")
    receipt = walk.path
    assert walk.download("Save as PDF").startswith(b"%PDF-")
    again.write("Your name", "Inés Ferreira")
    again.press("Sign")
    assert again.path == receipt
    walk.follow("Back to my desk")


def _opens_the_letter(walk, employee, mail_server):
    """The newest letter to her: its link leads past the door to the text, and opening it signs nothing."""
    letter = [each for each in mail_server.accepted if employee.email in each["To"]][-1]
    link = re.search(r"https?://\S+/desk/\d+/", letter.get_body(("plain",)).get_content())[0]
    walk.open(link)
    walk.sign_in(employee)
    assert link.endswith(walk.path)
    assert not Acknowledgment.objects.filter(delivery__employee=employee).exists()


def _an_employee_signs_in_arabic_on_a_phone(walk, employee, mail_server):
    _opens_the_letter(walk, employee, mail_server)
    assert walk.page.evaluate("document.dir") == "rtl"
    walk.write("Your name", "ليلى ناصر")
    walk.press("Sign")
    walk.sees("You have signed")
    assert walk.download("Save as PDF").startswith(b"%PDF-")


def _the_officer_sees_it(walk, mail_server):
    walk.open("/agency/police/")
    walk.follow("See who has not signed")
    walk.sees_not("Inés Ferreira")
    walk.follow("Remind Tomasz Wójcik")
    walk.press("Send a reminder to 1 person")
    walk.sees("A reminder is on its way to 1 person.")
    assert "1003@kestrelfalls.example" in mail_server.readers[-1]
    walk.open("/agency/police/")
    walk.follow("See who has it", within=walk.row("Each gets a written directive"))
    rows = {row["Name"]: row for row in csv.DictReader(io.StringIO(walk.download("Save as CSV").decode("utf-8-sig")))}
    assert rows["Inés Ferreira"]["Signed on"] == "2026-10-12"
    assert rows["Tomasz Wójcik"]["Signed on"] == ""
    assert rows["Tomasz Wójcik"]["Reminded on"] == "2026-10-13"


def _the_clerk_sees_it(walk):
    walk.open("/admin/board/")
    police = walk.row("Police Department")
    assert "2 of 4" in police.inner_text()
    walk.follow("Police Department", within=police)
