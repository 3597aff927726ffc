from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingConfig(AppConfig):
    name = "training"
    verbose_name = _("Training")

    def ready(self):
        from wagtail.signals import page_published, page_unpublished

        from directives.signals import adopted
        from languages.signals import approved
        from people.signals import roster_imported
        from training import hearing, mail, translated

        mail.listen()
        translated.listen()
        approved.connect(hearing.translation_approved, dispatch_uid="training.hearing.translation_approved")
        page_published.connect(hearing.freeze, dispatch_uid="training.hearing.freeze")
        page_unpublished.connect(hearing.freeze, dispatch_uid="training.hearing.freeze")
        adopted.connect(hearing.the_order_changed, dispatch_uid="training.hearing.the_order_changed")
        roster_imported.connect(hearing.the_roster_changed, dispatch_uid="training.hearing.the_roster_changed")
