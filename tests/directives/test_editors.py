"""What officers and reviewers find in the Wagtail admin, and when the doors to it open and close."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from deadlines import clock
from directives.acts.drafting import start_directive, submit_for_review
from directives.acts.fields import Contact
from directives.acts.shelves import ensure_shelf, officers_of, seat_officers
from directives.models import DirectivePage
from evidence.models import Entry
from people.models import Delegation
from people.permissions import LAW_REVIEWERS

NOW = "2026-10-12T09:00"
PASSWORD = "a long enough phrase"
LOCKED = "Written directive with instructions for implementing the Executive Order, Section 12."


@pytest.fixture
def draft(transmitted, police, marisol, at):
    with at(NOW):
        return start_directive(agency=police, contact=Contact("Kim Osei"), by=marisol.user)


@pytest.fixture
def library_draft(transmitted, library, nell, at):
    with at(NOW):
        return start_directive(agency=library, contact=Contact("The desk"), by=nell.user)


@pytest.fixture
def ruth(person, roles):
    reviewer = person("4000", "Ruth", "Abramowitz")
    reviewer.user.groups.add(Group.objects.get(name=LAW_REVIEWERS))
    return reviewer


@pytest.fixture
def open_as(client, at):
    def open_it(who, name, *args, on=NOW):
        client.force_login(who.user)
        with at(on):
            return client.get(reverse(name, args=args))

    return open_it


def sign_in(client, at, who, on=NOW):
    with at(on):
        return client.post(reverse("account_login"), {"login": who.user.username, "password": PASSWORD})


def is_seated(who, agency) -> bool:
    return who.user.groups.filter(pk=officers_of(agency).pk).exists()


def test_an_officer_opens_her_own_draft_in_every_language(draft, marisol, open_as):
    for page in [draft, *draft.get_translations()]:
        assert open_as(marisol, "wagtailadmin_pages:edit", page.pk).status_code == 200


def test_the_editor_says_what_must_stay_and_where_it_is_adopted(draft, marisol, open_as):
    words = open_as(marisol, "wagtailadmin_pages:edit", draft.pk).text
    assert f"<strong>{LOCKED}</strong>" in words
    assert "You have a duty to comply with these prohibitions.</strong>" in words
    assert f'href="{reverse("agency_directive", args=["police"])}"' in words


def test_its_kind_is_read_and_not_written(draft, marisol, open_as):
    assert 'name="kind"' not in open_as(marisol, "wagtailadmin_pages:edit", draft.pk).text


def test_she_sees_no_other_agencys_shelf(draft, library_draft, marisol, open_as):
    home = draft.get_parent().get_parent()
    shown = open_as(marisol, "wagtailadmin_explore", home.pk, on=NOW)
    assert "Free Public Library" not in (shown.text if shown.status_code == 200 else "")
    for name in ("wagtailadmin_pages:edit", "wagtailadmin_pages:view_draft"):
        answer = open_as(marisol, name, library_draft.pk)
        assert answer.status_code in (302, 403)
        assert answer.get("Location", reverse("wagtailadmin_home")) == reverse("wagtailadmin_home")


def test_her_menu_holds_the_pages_and_nothing_else(draft, marisol, client, rf):
    from wagtail.admin.menu import admin_menu

    request = rf.get("/admin/")
    request.user = type(marisol.user).objects.get(pk=marisol.user.pk)
    assert [item.name for item in admin_menu.menu_items_for_request(request)] == ["explorer"]


def test_a_clerks_menu_stays_whole(clerk, rf):
    from wagtail.admin.menu import admin_menu

    request = rf.get("/admin/")
    request.user = clerk.user
    assert "reports" in [item.name for item in admin_menu.menu_items_for_request(request)]


def test_whose_delegation_ended_is_refused_though_still_seated(library_draft, nell, library, open_as):
    assert open_as(nell, "wagtailadmin_pages:edit", library_draft.pk).status_code == 200
    Delegation.objects.update(ends_on=date(2026, 10, 12))
    assert is_seated(nell, library)
    later = open_as(nell, "wagtailadmin_pages:edit", library_draft.pk, on="2026-10-13T09:00")
    assert later.status_code in (302, 403)


def test_a_reviewer_previews_what_the_public_would_read(draft, marisol, ruth, open_as, at):
    with at(NOW):
        submit_for_review(page=draft, by=marisol.user)
    draft.refresh_from_db()
    task = draft.current_workflow_task
    assert (
        reverse("wagtailadmin_pages:workflow_preview", args=[draft.pk, task.pk])
        in open_as(ruth, "wagtailadmin_home").text
    )
    shown = open_as(ruth, "wagtailadmin_pages:workflow_preview", draft.pk, task.pk)
    assert 'class="masthead"' in shown.text
    assert LOCKED in shown.text


def test_a_reviewer_meets_the_answer_first(draft, marisol, ruth, open_as, at):
    with at(NOW):
        submit_for_review(page=draft, by=marisol.user)
    words = open_as(ruth, "wagtailadmin_pages:edit", draft.pk).text
    assert words.index("Approve and Publish") < words.index("Save draft")


def test_signing_in_opens_the_shelf_to_a_new_officer(library, nell, home, client, at):
    ensure_shelf(agency=library)
    assert not is_seated(nell, library)
    sign_in(client, at, nell)
    assert is_seated(nell, library)


def test_anybodys_signing_in_takes_the_seat_of_who_has_ceased_to_answer(library_draft, library, nell, ines, client, at):
    Delegation.objects.update(ends_on=date(2026, 10, 12))
    sign_in(client, at, ines, on="2026-10-13T09:00")
    assert not is_seated(nell, library)


def test_the_head_who_has_left_the_city_answers_for_nothing(draft, marisol, police, at):
    marisol.employments.update(ends_on=date(2026, 10, 31))
    with at("2026-11-01T06:10"):
        seat_officers(today=clock.today())
    assert not is_seated(marisol, police)


def test_each_morning_the_seats_are_set_anew(library, nell, home, at):
    ensure_shelf(agency=library)
    with at(NOW):
        seat_officers(today=clock.today())
    assert is_seated(nell, library)


def test_a_roster_that_is_taken_in_sets_them_too(library, nell, home, at):
    from people.models import RosterImport
    from people.signals import roster_imported

    ensure_shelf(agency=library)
    with at(NOW):
        roster_imported.send(sender=RosterImport, roster_import=None, plan=None)
    assert is_seated(nell, library)


def test_handing_over_tells_the_languages_and_leaves_a_record(draft, marisol, at):
    with at(NOW):
        assert submit_for_review(page=draft, by=marisol.user) == ["en", "ar", "es"]
    entry = Entry.objects.get(action="directive sent to review")
    assert (entry.by, entry.details) == (marisol.user, {"languages": ["en", "ar", "es"]})


def test_another_agencys_officer_hands_nothing_over(draft, nell, at):
    with at(NOW), pytest.raises(PermissionDenied):
        submit_for_review(page=draft, by=nell.user)
    assert not DirectivePage.objects.get(pk=draft.pk).workflow_in_progress


def test_without_its_record_nothing_is_handed_over(draft, marisol, at, monkeypatch):
    from directives.acts import drafting

    def fail(**entry):
        raise RuntimeError

    monkeypatch.setattr(drafting, "record", fail)
    with at(NOW), pytest.raises(RuntimeError):
        submit_for_review(page=draft, by=marisol.user)
    assert not DirectivePage.objects.get(pk=draft.pk).workflow_in_progress
