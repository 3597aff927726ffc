"""Each agency's shelf in the editors' rooms: who writes there, and who reviews."""

from datetime import date

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from directives.models import DirectiveIndexPage
from people.models import Agency, User
from people.permissions import AUDITORS, CLERKS, LAW_REVIEWERS

WRITES = ("add", "change")
REVIEWS = ("change", "publish")


@transaction.atomic
def ensure_shelf(*, agency: Agency) -> DirectiveIndexPage:
    """The agency's shelf, made when it has none, with the group of those who may write on it.

    What is written there passes the Law Department's review before it is published.
    """
    shelf = DirectiveIndexPage.objects.filter(agency=agency, locale=Locale.get_default()).first()
    if shelf is None:
        shelf = _root_shelf().add_child(instance=DirectiveIndexPage(title=agency.name, slug=agency.slug, agency=agency))
    _allow(officers_of(agency), shelf, WRITES)
    return shelf


@transaction.atomic
def seat_officers(*, today: date) -> None:
    """Put into each agency's group exactly those who answer for it that day. A few queries for all agencies."""
    wanted = _answering(today)
    groups = {group.name: group for group in Group.objects.filter(name__startswith=PREFIX)}
    seats = User.groups.through.objects
    standing = set(seats.filter(group__in=groups.values()).values_list("user_id", "group_id"))
    due = {(user, groups[name].pk) for user, name in wanted if name in groups}
    seats.bulk_create(User.groups.through(user_id=user, group_id=group) for user, group in due - standing)
    gone = Q(pk=None)
    for user, group in standing - due:
        gone |= Q(user_id=user, group_id=group)
    seats.filter(gone).delete()


PREFIX = "Officers: "


def officers_of(agency: Agency) -> Group:
    """The group of those who write on the agency's shelf; they may enter the editors' rooms."""
    group, _made = Group.objects.get_or_create(name=f"{PREFIX}{agency.slug}")
    group.permissions.add(Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin"))
    return group


def _answering(today: date) -> set[tuple[int, str]]:
    """Each user who answers for an agency that day, with the name of the agency's group."""
    in_force = Q(delegations__starts_on__lte=today) & (
        Q(delegations__ends_on=None) | Q(delegations__ends_on__gte=today)
    )
    heads = Agency.objects.filter(head__user__isnull=False).values_list("head__user", "slug")
    officers = Agency.objects.filter(in_force, delegations__officer__user__isnull=False)
    pairs = [*heads, *officers.values_list("delegations__officer__user", "slug")]
    return {(user, f"{PREFIX}{slug}") for user, slug in pairs}


def _root_shelf() -> DirectiveIndexPage:
    """The shelf above all shelves: clerks and reviewers work on everything below it."""
    home = Site.objects.get(is_default_site=True).root_page
    root = DirectiveIndexPage.objects.child_of(home).first()
    if root is None:
        root = home.add_child(instance=DirectiveIndexPage(title="Directives", slug="directives"))
        _allow(Group.objects.get_or_create(name=LAW_REVIEWERS)[0], root, REVIEWS)
        _allow(Group.objects.get_or_create(name=CLERKS)[0], home, (*WRITES, "publish"))
        _allow(Group.objects.get_or_create(name=AUDITORS)[0], root, ())
        _require_review(root)
    return root


def _require_review(root: Page) -> None:
    workflow, made = Workflow.objects.get_or_create(name="Review by the Law Department")
    if made:
        task = GroupApprovalTask.objects.create(name="Law Department")
        task.groups.add(Group.objects.get_or_create(name=LAW_REVIEWERS)[0])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})


def _allow(group: Group, page: Page, what: tuple[str, ...]) -> None:
    for codename in what:
        permission = Permission.objects.get(codename=f"{codename}_page", content_type__app_label="wagtailcore")
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
