from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from directives import composing, library
from directives.acts.drafting import start_directive
from directives.acts.editions import adopt_directive
from directives.acts.fields import Contact
from directives.acts.shelves import ensure_shelf, officers_of, seat_officers
from directives.models import DirectivePage
from directives.refusal import Refusal
from people.models import Agency

ASK = Contact("Sgt. Kim Osei", "555-0100")


@pytest.fixture
def draft(transmitted, police, marisol):
    return start_directive(agency=police, contact=ASK, by=marisol.user)


def test_a_draft_waits_on_the_agencys_shelf_in_every_language(draft, police):
    assert not draft.live
    assert draft.agency == police
    assert {page.locale.language_code for page in draft.get_translations()} == {"es", "ar"}
    assert not draft.get_translations().filter(live=True).exists()


def test_its_merge_fields_are_filled(draft):
    words = str(list(draft.body.raw_data))
    assert "Sgt. Kim Osei" in words
    assert "{" not in words.replace("{'", "")


def test_starting_twice_gives_the_same_draft(draft, police, marisol):
    assert start_directive(agency=police, contact=ASK, by=marisol.user) == draft
    assert DirectivePage.objects.filter(locale=draft.locale).count() == 1


def test_another_agencys_officer_starts_nothing(transmitted, police, nell):
    with pytest.raises(PermissionDenied):
        start_directive(agency=police, contact=ASK, by=nell.user)


def test_an_agency_that_certifies_nothing_has_no_policy(transmitted, library, nell):
    with pytest.raises(Refusal, match="does not certify"):
        start_directive(agency=library, contact=ASK, by=nell.user, kind="policy")


def test_a_draft_cannot_be_adopted_before_its_review(draft, marisol):
    with pytest.raises(Refusal, match="still a draft"):
        adopt_directive(page=draft, effective_on=date(2026, 10, 15), by=marisol.user)


def test_the_law_departments_approval_publishes_it(draft, marisol, person, roles):
    from django.contrib.auth.models import Group

    ruth = person("4000", "Ruth", "Abramowitz").user
    ruth.groups.add(Group.objects.get(name="Law reviewers"))
    draft.get_workflow().start(draft, marisol.user)
    draft.refresh_from_db()
    draft.current_workflow_task.on_action(draft.current_workflow_task_state, ruth, "approve")
    draft.refresh_from_db()
    assert draft.live
    edition = adopt_directive(page=draft, effective_on=date(2026, 10, 15), by=marisol.user)
    assert edition.reference == "POLICE-D1"


@pytest.mark.parametrize("kind", Agency.Kind.values)
@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_every_kind_of_agency_has_a_draft_that_keeps_the_locked_words(kind, language):
    text = composing.directive(kind, language, {})
    assert composing.missing(text["body"], composing.locked(language)) == []
    numbers = [block["section"]["number"] for block in text["body"] if "section" in block]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    assert len(numbers) > 8


def test_an_officer_writes_on_her_own_shelf_and_nowhere_else(draft, police, marisol, nell):
    today = date(2026, 10, 5)
    ensure_shelf(agency=Agency.objects.get(slug="library"))
    seat_officers(today=today)
    shelf = draft.get_parent()
    assert shelf.permissions_for_user(marisol.user).can_edit()
    assert not shelf.permissions_for_user(marisol.user).can_add_subpage()  # drafts begin on the agency's page
    assert draft.permissions_for_user(marisol.user).can_edit()
    assert not draft.permissions_for_user(marisol.user).can_publish()
    assert not draft.permissions_for_user(nell.user).can_edit()


def test_whoever_stops_answering_for_an_agency_leaves_its_group(draft, police, marisol):
    seat_officers(today=date(2026, 10, 5))
    assert marisol.user.groups.filter(pk=officers_of(police).pk).exists()
    police.head = None
    police.save()
    seat_officers(today=date(2026, 10, 6))
    assert not marisol.user.groups.filter(pk=officers_of(police).pk).exists()


def test_the_library_has_every_text_in_the_citys_three_languages():
    assert library.languages("order") == library.languages("notice") == ("en", "ar", "es")


@pytest.mark.parametrize("act", ["delete", "unpublish"])
def test_a_reviewer_takes_no_text_away(draft, person, roles, client, act):
    from django.contrib.auth.models import Group

    ruth = person("4000", "Ruth", "Abramowitz").user
    ruth.groups.add(Group.objects.get(name="Law reviewers"))
    draft.save_revision(user=ruth).publish()
    client.force_login(ruth)
    assert client.post(f"/admin/pages/{draft.pk}/{act}/").status_code in (302, 403)
    draft.refresh_from_db()
    assert draft.live
