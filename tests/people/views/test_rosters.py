"""The roster's pages in the admin: a file, what it would change, and the word to go ahead."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from deadlines import clock
from evidence.models import Entry
from people.acts.roster import import_roster
from people.models import Employee, RosterImport, RosterUpload
from tests.people.conftest import account
from tests.people.files import INES, NELL, OTTO, changed, csv_file

AS_OF = "2026-12-14"
INDEX = "/admin/roster/"


@pytest.fixture
def halina(client, clerk, agencies):
    """The clerk, signed in."""
    client.force_login(clerk.user)
    return client


def send(client, content, name="roster.csv", as_of=AS_OF):
    return client.post(INDEX, {"file": SimpleUploadedFile(name, content), "as_of": as_of})


def previewed(client, content):
    url = send(client, content).url
    return url, client.get(url)


def confirm(client, url, page, **more):
    return client.post(url, {"fingerprint": page.context["plan"].fingerprint, **more}, follow=True)


def test_the_clerk_looks_and_then_takes_it_in(halina):
    url, page = previewed(halina, csv_file([INES, NELL, OTTO]))
    said = page.content.decode()
    assert "3 join, 0 leave, 0 move, 0 change." in said
    assert "Free Public Library has no officer" in said
    assert "Inés Ferreira" in said
    assert not Employee.objects.filter(number="KF-0001").exists()
    page = confirm(halina, url, page)
    assert "3 join, 0 leave" in page.content.decode()
    assert Employee.objects.filter(number="KF-0001").exists()
    assert not RosterUpload.objects.exists()
    assert Entry.objects.filter(action="roster imported").count() == 1


def test_a_second_word_finds_nothing_to_take_in(halina):
    url, page = previewed(halina, csv_file([INES]))
    confirm(halina, url, page)
    assert confirm(halina, url, page).status_code == 404
    assert RosterImport.objects.count() == 1


def test_a_file_with_refusals_is_not_kept_and_says_where(halina):
    page = send(halina, csv_file([changed(INES, agency="Navy")]))
    assert page.status_code == 422
    assert "Row 2, column E (agency)" in page.content.decode()
    assert "There is no agency “Navy”." in page.content.decode()
    assert not RosterUpload.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"%PDF", b"\x00" * 10])
def test_no_file_makes_the_page_fail(halina, content):
    assert send(halina, content).status_code == 422


def test_a_form_without_a_file_or_a_day_says_so(halina):
    page = halina.post(INDEX, {"as_of": "soon"})
    assert set(page.context["form"].errors) == {"file", "as_of"}


def test_when_people_changed_since_the_preview_it_is_looked_at_again(halina):
    url, page = previewed(halina, csv_file([INES, NELL]))
    import_roster(file=csv_file([INES]), name="other", as_of=clock.today(), by=None)
    answer = confirm(halina, url, page)
    assert answer.status_code == 422
    assert "The people have changed since the preview." in answer.content.decode()
    assert not Employee.objects.filter(number="KF-0002").exists()
    assert halina.get(url).status_code == 200


def test_a_file_that_became_wrong_says_so_and_can_be_set_aside(halina):
    url, _ = previewed(halina, csv_file([INES]))
    Employee.objects.create(number="X", given_name="X", family_name="Y", email="ines@kf.example")
    page = halina.get(url)
    assert page.status_code == 422
    assert "is the address of X, who is not in this file." in page.content.decode()
    halina.post(f"{url}set-aside/")
    assert not RosterUpload.objects.exists()
    assert Entry.objects.filter(action="roster file set aside").exists()


def test_an_agency_that_would_lose_many_asks_for_a_tick(halina):
    import_roster(file=csv_file([NELL, OTTO]), name="all", as_of=clock.today(), by=None)
    url, page = previewed(halina, csv_file([NELL]))
    assert "Look again: 1 of the 2 people of Free Public Library would leave it." in page.content.decode()
    refused = confirm(halina, url, page)
    assert "is_sure" in refused.context["form"].errors
    assert RosterImport.objects.count() == 1
    confirm(halina, url, page, is_sure="on")
    assert RosterImport.objects.count() == 2


def test_a_file_that_changes_nothing_offers_nothing_to_confirm(halina):
    import_roster(file=csv_file([INES]), name="all", as_of=clock.today(), by=None)
    _, page = previewed(halina, csv_file([INES]))
    assert "nothing would change" in page.content.decode()
    assert "Take in this roster" not in page.content.decode()


def test_an_expired_file_is_gone(halina):
    url, _ = previewed(halina, csv_file([INES]))
    RosterUpload.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert halina.get(url).status_code == 404
    send(halina, csv_file([NELL]))
    assert RosterUpload.objects.count() == 1


def test_an_administrators_file_is_the_clerks_to_see_and_no_other_administrators(halina, root, client):
    url, _ = previewed(halina, csv_file([INES]))
    client.force_login(root)
    assert client.get(url).status_code == 404
    assert client.post(f"{url}set-aside/").status_code == 404
    own, _ = previewed(client, csv_file([NELL]))
    client.force_login(account("deputy", "Clerks"))
    assert client.get(own).status_code == 200


def test_looking_changes_nothing(halina):
    url, _ = previewed(halina, csv_file([INES]))
    before = (RosterUpload.objects.count(), Entry.objects.count(), Employee.objects.count())
    for address in (INDEX, url):
        assert halina.get(address).status_code == 200
    assert halina.get(f"{url}set-aside/").status_code == 405
    assert (RosterUpload.objects.count(), Entry.objects.count(), Employee.objects.count()) == before


@pytest.mark.parametrize("address", [INDEX, "/admin/roster/1/", "/admin/roster/1/set-aside/"])
def test_an_auditor_does_not_take_in_rosters(client, audra, address):
    client.force_login(audra)
    answers = [client.post(address), client.get(INDEX)]
    assert [(each.status_code, each.url) for each in answers] == [(302, reverse("wagtailadmin_home"))] * 2


def test_the_preview_reads_the_same_number_of_times_whatever_the_size(halina, django_assert_num_queries):
    from tests.people.files import many

    for count in (10, 500):
        url, _ = previewed(halina, csv_file(many(count, agencies=("Public Works", "Free Public Library"))))
        halina.get(url)
        with django_assert_num_queries(17):
            halina.get(url)


def test_the_menu_shows_it_to_those_who_may(client, clerk, audra):
    for user, is_shown in ((clerk.user, True), (audra, False)):
        client.force_login(user)
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert (INDEX in page) is is_shown
        assert "/admin/employees/" in page
