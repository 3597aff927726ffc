"""What every page shows around its own matter: the city, the ways through it, its languages, its look."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, reverse, translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from config.look import chosen
from deadlines import clock
from deadlines.models import Municipality
from people.models import User
from people.permissions import has_agencies, may_enter_admin

# The doors in their order; one that nobody has built yet is not shown.
PUBLIC = [
    ("order", _("The order")),
    ("directives", _("Directives")),
    ("meetings", _("Meetings")),
    ("figures", _("Figures")),
    ("search", _("Search")),
]
ACCOUNT = [
    ("account_change_password", _("Change password")),
    ("mfa_index", _("Two-factor authentication")),
    ("usersessions_list", _("Where you are signed in")),
]
FOOT = [
    ("accessibility", _("Accessibility statement")),
    ("language_help", _("Language help")),
    ("legal", _("Legal notices")),
    ("certificate_check", _("Check a certificate")),
]


@dataclass(frozen=True)
class Door:
    url: str
    words: str
    is_here: bool = False
    is_own: bool = False


@dataclass(frozen=True)
class Tongue:
    code: str
    name: str
    url: str
    is_here: bool


def city(request) -> dict:
    """Context for base.html. Whatever needs the database waits until a template asks for it."""
    return {
        "city": SimpleLazyObject(lambda: Municipality.current(request)),
        "home_url": home_in(get_language()),
        "look": chosen(request),
        "held_at": clock.now() if settings.CLOCK_AT else None,
        "doors": SimpleLazyObject(lambda: [*doors(PUBLIC, request.path), *own_doors(request)]),
        "account_doors": SimpleLazyObject(lambda: list(doors(ACCOUNT, request.path))),
        "foot_doors": SimpleLazyObject(lambda: list(doors(FOOT, request.path))),
        "tongues": SimpleLazyObject(lambda: list(tongues(request))),
    }


def doors(pairs, path: str, *, is_own: bool = False) -> Iterator[Door]:
    for name, words in pairs:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        yield Door(url, words, is_here=path.startswith(url), is_own=is_own)


def own_doors(request) -> Iterator[Door]:
    """The signed-in reader's own: their desk, their agencies' if they answer for any, the admin if it lets them in."""
    user: User | None = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return
    own = [("desk", _("My desk"))]
    if has_agencies(user, today=clock.today()):
        own.append(("my_agencies", _("My agency")))
    if may_enter_admin(user):
        own.append(("wagtailadmin_home", _("Administration")))
    yield from doors(own, request.path, is_own=True)


def tongues(request) -> Iterator[Tongue]:
    """The same page in each language of the screens; a page of one language only leads to that language's home."""
    here = get_language()
    for code, _name in settings.SCREEN_LANGUAGES:
        url = translate_url(request.get_full_path(), code)
        if url == request.get_full_path() and code != here:
            url = home_in(code)
        yield Tongue(code, get_language_info(code)["name_local"].capitalize(), url, is_here=code == here)


def home_in(code: str) -> str:
    prefix = get_script_prefix()
    return prefix if code == settings.LANGUAGE_CODE else f"{prefix}{code}/"
