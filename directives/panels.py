"""What the page editor tells whoever writes a directive."""

from wagtail.admin.panels import Panel

from directives import composing, words
from directives.checklist import checklist


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


class WhatSection8Asks(Panel):
    """Of a policy: the twelve letters of §8, and whether the text before the reviewer answers each."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "directives/admin/what_section_8_asks.html"

        def is_shown(self):
            return self.instance.pk is not None and self.instance.kind == self.instance.Kind.POLICY

        def get_context_data(self, parent_context=None):
            page = self.instance
            body = words.from_stream(list(page.body.raw_data))
            return super().get_context_data(parent_context) | {
                "page": page,
                "answers": checklist([(page.locale.language_code, body)]),
            }
