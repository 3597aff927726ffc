"""A draft in each of its languages, and where the Law Department's review of it stands."""

from dataclasses import dataclass
from enum import StrEnum

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, WorkflowState

from directives.models import DirectivePage
from languages.names import Language, language


class State(StrEnum):
    DRAFT = "draft"  # nobody has been asked to review it
    IN_REVIEW = "in_review"
    SENT_BACK = "sent_back"  # the reviewer asks for changes
    APPROVED = "approved"
    CHANGED = "changed"  # approved once, and written in since


@dataclass(frozen=True)
class Draft:
    """One language; `comment` is what the reviewer said who sent it back."""

    page: DirectivePage
    tongue: Language
    state: State
    reviewer: str = ""
    comment: str = ""

    @property
    def waits_for_officer(self) -> bool:
        return self.state in (State.DRAFT, State.SENT_BACK, State.CHANGED)


def drafts(page: DirectivePage) -> list[Draft]:
    """The text that governs first. Two queries."""
    pages = DirectivePage.objects.filter(translation_key=page.translation_key).select_related("locale")
    ordered = sorted(pages, key=lambda each: (each.pk != page.pk, each.locale.language_code))
    reviews = _reviews(ordered)
    return [_draft(each, reviews.get(str(each.pk))) for each in ordered]


def _reviews(pages: list[DirectivePage]) -> dict[str, WorkflowState]:
    """The reviews that have not ended, by the key of their page."""
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=[str(page.pk) for page in pages]
    )
    return {state.object_id: state for state in states.select_related("current_task_state__finished_by__employee")}


def _draft(page: DirectivePage, review: WorkflowState | None) -> Draft:
    tongue = language(page.locale.language_code)
    if review is None:
        return Draft(page, tongue, _unreviewed(page))
    if review.status == WorkflowState.STATUS_IN_PROGRESS:
        return Draft(page, tongue, State.IN_REVIEW)
    task = review.current_task_state
    return Draft(
        page,
        tongue,
        State.SENT_BACK,
        reviewer=task.finished_by.get_full_name() if task.finished_by else "",
        comment=task.comment,
    )


def _unreviewed(page: DirectivePage) -> State:
    if not page.live:
        return State.DRAFT
    return State.CHANGED if page.has_unpublished_changes else State.APPROVED
