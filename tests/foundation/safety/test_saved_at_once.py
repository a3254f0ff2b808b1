"""What is public as soon as it is saved is checked in its form."""

import pytest
from django.urls import reverse
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import DraftStateMixin

from foundation.safety.forms import SafeForm
from portal.plan.models import Measure
from search.models import Synonyms
from tests.foundation.safety.conftest import UNSAFE

# What no reader sees: accounts, people in training, and what Wagtail itself is set up with.
CLOSED = {"Group", "Locale", "Site", "User"}
ROOM_OF_RECORDS = "training"


def test_the_form_of_everything_without_drafts_asks_the_safety_check():
    # The desk's addresses bring its viewsets.
    reverse("wagtailadmin_home")
    asked = {
        viewset.model.__name__: issubclass(viewset.get_form_class(), SafeForm)
        for viewset in viewsets.viewsets
        if isinstance(viewset, ModelViewSet)
        and not issubclass(viewset.model, DraftStateMixin)
        and viewset.model._meta.app_label != ROOM_OF_RECORDS
    }
    assert {name for name, asks in asked.items() if not asks} <= CLOSED
    assert {"Synonyms", "Measure", "Risk", "StatusReport", "HelpLine", "Provider"} <= asked.keys()


@pytest.mark.parametrize(
    ("model", "address", "field", "fields"),
    [
        (Synonyms, "wagtailsnippets_search_synonyms:add", "expressions", {"language": "sr"}),
        (Measure, "plan_measures:add", "name", {"code": "1.2.2", "due": "2016-01-01"}),
    ],
)
def test_unsafe_words_are_refused_beside_their_field(desk, model, address, field, fields):
    before = model.objects.count()
    response = desk("administrator").post(reverse(address), {**fields, field: UNSAFE})
    assert response.status_code == 200
    assert "девојчице" in str(response.context["form"].errors[field])
    assert model.objects.count() == before
