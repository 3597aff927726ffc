from training.models.completions import Completion, GroupSession, Revocation
from training.models.designations import Designation
from training.models.enrollments import Assignment, Enrollment, LessonRead
from training.models.pages import LessonPage, ModulePage, TrainingIndexPage
from training.models.quizzes import AnswerSheet, Attempt, Mark
from training.models.versions import ModuleVersion, Question, QuestionVersion, Withdrawal

__all__ = [
    "AnswerSheet",
    "Assignment",
    "Attempt",
    "Completion",
    "Designation",
    "Enrollment",
    "GroupSession",
    "LessonPage",
    "LessonRead",
    "Mark",
    "ModulePage",
    "ModuleVersion",
    "Question",
    "QuestionVersion",
    "Revocation",
    "TrainingIndexPage",
    "Withdrawal",
]
