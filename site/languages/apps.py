from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LanguagesConfig(AppConfig):
    name = "languages"
    verbose_name = _("Languages")

    def ready(self):
        from languages.locales import ensure_locales

        post_migrate.connect(ensure_locales, sender=self, dispatch_uid="languages.locales")
