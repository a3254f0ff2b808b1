"""Each role may do its own work in the desk, and no more."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import Collection, GroupPagePermission, Page
from wagtail.permissions import policy_registry

from foundation.accounts import roles
from foundation.accounts.hooks import offer_what_is_open
from foundation.accounts.roles import ROLES, apply_page_permissions, group_of, sync_roles
from foundation.models import CollectionAccess, SiteImage, User
from tests.factories.accounts import enter_desk, make_account, ready_roles

ON_PAGES = {
    "author": {"add"},
    "reviewer": {"change", "lock", "unlock"},
    "publisher": {"add", "change", "publish", "lock", "unlock"},
    "campaign_editor": set(),
    "manager": {"lock", "unlock"},
    "course_administrator": set(),
    "administrator": {"add", "change", "publish", "lock", "unlock", "bulk_delete"},
}


def snapshot():
    """Return everything that roles hold."""
    return (
        sorted(Group.objects.values_list("name", "permissions__codename")),
        sorted(GroupPagePermission.objects.values_list("group__name", "page", "permission")),
        sorted(
            Collection.objects.values_list(
                "group_permissions__group__name", "group_permissions__permission__codename"
            ),
            key=str,
        ),
    )


@pytest.fixture
def _ready(site):
    ready_roles()


@pytest.mark.usefixtures("_ready")
@pytest.mark.parametrize("role", ROLES)
def test_a_role_holds_its_permissions_on_both_home_pages(site, role):
    user = make_account(role)
    for home in Page.objects.filter(translation_key=site.translation_key):
        tester = home.permissions_for_user(user)
        assert set(tester.permissions) == ON_PAGES[role], home
        assert tester.can_publish() == ("publish" in ON_PAGES[role])


@pytest.mark.usefixtures("_ready")
@pytest.mark.parametrize("role", ROLES)
def test_every_role_may_enter_the_desk_and_finds_its_home(client, role):
    enter_desk(client, make_account(role))
    assert client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("_ready")
@pytest.mark.parametrize("role", sorted(set(ROLES) - {"administrator"}))
def test_only_administrators_see_accounts_and_settings(client, role):
    enter_desk(client, make_account(role))
    for path in ("/admin/users/", "/admin/sites/", "/admin/groups/", "/admin/locales/"):
        assert client.get(path).status_code == 302, path


@pytest.mark.usefixtures("_ready")
def test_nobody_edits_roles_in_the_desk(client):
    enter_desk(client, make_account("administrator"))
    assert client.get("/admin/groups/").status_code == 302


@pytest.mark.usefixtures("_ready")
def test_syncing_again_changes_nothing():
    before = snapshot()
    call_command("sync_roles")
    assert snapshot() == before


@pytest.mark.usefixtures("_ready")
def test_what_somebody_changed_is_put_back(site):
    before = snapshot()
    author = group_of("author")
    author.permissions.set(Permission.objects.filter(codename="add_user"))
    GroupPagePermission.objects.create(group=author, page=site, permission_type="publish")
    group_of("publisher").delete()
    sync_roles()
    assert snapshot() == before


def test_the_groups_wagtail_brings_are_gone_unless_used(db):
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    used = Group.objects.create(name="Editors")
    used.user_set.add(User.objects.create_user("a@example.org"))
    sync_roles()
    assert Group.objects.filter(name="Editors").exists()


def test_a_room_adds_what_its_role_may_do(db, monkeypatch):
    monkeypatch.setattr(roles, "_registered", {name: set() for name in ROLES})
    roles.register_role_permissions("manager", "foundation.view_user", "portal.not_there_yet")
    sync_roles()
    assert make_account("manager").has_perm("foundation.view_user")
    with pytest.raises(KeyError):
        roles.register_role_permissions("gardener", "foundation.view_user")


def test_every_permission_that_is_named_exists(db):
    named = {name for role in ROLES for name in roles.role_permissions(role)}
    named |= {name for role in ROLES.values() for name in role.media}
    named |= {f"wagtailcore.{action}_page" for role in ROLES.values() for action in role.pages}
    known = {
        f"{app}.{codename}"
        for app, codename in Permission.objects.values_list("content_type__app_label", "codename")
    }
    assert named - known == set()


@pytest.mark.usefixtures("_ready")
def test_a_room_opens_its_part_of_the_tree_to_its_role(site):
    part = site.get_children().first()
    apply_page_permissions(part, {"course_administrator": ["add", "change", "publish"]})
    user = make_account("course_administrator")
    assert part.permissions_for_user(user).can_publish()
    assert not site.permissions_for_user(user).can_edit()
    sync_roles()
    user = User.objects.get(pk=user.pk)
    assert part.permissions_for_user(user).can_publish()
    apply_page_permissions(part, {"course_administrator": []})
    user = User.objects.get(pk=user.pk)
    assert not part.permissions_for_user(user).can_publish()


@pytest.mark.usefixtures("_ready")
def test_an_author_edits_own_pages_only(site):
    author, other = make_account("author"), make_account("author")
    page = site.get_children().first()
    page.owner = author
    page.save()
    assert page.permissions_for_user(author).can_edit()
    assert not page.permissions_for_user(author).can_publish()
    assert not page.permissions_for_user(other).can_edit()


@pytest.fixture
def pictures(db):
    """A picture in an open collection, and one in a closed, which somebody else uploaded."""
    root = Collection.get_first_root_node()
    closed = root.add_child(name="closed")
    CollectionAccess.objects.update_or_create(collection=closed, defaults={"key": "course:1"})
    each = [
        SiteImage(title=name, file="a.png", width=1, height=1, collection=collection)
        for name, collection in (("open", root), ("closed", closed))
    ]
    return SiteImage.objects.bulk_create(each)


def test_a_closed_collection_is_not_offered_to_those_it_is_closed_to(pictures, rf):
    request = rf.get("/")
    offered = {}
    for role in ("author", "publisher", "administrator"):
        request.user = make_account(role)
        images = offer_what_is_open(SiteImage.objects.all(), request)
        offered[role] = set(images.values_list("title", flat=True))
    assert offered == {
        "author": {"open"},
        "publisher": {"open"},
        "administrator": {"open", "closed"},
    }


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("author", {}),
        ("campaign_editor", {}),
        # Replaces and withdraws what somebody else brought, where readers have it.
        ("publisher", {"open": {"change"}}),
        ("administrator", {"open": {"change", "delete"}, "closed": {"change", "delete"}}),
    ],
)
def test_who_answers_for_what_is_public_corrects_its_files(pictures, role, may):
    policy, user = policy_registry.get_by_type(SiteImage), make_account(role)
    found = {
        picture.title: {
            action
            for action in ("change", "delete")
            if policy.user_has_permission_for_instance(user, action, picture)
        }
        for picture in pictures
    }
    assert {title: actions for title, actions in found.items() if actions} == may


@pytest.mark.parametrize(("role", "may"), [("author", True), ("reviewer", False)])
def test_who_writes_may_bring_pictures(db, role, may):
    policy = policy_registry.get_by_type(SiteImage)
    assert policy.user_has_permission(make_account(role), "add") is may


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("chooser", ["images", "documents"])
def test_the_chooser_can_be_searched(client, chooser):
    enter_desk(client, make_account("author"))
    assert client.get(f"/admin/{chooser}/chooser/?q=root").status_code == 200
