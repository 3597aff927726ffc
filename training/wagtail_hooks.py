"""In the Wagtail admin: the register of certificates, and of certifying officials."""

from wagtail import hooks

from training.views.register import CertificateViewSet, OfficialViewSet


@hooks.register("register_admin_viewset")
def register_registers():
    return [CertificateViewSet(), OfficialViewSet()]
