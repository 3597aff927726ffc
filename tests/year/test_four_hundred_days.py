"""Kestrel Falls for four hundred and forty-three days, with nobody watching: through both changes of the clocks and a
leap day, with people who come, leave, move, are away and whose letters come back. Every letter is one that was
expected (`expected.py`), on its day; each morning runs twice; and three days are missed, as if no timetable had run."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from deadlines import clock
from directives.models import Delivery
from home import morning
from letters.models import Letter
from letters.outbox import send_due
from people.models import Agency
from tests.year import expected, happenings
from training.models import Enrollment

DAY = timedelta(days=1)
# A Friday on which the fire department's directive goes out again and people are reminded, and its week-end.
MISSED = frozenset({date(2027, 10, 22), date(2027, 10, 23), date(2027, 10, 24)})
UNTIL = date(2027, 11, 12)


def test_every_letter_of_four_hundred_days_is_an_expected_one(kestrel_falls, post):
    wanted = expected.letters()
    wanted_when_missed = expected.letters(missed=MISSED, last=UNTIL)
    before = min(MISSED)
    autumn = Letter.objects.latest("pk").pk

    heard = walk(happenings.FIRST, before - DAY, is_twice=True)
    with transaction.atomic():
        until_then = list(post.taken)
        heard_when_missed = heard + walk(before, UNTIL, missed=MISSED)
        transaction.set_rollback(True)
    post.taken[:] = until_then
    heard += walk(before, happenings.LAST, is_twice=True)

    assert difference(heard, wanted) == []
    assert difference(heard_when_missed, wanted_when_missed) == []
    nobody_heard_twice(heard)
    what_was_missed_was_made_up(heard, heard_when_missed)
    the_days_that_were_worked_out_by_hand(heard)
    every_letter_arrived_once_or_came_back(post, autumn)


def walk(first, last, *, missed=frozenset(), is_twice=False) -> Counter:
    """From one day to another; what was written, as `expected.letters` says it."""
    heard: Counter = Counter()
    day = first
    while day <= last:
        newest = Letter.objects.order_by("-pk").values_list("pk", flat=True).first()
        if day not in missed:
            done = morning.run(on=day)
            assert done.failed == []
            if is_twice:
                again = morning.run(on=day)
                assert (sum(again.done.values()), again.letters) == (0, []), f"The second morning of {day}"
            send_at(day, "06:20")
        with clock.held(f"{day}T09:00"):
            happenings.happen(day)
        if day not in missed:
            send_at(day, "09:10")
        heard.update(read_letters(Letter.objects.filter(pk__gt=newest), day))
        day += DAY
    return heard


def send_at(day, hour) -> None:
    with clock.held(f"{day}T{hour}"):
        send_due()


def read_letters(found, day) -> Iterator[tuple]:
    for kind in sorted(set(found.order_by().values_list("kind", flat=True))):
        rows = list(found.filter(kind=kind).values_list("reader", "subject_id"))
        about = ABOUT[kind]([pk for _reader, pk in rows])
        yield from ((day, kind, reader, about.get(pk)) for reader, pk in rows)


def texts(keys) -> dict:
    return {pk: tuple(text) for pk, *text in Delivery.objects.filter(pk__in=keys).values_list("pk", *TEXT)}


def reminded_texts(keys) -> dict:
    """All that the reader of a reminder was reminded of with it."""
    at = dict(Delivery.objects.filter(pk__in=keys).values_list("employee", "reminded_at"))
    named = defaultdict(list)
    for employee, when, *text in Delivery.objects.filter(employee__in=at).values_list("employee", "reminded_at", *TEXT):
        if when == at[employee]:
            named[employee].append(tuple(text))
    people = Delivery.objects.filter(pk__in=keys).values_list("pk", "employee")
    return {pk: tuple(sorted(named[employee])) for pk, employee in people}


def agencies(keys) -> dict:
    return dict(Agency.objects.filter(pk__in=keys).values_list("pk", "slug"))


def modules(keys) -> dict:
    return dict(Enrollment.objects.filter(pk__in=keys).values_list("pk", "module__code"))


TEXT = ("dissemination__agency__slug", "dissemination__edition__kind")
ABOUT = {
    "delivery": texts,
    "reminder": reminded_texts,
    "late_people": agencies,
    "very_late_people": agencies,
    "enrollment": modules,
    "official_training": lambda _keys: {},
}


def difference(heard: Counter, wanted: Counter) -> list[str]:
    """What was written and not expected, and what was expected and not written: the first of each."""
    extra, lacking = sorted((heard - wanted).elements(), key=str), sorted((wanted - heard).elements(), key=str)
    return [
        *(f"{len(extra)} were not expected: {each}" for each in extra[:8]),
        *(f"{len(lacking)} were not written: {each}" for each in lacking[:8]),
    ]


def nobody_heard_twice(heard: Counter) -> None:
    assert set(heard.values()) == {1}


def what_was_missed_was_made_up(heard: Counter, with_days_missed: Counter) -> None:
    """The same people heard the same things of what goes out, on the next morning that there was."""
    goes_out = ("delivery", "enrollment", "official_training")

    def without_days(letters):
        return {each[1:] for each in letters if each[1] in goes_out and each[0] <= UNTIL}

    assert without_days(with_days_missed) == without_days(heard)
    assert not any(day in MISSED for day, *_rest in with_days_missed)
    assert any(day in MISSED for day, *_rest in heard), "Something was to be missed."


def the_days_that_were_worked_out_by_hand(heard: Counter) -> None:
    def days(kind, number, about):
        return sorted(str(day) for day, *rest in heard if rest == [kind, number, about])

    # Sent on October 20, 2026: out again on Wednesday, October 20, 2027, and on the city's own day, the leap day.
    police = ("police", "directive")
    assert days("delivery", "KF-1003", police) == ["2027-10-20", "2028-02-29"]
    # The fire department's of Friday, October 23, 2026 would fall on a Saturday, and goes the day before.
    assert days("delivery", "KF-1171", ("fire", "directive")) == ["2027-10-22", "2028-02-29"]
    # Whoever begins on the morning after the clocks go forward; whoever begins on the leap day, of a text that goes
    # to all that very morning, and once.
    assert days("delivery", "KF-9001", police) == ["2027-03-15", "2027-10-20", "2028-02-29"]
    assert days("delivery", "KF-9003", ("law", "directive")) == ["2028-02-29"]
    # Of two agencies, two directives.
    assert days("delivery", "KF-1546", ("clerk", "directive")) == ["2027-07-01", "2027-10-12", "2028-02-29"]
    assert days("delivery", "KF-1546", ("law", "directive")) == ["2027-10-15", "2028-02-29"]
    # The library's amendment, and a year after it is later than the city's day.
    assert days("delivery", "KF-1409", ("library", "directive")) == ["2027-05-10", "2028-02-29"]
    assert days("delivery", "KF-1410", ("library", "directive")) == [], "She moved to the health department."
    assert days("delivery", "KF-1005", police) == ["2027-10-20"], "He left at the end of October."


def every_letter_arrived_once_or_came_back(post, autumn: int) -> None:
    assert set(Letter.objects.values_list("state", flat=True)) == {"accepted", "bounced", "in_app"}
    bounced = Letter.objects.filter(state="bounced")
    came_back = bounced.filter(reader__in=happenings.CAME_BACK)
    refused = bounced.exclude(reader__in=happenings.CAME_BACK)
    assert set(refused.values_list("to", flat=True)) == happenings.REFUSED
    accepted = Letter.objects.filter(pk__gt=autumn, state="accepted").count() + came_back.count()
    assert len(post.taken) == len(set(post.taken)) == accepted
    assert not Letter.objects.filter(state="in_app").exclude(to="").exists()
