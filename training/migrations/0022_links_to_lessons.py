"""Links in running text that name the page of a lesson by its number, which is a page no more, lead
to the address of the lesson: in what is published, and in drafts.
"""

import re

from django.db import DatabaseError, migrations, models, transaction

# A link as it is stored; in what is kept as JSON its quotes are escaped, in a draft twice.
LINK = re.compile(r'<a (?=[^<>]*linktype=\\*"page\\*")[^<>]*?\bid=(\\*")(\d+)\\*"[^<>]*>')
MARK = "%linktype=%page%"
READ = "SELECT {key}, CAST({column} AS text) FROM {table} WHERE CAST({column} AS text) LIKE %s"
WRITE = "UPDATE {table} SET {column} = {value} WHERE {key} = %s"


def name_addresses(apps, schema_editor):
    """Rewrite the links of every text."""
    addresses = _addresses(apps)
    if not addresses:
        return
    # Which tables there are, an engine's own index among them, depends on the database.
    there = set(schema_editor.connection.introspection.table_names())
    for model in apps.get_models():
        if model._meta.db_table not in there:
            continue
        for field in model._meta.local_concrete_fields:
            if _holds_text(field):
                _rewrite(schema_editor, model, field, addresses)


def _addresses(apps):
    """Return where each lesson is that was a page: there is none with its number now."""
    Page = apps.get_model("wagtailcore", "Page")
    lessons = apps.get_model("training", "Lesson").objects.exclude(pk__in=Page.objects.values("pk"))
    found = {}
    for lesson in lessons.select_related("course", "locale"):
        # Beneath its own language; the root of the site is no part of an address.
        begin = "" if lesson.locale.language_code == "sr" else f"/{lesson.locale.language_code}"
        behind = lesson.course.url_path.split("/", 2)[2]
        found[str(lesson.pk)] = f"{begin}/{behind}{lesson.slug}/"
    return found


def _holds_text(field):
    kind = field.get_internal_type()
    return isinstance(field, models.TextField) or kind in ("TextField", "JSONField")


def _rewrite(schema_editor, model, field, addresses):
    connection = schema_editor.connection
    quote = connection.ops.quote_name
    is_json = field.db_type(connection) == "jsonb"
    names = {
        "table": quote(model._meta.db_table),
        "column": quote(field.column),
        "key": quote(model._meta.pk.column),
        "value": "CAST(%s AS jsonb)" if is_json else "%s",
    }

    def led(link):
        mark, number = link.groups()
        address = addresses.get(number)
        return f"<a href={mark}{address}{mark}>" if address else link.group()

    with connection.cursor() as cursor:
        cursor.execute(READ.format(**names), [MARK])
        for key, text in cursor.fetchall():
            new = LINK.sub(led, text)
            if new != text:
                _write(connection, WRITE.format(**names), [new, key])


def _write(connection, statement, values):
    """Write one row, unless the database keeps it as it is for good: then it stays."""
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError:
        pass


class Migration(migrations.Migration):
    dependencies = [("training", "0021_lessons_are_checked")]

    # An address of a lesson stays what it is: going back, a link leads there as well.
    operations = [migrations.RunPython(name_addresses, migrations.RunPython.noop)]
