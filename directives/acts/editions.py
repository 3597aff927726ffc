"""Adopting: a page's words become an edition, frozen in every language they are ready in."""

from datetime import date
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import formats, translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.models import Municipality
from directives import composing, permissions, signals, words
from directives.acts.fields import Contact
from directives.acts.wordings import Wording, through_the_gate, wording
from directives.checklist import unanswered
from directives.models import DirectivePage, Edition, EditionText, OrderPage
from directives.placeholders import FIELDS, Unfilled, fill
from directives.refusal import Refusal
from directives.words import Body
from evidence.acts import record


@transaction.atomic
def adopt_order(
    *, page: OrderPage, signed_on: date, effective_on: date, by, change: str = Edition.Change.FIRST, reason: str = ""
) -> Edition:
    """Make the published words of the order its next edition, placeholders filled from the profile.

    Raises Refusal when the page has unpublished words, a placeholder is unfilled, or an amendment changes nothing
    or does not say why, or a required translation is not approved and the city waits for it. The first edition takes
    effect when it is signed (§15).
    """
    if not permissions.may_adopt_the_order(by):
        raise PermissionDenied
    _refuse_unpublished(page)
    profile = Municipality.current()
    wordings, pending = through_the_gate(page)
    return _freeze(
        wordings=[filled(each, profile, signed_on) for each in wordings],
        pending=pending,
        kind=Edition.Kind.ORDER,
        agency=None,
        reference=page.number,
        signed_on=signed_on,
        effective_on=effective_on,
        change=change,
        reason=reason,
        by=by,
    )


def preview_order(*, page: OrderPage, signed_on: date) -> Body:
    """The words of the order as adopting would freeze them. Raises Refusal when a placeholder is unfilled."""
    return filled(wording(page), Municipality.current(), signed_on).body


@transaction.atomic
def adopt_directive(
    *, page: DirectivePage, effective_on: date, by, change: str = Edition.Change.FIRST, reason: str = ""
) -> Edition:
    """Make the reviewed words of an agency's directive or policy its next edition.

    Only what the review published can be adopted. Raises Refusal as `adopt_order` does, and when a policy leaves a
    letter of §8 without an answer in any of its languages.
    """
    if not permissions.may_direct(by, page.agency, today=clock.today()):
        raise PermissionDenied
    _refuse_unpublished(page)
    wordings, pending = through_the_gate(page)
    refuse_without_locked_words(page.kind, wordings)
    _refuse_without_an_answer(page.kind, wordings)
    return _freeze(
        wordings=wordings,
        pending=pending,
        kind=page.kind,
        agency=page.agency,
        order=order_in_force(),
        reference=page.number,
        signed_on=clock.today(),
        effective_on=effective_on,
        change=change,
        reason=reason,
        by=by,
        contact=Contact(page.contact, page.phone).in_a_line() if page.contact or page.phone else "",
    )


@transaction.atomic
def adopt_notice(*, agency, wordings: list[Wording], reference: str, contact: str, by) -> Edition:
    """Freeze an officer's notice. Who may, and what it must say, is for `acts.notices` to hold."""
    newest = _newest(Edition.Kind.NOTICE, agency)
    return _freeze(
        wordings=wordings,
        kind=Edition.Kind.NOTICE,
        agency=agency,
        order=order_in_force(),
        reference=reference,
        signed_on=clock.today(),
        effective_on=clock.today(),
        change=Edition.Change.MATERIAL if newest else Edition.Change.FIRST,
        reason=_("The officer gave notice again.") if newest else "",
        by=by,
        contact=contact,
    )


def _freeze(
    *, wordings: list[Wording], kind: str, agency, change: str, reason: str, by, pending=(), **facts
) -> Edition:
    """Write the edition, its texts and its record. The first wording is the one that governs; `pending` are required
    languages it goes out without."""
    newest = _newest(kind, agency)
    _refuse_an_empty_change(newest, wordings[0], change, reason)
    edition = Edition.objects.create(
        kind=kind,
        agency=agency,
        number=newest.number + 1 if newest else 1,
        title=wordings[0].title,
        change=change,
        change_reason=reason,
        adopted_at=clock.now(),
        adopted_by=by,
        **facts,
    )
    texts = EditionText.objects.bulk_create(
        frozen(edition, each, is_source=index == 0) for index, each in enumerate(wordings)
    )
    details = {"sha256": {text.language: text.sha256 for text in texts}, "change": change, "reason": reason}
    if pending:
        details["translation pending"] = list(pending)
    record(action="edition adopted", about=edition, by=by, details=details)
    signals.adopted.send(sender=Edition, edition=edition, older=newest)
    return edition


