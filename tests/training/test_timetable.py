"""What happens to training without anybody asking."""

from celery.schedules import crontab

from config.celery import app
from training import tasks


def test_training_is_carried_on_each_morning_before_the_town_hall_opens():
    entry = app.conf.beat_schedule["carry training on"]
    assert entry["task"] == tasks.carry_on.name
    assert entry["schedule"] == crontab(hour=6, minute=10)


def test_the_task_does_what_the_morning_brings(assigned, police, person, at):
    person("1009", "New", "Comer", police)
    with at("2026-10-02T06:10"):
        tasks.carry_on()
    assert assigned.module.enrollments.filter(employee__number="1009", reason="joiner").exists()
