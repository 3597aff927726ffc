"""An officer's desk for one module: who has passed it, by when, and what is done about it."""

import csv
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evidence.models import Entry, KeptFile
from letters.models import Letter
from training.acts.enrollments import enroll
from training.models import Completion, Enrollment, GroupSession

NOW = "2026-11-20T09:00"
SHEET = b"%PDF-1.7 signed by all"


@pytest.fixture
def page(client, at):
    """Opens an address below the module's: `page(marisol, "remind", person=[…])`."""

    def page(who, below="", *args, slug="police", module="t", **query):
        client.force_login(who.user)
        name = {"": "agency_training", "sheet": "sign_in_sheet"}.get(below, f"agency_training_{below}")
        with at(NOW):
            return client.get(reverse(name, args=[slug, module, *args]), query)

    return page


@pytest.fixture
def post(client, at):
    def post(who, below, *args, slug="police", on=NOW, **data):
        client.force_login(who.user)
        with at(on):
            return client.post(reverse(f"agency_training_{below}", args=[slug, "t", *args]), data, follow=True)

    return post


def numbers(response) -> list[str]:
    return [line.number for line in response.context["sheet"].people]


def keys(*numbers) -> list[int]:
    return [Enrollment.objects.get(employee__number=number).pk for number in numbers]


def session(**changed) -> dict:
    return {
        "how": "classroom",
        "held_on": "2026-11-19",
        "trainer": "Lt. Abe Stone",
        "sheet": SimpleUploadedFile("sheet.pdf", SHEET),
        **changed,
    }


def reminders():
    return Letter.objects.filter(kind="training_reminder")


def test_the_first_sentence_says_how_it_stands(page, marisol, taught):
    assert "<h1>9 of 11 have not passed it yet. 9 are overdue.</h1>" in page(marisol).text


def test_each_person_stands_with_dates_attempts_and_certificate(page, marisol, taught):
    lines = {line.number: line for line in page(marisol).context["sheet"].people}
    assert (lines["5002"].standing, str(lines["5002"].done_on), str(lines["5002"].until)) == (
        "on_time",
        "2026-10-20",
        "2027-10-20",
    )
    assert (lines["5001"].standing, lines["5001"].days_over, lines["5001"].attempts) == ("overdue", 18, 0)
    assert lines["5001"].until is None


def test_attempts_are_counted(page, marisol, taught, ines, module, at):
    from training.acts.attempts import read_lesson, start_attempt
    from training.models import LessonPage

    with at("2026-11-19T09:00"):
        enroll(module=module, reason="joiner")
        mine = Enrollment.objects.get(employee=ines)
        for lesson in LessonPage.objects.child_of(module):
            read_lesson(enrollment=mine, lesson=lesson, by=ines.user)
        start_attempt(enrollment=mine, by=ines.user)
    (line,) = page(marisol, q="1001").context["sheet"].people
    assert (line.attempts, line.standing) == (1, "due")


@pytest.mark.parametrize(
    ("query", "expected"),
    [({"standing": "on_time"}, ["5002", "5007"]), ({"standing": "overdue", "q": "5001"}, ["5001"])],
)
def test_every_filter_is_an_address_and_the_file_has_the_same_people(page, marisol, taught, query, expected):
    assert numbers(page(marisol, **query)) == expected
    saved = b"".join(page(marisol, "export", "csv", **query).streaming_content).decode("utf-8-sig")
    assert [row["Employee number"] for row in csv.DictReader(StringIO(saved))] == expected


def test_the_line_of_days_rises_when_they_passed(page, marisol, taught):
    course = page(marisol).context["course"]
    assert (str(course.first), str(course.due_on), course.points[-1]) == ("2026-10-01", "2026-11-02", 2)
    assert [(str(day.day), day.done) for day in course.days] == [("2026-10-20", 2)]


def test_an_agency_nobody_asks_sees_so(page, nell, taught):
    assert "Nobody here is asked for it" in page(nell, slug="library").text


def test_only_those_who_answer_for_the_agency_see_it(page, nell, ines, auditor, taught):
    assert page(nell).status_code == page(ines).status_code == 404
    assert page(nell, "export", "csv").status_code == 404
    assert page(auditor).status_code == 200
    assert "Remind" not in page(auditor).text
    assert page(auditor, module="m99").status_code == 404


