"""What is sent to editors' mailboxes names no page, whatever becomes of it in the desk."""

import pytest
from django.core import mail
from wagtail.users.models import UserProfile

from tests.foundation.safety.conftest import approve, edit, submit

TITLE = "Тајна до осам сати"


@pytest.fixture
def in_script(cast):
    def choose(language):
        for person in cast.values():
            profile = UserProfile.get_for_user(person)
            profile.preferred_language = language
            profile.save()

    return choose


@pytest.mark.parametrize(
    ("language", "words"),
    [("sr", "чека"), ("sr-latn", "čeka"), ("en", "waits")],
)
def test_no_mail_of_a_workflow_names_the_page(desk, draft, in_script, language, words):
    in_script(language)
    page = submit(desk("author"), draft(title=TITLE))
    assert words in mail.outbox[0].subject
    edit(
        desk("reviewer"),
        page,
        **{
            "action-workflow-action": "true",
            "workflow-action-name": "reject",
            "workflow-action-extra-data": '{"comment": "Оставити за сутра"}',
        },
    )
    page = approve(desk("reviewer"), submit(desk("author"), page))
    assert approve(desk("publisher"), page).live
    assert len(mail.outbox) >= 4
    for message in mail.outbox:
        text = message.subject + message.body
        assert TITLE not in text
        assert page.slug not in text
        assert "Оставити за сутра" not in text
        assert "author" not in text.lower()
        assert not message.alternatives
    assert f"/admin/pages/{page.pk}/edit/" in mail.outbox[0].body
