"""Anybody may ask the clerk for a certified copy of the order; the clerk answers (the order's closing line)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.models import Municipality
from directives import permissions
from directives.models import CertifiedCopyRequest, Edition
from directives.refusal import Refusal
from evidence.acts import record
from letters.acts import owe

MOST = 20


@transaction.atomic
def ask_for_certified_copy(
    *, edition: Edition, name: str, email: str = "", address: str = "", copies: int = 1, by=None
) -> CertifiedCopyRequest:
    """Keep the request and owe the clerk a letter about it, when the city's profile has the clerk's e-mail.

    `by` is None for somebody without an account. Raises Refusal when the edition is not one of the order, there is
    no name, neither an e-mail nor a postal address to send to, or fewer than 1 or more than 20 copies.
    """
    if edition.kind != Edition.Kind.ORDER:
        raise Refusal(_("The clerk certifies copies of the order only."))
    if not name.strip():
        raise Refusal(_("Say who the copies are for."))
    if not (email.strip() or address.strip()):
        raise Refusal(_("Give an e-mail or a postal address, so that the clerk can reach you."))
    if not 1 <= copies <= MOST:
        raise Refusal(_("Ask for 1 to %(most)s copies.") % {"most": MOST})
    request = CertifiedCopyRequest.objects.create(
        edition=edition,
        name=name.strip(),
        email=email.strip(),
        address=address.strip(),
        copies=copies,
        asked_at=clock.now(),
    )
    _tell_the_clerk(request)
    # The record is kept for ever and is read by many: it says that a copy was asked for, not who lives where.
    record(action="certified copy asked for", about=request, by=by, details={"copies": copies})
    return request


@transaction.atomic
def answer_certified_copy_request(*, request: CertifiedCopyRequest, by) -> CertifiedCopyRequest:
    """The clerk says that the copies went out. A second answer leaves the first as it is."""
    if not permissions.may_answer_for_copies(by):
        raise PermissionDenied
    request = CertifiedCopyRequest.objects.select_for_update().get(pk=request.pk)
    if request.answered_at is None:
        request.answered_at, request.answered_by = clock.now(), by
        request.save(update_fields=["answered_at", "answered_by"])
        record(action="certified copy request answered", about=request, by=by)
    return request


def _tell_the_clerk(request: CertifiedCopyRequest) -> None:
    city = Municipality.current()
    if city.clerk_email:
        owe(
            key=f"certified_copy:{request.pk}",
            kind="certified_copy",
            to=city.clerk_email,
            name=city.clerk,
            subject_id=request.pk,
        )
