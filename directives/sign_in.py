"""Signing in shows the desk, and the desk shows what is owed: so signing in serves it."""

from directives.acts.deliveries import serve_at_sign_in


def serve(sender, request, user, **_signal) -> None:
    """Hears `user_logged_in`. Only when a person sent a form to sign in: an address that is opened serves nothing."""
    if request is not None and request.method == "POST":
        serve_at_sign_in(user=user)
