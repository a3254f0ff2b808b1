"""Run by the code of the release before, in its folder, on the schema of this one.

Prints as JSON what did not go: addresses that answered with an error, tables into which that code
can't write, kinds of pages that it can't copy or publish. Changes nothing: all is taken back.
"""

import json
import logging
import sys
from urllib.parse import urlsplit

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, get_page_models

MOST = 150
COLUMNS = """
SELECT column_name FROM information_schema.columns WHERE table_schema = 'public'
AND table_name = %s AND is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO'
AND is_generated = 'NEVER'
"""


def tables():
    """Yield columns that must be filled and that this code knows nothing of; read each table."""
    for model in apps.get_models(include_auto_created=True):
        if not model._meta.managed or model._meta.proxy:
            continue
        with connection.cursor() as cursor:
            cursor.execute(COLUMNS, [model._meta.db_table])
            needed = {name for (name,) in cursor.fetchall()}
        known = {field.column for field in model._meta.local_concrete_fields}
        if needed - known:
            yield f"{model._meta.db_table}: {sorted(needed - known)}"
        list(model._base_manager.all()[:20])


def addresses(client):
    """Yield what readers ask for and an error answers."""
    found = client.get("/sitemap.xml").content.decode().split("<loc>")[1:]
    paths = [urlsplit(part.partition("</loc>")[0]).path for part in found]
    assert len(paths) > 20
    for path in [*paths[:: len(paths) // MOST + 1], "/pretraga/?q=centar", "/en/", "/nema/"]:
        status = client.get(path).status_code
        if status >= 500:
            yield f"{path}: {status}"


def kinds(client):
    """Yield kinds of pages that can't be opened in the desk, copied or published."""
    client.force_login(get_user_model().objects.create_superuser("proba@primer.rs"))
    for model in get_page_models():
        page = model.objects.exact_type(model).filter(live=True, depth__gt=2).first()
        if page is None:
            continue
        status = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code
        if status != 200:
            yield f"{model.__name__} in the desk: {status}"
        try:
            with transaction.atomic():
                copied = page.copy(update_attrs={"slug": f"{page.slug}-2"}, keep_live=False)
                copied.refresh_from_db()
                page.save_revision().publish()
                transaction.set_rollback(True)
        except ValidationError:
            # A house rule: two of this kind may not stand side by side.
            continue
        except DatabaseError as error:
            yield f"{model.__name__}: {error}"


def main():
    """Try all of it."""
    logging.disable()
    client = Client(raise_request_exception=False, headers={"host": "localhost"})
    wrong = [*tables(), *addresses(client)]
    with transaction.atomic():
        wrong += kinds(client)
        transaction.set_rollback(True)
    sys.stdout.write(json.dumps({"wrong": wrong, "pages": Page.objects.count()}))


if __name__ == "__main__":
    main()
