"""The commission's rooms in the admin: who enters, and each act through its form."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from commission.acts.drafts import draft_schedule_notice
from commission.acts.meetings import make_schedule
from commission.acts.questions import answer_question, ask
from commission.models import (
    Advertisement,
    Attendance,
    Invitation,
    Meeting,
    Minutes,
    Motion,
    Notice,
    Posting,
    PostingPlace,
    Question,
    Schedule,
    Seat,
)
from deadlines import clock
from directives.acts.loading import translated
from directives.acts.shelves import open_to_clerks
from languages.translations import drafted
from people.permissions import AUDITORS, LAW_REVIEWERS
from tests.commission.conftest import local
from tests.languages.cast import spoken  # noqa: F401 a fixture, found by its name

LISTS = ["today", "meetings", "notices", "members", "questions", "places", "advertisements"]
PLACE = {"place": "City Hall", "contact": "201-555-0101"}


@pytest.fixture
def as_coordinator(client, devraj):
    client.force_login(devraj.user)
    return client


@pytest.fixture
def as_clerk(client, clerk):
    client.force_login(clerk.user)
    return client


@pytest.fixture
def reader(person, roles, request):
    user = person("5000", "Gwendolyn", "Achebe").user
    user.groups.add(Group.objects.get(name=request.param))
    return user


def to(name, *args):
    return reverse(f"commission_{name}", args=args)


@pytest.mark.parametrize("reader", [AUDITORS, LAW_REVIEWERS], indirect=True)
def test_auditors_and_law_read_everything_and_change_nothing(client, reader, order, published, at):
    client.force_login(reader)
    with at("2026-11-03T09:00"):
        pages = [to(f"{each}:index") for each in LISTS]
        pages += [to("meetings:meeting", published.meeting_id), to("notices:notice", published.pk)]
        for page in pages:
            response = client.get(page)
            assert response.status_code == 200
            assert "Call a meeting" not in response.content.decode()
        for closed in [to("meetings:call"), to("notices:publish", published.pk), to("members:seat"), to("places:new")]:
            assert client.get(closed).headers["Location"] == "/admin/"


def test_an_employee_does_not_enter(client, ines):
    client.force_login(ines.user)
    assert {client.get(to(f"{each}:index")).status_code for each in LISTS} <= {302, 403}


def test_the_menu_shows_the_commission_to_its_keepers_alone(client, devraj, marisol, roles):
    client.force_login(devraj.user)
    assert to("today:index") in client.get("/admin/").content.decode()
    marisol.user.groups.add(Group.objects.get(name="Trainers"))
    client.force_login(marisol.user)
    assert to("today:index") not in client.get("/admin/").content.decode()


def test_the_years_meetings_are_set_by_one_form(as_coordinator, city, at):
    days = {
        f"day_{number}": day for number, day in enumerate(["2027-02-11", "2027-05-13", "2027-09-09", "2027-11-10"], 1)
    }
    form = {"year": "2027", "reorganized_on": "2027-01-04", "time": "19:00", **days, **PLACE}
    with at("2026-12-08T09:00"):
        refused = as_coordinator.post(to("meetings:schedule"), {**form, "day_4": "2027-09-16"})
        assert "No meeting in quarter 4" in refused.content.decode()
        assert as_coordinator.post(to("meetings:schedule"), form).status_code == 302
        assert as_coordinator.post(to("meetings:schedule_notice", 2027)).status_code == 302
    assert Schedule.objects.get().meetings.count() == 4
    assert Notice.objects.get().kind == "schedule"


def test_an_emergency_without_its_findings_is_told_what_is_missing(as_coordinator, at):
    form = {"kind": "emergency", "on": "2026-11-01", "time": "18:00", **PLACE}
    with at("2026-11-01T13:00"):
        refused = as_coordinator.post(to("meetings:call"), form)
        assert "An emergency says what the matter is" in refused.content.decode()
        assert as_coordinator.post(to("meetings:call"), {**form, "kind": "special"}).status_code == 302
    assert Meeting.objects.get().kind == "special"


def test_a_meeting_goes_from_its_agenda_to_its_public_minutes(
    as_coordinator, meeting, seats, city, at, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    pdf = SimpleUploadedFile("report.pdf", b"%PDF-1.4")
    with at("2026-11-02T09:00"):
        as_coordinator.post(
            to("meetings:agenda", meeting.pk), {"title_1": "Report", "file_1": pdf, "title_2": "Comment"}
        )
        moved = {"on": "2026-11-12", "time": "19:30", "place": meeting.place, "reason": "Buses."}
        as_coordinator.post(to("meetings:move", meeting.pk), moved)
        details = {"room": "Room 4", "contact": "201-555-0199", "takes_action": "on"}
        as_coordinator.post(to("meetings:details", meeting.pk), details)
        as_coordinator.post(to("meetings:notice", meeting.pk))
    with at("2026-11-12T21:00"):
        as_coordinator.post(to("meetings:hold", meeting.pk), {"present": [seat.pk for seat in seats[:2]]})
    with at("2026-11-20T09:00"):
        votes = {f"vote_{seat.pk}": "yes" for seat in seats[:2]}
        as_coordinator.post(to("meetings:motion", meeting.pk), {"text": "To meet.", "moved_by": seats[0].pk, **votes})
        as_coordinator.post(to("meetings:minutes", meeting.pk), {"text": "Two residents spoke."})
        as_coordinator.post(to("meetings:approve", meeting.pk))
        page = as_coordinator.get(to("meetings:meeting", meeting.pk)).content.decode()
    assert "Two residents spoke." in page
    assert "Approved and public since Friday, November 20, 2026" in page
    assert Minutes.objects.get().approved_at
    assert Motion.objects.get().votes.count() == 2
    assert Attendance.objects.filter(was_present=True).count() == 2
    assert meeting.agenda.first().document.title == "Report"
    meeting.refresh_from_db()
    assert (meeting.room, meeting.contact) == ("Room 4", "201-555-0199")


def test_a_refusal_on_a_button_is_said_and_changes_nothing(as_coordinator, held):
    said = as_coordinator.post(to("meetings:notice", held.pk), follow=True).content.decode()
    assert "there is nothing to give notice of" in said


def test_cancelling_and_the_notice_since(as_coordinator, meeting, at):
    with at("2026-11-02T09:00"):
        as_coordinator.post(to("meetings:cancel", meeting.pk), {"reason": "Snow."})
        since = as_coordinator.post(to("meetings:since", meeting.pk), {"notice_since": "x"}).content.decode()
    assert "Only an emergency meeting has this finding" in since
    assert Meeting.objects.get().state == "cancelled"


# On time at the lawful minute, refused one minute later, through the form.
@pytest.mark.parametrize(
    ("start", "last", "late"),
    [
        ("2027-03-15T19:00", "2027-03-13T18:00", "2027-03-13T18:01"),
        ("2027-11-08T19:00", "2027-11-06T19:00", "2027-11-06T19:01"),
        ("2027-09-07T19:00", "2027-09-05T19:00", "2027-09-05T19:01"),
    ],
)
def test_the_form_publishes_at_the_minute_and_refuses_one_later(as_clerk, places, start, last, late):
    day, time = start.split("T")
    form = {"kind": "special", "on": day, "time": time, **PLACE}
    with clock.held("2027-01-20T09:00"):
        as_clerk.post(to("meetings:call"), form)
        as_clerk.post(to("meetings:notice", Meeting.objects.get().pk))
    notice = Notice.objects.get()
    with clock.held(late):
        refused = as_clerk.post(to("notices:publish", notice.pk), {"reason": ""}).content.decode()
        assert "The last lawful minute was" in refused
        assert Notice.objects.get().published_at is None
    with clock.held(last):
        assert as_clerk.post(to("notices:publish", notice.pk)).status_code == 302
    on, hour = late.split("T")
    with clock.held(f"{on}T23:00"):
        address = to("notices:post", notice.pk, places[0].pk)
        assert "The last lawful minute was" in as_clerk.post(address, {"on": on, "time": hour}).content.decode()
        assert as_clerk.post(address, {"on": on, "time": last.split("T")[1]}).status_code == 302
    assert Posting.objects.count() == 2


def test_a_posting_is_kept_with_its_proof_which_is_handed_out(as_clerk, published, places, at):
    proof = SimpleUploadedFile("lobby.png", b"\x89PNG\r\n\x1a\n photograph")
    with at("2026-11-02T15:00"):
        form = {"on": "2026-11-02", "time": "14:30", "proof": proof, "note": "By hand."}
        as_clerk.post(to("notices:post", published.pk, places[0].pk), form)
        page = as_clerk.get(to("notices:notice", published.pk)).content.decode()
    posting = Posting.objects.get(place=places[0])
    assert to("notices:proof", posting.pk) in page
    assert as_clerk.get(to("notices:proof", posting.pk)).content == b"\x89PNG\r\n\x1a\n photograph"
    assert as_clerk.get(to("notices:proof", Posting.objects.get(proof=None).pk)).status_code == 404


def test_the_statement_is_printed(as_clerk, published, monkeypatch, at):
    drawn = []
    monkeypatch.setattr("commission.views.minutes.render_pdf", lambda html, **facts: drawn.append(html) or b"%PDF-")
    with at("2026-11-12T18:00"):
        assert as_clerk.get(to("meetings:statement", published.meeting_id))["Content-Type"] == "application/pdf"
    assert "Certificate of posting" in drawn[0]
    assert "Legal-notices page" in drawn[0]


def test_members_invitations_and_questions(as_coordinator, at):
    with at("2026-09-25T09:00"):
        seat = {"kind": "mandatory", "body": "Police", "member": "Marisol", "votes": "on", "starts_on": "2026-10-01"}
        as_coordinator.post(to("members:seat"), seat)
        as_coordinator.post(to("members:end", Seat.objects.get().pk), {"ends_on": "2027-09-30"})
        as_coordinator.post(to("members:invite"), {"body": "Board of Education", "email": "board@kestrelfalls.example"})
        as_coordinator.post(to("members:reply", Invitation.objects.get().pk), {"reply": "accepted"})
        question = Question.objects.create(language="es", text="¿Hay clases?", asked_at=clock.now())
        as_coordinator.post(to("questions:answer", question.pk), {"answer": "Sí."})
    assert str(Seat.objects.get().ends_on) == "2027-09-30"
    assert Invitation.objects.get().reply == "accepted"
    assert Question.objects.get().answer == "Sí."


def test_the_questions_that_wait_come_first(as_coordinator, devraj, at):
    with at("2026-10-01T09:00"):
        for text in ("Answered", "Waiting"):
            ask(text=text, language="en")
        answer_question(question=Question.objects.get(text="Answered"), answer="Yes.", by=devraj.user)
        page = as_coordinator.get(to("questions:index")).content.decode()
    assert page.index("Waiting") < page.index("Answered")


def test_a_notice_leads_to_its_translations_and_an_approval_back_to_it(as_clerk, spoken, notice, at):  # noqa: F811
    open_to_clerks()
    begin = reverse("wagtail_localize:submit_page_translation", args=[notice.page_id])
    with at("2026-11-02T10:00"):
        assert begin in as_clerk.get(to("notices:notice", notice.pk)).content.decode()
        for tag in ("es", "pt-br", "ht"):
            copy = translated(page=notice.page, language=tag)
            copy.body = [(block.block_type, f"({tag}) {block.value}") for block in notice.page.body]
            copy.save_revision().publish()
        page = as_clerk.get(to("notices:notice", notice.pk)).content.decode()
        assert begin not in page
        approve = reverse("translations:approve", args=[copy.pk])
        assert approve in page
        words = drafted(notice.page).into("ht").words
        answer = as_clerk.post(approve, {"source": words.source_sha256, "text": words.sha256})
    assert answer.headers["Location"] == to("notices:notice", notice.pk)


def test_a_schedule_says_nothing_but_facts_and_stays_up_all_year(as_clerk, city, hall, places, devraj, go_out, at):
    with at("2026-12-08T10:00"):
        days = [local(f"2027-{month}-11T19:00") for month in ("02", "05", "08", "11")]
        schedule = make_schedule(year=2027, starts=days, where=hall, reorganized_on=None, by=devraj.user)
        notice = draft_schedule_notice(schedule=schedule, by=devraj.user)
        page = to("notices:notice", notice.pk)
        assert "nothing has to be translated" in as_clerk.get(page).content.decode()
        go_out(notice)
        assert "until Friday, December 31, 2027" in as_clerk.get(page).content.decode()


def test_who_may_not_write_its_words_is_not_led_to_them(as_coordinator, notice, at):
    with at("2026-11-02T10:00"):
        page = as_coordinator.get(to("notices:notice", notice.pk)).content.decode()
    assert reverse("wagtailadmin_pages:edit", args=[notice.page_id]) not in page


def test_with_nobody_seated_the_form_says_what_to_do_first(as_coordinator, meeting, at):
    with at("2026-11-12T21:00"):
        page = as_coordinator.get(to("meetings:hold", meeting.pk)).content.decode()
    assert "Seat the members first" in page


def test_places_and_advertisements(as_clerk, at):
    with at("2026-12-14T09:00"):
        as_clerk.post(to("places:new"), {"kind": "newspaper", "name": "Courier", "is_used": "on"})
        place = PostingPlace.objects.get()
        as_clerk.post(to("places:edit", place.pk), {"kind": "newspaper", "name": "Courier", "is_official": "on"})
        proof = SimpleUploadedFile("ad.pdf", b"%PDF-1.4")
        as_clerk.post(
            to("advertisements:new"), {"advertised_on": "2026-12-07", "outlet": "courier.example", "proof": proof}
        )
    place.refresh_from_db()
    assert (place.is_official, place.is_used) == (True, False)
    assert as_clerk.get(to("advertisements:proof", Advertisement.objects.get().pk)).content == b"%PDF-1.4"


@pytest.mark.parametrize(
    "name", ["meetings:meeting", "meetings:move", "meetings:minutes", "notices:notice", "places:edit"]
)
def test_what_is_not_there_is_a_404(as_clerk, name):
    assert as_clerk.get(to(name, 999_999)).status_code == 404


@pytest.mark.parametrize(("name", "count"), [("meetings:index", 12), ("notices:index", 13)])
def test_the_lists_take_the_same_queries_for_any_number(as_clerk, published, devraj, name, count, at):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries():
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert as_clerk.get(to(name)).status_code == 200
        return len(found)

    with at("2026-11-03T09:00"):
        queries()
        before = queries()
        Meeting.objects.bulk_create(
            Meeting(starts_at=clock.now(), place="x", contact="y", called_at=clock.now(), called_by=devraj.user)
            for _n in range(20)
        )
        facts = {"page": published.page, "due": published.due, "meeting": published.meeting, "kind": "meeting"}
        Notice.objects.bulk_create(Notice(drafted_at=clock.now(), drafted_by=devraj.user, **facts) for _n in range(20))
        assert queries() == before
