"""One lesson as it is read: its parts, the answer to a check, and where the reader goes from it."""

from dataclasses import dataclass

from languages.names import Language, language
from training.models import Enrollment, ModulePage
from training.reports.course import Lesson, lessons_of
from training.reports.titles import Title


@dataclass(frozen=True)
class Asked:
    """What the address asks: the answer to one check of the lesson, both counted from 1; `answer` is 0 for none."""

    check: int = 0
    answer: int = 0

    @classmethod
    def by(cls, query) -> "Asked":
        """From the query of an address; what is no number asks nothing."""
        return cls(_number(query.get("check", "")), _number(query.get("answer", "")))


@dataclass(frozen=True)
class Part:
    """One block of a lesson. `number` is a check's, counted from 1; `was_asked` when the address answers it."""

    kind: str
    value: object
    number: int = 0
    was_asked: bool = False
    answer: int = 0

    @property
    def template(self) -> str:
        return f"training/blocks/{self.kind}.html"

    @property
    def chosen(self):
        """The choice that was made of a check; None without one."""
        choices = list(self.value["choices"])
        return choices[self.answer - 1] if 1 <= self.answer <= len(choices) else None


@dataclass(frozen=True)
class ShownLesson:
    """A lesson with those around it. `following` is the one to read next, or None when the quiz comes next;
    `missing` is the language of the screen, when the lesson does not stand in it."""

    lesson: Lesson
    lessons: list[Lesson]
    module_title: Title
    parts: list[Part]
    missing: Language | None
    following: Lesson | None
    before: Lesson | None

    @property
    def tongue(self) -> Language:
        return self.lesson.title.tongue

    @property
    def governs(self) -> Language:
        """The language the lesson was written in."""
        return self.lesson.tongues[0]


def shown_lesson(enrollment: Enrollment, slug: str, *, screen: str, asked: Asked) -> ShownLesson | None:
    """The lesson of that address; None when the module has none. One query, and one for the pictures of a lesson that
    has some, for its films, captions and downloads."""
    module = enrollment.module
    lessons = lessons_of(module, enrollment, screen, enrollment.employee.language, words_of=slug)
    lesson = next((each for each in lessons if each.slug == slug), None)
    return laid_out(module, lesson, lessons, screen, asked) if lesson else None


def laid_out(module: ModulePage, lesson: Lesson, lessons: list[Lesson], screen: str, asked: Asked) -> ShownLesson:
    code = lesson.title.tongue.code
    return ShownLesson(
        lesson=lesson,
        lessons=lessons,
        module_title=Title(getattr(lesson.page, "module_title", "") or module.title, lesson.title.tongue),
        parts=parts(lesson.page.body, asked),
        missing=None if code == screen else language(screen),
        following=_following(lesson, lessons),
        before=next((each for each in lessons if each.number == lesson.number - 1), None),
    )


def parts(body, asked: Asked) -> list[Part]:
    """The blocks of a lesson, its checks counted."""
    found, checks = [], 0
    for block in body:
        if block.block_type != "check":
            found.append(Part(block.block_type, block.value))
            continue
        checks += 1
        was_asked = checks == asked.check
        found.append(Part("check", block.value, checks, was_asked, asked.answer if was_asked else 0))
    return found


def _following(lesson: Lesson, lessons: list[Lesson]) -> Lesson | None:
    """The next one; after the last, the first that was left out."""
    later = next((each for each in lessons if each.number == lesson.number + 1), None)
    return later or next((each for each in lessons if not each.is_read and each.slug != lesson.slug), None)


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 4 else 0
