"""With the keyboard alone, and in a browser that runs no scripts: nothing here is lost to anybody."""

import csv
import io

from directives.models import Acknowledgment

TODAY = "2026-10-16T09:00"


def test_an_employee_signs_with_the_keyboard_alone(walk, it_is, sent, ines):
    it_is(TODAY)
    by_keys = walk()
    by_keys.open("/accounts/login/")
    by_keys.tab_to("Employee number")
    by_keys.type(ines.number)
    by_keys.tab_to("Password")
    by_keys.type("a long enough phrase")
    by_keys.hit("Enter")
    by_keys.tab_to("Read and sign")
    by_keys.hit("Enter")
    by_keys.tab_to("Your name")
    by_keys.type("Inés Ferreira")
    by_keys.tab_to("Sign")
    by_keys.hit("Space")
    by_keys.sees("You have signed")
    assert Acknowledgment.objects.get().typed_name == "Inés Ferreira"


def test_an_employee_signs_without_script(walk, it_is, sent, ines):
    it_is(TODAY)
    plain = walk(has_script=False)
    plain.open("/desk/")
    plain.sign_in(ines)
    plain.follow("Read and sign")
    plain.press("Sign")
    plain.sees("Type your name to sign.")
    plain.write("Your name", "Inés Ferreira")
    plain.press("Sign")
    plain.sees("You have signed")
    assert plain.download("Save as PDF").startswith(b"%PDF-")


def test_an_officer_clears_the_list_without_script(walk, it_is, mail_server, sent, ines, marisol):
    it_is(TODAY)
    plain = walk(has_script=False)
    plain.open("/agency/police/")
    plain.sign_in(marisol)
    plain.follow("See who has it", within=plain.row("Each gets a written directive"))
    plain.tick("Choose Inés Ferreira")
    plain.press("Remind…")
    plain.press("Send a reminder to 1 person")
    plain.sees("A reminder is on its way to 1 person.")
    assert ines.email in mail_server.readers
    plain.follow("Have not signed")
    plain.write("Name or employee number", "Ferreira")
    plain.press("Find")
    rows = list(csv.DictReader(io.StringIO(plain.download("Save as CSV").decode("utf-8-sig"))))
    assert [row["Name"] for row in rows] == ["Inés Ferreira"]
