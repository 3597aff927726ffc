"""One way in and one way out. The login pages Wagtail and Django bring along lead to the city's own."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.account.views import logout
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, re_path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.generic import RedirectView

from people.models import User
from people.permissions import may_enter_admin


def sign_in(request, *, leads_to: str, opens: Callable[[User], bool]):
    """To the city's sign-in page and from there to `next`, or to the page named `leads_to`.

    Somebody who is signed in already, and whom this door does not open for, is told so: sending them
    to sign in again would only bring them back here.
    """
    asked = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    following = asked if is_ours else reverse(leads_to)
    if not request.user.is_authenticated:
        return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': following})}")
    if not opens(request.user):
        raise PermissionDenied
    return redirect(following)


def closed(request, **kwargs):
    """A page that others bring along and this house does without."""
    raise Http404


ENTRANCE = {"leads_to": "wagtailadmin_home", "opens": may_enter_admin}

# Before Wagtail's own addresses, and under the same ones.
urlpatterns = [
    path("admin/login/", sign_in, ENTRANCE),
    path("admin/logout/", logout),
    re_path(r"^admin/password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
    # A page of Wagtail's that fails on purpose: it would fill the log with what nobody has to mend.
    path("admin/failwhale/", closed),
    # An account is closed and never deleted: what was signed and done with it points at it.
    path("admin/users/delete/<int:pk>/", closed),
    # Accounts come from the roster, and what they may do is set at /system/: not by a second door.
    path("admin/users/new/", closed),
    path("admin/users/edit/<int:pk>/", closed),
    path("admin/users/copy/<int:pk>/", closed),
    path("admin/bulk/people/user/delete/", closed),
    path("_util/login/", RedirectView.as_view(pattern_name=settings.LOGIN_URL, query_string=True)),
]
# Before allauth's own: an address is changed on the roster.
account_urlpatterns = [path("accounts/email/", closed)]
