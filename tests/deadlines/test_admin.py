"""“City's rules” in the Wagtail admin: for whoever has the permissions, and for nobody else."""

from datetime import date

import pytest
from django.db import IntegrityError

from deadlines.models import Holiday, Municipality, RuleSetting

pytestmark = pytest.mark.django_db
PAGES = ["city_count/", "city_holidays/", "city_rules/", "city_rules/acknowledgment/", "city_profile/"]
CHANGE = {"amount": "20", "roll": "forward", "starts_on": "2027-01-01", "reason": "Resolution 2026-114"}


@pytest.mark.parametrize("page", PAGES)
def test_the_clerk_reads_every_page(client, rule_keeper, page):
    client.force_login(rule_keeper)
    assert client.get(f"/admin/{page}").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_an_editor_reads_none_of_them(client, editor, page):
    client.force_login(editor)
    response = client.get(f"/admin/{page}")
    # Wagtail sends whoever lacks a permission back to the admin's first page.
    assert (response.status_code, response.headers.get("Location")) == (302, "/admin/")


def test_the_menu_shows_the_group_only_to_those_who_may(client, rule_keeper, editor):
    client.force_login(rule_keeper)
    assert "city_rules" in client.get("/admin/").content.decode()
    client.force_login(editor)
    assert "city_rules" not in client.get("/admin/").content.decode()


def test_a_change_of_a_rule_is_a_new_version_with_its_reason(client, rule_keeper):
    client.force_login(rule_keeper)
    assert client.post("/admin/city_rules/acknowledgment/", CHANGE).status_code == 302
    setting = RuleSetting.objects.get()
    assert (setting.number, setting.amount, setting.set_by) == (1, 20, rule_keeper)
    assert "Resolution 2026-114" in client.get("/admin/city_rules/").content.decode()


@pytest.mark.parametrize(
    ("rule", "changes", "field"),
    [
        ("acknowledgment", {"reason": ""}, "reason"),
        ("acknowledgment", {"amount": "0"}, "amount"),
        ("acknowledgment", {"amount": "100000"}, "amount"),
        ("acknowledgment", {"starts_on": "tomorrow"}, "starts_on"),
        ("meeting_notice", {"amount": "50", "roll": "none"}, "amount"),
        ("meeting_notice", {"amount": "48", "roll": "forward"}, "roll"),
        ("annual_schedule_january", {"amount": "32"}, "amount"),
    ],
)
def test_what_does_not_make_sense_is_refused_beside_its_field(client, rule_keeper, rule, changes, field):
    client.force_login(rule_keeper)
    response = client.post(f"/admin/city_rules/{rule}/", {**CHANGE, **changes})
    assert list(response.context["form"].errors) == [field]
    assert not RuleSetting.objects.exists()


def test_two_clerks_at_once_are_told_and_nothing_is_lost(client, rule_keeper, monkeypatch):
    def somebody_was_first(**decision):
        raise IntegrityError

    monkeypatch.setattr("deadlines.views.set_rule", somebody_was_first)
    client.force_login(rule_keeper)
    response = client.post("/admin/city_rules/acknowledgment/", CHANGE)
    assert response.status_code == 200
    assert "Somebody else has just set this rule." in response.content.decode()


def test_a_rule_that_is_not_in_the_table_is_not_found(client, rule_keeper):
    client.force_login(rule_keeper)
    assert client.get("/admin/city_rules/lunch/").status_code == 404


def test_a_date_is_counted_with_its_reasons_and_nothing_is_kept(client, rule_keeper):
    client.force_login(rule_keeper)
    page = client.get("/admin/city_count/", {"rule": "agency_directive", "trigger": "2026-10-01"}).content.decode()
    assert "<h2>Monday, November 2, 2026</h2>" in page
    assert "That is a Saturday, so it moves forward to Monday, November 2, 2026." in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"rule": "agency_directive", "trigger": "soon"}, "Expected year-month-day"),
        ({"rule": "meeting_notice", "trigger": "2027-03-14T02:30"}, "never happens"),
        ({"rule": "lunch", "trigger": "2026-10-01"}, "Select a valid choice"),
        ({"trigger": "\x00"}, "Null characters are not allowed"),
    ],
)
def test_what_cannot_be_counted_is_said_on_the_page(client, rule_keeper, asked, said):
    client.force_login(rule_keeper)
    response = client.get("/admin/city_count/", asked)
    assert response.status_code == 200
    assert said in response.content.decode()


def test_the_clerk_enters_a_snow_day(client, rule_keeper):
    client.force_login(rule_keeper)
    day = {"closed_on": "2027-02-01", "name": "Snow emergency", "kind": "emergency"}
    assert client.post("/admin/city_holidays/new/", day).status_code == 302
    assert Holiday.objects.get(closed_on=date(2027, 2, 1)).name == "Snow emergency"


def test_the_profile_is_written_once_and_then_changed(client, rule_keeper):
    client.force_login(rule_keeper)
    profile = {
        "name": "Kestrel Falls",
        "kind": "City",
        "state": "New Jersey",
        "clerk_clock_start": "effective",
        "directive_clock_start": "clerk_transmittal_sent",
        "amendment_cascade": "full",
        "escalated_after": 14,
        "longest_extension": 60,
        "language_share": 5,
        "language_speakers": 10_000,
        "most_spoken": 5,
        "untranslated": "pending",
        "opma_mode": "bound",
    }
    for mayor in ("", "Adaeze Okonkwo-Reyes"):
        assert client.post("/admin/city_profile/", {**profile, "mayor": mayor}).status_code == 302
    assert Municipality.objects.get().mayor == "Adaeze Okonkwo-Reyes"


def test_the_list_of_rules_takes_the_same_queries_whatever_its_history(
    client, rule_keeper, django_assert_max_num_queries
):
    client.force_login(rule_keeper)
    client.get("/admin/city_rules/")
    for amount in range(10, 15):
        client.post("/admin/city_rules/acknowledgment/", {**CHANGE, "amount": amount})
    client.get("/admin/city_rules/")
    with django_assert_max_num_queries(12):
        client.get("/admin/city_rules/")
