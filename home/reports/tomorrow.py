"""Whom a morning writes to and why: its letters by kind and agency, read while the rows they are about still stand."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from deadlines import clock
from deadlines.dates import long_day
from deadlines.models import Municipality
from directives.models import Delivery
from directives.reports.late import late_by_agency
from letters.models import Letter
from people.models import Agency, Employment
from training.models import Completion, Designation, Enrollment
from training.warned import Warned


@dataclass(frozen=True)
class Said:
    """What one letter is about: the agency, which text or module, and why it goes out, with its date."""

    agency: str
    what: str
    why: str


@dataclass(frozen=True)
class Group:
    """Letters about the same thing for the same reason, and who reads them."""

    what: str
    why: str
    letters: list[Letter]


@dataclass(frozen=True)
class Place:
    agency: str
    groups: list[Group]


@dataclass(frozen=True)
class Kind:
    """All letters of one kind. `name` says which letter it is."""

    name: str
    places: list[Place]

    @property
    def count(self) -> int:
        return sum(len(group.letters) for place in self.places for group in place.groups)


@dataclass(frozen=True)
class Told:
    """`by_hand` are the agencies with people who would be asked for a text and have no e-mail address, and how many."""

    kinds: list[Kind]
    by_hand: list[tuple[str, int]]

    @property
    def unaddressed(self) -> int:
        return sum(people for _agency, people in self.by_hand)


NAMES = {
    "delivery": gettext_lazy("A text to read and sign"),
    "reminder": gettext_lazy("A reminder to sign"),
    "late_people": gettext_lazy("To officers: whose people are late"),
    "very_late_people": gettext_lazy("To the head and the clerk: whose people are very late"),
    "enrollment": gettext_lazy("Training to pass"),
    Warned.KIND: gettext_lazy("To officials and officers: training ends soon"),
}


def read(letters: Iterable[Letter]) -> Told:
    """These letters, explained. A fixed number of queries for each kind. Call it before they are taken back."""
    by_kind: dict[str, list[Letter]] = defaultdict(list)
    for letter in letters:
        by_kind[letter.kind].append(letter)
    kinds = [_kind(name, by_kind[name]) for name in sorted(by_kind, key=_turn)]
    return Told(kinds, _by_hand())


def _turn(name: str) -> tuple[int, str]:
    known = list(NAMES)
    return (known.index(name) if name in known else len(known), name)


def _kind(name: str, letters: list[Letter]) -> Kind:
    said = _EXPLAINED[name](letters) if name in _EXPLAINED else {}
    found: dict[str, dict[Said, list[Letter]]] = defaultdict(lambda: defaultdict(list))
    for letter in letters:
        one = said.get(letter.pk) or Said("", letter.key, "")
        found[one.agency][one].append(letter)
    places = [Place(agency, [Group(s.what, s.why, of) for s, of in found[agency].items()]) for agency in sorted(found)]
    return Kind(str(NAMES.get(name, name)), places)


def _by_hand() -> list[tuple[str, int]]:
    """Sent this very instant to people without an address. One query."""
    sent = Delivery.objects.filter(dissemination__sent_at=clock.now(), employee__email=None)
    return sorted(Counter(sent.values_list("dissemination__agency__name", flat=True)).items())


def _deliveries(letters: list[Letter]) -> dict[int, Said]:
    found = _rows(letters)
    return {letter.pk: _asked(found[letter.subject_id]) for letter in letters if letter.subject_id in found}


def _reminders(letters: list[Letter]) -> dict[int, Said]:
    found = _rows(letters)
    return {letter.pk: _reminded(found[letter.subject_id]) for letter in letters if letter.subject_id in found}


def _rows(letters: list[Letter]) -> Mapping[int | None, Delivery]:
    way = "dissemination__"
    rows = Delivery.objects.select_related(f"{way}agency", f"{way}edition", f"{way}provided_due")
    return rows.in_bulk([letter.subject_id for letter in letters])


def _asked(delivery: Delivery) -> Said:
    sending = delivery.dissemination
    kept = sending.provided_due
    why = _WHY[kept.rule] % {"day": long_day(kept.trigger_on)} if kept and kept.rule in _WHY else ""
    return Said(sending.agency.name, _text(delivery), why or str(sending.get_reason_display()))


def _reminded(delivery: Delivery) -> Said:
    why = _("It is not signed, and is due on %(day)s.")
    if delivery.due_on < clock.today():
        why = _("It is not signed, and was due on %(day)s.")
    return Said(delivery.dissemination.agency.name, _text(delivery), why % {"day": long_day(delivery.due_on)})


def _text(delivery: Delivery) -> str:
    edition = delivery.dissemination.edition
    return _("%(title)s, edition %(number)s") % {"title": edition.title, "number": edition.number}


# By the rule of the clock that the sending answers.
_WHY = {
    "joiner": gettext_lazy("New to the agency, and it has not reached them: their clock counts from %(day)s."),
    "annual_redissemination": gettext_lazy("It last went to everybody on %(day)s, and its year is over."),
    "annual_redissemination_fixed": gettext_lazy("The city's day of the year is %(day)s."),
}


def _late(letters: list[Letter]) -> dict[int, Said]:
    def why(people: int) -> str:
        words = ngettext(
            "%(people)s person is past the day to sign, as of %(day)s. Told once a week.",
            "%(people)s people are past their day to sign, as of %(day)s. Told once a week.",
            people,
        )
        return words % {"people": people, "day": long_day(clock.today())}

    return _of_agencies(letters, why)


def _very_late(letters: list[Letter]) -> dict[int, Said]:
    days = Municipality.current().escalated_after

    def why(people: int) -> str:
        words = _("Some of %(people)s late people are %(days)s days past their day or more, on %(day)s. Told once.")
        return words % {"people": people, "days": days, "day": long_day(clock.today())}

    return _of_agencies(letters, why)


def _of_agencies(letters: list[Letter], why: Callable[[int], str]) -> dict[int, Said]:
    agencies = Agency.objects.in_bulk([letter.subject_id for letter in letters])
    late = dict(late_by_agency(agencies, today=clock.today()))
    return {
        letter.pk: Said(agencies[letter.subject_id].name, "", why(late.get(letter.subject_id, 0)))
        for letter in letters
        if letter.subject_id in agencies
    }


def _enrollments(letters: list[Letter]) -> dict[int, Said]:
    found = Enrollment.objects.select_related("module").in_bulk([letter.subject_id for letter in letters])
    here = Employment.objects.on(clock.today()).filter(employee__in={each.employee_id for each in found.values()})
    works = dict(here.order_by("-agency__name").values_list("employee", "agency__name"))

    def said(one: Enrollment) -> Said:
        why = _("%(reason)s: due on %(day)s.") % {"reason": one.get_reason_display(), "day": long_day(one.due_on)}
        return Said(works.get(one.employee_id, ""), f"{one.module.code}: {one.module.title}", why)

    return {letter.pk: said(found[letter.subject_id]) for letter in letters if letter.subject_id in found}


def _warnings(letters: list[Letter]) -> dict[int, Said]:
    about = {letter.pk: Warned.of(letter.key) for letter in letters}
    designations = Designation.objects.select_related("agency", "official").defer("letter")
    signers = designations.in_bulk({each.designation for each in about.values()})
    held = Completion.objects.select_related("module").in_bulk({each.completion for each in about.values()})

    def said(one: Warned) -> Said:
        signer, completion = signers[one.designation], held[one.completion]
        why = _("The training of %(name)s ends on %(day)s.")
        facts = {"name": signer.official.name, "day": long_day(completion.expires_on)}
        return Said(signer.agency.name, f"{completion.module.code}: {completion.module.title}", why % facts)

    return {pk: said(one) for pk, one in about.items() if one.designation in signers and one.completion in held}


_EXPLAINED: dict[str, Callable[[list[Letter]], dict[int, Said]]] = {
    "delivery": _deliveries,
    "reminder": _reminders,
    "late_people": _late,
    "very_late_people": _very_late,
    "enrollment": _enrollments,
    Warned.KIND: _warnings,
}
