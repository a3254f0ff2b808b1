import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("training", "0006_cohorts_of_the_enrolled")]

    operations = [
        migrations.AlterModelOptions(
            name="enrolment",
            options={
                "ordering": ["cohort", "person"],
                "verbose_name": "enrolment",
                "verbose_name_plural": "enrolments",
            },
        ),
        migrations.RemoveConstraint(
            model_name="enrolment",
            name="training_enrolled_once",
        ),
        migrations.RemoveConstraint(
            model_name="enrolment",
            name="training_enrolment_state_known",
        ),
        migrations.RemoveField(
            model_name="enrolment",
            name="course",
        ),
        migrations.RemoveField(
            model_name="enrolment",
            name="user",
        ),
        migrations.AlterField(
            model_name="enrolment",
            name="cohort",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="enrolments",
                to="training.cohort",
                verbose_name="group",
            ),
        ),
        migrations.AlterField(
            model_name="enrolment",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="enrolments",
                to="training.person",
                verbose_name="person",
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.UniqueConstraint(
                fields=("cohort", "person"),
                name="training_in_a_cohort_once",
                violation_error_message="This person is in this group already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.UniqueConstraint(
                fields=("cohort", "seat"),
                name="training_one_person_a_seat",
                violation_error_message="Somebody has this seat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="enrolment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_at", None),
                        ("seat__gte", 1),
                        ("seat__isnull", False),
                        ("state", "active"),
                    ),
                    models.Q(
                        ("ended_at__isnull", False),
                        ("seat__gte", 1),
                        ("seat__isnull", False),
                        ("state", "completed"),
                    ),
                    models.Q(("ended_at__isnull", False), ("seat", None), ("state", "withdrawn")),
                    _connector="OR",
                ),
                name="training_enrolment_state_agrees",
            ),
        ),
    ]
