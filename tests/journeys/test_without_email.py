"""People without e-mail, from hired to acknowledged: at roll call with a witness, on a shared screen, and refused to a
witness; and a signature on paper that a second person confirms and the person disputes.

The pages are held to WCAG in tests/home/test_noting_axe.py."""

from datetime import date

import pytest

from directives.acts.disseminations import disseminate
from directives.models import Acknowledgment, Delivery, Dissemination
from people.acts.pins import give_pins
from people.models import Employee, Employment


@pytest.fixture
def crew(police, person):
    """Hired without an address: Ángel without an account too, Layla and Tomasz with one."""
    angel = Employee.objects.create(number="1003", given_name="Ángel", family_name="Rivera")
    Employment.objects.create(employee=angel, agency=police, starts_on=date(2026, 10, 1))
    layla = person("1004", "Layla", "Nasser", police, email=False, starts_on=date(2026, 10, 1))
    tomasz = person("1005", "Tomasz", "Wójcik", police, email=False, starts_on=date(2026, 10, 1))
    return angel, layla, tomasz


@pytest.fixture
def sending(directive, crew, marisol, at):
    with at("2026-10-15T10:00"):
        return disseminate(edition=directive, reason=Dissemination.Reason.DIRECTIVE, by=marisol.user)


def ended(sending, who):
    return Delivery.objects.get(dissemination=sending, employee=who)


def test_at_roll_call_on_paper_and_refused(sending, crew, walk, it_is, marisol, clerk, police):
    angel, layla, tomasz = crew
    it_is("2026-10-19T15:00")
    page = f"/agency/police/sendings/{sending.pk}/"
    chief = walk(measures=False)
    chief.open(page)
    chief.sign_in(marisol)
    _notes(chief, page, angel, "Acknowledged at roll call…", "Note that 1 person acknowledged it at roll call")
    _notes(chief, page, layla, "Refused to sign…", "Note that 1 person refused to sign")
    _notes(chief, page, tomasz, "Signed on paper…", "Note that 1 person signed on paper")
    chief.sees("Noted: waits for a second person")

    it_is("2026-10-20T09:00")
    halina = walk(measures=False)
    halina.open("/agency/police/notings/")
    halina.sign_in(clerk)
    halina.sees("3 entries wait for a second person")
    halina.page.get_by_label("Instead, for all 3 people").check()
    halina.press("Confirm…")
    halina.press("Confirm what was noted of 3 people")
    halina.sees("Nothing waits")
    assert [ended(sending, each).closed_as for each in crew] == ["acknowledged", "refused", "acknowledged"]
    assert Acknowledgment.objects.get(delivery__employee=angel).method == "roll_call"
    assert ended(sending, layla).served_how == "paper"

    _says_no(first := walk(measures=False), layla, "Nobody gave me anything.")
    _says_no(walk(measures=False), tomasz, "That is not my signature.")
    _settles_both(halina)
    assert (ended(sending, layla).closed_as, ended(sending, tomasz).closed_as) == ("", "taken_back")
    again = Delivery.objects.get(employee=tomasz, dissemination__reason="again")
    assert again.closed_as == ""
    _signs_after_all(first)
    assert ended(sending, layla).closed_as == "acknowledged"


def test_on_a_shared_screen_one_after_another(sending, crew, walk, it_is, marisol, police, at):
    angel, layla, _tomasz = crew
    it_is("2026-10-20T07:00")
    slips = give_pins(agency=police, employees=Employee.objects.filter(pk__in=[angel.pk, layla.pk]), by=marisol.user)
    pins = {slip.employee: slip.pin for slip in slips}
    screen = walk(measures=False)
    screen.open("/agency/police/shared/")
    screen.sign_in(marisol)
    screen.press("Open the shared screen")
    _signs_at_the_screen(screen, angel, pins[angel])
    screen.page.go_back()
    assert "Rivera" not in screen.page.content()
    screen.page.go_back()
    assert "Rivera" not in screen.page.content()
    screen.open("/shared/")
    _signs_at_the_screen(screen, layla, pins[layla])
    methods = Acknowledgment.objects.order_by("pk").values_list("method", "acknowledged_by")
    assert list(methods) == [("shared", None), ("shared", layla.user_id)]


def _notes(walk, page, who, button, question):
    walk.open(page)
    walk.tick(f"Choose {who.name}")
    walk.press(button)
    if "paper" not in question:
        walk.write("Who was the witness?", "Sergeant Dow")
    walk.press(question)
    walk.sees("Noted of 1 person.")


def _says_no(walk, who, words):
    walk.open("/desk/")
    walk.sign_in(who)
    walk.follow("That is not right")
    walk.write("What is not right?", words)
    walk.press("That is not right")
    walk.sees("You said that this is not right")


def _settles_both(walk):
    walk.open("/admin/board/")
    walk.sees("2 disputes wait for you.")
    walk.follow("See it")
    for name in ("Layla Nasser", "Tomasz Wójcik"):
        walk.follow(name)
        walk.tick("It is taken back: what was noted is not right")
        walk.write("Why?", "The witness was on leave that day.")
        walk.press("Settle it")
    walk.sees("No dispute waits")


def _signs_after_all(walk):
    walk.open("/desk/")
    walk.sees("The city clerk settled it")
    walk.follow("Read and sign")
    walk.write("Your name", "Layla Nasser")
    walk.press("Sign")
    walk.sees("You have signed")


def _signs_at_the_screen(walk, who, pin):
    walk.write("Employee number", who.number)
    walk.write("Your PIN", pin)
    walk.press("Go on")
    walk.sees(who.name)
    walk.write("Your PIN", pin)
    walk.press("Sign")
    walk.sees("Thank you. You have signed.")
    walk.sees_not(who.family_name)
    walk.press("Next person")
    walk.sees("Read and sign here")
