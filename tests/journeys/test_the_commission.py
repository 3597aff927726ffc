"""The commission's year, with nothing but the pages: scheduled, told of in five languages, moved, held, written down.

After each step a visitor reads of it in English, Spanish and Arabic.
"""

from datetime import UTC, datetime

import polib
import pytest
import vobject
from django.utils import timezone
from django.utils.translation import override
from playwright.sync_api import expect

from commission.acts.outlets import keep_place
from commission.models import Meeting, Notice, Seat
from deadlines.dates import long_moment
from directives.acts.loading import translated
from directives.acts.shelves import open_to_clerks
from languages.acts import approve_translation, set_language
from languages.translations import drafted
from tests.journeys.translated import TITLES, TRANSLATED, WHY
from tests.languages.cast import SPEAKERS

FIVE = {"es": "Spanish", "pt-br": "Portuguese", "ht": "Haitian Creole", "ar": "Arabic", "gu": "Gujarati"}
LAST = "gu"
PLACES = [("public_place", "Lobby"), ("newspaper", "Courier"), ("newspaper", "Ledger"), ("clerk", "Clerk's file")]
DAYS = ["2027-02-11", "2027-05-13", "2027-09-09", "2027-11-10"]
SUMMER = ("05", "09")
PROOF = b"\x89PNG\r\n\x1a\n photograph of the board"
MOTION = "To meet at half past six."


@pytest.fixture
def spoken(order, city):
    """Five languages are over the city's line, and nothing goes out before all of them are approved."""
    city.population, city.language_share, city.untranslated = 64_380, 2, city.Untranslated.HOLD
    city.save()
    for tag, speakers in SPEAKERS.items():
        set_language(tag=tag, speakers=speakers, source="Census", source_year=2024, by=None)


@pytest.fixture
def seats(spoken):
    """The members; the city is known, its order in force."""
    open_to_clerks()
    bodies = [("Police Department", "Marisol Quiñones"), ("Health Department", "Farida Haddad")]
    return [
        Seat.objects.create(kind="mandatory", body=body, member=who, starts_on="2026-10-01") for body, who in bodies
    ]


@pytest.fixture
def places(clerk):
    for kind, name in PLACES:
        keep_place(kind=kind, name=name, is_official=name == "Courier", by=clerk.user)


@pytest.fixture
def readers(walk):
    """Visitors: English, Spanish, and Arabic on a phone."""
    return [walk(turns=False), walk(language="es", turns=False), walk(language="ar", turns=False)]


def test_from_the_years_schedule_to_the_approved_minutes(spoken, seats, places, walk, readers, it_is, clerk):
    it_is("2026-12-08T10:00")
    halina = walk()
    _sets_the_year(halina, clerk)
    _publishes(halina)
    _posts(halina, PLACES[:1])
    _the_public_sees_the_year(readers)
    it_is("2027-01-20T10:00")
    meeting = _drafts_the_notice(halina)
    _has_it_translated(halina)
    _is_refused_with_four_and_published_with_five(halina)
    _posts(halina, PLACES)
    halina.sees("on time in every place")
    _the_public_sees_the_notice(readers, meeting)
    it_is("2027-02-03T10:00")
    _moves_the_meeting(halina, meeting)
    _translated_by_the_acts(meeting, clerk)
    _publishes(halina)
    _the_public_sees_it_moved(readers, meeting)
    it_is("2027-02-18T21:00")
    _holds_it(halina, meeting)
    _the_public_sees_it_held(readers, meeting)
    it_is("2027-02-25T10:00")
    _writes_the_minutes(halina, meeting)
    _the_public_reads_the_minutes(readers, meeting)


# The clerk


def _sets_the_year(walk, clerk):
    walk.open("/admin/commission/")
    walk.sign_in(clerk)
    walk.follow("Set the year's meetings")
    for number, day in enumerate(DAYS, start=1):
        walk.write(f"Day of meeting {number}", day)
    walk.write("Time, Eastern", "19:00")
    walk.write("Place", "City Hall, 100 Mill Street")
    walk.write("Whom to ask", "Devraj Patel, 201-555-0101")
    walk.hit("Enter")
    walk.sees("The meetings of 2027 are set.")
    walk.press("Draft its notice as it stands")
    walk.sees("goes out in every language at once")


