"""The suppression rule said again, as plainly as can be and without a line of the site's code: try
every way to fill in what is hidden. Slow, and meant for small tables.

``equations``: (whole, parts), names. ``shown``: name to count. ``hidden``, ``unpublished``: names.
"""

from itertools import count


class Attacker:
    """A reader who has everything published and knows the rule."""

    def __init__(self, equations, shown, hidden, unpublished=()):
        self.equations = equations
        self.hidden = frozenset(hidden)
        self.unpublished = frozenset(unpublished)
        self.shown = dict(shown)
        self._verdicts = {}

    def given_away(self):
        """Return the names that can be worked out."""
        found = set()
        for island in self._islands(self.shown):
            found |= self._given_away(island, self.shown)
        return found

    def _given_away(self, island, shown):
        key = (island, frozenset(shown.items()))
        if key not in self._verdicts:
            self._verdicts[key] = self._tried(island, shown)
        return self._verdicts[key]

    def _tried(self, island, shown):
        values = {name: set() for name in island}
        for world in self._worlds(sorted(island), shown):
            if self._would_be_hidden_so(island, shown, world):
                for name in island:
                    values[name].add(world[name])
        return {
            name
            for name in island
            if len(values[name]) < 5
            and (name in self.hidden or any(1 <= value <= 4 for value in values[name]))
        }

    def _would_be_hidden_so(self, island, shown, world):
        secret = [world[name] for name in island & self.hidden]
        if not secret:
            return True
        if min(secret) > 4 or max(secret) < 5:
            return False
        return not any(
            world[name] > 4 and self._safe_with(name, island, shown, world)
            for name in island & self.hidden
        )

    def _safe_with(self, name, island, shown, world):
        told = {**shown, name: world[name]}
        for part in self._islands(told):
            if not part <= island:
                continue
            secret = [world[each] for each in part & self.hidden]
            if secret and (min(secret) > 4 or max(secret) < 5):
                return False
            if self._given_away(part, told):
                return False
        return True

    def _islands(self, shown):
        left = (self.hidden | self.unpublished) - set(shown)
        islands = []
        while left:
            island = {min(left)}
            for _round in count():
                grown = set(island)
                for whole, parts in self.equations:
                    names = {whole, *parts} - set(shown)
                    if names & grown:
                        grown |= names
                if grown == island:
                    break
                island = grown
            islands.append(frozenset(island))
            left -= island
        return islands

    def _worlds(self, names, shown):
        most = max(shown.values(), default=0)
        mine = [(whole, parts) for whole, parts in self.equations if {whole, *parts} & set(names)]

        def fill(at, world):
            if at == len(names):
                full = {**shown, **world}
                if all(full[whole] == sum(full[part] for part in parts) for whole, parts in mine):
                    yield dict(world)
                return
            name = names[at]
            for value in range(1 if name in self.hidden else 0, most + 1):
                world[name] = value
                if all(
                    sum({**shown, **world}.get(part, 0) for part in parts) <= shown[whole]
                    for whole, parts in mine
                    if whole in shown and name in parts
                ):
                    yield from fill(at + 1, world)
                else:
                    break
            world.pop(name, None)

        yield from fill(0, {})
