from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = _("People")

    def ready(self):
        from people.roles import ensure_roles

        post_migrate.connect(ensure_roles, sender=self, dispatch_uid="people.roles")
