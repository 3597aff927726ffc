from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from rows.acted import acted


class EvidenceConfig(AppConfig):
    name = "evidence"
    verbose_name = _("Evidence")

    def ready(self):
        acted.connect(record_what_was_said, dispatch_uid="evidence")


def record_what_was_said(sender, *, signal, **said):
    """Write down what a room beside this one says it did."""
    from evidence.acts import record

    record(**said)
