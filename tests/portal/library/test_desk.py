"""What editors of the library may do, and what is refused beside the field."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse

from foundation.accounts.roles import group_of
from foundation.cleaning.files import CleanFile
from foundation.models import SiteDocument
from portal.library.models import ItemEdition, LibraryItem
from portal.library.services import publish_files
from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from tests.portal.indicators.test_desk import form_of

from .conftest import document


@pytest.fixture
def editor(client, library):
    enter_desk(client, make_account("publisher"))
    return client


def names_of(item):
    return reverse(LibraryItem.snippet_viewset.get_url_name("edit"), args=[item.pk])


def list_of(kind):
    return reverse(LibraryItem.snippet_viewset.get_url_name("list")) + f"?kind={kind}"


def test_the_desk_lists_and_opens_items(editor, law, internal):
    listed = editor.get(list_of("procedure"))
    assert internal.title in listed.content.decode()
    assert editor.get(names_of(law)).status_code == 200
    assert editor.get(names_of(internal)).status_code == 200


def test_an_editor_outside_the_staff_finds_no_internal_item(client, law, internal):
    person = people.may(
        people.account("helper"), "wagtailadmin.access_admin", "portal.change_libraryitem"
    )
    enter_desk(client, person)
    listed = client.get(list_of("procedure")).content.decode()
    assert "Прелиминарна идентификација" in listed
    assert internal.title not in listed
    for view in ("edit", "history", "usage"):
        name = LibraryItem.snippet_viewset.get_url_name(view)
        assert client.get(reverse(name, args=[internal.pk])).status_code == 404, view
        assert client.get(reverse(name, args=[law.pk])).status_code == 200, view


def refused(client, item, count, **row):
    """Return the errors of a row that was added to the form of an item."""
    data = form_of(client, names_of(item))
    assert int(data["editions-TOTAL_FORMS"]) == count
    new = {"version": 3, "date": "2026-11-01", "language": "en", "id": "", "DELETE": ""}
    new |= {"change_note": "а", "change_note_en": "a", "ORDER": count + 1, **row}
    data |= {f"editions-{count}-{name}": value for name, value in new.items()}
    data |= {"editions-TOTAL_FORMS": str(count + 1), "action-publish": "1"}
    answer = client.post(names_of(item), data)
    if answer.status_code == 302:
        return {}
    return answer.context["form"].formsets["editions"].errors[count]


def test_the_form_says_beside_the_field_what_is_wrong(editor, law, internal):
    for why, row in {
        "can't be read": {"document": unreadable(law).pk},
        "another collection": {"document": document(internal, ("а",)).pk},
        "published": {"document": document(law, ("а",)).pk, "version": 2},
    }.items():
        assert set(refused(editor, law, 4, **row)) == {"document"}, why
    assert law.files.count() == 4
    assert refused(editor, law, 4, document=document(law, ("Читљиво.",)).pk) == {}


def test_no_file_of_another_collection_is_ever_published(law, internal):
    secret = document(internal, ("тајна",))
    ItemEdition.objects.create(item=law, document=secret, version=9, language="en")
    assert publish_files(item=law) == []


def test_a_file_that_can_not_be_read_costs_an_error_at_its_field(law):
    row = ItemEdition(
        item=law, document=unreadable(law), version=9, change_note="а", change_note_en="a"
    )
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert set(refused.value.message_dict) == {"document"}


def unreadable(item):
    """Return a stored document that was damaged after it was cleaned."""
    return SiteDocument.objects.create(
        title="Оштећено",
        file=CleanFile(b"%PDF-1.7 broken", name="broken.pdf"),
        collection=item.collection,
    )


def test_the_library_keeps_no_other_kind(law):
    table = SiteDocument.objects.create(
        title="т", file=ContentFile(b"a,b", name="t.csv"), collection=law.collection
    )
    with pytest.raises(ValidationError) as refused:
        ItemEdition(
            item=law, document=table, version=9, change_note="а", change_note_en="a"
        ).full_clean()
    assert "document" in refused.value.message_dict


def test_what_was_published_is_not_deleted(client, law):
    enter_desk(client, people.account("root", is_superuser=True))
    url = reverse(LibraryItem.snippet_viewset.get_url_name("delete"), args=[law.pk])
    client.post(url)
    assert LibraryItem.objects.filter(pk=law.pk).exists()


def test_a_protocol_of_nobody_is_refused(law):
    law.kind = "protocol"
    with pytest.raises(ValidationError) as refused:
        law.clean()
    assert {"parties", "binding"} <= set(refused.value.message_dict)


def test_what_is_to_be_checked_is_on_the_first_page(editor):
    from portal.library.admin.reviewing import PANEL, due

    staff = people.account("another")
    staff.groups.add(group_of("publisher"))
    LibraryItem.objects.filter(number=1).update(review_on="2020-01-01")
    found = list(due(staff))
    assert next(iter(PANEL.describe(staff, found))).is_late
