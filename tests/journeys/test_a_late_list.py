"""An officer clears a list of late people with nothing but the pages: reminds, gives time, notes a leave, excuses."""

from contextlib import contextmanager

import pytest

from deadlines import clock
from directives.acts.acknowledgments import acknowledge
from directives.acts.deliveries import record_service
from directives.acts.disseminations import disseminate
from directives.models import Dissemination
from directives.showings import Showing, seal

LATE = "?standing=overdue"


def sign(delivery):
    """Each at their own desk; how that looks is another journey."""
    text, user = delivery.dissemination.edition.texts.get(is_source=True), delivery.employee.user
    note = seal(Showing(delivery.pk, text.pk, text.sha256, user.pk, clock.now()))
    acknowledge(delivery=delivery, note=note, typed_name=delivery.employee.name, by=user)


@pytest.fixture
def late(directive, person, police, marisol, ines, it_is):  # noqa: F811
    """The chief and six more got the directive on October 15. By November 20 she has signed, five are late, and it has
    not reached Vera."""
    staff = [("1002", "Layla", "Nasser"), ("1003", "Tomasz", "Lis"), ("1004", "Rui", "Sá"), ("1005", "Ana", "Lima")]
    for number, given, family in staff:
        person(number, given, family, police)
    person("1006", "Vera", "Cruz", police, email=False)
    it_is("2026-10-15T10:00")
    sending = disseminate(edition=directive, reason=Dissemination.Reason.DIRECTIVE, by=marisol.user)
    reached = sending.deliveries.exclude(employee__number="1006")
    record_service(dissemination=sending, deliveries=reached, how="roll_call", by=marisol.user)
    sign(sending.deliveries.get(employee=marisol))
    it_is("2026-11-20T09:00")
    return sending


def test_the_officer_clears_the_late_list_without_help(walk, late, marisol, mail_server):
    chief = walk(turns=False)
    chief.open("/agency/police/")
    chief.sign_in(marisol)
    chief.sees("6 of 7 have not signed. 5 are overdue.")
    chief.follow(late.edition.title, within=chief.page.locator("article"))
    chief.follow("How this is counted, and who is not")
    chief.sees("14 percent have signed: 1 of 7.")
    chief.follow("Overdue")
    assert chief.page.url.endswith(LATE)

    _remind(chief, "Inés Ferreira")
    sign(late.deliveries.get(employee__number="1001"))
    _extend(chief, "Layla Nasser")
    _note_a_leave(chief, "Tomasz Lis")
    with passing(chief):
        chief.open(f"/agency/police/sendings/{late.pk}/{LATE}")
        _exempt_two_by_keyboard(chief)
    chief.open(f"/agency/police/sendings/{late.pk}/{LATE}")
    chief.sees("Nobody is late")
    chief.sees("Everyone who is asked has signed, still has time, is away or was excused.")
    chief.follow("Show everybody")
    _hand_over(chief, "Vera Cruz")
    chief.sees("2 of 4 have not signed. Nobody is overdue.")
    assert late.deliveries.with_standing(clock.today()).filter(standing="overdue").count() == 0


@contextmanager
def passing(chief):
    """The list again, a person fewer on it."""
    chief.looks = False
    yield
    chief.looks = True


def _remind(chief, name):
    chief.follow("Remind", within=chief.row(name))
    with passing(chief):
        chief.press("Send a reminder to 1 person")
    chief.sees("A reminder is on its way to 1 person.")


def _extend(chief, name):
    chief.page.reload()
    chief.row(name).get_by_role("checkbox").check()
    chief.turns = True
    chief.press("Give more time…")
    chief.turns = False
    chief.write("Until what day?", "2026-12-18")
    chief.press("Give 1 person more time to sign")
    chief.sees("to correct")
    chief.write("Why?", "Works nights until then.")
    with passing(chief):
        chief.press("Give 1 person more time to sign")
    chief.sees("1 person has more time.")


def _note_a_leave(chief, name):
    with passing(chief):
        chief.follow(name)
    chief.turns = True
    chief.follow("Note a leave")
    chief.write("First day away", "2026-11-10")
    chief.press("Note the leave")
    chief.turns = False
    chief.sees(f"The leave of {name} is noted.")
    chief.sees("from Tuesday, November 10, 2026, the last day not known yet")


def _exempt_two_by_keyboard(chief):
    chief.tab_to("Instead, for all 2 people this list shows, on every page")
    chief.page.keyboard.press("Space")
    chief.tab_to("Exempt…")
    chief.looks = True
    chief.hit("Enter")
    chief.looks = False
    chief.sees("Ana Lima, Rui Sá")
    chief.tab_to("Why?")
    chief.type("Seconded to the county until summer.")
    chief.tab_to("Exempt 2 people from signing this")
    chief.hit("Enter")
    chief.sees("2 people are exempt.")


def _hand_over(chief, name):
    with passing(chief):
        chief.follow("Hand over on paper", within=chief.row(name))
        chief.press("Record that 1 person was handed it on paper today")
    chief.sees("Recorded for 1 person.")
