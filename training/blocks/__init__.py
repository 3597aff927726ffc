"""What lessons and questions are made of in the editor."""

from training.blocks.lessons import LESSON
from training.blocks.questions import QUESTIONS

__all__ = ["LESSON", "QUESTIONS"]
