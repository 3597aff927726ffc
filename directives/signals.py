"""What happens here that a room above may want to hear."""

from django.dispatch import Signal

# Sent inside the act's transaction, with `dissemination`.
disseminated = Signal()

# Sent inside the act's transaction, with `edition` and the one before it of the same text, `older`, or None.
adopted = Signal()
