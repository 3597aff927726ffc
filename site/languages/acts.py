"""Approving translations, and keeping the table of the city's languages."""

from django.db import transaction

from deadlines import clock
from languages.models import Approval, CityLanguage
from rows.acted import say


@transaction.atomic
def approve(*, subject: str, language: str, source_sha256: str, text_sha256: str, by) -> Approval:
    """Keep that `by` found the translation right against these words of its source. Twice is once. Who may is for the
    room whose text it is to hold."""
    approval, is_new = Approval.objects.get_or_create(
        subject=subject,
        language=language,
        source_sha256=source_sha256,
        text_sha256=text_sha256,
        defaults={"approved_at": clock.now(), "approved_by": by},
    )
    if is_new:
        say(action="translation approved", about=approval, by=by, details={"source": source_sha256})
    return approval


@transaction.atomic
def set_language(*, tag: str, speakers: int, source: str, source_year: int, by) -> CityLanguage:
    """Enter or correct how many residents speak a language; the record keeps what it was before."""
    before = CityLanguage.objects.filter(tag=tag).values("speakers", "source", "source_year").first()
    now = {"speakers": speakers, "source": source, "source_year": source_year}
    row, _made = CityLanguage.objects.update_or_create(tag=tag, defaults=now)
    if before != now:
        say(action="language of the city counted", about=row, by=by, details={"before": before or {}, "now": now})
    return row
