"""More time, an excuse, a leave: from a list to the person's own page and back."""

from datetime import date

import pytest
from django.urls import reverse

from directives.models import Extension
from home.reports.person import person as read
from people.models import Employee, Leave
from training.reports.modules import trained

NOW = "2026-11-20T09:00"


@pytest.fixture
def go(client, at):
    """An address of the police, asked for, or with `data` sent to: what stands there in the end."""

    def go(who, name, *args, data=None, **query):
        client.force_login(who.user)
        address = reverse(name, args=["police", *args], query=query)
        with at(NOW):
            return client.get(address) if data is None else client.post(address, data, follow=True)

    return go


def person(number):
    return Employee.objects.get(number=number)


def test_more_time_is_asked_for_with_a_day_and_a_reason_and_said_on_the_persons_page(go, marisol, crowd):
    sending = crowd(10)
    late = sending.deliveries.get(employee__number="5001")
    asked = go(marisol, "sending_act", sending.pk, "extend", everyone=1, standing="waiting").text
    assert "Give 2 people more time to sign" in asked
    assert "It has not reached 3 people yet, so no time runs" in asked
    assert "Until Tuesday, January 19, 2027 at the latest." in asked
    wrong = go(marisol, "sending_act", sending.pk, "extend", data={"person": late.pk, "to_on": "", "reason": ""})
    assert (wrong.status_code, "Give the last day." in wrong.text) == (422, True)
    far = {"person": late.pk, "to_on": "2027-05-01", "reason": "Nights."}
    assert "The city allows 60 days" in go(marisol, "sending_act", sending.pk, "extend", data=far).text
    given = {"person": late.pk, "to_on": "2026-12-18", "reason": "Works nights until then.", "standing": "overdue"}
    done = go(marisol, "sending_act", sending.pk, "extend", data=given)
    assert "1 person has more time." in done.text
    assert done.redirect_chain[-1][0].endswith("?standing=overdue")
    again = go(marisol, "sending_act", sending.pk, "extend", data={**given, "standing": ""}).text
    assert "1 person has that day or a later one already, and keeps it." in again
    shown = go(marisol, "agency_person", late.employee_id).text
    assert "Extended: from Nov 16, 2026 to Dec 18, 2026, on Nov 20, 2026, by Marisol Quiñones" in shown
    assert shown.count("Works nights until then.") == 2
    assert Extension.objects.count() == 1


def test_who_is_excused_is_asked_again_from_their_own_page(go, marisol, crowd):
    sending = crowd(10)
    late = sending.deliveries.get(employee__number="5001")
    why = {"person": late.pk, "reason": "Seconded to the county."}
    assert "1 person is exempt." in go(marisol, "sending_act", sending.pk, "exempt", data=why).text
    shown = go(marisol, "agency_person", late.employee_id).text
    assert "Excused on Friday, November 20, 2026 by Marisol Quiñones: “<bdi>Seconded to the county.</bdi>”" in shown
    assert reverse("sending_act", args=["police", sending.pk, "ask-again"]) in shown
    assert "nothing was done" in go(marisol, "sending_act", sending.pk, "exempt", data=why).text
    back = go(marisol, "sending_act", sending.pk, "ask-again", data={"person": late.pk, "reason": "Back already."}).text
    assert "1 person is asked again." in back
    assert "Asked again: from Nov 16, 2026 to Dec 4, 2026" in go(marisol, "agency_person", late.employee_id).text


