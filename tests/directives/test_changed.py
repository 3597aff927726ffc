"""What changed for a reader since they last had the text: first on the page, in a few words on the desk."""

from datetime import date

import pytest
from django.urls import reverse

from deadlines import clock
from directives import words
from directives.acts.acknowledgments import acknowledge
from directives.acts.deliveries import serve_at_sign_in
from directives.acts.disseminations import disseminate
from directives.models import Delivery, Dissemination, Edition, EditionText
from tests.directives.conftest import DIRECTIVE

ANNUAL, AMENDMENT = Dissemination.Reason.ANNUAL, Dissemination.Reason.AMENDMENT
CHANGED = [
    *DIRECTIVE[:-1],
    {
        "section": {
            "number": "1",
            "heading": "Requests",
            "parts": [
                {"words": "Refer every request at once."},
                {"subsection": {"label": "A", "text": "Write down when."}},
            ],
        }
    },
]
SPANISH = [{"section": {"number": "1", "heading": "Solicitudes", "parts": [{"words": "Remita cada solicitud."}]}}]


def text(edition, language, body, *, is_source=False, title="Police directive"):
    digest = words.digest(title=title, body=body)
    facts = {"language": language, "is_source": is_source, "title": title}
    return EditionText.objects.create(edition=edition, body=body, sha256=digest, **facts)


@pytest.fixture
def signed(delivery, ines, note, at):
    """Inés was served on October 15, 2026 and signed edition 1 on the 19th."""
    with at("2026-10-15T12:00"):
        serve_at_sign_in(user=ines.user)
    with at("2026-10-19T09:00"):
        acknowledge(delivery=delivery, note=note(delivery, ines.user), typed_name=ines.name, by=ines.user)
    return delivery


@pytest.fixture
def amended(sent, clerk):
    """Edition 2: one passage of section 1 is changed, a lettered one is new."""
    first, day = sent.edition, date(2027, 3, 1)
    edition = Edition.objects.create(
        kind=first.kind,
        agency=first.agency,
        order=first.order,
        number=2,
        title=first.title,
        reference=first.reference,
        change="material",
        change_reason="The chief asks for it.",
        signed_on=day,
        effective_on=day,
        adopted_at="2027-03-01T15:00Z",
        adopted_by=clerk.user,
    )
    text(edition, "en", CHANGED, is_source=True, title=first.title)
    return edition


@pytest.fixture
def again(marisol, ines):
    """Sends an edition again on March 2, 2027; gives what Inés has of it."""

    def send(edition, reason) -> Delivery:
        with clock.held("2027-03-02T06:10"):
            return disseminate(edition=edition, reason=reason, by=marisol.user).deliveries.get(employee=ines)

    return send


@pytest.fixture
def read(client, ines):
    def read(delivery, language=""):
        client.force_login(ines.user)
        with clock.held("2027-03-03T09:00"):
            return client.get(reverse("reading", args=[delivery.pk]), {"text": language} if language else {}).text

    return read


@pytest.fixture
def desk(client, ines):
    def desk():
        client.force_login(ines.user)
        with clock.held("2027-03-03T09:00"):
            return client.get(reverse("desk")).text

    return desk


def test_who_never_had_it_hears_of_no_change(delivery, read, desk):
    assert 'id="changed"' not in read(delivery)
    assert "changed since" not in desk()


def test_a_year_later_with_the_same_words_one_sentence_says_so(signed, sent, again, read, desk):
    said = read(again(sent.edition, ANNUAL))
    assert "Nothing has changed since you signed edition 1 on Monday, October 19, 2026." in said
    assert "Refer every request." in said
    assert "Nothing has changed since you signed it on Monday, October 19, 2026." in desk()


def test_what_changed_comes_first_and_the_whole_text_after_it(signed, amended, again, read, desk):
    said = read(again(amended, AMENDMENT))
    assert "What changed for you since you signed on Monday, October 19, 2026" in said
    assert "2 passages differ from edition 1." in said
    assert '<a href="#s1"><bdi dir="ltr">§1</bdi></a> <span class="small quiet">(changed)</span>' in said
    assert '<a href="#s1-a"><bdi dir="ltr">§1.A</bdi></a> <span class="small quiet">(new)</span>' in said
    assert '</span>request at once.<span class="unseen">]</span></ins>' in said
    assert said.index("What changed for you") < said.index('id="whole"') < said.index("<article")
    assert "2 passages have changed since you signed it on Monday, October 19, 2026." in desk()


def test_what_is_signed_is_the_whole_text_as_ever(signed, amended, again, ines, note):
    delivery = again(amended, AMENDMENT)
    with clock.held("2027-03-03T09:00"):
        made = acknowledge(delivery=delivery, note=note(delivery, ines.user), typed_name=ines.name, by=ines.user)
    assert made.text_sha256 == amended.texts.get(is_source=True).sha256


def test_who_was_served_and_never_signed_is_told_since_then(delivery, ines, amended, again, read, desk, at):
    with at("2026-10-15T12:00"):
        serve_at_sign_in(user=ines.user)
    assert "What changed for you since it reached you on Thursday, October 15, 2026" in read(again(amended, AMENDMENT))
    assert "2 passages have changed since it reached you on Thursday, October 15, 2026." in desk()


def test_in_the_readers_language_when_both_editions_stand_in_it(signed, sent, amended, again, read):
    text(sent.edition, "es", SPANISH)
    after = words.mapped(SPANISH, lambda said: said.replace("solicitud.", "solicitud enseguida."))
    text(amended, "es", after)
    said = read(again(amended, AMENDMENT), "es")
    assert "1 passage differs from edition 1." in said
    assert "</span>solicitud enseguida.<span" in said
    assert "the language that governs." not in said


def test_in_the_language_that_governs_when_they_do_not_and_it_says_so(signed, amended, again, read):
    text(amended, "es", SPANISH)
    said = read(again(amended, AMENDMENT), "es")
    assert "2 passages differ from edition 1." in said
    assert "The changes are shown in <bdi>English</bdi>, the language that governs." in said


def test_a_passage_taken_out_leads_nowhere(signed, amended, again, read):
    third = Edition.objects.get(pk=amended.pk)
    third.pk, third._state.adding, third.number = None, True, 3
    third.save()
    text(third, "en", DIRECTIVE[:-1], is_source=True, title=third.title)
    said = read(again(third, AMENDMENT))
    assert '<h3><bdi dir="ltr">§1</bdi> <span class="small quiet">(taken out)</span></h3>' in said


@pytest.mark.parametrize("times", [1, 6])
def test_reading_and_the_desk_take_the_same_queries_however_often_it_went_out(
    times, signed, sent, amended, again, client, ines, marisol, django_assert_num_queries
):
    for year in range(times):
        with clock.held(f"2027-01-{year + 4:02}T06:10"):
            disseminate(edition=sent.edition, reason=ANNUAL, cycle=year + 10, by=marisol.user)
    delivery = again(amended, AMENDMENT)
    client.force_login(ines.user)
    with clock.held("2027-03-03T09:00"):
        client.get(reverse("desk"))
        with django_assert_num_queries(8):
            client.get(reverse("reading", args=[delivery.pk]))
        with django_assert_num_queries(9):
            client.get(reverse("desk"))
