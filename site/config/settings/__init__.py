"""Settings, from the environment and from .env beside manage.py."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[3]
VAR = ROOT / "var"
VAR.mkdir(exist_ok=True)
env = environ.Env()
environ.Env.read_env(ROOT / ".env")
