"""`{% stands standing days_over %}`, `{% worth currency %}`, `{{ cite|pieces }}`, `{{ enrollment|why_enrolled }}`."""

from django import template
from django.urls import translate_url

from directives.standing import Standing
from languages.names import Language
from training import citing, said
from training.blocks.fields import Source
from training.currency import Currency
from training.models import Enrollment

register = template.Library()


@register.inclusion_tag("look/state.html")
def stands(standing: Standing, days_over: int = 0) -> dict:
    """Where an enrollment stands, as icon, word and color."""
    return {"state": said.state(standing), "word": said.word(standing, days_over)}


@register.inclusion_tag("look/state.html")
def worth(currency: Currency) -> dict:
    """What a certificate is worth today."""
    return {"state": said.WORTH_STATE[currency], "word": said.WORTH[currency]}


@register.filter
def pieces(cite: str) -> list[tuple[str, str]]:
    return list(citing.pieces(cite))


@register.filter
def source_word(source: str) -> str:
    """“State law”: what a claim rests on."""
    return str(dict(Source.CHOICES).get(source, ""))


@register.filter
def why_enrolled(enrollment: Enrollment) -> str:
    """One plain sentence: why this is asked of you."""
    return str(said.WHY[Enrollment.Reason(enrollment.reason)])


@register.simple_tag(takes_context=True)
def here_in(context, tongue: Language) -> str:
    """{% here_in tongue %}: the same page, with what its address asks, in that language of the screens."""
    return translate_url(context["request"].get_full_path(), tongue.code)
