"""“Who must pass what” in the admin: said before it is done, done once, by whoever may."""

import pytest
from django.urls import reverse

from deadlines import clock
from people.models import Employee, JobRole
from training.models import Assignment, Enrollment
from training.reports.assignments import asked
from training.reports.audience import Whom, preview

INDEX, NEW = "/admin/training_assignments/", "/admin/training_assignments/new/"


@pytest.fixture(autouse=True)
def october(at):
    with at("2026-10-01T09:00"):
        yield


@pytest.fixture
def as_trainer(client, trainer, module):
    client.force_login(trainer.user)
    return client


def form(asked, **changed):
    return {"module": asked.pk, "scope": "some", "people": "", **changed}


def errors(response):
    assert response.status_code == 200
    return {name: list(said) for name, said in response.context["form"].errors.items()}


def test_it_says_how_many_and_until_when_before_anything_is_done(as_trainer, module, police, ines, marisol):
    Employee.objects.filter(pk=ines.pk).update(email=None)
    response = as_trainer.post(NEW, form(module, agencies=[police.pk]))
    said = response.content.decode()
    assert "This would enroll 2 people in T: What everyone must know" in said
    assert "They have until Monday, November 2, 2026." in said
    assert "1 has no e-mail address: their officer must tell them." in said
    assert not Assignment.objects.exists()


def test_then_it_is_done_and_says_so(as_trainer, module, police, ines, marisol, trainer):
    response = as_trainer.post(NEW, form(module, agencies=[police.pk], is_sure="1"), follow=True)
    assert "2 people enrolled" in response.content.decode()
    assert Assignment.objects.get().made_by == trainer.user
    assert Enrollment.objects.count() == 2


def test_a_second_time_enrolls_nobody_and_says_who_was_asked_before(as_trainer, module, police, ines):
    as_trainer.post(NEW, form(module, agencies=[police.pk], is_sure="1"))
    said = as_trainer.post(NEW, form(module, agencies=[police.pk])).content.decode()
    assert "This would enroll 0 people" in said
    assert "1 more is named and was asked before" in said
    assert "Keep this rule for whoever joins" in said


def test_people_are_named_by_their_numbers_however_they_are_written(as_trainer, module, ines, nell):
    as_trainer.post(NEW, form(module, people="1001, 2000\n", is_sure="1"))
    assert set(Enrollment.objects.values_list("employee__number", flat=True)) == {"1001", "2000"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"module": "", "scope": "everyone"}, {"module": ["Choose the module."]}),
        ({"module": "999999", "scope": "everyone"}, {"module": ["Choose one of these modules."]}),
        ({"scope": ""}, {"scope": ["Say whom the module is for: everyone, or some."]}),
        ({}, {"scope": ["Say below who they are: agencies, job roles, or people by number."]}),
        ({"people": "7777 8888"}, {"people": ["Nobody has the employee number 7777, 8888."]}),
        (
            {"scope": "everyone", "people": "1001"},
            {"scope": ["Everyone is everyone. Choose “Some of them”, or untick what is ticked below."]},
        ),
    ],
)
def test_what_is_missing_is_said_in_a_sentence_beside_its_field(as_trainer, module, ines, changed, expected):
    assert errors(as_trainer.post(NEW, form(module, is_sure="1", **changed))) == expected
    assert not Assignment.objects.exists()


def test_the_preview_is_what_the_act_does(module, police, library, ines, nell, hire, at):
    role = JobRole.objects.create(name="Detective")
    for whom in (Whom(is_for_everyone=True), Whom(agencies=(police,)), Whom(job_roles=(role,)), Whom(people=(nell,))):
        seen = preview(module, whom, today=clock.today())
        assert seen.enrolled == seen.named == Employee.objects.filter(whom.on(clock.today())).count()


def test_looking_ahead_takes_the_same_queries_for_200(module, police, hire, django_assert_max_num_queries):
    preview(module, Whom(agencies=(police,)), today=clock.today())
    hire(200, police)
    with django_assert_max_num_queries(5):
        assert preview(module, Whom(agencies=(police,)), today=clock.today()).enrolled == 200


def test_the_list_says_who_is_asked_and_how_far_they_are(as_trainer, assigned, enrollment, clerk, at):
    with at("2026-11-09T09:00"):
        said = as_trainer.get(INDEX).content.decode()
    for words in ("T: What everyone must know", "Police Department", "0 passed, 2 to go.", "2 overdue", "Halina"):
        assert words in said


def test_the_list_takes_five_queries(assigned, module, library, clerk, django_assert_num_queries):
    for _turn in range(3):
        Assignment.objects.create(module=module, starts_on="2026-10-01").agencies.add(library)
    with django_assert_num_queries(5):
        assert len(asked(today=clock.today())[0].rules) == 4


def test_ending_is_explained_and_then_done(as_trainer, assigned):
    url = reverse("training_assignments:end", args=[assigned.pk])
    assert "2 people owe the module, and still do." in as_trainer.get(url).content.decode()
    assigned.refresh_from_db()
    assert assigned.ends_on is None
    said = as_trainer.post(url, follow=True).content.decode()
    assert "Ended: its last day was Thursday, October 1, 2026" in said
    assert "This assignment has ended" in as_trainer.get(url).content.decode()


def test_an_auditor_reads_and_changes_nothing(client, assigned, auditor):
    client.force_login(auditor.user)
    assert "End it" not in client.get(INDEX).content.decode()
    for url in (NEW, reverse("training_assignments:end", args=[assigned.pk])):
        assert client.post(url).headers["Location"] == "/admin/"
    assigned.refresh_from_db()
    assert assigned.ends_on is None


def test_the_menu_shows_each_room_to_whom_it_lets_in(client, module, auditor, trainer):
    client.force_login(trainer.user)
    said = client.get("/admin/").content.decode()
    assert all(f"/admin/training_{room}/" in said for room in ("modules", "assignments", "questions", "analysis"))
    client.force_login(auditor.user)
    said = client.get("/admin/").content.decode()
    assert "/admin/training_analysis/" in said
    assert "/admin/training_modules/" not in said


def test_the_modules_are_among_the_pages(as_trainer, module):
    assert as_trainer.get("/admin/training_modules/").headers["Location"].endswith(f"/{module.get_parent().pk}/")
