from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self):
        from django.contrib.auth.signals import user_logged_in

        from home import shared

        user_logged_in.connect(shared.close, dispatch_uid="home.shared.close")
