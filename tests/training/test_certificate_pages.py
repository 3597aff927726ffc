"""What anybody may learn of a certificate, and what nobody may."""

import pytest
from django.core.cache import cache

from people.models import Employment
from people.permissions import AUDITORS
from tests.crawl.reading import writes
from training.acts.completions import revoke
from training.acts.enrollments import renew
from training.models import Completion, Enrollment

NAME = "Inés Ferreira"
DAY = "2026-12-14T10:00"


@pytest.fixture(autouse=True)
def today(at):
    cache.clear()
    with at(DAY):
        yield
    cache.clear()


@pytest.fixture
def page(client, completion):
    def get(number=completion.number, **kwargs):
        return client.get(f"/certificates/{number}/", **kwargs)

    return get


@pytest.fixture
def ask(client, completion):
    def post(name, number=completion.number):
        return client.post(f"/certificates/{number}/", {"name": name})

    return post


def test_anyone_sees_what_it_is_worth(page, completion, city):
    words = page().text
    assert "This certificate is valid. It counts until Wednesday, October 6, 2027." in words
    assert completion.module.title in words
    assert "Tuesday, October 6, 2026" in words


def test_no_page_says_whose_it_is(page, client, completion, city):
    for response in (page(), client.get("/certificates/"), client.get(f"/ar/certificates/{completion.number}/")):
        assert response.status_code == 200
        assert "Ferreira" not in response.text
        assert "Save as PDF" not in response.text


