"""What every answer tells the browser it may do. The front is strict; the editors' admin needs a little more."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

from config.settings.accounts import OIDC_ORIGIN

_COMMON = {
    "default-src": [SELF],
    # The QR code of the second factor is a picture in the address itself.
    "img-src": [SELF, "data:"],
    "object-src": [NONE],
    "base-uri": [SELF],
    # A browser holds the redirect to the identity provider to the same list as the form itself.
    "form-action": [SELF, *([OIDC_ORIGIN] if OIDC_ORIGIN else [])],
    "frame-ancestors": [NONE],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": _COMMON}
# Wagtail's editor writes styles and scripts into its pages, draws from blobs and frames its previews.
ADMIN_CONTENT_SECURITY_POLICY = {
    **_COMMON,
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self)"

SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# Wagtail would otherwise ask other sites for news and for editors' portraits.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
