"""Makes records known to the rest of the house."""

from foundation.daily import register_daily

from . import holdings


def connect() -> None:
    """Register what is held, and the task that ends it."""
    from . import retention  # noqa: PLC0415  # it needs the models

    holdings.declare()
    register_daily(retention.NAME, retention.carry_out_if_due)
