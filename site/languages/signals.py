"""What happens here that a room above may want to hear."""

from django.dispatch import Signal

# Sent inside the act's transaction, with `page`, the translation that was approved, and `by`.
approved = Signal()