@pytest.mark.parametrize("address", ["/certificates/", "/certificates/{}/", "/certificates/AAAA-AAAA-AAAA/"])
def test_search_engines_are_kept_out(client, completion, city, address):
    response = client.get(address.format(completion.number))
    assert "noindex" in response["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex">' in response.text
    assert "no-store" in response["Cache-Control"]


def test_a_number_typed_in_its_own_way_finds_its_certificate(client, completion, city):
    typed = completion.number.lower().replace("-", " ")
    response = client.get("/certificates/", {"number": typed})
    assert response.url == f"/certificates/{completion.number}/"
    assert client.get(f"/certificates/{completion.number.lower().replace('-', '')}/").url == response.url


def test_no_number_at_all_is_asked_for_again(client, city):
    response = client.get("/certificates/", {"number": " "})
    assert "Type the number that stands on the certificate." in response.text


def test_what_is_no_number_is_answered_like_a_number_nobody_has(client, completion, city):
    near = completion.number[:-1] + ("2" if completion.number[-1] != "2" else "3")
    answers = [
        client.get(f"/certificates/{near}/"),
        client.get("/certificates/AAAA-AAAA-AAAA/"),
        client.get("/certificates/not-a-number/"),
        client.get("/certificates/", {"number": "not a number"}),
        client.post("/certificates/AAAA-AAAA-AAAA/", {"name": NAME}),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert all("There is no certificate with this number" in answer.text for answer in answers)


def test_after_its_last_day_it_has_expired(page, at, city):
    with at("2027-10-06T23:00"):
        assert "This certificate is valid." in page().text
    with at("2027-10-07T00:01"):
        assert "This certificate has expired. It counted until Wednesday, October 6, 2027." in page().text


def test_a_revoked_one_says_so_and_not_why(page, completion, clerk, city):
    revoke(completion=completion, reason="The quiz was answered by somebody else.", by=clerk.user)
    words = page().text
    assert "This certificate was revoked. It no longer counts." in words
    assert "somebody else" not in words


def test_one_that_was_followed_by_another_says_so(page, completion, ines, at, city):
    with at("2027-09-20T09:00"):
        renew(module=completion.module)
        again = Enrollment.objects.get(employee=ines, cycle=2)
        Completion.objects.create(
            **{
                each: getattr(completion, each)
                for each in ("module", "employee", "module_version", "name", "completed_at", "completed_on")
            },
            enrollment=again,
            cycle=2,
            expires_on="2028-10-06",
            how="classroom",
            session=_session(completion, ines),
        )
        assert "This certificate has been replaced by a newer one of the same person." in page().text


def _session(completion, ines):
    from deadlines import clock
    from evidence.files import keep_file
    from training.models import GroupSession

    return GroupSession.objects.create(
        module=completion.module,
        agency=ines.employments.get().agency,
        how="classroom",
        held_on=clock.today(),
        trainer="Ruth",
        sheet=keep_file(content=b"%PDF-1.7", name="sheet.pdf", by=ines.user),
        credited_at=clock.now(),
        credited_by=ines.user,
    )


# Yes or no to a name


@pytest.mark.parametrize("typed", [NAME, "ines ferreira", " INES   FERREIRA "])
def test_the_name_it_bears_is_answered_with_yes(ask, typed, city):
    response = ask(typed)
    assert response.status_code == 200
    assert "This certificate bears the name you typed." in response.text


@pytest.mark.parametrize("typed", ["Nell Park", "Inés", "Ferreira"])
def test_any_other_with_no(ask, typed, city):
    assert "This certificate does not bear the name you typed." in ask(typed).text


def test_the_answer_repeats_no_name_and_keeps_none(ask, city):
    with writes() as noted:
        answers = [ask(NAME), ask("Nell Park")]
    assert noted == []
    assert all("Ferreira" not in each.text and "Nell" not in each.text for each in answers)


def test_no_name_is_asked_for_again(ask, city):
    response = ask(" ")
    assert response.status_code == 422
    assert "Type the name as it stands on the certificate." in response.text


def test_who_guesses_names_is_stopped(ask, city):
    assert {ask(f"Guess {n}").status_code for n in range(10)} == {200}
    response = ask(NAME)
    assert response.status_code == 429
    assert "bears the name" not in response.text
    assert "protects the people who hold them" in response.text


def test_who_guesses_numbers_is_stopped_and_others_are_not(client, page, city):
    for _ in range(30):
        client.get("/certificates/AAAA-AAAA-AAAA/")
    assert page().status_code == 429
    assert page(REMOTE_ADDR="10.1.2.3").status_code == 200


def test_the_page_takes_a_fixed_number_of_queries(page, city, django_assert_num_queries):
    with django_assert_num_queries(3):  # the certificate, the city, the order in force
        page()


# The file


@pytest.fixture
def pdf(client, completion, settings, tmp_path, monkeypatch):
    """Asks for the file as somebody; tests/training/test_certificate_pdf.py draws."""
    settings.CERTIFICATES_ROOT = tmp_path
    monkeypatch.setattr("training.printed.render_pdf", lambda html, **drawn: b"%PDF- " + html.encode())

    def get(who=None, prefix=""):
        if who:
            client.force_login(who.user)
        return client.get(f"{prefix}/certificates/{completion.number}/pdf/")

    return get


def test_its_holder_her_officer_and_the_clerk_have_the_file(pdf, ines, marisol, clerk, city):
    for who in (ines, marisol, clerk):
        response = pdf(who)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/pdf"
        b"".join(response.streaming_content)


def test_the_auditor_has_it(pdf, person, roles, city):
    from django.contrib.auth.models import Group

    tomas = person("3001", "Tomás", "Vega")
    tomas.user.groups.add(Group.objects.get(name=AUDITORS))
    response = pdf(tomas)
    assert response.status_code == 200
    b"".join(response.streaming_content)


def test_to_anybody_else_it_does_not_exist(pdf, nell, person, library, city):
    assert pdf(nell).status_code == 404
    assert pdf(person("2001", "Amara", "Cho", library)).status_code == 404


def test_nobody_has_it_without_signing_in(pdf, city):
    assert "/accounts/login/" in pdf().url


def test_an_officer_no_longer_has_it_once_she_has_left_their_agency(pdf, ines, marisol, city):
    Employment.objects.filter(employee=ines).update(ends_on="2026-12-01")
    assert pdf(marisol).status_code == 404
    response = pdf(ines)
    assert response.status_code == 200
    b"".join(response.streaming_content)


def test_who_may_have_it_finds_it_on_its_page(client, page, ines, city):
    client.force_login(ines.user)
    assert "Save as PDF" in page().text


def test_when_it_cannot_be_drawn_a_sentence_says_so(pdf, ines, client, monkeypatch, city):
    from printing.pdf import PrintingFailed

    def fail(html, **drawn):
        raise PrintingFailed("no")

    monkeypatch.setattr("training.printed.render_pdf", fail)
    response = pdf(ines)
    assert "The PDF could not be made just now." in client.get(response.url).text
