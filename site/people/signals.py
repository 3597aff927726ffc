"""What this room tells the rooms above it."""

from django.dispatch import Signal

# A roster was taken in, inside its transaction: `roster_import` (its row) and `plan` (people.roster.plan.Plan).
roster_imported = Signal()

# Somebody's leave was noted, or given other days, inside its transaction: `employee`.
leave_noted = Signal()
