"""A directive or a policy before it binds: a draft on the agency's shelf in every language the library has it in,
then the Law Department's review of each."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from deadlines import clock
from directives import composing, library, permissions, words
from directives.acts.editions import order_in_force, refuse_without_locked_words
from directives.acts.fields import Contact, merge_fields
from directives.acts.loading import translated
from directives.acts.shelves import ensure_shelf, seat_officers
from directives.acts.wordings import wording
from directives.models import DirectivePage
from directives.refusal import Refusal
from evidence.acts import record
from languages.acts import approve_as_loaded
from people.models import Agency


@transaction.atomic
def start_directive(*, agency: Agency, contact: Contact, by, kind: str = DirectivePage.Kind.DIRECTIVE) -> DirectivePage:
    """Draft the agency's directive (or, of a certifying agency, its U-visa policy) from the library's text.

    The draft and its translations wait on the shelf to be changed and reviewed. Returns the draft; the one that
    stands when there is one. Raises Refusal when no order is in force or the agency certifies nothing.
    """
    if not permissions.may_direct(by, agency, today=clock.today()):
        raise PermissionDenied
    if kind == DirectivePage.Kind.POLICY and not agency.is_certifying:
        raise Refusal(_("%(agency)s does not certify U visas, so it needs no policy.") % {"agency": agency})
    shelf = ensure_shelf(agency=agency)
    if standing := DirectivePage.objects.child_of(shelf).filter(kind=kind).first():
        return standing
    contact.in_a_line()
    facts = {
        "kind": kind,
        "contact": contact.name,
        "phone": contact.phone,
        "number": f"{agency.slug.upper()}-{kind[0].upper()}1",
    }
    fields = merge_fields(agency=agency, order=order_in_force(), contact=contact, by=by)
    page = _draft(shelf, _text(kind, agency, "en", fields), facts, by)
    for language in _languages(kind, agency):
        text = _text(kind, agency, language, fields)
        translation = translated(page=page, language=language)
        translation.title, translation.body = text["title"], words.to_stream(text["body"])
        translation.save_revision(user=by)
        approve_as_loaded(page=translation, by=by)
    ensure_shelf(agency=agency)  # the shelves of other languages stand only now
    seat_officers(today=clock.today())
    record(action=f"{kind} drafted", about=page, by=by)
    return page


@transaction.atomic
def submit_for_review(*, page: DirectivePage, by) -> list[str]:
    """Hand the draft and its translations to the Law Department; return the languages handed over, in one record.

    What is in review or approved already stays where it is; what was sent back goes on where it stopped. Raises
    Refusal when there is nothing to hand over, or a text has lost a locked sentence.
    """
    if not permissions.may_direct(by, page.agency, today=clock.today()):
        raise PermissionDenied
    waiting = [each for each in _in_every_language(page) if _waits_for_review(each)]
    if not waiting:
        raise Refusal(
            _("Every language is with the Law Department or approved already: there is nothing to hand over.")
        )
    refuse_without_locked_words(page.kind, [wording(each.get_latest_revision_as_object()) for each in waiting])
    for each in waiting:
        _hand_over(each, by)
    languages = [each.locale.language_code for each in waiting]
    record(action=f"{page.kind} sent to review", about=page, by=by, details={"languages": languages})
    return languages


def _in_every_language(page: DirectivePage) -> list[DirectivePage]:
    """The text that governs first, each held until the end: two clicks become one review."""
    rows = DirectivePage.objects.filter(translation_key=page.translation_key).select_for_update(of=("self",))
    return sorted(rows.select_related("locale"), key=lambda each: (each.pk != page.pk, each.locale.language_code))


def _waits_for_review(page: DirectivePage) -> bool:
    return not page.workflow_in_progress and (page.has_unpublished_changes or not page.live)


def _hand_over(page: DirectivePage, by) -> None:
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(by)
    else:
        page.get_workflow().start(page, by)


def _draft(shelf, text: dict, facts: dict, by) -> DirectivePage:
    page = DirectivePage(
        title=text["title"], slug=facts["kind"], live=False, body=words.to_stream(text["body"]), owner=by, **facts
    )
    shelf.add_child(instance=page)
    page.save_revision(user=by)
    return page


def _text(kind: str, agency: Agency, language: str, fields: dict[str, str]) -> dict:
    if kind == DirectivePage.Kind.POLICY:
        return composing.policy(language, fields)
    return composing.directive(agency.kind, language, fields)


def _languages(kind: str, agency: Agency) -> list[str]:
    """The other languages that have every part of the draft."""
    names = ["policy.core"] if kind == DirectivePage.Kind.POLICY else ["directive.core", f"directive.{agency.kind}"]
    common = set.intersection(*(set(library.languages(name)) for name in names))
    return sorted(common - {"en"})
