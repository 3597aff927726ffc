"""In the Wagtail admin: the trainer's rooms."""

from wagtail import hooks

from training.views.menu import TrainingGroup


@hooks.register("register_admin_viewset")
def register_training():
    return TrainingGroup()
