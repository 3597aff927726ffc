"""A house with something in every room, made by its own acts, and where in it each address leads."""

from dataclasses import dataclass
from datetime import date

from wagtail.models import Site

from deadlines import clock
from deadlines.models import Holiday
from directives.acts.acknowledgments import acknowledge
from directives.acts.certified_copies import ask_for_certified_copy
from directives.acts.deliveries import record_service
from directives.acts.disputes import dispute
from directives.acts.disseminations import disseminate
from directives.acts.drafting import start_directive
from directives.acts.editions import adopt_directive, adopt_order
from directives.acts.fields import Contact
from directives.acts.loading import load_order, rewrite
from directives.acts.notices import send_notice
from directives.acts.notings import note
from directives.acts.shelves import seat_officers
from directives.acts.transmittals import confirm_receipt, transmit
from directives.models import Delivery, Dissemination, Edition, Transmittal
from directives.sheets.models import Scan
from directives.showings import Showing, seal
from evidence.files import keep_file
from evidence.models import Entry
from languages.acts import set_language
from letters.models import Letter
from people.acts.leaves import grant
from people.acts.uploads import keep_upload
from people.models import Agency, Delegation, Employee, Employment, JobRole, User
from tests.crawl.commission import convene
from tests.training.written_module import publish
from training.acts.attempts import read_lesson, start_attempt
from training.acts.completions import credit
from training.acts.designations import designate
from training.acts.enrollments import assign
from training.acts.loading import ensure_shelf
from training.models import Assignment, Completion, GroupSession, LessonPage, ModulePage, Question

CONTACT = Contact("Marisol Quiñones", "201-555-0199")
TODAY = "2026-12-14T10:00"
ROSTER = "Employee number,Given name,Family name,Agency,Start date\n1001,Inés,Ferreira,Police Department,2020-01-06\n"


@dataclass(frozen=True)
class House:
    """What the addresses of the crawl are about: all of it the police's, and of the police's employee Inés."""

    values: dict[str, dict[str, object]]

    def of(self, route: str) -> dict[str, object]:
        """What to fill into a route: the longest known beginning says."""
        known = sorted((each for each in self.values if route.startswith(each)), key=len)
        return {name: value for each in known for name, value in self.values[each].items()}