def _publishes(walk):
    walk.follow("Publish it")
    walk.press("Publish the notice")
    walk.sees("The notice is published on the legal-notices page.")


def _posts(walk, places):
    """The website posts itself; each of the others is told of, one with its photograph."""
    for _kind, name in places:
        walk.follow("It was posted here", within=walk.row(name))
        if name == "Lobby":
            proof = {"name": "lobby.png", "mimeType": "image/png", "buffer": PROOF}
            walk.page.locator("main").get_by_label("Proof").set_input_files(proof)
        walk.write("Note", "By hand.")
        walk.hit("Enter")


def _drafts_the_notice(walk) -> Meeting:
    walk.open("/admin/commission/meetings/")
    walk.follow("February 11, 2027")
    walk.follow("Agenda")
    walk.page.locator("#id_title_1").fill("Welcome")
    walk.page.locator("#id_title_2").fill("Forms in more languages")
    walk.press("Keep the agenda")
    walk.press("Draft its notice as it stands")
    walk.sees("Its own words are translated and approved.")
    return Meeting.objects.get(starts_at__date="2027-02-11")


def _has_it_translated(walk):
    """Into Spanish paragraph by paragraph in the editor, into the others by a translator's file; each is read beside
    its source and approved. The last waits."""
    walk.follow("Begin its translations")
    for name in FIVE.values():
        walk.tick(name)
    walk.press("Submit")
    for tag, name in FIVE.items():
        walk.follow(name)
        _in_the_editor(walk.page) if tag == "es" else _by_file(walk.page, tag)
        walk.press("Publish in")
        walk.follow("Approve this translation")
        if tag != LAST:
            walk.press("Approve this translation")
            walk.sees("The translation is approved against the words you read.")


def _in_the_editor(page):
    words = {source: text for source, text in TRANSLATED["es"].items() if source != WHY}
    page.locator(".js-translation-editor section").wait_for()
    for place, (source, text) in enumerate(words.items(), start=1):
        segment = page.locator("section li li").filter(has_text=source)
        segment.get_by_role("button", name="Translate").click()
        segment.locator("textarea").fill(text)
        segment.get_by_role("button", name="Save").click()
        expect(page.get_by_role("button", name="Edit")).to_have_count(place)


def _by_file(page, tag):
    """Saved, translated with a translator's own program, and given back."""
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download PO file").click()
    file = polib.pofile(saved.value.path().read_text(encoding="utf-8"))
    for entry in file:
        entry.msgstr = TRANSLATED[tag][entry.msgid]
    given = {"name": f"{tag}.po", "mimeType": "text/x-gettext-translation", "buffer": str(file).encode()}
    with page.expect_navigation():
        page.locator("form[action$='/upload/'] input[type=file]").set_input_files(given)


def _is_refused_with_four_and_published_with_five(walk):
    notice = Notice.objects.get(published_at=None, meeting__isnull=False)
    walk.open(f"/admin/commission/notices/{notice.pk}/")
    walk.follow("Publish it")
    walk.press("Publish the notice")
    walk.sees("Not approved yet in: Gujarati. A notice goes out in all of them at once.")
    walk.open(f"/admin/commission/notices/{notice.pk}/")
    walk.follow("Gujarati")
    walk.press("Approve this translation")
    _publishes(walk)


def _moves_the_meeting(walk, meeting):
    walk.open("/admin/commission/")
    walk.follow("February 11, 2027")
    walk.follow("Move")
    walk.write("Day", "2027-02-18")
    walk.write("Time, Eastern", "18:30")
    walk.write("Why it is moved", WHY)
    walk.hit("Enter")
    walk.sees("publish the new notice")
    walk.sees("replaced by a newer one")
    walk.follow("Notice of a moved meeting")
    walk.follow("Publish it")
    walk.press("Publish the notice")
    walk.sees("Not approved yet in: Spanish")
    walk.open(f"/admin/commission/notices/{meeting.notices.get(replaced_by=None).pk}/")


def _translated_by_the_acts(meeting, clerk):
    """Into all five, as a translator would, and approved as the clerk would."""
    page = meeting.notices.get(replaced_by=None).page
    for tag in FIVE:
        copy = translated(page=page, language=tag)
        copy.body = [(block.block_type, TRANSLATED[tag][block.value]) for block in page.body]
        copy.save_revision().publish()
        approve_translation(page=copy, read=drafted(page).into(tag).words, by=clerk.user)


