"""Each lesson that was a page becomes a row with the number that it had, so that what was read, its
captions and its place in the search stay where they are.
"""

from django.core.management.color import no_style
from django.db import migrations

# What a draft, a lock and a translation are is the same of a page and of a row.
KEPT = """title, slug, locale_id, translation_key, live, has_unpublished_changes, first_published_at,
last_published_at, go_live_at, expire_at, expired, locked, locked_at, locked_by_id,
latest_revision_id, live_revision_id"""
COPY = """INSERT INTO training_lesson
(id, lead, body, translated_from_id, course_id, collection_id, sort_order, {into})
SELECT page.id, lesson.lead, lesson.body, lesson.translated_from_id, course.id,
files.collection_id, row_number() OVER (PARTITION BY course.id ORDER BY page.path), {kept}
FROM training_lessonpage AS lesson
JOIN wagtailcore_page AS page ON page.id = lesson.page_ptr_id
JOIN wagtailcore_page AS course ON course.path = substr(page.path, 1, length(page.path) - 4)
JOIN training_coursefiles AS files ON files.course_key = course.translation_key"""


def make_rows(apps, schema_editor):
    """Copy the pages. Raises ``ValueError`` rather than lose one that stands outside a course."""
    kept = ", ".join(f"page.{name.strip()}" for name in KEPT.split(","))
    Lesson = apps.get_model("training", "Lesson")
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(COPY.format(into=KEPT, kept=kept))
        for statement in schema_editor.connection.ops.sequence_reset_sql(no_style(), [Lesson]):
            cursor.execute(statement)
    if Lesson.objects.count() != apps.get_model("training", "LessonPage").objects.count():
        raise ValueError("A lesson stands outside a course: move or delete it first.")


class Migration(migrations.Migration):
    dependencies = [("training", "0016_lesson")]

    # Going back, the rows go with their table.
    operations = [migrations.RunPython(make_rows, migrations.RunPython.noop)]
