from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectivesConfig(AppConfig):
    name = "directives"
    verbose_name = _("Directives")

    def ready(self):
        from django.contrib.auth.signals import user_logged_in
        from wagtail.signals import page_published

        from directives import hearing, mail, sign_in, translated
        from languages.signals import approved
        from people.signals import leave_noted, roster_imported

        mail.listen()
        translated.listen()
        approved.connect(hearing.translation_approved, dispatch_uid="directives.hearing.translation_approved")
        page_published.connect(hearing.page_published, dispatch_uid="directives.hearing.page_published")
        leave_noted.connect(hearing.leave_noted, dispatch_uid="directives.hearing.leave_noted")
        user_logged_in.connect(sign_in.serve, dispatch_uid="directives.sign_in.serve")
        user_logged_in.connect(sign_in.seat, dispatch_uid="directives.sign_in.seat")
        roster_imported.connect(sign_in.seat_after_roster, dispatch_uid="directives.sign_in.seat_after_roster")
