"""Letters in the admin: read by those who may, changed by nobody, and harmless to look at."""

import pytest
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, reverse

from letters import outbox
from letters.acts import owe

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(mail_server, kind):
    owe(key="a", kind="directive", to="ines@city.example", name="Inés Ferreira", subject_id=1)
    mail_server.answers["omar@city.example"] = ["550 No such person"]
    owe(key="b", kind="directive", to="omar@city.example", name="Omar Haddad", subject_id=1)
    outbox.send_due()
    return owe(key="a", kind="directive", to="")


@pytest.fixture
def as_clerk(client, clerk):
    client.force_login(clerk.user)
    return client


def names_in(answer) -> list[str]:
    return [letter.name for letter in answer.context["object_list"]]


def test_the_clerk_finds_a_letter_by_state_and_by_name(as_clerk, sent):
    assert names_in(as_clerk.get(reverse("outbox:index"))) == ["Omar Haddad", "Inés Ferreira"]
    assert names_in(as_clerk.get(reverse("outbox:index"), {"state": "bounced"})) == ["Omar Haddad"]
    assert names_in(as_clerk.get(reverse("outbox:index"), {"q": "ferr"})) == ["Inés Ferreira"]
    assert names_in(as_clerk.get(reverse("outbox:index"), {"q": "omar@"})) == ["Omar Haddad"]


def test_the_clerk_reads_a_letter_as_it_was_sent(as_clerk, sent):
    page = as_clerk.get(reverse("outbox:inspect", args=[sent.pk])).content.decode()
    assert "Read “Edition 1 &amp; more” and sign it." in page
    assert f'src="{reverse("outbox:page", args=[sent.pk])}"' in page
    assert "sandbox" in page


def test_the_letter_in_its_frame_can_run_and_load_nothing(as_clerk, sent):
    answer = as_clerk.get(reverse("outbox:page", args=[sent.pk]))
    assert answer.content.decode() == sent.html
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_a_letter_not_sent_says_it_has_no_words_yet(as_clerk):
    letter = owe(key="c", kind="directive", to="ines@city.example")
    page = as_clerk.get(reverse("outbox:inspect", args=[letter.pk])).content.decode()
    assert "has no words yet" in page


def test_nobody_changes_a_letter_a_superuser_neither(client, ines, sent):
    ines.user.is_superuser = True
    ines.user.save()
    client.force_login(ines.user)
    page = client.get(reverse("outbox:index"))
    assert page.status_code == 200
    for door in ("add", "edit", "delete", "copy"):
        with pytest.raises(NoReverseMatch):
            reverse(f"outbox:{door}", args=[] if door == "add" else [sent.pk])


@pytest.mark.parametrize("door", ["index", "inspect", "page"])
def test_others_in_the_admin_do_not_see_letters(client, ines, roles, sent, door):
    ines.user.groups.add(Group.objects.get(name="Coordinators"))
    client.force_login(ines.user)
    answer = client.get(reverse(f"outbox:{door}", args=[] if door == "index" else [sent.pk]))
    assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))


@pytest.mark.parametrize("count", [1, 40])
def test_the_list_takes_the_same_number_of_queries_for_any_number_of_letters(
    as_clerk, count, django_assert_num_queries
):
    for number in range(count):
        owe(key=f"{number}", kind="directive", to="ines@city.example", name=f"Reader {number}")
    as_clerk.get(reverse("outbox:index"))
    with django_assert_num_queries(10):
        answer = as_clerk.get(reverse("outbox:index"))
    assert len(answer.context["object_list"]) == count
