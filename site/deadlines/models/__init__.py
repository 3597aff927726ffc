from deadlines.models.kept import KeptDeadline

__all__ = ["KeptDeadline"]
