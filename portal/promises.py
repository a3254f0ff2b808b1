"""What no constraint can hold of published addresses: held by triggers."""

from foundation.guards import Guard, register_guards

from .plan import promises as of_plans

_GUARDS = (
    Guard(
        "portal_published_set_keeps_its_address",
        "portal.IndicatorSet",
        "UPDATE",
        """(NEW.slug <> OLD.slug OR NEW.mark <> OLD.mark)
        AND EXISTS (SELECT 1 FROM portal_setversion WHERE indicator_set_id = OLD.id)""",
        "a published set stays at its address, and its signs keep their numbers",
    ),
    Guard(
        "portal_library_item_keeps_its_number",
        "portal.LibraryItem",
        "UPDATE",
        """NEW.number <> OLD.number
        AND EXISTS (SELECT 1 FROM portal_libraryfile WHERE item_id = OLD.id)""",
        "a published item stays at its number",
    ),
    Guard(
        "portal_published_table_stays_the_same",
        "portal.StatisticsTable",
        "UPDATE",
        """(NEW.slug <> OLD.slug OR NEW.measure <> OLD.measure OR NEW."rows" <> OLD."rows"
        OR NEW."columns" <> OLD."columns"
        OR NEW.first_year <> OLD.first_year OR NEW.year <> OLD.year
        OR NEW.source_id <> OLD.source_id OR NEW.is_example <> OLD.is_example
        OR NEW.is_whole <> OLD.is_whole)
        AND EXISTS (SELECT 1 FROM portal_tableversion WHERE table_id = OLD.id)""",
        "a published table stays what it is, at its address",
    ),
)


def declare() -> None:
    """Let the database hold them."""
    register_guards(*_GUARDS)
    of_plans.declare()
