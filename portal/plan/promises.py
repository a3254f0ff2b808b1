"""What no constraint can hold of plans: held by triggers."""

from foundation.guards import Guard, register_guards

_GUARDS = (
    Guard(
        "portal_event_that_happened_is_kept",
        "portal.PlanEvent",
        "DELETE",
        "OLD.date IS NOT NULL",
        "deadlines run from an event that happened: it is kept",
    ),
    Guard(
        "portal_statement_is_kept",
        "portal.PartnerStatement",
        "DELETE",
        "OLD.id IS NOT NULL",
        "what a partner reported is kept",
    ),
    Guard(
        "portal_statement_stays",
        "portal.PartnerStatement",
        "UPDATE",
        """OLD.decision <> 'waiting' OR NEW.link_id <> OLD.link_id OR NEW.state <> OLD.state
        OR NEW.activity_id <> OLD.activity_id OR NEW.as_of <> OLD.as_of OR NEW.basis <> OLD.basis
        OR NEW.source_title <> OLD.source_title OR NEW.source_url <> OLD.source_url
        OR NEW.sent_at <> OLD.sent_at""",
        "what a partner reported, and what was decided, stays as it is",
    ),
)


def declare() -> None:
    """Let the database hold them."""
    register_guards(*_GUARDS)
