from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LettersConfig(AppConfig):
    name = "letters"
    verbose_name = _("Letters")

    def ready(self):
        from anymail.signals import tracking

        from letters import provider

        tracking.connect(provider.hear, dispatch_uid="letters.provider.hear")
