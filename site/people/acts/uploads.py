"""A roster file waits between its preview and its confirmation."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from deadlines import clock
from people.acts.roster import Outcome, import_roster, plan_roster
from people.models import RosterUpload, User
from people.permissions import may_import_rosters, may_open_upload
from rows.acted import say

KEPT_FOR = timedelta(hours=24)


@transaction.atomic
def keep_upload(*, content: bytes, name: str, as_of: date, by: User) -> RosterUpload:
    """Keep a file that can be taken in for a day; let go of those that waited longer. Raises RosterRefused."""
    if not may_import_rosters(by):
        raise PermissionDenied
    plan_roster(content=content, as_of=as_of)
    now = clock.now()
    RosterUpload.objects.expired(now).delete()
    return RosterUpload.objects.create(
        name=name[:200], content=content, as_of=as_of, uploaded_at=now, uploaded_by=by, expires_at=now + KEPT_FOR
    )


@transaction.atomic
def confirm_upload(*, upload: RosterUpload, fingerprint: str, by: User) -> Outcome:
    """Take in the file as it was previewed, and let go of it. Raises RosterRefused when it would now do otherwise."""
    if not may_open_upload(by, upload):
        raise PermissionDenied
    outcome = import_roster(
        file=bytes(upload.content), name=upload.name, as_of=upload.as_of, by=by, expected=fingerprint
    )
    upload.delete()
    return outcome


@transaction.atomic
def set_aside_upload(*, upload: RosterUpload, by: User) -> None:
    """Let go of a file that will not be taken in."""
    if not may_open_upload(by, upload):
        raise PermissionDenied
    say(action="roster file set aside", about=upload, by=by)
    upload.delete()
