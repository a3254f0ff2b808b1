"""Who writes to the database by hand: what can he still change of what is published?"""

from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, connection, transaction
from django.test import Client

from foundation import generation
from portal.library.checking import changed_files, report_changed_files
from portal.library.models import LibraryFile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def execute(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE portal_setversion SET content = '{}'",
        "DELETE FROM portal_setversion",
        "UPDATE portal_indicatorset SET slug = 'drugo' WHERE slug = 'policija'",
        "UPDATE portal_indicatorset SET mark = 'XX' WHERE slug = 'policija'",
        "UPDATE portal_libraryfile SET sha256 = ''",
        "DELETE FROM portal_libraryfile",
        "UPDATE portal_libraryitem SET number = number + 1000",
        "UPDATE portal_tablecell SET count = 7",
        "DELETE FROM portal_tablecell",
        "UPDATE portal_tableversion SET number = 9",
        "UPDATE portal_statisticstable SET slug = 'drugo'",
        "UPDATE portal_statisticstable SET is_example = NOT is_example",
        "UPDATE portal_statisticstable SET year = year - 1",
        "UPDATE portal_statusreport SET state = 'done'",
        "DELETE FROM portal_statusreport",
        "UPDATE portal_partnerstatement SET basis = 'друго'",
        "DELETE FROM portal_partnerstatement",
        "DELETE FROM portal_planevent WHERE date IS NOT NULL",
    ],
)
def test_the_database_refuses(statement):
    with pytest.raises(IntegrityError, match=r"kept|stays"):
        execute(statement)


# An editor's rows are a draft: Wagtail writes them anew whenever something is published. So nothing
# that was published is read from them.
@pytest.mark.parametrize(
    ("statements", "addresses"),
    [
        (
            ["UPDATE portal_indicatorrow SET text = 'друго', adult = 'none'"],
            [
                "/indikatori/policija/",
                "/indikatori/policija/v1/",
                "/indikatori/policija/v1/held/",
                "/indikatori/policija/v2/signs.json",
            ],
        ),
        (
            ["DELETE FROM portal_indicatorrow"],
            ["/indikatori/policija/", "/indikatori/policija/check/"],
        ),
        (
            ["UPDATE portal_itemedition SET version = 77, document_id = NULL"],
            ["/biblioteka/2/", "/biblioteka/2/v1/"],
        ),
        (["DELETE FROM portal_itemedition"], ["/biblioteka/2/", "/biblioteka/2/v1/"]),
    ],
)
def test_a_draft_that_is_tampered_with_changes_nothing_that_is_published(statements, addresses):
    before = [main_of(address) for address in addresses]
    for statement in statements:
        execute(statement)
    # Nothing that was kept of before may answer.
    generation.bump()
    assert [main_of(address) for address in addresses] == before


def main_of(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    return answer.content.decode().partition("<main")[2] or answer.content


def test_bytes_that_changed_are_told(caplog):
    assert changed_files() == []
    file = LibraryFile.objects.first()
    shelf = storages["private"]
    content = shelf.open(file.file.name).read()
    path = Path(shelf.path(file.file.name))
    try:
        path.write_bytes(content + b"more")
        assert changed_files() == [file]
        assert report_changed_files() == 1
        assert file.file.name in caplog.text
        assert report_changed_files() == 0, "once a day"
    finally:
        path.write_bytes(content)
