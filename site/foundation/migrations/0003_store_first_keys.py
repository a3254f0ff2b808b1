"""Store keys for the pages and collections that Wagtail's own migrations made before there were keys."""

from django.db import migrations


def store(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Collection = apps.get_model("wagtailcore", "Collection")
    PageAccess = apps.get_model("foundation", "PageAccess")
    CollectionAccess = apps.get_model("foundation", "CollectionAccess")
    for page in Page.objects.filter(access=None):
        PageAccess.objects.create(page=page, key="public")
    for collection in Collection.objects.filter(access=None):
        CollectionAccess.objects.create(collection=collection, key="public")


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_content")]

    operations = [migrations.RunPython(store, migrations.RunPython.noop)]
