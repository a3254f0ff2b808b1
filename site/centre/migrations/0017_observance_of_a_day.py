from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0016_news_with_a_minute"),
    ]

    operations = [
        migrations.AlterField(
            model_name="eventpage",
            name="kind",
            field=models.CharField(
                choices=[
                    ("conference", "Conference"),
                    ("round-table", "Round table"),
                    ("training", "Training"),
                    ("meeting", "Meeting"),
                    ("observance", "Observance"),
                ],
                default="conference",
                max_length=12,
                verbose_name="type",
            ),
        ),
    ]
