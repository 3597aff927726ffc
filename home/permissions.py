"""Who may enter an agency's rooms."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from deadlines import clock
from directives.models import Dissemination
from directives.permissions import may_note
from people.models import Agency, User
from people.permissions import agencies_of, is_auditor, is_clerk
from training.library import GOVERNING
from training.models import ModulePage


def agency_or_404(user: User, slug: str) -> Agency:
    """The agency, for those who answer for it, the clerk and the auditor. To anybody else it does not exist."""
    return get_object_or_404(agencies_of(user, today=clock.today()), slug=slug)


def may_note_or_refuse(user: User, slug: str) -> Agency:
    """The agency, for whoever may write down what its people did; others who may look in are refused."""
    agency = agency_or_404(user, slug)
    if not may_note(user, agency, today=clock.today()):
        raise PermissionDenied
    return agency


def sending_or_404(agency: Agency, pk: int) -> Dissemination:
    """One of the agency's own sendings."""
    found = Dissemination.objects.filter(agency=agency, pk=pk).select_related("edition", "agency", "provided_due")
    sending = found.first()
    if sending is None:
        raise Http404
    return sending


def module_or_404(slug: str) -> ModulePage:
    """A training module, by the page of the language that governs."""
    return get_object_or_404(ModulePage.objects.filter(locale__language_code=GOVERNING), slug=slug)


def may_read_the_board(user: User) -> bool:
    """The clerk keeps the board; the auditor reads it."""
    return is_clerk(user) or is_auditor(user)
