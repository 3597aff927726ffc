"""The autumn of 2026 in Kestrel Falls, done with the house's own acts at the hours they happened."""

from datetime import datetime, timedelta
from itertools import cycle

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from deadlines import clock
from deadlines.models import Municipality
from directives import showings
from directives.acts.acknowledgments import acknowledge
from directives.acts.deliveries import record_service
from directives.acts.disseminations import disseminate
from directives.acts.drafting import start_directive
from directives.acts.editions import adopt_directive, adopt_order
from directives.acts.fields import Contact
from directives.acts.loading import load_order, rewrite
from directives.acts.notices import send_notice
from directives.acts.shelves import ensure_shelf, seat_officers
from directives.acts.transmittals import confirm_receipt, transmit
from directives.models import Delivery, DirectivePage, Dissemination, Edition, OrderPage, Transmittal
from home.demonstration import city, commission, contracts, learning
from home.demonstration.city import AGENCIES_OPENED_ON, BOARDS, PROFILE
from home.demonstration.departments import DEPARTMENTS, Department
from home.demonstration.roster import login_numbers, sheet
from languages.acts import set_language
from letters.outbox import send_due
from people.acts.accounts import give_accounts
from people.acts.roster import import_roster
from people.models import Agency, Employee, User
from people.roles import ensure_roles


@transaction.atomic
def tell() -> None:
    """Let it all happen, on an empty house. What has happened is not told twice: see `has_happened`."""
    ensure_roles()
    Municipality(**PROFILE).save()
    _found_the_agencies()
    _hire_everyone()
    _count_the_languages()
    _sign_the_order()
    for department in DEPARTMENTS:
        _carry_it_out(department)
    learning.teach(since=city.SENT_AT, until=city.AMENDED_AT)
    _amend_the_order()
    learning.review()
    learning.teach(since=city.AMENDED_AT, until=city.LATEST)
    commission.tell(coordinator=_coordinator(), clerk=_clerk())
    contracts.tell(where=commission.HALL, coordinator=_coordinator(), clerk=_clerk(), law=_law())


def has_happened() -> bool:
    return Edition.objects.exists() or Employee.objects.exists()


def _found_the_agencies() -> None:
    for one in DEPARTMENTS:
        Agency.objects.create(
            name=one.name,
            slug=one.slug,
            kind=one.kind,
            binding=one.binding,
            is_certifying=one.is_certifying,
            certifying_basis=one.certifying_basis,
            email=f"{one.slug}@kestrelfalls.example",
        )
    for number, (name, binding) in enumerate(BOARDS, start=1):
        Agency.objects.create(name=name, slug=f"board-{number}", kind="board", binding=binding, has_staff=False)


def _hire_everyone() -> None:
    import_roster(file=sheet(), name="kestrel-falls.csv", as_of=AGENCIES_OPENED_ON, by=None)
    give_accounts(employees=Employee.objects.all(), by=None)
    for number, login in login_numbers().items():
        employee = Employee.objects.get(number=number)
        employee.user.set_password(city.PASSWORD)
        employee.user.is_superuser = "System administrators" in login.groups
        employee.user.save()
        employee.user.groups.set(Group.objects.filter(name__in=login.groups))
    for one in DEPARTMENTS:
        head = Employee.objects.get(employments__agency__slug=one.slug, given_name=one.head[0], family_name=one.head[1])
        Agency.objects.filter(slug=one.slug).update(head=head)
        agency = Agency.objects.get(slug=one.slug)
        if one.names_an_officer:
            agency.delegations.create(officer=head, starts_on=AGENCIES_OPENED_ON, authority=city.AUTHORITY)
        ensure_shelf(agency=agency)
    seat_officers(today=city.SIGNED_ON)


def _count_the_languages() -> None:
    with clock.held(datetime(2026, 9, 1, 9, 0)):
        for tag, speakers in city.SPEAKERS.items():
            set_language(tag=tag, speakers=speakers, source=city.SOURCE, source_year=city.SOURCE_YEAR, by=_clerk())


def _sign_the_order() -> None:
    with clock.held(datetime(2026, 9, 14, 11, 0)):
        page = load_order(number=city.NUMBER, by=_clerk())
        order = adopt_order(page=page, signed_on=city.SIGNED_ON, effective_on=city.SIGNED_ON, by=_clerk())
    with clock.held(city.SENT_AT):
        transmit(edition=order, by=_clerk())
    learning.load()


