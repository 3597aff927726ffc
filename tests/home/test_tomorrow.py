"""The next morning: looked at beforehand, paused with a reason and lifted, run now. A look keeps nothing."""

import json
from datetime import date
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from directives.models import Delivery
from directives.refusal import Refusal
from evidence.models import Entry
from home import morning
from home.acts import pauses
from home.models import Pause
from home.reports.tomorrow import read
from letters.models import Letter
from people.models import Employee, Employment
from people.permissions import SYSTEM_ADMINISTRATORS

NOON = "2026-11-08T12:00"
MONDAY = date(2026, 11, 9)


@pytest.fixture
def joana(person, police, sent):
    return person("1500", "Joana", "Reis", police, starts_on=MONDAY)


@pytest.fixture
def post(client, at):
    def post(who, name, data=None, *args, on=NOON):
        client.force_login(who.user)
        with at(on):
            return client.post(reverse(f"tomorrow:{name}", args=args), data or {}, follow=True)

    return post


def told(*arguments):
    out = StringIO()
    call_command("timetable", *arguments, stdout=out)
    return out.getvalue()


def hold(at, clerk, **given):
    with at(NOON):
        return pauses.pause(
            **{"starts_on": date(2026, 11, 8), "reason": "A wrong roster came in.", **given}, by=clerk.user
        )


def let_go(at, clerk, pause, on):
    with at(on):
        return pauses.lift(pause=pause, by=clerk.user)


# A look at it


def test_a_look_says_who_which_letter_and_why_and_keeps_nothing(joana, person, police, clerk, city, post):
    person("1501", "Rosa", "Lima", police, email=False, starts_on=MONDAY)
    before = (Letter.objects.count(), Delivery.objects.count(), Entry.objects.count())
    said = post(clerk, "index").text
    assert "Monday, November 9, 2026: what it would do" in said
    assert "It writes 1 letter." in said
    assert "1 person it asks has no e-mail address and is told by hand." in said
    assert "A text to read and sign" in said
    assert "Police Department" in said
    assert "Police directive, edition 1" in said
    assert "Joana Reis" in said
    assert "their clock counts from Monday, November 9, 2026." in said
    assert "<strong>2</strong> texts asked of new people" in said
    assert "<strong>No</strong> yearly sendings" in said
    assert (Letter.objects.count(), Delivery.objects.count(), Entry.objects.count()) == before


def test_a_morning_that_brings_nothing_says_so(sent, clerk, city, post):
    said = post(clerk, "index").text
    assert "It writes 0 letters." in said
    assert "It writes to nobody." in said


def test_each_kind_of_letter_says_its_reason_with_its_date(taught, marisol, clerk, city, designated, police):
    Delivery.objects.filter(employee=marisol).update(
        closed_as="refused", closed_on=MONDAY, closed_at="2026-11-09T12:00Z"
    )
    officers = morning.preview(on=date(2026, 12, 1), read=read).told
    found = {kind.name: [(p.agency, g.what, g.why) for p in kind.places for g in p.groups] for kind in officers.kinds}
    directive = "Police directive, edition 1"
    assert found["A reminder to sign"] == [
        ("Police Department", directive, "It is not signed, and was due on Monday, November 16, 2026.")
    ]
    (late,) = found["To officers: whose people are late"]
    assert "past their day to sign, as of Tuesday, December 1, 2026" in late[2]
    (very_late,) = found["To the head and the clerk: whose people are very late"]
    assert "14 days past their day or more" in very_late[2]
    again = morning.preview(on=date(2027, 10, 15), read=read).told.kinds[0]
    whys = {group.why for group in again.places[0].groups}
    assert "It last went to everybody on Thursday, October 15, 2026, and its year is over." in whys


def test_training_says_its_reason_too(taught, person, police, city):
    person("1500", "Joana", "Reis", police, starts_on=MONDAY)
    told = morning.preview(on=date(2027, 9, 20), read=read).told
    whys = {group.why for kind in told.kinds for place in kind.places for group in place.groups if "T: " in group.what}
    assert "Yearly renewal: due on Wednesday, October 20, 2027." in whys
    assert any(why.startswith("New employee: due on") for why in whys)


def test_a_kind_nobody_explains_is_shown_by_its_key():
    told = read_unknown()
    assert (told.name, told.places[0].groups[0].what) == ("greeting", "greeting:1")


def read_unknown():
    from home.reports.tomorrow import _kind

    return _kind("greeting", [Letter(pk=1, kind="greeting", key="greeting:1")])


@pytest.mark.parametrize("many", [3, 40])
def test_a_look_explains_any_number_with_the_same_queries(many, taught, hired, city, django_assert_num_queries):
    hired(many, first=6000)

    def counted(letters):
        assert {letter.kind for letter in letters} >= {"delivery", "reminder", "enrollment", "very_late_people"}
        with django_assert_num_queries(10):
            return read(letters)

    assert morning.preview(on=date(2026, 12, 1), read=counted).told


# The pause


def test_a_paused_morning_does_nothing_and_says_so_and_lifting_makes_up_for_it(joana, clerk, city, at):
    pause = hold(at, clerk)
    with at("2026-11-09T06:10"):
        seen = morning.run()
    assert (seen.paused, seen.done, joana.deliveries.count()) == (pause, {}, 0)
    assert "Paused from 2026-11-08 until it is lifted: A wrong roster came in.. Nothing is done." in told(
        "--on", "2026-11-09"
    )
    said = json.loads(told("--on", "2026-11-09", "--dry-run", "--json"))
    assert said["paused"] == {"from": "2026-11-08", "to": None, "why": "A wrong roster came in."}
    assert (said["letters"], said["done"]) == ([], {})
    let_go(at, clerk, pause, "2026-11-10T15:00")
    with at("2026-11-11T06:10"):
        assert (morning.run().paused, joana.deliveries.count()) == (None, 1)


