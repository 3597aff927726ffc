"""An amendment withdraws the questions about the clauses it changed; somebody looks at them and puts them back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from deadlines import clock
from directives.models import Edition
from directives.refusal import Refusal
from evidence.acts import record
from rows.whole_sets import insert_rows
from training import permissions, places
from training.models import Question, Withdrawal


@transaction.atomic
def withdraw(*, edition: Edition, changed: list[str]) -> int:
    """Ask no question that tests one of these clauses until it is reviewed; return how many. Attempts that have
    drawn one go on with it. Three statements, whatever the size of the pool."""
    known = set(Withdrawal.objects.filter(edition=edition).values_list("question", flat=True))
    found = [
        (question.pk, hit)
        for question in Question.objects.filter(is_retired=False).select_related("current")
        if question.pk not in known
        and question.current
        and (hit := places.touches(question.current.body["places"], changed))
    ]
    now = clock.now()
    withdrawn = insert_rows(
        Withdrawal,
        ["question", "edition", "places", "withdrawn_at"],
        [(question, edition.pk, hit, now) for question, hit in found],
    )
    if withdrawn:
        details = {"questions": withdrawn, "places": changed}
        record(action="questions withdrawn", about=edition, by=edition.adopted_by, details=details)
    return withdrawn


@transaction.atomic
def put_back(*, question: Question, by) -> Question:
    """Somebody has looked at the question beside the amended clause: it may be asked again, as it now stands.

    Raises Refusal when nothing withdrew it. A second time changes nothing and says so."""
    if not permissions.may_review_questions(by):
        raise PermissionDenied
    waiting = question.withdrawals.filter(reviewed_at=None)
    reviewed = waiting.update(reviewed_at=clock.now(), reviewed_by=by)
    if not reviewed:
        raise Refusal(_("This question is not withdrawn."))
    details = {"sha256": question.current.sha256 if question.current else ""}
    record(action="question put back", about=question, by=by, details=details)
    return question
