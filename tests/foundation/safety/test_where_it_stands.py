"""The safety check stands wherever words go public by publishing: on snippets, and where a page or
a snippet is translated.
"""

import pytest
from django.urls import reverse
from wagtail.models import DraftStateMixin, Locale
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import Translation, TranslationSource

from foundation.safety.on_snippets import has_panel
from tests.foundation.safety.conftest import UNSAFE


@pytest.mark.parametrize(
    "model",
    [model for model in get_snippet_models() if issubclass(model, DraftStateMixin)],
    ids=lambda model: model.__name__,
)
def test_it_stands_on_every_snippet_that_is_published(model):
    assert has_panel(model.snippet_viewset.get_edit_handler())


def test_it_stands_where_a_page_is_translated(desk, draft):
    page = draft(UNSAFE)
    page.latest_revision.publish()
    page.refresh_from_db()
    source, _made = TranslationSource.get_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.get_translation(english).pk])
    text = desk("publisher").get(address).text
    assert "js-translation-editor" in text
    assert "4 девојчице и 2 дечака" in text.partition("js-translation-editor")[0]
