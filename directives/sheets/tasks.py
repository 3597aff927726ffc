"""Reading scans, for Celery: rung when one is added, and each minute by the timetable. Both only ring: what is to be
read is what the rows say."""

import logging

from celery import shared_task

log = logging.getLogger(__name__)


def ring(scan_id: int) -> None:
    """Have it read now. With no broker at hand the timetable, or its own page, finds it."""
    try:
        read_scan.delay(scan_id)
    except Exception:
        log.warning("The broker could not be told of a scan; the timetable will find it.", exc_info=True)


@shared_task(acks_late=True, ignore_result=True)
def read_scan(scan_id: int) -> None:
    from directives.sheets.acts.scans import read_next
    from directives.sheets.models import Scan

    scan = Scan.objects.select_related("file").filter(pk=scan_id).first()
    while scan and read_next(scan=scan):
        pass


@shared_task(acks_late=True, ignore_result=True)
def read_due_scans() -> None:
    """Whatever is not read yet and nobody is reading."""
    from directives.sheets.models import Scan

    for pk in Scan.objects.filter(read_at=None).order_by("pk").values_list("pk", flat=True)[:20]:
        read_scan(pk)
