"""Each page in each language: written or not, approved against the present words or not. Nothing here writes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wagtail.models import Page

from languages import pages
from languages.gate import State, Words, state
from languages.kinds import KINDS, Kind, Owed, kind_of
from languages.models import Approval
from languages.names import Language, language
from languages.reports import approvals, required


@dataclass(frozen=True)
class Translation:
    """A page in one other language. `approval` is the one that holds; else the newest there was."""

    language: Language
    page: Page | None
    words: Words
    state: State
    is_required: bool
    approval: Approval | None = None

    @property
    def waits(self) -> bool:
        """Somebody must act: it is required, or was begun, and is not approved."""
        return self.state != State.APPROVED and (self.is_required or self.page is not None)


@dataclass(frozen=True)
class Subject:
    """A page in the language that governs, and each of its translations: the required ones first."""

    source: Page
    kind: Kind
    translations: tuple[Translation, ...]

    @property
    def tongue(self) -> Language:
        return language(self.source.locale.language_code)

    @property
    def waiting(self) -> list[Translation]:
        return [each for each in self.translations if each.waits]

    @property
    def pending(self) -> list[Language]:
        """The required languages in which no approved translation stands."""
        return [each.language for each in self.translations if each.is_required and each.state != State.APPROVED]

    @property
    def approved(self) -> list[Page]:
        """The translations approved against the present words."""
        return [each.page for each in self.translations if each.page and each.state == State.APPROVED]

    def into(self, tag: str) -> Translation | None:
        return next((each for each in self.translations if each.language.code == tag), None)


def drafted(page: Page) -> Subject:
    """The page as its editors have it now, drafts included. Five queries at most, and its kind's own."""
    found = pages.latest(pages.in_every_language(page))
    return _subjects(kind_of(page), [found], required())[0]


def published(page: Page) -> Subject:
    """The page as it is published, translations with it: what could go out today. Four queries, and its kind's own.

    A translation that waits unpublished, or was written in since, is not there yet.
    """
    found = pages.in_every_language(page)
    source = pages.source_among(found)
    ready = [each for each in found if each.pk == source.pk or (each.live and not each.has_unpublished_changes)]
    return _subjects(kind_of(page), [ready], required())[0]


@dataclass(frozen=True)
class Shown:
    """A page as the public reads it: whose words are shown, in answer to which language, and what must be said."""

    page: Page
    subject: Subject
    asked: Language
    state: State  # of the language asked for

    @property
    def tongue(self) -> Language:
        return language(self.page.locale.language_code)

    @property
    def is_source(self) -> bool:
        return self.page.pk == self.subject.source.pk

    @property
    def is_another(self) -> bool:
        """Other words than those asked for: there are none, or nobody has ever approved them."""
        return self.tongue != self.asked

    @property
    def is_stale(self) -> bool:
        """The translation, though its source has changed since."""
        return not self.is_another and self.state == State.STALE

    @property
    def tongues(self) -> list[Language]:
        """What it can be read in."""
        readable = (each for each in self.subject.translations if each.state in (State.APPROVED, State.STALE))
        return [self.subject.tongue, *(each.language for each in readable)]


def shown(page: Page, *, asked: str) -> Shown:
    """A page that the public reads as it is published, in the language asked for. A translation that was approved
    once is shown though its source has changed, and says so; one that never was is not shown. Four queries, and its
    kind's own."""
    subject = published(page)
    found = subject.into(asked)
    if found is None:
        is_source = asked == subject.tongue.code
        return Shown(subject.source, subject, language(asked), State.APPROVED if is_source else State.MISSING)
    readable = found.page if found.state in (State.APPROVED, State.STALE) else None
    return Shown(readable or subject.source, subject, found.language, found.state)


def every_subject() -> list[Subject]:
    """Every page whose translations are watched, as its editors have it. Two queries, and for each kind of
    page three at most and its own."""
    owed = required()
    found = [subject for kind in KINDS.values() for subject in _subjects(kind, _grouped(kind), owed)]
    return [subject for subject in found if subject.kind.is_watched(subject.source)]


def _grouped(kind: Kind) -> list[list[Page]]:
    groups = defaultdict(list)
    for page in pages.latest(pages.pages_of(kind)):
        groups[page.translation_key].append(page)
    return list(groups.values())


def _subjects(kind: Kind, groups: Iterable[list[Page]], owed: Mapping[Owed, list[str]]) -> list[Subject]:
    found = [(pages.source_among(group), group) for group in groups]
    known = approvals([pages.subject_of(source) for source, _group in found]) if found else {}
    return [_subject(kind, source, group, owed[kind.owed(source)], known) for source, group in found]


def _subject(kind: Kind, source: Page, group: list[Page], owed: list[str], known: Mapping) -> Subject:
    if not any(kind.passages(source)):
        return Subject(source, kind, ())  # it has no words of its own
    written = {page.locale.language_code: page for page in group if page.pk != source.pk}
    governs, digest = source.locale.language_code, pages.digest_of(source)
    tags = [tag for tag in owed if tag != governs]
    tags += sorted(set(written) - set(tags))
    translations = [
        _translation(digest, tag, written.get(tag), tag in owed, known.get((pages.subject_of(source), tag), []))
        for tag in tags
    ]
    return Subject(source, kind, tuple(translations))


def _translation(of_source: str, tag: str, page: Page | None, is_required: bool, known: list[Approval]) -> Translation:
    words = pages.words(of_source, page)
    holds = next((each for each in known if each.pair == (words.source_sha256, words.sha256)), None)
    return Translation(
        language=language(tag),
        page=page,
        words=words,
        state=state(words, {each.pair for each in known}),
        is_required=is_required,
        approval=holds or next(iter(known), None),
    )
