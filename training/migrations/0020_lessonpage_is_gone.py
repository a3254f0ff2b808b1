from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("training", "0019_no_pages_of_lessons")]

    operations = [
        # The version before this one still asks the table, which is empty, while this is migrated:
        # the next version drops it.
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.DeleteModel(name="LessonPage")]
        ),
    ]
