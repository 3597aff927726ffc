"""Settings that would hurt a city's own server. `manage.py check --deploy` names them and says what to do."""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

SHARED_CACHES = ("redis", "memcached", "db.DatabaseCache")


@register(Tags.security, deploy=True)
def production_settings(app_configs, **kwargs) -> list[CheckMessage]:
    return [*_findings(), *_of_the_mail()]


def _findings() -> Iterator[CheckMessage]:
    if settings.CLOCK_AT:
        yield Error(
            f"The city's date is held at {settings.CLOCK_AT}: no deadline moves.",
            hint="Take CLOCK_AT out of the environment. It is for demonstrations.",
            id="config.E001",
        )
    if not any(name in settings.CACHES["default"]["BACKEND"].casefold() for name in map(str.casefold, SHARED_CACHES)):
        yield Warning(
            "The cache is not shared by every server, so each counts sign-in tries for itself.",
            hint="Set CACHE_URL, as in redis://127.0.0.1:6379/0.",
            id="config.W001",
        )
    if settings.CELERY_BROKER_URL.startswith(("filesystem", "memory")):
        yield Warning(
            "Work for later waits in a folder of this machine.",
            hint="Set CELERY_BROKER_URL, as in amqp://city:password@127.0.0.1:5672//.",
            id="config.W002",
        )
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield Warning(
            "The database is one file, and takes one writer at a time.",
            hint="Set DATABASE_URL, as in postgres://city:password@127.0.0.1:5432/city.",
            id="config.W004",
        )
    if not settings.SITE_URL.startswith("https://"):
        yield Warning(
            f"Letters would link to {settings.SITE_URL}.",
            hint="Set SITE_URL to the city's own address, with https://.",
            id="config.W005",
        )
    if not settings.MFA_REQUIRED:
        yield Warning(
            "Clerks, officers and administrators may sign in with a password alone.",
            hint="Take MFA_REQUIRED=False out of the environment.",
            id="config.W006",
        )


def _of_the_mail() -> Iterator[CheckMessage]:
    if settings.EMAIL_BACKEND != "django.core.mail.backends.smtp.EmailBackend":
        yield Warning(
            "No letter leaves this machine.",
            hint="Set EMAIL_URL, as in smtp+tls://user:password@mail.example:587.",
            id="config.W003",
        )
    if not settings.BOUNCES_URL and not settings.ANYMAIL_WEBHOOK_SECRET:
        yield Warning(
            "Nobody hears of a letter that a mail server took and could not deliver.",
            hint="Set BOUNCES_ADDRESS and BOUNCES_URL, as in imaps://user:password@mail.example/INBOX; or let the mail "
            "provider tell, with ANYMAIL_WEBHOOK_SECRET.",
            id="config.W007",
        )
    if settings.BOUNCES_URL and not settings.BOUNCES_ADDRESS:
        yield Warning(
            "Letters do not ask to be sent back to the mailbox that is read for bounces.",
            hint="Set BOUNCES_ADDRESS to its address; the part after a + must reach it too.",
            id="config.W008",
        )
