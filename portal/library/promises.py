"""What no constraint can hold of the library: held by triggers."""

from foundation.guards import Guard, register_guards

_PUBLISHED = """EXISTS (SELECT 1 FROM portal_libraryfile AS kept WHERE kept.item_id = OLD.item_id
AND kept.version = OLD.version AND kept.language = OLD.language)"""

_GUARDS = (
    Guard(
        "portal_edition_published_is_kept",
        "portal.ItemEdition",
        "DELETE",
        _PUBLISHED,
        "a published version is kept",
    ),
    Guard(
        "portal_edition_published_stays",
        "portal.ItemEdition",
        "UPDATE",
        f"""(NEW.item_id <> OLD.item_id OR NEW.version <> OLD.version
        OR NEW.language <> OLD.language) AND {_PUBLISHED}""",
        "a published version stays what it is",
    ),
)


def declare() -> None:
    """Let the database hold them."""
    register_guards(*_GUARDS)
