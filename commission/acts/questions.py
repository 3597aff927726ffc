"""Residents ask; the coordinator is told at once, and answers."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

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
        raise Refusal("Write your question first.")
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
            to=each.employee.email,
            name=each.employee.name,
            language=each.employee.language,
            subject_id=question.pk,
        )
    return question


@transaction.atomic
def answer(*, question: Question, by) -> Question:
    """Keep that the coordinator has answered. Twice is once."""
    if not permissions.may_keep_the_commission(by):
        raise PermissionDenied
    if question.answered_at is None:
        question.answered_at, question.answered_by = clock.now(), by
        question.save(update_fields=["answered_at", "answered_by"])
        record(action="question answered", about=question, by=by)
    return question
