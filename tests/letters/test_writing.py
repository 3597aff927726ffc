"""What a letter looks like: the reader's language and direction, what to do and by when, and why they got it."""

from datetime import date

import pytest

from deadlines.models import Municipality
from letters.message_ids import letters_named, message_id
from letters.models import Letter
from letters.writing import message, write

pytestmark = pytest.mark.usefixtures("kind")

CITY = Municipality(name="Kestrel Falls", phone="555-0134")
LINK = "https://city.example/desk/"


def words(language: str = "en", *, name: str = "Inés O’Neill", **context):
    letter = Letter(key="a", kind="directive", to="ines@city.example", name=name, language=language)
    return write(letter, {"city": CITY, "title": "Edition 1", "link": LINK, **context})


def test_it_says_what_to_do_and_by_when_and_where():
    made = words(due_on=date(2026, 11, 2))
    for page in (made.text, made.html):
        assert "Read “Edition 1” and sign it." in page
        assert "Monday, November 2, 2026" in page
        assert LINK in page
        assert "City of Kestrel Falls" in page
        assert "Why you got this" in page
        assert "A directive for Inés O’Neill" in page, "the subject is the heading, unless its kind says better"
        assert "Call 555-0134" in page
    assert made.html.count("<a ") == 1, "one thing to do, one button"


def test_the_text_has_no_markup_and_no_gaps():
    text = words(title="R&D’s “own” <rules>").text
    assert "R&D’s “own” <rules>" in text
    assert "\n\n\n" not in text
    assert "<p" not in text


def test_the_page_escapes_what_it_is_given():
    assert "<script>" not in words(title="<script>alert(1)</script>").html


def test_the_subject_is_one_line_and_not_escaped():
    assert words(name="Inés\r\nBcc: all@city.example").subject == "A directive for Inés Bcc: all@city.example"
    assert words(name="O'Neill & Sons").subject == "A directive for O'Neill & Sons"


def test_arabic_runs_from_the_right_and_spanish_from_the_left():
    assert '<html lang="ar" dir="rtl">' in words("ar").html
    assert '<html lang="es" dir="ltr">' in words("es").html


def test_a_language_the_screens_do_not_speak_is_answered_in_english_that_says_so():
    made = words("ht")
    assert '<html lang="en" dir="ltr">' in made.html
    for page in (made.text, made.html):
        assert "You asked for letters in Kreyòl ayisyen." in page
    assert "You asked for letters in" not in words("es").html
    assert "Português Brasileiro" in words("pt-br").text


def test_it_loads_nothing_from_anywhere():
    html = words().html
    for loader in ("<img", "<link", "<script", "@import", "url("):
        assert loader not in html


def test_without_a_link_there_is_no_button():
    made = words(link="")
    assert "<a " not in made.html
    assert "Open it" not in made.text


def test_the_message_id_is_the_letters_own_and_stays(settings):
    settings.SITE_URL = "https://orders.kestrelfalls.example:8443"
    letter = Letter(pk=7, key="delivery:7", to="ines@city.example", name="Inés")
    first = message(letter, words()).message()["Message-ID"]
    assert first == message(letter, words()).message()["Message-ID"] == message_id(letter)
    assert first.endswith("@orders.kestrelfalls.example>")
    assert "delivery" not in first
    assert message_id(Letter(pk=8)) != first
    assert list(letters_named([f"In-Reply-To: {first}", "letter-8-" + 32 * "0"])) == [7], "a mark of others is none"
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the next one", [settings.SECRET_KEY]
    assert list(letters_named([first.upper()])) == [7], "nor does a new key make the old letters strangers"


def test_a_bounce_comes_back_to_the_citys_mailbox_for_bounces_with_the_letters_mark(settings):
    letter = Letter(pk=7, to="ines@city.example")
    assert message(letter, words()).from_email == "clerk@kestrelfalls.example"
    settings.BOUNCES_ADDRESS = "bounces@kestrelfalls.example"
    made = message(letter, words())
    assert made.from_email.startswith("bounces+letter-7-")
    assert made.from_email.endswith("@kestrelfalls.example")
    assert list(letters_named([made.from_email])) == [7]
    assert made.message()["From"] == settings.DEFAULT_FROM_EMAIL


def test_no_answering_machine_answers_it():
    letter = Letter(pk=1, to="ines@city.example", name="Ferreira, Inés")
    made = message(letter, words()).message()
    assert made["Auto-Submitted"] == "auto-generated"
    assert "<ines@city.example>" in made["To"]
