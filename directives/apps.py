from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    name = "directives"
    verbose_name = _("Directives")

    def ready(self):
        from django.contrib.auth.signals import user_logged_in

        from directives import mail, sign_in, translated
        from people.signals import roster_imported

        mail.listen()
        translated.listen()
        user_logged_in.connect(sign_in.serve, dispatch_uid="directives.sign_in.serve")
        user_logged_in.connect(sign_in.seat, dispatch_uid="directives.sign_in.seat")
        roster_imported.connect(sign_in.seat_after_roster, dispatch_uid="directives.sign_in.seat_after_roster")
