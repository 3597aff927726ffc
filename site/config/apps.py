from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HouseConfig(AppConfig):
    name = "config"
    verbose_name = _("House")

    def ready(self) -> None:
        from allauth.account import signals

        from config import checks  # noqa: F401
        from config.accounts import forget_given_password

        for chosen in (signals.password_changed, signals.password_set, signals.password_reset):
            chosen.connect(forget_given_password, dispatch_uid="forget the given password")
