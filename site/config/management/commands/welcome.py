"""Say where the city is and who can sign in, once it answers."""

import time
import urllib.error
import urllib.request

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.management.commands.load_demo import Command as LoadDemo

# Seconds the web process may take to come up.
PATIENCE = 60


class Command(BaseCommand):
    help = "Wait until the city is ready, then print its address and one login for each role."

    def handle(self, *args, **options) -> None:
        self._wait()
        self.stdout.write(f"\nThe city is at {settings.SITE_URL}/ (Ctrl+C stops it)")
        LoadDemo(stdout=self.stdout).print_logins()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{settings.SITE_URL}/readyz", timeout=5).close()  # noqa: S310
                return
            except urllib.error.URLError:
                time.sleep(0.5)
        raise CommandError(f"{settings.SITE_URL}/readyz did not answer within {PATIENCE} seconds: see the lines above.")
