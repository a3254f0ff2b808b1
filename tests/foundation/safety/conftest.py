"""People at the desk, and a piece of news one of them wrote."""

import datetime

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from centre import site_tree
from centre.models import NewsPage
from foundation.accounts.roles import group_of
from foundation.models import User
from tests.factories.accounts import enter_desk, ready_roles
from tests.factories.pages import body, make_site

UNSAFE = "Идентификоване су 4 девојчице и 2 дечака."


@pytest.fixture
def site(db):
    """The Serbian home page of a prepared site."""
    return make_site()


@pytest.fixture
def cast(site):
    """One account a role, and a second reviewer."""
    ready_roles()
    roles = ["author", "reviewer", "publisher", "manager", "administrator"]
    return {
        name: _member(name, role)
        for name, role in [*zip(roles, roles, strict=True), ("second", "reviewer")]
    }


def _member(name, role):
    user = User.objects.create(email=f"{name}@example.org")
    user.groups.add(group_of(role))
    return user


@pytest.fixture
def desk(client, cast):
    """Enter the desk in a role."""

    def enter(role):
        return enter_desk(type(client)(), cast[role])

    return enter


@pytest.fixture
def draft(cast):
    """Make a draft of the author, with these words."""

    def make(text="Текст вести.", **fields):
        page = NewsPage(
            title=fields.pop("title", "Вест"),
            lead="Увод.",
            date=datetime.date(2015, 2, 27),
            body=body(text),
            live=False,
            owner=cast["author"],
            **fields,
        )
        site_tree.news_index("sr").add_child(instance=page)
        page.save_revision(user=cast["author"])
        return NewsPage.objects.get(pk=page.pk)

    return make


def form(page, **fields):
    """Return the editing form as a browser sends it."""
    latest = page.get_latest_revision_as_object()
    blocks = [("paragraph", block.value.source) for block in latest.body]
    return nested_form_data(
        {
            "title": latest.title,
            "slug": latest.slug,
            "date": "2015-02-27",
            "kind": latest.kind,
            "lead": latest.lead,
            "body": {
                "count": len(blocks),
                **{
                    str(number): {
                        "type": kind,
                        "value": rich_text(value, features=["bold", "link"]),
                        "order": number,
                        "deleted": "",
                        "id": latest.body[number].id or "",
                    }
                    for number, (kind, value) in enumerate(blocks)
                },
            },
            "evidence": inline_formset([]),
            "comments": inline_formset([]),
            **fields,
        }
    )


def edit(desk, page, **fields):
    """Send the editing form; return the page as it then is."""
    response = desk.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form(page, **fields))
    assert response.status_code == 302, response.context["form"].errors
    return NewsPage.objects.get(pk=page.pk)


def approve(desk, page):
    """Approve the step of the workflow that waits."""
    return edit(desk, page, **{"action-workflow-action": "true", "workflow-action-name": "approve"})


def submit(desk, page):
    """Send a page on its way."""
    return edit(desk, page, **{"action-submit": "1"})


def publish(desk, page, **fields):
    """Press "Publish"."""
    return edit(desk, page, **{"action-publish": "1"}, **fields)
