"""A rule is a setting with its history; what was counted before does not move."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from deadlines.acts import set_rule
from deadlines.due import due, kept
from deadlines.models import RuleSetting
from deadlines.reports import rules_on
from rows.append_only import ChangeForbidden

pytestmark = pytest.mark.django_db
SERVED = date(2026, 10, 15)


def shorten(by, **changes):
    wanted = {"amount": 20, "roll": "forward", "starts_on": date(2026, 10, 1), "reason": "Resolution 2026-114"}
    return set_rule(code="acknowledgment", by=by, **{**wanted, **changes})


def test_a_fresh_city_counts_with_the_defaults():
    assert due("acknowledgment", SERVED).rule_version == 0


def test_a_setting_counts_for_events_from_its_day_on(rule_keeper):
    shorten(rule_keeper)
    assert due("acknowledgment", date(2026, 9, 30)).rule_version == 0
    deadline = due("acknowledgment", date(2026, 10, 1))
    assert (deadline.rule_version, deadline.due) == (1, date(2026, 10, 21))


def test_a_change_does_not_move_what_was_kept(rule_keeper):
    before = kept("acknowledgment", SERVED)
    shorten(rule_keeper)
    assert kept("acknowledgment", SERVED).due_on == date(2026, 11, 4)
    before.refresh_from_db()
    assert (before.due_on, before.rule_version) == (date(2026, 11, 16), 0)


def test_the_newest_decision_wins_and_the_older_is_still_there(rule_keeper):
    shorten(rule_keeper)
    shorten(rule_keeper, amount=45, reason="Agreement with the unions")
    assert due("acknowledgment", SERVED).rule_version == 2
    assert [setting.amount for setting in RuleSetting.objects.all()] == [45, 20]


def test_deciding_the_same_twice_is_one_decision(rule_keeper):
    assert shorten(rule_keeper) == shorten(rule_keeper)
    assert RuleSetting.objects.count() == 1


def test_a_change_of_one_rule_leaves_the_others(rule_keeper):
    shorten(rule_keeper)
    assert due("agency_directive", SERVED).rule_version == 0


def test_a_decision_is_never_changed(rule_keeper):
    setting = shorten(rule_keeper)
    setting.reason = "Another"
    with pytest.raises(ChangeForbidden):
        setting.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleSetting.objects.bulk_create([RuleSetting(**{**_columns(setting), "id": None})])


def _columns(setting):
    return {field.attname: getattr(setting, field.attname) for field in RuleSetting._meta.concrete_fields}


def test_whoever_may_not_set_rules_changes_nothing(editor):
    with pytest.raises(PermissionDenied):
        shorten(editor)
    assert not RuleSetting.objects.exists()


@pytest.mark.parametrize("changes", [{"reason": "  "}, {"roll": "sideways"}])
def test_a_setting_without_a_reason_or_with_an_unknown_roll_is_refused(rule_keeper, changes):
    with pytest.raises(ValueError):  # noqa: PT011
        shorten(rule_keeper, **changes)
    assert not RuleSetting.objects.exists()


def test_the_clerks_list_shows_default_setting_and_history_in_one_query(rule_keeper, django_assert_num_queries):
    shorten(rule_keeper)
    shorten(rule_keeper, amount=10, starts_on=date(2027, 1, 1))
    with django_assert_num_queries(1):
        standing = {row.default.code: row for row in rules_on(date(2026, 12, 14))}
        row = standing["acknowledgment"]
        assert {setting.set_by_name for setting in row.history} == {str(rule_keeper)}
    assert (row.default.amount, row.in_force.amount) == (30, 20)
    assert [setting.number for setting in row.history] == [2, 1]
    assert not standing["certification"].is_changed
