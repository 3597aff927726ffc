"""What lessons and questions are made of in the editor."""

from training.blocks.lessons import LESSON
from training.blocks.questions import QUESTIONS, refuse_what_nobody_can_answer

__all__ = ["LESSON", "QUESTIONS", "refuse_what_nobody_can_answer"]
