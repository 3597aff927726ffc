"""More time, an excuse, and being asked after all: each with a reason, a day and an actor."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from directives.acts import allowances
from directives.acts.acknowledgments import acknowledge
from directives.acts.allowances import ask_again, exempt, extend, move_past_leave
from directives.acts.deliveries import record_service, remind
from directives.acts.disseminations import disseminate
from directives.acts.reminders import remind_by_the_ladder
from directives.models import Delivery, Dissemination, Extension
from directives.refusal import Refusal
from directives.reports.allowing import asking_again, exempting, extending
from directives.reports.late import late
from evidence.models import Entry
from people.acts.leaves import correct, grant, withdraw
from people.models import Employment, Leave
from rows.append_only import ChangeForbidden

REACHED, NOW = "2026-10-15T11:00", "2026-11-20T09:00"
GIVEN = {"to_on": date(2026, 12, 18), "reason": "Works nights until then."}


@pytest.fixture
def ana(person, police):
    return person("1002", "Ana", "Lima", police)


@pytest.fixture
def served(ana, sent, marisol, at):
    """The three of the police, all handed it on October 15, 2026: due on Monday, November 16."""
    with at(REACHED):
        record_service(dissemination=sent, deliveries=sent.deliveries.all(), how="paper", by=marisol.user)
    return sent


@pytest.fixture
def on(at):
    """Does something at nine on Friday, November 20, 2026."""
    with at(NOW):
        yield


def of(sending, employee):
    return sending.deliveries.filter(employee=employee)


def said(action):
    return Entry.objects.filter(action=action).order_by("pk").last()


# Extending


def test_an_extension_moves_the_day_says_why_and_starts_the_ladder_again(served, ines, ana, marisol, on):
    of(served, ines).update(rung=1)
    assert extend(dissemination=served, deliveries=of(served, ines), by=marisol.user, **GIVEN) == 1
    mine, extension = of(served, ines).get(), Extension.objects.get()
    assert (mine.due_on, mine.due.due_on, mine.rung) == (date(2026, 12, 18), date(2026, 12, 18), None)
    assert mine.due.reasons[0] == "Marisol Quiñones gave this day: “Works nights until then.”"
    assert mine.due.reasons[1] == "Counted from Friday, December 18, 2026, the day that was given."
    assert (extension.from_on, extension.to_on, extension.granted_by) == (
        date(2026, 11, 16),
        date(2026, 12, 18),
        marisol.user,
    )
    assert said("time to sign extended").details == {
        "people": 1,
        "to_on": "2026-12-18",
        "reason": "Works nights until then.",
    }
    assert of(served, ana).get().due_on == date(2026, 11, 16)
    with pytest.raises(ChangeForbidden):
        extension.delete()


def test_the_same_again_moves_nothing_and_a_later_day_moves_it_further(served, ines, marisol, on):
    for _twice in range(2):
        extend(dissemination=served, deliveries=of(served, ines), by=marisol.user, **GIVEN)
    assert Extension.objects.count() == 1
    extend(
        dissemination=served,
        deliveries=of(served, ines),
        to_on=date(2026, 12, 25),
        reason="Ill-timed shift.",
        by=marisol.user,
    )
    # Christmas: the day moves over it and over the week-end.
    assert of(served, ines).get().due_on == date(2026, 12, 28)
    assert list(Extension.objects.values_list("from_on", flat=True)) == [date(2026, 11, 16), date(2026, 12, 18)]


def test_two_who_give_the_same_day_for_different_reasons_are_each_heard(served, ines, ana, marisol, clerk, on):
    extend(dissemination=served, deliveries=of(served, ines), by=marisol.user, **GIVEN)
    extend(dissemination=served, deliveries=of(served, ana), by=clerk.user, to_on=GIVEN["to_on"], reason="New post.")
    assert "Halina Brzostek gave this day: “New post.”" in of(served, ana).get().due.reasons
    assert of(served, ines).get().due != of(served, ana).get().due


def test_what_ended_what_was_not_reached_and_a_later_day_are_passed_over(served, person, police, marisol, ines, on):
    exempt(dissemination=served, deliveries=of(served, ines), reason="Seconded.", by=marisol.user)
    nobody = Delivery.objects.create(dissemination=served, employee=person("1009", "Rui", "Sá", police))
    everyone = served.deliveries.all()
    planned = extending(everyone)
    assert {group.reason: group.count for group in planned.passed_over} == {"closed": 1, "unserved": 1}
    assert extend(dissemination=served, deliveries=everyone, by=marisol.user, **GIVEN) == planned.reached.count == 2
    nobody.refresh_from_db()
    assert (nobody.due_on, of(served, ines).get().due_on) == (None, date(2026, 11, 16))
    assert extend(dissemination=served, deliveries=everyone, to_on=date(2026, 12, 1), reason="x", by=marisol.user) == 0


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"reason": "  "}, "Say why"),
        ({"reason": "x" * 251}, "longer than 250 letters"),
        ({"to_on": date(2026, 11, 19)}, "That day is over"),
        ({"to_on": date(2027, 1, 20)}, "until Tuesday, January 19, 2027"),
    ],
)
def test_what_may_not_be_allowed_says_what_was_expected(served, ines, marisol, on, wrong, words):
    with pytest.raises(Refusal, match=words):
        extend(dissemination=served, deliveries=of(served, ines), by=marisol.user, **{**GIVEN, **wrong})
    assert not Extension.objects.exists()


@pytest.mark.parametrize(
    ("act", "more"), [(extend, GIVEN), (exempt, {"reason": "x"}), (ask_again, {"reason": "x"})], ids=["1", "2", "3"]
)
def test_nobody_else_allows_anything_and_a_broken_record_allows_nothing(
    served, ines, nell, marisol, on, monkeypatch, act, more
):
    if act is ask_again:
        exempt(dissemination=served, deliveries=of(served, ines), reason="Seconded.", by=marisol.user)
    before = of(served, ines).values().get()
    for by in (nell.user, ines.user):
        with pytest.raises(PermissionDenied):
            act(dissemination=served, deliveries=of(served, ines), by=by, **more)
    monkeypatch.setattr(allowances, "record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        act(dissemination=served, deliveries=of(served, ines), by=marisol.user, **more)
    assert (of(served, ines).values().get(), Extension.objects.count()) == (before, 0)


def test_extending_takes_as_many_statements_for_three_as_for_one(
    served, ines, marisol, clerk, on, django_assert_max_num_queries, django_assert_num_queries
):
    extend(dissemination=served, deliveries=of(served, ines), by=marisol.user, **GIVEN)
    for day, people in ((21, of(served, ines)), (22, served.deliveries.all())):
        with django_assert_num_queries(14):
            extend(
                dissemination=served, deliveries=people, to_on=date(2026, 12, day), reason="Nights.", by=marisol.user
            )


# Excusing, and asking after all


def test_who_is_excused_is_exempt_with_reason_and_name_and_asked_again_owes_it(served, ines, ana, marisol, on):
    planned = exempting(of(served, ines))
    why = " Seconded to  the county. "
    assert exempt(dissemination=served, deliveries=of(served, ines), reason=why, by=marisol.user) == 1
    mine = of(served, ines).get()
    assert (planned.reached.count, mine.closed_as, mine.closed_by) == (1, "exempt", marisol.user)
    assert (mine.closed_reason, mine.closed_on) == ("Seconded to the county.", date(2026, 11, 20))
    assert exempt(dissemination=served, deliveries=of(served, ines), reason="Again.", by=marisol.user) == 0
    assert said("people exempted").details["numbers"] == ["1001"]

    again = asking_again(served.deliveries.all(), today=date(2026, 11, 20))
    assert (again.reached.count, [group.reason for group in again.passed_over]) == (1, ["not_exempt"])
    everyone = served.deliveries.all()
    assert ask_again(dissemination=served, deliveries=everyone, reason="She is back.", by=marisol.user) == 1

    mine = of(served, ines).get()
    assert (mine.closed_as, mine.closed_by, mine.closed_reason) == ("", None, "")
    # Her day was over: fourteen days from now.
    assert (mine.due_on, mine.due.rule) == (date(2026, 12, 4), "acknowledgment_asked_again")
    assert Extension.objects.get().reason == said("people asked again").details["reason"] == "She is back."
    assert ask_again(dissemination=served, deliveries=of(served, ines), reason="Twice.", by=marisol.user) == 0


def test_who_left_or_is_asked_by_a_newer_sending_is_not_asked_again(served, ines, ana, marisol, on):
    exempt(dissemination=served, deliveries=served.deliveries.all(), reason="A mistake.", by=marisol.user)
    Employment.objects.filter(employee=ana).update(ends_on=date(2026, 11, 1))
    planned = asking_again(served.deliveries.all(), today=date(2026, 11, 20))
    assert (planned.reached.count, planned.passed_over[0].reason) == (2, "gone")
    disseminate(edition=served.edition, reason=Dissemination.Reason.ANNUAL, by=marisol.user)
    assert ask_again(dissemination=served, deliveries=served.deliveries.all(), reason="x", by=marisol.user) == 0
    assert of(served, ana).get().closed_as == "exempt"


# Away


def away(employee, agency, by, starts="2026-11-10", ends=None, reason="leave"):
    days = {"starts_on": date.fromisoformat(starts), "ends_on": date.fromisoformat(ends) if ends else None}
    return grant(employee=employee, agency=agency, reason=reason, by=by, **days)


def test_nobody_reminds_who_is_away_and_nothing_of_theirs_is_late(served, police, ines, ana, marisol, on):
    assert set(late(today=date(2026, 11, 20)).values_list("employee__number", flat=True)) == {"1000", "1001", "1002"}
    away(ines, police, marisol.user)
    assert of(served, ines).with_standing(date(2026, 11, 20)).get().standing == "on_leave"
    assert not late(today=date(2026, 11, 20)).filter(employee=ines).exists()
    assert remind_by_the_ladder() == 2
    assert remind(dissemination=served, deliveries=of(served, ines), by=marisol.user) == 0


def test_what_falls_into_a_leave_is_due_after_it_and_what_was_late_stays_so(served, police, ines, ana, marisol, on):
    away(ines, police, marisol.user, ends="2026-12-11")
    away(ana, police, marisol.user, starts="2026-11-17", ends="2026-12-11")
    mine, hers = of(served, ines).get(), of(served, ana).get()
    # Fourteen days from Friday, December 11 is Christmas, so Monday.
    assert (mine.due_on, hers.due_on) == (date(2026, 12, 28), date(2026, 11, 16))
    assert mine.due.reasons[0] == "Counted from Friday, December 11, 2026, the last day of the leave that is known."
    extension = Extension.objects.get()
    assert (extension.basis, extension.granted_by) == ("leave", None)
    assert move_past_leave() == 0


def test_a_leave_without_end_moves_nothing_until_its_last_day_is_known(served, police, ines, marisol, on):
    leave = away(ines, police, marisol.user)
    assert of(served, ines).get().due_on == date(2026, 11, 16)
    days = {"starts_on": leave.starts_on, "ends_on": date(2026, 11, 19), "reason": "leave"}
    correct(leave=leave, agency=police, by=marisol.user, **days)
    assert of(served, ines).get().due_on == date(2026, 12, 3)


def test_the_morning_moves_what_reached_somebody_during_the_leave(sent, police, ines, marisol, at):
    with at(REACHED):
        away(ines, police, marisol.user, starts="2026-10-14", ends="2026-11-13")
        record_service(dissemination=sent, deliveries=sent.deliveries.all(), how="paper", by=marisol.user)
    # Served on October 15 and due on November 16; fourteen days after the leave is the 27th.
    assert of(sent, ines).get().due_on == date(2026, 11, 16)
    with at("2026-10-16T06:10"):
        assert (move_past_leave(), move_past_leave()) == (1, 0)
    assert of(sent, ines).get().due_on == date(2026, 11, 27)


def test_a_leave_cut_short_or_taken_back_leaves_the_day_that_was_given(served, police, ines, marisol, on):
    leave = away(ines, police, marisol.user, ends="2026-12-11")
    withdraw(leave=leave, agency=police, by=marisol.user)
    assert (Leave.objects.count(), of(served, ines).get().due_on) == (0, date(2026, 12, 28))


def test_nobody_signs_late_while_they_are_away(served, police, ines, ana, marisol, note, on):
    away(ines, police, marisol.user)
    for employee in (ines, ana):
        delivery = of(served, employee).get()
        acknowledge(delivery=delivery, note=note(delivery, employee.user), typed_name=employee.name, by=employee.user)
    standings = served.deliveries.with_standing(date(2026, 11, 20)).order_by("employee__number")
    assert list(standings.values_list("standing", flat=True)) == ["overdue", "on_time", "late"]
    mine = of(served, ines).get()
    assert (mine.closed_by, mine.acknowledgment.due_on, mine.due_on) == (ines.user, mine.due_on, date(2026, 12, 4))
    assert Extension.objects.get().basis == "leave"
