
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('deadlines', '0008_a_day_that_was_given'),
        ('directives', '0005_letters_that_came_back'),
        ('people', '0002_leave'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('basis', models.CharField(choices=[('given', 'Extended'), ('leave', 'Extended after a leave'), ('asked_again', 'Asked again')], max_length=12, verbose_name='how')),
                ('from_on', models.DateField(verbose_name='was due')),
                ('to_on', models.DateField(verbose_name='due')),
                ('reason', models.CharField(blank=True, max_length=250, verbose_name='why')),
                ('granted_at', models.DateTimeField(verbose_name='when')),
            ],
            options={
                'verbose_name': 'extension',
                'verbose_name_plural': 'extensions',
                'ordering': ['granted_at', 'pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='delivery',
            name='delivery_closed_at_on_and_as',
        ),
        migrations.AddField(
            model_name='delivery',
            name='closed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_as', ''), ('closed_at', None), ('closed_by', None), ('closed_on', None)), models.Q(('closed_at__isnull', False), ('closed_on__isnull', False), models.Q(('closed_as', ''), _negated=True)), _connector='OR'), name='delivery_closed_at_on_and_as'),
        ),
        migrations.AddField(
            model_name='extension',
            name='delivery',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='directives.delivery'),
        ),
        migrations.AddField(
            model_name='extension',
            name='granted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(('to_on__gt', models.F('from_on'))), name='extension_moves_later'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('basis', 'leave'), ('granted_by', None)), models.Q(('granted_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='extension_says_who_and_why'),
        ),
    ]
