"""What happened away from a screen: an officer notes it, and it counts once a second person has confirmed it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deadlines import clock
from directives import permissions, statements
from directives.models import Delivery, Dissemination, Noting
from directives.refusal import Refusal
from directives.reports.notings import obstacles
from evidence.acts import record
from letters.acts import owe_many
from rows.insert_select import insert_select

WHY_NOT = {
    "closed": gettext_lazy("This is no longer asked of %(person)s."),
    "noted": gettext_lazy("Something was noted of %(person)s already, and waits for a second person."),
    "own": gettext_lazy("Nobody notes their own signature: sign on your desk."),
    "elsewhere": gettext_lazy("%(person)s did not work there that day."),
}


def note(
    *, delivery: Delivery, way: str, happened_on: date, language: str, witness: str = "", proof: str = "", by
) -> Noting:
    """Note what one person did; return it. It waits for a second person, and the one it is about is written to.

    `way` is one of `Noting.Way`; a roll call and a refusal need a witness. `language` is that of the text they had,
    `proof` names a document in free words ("scan <sha256> page 2 line 5"). Raises Refusal when it cannot have happened
    that day, was noted already, or is not asked any more.
    """
    with transaction.atomic():
        one = Delivery.objects.filter(pk=delivery.pk)
        noted = note_all(
            dissemination=delivery.dissemination,
            deliveries=one,
            way=way,
            happened_on=happened_on,
            language=language,
            witness=witness,
            proof=proof,
            by=by,
        )
        if not noted:
            raise Refusal(_why_not(one, way, happened_on, by))
        return Noting.objects.live().get(delivery=delivery)


@transaction.atomic
def note_all(
    *,
    dissemination: Dissemination,
    deliveries: QuerySet[Delivery],
    way: str,
    happened_on: date,
    language: str,
    witness: str = "",
    proof: str = "",
    by,
) -> int:
    """Note the same of many people of one sending; return of how many. Whom `obstacles` names is passed over. The same
    number of statements for one person or a thousand."""
    if not permissions.may_note(by, dissemination.agency, today=clock.today()):
        raise PermissionDenied
    witness, proof = " ".join(witness.split())[:120], proof.strip()[:250]
    _refuse_what_cannot_be(dissemination, way, happened_on, language, witness)
    # Held until the end, so that a signature on screen and a noting of the same come one after the other.
    held = dissemination.deliveries.filter(pk__in=deliveries.values("pk")).select_for_update(of=("self",))
    free = Delivery.objects.filter(pk__in=list(held.values_list("pk", flat=True)))
    for reason in obstacles(way=way, happened_on=happened_on, by=by).values():
        free = free.exclude(reason)
    people = list(free.values_list("pk", flat=True))
    if people:
        _write(people, way, happened_on, language, witness, proof, by)
        details = {"way": str(way), "people": len(people), "on": str(happened_on), "language": language}
        details |= {name: value for name, value in (("witness", witness), ("proof", proof)) if value}
        record(action="signatures noted", about=dissemination, by=by, details=details | {"deliveries": people})
    return len(people)


def _write(people: list[int], way: str, happened_on: date, language: str, witness: str, proof: str, by) -> None:
    insert_select(
        Noting,
        Delivery.objects.filter(pk__in=people),
        delivery="pk",
        way=Value(str(way)),
        happened_on=Value(happened_on),
        language=Value(language),
        witness=Value(witness),
        proof=Value(proof),
        noted_at=Value(clock.now()),
        noted_by=Value(by.pk),
    )
    owe_many(
        Noting.objects.live().filter(delivery__in=people),
        kind="noting",
        key=Concat(Value("noting:"), Cast("pk", CharField())),
        to="delivery__employee__email",
        name=Concat(F("delivery__employee__given_name"), Value(" "), F("delivery__employee__family_name")),
        language="delivery__employee__language",
        subject_id="pk",
    )


def _refuse_what_cannot_be(
    dissemination: Dissemination, way: str, happened_on: date, language: str, witness: str
) -> None:
    if way not in Noting.Way:
        raise Refusal(_("Say whether they signed on paper, signed at a roll call, or refused to sign."))
    if happened_on > clock.today():
        raise Refusal(_("That day is still to come. Note it once it has happened."))
    if happened_on < timezone.localdate(dissemination.sent_at):
        raise Refusal(_("That day is before the text was sent. Write the day it happened."))
    if way != Noting.Way.PAPER and not witness:
        raise Refusal(_("Name the witness: somebody else who was there and saw it."))
    edition = dissemination.edition
    has_text = edition.texts.filter(language=language).exists()
    if not has_text or not statements.has_statement(edition.kind, language):
        raise Refusal(_("There is no text to sign in that language. Choose the language they had it in."))


def _why_not(one: QuerySet[Delivery], way: str, happened_on: date, by) -> str:
    cases = [When(q, then=Value(name)) for name, q in obstacles(way=way, happened_on=happened_on, by=by).items()]
    asked = one.select_related("employee").annotate(why=Case(*cases, default=Value(""), output_field=CharField()))
    delivery = asked.get()
    return str(WHY_NOT[delivery.why]) % {"person": delivery.employee.name}
