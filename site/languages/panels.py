"""What the page editor tells about a page's translations."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from languages.gate import State
from languages.translations import Subject, drafted


class TranslationsPanel(Panel):
    """Where each language stands, and on a translation the way to approve it."""

    def __init__(self, **kwargs):
        super().__init__(**{"heading": _("Languages"), **kwargs})

    class BoundPanel(Panel.BoundPanel):
        template_name = "languages/admin/panel.html"

        def is_shown(self):
            return self.instance.pk is not None

        def get_context_data(self, parent_context=None):
            subject = drafted(self.instance)
            return super().get_context_data(parent_context) | {
                "subject": subject,
                "page": self.instance,
                "may_approve": may_approve_here(subject, self.instance, self.request.user),
            }


def may_approve_here(subject: Subject, page, user) -> bool:
    """Whether this page is a translation that waits for an approval this user may give."""
    here = next((each for each in subject.translations if each.page and each.page.pk == page.pk), None)
    waits = here is not None and here.state in (State.PENDING, State.STALE)
    return waits and subject.kind.may_approve(user, page)
