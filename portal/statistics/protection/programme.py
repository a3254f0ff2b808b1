"""Large groups: an integer programme (SciPy's HiGHS) looks for enough possible values.

What it finds is proved by a solution that survives everything a reader knows; what it can't prove
counts as given away. So it may ask for more to be hidden than is needed, never for less.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from .counting import NEEDED, Solution, has_reason, is_small, narrow, without
from .system import Group, Key

TRIES = 16
SECONDS = 5
INFEASIBLE = 2
"""What HiGHS answers where nothing fits, by SciPy's list."""


@dataclass(frozen=True)
class Part:
    """A group as it was published by itself, within one of several that share counts.

    ``names`` are its counts as the larger group calls them; ``forced`` had to be hidden anyway.
    """

    group: Group
    names: Mapping[Key, Key]
    forced: frozenset[Key] = field(default_factory=frozenset)

    def proves(self, solution: Solution) -> bool:
        """Say whether it would surely have been hidden so: every larger hidden count is needed, as
        plainly as that a count would stand alone, or small ones would have no cover.
        """
        own = {key: solution[name] for key, name in self.names.items()}
        if not self.group.hidden:
            return True
        chosen = self.group.hidden - self.forced
        larger = [key for key in chosen if not is_small(own[key])]
        return has_reason(self.group, own) and all(
            _is_needed(self.group, own, key) for key in larger
        )


class Programme:
    """The equations of a group as HiGHS takes them: one whole number a count, and for each hidden
    one a zero or one that says whether it is small. Each of ``parts`` was hidden by itself.
    """

    def __init__(self, group: Group, parts: Iterable[Part] = ()) -> None:
        import numpy as np  # noqa: PLC0415  # heavy: read by who publishes, never by who reads

        self.group = group
        self.parts = tuple(parts) or (Part(group, {key: key for key in group.keys}),)
        self.keys = list(group.keys)
        self.hidden = [key for key in self.keys if key in group.hidden]
        self.place = {key: number for number, key in enumerate(self.keys)}
        self.flag = {key: len(self.keys) + number for number, key in enumerate(self.hidden)}
        self.width = len(self.keys) + len(self.hidden)
        start = {key: (1 if key in group.hidden else 0, group.most) for key in self.keys}
        # Where nothing fits, the programme finds out by itself.
        self.bounds = narrow(list(group.lines), start) or start
        self._np: Any = np
        self._rows: list[Any] = []
        self._ends: list[tuple[float, float]] = []
        self._fill()

    def _fill(self) -> None:
        for line in self.group.lines:
            row = {self.place[key]: sign for key, sign in line.terms}
            self._add(row, line.total, line.total)
        for key, flag in self.flag.items():
            # Small (flag 1): at most 4. Not small (flag 0): at least 5.
            most = max(self.bounds[key][1], NEEDED)
            self._add({self.place[key]: 1, flag: most - NEEDED + 1}, 0, most)
            self._add({self.place[key]: 1, flag: NEEDED - 1}, NEEDED, float("inf"))
        for flags in self._flags():
            self._add(dict.fromkeys(flags, 1), 1, len(flags) - 1)

    def _flags(self) -> list[list[int]]:
        """Return, for each part that hides something, the places that say which of it is small."""
        own = [[self.flag[part.names[key]] for key in part.group.hidden] for part in self.parts]
        return [flags for flags in own if flags]

    def _add(self, row: Mapping[int, float], low: float, high: float) -> None:
        filled = self._np.zeros(self.width)
        for place, factor in row.items():
            filled[place] = factor
        self._rows.append(filled)
        self._ends.append((low, high))

    def solve(self, key: Key, low: int, high: int, *, one_larger: bool) -> Solution | None:
        """Return a solution in which ``key`` lies from ``low`` to ``high``: with just one larger
        hidden count a part, or with as few as can be; nothing where none is found.
        """
        np = self._np
        flags = len(self.hidden)
        least = np.array([*(self.bounds[each][0] for each in self.keys), *[0] * flags], dtype=float)
        most = np.array([*(self.bounds[each][1] for each in self.keys), *[1] * flags], dtype=float)
        place = self.place[key]
        least[place], most[place] = max(least[place], low), min(most[place], high)
        if least[place] > most[place]:
            return None
        aim, rows, ends = np.zeros(self.width), list(self._rows), list(self._ends)
        if one_larger:
            for flags_of_part in self._flags():
                small = np.zeros(self.width)
                small[flags_of_part] = 1
                rows.append(small)
                ends.append((len(flags_of_part) - 1, len(flags_of_part) - 1))
        else:
            aim[len(self.keys) :] = -1
        solved = self._run(aim, rows, ends, least, most)
        if solved.x is None:
            return None
        # HiGHS computes with floats: what it says is made whole, and checked.
        found = {each: round(solved.x[place]) for each, place in self.place.items()}
        return found if self._fits(found) else None

    def is_impossible(self) -> bool:
        """Say whether it is proved that no numbers fit."""
        np = self._np
        flags = len(self.hidden)
        least = np.array([*(self.bounds[each][0] for each in self.keys), *[0] * flags], dtype=float)
        most = np.array([*(self.bounds[each][1] for each in self.keys), *[1] * flags], dtype=float)
        solved = self._run(np.zeros(self.width), self._rows, self._ends, least, most)
        return bool(solved.status == INFEASIBLE)

    def _run(self, aim: Any, rows: Any, ends: Any, least: Any, most: Any) -> Any:
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415  # as above

        np = self._np
        ends = np.array(ends)
        return milp(
            aim,
            constraints=LinearConstraint(np.array(rows), ends[:, 0], ends[:, 1]) if rows else None,
            integrality=np.ones(self.width),
            bounds=Bounds(least, most),
            options={"time_limit": SECONDS},
        )

    def _fits(self, found: Solution) -> bool:
        return all(
            sum(sign * found[key] for key, sign in line.terms) == line.total
            for line in self.group.lines
        ) and all(found[key] >= (key in self.group.hidden) for key in self.keys)


