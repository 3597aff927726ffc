"""An officer opens the screen that people of an agency sign at one after another."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from deadlines import clock
from evidence.acts import record
from people.models import Agency
from people.permissions import may_give_pins


@transaction.atomic
def open_shared_screen(*, agency: Agency, by) -> None:
    """Write that this officer opened one. Where it stands open, and until when, the browser's own session keeps."""
    if not may_give_pins(by, agency, today=clock.today()):
        raise PermissionDenied
    record(action="shared screen opened", about=agency, by=by)