def _holds_it(walk, meeting):
    walk.open("/admin/commission/")
    walk.sees("say whether it was held")
    walk.open(f"/admin/commission/meetings/{meeting.pk}/")
    walk.follow("It was held")
    for who in ("Marisol Quiñones", "Farida Haddad"):
        walk.tick(who)
    walk.press("Keep that it was held")
    walk.sees("its quarter is met")
    walk.follow("A motion and its votes")
    walk.write("Motion", MOTION)
    walk.page.get_by_label("Moved by").select_option(index=1)
    for vote in walk.page.locator("main [name^=vote_][value=yes]").all():
        vote.check()
    walk.press("Keep the motion")
    walk.sees(MOTION)


def _writes_the_minutes(walk, meeting):
    walk.open(f"/admin/commission/meetings/{meeting.pk}/")
    walk.follow("Write the minutes")
    walk.write("What was discussed", "Forms in more languages were shown.")
    walk.press("Keep the draft")
    walk.press("The minutes are approved: publish them")
    walk.sees("The minutes are approved and public.")


# The public


def _the_public_sees_the_year(readers):
    for reader in readers:
        reader.open("/meetings/")
        for day in DAYS:
            _sees_the_moment(reader, f"{day}T19:00")
        reader.open("/legal-notices/")
        reader.follow(TITLES["schedule"][reader.language])
        assert _direction(reader) == ("rtl" if reader.language == "ar" else "ltr")


def _the_public_sees_the_notice(readers, meeting):
    for reader in readers:
        reader.open(f"/meetings/{meeting.pk}/")
        _sees_the_moment(reader, "2027-02-11T19:00")
        reader.follow(TITLES["meeting"][reader.language])
        reader.sees(_said(reader, "2. Forms in more languages"))
        assert reader.page.locator("main nav [hreflang]").count() == 1 + len(FIVE)
    assert _in_the_calendar(readers[0], meeting) == (0, "CONFIRMED", "2027-02-12T00:00")


def _the_public_sees_it_moved(readers, meeting):
    for reader in readers:
        reader.open(f"/meetings/{meeting.pk}/")
        reader.sees("Moved")
        _sees_the_moment(reader, "2027-02-18T18:30")
        _sees_the_moment(reader, "2027-02-11T19:00")
        reader.follow(TITLES["moved"][reader.language])
        reader.sees(_said(reader, WHY))
    assert _in_the_calendar(readers[0], meeting) == (1, "CONFIRMED", "2027-02-18T23:30")


def _the_public_sees_it_held(readers, meeting):
    for reader in readers:
        reader.open(f"/meetings/{meeting.pk}/")
        reader.sees("Held")
    assert _in_the_calendar(readers[0], meeting)[0] == 2


def _the_public_reads_the_minutes(readers, meeting):
    for reader in readers:
        reader.open(f"/meetings/{meeting.pk}/")
        reader.follow("Read the minutes")
        reader.sees("Forms in more languages were shown.")
        reader.sees(MOTION)
        _sees_the_moment(reader, "2027-02-18T18:30")


def _sees_the_moment(reader, local):
    """The day and the hour with its zone, in the reader's language."""
    with override(reader.language):
        moment = long_moment(timezone.make_aware(datetime.fromisoformat(local)))
    assert moment.endswith("EDT" if local[5:7] in SUMMER else "EST")
    expect(reader.page.locator("main")).to_contain_text(moment)


def _said(reader, words):
    return TRANSLATED[reader.language][words] if reader.language in TRANSLATED else words


def _direction(reader):
    return reader.page.locator("main .document").evaluate("each => getComputedStyle(each).direction")


def _in_the_calendar(reader, meeting):
    """As a calendar program reads it: its number among the changes, its state, when it begins in UTC."""
    file = reader.page.request.get(f"{reader.house}/meetings/{meeting.pk}/meeting.ics").text()
    event = vobject.readOne(file).vevent
    starts = event.dtstart.value.astimezone(UTC)
    return int(event.sequence.value), event.status.value, f"{starts:%Y-%m-%dT%H:%M}"