def furnish(police: Agency, *, ines: Employee, officer: User, clerk: User, reviewer: User) -> House:
    """From the order to one receipt, in the autumn of 2026."""
    with clock.held("2026-09-14T11:00"):
        order = load_order(number="EO 2026-07", by=clerk)
        first = adopt_order(page=order, signed_on=date(2026, 9, 14), effective_on=date(2026, 9, 14), by=clerk)
        seat_officers(today=clock.today())
    with clock.held("2026-10-01T10:00"):
        transmit(edition=first, by=clerk)
        confirm_receipt(transmittal=Transmittal.objects.get(agency=police), by=officer)
    with clock.held("2026-10-06T09:30"):
        notice = send_notice(agency=police, contact=CONTACT, by=officer)
        receipt = _signed(_served(notice, officer).get(employee=ines))
    with clock.held("2026-10-20T09:30"):
        page = _approved(start_directive(agency=police, contact=CONTACT, by=officer), officer, reviewer)
        directive = adopt_directive(page=page, effective_on=clock.today(), by=officer)
        sending = disseminate(edition=directive, reason=Dissemination.Reason.DIRECTIVE, by=officer)
        owed = _served(sending, officer).get(employee=ines)
    with clock.held("2026-12-01T09:00"):
        amended = rewrite(page=order, name="amendment-1", by=clerk)
        reason, signed = "Typing errors and wrong citations.", date(2026, 12, 1)
        change = Edition.Change.MINOR
        adopt_order(page=amended, signed_on=signed, effective_on=signed, change=change, reason=reason, by=clerk)
        asked = ask_for_certified_copy(edition=first, name="Ana Ruiz", email="ana@example.org")
    with clock.held("2026-12-02T09:00"):
        attempt = _taking_the_quiz(ines)
        disputed = _disputed(owed, officer=officer, employee=ines)
        session, asked_again = _taught(police, ines, officer=officer, clerk=clerk)
        away = grant(
            employee=ines, agency=police, starts_on=date(2027, 2, 1), ends_on=None, reason="seconded", by=officer
        )
    completion, designation = _certifying(police, ines, officer)
    with clock.held(TODAY):
        scan = _scanned(police, officer)
        upload = keep_upload(content=ROSTER.encode(), name="roster.csv", as_of=clock.today(), by=clerk)
        set_language(tag="ht", speakers=3_300, source="Census", source_year=2024, by=clerk)
    review = page.workflow_states.last()
    law = review.task_states.last()
    return House(
        {
            **convene(clerk, reviewer),
            "agency/<slug:slug>/officials/": {"pk": designation.pk},
            "certificates/": {"number": completion.number},
            "agency/": {"slug": police.slug, "pk": sending.pk, "form": "csv", "act": "remind", "way": "paper"},
            "agency/<slug:slug>/people/": {"pk": ines.pk, "leave": away.pk},
            "agency/<slug:slug>/sendings/<int:pk>/sheets/": {"kind": "list"},
            "agency/<slug:slug>/scans/": {"pk": scan.pk, "number": 1, "line": 1, "sha256": scan.sha256},
            "agency/<slug:slug>/training/": {"module": session.module.slug, "pk": session.pk},
            "agency/<slug:slug>/training/<slug:module>/exempt/": {"pk": asked_again.pk},
            "desk/notings/": {"pk": disputed.pk},
            "disputes/": {"pk": disputed.pk},
            "desk/": {"delivery_id": owed.pk},
            "letters/": {"pk": _letter_to(ines).pk},
            "receipts/": {"code": receipt.code},
            "order/": {"number": 1, "older": 1, "newer": 2},
            "directives/": {"agency": police.slug, "kind": "directive", "number": 1},
            "training/": {"module": attempt.enrollment.module.slug, "lesson": "lesson-1"},
            "training/quiz/": {"attempt_id": attempt.pk, "question": 1, "scene": 1},
            "look/": {},
            "admin/pages/": {
                "page_id": page.pk,
                "page_to_move_id": page.pk,
                "parent_page_id": page.get_parent().pk,
                "destination_id": order.pk,
                "revision_id": page.latest_revision.pk,
                "content_type_app_name": "directives",
                "content_type_model_name": "directivepage",
                "app_label": "directives",
                "model_name": "directivepage",
                "task_state_id": law.pk,
                "task_id": law.task_id,
                "workflow_state_id": review.pk,
                "action_name": "approve",
            },
            "admin/pages/<_0>/revisions/compare/": {"_0": page.pk, "_1": "earliest", "_2": "live"},
            "admin/api/main/pages/": {"pk": page.pk, "action_name": "copy"},
            "admin/workflows/": {
                "pk": review.workflow_id,
                "workflow_pk": review.workflow_id,
                "page_pk": page.pk,
                "app_label": "wagtailcore",
                "model_name": "groupapprovaltask",
                "task_id": law.task_id,
            },
            "admin/workflows/tasks/": {"pk": law.task_id},
            "admin/localize/": {"page_id": page.pk, "app_label": "people", "model_name": "agency", "pk": police.pk},
            "admin/city_holidays/": {"pk": Holiday.objects.first().pk},
            "admin/city_rules/": {"code": "acknowledgment"},
            "admin/city_languages/": {"tag": "ht"},
            "admin/translations/": {"page_id": page.get_translations().first().pk},
            "admin/board/": {"number": 1},
            "admin/as-of/": {"day": "2026-12-01"},
            "admin/training_assignments/": {"pk": Assignment.objects.first().pk},
            "admin/training_questions/": {"pk": Question.objects.first().pk},
            "admin/training_analysis/": {"form": "csv"},
            "admin/certified_copies/": {"pk": asked.pk},
            "admin/certificates/": {"pk": completion.pk},
            "admin/certifying_officials/": {"pk": designation.pk},
            "admin/employee_chooser/": {"pk": ines.pk},
            "admin/employees/": {"pk": ines.pk},
            "admin/agencies/": {"pk": police.pk},
            "admin/delegations/": {"pk": Delegation.objects.first().pk},
            "admin/employments/": {"pk": Employment.objects.get(employee=ines).pk},
            "admin/job_roles/": {"pk": JobRole.objects.create(name="Police Officer").pk},
            "admin/roster/": {"pk": upload.pk},
            "admin/outbox/": {"pk": Letter.objects.get(kind="certified_copy").pk},
            "admin/record/": {"pk": Entry.objects.first().pk},
            "admin/sites/": {"pk": Site.objects.get().pk},
            "admin/locales/": {"pk": order.locale_id},
            "admin/users/": {"pk": ines.user_id},
            "admin/groups/": {"pk": clerk.groups.first().pk},
            "system/people/user/": {"object_id": ines.user_id},
            "system/auth/group/": {"object_id": clerk.groups.first().pk},
            "system/<app_label>/": {"app_label": "people"},
            "accounts/oidc/": {"provider_id": "city"},
            "admin/documents/chooser/chosen/": {"pk": 999_999},
            "admin/images/chooser/chosen/": {"pk": 999_999},
            "documents/": {"_0": 999_999, "_1": "nothing.pdf"},
            "<_0>": {"_0": "nowhere/"},
        }
    )


