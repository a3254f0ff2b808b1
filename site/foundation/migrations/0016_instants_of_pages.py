"""The few pages with a minute of their own are found without looking through all: each change of content asks for them."""

from django.db import migrations

NAMES = ("go_live_at", "expire_at")


def _index(name):
    return f"foundation_page_{name}"


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0015_what_faults_leave"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunSQL(
            f"CREATE INDEX {_index(name)} ON wagtailcore_page ({name}) WHERE {name} IS NOT NULL",
            f"DROP INDEX IF EXISTS {_index(name)}",
        )
        for name in NAMES
    ]
