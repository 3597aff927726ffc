from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommissionConfig(AppConfig):
    name = "commission"
    verbose_name = _("Commission")

    def ready(self):
        from commission import hearing, mail, translated
        from languages.signals import approved

        mail.listen()
        translated.listen()
        approved.connect(hearing.translation_approved, dispatch_uid="commission.hearing.translation_approved")
