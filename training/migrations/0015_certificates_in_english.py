"""Lets editors say in English what certificates say."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0014_invitations"),
    ]

    operations = [
        migrations.AddField(
            model_name="certificatetemplate",
            name="accreditation_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=240,
                verbose_name="accreditation (English)",
            ),
        ),
        migrations.AddField(
            model_name="certificatetemplate",
            name="heading_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=80,
                verbose_name="heading (English)",
            ),
        ),
        migrations.AddField(
            model_name="certificatetemplate",
            name="legal_basis_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=300,
                verbose_name="legal basis (English)",
            ),
        ),
        migrations.AddField(
            model_name="certificatetemplate",
            name="organiser_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=200,
                verbose_name="organiser (English)",
            ),
        ),
        migrations.AddField(
            model_name="certificatetemplate",
            name="place_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=80,
                verbose_name="place of issue (English)",
            ),
        ),
        migrations.AddField(
            model_name="certificatetemplate",
            name="signatory_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=120,
                verbose_name="office that signs (English)",
            ),
        ),
        migrations.AddField(
            model_name="certificatetemplate",
            name="statement_en",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                max_length=240,
                verbose_name="statement (English)",
            ),
        ),
        migrations.AlterField(
            model_name="certificatetemplate",
            name="accreditation",
            field=models.CharField(
                blank=True,
                help_text="Number and day of the decision, and who took it. Empty: not accredited.",
                max_length=240,
                verbose_name="accreditation (Serbian, Cyrillic)",
            ),
        ),
        migrations.AlterField(
            model_name="certificatetemplate",
            name="heading",
            field=models.CharField(max_length=80, verbose_name="heading (Serbian, Cyrillic)"),
        ),
        migrations.AlterField(
            model_name="certificatetemplate",
            name="legal_basis",
            field=models.CharField(
                blank=True, max_length=300, verbose_name="legal basis (Serbian, Cyrillic)"
            ),
        ),
        migrations.AlterField(
            model_name="certificatetemplate",
            name="organiser",
            field=models.CharField(max_length=200, verbose_name="organiser (Serbian, Cyrillic)"),
        ),
        migrations.AlterField(
            model_name="certificatetemplate",
            name="place",
            field=models.CharField(
                max_length=80, verbose_name="place of issue (Serbian, Cyrillic)"
            ),
        ),
        migrations.AlterField(
            model_name="certificatetemplate",
            name="signatory",
            field=models.CharField(
                help_text="For example: Director.",
                max_length=120,
                verbose_name="office that signs (Serbian, Cyrillic)",
            ),
        ),
        migrations.AlterField(
            model_name="certificatetemplate",
            name="statement",
            field=models.CharField(
                help_text="What stands between the participant's name and the name of the course.",
                max_length=240,
                verbose_name="statement (Serbian, Cyrillic)",
            ),
        ),
    ]
