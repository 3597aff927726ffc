"""An employee's letters: all of theirs, nobody else's, as they were sent; looking changes nothing."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from letters.acts import bounce, owe
from letters.models import Letter
from letters.outbox import send_due
from tests.look.test_axe import CHROMIUM, findings


@pytest.fixture
def letters(sent, delivery, person, police, ines, at) -> dict[str, Letter]:
    """Inés's letter, accepted, and a reminder that came back; one that nobody asked for yet; Rosa's, shown in the
    app."""
    rosa = person("1003", "Rosa", "Lima", email=False)
    ours = {"kind": "reminder", "subject_id": delivery.pk, "reader": ines.number}
    with at("2026-10-20T09:00"):
        back = owe(key="back", to=ines.email, **ours)
        shown = owe(key="shown", to="", **{**ours, "reader": rosa.number})
        send_due()
        bounce(letter_ids=[back.pk], answer="550 No")
        waiting = owe(key="waiting", to=ines.email, **ours)
    mine = Letter.objects.get(kind="delivery", reader=ines.number)
    return {"mine": mine, "back": back, "shown": shown, "waiting": waiting}


def test_the_newest_stand_first_and_say_how_they_went_out(client, ines, letters):
    client.force_login(ines.user)
    page = client.get(reverse("my_letters"))
    assert [letter.pk for letter in page.context["page"]] == [letters["back"].pk, letters["mine"].pk]
    assert "By e-mail; it came back" in page.text
    assert reverse("my_letter", args=[letters["waiting"].pk]) not in page.text, "it has no words yet"
    assert reverse("my_letters") in client.get(reverse("desk")).text


def test_who_has_no_address_reads_theirs_here_and_is_not_served_by_it(client, letters):
    client.login(username="1003", password="a long enough phrase")
    letter = letters["shown"]
    assert "Shown here only" in client.get(reverse("my_letters")).text
    page = client.get(reverse("my_letter", args=[letter.pk])).text
    assert f'src="{reverse("my_letter_page", args=[letter.pk])}"' in page
    assert "sandbox" in page
    framed = client.get(reverse("my_letter_page", args=[letter.pk]))
    assert framed.text == Letter.objects.get(pk=letter.pk).html
    assert framed["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert framed["X-Frame-Options"] == "SAMEORIGIN"


def test_a_letter_that_came_back_says_what_to_do(client, ines, letters):
    client.force_login(ines.user)
    page = client.get(reverse("my_letter", args=[letters["back"].pk])).text
    assert "Ask your officer to check your address" in page


@pytest.mark.parametrize("door", ["my_letter", "my_letter_page"])
def test_somebody_elses_letter_is_not_there(client, nell, ines, clerk, letters, door):
    for reader, name in ((nell, "mine"), (clerk, "mine"), (ines, "shown"), (ines, "waiting")):
        client.force_login(reader.user)
        assert client.get(reverse(door, args=[letters[name].pk])).status_code == 404


@pytest.mark.parametrize("many", [1, 50])
def test_a_page_takes_the_same_queries_for_any_number(client, ines, city, many, django_assert_num_queries):
    for number in range(many):
        owe(key=f"{number}", kind="x", to="", reader=ines.number)
    Letter.objects.update(state="in_app", subject="A letter")
    client.force_login(ines.user)
    client.get(reverse("my_letters"))
    with django_assert_num_queries(6):
        assert len(client.get(reverse("my_letters")).context["page"]) == min(many, 20)


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_on_the_letters_nor_on_whom_no_letter_reaches(client, ines, marisol, letters, at):
    Letter.objects.filter(reader=marisol.number).update(state="in_app")
    bounce(letter_ids=[letters["mine"].pk], answer="550 No")
    found = {}
    with at("2026-10-20T12:00"):
        for language in ("en", "ar"):
            with override(language):
                client.force_login(ines.user)
                asked = [reverse("my_letters"), reverse("my_letter", args=[letters["back"].pk])]
                found |= {address: client.get(address) for address in asked}
                client.force_login(marisol.user)
                found |= {address: client.get(address) for address in [reverse("agency", args=["police"])]}
    assert {response.status_code for response in found.values()} == {200}
    assert found["/agency/police/"].context["unreached"].people
    # The page around the frame; what a letter holds stays outside.
    pages = {path: page.content.replace(b"<iframe src=", b"<iframe data-src=") for path, page in found.items()}
    assert findings(pages) == []
