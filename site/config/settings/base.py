"""Every setting, with what a laptop needs as its default; `production` and `testing` change a few."""

from django.core.management.utils import get_random_secret_key

from config.settings import ROOT, VAR, env
from config.settings.accounts import *  # noqa: F403
from config.settings.headers import *  # noqa: F403
from config.settings.languages import *  # noqa: F403


def local_secret() -> str:
    """A key made once for this machine and kept in var/, never in the repository."""
    kept = VAR / "secret_key"
    if not kept.exists():
        kept.write_text(get_random_secret_key())
        kept.chmod(0o600)
    return kept.read_text()


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or local_secret()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# Where the city's pages are found from outside: what a letter links to.
SITE_URL = env("SITE_URL", default="http://localhost:8000")
WAGTAILADMIN_BASE_URL = SITE_URL
# The demonstration holds its date still, so that every state of the city can be seen. Empty: the real clock.
CLOCK_AT = env("CLOCK_AT", default="")

# Figures of so few answers say something about people, and are not shown.
TRAINING_FEW = env.int("TRAINING_FEW", default=10)

INSTALLED_APPS = [
    "home",
    "training",
    "commission",
    "directives.sheets",
    "directives",
    "people",
    "letters",
    "printing",
    "languages",
    "evidence",
    "deadlines",
    "rows",
    "config",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "anymail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.headers.ContentSecurityPolicy",
    "config.headers.PermissionsPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.screens.ScreenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.sessions.LastSeen",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.gates.NewPassword",
    "config.gates.SecondFactor",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

FORM_RENDERER = "config.forms.HouseForms"
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "config.context.city",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "config.templatetags.look"],
        },
    }
]

# SQLite when nothing is said; PostgreSQL by DATABASE_URL.
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'city.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A writer takes its lock at the start and waits for it, so two acts never meet half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by every process, for rate limits must be: files here, Redis in production.
CACHES = {"default": env.cache("CACHE_URL", default=f"filecache://{VAR / 'cache'}")}

FORMS_URLFIELD_ASSUME_HTTPS = True

LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env("TIME_ZONE", default="America/New_York")

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [ROOT / "site" / "static"]
# Compressed, and named by what they hold, so that a browser keeps them for ever; as they are while developing.
PLAIN_STATIC = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
NAMED_STATIC = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": PLAIN_STATIC if DEBUG else NAMED_STATIC,
}
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
# Certificates as they were printed. They bear names, so they are kept where no web server looks.
CERTIFICATES_ROOT = VAR / "certificates"

# Letters go to a real server by EMAIL_URL; without one they land as files under var/.
EMAIL_CONFIG = env.email("EMAIL_URL", default=f"filemail:///{VAR / 'letters'}")
vars().update(EMAIL_CONFIG)
# Seconds a mail server may keep us waiting; without a limit one that hangs would hold the outbox for ever.
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=30)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="City Clerk <clerk@kestrelfalls.example>")
# How long a sender may hold the letters it took, and how long one that was put off waits after its first, second …
# try, in seconds.
OUTBOX_LEASE = env.int("OUTBOX_LEASE", default=15 * 60)
OUTBOX_WAITS = env.list("OUTBOX_WAITS", cast=int, default=[60, 5 * 60, 15 * 60, 60 * 60])
# Where mail servers send back what they could not deliver, as in bounces@example.gov; each letter adds its own mark.
BOUNCES_ADDRESS = env("BOUNCES_ADDRESS", default="")
# That mailbox, read each five minutes: imaps://user:password@mail.example.gov/INBOX.
BOUNCES_URL = env("BOUNCES_URL", default="")
# Or a mail provider tells: "user:password", as the provider is told to sign in at /bounces/<provider>/tracking/.
ANYMAIL_WEBHOOK_SECRET = env("ANYMAIL_WEBHOOK_SECRET", default="")

CELERY_BROKER_URL = env("CELERY_BROKER_URL", default="filesystem://localhost//")
if CELERY_BROKER_URL.startswith("filesystem"):
    (VAR / "broker").mkdir(exist_ok=True)
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(VAR / "broker"),
        "data_folder_out": str(VAR / "broker"),
        "control_folder": str(VAR / "broker" / "control"),
    }
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE

WAGTAIL_SITE_NAME = "Kestrel Falls"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "csv", "txt", "mp4", "webm", "vtt"]
# A browser takes captions and films only by their right names, which not every machine knows.
WAGTAILDOCS_CONTENT_TYPES = {"mp4": "video/mp4", "webm": "video/webm", "vtt": "text/vtt"}
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", *WAGTAILDOCS_CONTENT_TYPES.values()]

# Everything to stderr, for whoever runs it to keep. Nobody's name, address or number is ever written here.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="WARNING")},
    # Django would also send errors by e-mail, with the request in them.
    "loggers": {"django": {"handlers": [], "propagate": True}, "django.server": {"handlers": [], "propagate": True}},
}
