"""Signing in: by employee number or e-mail, with a second factor, or by the city's own identity provider."""

from urllib.parse import urlsplit

from config.settings import env

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["config.accounts.SignedIn"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "email"]},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "config.accounts.Accounts"
ACCOUNT_FORMS = {"login": "config.sign_in.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
# Accounts come from the roster: nobody signs up, and many have no e-mail address.
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
# Shared computers: the session ends with the browser, and after twelve hours in any case.
ACCOUNT_SESSION_REMEMBER = False
SESSION_COOKIE_AGE = 12 * 60 * 60
# A whole town hall may stand behind one address, so addresses are given room; one account is not.
ACCOUNT_RATE_LIMITS = {
    "login": env("LOGIN_RATE", default="300/m/ip"),
    "login_failed": "60/m/ip,5/5m/key",
    "reset_password": "30/m/ip,3/m/key",
    "reset_password_from_key": "30/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
    "signup": "5/m/ip",
}
# How many proxies of the city's own stand in front and write X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)

# A second factor is asked of those who could change what others see: clerks, officers, administrators.
MFA_REQUIRED = env.bool("MFA_REQUIRED", default=False)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = env("MFA_TOTP_ISSUER", default="Kestrel Falls")
# A phone's clock may be a step ahead or behind.
MFA_TOTP_TOLERANCE = 1
# Browsers take http://localhost for safe, and so may passkeys there; never in production.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
USERSESSIONS_TRACK_ACTIVITY = True

# The city's own identity provider, when it has one. It opens accounts that exist and makes none.
OIDC_URL = env("OIDC_URL", default="")
OIDC_ORIGIN = "{0.scheme}://{0.netloc}".format(urlsplit(OIDC_URL)) if OIDC_URL else ""
# The claim that carries the employee number.
OIDC_NUMBER_CLAIM = env("OIDC_NUMBER_CLAIM", default="employee_number")
SOCIALACCOUNT_ADAPTER = "config.accounts.Identities"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if OIDC_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "city",
            "name": env("OIDC_NAME", default="City account"),
            "client_id": env("OIDC_CLIENT_ID"),
            "secret": env("OIDC_CLIENT_SECRET"),
            "settings": {"server_url": OIDC_URL},
        }
    )

# Wagtail's own ways to set a password or an address are closed: accounts are kept in one place.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
