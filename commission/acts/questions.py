"""Residents ask, and the coordinator is told at once; the answer goes by letter, when there is an e-mail."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from commission import permissions
from commission.models import Question
from deadlines import clock
from directives.refusal import Refusal
from evidence.acts import record
from letters.acts import owe
from people.models import User
from people.permissions import COORDINATORS


@transaction.atomic
def ask(*, text: str, language: str, name: str = "", email: str = "", phone: str = "") -> Question:
    """Keep a resident's question, and owe each coordinator who has an address a letter that it came."""
    if not text.strip():
        raise Refusal(_("Write your question first."))
    question = Question.objects.create(
        text=text.strip(),
        language=language,
        name=name.strip(),
        email=email.strip(),
        phone=phone.strip(),
        asked_at=clock.now(),
    )
    coordinators = User.objects.filter(groups__name=COORDINATORS, is_active=True, employee__email__isnull=False)
    for each in coordinators.select_related("employee"):
        owe(
            key=f"question:{question.pk}:{each.pk}",
            kind="question",
            to=str(each.employee.email),
            name=each.employee.name,
            language=each.employee.language,
            subject_id=question.pk,
        )
    return question


@transaction.atomic
def answer_question(*, question: Question, answer: str, by) -> Question:
    """Answer once. With an e-mail the answer is owed as a letter; without one, `answer` says how it was given. Raises
    Refusal when nothing is said."""
    if not permissions.may_keep_the_commission(by):
        raise PermissionDenied
    question = Question.objects.select_for_update().get(pk=question.pk)
    if question.answered_at:
        return question
    if not answer.strip():
        raise Refusal(_("Write the answer, or how it was given."))
    question.answer, question.answered_at, question.answered_by = answer.strip(), clock.now(), by
    question.save(update_fields=["answer", "answered_at", "answered_by"])
    if question.email:
        facts = {"to": question.email, "name": question.name, "language": question.language}
        owe(key=f"answer:{question.pk}", kind="answer", subject_id=question.pk, **facts)
    # The record is for ever and read by many: it does not say who asked what.
    record(action="question answered", about=_without_words(question), by=by)
    return question


def _without_words(question: Question) -> Question:
    return Question(pk=question.pk, text=_("a question to the commission"))