def frozen(edition: Edition, wording: Wording, *, is_source: bool = False) -> EditionText:
    """The text of an edition in one language, not saved yet."""
    return EditionText(
        edition=edition,
        language=wording.language,
        is_source=is_source,
        title=wording.title,
        body=wording.body,
        sha256=words.digest(title=wording.title, body=wording.body),
    )


def order_in_force() -> Edition:
    """The edition of the order in force today. Raises Refusal when none is."""
    order = Edition.objects.of_the_order().in_force(clock.today()).first()
    if order is None:
        raise Refusal(_("No order is in force yet, so there is nothing to carry out."))
    return order


def _newest(kind: str, agency) -> Edition | None:
    return Edition.objects.filter(kind=kind, agency=agency).order_by("-number").first()


def filled(unfilled: Wording, profile: Municipality, signed_on: date) -> Wording:
    """The same words with the city's names and the day in their blanks. Raises Refusal when nothing fills one."""
    with translation.override(unfilled.language):
        signed = formats.date_format(signed_on, "DATE_FORMAT")
    known = {blank: getattr(profile, field) for blank, field in FIELDS.items() if getattr(profile, field)}
    fill_in = partial(fill, placeholders=known, mayor=profile.mayor, signed=signed)
    try:
        body = fill_in(unfilled.body)
        title = fill_in([{"words": unfilled.title}])[0]["words"]
    except Unfilled as missing:
        raise Refusal(
            _("Nothing fills %(placeholder)s yet. Complete the city's profile first.") % {"placeholder": missing}
        ) from missing
    return Wording(language=unfilled.language, title=title, body=body)


def _refuse_unpublished(page) -> None:
    if not page.live:
        raise Refusal(_("These words are still a draft. They can be adopted once they have passed review."))
    if page.has_unpublished_changes:
        raise Refusal(_("The page has changes that have not passed review. Publish them or take them back first."))
    if not page.body:
        raise Refusal(_("There are no words to adopt yet."))


def refuse_without_locked_words(kind: str, wordings: list[Wording]) -> None:
    """§12 and N-3: what it is, the duty to comply and the discipline stay in every directive, word for word."""
    if kind != DirectivePage.Kind.DIRECTIVE:
        return
    for each in wordings:
        if lost := composing.missing(each.body, composing.locked(each.language)):
            raise Refusal(
                _("The text in %(language)s no longer says “%(sentence)s”. Every directive must.")
                % {"language": get_language_info(each.language)["name_translated"], "sentence": lost[0]}
            )


def _refuse_without_an_answer(kind: str, wordings: list[Wording]) -> None:
    """§8.A to L: a policy answers all twelve, in every language it is adopted in."""
    if kind != DirectivePage.Kind.POLICY:
        return
    lacking = [
        _("The policy in %(language)s does not answer %(letters)s of the order.")
        % {
            "language": get_language_info(each.language)["name_translated"],
            "letters": ", ".join(f"§8.{letter}" for letter in letters),
        }
        for each in wordings
        if (letters := unanswered(each.body))
    ]
    if lacking:
        raise Refusal(" ".join(lacking))


def _refuse_an_empty_change(newest: Edition | None, governing: Wording, change: str, reason: str) -> None:
    if newest is None:
        if change != Edition.Change.FIRST:
            raise Refusal(_("There is no earlier edition to change: adopt this one as the first."))
        return
    if change == Edition.Change.FIRST:
        raise Refusal(_("There is an earlier edition already. Say whether this change is material or minor."))
    if not reason.strip():
        raise Refusal(_("Say why this edition is made: everyone who reads the difference will see the reason."))
    source = newest.texts.get(is_source=True)
    if source.sha256 == words.digest(title=governing.title, body=governing.body):
        raise Refusal(_("The words are the same as in edition %(number)s.") % {"number": newest.number})
