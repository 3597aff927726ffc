"""What the page editor tells whoever writes a directive."""

from wagtail.admin.panels import Panel

from directives import composing


class WhatMustStay(Panel):
    """The sentences that stay word for word, and where the text is adopted once it has passed review."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "directives/admin/what_must_stay.html"

        def is_shown(self):
            return self.instance.pk is not None

        def get_context_data(self, parent_context=None):
            page = self.instance
            is_directive = page.kind == page.Kind.DIRECTIVE
            return super().get_context_data(parent_context) | {
                "page": page,
                "agency": page.agency,
                "sentences": composing.locked(page.locale.language_code) if is_directive else [],
            }