def _letter_to(ines: Employee) -> Letter:
    """As it stands in her letters."""
    letter = Letter.objects.filter(reader=ines.number).first()
    letter.state, letter.subject = Letter.State.IN_APP, "Read it"
    letter.text, letter.html = "Read it.", "<p>Read it.</p>"
    letter.save()
    return letter


def _disputed(owed: Delivery, *, officer: User, employee: Employee):
    """The officer noted that she signed on paper; she says that it is not right."""
    noting = note(delivery=owed, way="paper", happened_on=clock.today(), language="en", by=officer)
    return dispute(noting=noting, words="I signed nothing.", by=employee.user)


def _scanned(police: Agency, officer: User) -> Scan:
    """A scan that is not read yet, of nothing."""
    file = keep_file(content=b"%PDF-1.7 a sheet", name="sheet.pdf", by=officer)
    return Scan.objects.create(
        agency=police, file=file, sha256=file.sha256, pages=1, added_at=clock.now(), added_by=officer
    )


def _taught(police: Agency, ines: Employee, *, officer: User, clerk: User):
    """A module without questions: taught to the officer as a group, owed by Inés."""
    module = ensure_shelf().add_child(instance=ModulePage(code="T", title="What everyone must know", slug="t"))
    module.save_revision(user=clerk).publish(user=clerk)
    assign(module=module, agencies=[police], by=clerk)
    session = credit(
        module=module,
        agency=police,
        people=[officer.employee],
        how=GroupSession.How.ROLL_CALL,
        held_on=clock.today(),
        trainer="Sergeant Dow",
        sheet=b"%PDF-1.7",
        sheet_name="sheet.pdf",
        by=officer,
    )
    return session, module.enrollments.get(employee=ines)


def _certifying(police: Agency, ines: Employee, officer: User):
    """Inés was taught the module for certifying officials, and may sign for the police."""
    letter = {"letter": b"%PDF-1.7", "letter_name": "letter.pdf", "by": officer}
    with clock.held("2026-10-22T09:00"):
        module = ModulePage(title="Certifying", slug="m7", code="M7", is_for_certifying_officials=True)
        ensure_shelf().add_child(instance=module)
        module.save_revision().publish()
        credit(
            module=module,
            agency=police,
            people=[ines],
            how="classroom",
            held_on=clock.today(),
            trainer="Ruth Abramowitz",
            sheet=b"%PDF-1.7",
            sheet_name="sheet.pdf",
            by=officer,
        )
        designation = designate(
            agency=police, official=ines, designated_by="The chief", starts_on=clock.today(), **letter
        )
    return Completion.objects.get(employee=ines), designation


def _served(sending: Dissemination, officer: User):
    record_service(
        dissemination=sending, deliveries=sending.deliveries.all(), how=Delivery.Service.ROLL_CALL, by=officer
    )
    return sending.deliveries


def _signed(delivery: Delivery):
    text, user = delivery.dissemination.edition.texts.get(is_source=True), delivery.employee.user
    note = seal(Showing(delivery.pk, text.pk, text.sha256, user.pk, clock.now()))
    return acknowledge(delivery=delivery, note=note, typed_name=delivery.employee.name, by=user)


def _taking_the_quiz(ines: Employee):
    """She is asked for a module, has read it, and has begun its quiz."""
    module = publish(slug="m1", lessons=2)
    assign(module=module, people=[ines], by=None)
    enrollment = module.enrollments.get(employee=ines)
    for lesson in LessonPage.objects.child_of(module):
        read_lesson(enrollment=enrollment, lesson=lesson, by=ines.user)
    return start_attempt(enrollment=enrollment, by=ines.user)


def _approved(page, officer: User, reviewer: User):
    """Through the Law Department's review, in every language."""
    for each in [page, *page.get_translations().specific()]:
        each.get_workflow().start(each, officer)
        each.refresh_from_db()
        each.current_workflow_task.on_action(each.current_workflow_task_state, reviewer, "approve")
    page.refresh_from_db()
    return page
