"""What Section 8 asks of a policy, letter by letter, and that none is adopted that leaves one out."""

from copy import deepcopy
from datetime import date

import pytest

from directives import composing, words
from directives.acts.drafting import start_directive
from directives.acts.editions import adopt_directive
from directives.acts.fields import Contact
from directives.checklist import DEMANDS, checklist, unanswered
from directives.models import Edition
from directives.refusal import Refusal
from languages.acts import approve_translation
from languages.translations import drafted

ADOPTED_ON = date(2026, 10, 12)


@pytest.fixture
def body():
    return deepcopy(composing.policy("en", {})["body"])


def section(body, number):
    return next(block["section"] for block in body if block.get("section", {}).get("number") == number)


def without(body, *numbers):
    return [block for block in body if block.get("section", {}).get("number") not in numbers]


def test_the_librarys_policy_answers_all_twelve_in_every_language():
    for language in ("en", "es", "ar"):
        assert unanswered(composing.policy(language, {})["body"]) == []
    assert list(DEMANDS) == list("ABCDEFGHIJKL")


def test_each_letter_leads_to_the_section_that_answers_it(body):
    found = {each.letter: (each.anchor, each.heading, each.order_anchor) for each in checklist([("en", body)])}
    assert found["A"] == ("s1", "Purpose", "s8-a")
    assert found["L"] == ("s12", "Open to all, sent each year, taught", "s8-l")


def test_a_section_that_is_gone_answers_nothing(body):
    assert unanswered(without(body, "3", "12")) == ["C", "L"]


@pytest.mark.parametrize("parts", [[], [{"words": " "}], [{"words": "…"}, {"subsection": {"label": "A", "text": "–"}}]])
def test_a_section_that_says_nothing_answers_nothing(body, parts):
    section(body, "5")["parts"] = parts
    assert unanswered(body) == ["E"]


def test_the_languages_that_leave_a_letter_out_are_named(body):
    spanish = without(composing.policy("es", {})["body"], "8")
    lines = {each.letter: each for each in checklist([("en", body), ("es", spanish)])}
    assert [tongue.code for tongue in lines["H"].missing] == ["es"]
    assert lines["H"].heading == "Qualifying criminal activity"
    assert lines["G"].is_whole


def test_nothing_answers_nothing():
    assert unanswered([]) == list("ABCDEFGHIJKL")


# Adopting


@pytest.fixture
def policy(transmitted, police, marisol, at):
    """The police's policy as the library has it, approved in three languages."""
    with at("2026-10-05T09:00"):
        page = start_directive(agency=police, contact=Contact("Kim Osei", "555-0100"), by=marisol.user, kind="policy")
    for each in every_language(page):
        each.get_latest_revision().publish()
    for each in page.get_translations().specific():
        approve(each, marisol.user)
    page.refresh_from_db()
    return page


def approve(page, by):
    approve_translation(page=page, read=drafted(page).into(page.locale.language_code).words, by=by)


def every_language(page):
    return [page, *page.get_translations().specific()]


def rewritten(page, body):
    page.body = words.to_stream(body)
    page.save_revision().publish()


def adopt(page, by, at):
    page.refresh_from_db()
    with at("2026-10-12T09:00"):
        return adopt_directive(page=page, effective_on=ADOPTED_ON, by=by)


def test_a_policy_that_answers_all_twelve_is_adopted(policy, marisol, at):
    assert adopt(policy, marisol.user, at).texts.count() == 3


def test_one_that_leaves_letters_out_is_refused_by_name(policy, marisol, at):
    rewritten(policy, without(words.from_stream(list(policy.body.raw_data)), "3", "12"))
    with pytest.raises(Refusal, match="The policy in English does not answer §8.C, §8.L of the order."):
        adopt(policy, marisol.user, at)
    assert not Edition.objects.filter(kind="policy").exists()


def test_a_translation_that_leaves_one_out_is_refused_too(policy, marisol, at):
    spanish = next(each for each in every_language(policy) if each.locale.language_code == "es")
    body = words.from_stream(list(spanish.body.raw_data))
    section(body, "11")["parts"] = [{"words": "…"}]
    rewritten(spanish, body)
    approve(spanish, marisol.user)
    with pytest.raises(Refusal, match="The policy in Spanish does not answer §8.K of the order."):
        adopt(policy, marisol.user, at)


def test_a_directive_is_asked_for_no_letters(directive):
    assert directive.kind == "directive"


# Where it is shown


def test_the_public_sees_where_each_letter_is_answered(policy, marisol, at, client):
    adopt(policy, marisol.user, at)
    with at("2026-10-12T10:00"):
        page = client.get("/directives/police/policy/1/").text
    assert "What Section 8 asks, and where it is answered" in page
    assert page.count("Answered</span>") == 12
    assert 'href="#s12"' in page


def test_the_public_sees_no_checklist_beside_a_directive(directive, client, at):
    with at("2026-10-15T10:00"):
        assert "What Section 8 asks" not in client.get("/directives/police/directive/1/").text


def test_the_checklist_takes_no_query(policy, marisol, at, client, django_assert_num_queries):
    adopt(policy, marisol.user, at)
    with at("2026-10-12T10:00"):
        client.get("/directives/police/policy/1/")
        with django_assert_num_queries(7):
            client.get("/directives/police/policy/1/")


def test_the_reviewer_sees_it_in_the_editor(policy, client, person, roles):
    from django.contrib.auth.models import Group

    ruth = person("4000", "Ruth", "Abramowitz").user
    ruth.groups.add(Group.objects.get(name="Law reviewers"))
    policy.body = words.to_stream(without(words.from_stream(list(policy.body.raw_data)), "3"))
    policy.save_revision()
    client.force_login(ruth)
    page = client.get(f"/admin/pages/{policy.pk}/edit/").text
    assert "What Section 8 asks" in page
    assert page.count("✓ Answered") == 11
    assert page.count("! Not answered") == 1
