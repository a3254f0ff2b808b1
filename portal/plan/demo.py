"""The plan of the demonstration: the real one of 2015, imported as an editor would import it."""

import json
from pathlib import Path

from foundation.accounts.demo import ADDRESSES
from foundation.demo import register_demo
from foundation.models import User

from .demo_progress import load_events, load_next_plan, load_progress, load_statements
from .models import PlanPage
from .services import PlanFile, find_plan, import_plan
from .translating import translate_plan

YEAR = 2015
SOURCE = Path(__file__).parent / "source" / "plan-rada-2015.md"
ENGLISH = SOURCE.with_suffix(".en.json")
LEAD = (
    "Три општа циља, једанаест специфичних циљева и тридесет четири активности, "
    "како су одштампани у фебруару 2015. године."
)


def register() -> None:
    """Register the plan with the other content, before the news that are evidence for it."""
    register_demo(20, "plan", load_plan)
    # Somebody decides about what partners report: after the accounts.
    register_demo(94, "reports of partners", load_reports_of_partners)


def load_plan() -> None:
    """Import and translate the plan if it is not there. A plan that is there is left alone."""
    if find_plan(YEAR) is None:
        import_plan(file=PlanFile(SOURCE.name, SOURCE.read_bytes()), year=YEAR)
        _introduce(find_plan(YEAR))
    plan = find_plan(YEAR)
    if plan is not None:
        words = _english_words()
        translate_plan(plan=plan, words=words)
        load_progress(plan)
        load_next_plan(plan, words)
        for each in filter(None, (plan, find_plan(YEAR + 1))):
            load_events(each)


def load_reports_of_partners() -> None:
    """Let a partner report on the example plan, if both the plan and the accounts are there."""
    plan = find_plan(YEAR + 1)
    manager = User.objects.filter(email=ADDRESSES["manager"]).first()
    if plan is not None and manager is not None:
        load_statements(plan, manager)


def _introduce(plan: PlanPage | None) -> None:
    if plan is not None:
        plan.lead = LEAD
        plan.save_revision().publish()


def _english_words() -> dict[str, object]:
    words: dict[str, object] = json.loads(ENGLISH.read_text(encoding="utf-8"))
    return words
