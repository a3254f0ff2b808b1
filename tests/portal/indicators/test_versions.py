"""Is what was published kept as it was, with the same ids in every version, one draft a set?"""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.db.utils import DatabaseError

from foundation.models import User
from foundation.safety.refusal import PublishingRefused
from portal.indicators.content import sheet
from portal.indicators.differences import differences
from portal.indicators.models import IndicatorRow, IndicatorSet, SetVersion
from tests.factories.reviews import reviewed


def numbers(police):
    return list(police.versions.order_by("number").values_list("number", flat=True))


def test_the_demonstration_holds_112_signs_in_two_versions(indicators):
    sheets = [sheet(version) for version in SetVersion.objects.filter(number=2)]
    assert sum(len(found.signs) for found in sheets) == 112
    assert len({sign.id for found in sheets for sign in found.signs}) == 112
    for version in SetVersion.objects.filter(number=2):
        before = version.indicator_set.versions.get(number=1)
        found = differences(sheet(before), sheet(version))
        assert found.changed, version
        assert found.removed, version
    for kept in IndicatorSet.objects.all():
        kept.full_clean()
    assert (
        not IndicatorRow.objects.filter(indicator_set__sector__gt="")
        .exclude(adult__in=("none", "absent"))
        .exists()
    ), "drafts of sectors have no weights"


def test_publishing_adds_a_version_and_a_sign_keeps_its_id(police, publish_again):
    before = sheet(police.versions.get(number=2))

    def change(draft):
        rows = {row.code: row for row in draft.rows.all()}
        rows["POL-02"].text = "Више људи живи где ради"
        draft.rows.remove(rows["POL-04"])
        draft.rows.add(
            IndicatorRow(dimension=5, text="Нов знак", text_en="A new sign", sort_order=99)
        )

    publish_again(change)
    found = differences(before, sheet(police.versions.get(number=3)))
    assert [pair.after.id for pair in found.changed] == ["POL-02"]
    assert [sign.id for sign in found.removed] == ["POL-04"]
    (added,) = found.added
    # POL-08 was dropped after version 1: its number is never given again.
    assert added.id == "POL-10"


def test_publishing_the_same_again_adds_nothing(police, publish_again):
    publish_again(lambda draft: None)
    assert numbers(police) == [1, 2]


def test_a_version_without_a_note_says_what_was_touched(police, publish_again):
    def change(draft):
        draft.rows.all()[0].text_en = "Other words"

    publish_again(change, note="", note_en="")
    version = police.versions.get(number=3)
    assert version.change_note_en == "Changed: POL-01."
    assert version.change_note == "Измењено: POL-01."


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE portal_setversion SET content = '{}'",
        "UPDATE portal_setversion SET number = 9",
        "DELETE FROM portal_setversion",
    ],
)
def test_the_database_keeps_a_version_as_it_was(indicators, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert SetVersion.objects.filter(number=1).count() == 7


def test_no_code_changes_or_deletes_one(police):
    version = police.versions.get(number=1)
    for attempt in (version.save, version.delete, police.versions.all().delete):
        with pytest.raises(ValidationError):
            attempt()
    with pytest.raises(ProtectedError):
        police.delete()


def test_two_versions_with_one_number_are_refused(police):
    version = police.versions.get(number=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        SetVersion(
            indicator_set=police,
            number=2,
            published_on=version.published_on,
            is_adopted=False,
            change_note="x",
            change_note_en="x",
            content={},
        ).save()


@pytest.mark.parametrize(
    "wrong",
    [
        {"adult": "absent", "child": "absent"},
        {"dimension": 0, "adult": "strong"},
        {"dimension": 7},
        {"text": ""},
        {"code": "POL-02"},
    ],
)
def test_the_database_refuses_a_row_that_says_nothing_sensible(police, wrong):
    row = police.rows.first()
    for name, value in wrong.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_published_addresses_and_marks_stay(police):
    police.slug = "drugo"
    with pytest.raises(ValidationError, match="адреса"):
        police.full_clean()


def test_nobody_publishes_signs_that_nobody_else_read(police):
    author = User.objects.create_user("author@example.org")
    draft = police.latest_revision.as_object()
    draft.lead = "Друге речи."
    revision = draft.save_revision(user=author)
    with pytest.raises(PublishingRefused):
        revision.publish(user=author, skip_permission_checks=True)
    assert numbers(police) == [1, 2]
    reviewed(IndicatorSet.objects.get(pk=police.pk))
    revision.publish(user=author, skip_permission_checks=True)
    assert numbers(police) == [1, 2, 3]
