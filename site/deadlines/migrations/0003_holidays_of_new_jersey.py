"""A fresh city knows New Jersey's holidays from the start; the clerk edits them from there."""

from django.db import migrations

from deadlines.acts import seed_holidays


def seed(apps, schema_editor):
    seed_holidays(years=range(2025, 2037), model=apps.get_model("deadlines", "Holiday"))


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0002_initial")]

    # Going back leaves the rows: they may be the clerk's by now.
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
