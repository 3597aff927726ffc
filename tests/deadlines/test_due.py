"""The one function, asked of a fresh database and of one a clerk has worked in."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.utils import translation

from deadlines.acts import set_rule
from deadlines.counting import CannotCount
from deadlines.due import books_open, due, due_expedited, keep, kept
from deadlines.models import Holiday, KeptDeadline
from deadlines.sentences import refusal
from rows.append_only import ChangeForbidden

KeptDeadlines = KeptDeadline.objects.all().__class__

OCTOBER_1 = date(2026, 10, 1)


@pytest.mark.django_db
def test_two_queries_give_a_due_date(django_assert_num_queries):
    with django_assert_num_queries(2):
        assert due("agency_directive", OCTOBER_1).due == date(2026, 11, 2)


@pytest.mark.django_db
def test_one_query_keeps_what_was_kept_before(django_assert_num_queries):
    deadline = due("agency_directive", OCTOBER_1)
    first = keep(deadline)
    with django_assert_num_queries(1):
        assert keep(deadline) == first


@pytest.mark.django_db
def test_a_kept_deadline_gives_back_the_same_answer():
    for code, trigger in [
        ("certification", date(2027, 1, 20)),
        ("meeting_notice", datetime.fromisoformat("2027-03-15T19:00")),
    ]:
        deadline = due(code, trigger)
        row = KeptDeadline.objects.get(pk=keep(deadline).pk)
        assert row.as_deadline() == deadline
        assert row.reasons


@pytest.mark.django_db
def test_two_meetings_on_one_day_are_two_questions():
    seven, eight = (kept("meeting_notice", datetime.fromisoformat(f"2026-11-12T{hour}:00")) for hour in (19, 20))
    assert seven != eight
    assert seven.due_at == datetime(2026, 11, 11, 0, tzinfo=UTC)


@pytest.mark.django_db
def test_a_kept_deadline_cannot_be_changed():
    row = kept("agency_directive", OCTOBER_1)
    row.due_on = date(2026, 12, 31)
    with pytest.raises(ChangeForbidden):
        row.save()
    with pytest.raises(ChangeForbidden):
        KeptDeadline.objects.update(due_on=row.due_on)


@pytest.mark.django_db
def test_a_year_nobody_entered_is_counted_with_the_statutes_holidays():
    assert not Holiday.objects.filter(closed_on__year=2060).exists()
    deadline = due("certification_expedited", date(2060, 12, 11))
    # December 25, 2060 is a Saturday; the Friday before is closed for it.
    assert (deadline.raw, deadline.due) == (date(2060, 12, 25), date(2060, 12, 23))


@pytest.mark.django_db
def test_a_snow_day_in_a_year_nobody_entered_leaves_its_holidays():
    Holiday.objects.create(closed_on=date(2060, 12, 23), name="Snow emergency", kind=Holiday.Kind.EMERGENCY)
    assert due("certification_expedited", date(2060, 12, 11)).due == date(2060, 12, 22)


@pytest.mark.django_db
def test_an_emergency_closing_moves_what_is_asked_later_and_nothing_kept():
    before = kept("agency_directive", OCTOBER_1)
    Holiday.objects.create(closed_on=date(2026, 11, 2), name="Flood", kind=Holiday.Kind.EMERGENCY)
    after = kept("agency_directive", OCTOBER_1)
    # Tuesday the 3rd is Election Day.
    assert after.due_on == date(2026, 11, 4)
    assert after.calendar_version != before.calendar_version
    before.refresh_from_db()
    assert before.due_on == date(2026, 11, 2)
    assert "It passes over Monday, November 2, 2026: Flood." in after.reasons


@pytest.mark.django_db
def test_a_holiday_the_clerk_takes_away_is_a_working_day():
    Holiday.objects.filter(closed_on=date(2026, 12, 25)).delete()
    assert due("certification_expedited", date(2026, 12, 11)).due == date(2026, 12, 25)


@pytest.mark.django_db
def test_removal_proceedings_learned_of_on_day_20_make_it_the_earlier_of_both():
    # Day 45 from Monday, November 2 is December 17; told November 22, day 14 is Sunday, December 6.
    deadline = due_expedited(received_on=date(2026, 11, 2), told_on=date(2026, 11, 22))
    assert (deadline.rule, deadline.due) == ("certification_expedited_later", date(2026, 12, 4))
    # Told on day 40, the ordinary date is the earlier.
    deadline = due_expedited(received_on=date(2026, 11, 2), told_on=date(2026, 12, 12))
    assert (deadline.rule, deadline.due) == ("certification", date(2026, 12, 17))
    # Told with the request.
    deadline = due_expedited(received_on=date(2026, 11, 2), told_on=date(2026, 11, 2))
    assert (deadline.rule, deadline.due) == ("certification_expedited", date(2026, 11, 16))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "trigger", "said"),
    [
        ("acknowledgement", OCTOBER_1, "There is no rule “acknowledgement”. Expected one of: clerk_transmittal"),
        ("certification", date(9999, 12, 31), "years from 2000 to 2098"),
        ("certification", 2027, "“2027” is not a date."),
        ("annual_schedule", 0, "years from 2000 to 2098"),
        ("meeting_notice", OCTOBER_1, "A time of day is needed beside the date, as in 2026-10-01T19:00."),
        (
            "meeting_notice",
            datetime.fromisoformat("2027-03-14T02:30"),
            "2027-03-14T02:30:00 never happens in America/New_York",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence(code, trigger, said):
    with pytest.raises(CannotCount) as refused:
        due(code, trigger)
    assert said in refusal(refused.value)


@pytest.mark.django_db
def test_the_reasons_are_said_in_the_readers_language():
    row = kept("agency_directive", OCTOBER_1)
    with translation.override("es"):
        assert "lunes, 2 de noviembre de 2026" in row.reasons[2]
    with translation.override("ar"):
        assert "الاثنين، 2 نوفمبر 2026" in row.reasons[2]


@pytest.mark.django_db
def test_whoever_comes_second_gets_the_first_ones_row(monkeypatch):
    """Between the look and the insert somebody else kept it: the database refuses, and their row is the answer."""
    deadline = due("agency_directive", OCTOBER_1)
    first = keep(deadline)
    look, looks = KeptDeadlines.get, []

    def blind_at_first(rows, *args, **kwargs):
        looks.append(kwargs)
        if len(looks) == 1:
            raise KeptDeadline.DoesNotExist
        return look(rows, *args, **kwargs)

    monkeypatch.setattr(KeptDeadlines, "get", blind_at_first)
    assert keep(deadline) == first
    assert len(looks) == 2


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite in memory gives all threads one cache, which a city's file never does"
)
@pytest.mark.django_db(transaction=True)
def test_four_at_once_keep_one_row():
    deadline = due("agency_directive", OCTOBER_1)

    def keep_it(_):
        try:
            return keep(deadline).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as four:
        assert len(set(four.map(keep_it, range(4)))) == 1
    assert KeptDeadline.objects.count() == 1


def test_with_the_books_open_every_date_costs_two_queries_and_is_the_same(db, django_assert_num_queries):
    days = [date(2027, 1, 5) + timedelta(days=47 * step) for step in range(8)]
    asked = [(code, day) for day in days for code in ("training", "certification")]
    apart = [due(code, day) for code, day in asked]
    with django_assert_num_queries(2), books_open():
        assert [due(code, day) for code, day in asked] == apart


@pytest.mark.django_db
def test_with_the_books_open_the_newest_setting_that_reaches_the_day_counts(rule_keeper):
    for days, first_day in ((10, date(2027, 1, 1)), (20, date(2027, 6, 1))):
        decision = {"amount": days, "roll": "forward", "starts_on": first_day, "reason": "Council."}
        set_rule(code="acknowledgment", by=rule_keeper, **decision)
    for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 1)):
        apart = due("acknowledgment", day)
        with books_open():
            assert due("acknowledgment", day) == apart
