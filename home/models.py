"""The front page."""

from wagtail.models import Page


class HomePage(Page):
    """The public home page of the order's site."""

    max_count = 1
