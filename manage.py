#!/usr/bin/env python
"""The one door: `manage.py COMMAND`, `celery -A manage worker`, `gunicorn manage:application`."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
# site/ is a folder on the path and not a package, for `import site` is Python's own module.
sys.path.insert(0, str(ROOT / "site"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")


def __getattr__(name: str):
    """Give `app` to Celery and `application` to a WSGI server, when they ask."""
    if name == "app":
        from config.celery import app

        return app
    if name == "application":
        from config.wsgi import application

        return application
    raise AttributeError(name)


if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
