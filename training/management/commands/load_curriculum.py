"""manage.py load_curriculum"""

from django.core.management.base import BaseCommand

from training.acts.loading import load_curriculum


class Command(BaseCommand):
    help = "Put the training modules of the house below the training shelf, in every language they are written in."

    def handle(self, **_options):
        made = load_curriculum()
        for module in made:
            lessons, questions = module.get_children().count(), module.pool.count()
            self.stdout.write(f"{module.code}: {module.title} ({lessons} lessons, {questions} questions)")
        if not made:
            self.stdout.write("Every module stands already; they were left as their editors have them.")
