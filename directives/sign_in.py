"""What signing in does here: it serves what is owed, and opens the editors' rooms to whoever answers for an agency.

Both hear `user_logged_in`, and act only when a person sent a form to sign in: an address that is opened does nothing.
"""

from deadlines import clock
from directives.acts.deliveries import serve_at_sign_in
from directives.acts.shelves import seat_officers


def serve(sender, request, user, **_signal) -> None:
    """Signing in shows the desk, and the desk shows what is owed: so signing in serves it."""
    if request is not None and request.method == "POST":
        serve_at_sign_in(user=user)


def seat(sender, request, user, **_signal) -> None:
    """Whoever has become an agency's officer today finds its shelf open, and whoever has ceased to, closed."""
    if request is not None and request.method == "POST":
        seat_officers(today=clock.today())


def seat_after_roster(sender, **_signal) -> None:
    """Hears `roster_imported`, inside its transaction: who has left the city leaves the editors' rooms with it."""
    seat_officers(today=clock.today())