# Reminding


def test_reminding_is_said_first_and_done_once_a_day(page, post, marisol, taught):
    said = page(marisol, "remind", everyone=1)
    # 5005 and 5008 have no address, nor has 5002, who has passed like 5007.
    assert "Send a reminder to 7 people" in said.text
    assert "2 people have passed, or are not asked any more" in said.text
    assert "2 people have no e-mail address: speak to them" in said.text
    assert not reminders().exists()
    assert "A reminder is on its way to 7 people." in post(marisol, "remind", everyone=1).text
    assert "nothing was done" in post(marisol, "remind", everyone=1).text
    assert reminders().count() == 7
    assert "7 people were reminded today already" in page(marisol, "remind", everyone=1).text


def test_nobody_chosen_is_said_so(page, post, marisol, taught):
    assert page(marisol, "remind").status_code == page(marisol, "credit").status_code == 302
    assert "Nobody was chosen." in post(marisol, "remind").text


def test_the_wrong_hands_do_nothing(page, post, nell, auditor, taught):
    chosen, before = keys("5001"), Entry.objects.count()
    for below, args, data in (
        ("remind", [], {"person": chosen}),
        ("credit", [], session(person=chosen)),
        ("exempt", chosen, {"reason": "No"}),
    ):
        assert page(nell, below, *args, person=chosen).status_code == 404
        assert post(nell, below, *args, **data).status_code == 404
        assert post(nell, below, *args, slug="library", **data).status_code in (200, 404)
        assert page(auditor, below, *args, person=chosen).status_code == 403
        assert post(auditor, below, *args, **data).status_code == 403
    assert Entry.objects.count() == before
    assert Enrollment.objects.get(pk=chosen[0]).closed_as == ""


# Crediting a group


def test_crediting_asks_first_and_says_for_whom(page, marisol, taught):
    said = page(marisol, "credit", person=keys("5001", "5002", "5003")).text
    assert "Credit 2 people as taught" in said
    assert "1 person has passed, or is not asked any more" in said
    assert 'enctype="multipart/form-data"' in said


def test_a_group_is_credited_with_its_sheet(page, post, marisol, taught):
    said = post(marisol, "credit", **session(person=keys("5001", "5002", "5003"))).text
    assert "2 people were credited." in said
    held = GroupSession.objects.get(how="classroom")
    assert (held.trainer, str(held.held_on), held.credited_by) == ("Lt. Abe Stone", "2026-11-19", marisol.user)
    assert set(held.completions.values_list("employee__number", flat=True)) == {"5001", "5003"}
    shown = page(marisol).text
    assert "Lt. Abe Stone" in shown
    assert "Marisol Quiñones" in shown
    assert page(marisol, "sheet", held.pk).content == SHEET