def test_a_pause_with_an_end_ends_by_itself(joana, clerk, city, at):
    hold(at, clerk, ends_on=MONDAY)
    assert morning.run(on=MONDAY).paused
    assert morning.run(on=date(2026, 11, 10)).paused is None
    assert joana.deliveries.count() == 1


def test_one_to_come_holds_nothing_yet(joana, clerk, city, at):
    hold(at, clerk, starts_on=date(2026, 12, 24), ends_on=date(2027, 1, 3))
    assert morning.run(on=MONDAY).paused is None
    assert morning.preview(on=date(2026, 12, 24)).paused


def test_only_who_may_run_the_year_pauses_and_lifts_it(sent, clerk, marisol, auditor, city, at):
    pause = hold(at, clerk)
    for other in (marisol, auditor):
        with pytest.raises(PermissionDenied):
            pauses.pause(starts_on=MONDAY, reason="No", by=other.user)
        with pytest.raises(PermissionDenied):
            pauses.lift(pause=pause, by=other.user)
    assert Pause.objects.get().lifted_at is None


def test_lifting_twice_leaves_the_first(clerk, city, at):
    pause = hold(at, clerk)
    first = let_go(at, clerk, pause, "2026-11-10T15:00").lifted_at
    assert let_go(at, clerk, pause, "2026-11-12T15:00").lifted_at == first
    assert list(Entry.objects.order_by("pk").values_list("action", flat=True)) == ["year paused", "year goes on"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"reason": "  "}, "Say why"),
        ({"starts_on": date(2026, 11, 7)}, "Begin today or later"),
        ({"ends_on": date(2026, 11, 7)}, "on or after its first"),
    ],
)
def test_what_cannot_be_a_pause_is_refused(given, expected, clerk, city, at):
    with pytest.raises(Refusal, match=expected):
        hold(at, clerk, **given)
    assert not Pause.objects.exists()


def test_a_second_pause_waits_for_the_first(clerk, city, at):
    hold(at, clerk)
    with pytest.raises(Refusal, match="stands already"):
        hold(at, clerk, reason="Again")
    assert Pause.objects.count() == 1


def test_a_pause_and_its_record_stand_or_fall_together(clerk, city, at, monkeypatch):
    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr(pauses, "record", broken)
    with pytest.raises(RuntimeError):
        hold(at, clerk)
    assert not Pause.objects.exists()


def test_the_database_holds_a_pause_to_its_reason_and_its_days(clerk, city):
    facts = {"paused_at": "2026-11-08T12:00Z", "paused_by": clerk.user}
    for wrong in ({"reason": ""}, {"reason": "R", "ends_on": date(2026, 11, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Pause.objects.create(starts_on=MONDAY, **wrong, **facts)


# The page


def test_the_page_pauses_says_so_everywhere_and_lifts(joana, clerk, city, client, at, post):
    given = {"starts_on": "2026-11-08", "reason": "A wrong roster came in."}
    said = post(clerk, "pause", given).text
    assert "Letters that are owed already still go out." in said
    assert "Lift the pause" in said
    with at("2026-11-09T09:00"):
        for name in ("board:index", "wagtailadmin_home", "year:index"):
            shown = client.get(reverse(name)).text
            assert "The year is paused since Sunday, November 8, 2026" in shown, name
            assert "A wrong roster came in." in shown, name
    look = post(clerk, "index", on="2026-11-09T09:00").text
    assert "paused, it does nothing of this" in look
    assert "nothing was done" in post(clerk, "run", {"confirmed": 1}, on="2026-11-09T09:00").text
    assert "makes up what was missed" in post(clerk, "lift", {}, Pause.objects.get().pk).text
    assert Pause.objects.on(MONDAY).count() == 0


def test_a_pause_without_a_reason_is_asked_for_it_and_loses_nothing(sent, clerk, city, client, at):
    client.force_login(clerk.user)
    with at(NOON):
        page = client.post(reverse("tomorrow:pause"), {"starts_on": "2026-11-20", "reason": ""})
    assert page.status_code == 422
    assert "Say why. Whoever asks later" in page.text
    assert "2026-11-20" in page.text


def test_running_it_now_asks_first_with_the_counts_and_twice_is_once(joana, clerk, city, post):
    on = "2026-11-09T09:00"
    asked = post(clerk, "run", on=on).text
    assert "Run it now: 1 letter" in asked
    assert "<strong>1</strong> texts asked of new people" in asked
    assert not joana.deliveries.exists()
    assert "1 letter is on its way." in post(clerk, "run", {"confirmed": 1}, on=on).text
    assert "Nothing was left to do" in post(clerk, "run", {"confirmed": 1}, on=on).text
    assert joana.deliveries.count() == 1


def test_only_the_clerk_and_who_keeps_the_machines_come_in(joana, clerk, auditor, marisol, person, post):
    machines = person("3005", "Wei-Ling", "Chen")
    machines.user.groups.add(Group.objects.get(name=SYSTEM_ADMINISTRATORS))
    assert "what it would do" in post(machines, "index").text
    for other in (auditor, marisol):
        for name in ("index", "run", "pause"):
            assert "what it would do" not in post(other, name, {"confirmed": 1, "reason": "No"}).text
    assert (Pause.objects.count(), joana.deliveries.count()) == (0, 0)
    assert Employment.objects.filter(employee__in=Employee.objects.all()).exists()
