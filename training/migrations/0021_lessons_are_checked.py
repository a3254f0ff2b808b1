import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0020_lessonpage_is_gone"),
    ]

    operations = [
        migrations.CreateModel(
            name="LessonDate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "due_on",
                    models.DateField(
                        blank=True, db_index=True, null=True, verbose_name="to be checked by"
                    ),
                ),
                ("role", models.CharField(blank=True, max_length=40, verbose_name="who checks it")),
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="last checked on"),
                ),
                ("told_for", models.DateField(editable=False, null=True)),
                (
                    "lesson",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review_date",
                        to="training.lesson",
                        verbose_name="lesson",
                    ),
                ),
            ],
            options={
                "verbose_name": "date of checking a lesson",
                "verbose_name_plural": "dates of checking lessons",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on", None), ("role__gt", ""), _connector="OR"),
                        name="training_due_lesson_has_a_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on", None),
                            ("checked_on", None),
                            ("due_on__gt", models.F("checked_on")),
                            _connector="OR",
                        ),
                        name="training_due_after_it_was_checked",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LessonLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("field", models.CharField(max_length=80, verbose_name="field")),
                ("block", models.CharField(blank=True, max_length=80)),
                ("number", models.PositiveIntegerField(default=0)),
                ("ordinal", models.PositiveIntegerField(default=0)),
                (
                    "text",
                    models.CharField(blank=True, max_length=255, verbose_name="words of the link"),
                ),
                ("address", models.TextField(verbose_name="address")),
                ("is_outside", models.BooleanField(verbose_name="leads to another site")),
                (
                    "fault",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "works"),
                            ("missing", "there is nothing at this address"),
                            ("hidden", "readers may not see what is there"),
                            ("broken", "the address answers with an error"),
                            ("unreachable", "the other site does not answer"),
                            (
                                "refused",
                                "the address is not asked: it is not on the public network",
                            ),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("failures", models.PositiveSmallIntegerField(default=0)),
                ("failing_since", models.DateTimeField(null=True)),
                ("checked_at", models.DateTimeField(null=True, verbose_name="last checked")),
                ("checked_by_hand", models.BooleanField(default=False)),
                ("found_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "lesson",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="found_links",
                        to="training.lesson",
                        verbose_name="lesson",
                    ),
                ),
            ],
            options={
                "verbose_name": "link in a lesson",
                "verbose_name_plural": "links in lessons",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("lesson", "field", "number", "ordinal"),
                        name="training_link_stands_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("failing_since", None), ("failures", 0), ("fault", "")),
                            models.Q(
                                ("failing_since__lte", models.F("checked_at")),
                                ("failures__gt", 0),
                                ("fault__gt", ""),
                            ),
                            _connector="OR",
                        ),
                        name="training_link_fails_since_a_check",
                    ),
                ],
            },
        ),
    ]
