"""What a browser's session keeps while it is a shared screen: whose agency, until when, and who stands there now.

Seconds here are the machine's own and not the city's clock, which a demonstration holds still: they say how long a
person has been away from the screen.
"""

import time
from dataclasses import dataclass

from django.contrib.auth import logout
from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from people.models import Agency, Employee

KEY = "shared_screen"
OPEN = 12 * 60 * 60
IDLE = 90
# How long “Are you still there?” waits for an answer.
ASKED = 30


@dataclass(frozen=True)
class Screen:
    """The shared screen of an agency. `person` stands there now, for so many `seconds` more."""

    agency: Agency
    person: Employee | None
    seconds: int


def open_in(request: HttpRequest, agency: Agency) -> None:
    """From now on this browser is the agency's shared screen and nothing else: whoever opened it is signed out."""
    logout(request)
    request.session[KEY] = {"agency": agency.pk, "until": time.time() + OPEN}
    request.session.set_expiry(OPEN)


def screen(request: HttpRequest) -> Screen | None:
    """The shared screen this browser is, if it is one. At most two queries; writes nothing."""
    kept = request.session.get(KEY)
    if not kept or kept["until"] < time.time() or request.user.is_authenticated:
        return None
    agency = Agency.objects.filter(pk=kept["agency"]).first()
    if agency is None:
        return None
    seconds = int(kept.get("person_until", 0) - time.time())
    here = seconds > 0 and Employee.objects.select_related("user").filter(pk=kept.get("person")).first()
    return Screen(agency, here or None, seconds if here else 0)


def begin(request: HttpRequest, person: Employee) -> None:
    """This person stands at the screen now; nothing of anybody before them is left."""
    end(request)
    request.session[KEY] |= {"person": person.pk}


def stay(request: HttpRequest, *, seconds: int) -> None:
    """They may stay so long from now without touching anything, and are asked before they are sent away."""
    request.session[KEY] |= {"person_until": time.time() + seconds + ASKED}
    request.session.modified = True


def end(request: HttpRequest) -> None:
    """Nobody stands here: the session gets a new key, and keeps only that it is a shared screen."""
    kept = request.session[KEY]
    request.session.flush()
    rotate_token(request)
    request.session[KEY] = {"agency": kept["agency"], "until": kept["until"]}
    request.session.set_expiry(max(1, int(kept["until"] - time.time())))


def close(sender, request, user, **_signal) -> None:
    """Hears `user_logged_in`: whoever signs in here makes an ordinary browser of it again."""
    if request is not None and getattr(request, "session", None) is not None and KEY in request.session:
        del request.session[KEY]