def test_a_leave_is_noted_read_everywhere_and_taken_back(go, marisol, crowd):
    sending = crowd(10)
    pk = person("5001").pk
    days = {"starts_on": "2026-11-10", "ends_on": "", "reason": "military"}
    wrong = go(marisol, "agency_leave_new", pk, data={**days, "ends_on": "2026-11-01"})
    assert (wrong.status_code, "The last day is before the first." in wrong.text) == (422, True)
    shown = go(marisol, "agency_leave_new", pk, data=days).text
    assert "from Tuesday, November 10, 2026, the last day not known yet" in shown
    whole = go(marisol, "sending", sending.pk)
    assert (whole.context["parts"]["on_leave"], whole.context["parts"].overdue) == (1, 1)
    assert "Given5001" in go(marisol, "sending", sending.pk, standing="on_leave").text
    assert "Given5001" not in go(marisol, "sending", sending.pk, standing="waiting").text
    assert go(marisol, "agency_people").context["whole"]["on_leave"] == 1
    planned = go(marisol, "sending_act", sending.pk, "remind", person=sending.deliveries.get(employee=pk).pk).text
    assert "1 person is on leave, and nobody reminds them meanwhile" in planned
    leave = Leave.objects.get()
    assert "Give its last day" in shown
    back = go(marisol, "agency_leave", pk, leave.pk, data={**days, "ends_on": "2026-11-20"}).text
    assert "to Friday, November 20, 2026" in back
    assert "Extended after a leave: from Nov 16, 2026 to Dec 4, 2026" in back
    assert "is taken back" in go(marisol, "agency_leave", pk, leave.pk, data={"withdraw": "1"}).text
    assert not Leave.objects.exists()


def test_the_csv_says_who_is_on_leave(go, marisol, crowd):
    sending = crowd(3)
    go(marisol, "agency_leave_new", person("5001").pk, data={"starts_on": "2026-11-10", "reason": "leave"})
    answer = go(marisol, "sending_export", sending.pk, "csv", standing="on_leave")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(",")[3] for line in lines[1:]] == ["On leave"]


def test_nobody_else_looks_or_acts(go, nell, auditor, ines, marisol, crowd):
    crowd(1)
    pk = person("5000").pk
    assert go(nell, "agency_person", pk).status_code == 404
    assert go(ines, "agency_person", pk).status_code == 404
    assert go(marisol, "agency_person", nell.pk).status_code == 404
    seen = go(auditor, "agency_person", pk)
    assert (seen.status_code, "Note a leave" in seen.text) == (200, False)
    assert go(auditor, "agency_leave_new", pk, data={"starts_on": "2026-11-10", "reason": "leave"}).status_code == 403
    assert not Leave.objects.exists()


def test_a_persons_page_takes_as_many_queries_for_many_texts_as_for_one(crowd, police, django_assert_num_queries):
    crowd(2)
    one = person("5001")
    with django_assert_num_queries(4):
        read(one, police, today=date(2026, 11, 20))


def test_who_is_away_is_on_leave_with_their_training_too(go, marisol, taught):
    away = person("5000")
    go(marisol, "agency_leave_new", away.pk, data={"starts_on": "2026-11-10", "reason": "leave"})
    shown = go(marisol, "agency_training", "t")
    assert (shown.context["parts"]["on_leave"], shown.context["parts"].asked) == (1, 10)
    planned = go(marisol, "agency_training_remind", "t", everyone=1)
    assert "1 person is on leave, and nobody reminds them meanwhile" in planned.text
    before = planned.context["plan"].reached.count
    said = go(marisol, "agency_training_remind", "t", data={"everyone": "1"}).text
    assert f"A reminder is on its way to {before} people." in said
    assert away.enrollments.get().reminded_at is None
    assert trained(today=date(2026, 11, 20))[taught.agency_id].asked == 10


def test_all_who_are_excused_are_asked_again_at_once(go, marisol, crowd):
    sending = crowd(10)
    go(
        marisol,
        "sending_act",
        sending.pk,
        "exempt",
        data={"everyone": "1", "standing": "overdue", "reason": "A flood."},
    )
    listed = go(marisol, "sending", sending.pk, standing="exempt").text
    assert ("Ask again…" in listed, "Remind…" in listed) == (True, False)
    again = {"everyone": "1", "standing": "exempt", "reason": "The water is gone."}
    assert "2 people are asked again." in go(marisol, "sending_act", sending.pk, "ask-again", data=again).text
    assert "Nobody is late" in go(marisol, "sending", sending.pk, standing="overdue").text
