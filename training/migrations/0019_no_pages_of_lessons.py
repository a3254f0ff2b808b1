"""The pages of lessons go; their drafts, workflows and journal follow to the rows. Going back, each
row becomes a page again, with its history.
"""

from django.db import migrations

# What follows: rows name a page by number, or an object by kind and number.
JOURNAL = """label, action, data, timestamp, content_changed, deleted, content_type_id, user_id, uuid,
revision_id"""
TO_ROWS = """INSERT INTO wagtailcore_modellogentry (object_id, {names})
SELECT CAST(page_id AS varchar(255)), {names} FROM wagtailcore_pagelogentry
WHERE content_type_id = %s"""
TO_PAGES = """INSERT INTO wagtailcore_pagelogentry (page_id, {names})
SELECT CAST(object_id AS integer), {names} FROM wagtailcore_modellogentry
WHERE content_type_id = %s"""
FREE = """SELECT lesson.id FROM training_lesson AS lesson
JOIN wagtailcore_page AS page ON page.id = lesson.id"""
PAGE = """INSERT INTO wagtailcore_page (id, path, depth, numchild, url_path, content_type_id,
draft_title, seo_title, search_description, show_in_menus, {names})
SELECT lesson.id, %s, %s, 0, %s, %s, lesson.title, '', lesson.lead, %s, {kept}
FROM training_lesson AS lesson WHERE lesson.id = %s"""
OWN = """INSERT INTO training_lessonpage (page_ptr_id, lead, body, translated_from_id)
SELECT id, lead, body, translated_from_id FROM training_lesson"""
# As closed as they were.
KEYS = """INSERT INTO foundation_pageaccess (page_id, key)
SELECT lesson.id, held.key FROM training_lesson AS lesson
JOIN foundation_collectionaccess AS held ON held.collection_id = lesson.collection_id"""
KEPT = """title, slug, locale_id, translation_key, live, has_unpublished_changes, first_published_at,
last_published_at, go_live_at, expire_at, expired, locked, locked_at, locked_by_id,
latest_revision_id, live_revision_id"""
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def take_pages_away(apps, schema_editor):
    """Delete the pages, and let their history name the rows."""
    kind = _kind(apps, "lessonpage", "lesson")
    if kind is None:
        return
    _move_history(apps, schema_editor, kind, kind.pk, TO_ROWS, "PageLogEntry")
    Page = apps.get_model("wagtailcore", "Page")
    pages = Page.objects.filter(content_type=kind)
    _lead_on(apps, pages)
    pages.delete()
    courses = Page.objects.filter(pk__in=apps.get_model("training", "CoursePage").objects.all())
    for course in courses:
        beneath = Page.objects.filter(path__startswith=course.path, depth=course.depth + 1)
        Page.objects.filter(pk=course.pk).update(numchild=beneath.count())


def put_pages_back(apps, schema_editor):
    """Make a page of each row. Raises ``ValueError`` where another page has its number."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(FREE)
        if cursor.fetchone():
            raise ValueError("Lessons were added that can only be kept as what they are.")
    kind = _kind(apps, "lesson", "lessonpage")
    if kind is None:
        return
    page_kind = apps.get_model("contenttypes", "ContentType").objects.get(
        app_label="wagtailcore", model="page"
    )
    _make_pages(apps, schema_editor, kind)
    _move_history(apps, schema_editor, kind, page_kind.pk, TO_PAGES, "ModelLogEntry")


def _kind(apps, was, becomes):
    """Return the kind of the lessons, which gets its other name; ``None`` where there is none."""
    kinds = apps.get_model("contenttypes", "ContentType").objects.filter(app_label="training")
    kind = kinds.filter(model=was).first()
    if kind is not None:
        kinds.filter(model=becomes).delete()
        kinds.filter(pk=kind.pk).update(model=becomes)
        # Those of the other name are made after migrating.
        apps.get_model("auth", "Permission").objects.filter(content_type=kind.pk).delete()
    return kind


def _move_history(apps, schema_editor, kind, base, journal, left):
    for name in ("Revision", "WorkflowState", "ReferenceIndex"):
        rows = apps.get_model("wagtailcore", name).objects.filter(content_type=kind)
        rows.update(base_content_type=base)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(journal.format(names=JOURNAL), [kind.pk])
    apps.get_model("wagtailcore", left).objects.filter(content_type=kind).delete()


def _lead_on(apps, pages):
    """Let old addresses of lessons lead to where they are behind the page of the course."""
    for redirect in apps.get_model("wagtailredirects", "Redirect").objects.filter(
        redirect_page__in=pages
    ):
        redirect.redirect_page_route_path = f"/{redirect.redirect_page.slug}/"
        path = redirect.redirect_page.path[:-4]
        redirect.redirect_page = type(redirect.redirect_page).objects.get(path=path)
        redirect.save()


def _make_pages(apps, schema_editor, kind):
    Page = apps.get_model("wagtailcore", "Page")
    kept = ", ".join(f"lesson.{name.strip()}" for name in KEPT.split(","))
    sql = PAGE.format(names=KEPT, kept=kept)
    last = {}
    with schema_editor.connection.cursor() as cursor:
        for lesson in apps.get_model("training", "Lesson").objects.order_by("sort_order", "pk"):
            course = Page.objects.get(pk=lesson.course_id)
            number = last[course.pk] = last.get(course.pk, 0) + 1
            place = [f"{course.path}{_four(number)}", course.depth + 1]
            address = f"{course.url_path}{lesson.slug}/"
            cursor.execute(sql, [*place, address, kind.pk, False, lesson.pk])
            Page.objects.filter(pk=course.pk).update(numchild=number)
        cursor.execute(OWN)
        cursor.execute(KEYS)


def _four(number):
    """Return a step of a path, as trees write it."""
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = LETTERS[digit] + digits
    return digits.rjust(4, "0")


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0018_progress_in_lessons"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(take_pages_away, put_pages_back)]
