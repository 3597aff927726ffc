"""The least a signed-in person's POST can do: one row into a table written once, in one transaction."""

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from evidence.models import Entry


@login_required
@require_POST
@transaction.atomic
def insert(request: HttpRequest) -> HttpResponse:
    Entry.objects.create(
        at=timezone.now(),
        action="bare insert",
        by=request.user,
        subject_type="people.user",
        subject_id=str(request.user.pk),
        subject_label=request.POST["typed_name"],
    )
    return redirect("desk")
