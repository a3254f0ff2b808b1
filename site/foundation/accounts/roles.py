"""Roles: who may do what in the desk.

Roles are code: each is a group whose permissions are put back after every ``migrate``. Who needs
something else gets a group of their own beside the role. A room adds what its role may do with
:func:`register_role_permissions`, and opens its part of the tree with
:func:`apply_page_permissions`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
)

from ..safety.workflow import sync_workflow

USE_MEDIA = (
    "wagtailimages.add_image",
    "wagtailimages.choose_image",
    "wagtaildocs.add_document",
    "wagtaildocs.choose_document",
)
# Who answers for what is public replaces a wrong file, and withdraws one whose consent ended.
CORRECT_MEDIA = (*USE_MEDIA, "wagtailimages.change_image", "wagtaildocs.change_document")
RULE_MEDIA = (
    *CORRECT_MEDIA,
    "wagtailimages.delete_image",
    "wagtaildocs.delete_document",
    "wagtailcore.add_collection",
    "wagtailcore.change_collection",
    "wagtailcore.delete_collection",
)
TRANSLATE = "wagtail_localize.submit_translation"
TAKE_DOWN = "foundation.take_down"


def _all_of(app: str, *models: str) -> tuple[str, ...]:
    return tuple(
        f"{app}.{action}_{model}" for model in models for action in ("add", "change", "delete")
    )


@dataclass(frozen=True)
class Role:
    """A group, and what its members may do.

    ``permissions`` hold everywhere, ``pages`` on the home pages and all beneath, ``media`` in every
    collection. ``name`` is the group's, so it is kept in Serbian like all content.
    """

    codename: str
    name: str
    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


ROLES = {
    role.codename: role
    for role in [
        Role("author", "Аутор", (TRANSLATE,), ("add",), USE_MEDIA),
        # Corrects and stops what is unsafe; publishing is another person's decision.
        Role(
            "reviewer",
            "Рецензент безбедности",
            ("foundation.decide_overrides",),
            ("change", "lock", "unlock"),
        ),
        Role(
            "publisher",
            "Објављивач",
            (TRANSLATE, TAKE_DOWN, *_all_of("wagtailredirects", "redirect")),
            ("add", "change", "publish", "lock", "unlock"),
            CORRECT_MEDIA,
        ),
        # Writes in the part of the tree that the campaigns' room opens, and nowhere else.
        Role("campaign_editor", "Уредник кампања", (TRANSLATE,), (), USE_MEDIA),
        # Sees everything and may stop it.
        Role(
            "manager",
            "Руководилац",
            ("foundation.change_helpsettings", TAKE_DOWN),
            ("lock", "unlock"),
        ),
        Role("course_administrator", "Администратор обука", (TRANSLATE,), (), USE_MEDIA),
        Role(
            "administrator",
            "Администратор",
            (
                TRANSLATE,
                TAKE_DOWN,
                "foundation.change_helpsettings",
                *_all_of("foundation", "user"),
                *_all_of("wagtailcore", "site", "locale", "workflow", "task"),
                *_all_of("wagtailredirects", "redirect"),
            ),
            ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
            RULE_MEDIA,
        ),
    ]
}
_registered: dict[str, set[str]] = {codename: set() for codename in ROLES}


def register_role_permissions(role: str, *permissions: str) -> None:
    """Let members of ``role`` do more: ``"app.codename"`` each. Raises ``KeyError`` for no role."""
    _registered[role].update(permissions)


def role_permissions(role: str) -> frozenset[str]:
    """Return what ``role`` may do everywhere, whether or not its room is there yet."""
    return frozenset({"wagtailadmin.access_admin", *ROLES[role].permissions, *_registered[role]})


def group_of(role: str) -> Group:
    """Return the group of a role, made if it is missing."""
    return Group.objects.get_or_create(name=ROLES[role].name)[0]


@transaction.atomic
def sync_roles() -> None:
    """Bring groups and their permissions in line with the code; called again, it changes nothing.

    What belongs to a room whose tables are not there yet is left out until they are.
    """
    everywhere = Collection.get_first_root_node()
    for role in ROLES.values():
        group = group_of(role.codename)
        group.permissions.set(_find(role_permissions(role.codename)))
        if everywhere is not None:
            _grant_media(group, everywhere, role.media)
    for site in Site.objects.select_related("root_page"):
        apply_page_permissions(site.root_page)
    _retire_wagtail_groups()
    sync_workflow(group_of)


def apply_page_permissions(
    root_page: Page, grants: Mapping[str, Iterable[str]] | None = None
) -> None:
    """Let each role of ``grants`` do what it says (``"add"``, ``"publish"`` …) on a page and below.

    Without ``grants`` these are the roles' own, for home pages. Translations of the page get the
    same. A role that is named loses what it held there beyond; one that is not keeps what it has.
    """
    if grants is None:
        grants = {role.codename: role.pages for role in ROLES.values()}
    for page in Page.objects.filter(translation_key=root_page.translation_key):
        for codename, actions in grants.items():
            wanted = _find(f"wagtailcore.{action}_page" for action in actions)
            held = GroupPagePermission.objects.filter(group=group_of(codename), page=page)
            held.exclude(permission__in=wanted).delete()
            for permission in wanted.exclude(pk__in=held.values("permission")):
                GroupPagePermission.objects.create(
                    group=group_of(codename), page=page, permission=permission
                )


def _find(names: Iterable[str]) -> QuerySet[Permission]:
    condition = Q(pk=None)
    for name in names:
        app, _, codename = name.partition(".")
        condition |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(condition)


def _grant_media(group: Group, collection: Collection, names: Iterable[str]) -> None:
    wanted = _find(names)
    held = GroupCollectionPermission.objects.filter(group=group, collection=collection)
    held.exclude(permission__in=wanted).delete()
    for permission in wanted.exclude(pk__in=held.values("permission")):
        GroupCollectionPermission.objects.create(
            group=group, collection=collection, permission=permission
        )


def _retire_wagtail_groups() -> None:
    """Delete the groups that Wagtail's migrations make: they may publish. Used ones stay."""
    unused = Group.objects.filter(name__in=("Editors", "Moderators"), user=None)
    for approval in GroupApprovalTask.objects.filter(groups__in=unused).distinct():
        approval.groups.set([group_of("publisher")])
    unused.delete()
