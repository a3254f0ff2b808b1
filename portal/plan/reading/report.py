"""What one reading gathers on its way: irregularities to tell, problems that forbid to go on."""

from dataclasses import dataclass, field

from .irregularities import Code, Irregularity
from .places import Place
from .problems import PlanUnreadableError, Problem, Reason


@dataclass(slots=True)
class Report:
    """The irregularities and problems found so far."""

    irregularities: list[Irregularity] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def note(
        self, code: Code, *places: Place, original: str = "", shown: str = "", **details: str
    ) -> None:
        """Add an irregularity that stands at the ``places``."""
        self.irregularities.append(Irregularity(code, places, original, shown, details))

    def fail(self, reason: Reason, place: Place, **details: str) -> None:
        """Add a problem. Reading goes on, to find the others as well."""
        self.problems.append(Problem(place, reason, details))

    def stop_if_failed(self) -> None:
        """Raise ``PlanUnreadableError`` with every problem found so far, if there is one."""
        if self.problems:
            raise PlanUnreadableError(self.problems)
