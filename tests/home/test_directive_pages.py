"""From the first word of a directive to the last employee: five steps on one page."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from directives import words
from directives.acts.drafting import start_directive, submit_for_review
from directives.acts.fields import Contact
from directives.models import DirectivePage, Dissemination, Edition
from evidence.models import Entry
from people.permissions import LAW_REVIEWERS

NOW = "2026-10-12T09:00"
TOMORROW = {"effective_on": "2026-10-13"}


@pytest.fixture
def ruth(person, roles):
    reviewer = person("4000", "Ruth", "Abramowitz")
    reviewer.user.groups.add(Group.objects.get(name=LAW_REVIEWERS))
    return reviewer


@pytest.fixture
def page(client, at):
    def open_it(who, step="", slug="police", kind="directive", on=NOW, **query):
        client.force_login(who.user)
        name = f"agency_{kind}" + (f"_{step}" if step else "")
        with at(on):
            return client.get(reverse(name, args=[slug]), query)

    return open_it


@pytest.fixture
def do(client, at):
    def post(who, step, data=None, slug="police", kind="directive", on=NOW, follow=True):
        client.force_login(who.user)
        with at(on):
            return client.post(reverse(f"agency_{kind}_{step}", args=[slug]), data or {}, follow=follow)

    return post


@pytest.fixture
def draft(transmitted, police, marisol, ines, at):
    with at(NOW):
        return start_directive(agency=police, contact=Contact("Kim Osei", "555-0100"), by=marisol.user)


@pytest.fixture
def answer(ruth):
    """The Law Department's answer to every language in review: approve, or reject with a comment."""

    def give(page, what="approve", **said):
        for each in [page, *page.get_translations().specific()]:
            each.refresh_from_db()
            if each.workflow_in_progress:
                each.current_workflow_task.on_action(each.current_workflow_task_state, ruth.user, what, **said)
        page.refresh_from_db()
        return page

    return give


@pytest.fixture
def approved(draft, marisol, answer, at):
    with at(NOW):
        submit_for_review(page=draft, by=marisol.user)
    return answer(draft)


@pytest.fixture
def adopted(approved, marisol, do):
    do(marisol, "adopt", adopting(approved))
    return Edition.objects.get(kind="directive")


def adopting(page, **given):
    """What the form of adopting sends: the day, and the fingerprint of the words it showed."""
    shown = words.digest(title=page.title, body=words.from_stream(list(page.body.raw_data)))
    return {**TOMORROW, "shown": shown, **given}


def change(page, title):
    page.title = title
    page.save_revision().publish()
    page.refresh_from_db()


def test_the_way_from_the_first_word_to_everyone(transmitted, police, marisol, ines, page, do, answer):
    assert "Start the draft" in page(marisol).text
    words = do(marisol, "start", {"name": "Kim Osei", "phone": "555-0100"}).text
    assert "Hand 3 languages over for review" in words
    assert "With the Law Department" in do(marisol, "review").text
    draft = DirectivePage.objects.get(locale__language_code="en")
    answer(draft)
    assert "Read once more and adopt" in page(marisol).text
    assert "See who gets it, and send" in do(marisol, "adopt", adopting(draft)).text
    assert "Send to 2 employees, all by e-mail" in page(marisol, "send").text
    assert "Sent to 2 employees." in do(marisol, "send").text
    sending = Dissemination.objects.get()
    assert {each.employee for each in sending.deliveries.all()} == {ines, marisol}
    assert sending.edition.texts.count() == 3
    assert reverse("sending", args=["police", sending.pk]) in page(marisol).text


def test_starting_opens_the_editor_to_its_officer(transmitted, police, marisol, do, client):
    do(marisol, "start", {"name": "Kim Osei"})
    draft = DirectivePage.objects.get(locale__language_code="en")
    assert client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).status_code == 200


def test_starting_without_a_name_is_a_sentence_and_keeps_the_telephone(transmitted, marisol, do):
    answer = do(marisol, "start", {"name": "", "phone": "555-0100"})
    assert "Say whom your employees may ask: a name or an office." in answer.text
    assert 'value="555-0100"' in answer.text
    assert not DirectivePage.objects.exists()


def test_starting_twice_keeps_the_first_draft(draft, marisol, do):
    do(marisol, "start", {"name": "Somebody else"})
    assert DirectivePage.objects.filter(locale__language_code="en").get().contact == "Kim Osei"


def test_each_language_says_where_it_stands(draft, marisol, page):
    assert page(marisol).text.count("Draft</span>") == 3


