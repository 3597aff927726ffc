"""Settings for the city's own server: nothing is assumed, everything is asked of the environment."""

from config.settings import env
from config.settings.base import *  # noqa: F403
from config.settings.base import NAMED_STATIC, STORAGES

DEBUG = False
STORAGES = {**STORAGES, "staticfiles": NAMED_STATIC}
SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# The probes of a load balancer come without TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
# A browser takes a cookie of this name only over TLS, for this host alone.
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"

MFA_REQUIRED = env.bool("MFA_REQUIRED", default=True)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
