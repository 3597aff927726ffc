"""The receipt: who may see it, what it says, and its file."""

import pytest
from django.urls import reverse

from directives.acts.acknowledgments import acknowledge
from people.permissions import AUDITORS


@pytest.fixture
def signed(delivery, ines, note, at):
    with at("2026-10-20T12:00"):
        return acknowledge(delivery=delivery, note=note(delivery, ines.user), typed_name="Inés Ferreira", by=ines.user)


@pytest.fixture
def auditor(person, roles):
    from django.contrib.auth.models import Group

    tomas = person("3001", "Tomás", "Vega")
    tomas.user.groups.add(Group.objects.get(name=AUDITORS))
    return tomas


@pytest.fixture
def fonts_kept(settings, tmp_path_factory):
    """One folder of fonts for the whole run: cutting them takes seconds."""
    settings.VAR = tmp_path_factory.getbasetemp()


def see(client, person, signed, name="receipt"):
    client.force_login(person.user)
    return client.get(reverse(name, args=[signed.code]))


def test_it_says_what_was_signed_when_and_by_when(client, ines, signed):
    said = see(client, ines, signed).text
    for words in [signed.code, signed.text_sha256, signed.statement, "Inés Ferreira", "PD-1", "Signed on screen"]:
        assert words in said
    assert "Tuesday, October 20, 2026, noon EDT" in said
    assert "Thursday, November 19, 2026" in said
    assert "Signed on time" in said


def test_the_signer_her_officer_the_clerk_and_the_auditor_see_it(client, ines, marisol, clerk, auditor, signed):
    for person in (ines, marisol, clerk, auditor):
        assert see(client, person, signed).status_code == 200


def test_to_anybody_else_it_does_not_exist(client, nell, person, police, signed):
    colleague = person("1002", "Joon", "Kim", police)
    for stranger in (nell, colleague):
        assert see(client, stranger, signed).status_code == 404
        assert see(client, stranger, signed, "receipt_pdf").status_code == 404


def test_only_the_signer_is_led_back_to_the_desk(client, ines, marisol, signed):
    assert "You have signed" in see(client, ines, signed).text
    assert "Inés Ferreira has signed" in see(client, marisol, signed).text


def test_a_code_may_be_typed_in_small_letters(client, ines, signed):
    client.force_login(ines.user)
    assert client.get(reverse("receipt", args=[signed.code.lower()])).status_code == 200


def test_a_code_nobody_was_given_is_a_404(client, ines):
    client.force_login(ines.user)
    assert client.get(reverse("receipt", args=["AAAA-AAAA-AAAA-AAAA"])).status_code == 404


def test_it_takes_the_same_few_queries(client, ines, signed, django_assert_max_num_queries):
    client.force_login(ines.user)
    with django_assert_max_num_queries(10):
        client.get(reverse("receipt", args=[signed.code]))


def test_the_file_is_the_same_each_time(client, ines, signed, fonts_kept, at):
    with at("2026-10-21T08:00"):
        first = see(client, ines, signed, "receipt_pdf")
    with at("2027-05-03T08:00"):
        second = see(client, ines, signed, "receipt_pdf")
    assert first.content.startswith(b"%PDF")
    assert first.content == second.content
    assert first.headers["Content-Disposition"] == f'attachment; filename="receipt-{signed.code}.pdf"'


def test_the_file_says_what_the_page_says(client, ines, signed, fonts_kept):
    from io import BytesIO

    import pypdf

    said = pypdf.PdfReader(BytesIO(see(client, ines, signed, "receipt_pdf").content)).pages[0].extract_text()
    said = " ".join(said.split())
    for words in [signed.code, signed.statement, "Inés Ferreira", "Tuesday, October 20, 2026", "Signed on time"]:
        assert words in said
    assert signed.text_sha256 in said.replace(" ", "")


def test_when_printing_fails_the_receipt_is_still_there(client, ines, signed, monkeypatch):
    from directives.views import signing
    from printing.pdf import PrintingFailed

    def fail(html, **how):
        raise PrintingFailed("no turn came")

    monkeypatch.setattr(signing, "render_pdf", fail)
    client.force_login(ines.user)
    response = client.get(reverse("receipt_pdf", args=[signed.code]), follow=True)
    assert response.redirect_chain[-1][0] == reverse("receipt", args=[signed.code])
    assert "Your receipt is safe" in response.text