@lru_cache(maxsize=2000)
def weak_keys_of_many(group: Group) -> frozenset[Key]:
    """Return the counts of a large group that can't be proved to be safe."""
    return weak_keys_by(Programme(group))


def weak_keys_by(programme: Programme) -> frozenset[Key]:
    """Return the counts that a programme can't prove to be safe."""
    weak: set[Key] = set()
    solved: list[Solution] = []
    for alike in _alike(programme):
        values = proved_values(programme, alike, solved)
        may_be_small = alike[0] in programme.group.hidden or _may_be_small(programme, alike[0])
        if len(values) < NEEDED and may_be_small:
            weak |= set(alike)
    return frozenset(weak)


def _alike(programme: Programme) -> list[list[Key]]:
    """Return the counts that stand in the same lines of the same parts, hidden for the same reason:
    what one of them can be, each can be.
    """
    group = programme.group
    found: dict[object, list[Key]] = {}
    for key in group.keys:
        signs = frozenset(
            (line, sign) for line in group.lines for name, sign in line.terms if name == key
        )
        stands = tuple(
            (own in part.group.hidden, own in part.forced)
            if (own := next((each for each, name in part.names.items() if name == key), None))
            else None
            for part in programme.parts
        )
        found.setdefault((key in group.hidden, signs, stands), []).append(key)
    return list(found.values())


def proved_values(programme: Programme, alike: Sequence[Key], solved: list[Solution]) -> set[int]:
    """Return values that stay possible for counts that are alike, as many as are needed if there
    are so many. ``solved`` are proved solutions; those found are added.
    """
    found = {solution[key] for solution in solved for key in alike}
    for one_larger in (True, False) if programme.hidden else (False,):
        open_ranges = [(0, programme.group.most)]
        for _try in range(TRIES):
            if len(found) >= NEEDED or not open_ranges:
                break
            low, high = open_ranges.pop(0)
            solution = programme.solve(alike[0], low, high, one_larger=one_larger)
            if solution is None:
                continue
            if all(part.proves(solution) for part in programme.parts):
                solved.append(solution)
                found |= {solution[key] for key in alike}
            value = solution[alike[0]]
            open_ranges += [(low, value - 1), (value + 1, high)]
    return found


def _may_be_small(programme: Programme, key: Key) -> bool:
    return programme.solve(key, 1, NEEDED - 1, one_larger=False) is not None


def _is_needed(group: Group, solution: Solution, key: Key) -> bool:
    parts: Sequence[Group] = without(group, key, solution[key])
    return any(
        part.hidden
        and (not has_reason(part, solution) or any(len(line.terms) == 1 for line in part.lines))
        for part in parts
    )
