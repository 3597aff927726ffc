"""Each agency's shelf in the editors' rooms: who writes there, and who reviews."""

from datetime import date
from functools import reduce
from operator import or_

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
from directives.permissions import OFFICERS
from people.models import Agency, Delegation, Employee, User
from people.permissions import CLERKS, LAW_REVIEWERS

WRITES = ("add", "change")
REVIEWS = ("change", "publish")


@transaction.atomic
def ensure_shelf(*, agency: Agency) -> DirectiveIndexPage:
    """The agency's shelf, made when it has none, with the group of those who may write on it in every language.

    What is written there passes the Law Department's review before it is published.
    """
    root = _root_shelf()
    shelf = DirectiveIndexPage.objects.filter(agency=agency, locale=Locale.get_default()).first()
    if shelf is None:
        shelf = root.add_child(instance=DirectiveIndexPage(title=agency.name, slug=agency.slug, agency=agency))
    _allow(officers_of(agency), _in_every_language(shelf), WRITES)
    _allow(_group(LAW_REVIEWERS), _in_every_language(root), REVIEWS)
    _require_review(_in_every_language(root))
    return shelf


def open_to_clerks() -> None:
    """Clerks write and publish everywhere: the order, the home page, every shelf, in every language."""
    _allow(_group(CLERKS), list(Page.objects.filter(depth=1)), (*WRITES, "publish"))


@transaction.atomic
def seat_officers(*, today: date) -> None:
    """Put into each agency's group exactly those who answer for it that day. A few queries for all agencies."""
    wanted = _answering(today)
    groups = {group.name: group for group in Group.objects.filter(name__startswith=OFFICERS)}
    seats = User.groups.through.objects
    standing = set(seats.filter(group__in=groups.values()).values_list("user_id", "group_id"))
    due = {(user, groups[name].pk) for user, name in wanted if name in groups}
    # Two people who sign in at once find the same seats empty.
    missing = [User.groups.through(user_id=user, group_id=group) for user, group in due - standing]
    seats.bulk_create(missing, ignore_conflicts=True)
    gone = [Q(user_id=user, group_id=group) for user, group in standing - due]
    if gone:
        seats.filter(reduce(or_, gone)).delete()


def officers_of(agency: Agency) -> Group:
    """The group of those who write on the agency's shelf; they may enter the editors' rooms."""
    group, _made = Group.objects.get_or_create(name=f"{OFFICERS}{agency.slug}")
    group.permissions.add(Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin"))
    return group


def _answering(today: date) -> set[tuple[int, str]]:
    """Each user who answers for an agency that day, with the name of the agency's group. Who has left answers for
    nothing."""
    here = Employee.objects.here(today).exclude(user=None)
    heads = Agency.objects.filter(head__in=here).order_by().values_list("head__user", "slug")
    delegated = Delegation.objects.in_force(today).filter(officer__in=here).order_by()
    pairs = [*heads, *delegated.values_list("officer__user", "agency__slug")]
    return {(user, f"{OFFICERS}{slug}") for user, slug in pairs}


def _root_shelf() -> DirectiveIndexPage:
    """The shelf above all shelves."""
    home = Site.objects.get(is_default_site=True).root_page
    root = DirectiveIndexPage.objects.child_of(home).first()
    return root or home.add_child(instance=DirectiveIndexPage(title="Directives", slug="directives"))


def _in_every_language(page: Page) -> list[Page]:
    return [page, *page.get_translations()]


def _require_review(roots: list[Page]) -> None:
    workflow, made = Workflow.objects.get_or_create(name="Review by the Law Department")
    if made:
        task = GroupApprovalTask.objects.create(name="Law Department")
        task.groups.add(_group(LAW_REVIEWERS))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for root in roots:
        WorkflowPage.objects.get_or_create(page_id=root.pk, defaults={"workflow": workflow})


def _allow(group: Group, pages: list[Page], what: tuple[str, ...]) -> None:
    named = [f"{codename}_page" for codename in what]
    for permission in Permission.objects.filter(codename__in=named, content_type__app_label="wagtailcore"):
        for page in pages:
            GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def _group(name: str) -> Group:
    return Group.objects.get_or_create(name=name)[0]
