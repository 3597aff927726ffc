"""What this room hears: pages published, the order amended, the roster changed."""

from directives.differences import changed_places
from directives.models import Edition
from training.acts.enrollments import ask_again, carry_on
from training.acts.modules import freeze as freeze_module
from training.acts.questions import withdraw
from training.models import LessonPage, ModulePage
from training.pictures import cut


def freeze(sender, instance, **_signal) -> None:
    """A module or a lesson was published or taken back, in whatever language."""
    if isinstance(instance, LessonPage):
        cut(instance.body)
        instance = instance.get_parent().specific
    if isinstance(instance, ModulePage) and (module := governing(instance)):
        freeze_module(module=module)


def translation_approved(sender, page, **_signal) -> None:
    """In the transaction of the approval: what it says may now be asked in that language."""
    freeze(sender, page)


def governing(page: ModulePage) -> ModulePage | None:
    """The module's page in the language that governs: the one it was written in first."""
    return ModulePage.objects.filter(translation_key=page.translation_key).order_by("pk").first()


def the_order_changed(sender, edition: Edition, older: Edition | None, **_signal) -> None:
    """Questions about what changed are withdrawn; what a material change touches is asked again. In its transaction."""
    if edition.kind != Edition.Kind.ORDER or older is None:
        return
    before, after = (each.texts.get(is_source=True).body for each in (older, edition))
    changed = [place for place in changed_places(before, after) if place]
    withdraw(edition=edition, changed=changed)
    if edition.change == Edition.Change.MATERIAL:
        ask_again(edition=edition, changed=changed)


def the_roster_changed(sender, **_signal) -> None:
    """Joiners are enrolled and leavers let go the moment the roster says so."""
    carry_on()
