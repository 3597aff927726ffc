"""The settings a city's own server runs with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASKED_FOR = {
    "SECRET_KEY": "k7#Vq2m" * 10,
    "ALLOWED_HOSTS": "order.kestrelfalls.example",
    "SITE_URL": "https://order.kestrelfalls.example",
    "DATABASE_URL": "postgres://city:word@127.0.0.1:5432/city",
    "CACHE_URL": "redis://127.0.0.1:6379/0",
    "CELERY_BROKER_URL": "amqp://city:word@127.0.0.1:5672//",
    "BOUNCES_ADDRESS": "bounces@kestrelfalls.example",
    "BOUNCES_URL": "imaps://city:x@mail.kestrelfalls.example/INBOX",
    "EMAIL_URL": "smtp+tls://city:word@mail.kestrelfalls.example:587",
    "CLOCK_AT": "",
}


def check_deploy(**environment):
    """Run `manage.py check --deploy` as a server would, with nothing else in its environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [
            sys.executable,
            "manage.py",
            "check",
            "--deploy",
            "--fail-level=WARNING",
            "--settings=config.settings.production",
        ],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_the_check_is_clean_with_what_it_asks_for():
    checked = check_deploy(**ASKED_FOR)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_nothing_starts_without_a_key_or_a_host(name):
    checked = check_deploy(**{**ASKED_FOR, name: ""})
    assert checked.returncode != 0
    assert name in checked.stderr


def test_everything_that_would_hurt_is_named_with_what_to_do():
    checked = check_deploy(
        SECRET_KEY=ASKED_FOR["SECRET_KEY"],
        ALLOWED_HOSTS="order.kestrelfalls.example",
        MFA_REQUIRED="False",
        CLOCK_AT="2026-12-14T10:00",
    )
    named = {f"config.W00{number}" for number in range(1, 8)} | {"config.E001"}
    assert checked.returncode == 1
    assert {name for name in named if name in checked.stderr} == named
    assert checked.stderr.count("HINT:") == len(named)
