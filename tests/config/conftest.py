"""What the tests of signing in share."""

import pytest
from django.contrib.auth.models import Group

PASSWORD = "a long enough phrase"  # the shared cast's


@pytest.fixture(autouse=True)
def own_cache(settings, tmp_path):
    """A cache that processes could share, with nobody else's tries in it: the Redis of CACHE_URL, or files."""
    given = settings.CACHES["default"]
    if "locmem" in given["BACKEND"]:
        given = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": tmp_path}
    settings.CACHES = {"default": {**given, "KEY_PREFIX": str(tmp_path)}}


@pytest.fixture
def administrator(person, roles):
    sam = person("4000", "Sam", "Osei")
    sam.user.groups.add(Group.objects.get(name="System administrators"))
    return sam


@pytest.fixture
def sign_in(client):
    """Types a name and a password into the form: `sign_in("1001")`."""

    def type_in(login, password=PASSWORD, *, at="/accounts/login/", by=client, **more):
        return by.post(at, {"login": login, "password": password, **more})

    return type_in


@pytest.fixture
def authenticator():
    """Gives an account an authenticator app."""

    def give(user):
        from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

        return TOTP.activate(user, generate_totp_secret()).instance

    return give
