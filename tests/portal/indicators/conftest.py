import pytest

from portal.indicators.models import IndicatorSet


@pytest.fixture
def indicators(demonstration, db):
    """The indicators of the demonstration: seven sets, two versions each."""


@pytest.fixture
def police(indicators):
    """The set for the police, as it is stored."""
    return IndicatorSet.objects.get(slug="policija")


@pytest.fixture
def publish_again(police):
    """Return a function that changes the set for the police and publishes it: version 3."""

    def publish(change, note="Пример измене.", note_en="An example of a change."):
        draft = police.latest_revision.as_object()
        draft.change_note, draft.change_note_en = note, note_en
        change(draft)
        draft.save_revision().publish()
        return IndicatorSet.objects.get(pk=police.pk)

    return publish