def test_what_is_sent_back_says_why_and_goes_on_where_it_stopped(draft, marisol, page, do, answer):
    do(marisol, "review")
    answer(draft, "reject", comment="Keep the words of the order.")
    words = page(marisol).text
    assert words.count("Sent back") == 3
    assert "Ruth Abramowitz asks for changes" in words
    assert "Keep the words of the order." in words
    do(marisol, "review")
    answer(draft)
    assert page(marisol).text.count("Approved</span>") == 4


def test_handing_over_twice_is_one_review(draft, marisol, do):
    do(marisol, "review")
    again = do(marisol, "review")
    assert "there is nothing to hand over" in again.text
    assert Entry.objects.filter(action="directive sent to review").count() == 1


def test_a_draft_that_lost_a_locked_sentence_is_not_handed_over(draft, marisol, do):
    draft.body = words.to_stream([{"words": "Do as you like."}])
    draft.save_revision()
    refused = do(marisol, "review").text
    assert "The text in English no longer says" in refused
    assert "This was not done" in refused
    draft.refresh_from_db()
    assert not draft.workflow_in_progress


def test_before_approval_there_is_nothing_to_adopt_or_send(draft, marisol, page, do):
    for step in ("adopt", "send"):
        assert page(marisol, step).url == reverse("agency_directive", args=["police"])
        do(marisol, step, adopting(draft))
    assert not Edition.objects.filter(kind="directive").exists()


def test_adopting_warns_of_a_language_that_is_not_approved(draft, marisol, ruth, page, do, at):
    with at(NOW):
        submit_for_review(page=draft, by=marisol.user)
    draft.refresh_from_db()
    draft.current_workflow_task.on_action(draft.current_workflow_task_state, ruth.user, "approve")
    assert "This edition would leave languages out" in page(marisol, "adopt").text
    do(marisol, "adopt", adopting(DirectivePage.objects.get(pk=draft.pk)))
    assert [text.language for text in Edition.objects.get(kind="directive").texts.all()] == ["en"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"effective_on": ""}, "Give the day it takes effect."),
        ({"effective_on": "soon"}, "Write a day, as in 2026-11-02."),
        ({"effective_on": "2026-10-11"}, "cannot take effect before it is adopted"),
        ({"effective_on": "2062-10-12"}, "Check the year."),
        ({"shown": "of other words"}, "The words have changed since this page was opened."),
    ],
)
def test_what_is_wrong_in_adopting_is_said_and_nothing_adopted(approved, marisol, do, typed, said):
    assert said in do(marisol, "adopt", adopting(approved, **typed)).text
    assert not Edition.objects.filter(kind="directive").exists()


def test_adopting_twice_makes_one_edition(adopted, approved, marisol, do):
    do(marisol, "adopt", adopting(approved))
    assert Edition.objects.filter(kind="directive").count() == 1


def test_a_later_edition_shows_what_changes_and_asks_what_kind_it_is(adopted, approved, marisol, page, do):
    change(approved, "Another title")
    text = words.from_stream(list(approved.body.raw_data))
    text[1]["words"] += " Call first."
    approved.body = words.to_stream(text)
    approved.save_revision().publish()
    asked = page(marisol, "adopt").text
    assert "</span> Call first." in asked.replace('<ins><span class="unseen">[added:', "")
    refused = do(marisol, "adopt", adopting(approved)).text
    assert "Choose whether it is material or minor." in refused
    assert "Say in a sentence why this edition is made." in refused
    kept = do(marisol, "adopt", adopting(approved, reason="Whom to call.")).text
    assert "Whom to call." in kept


def test_a_material_change_goes_to_everyone_again(adopted, approved, marisol, ines, do):
    do(marisol, "send")
    change(approved, "Another title")
    do(marisol, "adopt", adopting(approved, change="material", reason="New title."))
    do(marisol, "send")
    assert list(Dissemination.objects.order_by("pk").values_list("reason", flat=True)) == ["directive", "amendment"]


def test_a_minor_change_asks_nobody(adopted, approved, marisol, page, do):
    do(marisol, "send")
    change(approved, "Another title")
    shown = do(marisol, "adopt", adopting(approved, change="minor", reason="A slip."))
    assert "asks nobody to sign again: it is a minor change." in shown.text
    do(marisol, "send")
    assert Dissemination.objects.count() == 1


def test_sending_says_who_needs_paper_and_which_clock_it_meets(adopted, marisol, person, police, page):
    person("1002", "Rosa", "Lima", police, email=False)
    asked = page(marisol, "send").text
    assert "Send to 3 employees: 2 by e-mail, 1 without e-mail: hand it to them on paper" in asked
    assert "Rosa Lima" in asked
    assert "Monday, November 2, 2026" in asked


def test_sending_twice_sends_once(adopted, marisol, do):
    do(marisol, "send")
    do(marisol, "send")
    assert Dissemination.objects.count() == 1


