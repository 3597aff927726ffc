"""What became of letters, for the rooms that owe them. Both carry `kind`, `letters` (a list) and `at`.

They are sent inside the transaction that marks the letters, once for each kind. Should a receiver fail, the letters
stay marked and the receiver is asked again at the next sweep, so it hears of each letter until it has listened
without failing; it should do nothing for a letter it knows.
"""

from django.dispatch import Signal

accepted = Signal()
bounced = Signal()