def test_crediting_twice_credits_nobody_twice(page, post, marisol, taught):
    post(marisol, "credit", **session(person=keys("5001")))
    before = Completion.objects.count()
    assert "There is nobody left to do this for" in page(marisol, "credit", person=keys("5001")).text
    said = post(marisol, "credit", **session(person=keys("5001")))
    assert "nothing was done" in said.text
    assert Completion.objects.count() == before


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"how": ""}, "Choose a classroom or roll call."),
        ({"held_on": "2026-11-21"}, "That day is still to come."),
        ({"held_on": "tomorrow"}, "Write a day, as in 2026-11-02."),
        ({"held_on": "2019-01-01"}, "did not work in Police Department that day"),
        ({"trainer": ""}, "Say who taught it."),
        ({"sheet": ""}, "Add the sheet they signed"),
        ({"sheet": SimpleUploadedFile("sheet.pdf", b"")}, "The file is empty."),
        ({"sheet": SimpleUploadedFile("sheet.pdf", b"MZ\x90 a program")}, "Send a PDF, or a photograph"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(post, marisol, taught, changed, said):
    files = KeptFile.objects.count()
    response = post(marisol, "credit", **session(person=keys("5001"), **changed))
    assert said in response.text
    assert response.context["choice"].ids == keys("5001")
    assert KeptFile.objects.count() == files
    assert GroupSession.objects.count() == 1


def test_a_sheet_too_large_is_refused(post, marisol, taught):
    large = SimpleUploadedFile("sheet.pdf", SHEET + b" " * 10 * 1024 * 1024)
    assert "larger than 10 MB" in post(marisol, "credit", **session(person=keys("5001"), sheet=large)).text


def test_when_the_record_cannot_be_written_nobody_is_credited(post, marisol, taught, monkeypatch):
    def broken(**entry):
        raise RuntimeError

    monkeypatch.setattr("training.acts.completions.record", broken)
    with pytest.raises(RuntimeError):
        post(marisol, "credit", **session(person=keys("5001")))
    assert GroupSession.objects.count() == KeptFile.objects.count() == 1
    assert Enrollment.objects.get(employee__number="5001").closed_as == ""


def test_the_sheet_is_for_those_who_may_look(page, marisol, nell, auditor, ines, taught):
    held = GroupSession.objects.get()
    assert page(auditor, "sheet", held.pk)["Content-Type"] == "application/pdf"
    assert page(nell, "sheet", held.pk).status_code == page(ines, "sheet", held.pk).status_code == 404
    assert page(nell, "sheet", held.pk, slug="library").status_code == 404


# Excusing one


def test_one_person_is_exempt_with_a_reason(page, post, marisol, taught):
    (key,) = keys("5001")
    assert "Exempt Given5001 Family5001 from this module?" in page(marisol, "exempt", key).text
    assert "Say why." in post(marisol, "exempt", key, reason=" ").text
    assert "Given5001 Family5001 is exempt from this cycle." in post(marisol, "exempt", key, reason="Retires").text
    found = Enrollment.objects.get(pk=key)
    assert (found.closed_as, found.closed_reason) == ("exempt", "Retires")
    again = post(marisol, "exempt", key, reason="Other")
    assert "is not asked any more" in again.text
    assert Enrollment.objects.get(pk=key).closed_reason == "Retires"


def test_an_enrollment_of_another_agency_is_a_404(page, marisol, person, library, taught, module, clerk, at):
    from training.acts.enrollments import assign

    other = person("2001", "Amara", "Cho", library)
    with at("2026-11-19T09:00"):
        assign(module=module, people=[other], by=clerk.user)
    assert page(marisol, "exempt", *keys("2001")).status_code == 404
    assert "2001" not in numbers(page(marisol))


def test_it_takes_as_many_queries_for_many_people_as_for_few(client, marisol, taught, hired, module, at):
    client.force_login(marisol.user)
    addresses = [
        reverse("agency_training", args=["police", "t"]),
        reverse("agency_training_export", args=["police", "t", "csv"]),
        reverse("agency_training_remind", args=["police", "t"], query={"everyone": 1}),
    ]

    def counted() -> list[int]:
        found = []
        for address in addresses:
            b"".join(client.get(address))
            with CaptureQueriesContext(connection) as queries:
                b"".join(client.get(address))
            found.append(len(queries))
        return found

    with at(NOW):
        few = counted()
        hired(60, first=6000)
        enroll(module=module, reason="joiner")
        assert counted() == few
    assert few[0] <= 22


def test_the_agencys_own_page_shows_each_module_with_its_parts(client, marisol, taught, at):
    client.force_login(marisol.user)
    with at(NOW):
        said = client.get(reverse("agency", args=["police"]))
    ((module, parts, words),) = said.context["training"]
    assert (str(module), parts.done, parts.overdue) == ("T: What everyone must know", 2, 9)
    assert words == "9 of 11 have not passed it yet. 9 are overdue."
    for address in (reverse("agency_training", args=["police", "t"]), reverse("agency_people", args=["police"])):
        assert f'href="{address}"' in said.text


@pytest.mark.parametrize(("below", "broken"), [("remind", "_owe_letters"), ("exempt", "record")])
def test_when_a_part_of_an_act_fails_none_of_it_stands(post, marisol, taught, monkeypatch, below, broken):
    def fail(*args, **kwargs):
        raise RuntimeError

    (key,) = keys("5001")
    monkeypatch.setattr(f"training.acts.enrollments.{broken}", fail)
    with pytest.raises(RuntimeError):
        post(marisol, below, *([key] if below == "exempt" else []), person=[key], reason="Retires")
    found = Enrollment.objects.get(pk=key)
    assert (found.closed_as, found.reminded_at, reminders().count()) == ("", None, 0)
