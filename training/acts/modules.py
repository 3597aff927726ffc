"""A module's published words are frozen: a version of the module, and a version of each question that changed."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from deadlines import clock
from directives.refusal import Refusal
from evidence.acts import record
from languages.gate import State
from training import questions, written
from training.models import LessonPage, ModulePage, ModuleVersion, Question, QuestionVersion
from training.questions import Malformed
from training.reports.translations import known_of, state_of, through_the_gate


@transaction.atomic
def freeze(*, module: ModulePage, by=None) -> ModuleVersion | None:
    """Freeze what the module's pages say now, in every language they are published and approved in.

    Returns the new version, or None when nothing changed. A question taken off the page is retired, one that comes
    back is asked again; attempts that drew an older version keep it. A fixed number of statements besides one for
    each question that changed. `module` is the page of the governing language. Raises Refusal for a question that
    nobody could answer.
    """
    module = ModulePage.objects.select_for_update(of=("self",)).get(pk=module.pk)
    pages, aged = _published(module)
    if module not in pages:
        return None
    _freeze_questions(module, pages, aged)
    body = _body(pages)
    digest = _digest(body)
    newest = module.versions.first()
    if newest and newest.sha256 == digest:
        return None
    version = ModuleVersion.objects.create(
        module=module,
        number=newest.number + 1 if newest else 1,
        body=body,
        sha256=digest,
        published_at=clock.now(),
    )
    record(action="module published", about=version, by=by, details={"sha256": digest})
    return version


def _published(module: ModulePage) -> tuple[list[ModulePage], list[ModulePage]]:
    """The module in each language that was approved against its words as they stand, the governing one first; and the
    translations that were not, or no longer."""
    found = ModulePage.objects.filter(translation_key=module.translation_key, live=True).select_related("locale")
    pages = sorted(found, key=lambda page: (page.pk != module.pk, page.locale.language_code))
    approved = through_the_gate(module, pages)
    return approved, [page for page in pages if page not in approved]


def _freeze_questions(module: ModulePage, pages: list[ModulePage], aged: list[ModulePage]) -> None:
    standing = {each.key: each for each in module.pool.select_related("current")}
    asked = _written([*pages, *aged])
    languages = {page.locale.language_code for page in aged}
    for key, said in asked.items():
        question = _without_aged(_question(key, said), standing.get(key), languages)
        _freeze_question(module, standing.get(key), question)
    module.pool.exclude(key__in=asked).filter(is_retired=False).update(is_retired=True)


def _written(pages: list[ModulePage]) -> dict[str, dict[str, dict]]:
    """Each question by its number, as each language has it."""
    found: dict[str, dict[str, dict]] = {}
    for page in pages:
        for each in written.questions_from_blocks(page.questions.raw_data):
            if page == pages[0]:
                found[each["key"]] = {}
            if each["key"] in found:
                found[each["key"]][page.locale.language_code] = each
    return found


def _question(key: str, said: dict[str, dict]) -> questions.Question:
    try:
        return questions.from_written(key, said)
    except Malformed as wrong:
        raise Refusal(_("Question %(key)s cannot be asked: mark what is right in it.") % {"key": key}) from wrong


def _without_aged(asked: questions.Question, standing: Question | None, aged: set[str]) -> questions.Question:
    """In an aged translation a question is asked only while neither it nor what it translates has changed."""
    before = questions.from_json(standing.current.body).words if standing and standing.current else {}
    governs = next(iter(asked.words))
    stands = {code for code, said in asked.words.items() if before.get(code) == said}
    kept = stands if governs in stands else set()
    return replace(asked, words={code: said for code, said in asked.words.items() if code in kept or code not in aged})


def _freeze_question(module: ModulePage, standing: Question | None, asked: questions.Question) -> None:
    if standing is None:
        standing = Question.objects.create(module=module, key=asked.key)
    if standing.current is None or standing.current.sha256 != asked.sha256 or standing.is_retired:
        standing.current = _version(standing, asked)
        standing.is_retired = False
        standing.save()


def _version(question: Question, asked: questions.Question) -> QuestionVersion:
    """The version with these words; one that comes back after a change is the same as before."""
    if again := question.versions.filter(sha256=asked.sha256).first():
        return again
    return QuestionVersion.objects.create(
        question=question, body=questions.to_json(asked), sha256=asked.sha256, frozen_at=clock.now()
    )


def _body(pages: list[ModulePage]) -> dict:
    lessons = _ready(
        LessonPage.objects.live().filter(_below(pages)).order_by("path").select_related("locale"), pages[0]
    )
    return {page.locale.language_code: _said(page, lessons) for page in pages}


def _ready(lessons: Iterable[LessonPage], module: ModulePage) -> list[LessonPage]:
    """The module's own lessons, and of those in other languages the ones that are approved as they stand."""
    lessons = list(lessons)
    known = known_of(lessons)
    written_first = {each.translation_key: each for each in lessons if each.path.startswith(module.path)}
    return [
        each
        for each in lessons
        if (source := written_first.get(each.translation_key)) and state_of(each, source, known) is State.APPROVED
    ]


def _below(pages: list[ModulePage]) -> Q:
    return reduce(or_, (Q(path__startswith=page.path, depth=page.depth + 1) for page in pages))


def _said(page: ModulePage, lessons) -> dict:
    return {
        "code": page.code,
        "title": page.title,
        "summary": page.summary,
        "objectives": [block["value"] for block in page.objectives.raw_data],
        "lessons": [
            {"slug": each.slug, "title": each.title, "body": written.stream_plain(each.body.raw_data)}
            for each in lessons
            if each.path.startswith(page.path)
        ],
        "questions": written.stream_plain(page.questions.raw_data),
    }


def _digest(body: dict) -> str:
    canonical = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
