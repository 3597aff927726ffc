"""A notice drafted again keeps what was translated of the one before: only what is new waits for a translator."""

from commission.models import NoticePage
from directives.acts.loading import translated
from languages.translations import drafted


def carry_translations(*, before: NoticePage, after: NoticePage, by) -> None:
    """Begin `after`'s translations as drafts with the paragraphs that `before` has in both languages; part of an act.

    A new paragraph stays in its own language until somebody translates it, and each translation is approved anew.
    """
    found = drafted(before)
    for translation in found.translations:
        if translation.page is None or translation.words.sha256 is None:
            continue
        said = _pairs(found.source, translation.page)
        if any(block.value in said for block in after.body):
            copy = translated(page=after, language=translation.language.code)
            copy.body = [(block.block_type, said.get(block.value, block.value)) for block in after.body]
            copy.save_revision(user=by)


def _pairs(source: NoticePage, translation: NoticePage) -> dict[str, str]:
    """What each paragraph of the source is in the translation; nothing where the two differ in their build."""
    ours, theirs = list(source.body), list(translation.body)
    if [block.block_type for block in ours] != [block.block_type for block in theirs]:
        return {}
    return {here.value: there.value for here, there in zip(ours, theirs, strict=True)}
