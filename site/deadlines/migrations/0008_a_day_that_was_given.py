
import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('deadlines', '0007_open_meetings_of_its_own_will'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='keptdeadline',
            name='one_answer_per_question',
        ),
        migrations.AddField(
            model_name='keptdeadline',
            name='given',
            field=models.CharField(blank=True, db_default='', default='', editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='municipality',
            name='longest_extension',
            field=models.PositiveSmallIntegerField(default=60, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(365)], verbose_name="the most days from today to which an officer may extend somebody's time to sign"),
        ),
        migrations.AddConstraint(
            model_name='keptdeadline',
            constraint=models.UniqueConstraint(condition=models.Q(('trigger_at', None)), fields=('rule', 'trigger_on', 'rule_version', 'calendar_version', 'given'), name='one_answer_per_question'),
        ),
    ]
