"""`manage.py load_order`: bring the order's text into the house."""

from django.core.management.base import BaseCommand

from directives.acts.loading import load_order


class Command(BaseCommand):
    help = "Load the executive order, its translations and its errata, as pages the clerk then keeps."

    def add_arguments(self, parser):
        parser.add_argument("--number", default="EO 2026-07", help="the order's number (default: %(default)s)")

    def handle(self, *, number, **options):
        page = load_order(number=number)
        self.stdout.write(
            f"{page.title}, {page.number}: {page.get_url_parts()[2] if page.get_url_parts() else page.url_path}"
        )
