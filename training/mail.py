"""The letters of this room: what is asked, and what is still owed."""

from collections.abc import Iterable

from directives.mail import link
from letters.kinds import Kind, register
from letters.models import Letter
from training.models import Enrollment


def listen() -> None:
    """Make this room's kinds known to the outbox."""
    register(Kind("enrollment", prepare=prepare_enrollments))
    register(Kind("training_reminder", prepare=prepare_enrollments))


def prepare_enrollments(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """What the letter of an enrollment, or its reminder, says. None once nothing is asked any more. One query."""
    letters = list(letters)
    rows = Enrollment.objects.open().filter(pk__in=[letter.subject_id for letter in letters]).select_related("module")
    found = {row.pk: row for row in rows}
    return {
        letter.pk: _enrollment(found[letter.subject_id], letter.language) if letter.subject_id in found else None
        for letter in letters
    }


def _enrollment(enrollment: Enrollment, language: str) -> dict:
    module = enrollment.module
    return {
        "enrollment": enrollment,
        "module": module,
        "due_on": enrollment.due_on,
        "link": link("module", language, module.slug),
    }
