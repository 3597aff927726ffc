"""Where the city puts its notices, and the advertisements that say where they are."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from commission import permissions
from commission.models import Advertisement, PostingPlace
from deadlines import clock
from directives.refusal import Refusal
from evidence.acts import record
from evidence.files import NotKept, keep_file

Kind = PostingPlace.Kind


@transaction.atomic
def keep_place(
    *, kind: str, name: str, by, place: PostingPlace | None = None, is_official: bool = False, is_used: bool = True
) -> PostingPlace:
    """Add a place for notices, or change `place`. What was posted there stays. Raises Refusal when it has no name, or
    something that is no newspaper is to be the official one, or two places would have one name."""
    if not permissions.may_post_notices(by):
        raise PermissionDenied
    name = name.strip()
    if not name:
        raise Refusal(_("Give the place a name people would know it by."))
    if is_official and kind != Kind.NEWSPAPER:
        raise Refusal(_("Only a newspaper is the official newspaper."))
    same = PostingPlace.objects.filter(kind=kind, name=name)
    same = same.exclude(pk=place.pk) if place else same
    if stands := same.first():
        if place:
            raise Refusal(_("There is a place of that name already."))
        return stands
    facts = {"kind": kind, "name": name, "is_official": is_official, "is_used": is_used}
    kept = PostingPlace(pk=place.pk if place else None, **facts)
    kept.save()
    record(action="place for notices kept", about=kept, by=by, details=facts)
    return kept


@transaction.atomic
def advertise(*, advertised_on: date, outlet: str, by, proof: bytes = b"", proof_name: str = "") -> Advertisement:
    """Keep that an advertisement said where the full notices are (N.J.S.A. 35:3-5). The same day in the same outlet is
    the same advertisement. Raises Refusal for a day to come, no outlet, or a proof of another kind."""
    if not permissions.may_post_notices(by):
        raise PermissionDenied
    if advertised_on > clock.today():
        raise Refusal(_("That day is still to come. Record an advertisement once it has appeared."))
    if not outlet.strip():
        raise Refusal(_("Say in which publication it appeared."))
    try:
        file = keep_file(content=proof, name=proof_name, by=by) if proof else None
    except NotKept as wrong:
        raise Refusal(str(wrong)) from wrong
    made, is_new = Advertisement.objects.get_or_create(
        advertised_on=advertised_on,
        outlet=outlet.strip(),
        defaults={"proof": file, "recorded_at": clock.now(), "recorded_by": by},
    )
    if is_new:
        record(action="notices advertised", about=made, by=by)
    return made
