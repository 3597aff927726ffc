"""What each role may touch in the admin, in one table. Put in place after every `migrate`; nothing is taken away."""

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission

from people import permissions

ADMIN = ["wagtailadmin.access_admin"]
SEE_PEOPLE = ["people.view_agency", "people.view_employee", "people.view_jobrole", "people.view_delegation"]
SEE_PEOPLE += ["people.view_employment", "people.view_rosterimport"]
KEEP_PEOPLE = [
    f"people.{verb}_{noun}"
    for noun in ("agency", "employee", "employment", "jobrole", "delegation")
    for verb in ("add", "change")
]
SEE_THE_CLOCKS = ["deadlines.view_holiday", "deadlines.view_rulesetting", "deadlines.view_municipality"]
KEEP_THE_CLOCKS = [
    "deadlines.add_holiday",
    "deadlines.change_holiday",
    "deadlines.delete_holiday",
    "deadlines.add_rulesetting",
    "deadlines.change_municipality",
]
SEE_LETTERS = ["letters.view_letter"]
SEE_THE_RECORD = ["evidence.view_entry"]
SEE_COPY_REQUESTS = ["directives.view_certifiedcopyrequest"]
SEE_LANGUAGES = ["languages.view_citylanguage", "languages.view_approval"]
# `submit_translation` begins a translation that follows its source paragraph by paragraph.
KEEP_LANGUAGES = ["languages.change_citylanguage", "wagtail_localize.submit_translation"]
SEE_CERTIFICATES = ["training.view_completion", "training.view_designation"]

ROLES = {
    permissions.CLERKS: [
        *ADMIN,
        *SEE_PEOPLE,
        *KEEP_PEOPLE,
        "people.import_roster",
        *SEE_THE_CLOCKS,
        *KEEP_THE_CLOCKS,
        *SEE_LETTERS,
        *SEE_THE_RECORD,
        *SEE_COPY_REQUESTS,
        *SEE_LANGUAGES,
        *KEEP_LANGUAGES,
        *SEE_CERTIFICATES,
    ],
    permissions.COORDINATORS: [
        *ADMIN,
        "people.view_agency",
        "people.view_delegation",
        *SEE_THE_CLOCKS,
        *SEE_LANGUAGES,
    ],
    permissions.CERTIFYING_OFFICIALS: [],
    permissions.LAW_REVIEWERS: [*ADMIN, "people.view_agency", *SEE_THE_CLOCKS, *SEE_LANGUAGES],
    permissions.TRAINERS: ADMIN,
    permissions.AUDITORS: [
        *ADMIN,
        *SEE_PEOPLE,
        *SEE_THE_CLOCKS,
        *SEE_LETTERS,
        *SEE_THE_RECORD,
        *SEE_COPY_REQUESTS,
        *SEE_LANGUAGES,
        *SEE_CERTIFICATES,
    ],
    permissions.SYSTEM_ADMINISTRATORS: [
        *ADMIN,
        *SEE_PEOPLE,
        *KEEP_PEOPLE,
        "people.import_roster",
        "people.add_user",
        "people.change_user",
        *SEE_THE_CLOCKS,
        *SEE_LETTERS,
        *SEE_THE_RECORD,
    ],
}


def ensure_roles(using: str = "default", **kwargs) -> None:
    """Make the groups, and give each the permissions of the table it does not have yet.

    Hears `post_migrate` of this room, when the rooms after it have no permissions yet: they are made here,
    as Django would make them a moment later. A permission nobody defines is passed over.
    """
    found = _permissions(using)
    for name, wanted in ROLES.items():
        group, _made = Group.objects.using(using).get_or_create(name=name)
        group.permissions.add(*[found[permission] for permission in wanted if permission in found])


def _permissions(using: str) -> dict[str, Permission]:
    wanted = {permission for role in ROLES.values() for permission in role}
    labels = {permission.partition(".")[0] for permission in wanted}
    for label in sorted(labels):
        if label in apps.app_configs:
            create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    rows = Permission.objects.using(using).select_related("content_type")
    named = rows.filter(content_type__app_label__in=labels)
    return {f"{row.content_type.app_label}.{row.codename}": row for row in named}