def _carry_it_out(one: Department) -> None:
    agency = Agency.objects.select_related("head__user").get(slug=one.slug)
    officer = agency.head.user
    if one.received:
        with clock.held(one.received):
            confirm_receipt(transmittal=Transmittal.objects.get(agency=agency), by=officer)
    contact = Contact(agency.head.name, "201-555-0199")
    if one.notice:
        with clock.held(one.notice):
            sending = send_notice(agency=agency, contact=contact, by=officer)
            _reach(sending, by=officer)
        _sign(sending, one.signed_notice)
    if one.directive:
        sending = _direct(agency, contact, officer, at=one.directive, kind=DirectivePage.Kind.DIRECTIVE)
        _sign(sending, one.signed, late=one.late)
    if one.policy:
        sending = _direct(agency, contact, officer, at=one.policy, kind=DirectivePage.Kind.POLICY)
        _sign(sending, one.signed)


def _direct(agency: Agency, contact: Contact, officer: User, *, at: datetime, kind: str) -> Dissemination:
    """Drafted four days before, reviewed, adopted and sent at that hour."""
    with clock.held(at - timedelta(days=4)):
        page = _reviewed(start_directive(agency=agency, contact=contact, by=officer, kind=kind), officer)
    with clock.held(at):
        edition = adopt_directive(page=page, effective_on=clock.today(), by=officer)
        sending = disseminate(edition=edition, reason=Dissemination.Reason.DIRECTIVE, by=officer)
        _reach(sending, by=officer)
    return sending


def _reviewed(page: DirectivePage, officer: User) -> DirectivePage:
    """Through the Law Department's review, in every language."""
    reviewer = User.objects.filter(groups__name="Law reviewers").first()
    for each in [page, *page.get_translations().specific()]:
        each.get_workflow().start(each, officer)
        each.refresh_from_db()
        each.current_workflow_task.on_action(each.current_workflow_task_state, reviewer, "approve")
    page.refresh_from_db()
    return page


def _reach(sending: Dissemination, *, by: User) -> None:
    """The letters arrive within the hour; who has no e-mail hears it read at the next morning's roll call."""
    send_due()
    with clock.held(timezone.localtime(sending.sent_at).replace(hour=7, minute=15, tzinfo=None) + timedelta(days=1)):
        record_service(
            dissemination=sending, deliveries=sending.deliveries.all(), how=Delivery.Service.ROLL_CALL, by=by
        )


def _sign(sending: Dissemination, people: int, *, late: int = 0) -> None:
    """So many people sign, some each day, `late` of them after their date."""
    signers = list(
        sending.deliveries.select_related("employee__user")
        .exclude(employee__number__in=_visitors_with_something_to_do())
        .order_by("employee__number")[:people]
    )
    in_time = len(signers) - late
    hours = cycle((8, 9, 12, 13, 15, 16))
    for place, delivery in enumerate(signers):
        served = timezone.localtime(delivery.served_at)
        wait = 1 + place * 24 // max(in_time, 1) if place < in_time else 33 + place % 3
        at = (served + timedelta(days=wait)).replace(hour=next(hours), minute=place * 7 % 60, tzinfo=None)
        with clock.held(min(at, city.LATEST)):
            _sign_one(delivery)


def _sign_one(delivery: Delivery) -> None:
    edition = delivery.dissemination.edition
    texts = {text.language: text for text in edition.texts.all()}
    text = texts.get(delivery.employee.language) or texts["en"]
    user = delivery.employee.user
    note = showings.seal(
        showings.Showing(delivery.pk, text.pk, text.sha256, user.pk, clock.now() - timedelta(minutes=6))
    )
    acknowledge(delivery=delivery, note=note, typed_name=delivery.employee.name, by=user)


def _visitors_with_something_to_do() -> list[str]:
    """The employees a visitor can be have not signed: their desks show what that is like."""
    return [number for number, login in login_numbers().items() if login.what.startswith("Employee")]


def _amend_the_order() -> None:
    with clock.held(city.AMENDED_AT):
        page = rewrite(page=OrderPage.objects.get(locale__language_code="en"), name="amendment-1", by=_clerk())
        adopt_order(
            page=page,
            signed_on=city.AMENDED_ON,
            effective_on=city.AMENDED_ON,
            change=Edition.Change.MINOR,
            reason=city.AMENDMENT_REASON,
            by=_clerk(),
        )


def _clerk() -> User:
    return User.objects.get(employee__given_name="Halina", employee__family_name="Brzostek")


def _coordinator() -> User:
    return User.objects.get(employee__given_name="Devraj", employee__family_name="Patel")


def _law() -> User:
    return User.objects.get(groups__name="Law reviewers")
