"""What each role may do in the portal's part of the desk."""

from foundation.accounts.roles import register_role_permissions

PARTS = ("generalgoal", "specificgoal", "activity")
DIRECTORY = ("service", "localteam")
SETS = ("indicatorset", "libraryitem")
BESIDE_THE_PLAN = ("measure", "risk", "continuation", "partnerlink")
TERMS = ("holder", "fundingsource", "planevent")


def register() -> None:
    """Give roles their permissions: authors write drafts, publishers publish and import."""
    draft = [f"portal.{action}_{part}" for part in PARTS for action in ("add", "change")]
    release = [
        f"portal.{action}_{part}" for part in PARTS for action in ("publish", "lock", "unlock")
    ]
    terms = [f"portal.{action}_{term}" for term in TERMS for action in ("add", "change")]
    draft += [f"portal.{action}_{entry}" for entry in DIRECTORY for action in ("add", "change")]
    release += [f"portal.publish_{entry}" for entry in DIRECTORY]
    release += ["portal.lock_service", "portal.unlock_service", "portal.confirm_service"]
    terms += [f"portal.{action}_provider" for action in ("add", "change")]
    draft += [f"portal.{action}_{kept}" for kept in SETS for action in ("add", "change")]
    release += [
        f"portal.{action}_{kept}" for kept in SETS for action in ("publish", "lock", "unlock")
    ]
    release += ["portal.change_indicatorcomment", "portal.view_indicatorcomment"]
    release += ["portal.publish_statistics"]
    release += [f"portal.{action}_statisticssource" for action in ("add", "change", "view")]
    register_role_permissions("author", *draft)
    register_role_permissions(
        "reviewer", *(f"portal.change_{part}" for part in (*PARTS, *DIRECTORY, *SETS))
    )
    for role in ("publisher", "administrator"):
        register_role_permissions(role, *draft, *release, *terms, "portal.import_plan")
    # Who answers for the plan says where it stands.
    progress = [
        f"portal.{action}_{part}"
        for part in BESIDE_THE_PLAN
        for action in ("add", "change", "delete", "view")
    ]
    for role in ("manager", "administrator"):
        register_role_permissions(
            role, *progress, "portal.add_statusreport", "portal.view_statusreport"
        )
