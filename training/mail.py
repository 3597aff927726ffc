"""The letters of this room: what is asked, and what is still owed."""

from collections.abc import Iterable

from deadlines import clock
from directives.mail import link
from letters.kinds import Kind, register
from letters.models import Letter
from training.models import Completion, Designation, Enrollment, ModulePage
from training.warned import Warned


def listen() -> None:
    """Make this room's kinds known to the outbox."""
    register(Kind("enrollment", prepare=prepare_enrollments))
    register(Kind("training_reminder", prepare=prepare_enrollments))
    register(Kind(Warned.KIND, prepare=prepare_warnings))


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


def prepare_warnings(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """What a warning of training about to end says. None once the designation has ended, or the certificate is
    renewed, revoked or over. Three queries."""
    about = {letter.pk: Warned.of(letter.key) for letter in letters}
    today = clock.today()
    found = Designation.objects.in_force(today).select_related("agency", "official")
    designations = found.in_bulk({each.designation for each in about.values()})
    newest = Completion.objects.newest().filter(expires_on__gte=today, revocation=None).select_related("module")
    completions = newest.in_bulk({each.completion for each in about.values()})
    titles = _titles({each.module.translation_key for each in completions.values()})
    prepared: dict[int, dict | None] = dict.fromkeys(about)
    for letter in letters:
        said = about[letter.pk]
        if said.designation in designations and said.completion in completions:
            prepared[letter.pk] = _warning(
                designations[said.designation], completions[said.completion], said, letter.language, titles
            )
    return prepared


def _titles(keys: set) -> dict[tuple, str]:
    """The titles of modules in each language."""
    pages = ModulePage.objects.live().filter(translation_key__in=keys)
    return {
        (key, code): title
        for key, code, title in pages.values_list("translation_key", "locale__language_code", "title")
    }


def _warning(designation: Designation, completion: Completion, said: Warned, language: str, titles: dict) -> dict:
    module = completion.module
    is_own = said.reader == designation.official_id
    return {
        "designation": designation,
        "module": titles.get((module.translation_key, language), module.title),
        "ends_on": completion.expires_on,
        "is_own": is_own,
        "link": link("desk", language) if is_own else link("agency_officials", language, designation.agency.slug),
    }
