"""A clerk who may change the rules, and an employee who may not."""

import pytest
from django.contrib.auth.models import Permission

MAY = ["access_admin", "add_rulesetting", "view_rulesetting", "change_municipality"]
HOLIDAYS = ["view_holiday", "add_holiday", "change_holiday", "delete_holiday"]


@pytest.fixture
def rule_keeper(django_user_model):
    user = django_user_model.objects.create_user(username="0001", password="a long enough phrase")
    user.user_permissions.set(Permission.objects.filter(codename__in=MAY + HOLIDAYS))
    return user


@pytest.fixture
def editor(django_user_model):
    """May enter the admin, and nothing of the city's rules."""
    user = django_user_model.objects.create_user(username="0002", password="a long enough phrase")
    user.user_permissions.set(Permission.objects.filter(codename="access_admin"))
    return user
