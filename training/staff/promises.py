"""What the database refuses about the staff's development, whoever writes to it."""

from typing import Literal

from foundation.guards import Guard, register_guards

Event = Literal["INSERT", "UPDATE", "DELETE"]
PLAN, ITEM, RECORD, EMPLOYEE = (
    f"training.{name}"
    for name in ("DevelopmentPlan", "DevelopmentItem", "DevelopmentRecord", "Employee")
)
# Foreign keys are looked at when a transaction ends: whom a row names must be there before it.
_OWN_PLAN = """NEW.adopted_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM training_employee e
  WHERE e.id = NEW.employee_id AND COALESCE(e.account_id, 0) <> NEW.adopted_by_id)"""
_OWN_RECORD = """NEW.verified_by_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM training_developmentplan p JOIN training_employee e ON e.id = p.employee_id
  WHERE p.id = NEW.plan_id AND COALESCE(e.account_id, 0) <> NEW.verified_by_id)"""
_ANOTHERS_ITEM = """NEW.item_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM training_developmentitem i
  WHERE i.id = NEW.item_id AND i.plan_id = NEW.plan_id)"""
_BECOMES_OWN = """NEW.account_id IS NOT NULL AND EXISTS (
  SELECT 1 FROM training_developmentplan p
  LEFT JOIN training_developmentrecord r ON r.plan_id = p.id
  WHERE p.employee_id = NEW.id
    AND (p.adopted_by_id = NEW.account_id OR r.verified_by_id = NEW.account_id))"""


def _adopted(row: str) -> str:
    return f"""EXISTS (SELECT 1 FROM training_developmentplan p
  WHERE p.id = {row}.plan_id AND p.adopted_by_id IS NOT NULL)"""  # noqa: S608  # our own word


def _guards() -> list[Guard]:
    own, kept = "employees decide about themselves", "what was decided stays as it was"
    writes: tuple[Event, Event] = ("INSERT", "UPDATE")
    changes: tuple[Event, Event] = ("UPDATE", "DELETE")
    found = [
        Guard("staff_account", EMPLOYEE, "UPDATE", _BECOMES_OWN, own),
        Guard("staff_plan_employee", PLAN, "UPDATE", "NEW.employee_id <> OLD.employee_id", kept),
        Guard("staff_item_insert", ITEM, "INSERT", _adopted("NEW"), kept),
        Guard("staff_item_delete", ITEM, "DELETE", _adopted("OLD"), kept),
        Guard("staff_item_update", ITEM, "UPDATE", f"{_adopted('OLD')} OR {_adopted('NEW')}", kept),
    ]
    for event in writes:
        name = event.lower()
        found += [
            Guard(f"staff_plan_own_{name}", PLAN, event, _OWN_PLAN, own),
            Guard(f"staff_record_own_{name}", RECORD, event, _OWN_RECORD, own),
            Guard(f"staff_record_item_{name}", RECORD, event, _ANOTHERS_ITEM, "another plan"),
        ]
    for event in changes:
        name = event.lower()
        found += [
            Guard(f"staff_plan_kept_{name}", PLAN, event, "OLD.adopted_by_id IS NOT NULL", kept),
            Guard(
                f"staff_record_kept_{name}", RECORD, event, "OLD.verified_by_id IS NOT NULL", kept
            ),
        ]
    return found


def declare() -> None:
    """Register the promises."""
    register_guards(*_guards())
