"""One layout for every form of the front: `{{ form }}` comes out in the house style."""

from django.forms.renderers import TemplatesSetting


class HouseForms(TemplatesSetting):
    form_template_name = "look/form.html"
    field_template_name = "look/field.html"
