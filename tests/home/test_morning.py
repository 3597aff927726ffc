"""The morning as a whole: all its steps in their order, twice as once, a look beforehand that keeps nothing."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from config.celery import app
from home import morning
from home.tasks import morning as task
from letters.models import Letter
from people.models import Employment
from tests.directives.conftest import (  # noqa: F401 fixtures, found by their names
    at,
    delivery,
    directive,
    directive_page,
    home,
    order,
    order_page,
    sent,
    transmitted,
)

DAY = date(2026, 11, 9)


@pytest.fixture
def joana(person, police, sent):  # noqa: F811
    return person("1500", "Joana", "Reis", police, starts_on=DAY)


def told(*arguments):
    out = StringIO()
    call_command("timetable", *arguments, stdout=out)
    return out.getvalue()


def test_a_preview_says_whom_it_would_write_to_and_keeps_nothing(joana, city):
    before = Letter.objects.count()
    seen = morning.preview(on=DAY)
    assert seen.done["directives.joined"] == 1
    assert [(letter.kind, letter.name) for letter in seen.letters] == [("delivery", "Joana Reis")]
    assert (Letter.objects.count(), joana.deliveries.count()) == (before, 0)


def test_running_it_does_what_the_preview_said_and_twice_is_once(joana, city):
    seen = morning.preview(on=DAY)
    first, second = morning.run(on=DAY), morning.run(on=DAY)
    assert first.done == seen.done
    assert [letter.key for letter in first.letters] != []
    assert (sum(second.done.values()), second.letters) == (0, [])


def test_a_step_that_fails_takes_none_of_the_others_with_it(joana, city, monkeypatch):
    broken = morning.Step("broken", lambda: 1 / 0)
    monkeypatch.setattr(morning, "STEPS", (broken, *morning.STEPS))
    seen = morning.run(on=DAY)
    assert (seen.failed, seen.done["directives.joined"]) == (["broken"], 1)


def test_the_command_previews_runs_and_prints(joana, city):
    preview = told("--on", "2026-11-09", "--dry-run")
    assert preview.startswith("Monday, November 9, 2026: a preview, nothing is done")
    assert "Joana Reis <1500@kestrelfalls.example>" in preview
    assert not joana.deliveries.exists()
    done = json.loads(told("--on", "2026-11-09", "--json"))
    assert (done["on"], done["dry_run"], done["failed"]) == ("2026-11-09", False, [])
    assert [letter["to"] for letter in done["letters"]] == ["1500@kestrelfalls.example"]
    assert joana.deliveries.count() == 1


def test_the_command_says_what_it_expects(db):
    with pytest.raises(CommandError, match="as in 2027-03-15"):
        told("--on", "tomorrow")


def test_the_command_says_what_failed(joana, city, monkeypatch):
    monkeypatch.setattr(morning, "STEPS", (morning.Step("broken", lambda: 1 / 0), *morning.STEPS))
    with pytest.raises(CommandError, match="broken"):
        told("--on", "2026-11-09")
    assert joana.deliveries.count() == 1


def test_the_timetable_runs_it_before_the_town_hall_opens(joana, city, at):  # noqa: F811
    row = app.conf.beat_schedule["the morning"]
    assert row["task"] == task.name == "home.tasks.morning"
    assert (row["schedule"].hour, row["schedule"].minute) == ({6}, {10})
    assert (morning.AT.hour, morning.AT.minute) == (6, 10)
    Employment.objects.filter(employee=joana).update(starts_on=date(2026, 11, 1))
    with at("2026-11-10T06:10"):
        task()
    assert joana.deliveries.count() == 1
