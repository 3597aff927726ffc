"""The front page."""

from wagtail.models import Page


class HomePage(Page):
    """The root of the order's site: the order and the shelves of directives stand below it.

    What visitors see is drawn from what is in force (`views.front`), in every language of the screens, so there is
    nothing to write here.
    """

    max_count = 1

    def serve(self, request, *args, **kwargs):
        from home.views.front import front_page

        return front_page(request)
