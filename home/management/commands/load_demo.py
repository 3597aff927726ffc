"""`manage.py load_demo`: fill an empty house with the demonstration city."""

from django.conf import settings
from django.core.management.base import BaseCommand

from home.demonstration import city, story
from home.demonstration.roster import login_numbers


class Command(BaseCommand):
    help = "Load Kestrel Falls, a city that does not exist, into an empty house, and print who you can sign in as."

    def handle(self, **options):
        if story.has_happened():
            self.stdout.write("There are people in this house already: nothing was loaded.")
        else:
            self.stdout.write("Loading Kestrel Falls: 22 agencies, 612 employees, one autumn. About a minute.")
            # Its letters are kept as they were sent, and go to nobody.
            settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
            story.tell()
        self.print_logins()

    def print_logins(self):
        self.stdout.write(f"\nSign in with any of these and the password {city.PASSWORD}\n")
        for number, login in login_numbers().items():
            self.stdout.write(f"  {number}  {login.what:<30} {login.given} {login.family}")
