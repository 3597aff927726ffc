"""Whether the process lives, and whether it can work."""

import logging
import os
from functools import cache

from django.conf import settings
from django.core.cache import cache as shared_cache
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

logger = logging.getLogger(__name__)
# Seconds the broker may take to answer.
PATIENCE = 2


@never_cache
@require_safe
def lives(request):
    """/healthz: 200 for as long as the process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def is_ready(request):
    """/readyz: 200 and each part's state, or 503 when one cannot be worked with. Why is in the log, not here."""
    parts = {name: _state(name, look) for name, look in PARTS.items()}
    ready = all(state == "ok" for state in parts.values())
    return JsonResponse({"status": "ok" if ready else "not ready", **parts}, status=200 if ready else 503)


def _state(name: str, look) -> str:
    try:
        return "ok" if look() else "not ready"
    except Exception:
        logger.exception("%s is not ready", name)
        return "not ready"


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _migrations() -> bool:
    return _last_migrations() <= MigrationRecorder(connection).applied_migrations().keys()


@cache
def _last_migrations() -> frozenset[tuple[str, str]]:
    """The newest migration of each app in this version of the software."""
    return frozenset(MigrationLoader(None).graph.leaf_nodes())


def _cache() -> bool:
    shared_cache.set("readyz", "ok", 10)
    return shared_cache.get("readyz") == "ok"


def _broker() -> bool:
    from config.celery import app

    if settings.CELERY_BROKER_URL.startswith("filesystem"):
        return os.access(settings.CELERY_BROKER_TRANSPORT_OPTIONS["data_folder_out"], os.W_OK)
    with app.connection_for_write(connect_timeout=PATIENCE) as broker:
        broker.ensure_connection(max_retries=1, timeout=PATIENCE)
        return broker.connected


PARTS = {"database": _database, "migrations": _migrations, "cache": _cache, "broker": _broker}