def test_a_refused_sending_is_a_sentence(adopted, marisol, ines, police, do):
    police.employments.all().delete()
    assert "Nobody is on the roster of Police Department today." in do(marisol, "send").text
    assert not Dissemination.objects.exists()


def test_late_is_seen_on_every_step(draft, marisol, page):
    assert "Overdue, by 8 days" in page(marisol, on="2026-11-10T09:00").text


def test_before_an_order_it_says_so(city, marisol, page):
    assert "No order is in force yet" in page(marisol).text


def test_before_the_clerks_copy_it_says_so(order, marisol, page):
    assert "Your copy of the order has not come yet" in page(marisol).text


def test_a_policy_is_made_on_its_own_page(transmitted, police, marisol, page, do):
    assert "The U-visa policy" in page(marisol, kind="policy").text
    do(marisol, "start", {"name": "Kim Osei"}, kind="policy")
    assert DirectivePage.objects.get(locale__language_code="en").kind == "policy"
    assert not DirectivePage.objects.filter(kind="directive").exists()


def test_the_kind_may_be_asked_for_in_the_address(transmitted, marisol, client, at):
    client.force_login(marisol.user)
    answer = client.get(reverse("agency_directive", args=["police"]), {"kind": "policy"})
    assert answer.url == reverse("agency_policy", args=["police"])


def test_an_agency_that_certifies_nothing_has_no_policy_page(transmitted, nell, page):
    assert page(nell, slug="library", kind="policy").status_code == 404


@pytest.mark.parametrize("step", ["start", "review", "adopt", "send"])
def test_nobody_else_takes_a_step(approved, nell, ines, auditor, page, do, step):
    for who, status in ((nell, 404), (ines, 404), (auditor, 403)):
        assert do(who, step, adopting(approved)).status_code == status
        if step != "review":
            assert page(who, step).status_code == status
    assert not Edition.objects.filter(kind="directive").exists()


def test_an_auditor_sees_every_step_and_no_button(approved, auditor, page):
    shown = page(auditor)
    assert "4. Adopt it" in shown.text
    assert 'class="button"' not in shown.text
    assert "/admin/pages/" not in shown.text


def test_another_agencys_page_is_not_there(draft, nell, page):
    assert page(nell).status_code == 404


def test_looking_writes_nothing(approved, marisol, page):
    before = Entry.objects.count(), Edition.objects.count(), DirectivePage.objects.count()
    for step in ("", "start", "adopt", "send"):
        page(marisol, step)
    assert (Entry.objects.count(), Edition.objects.count(), DirectivePage.objects.count()) == before
    assert page(marisol, "review").status_code == 405


def test_the_page_asks_as_often_whatever_the_size(
    adopted, marisol, hired, page, do, client, at, django_assert_num_queries
):
    do(marisol, "send")
    page(marisol)
    for first in (5000, 6000):
        with at(NOW), django_assert_num_queries(23):
            client.get(reverse("agency_directive", args=["police"]))
        hired(60, first=first)


# A policy and the twelve letters of Section 8


@pytest.fixture
def policy(transmitted, police, marisol, answer, at):
    """Drafted, and approved in three languages."""
    with at(NOW):
        page = start_directive(agency=police, contact=Contact("Kim Osei", "555-0100"), by=marisol.user, kind="policy")
        submit_for_review(page=page, by=marisol.user)
    return answer(page)


def lacking(page, number):
    """The approved page without one of its sections."""
    body = words.from_stream(list(page.body.raw_data))
    page.body = words.to_stream([block for block in body if block.get("section", {}).get("number") != number])
    page.save_revision().publish()
    page.refresh_from_db()


def test_an_officer_sees_that_all_twelve_letters_are_answered_before_adopting(policy, marisol, page):
    for step in ("", "adopt"):
        shown = page(marisol, step, kind="policy").text
        assert shown.count("Answered</span>") == 12
        assert "leaves letters of Section 8 without an answer" not in shown
        assert f"/admin/pages/{policy.pk}/view_draft/#s1" in shown


def test_a_policy_that_leaves_a_letter_out_is_refused_in_a_sentence(policy, marisol, page, do):
    lacking(policy, "7")
    assert "leaves letters of Section 8 without an answer" in page(marisol, "adopt", kind="policy").text
    refused = do(marisol, "adopt", adopting(policy), kind="policy").text
    assert "The policy in English does not answer §8.G of the order." in refused
    assert not Edition.objects.filter(kind="policy").exists()


def test_what_was_written_since_the_review_is_what_is_checked(policy, marisol, page):
    policy.body = words.to_stream([{"words": "Nothing yet."}])
    policy.save_revision()
    assert page(marisol, kind="policy").text.count("Not answered</span>") == 12


def test_a_directive_has_no_checklist(approved, marisol, page):
    assert "What Section 8 asks" not in page(marisol, "adopt").text
