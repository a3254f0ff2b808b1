"""What changed between two versions, sign by sign: by id, never by place or words."""

from dataclasses import dataclass, field

from .content import Sheet, Sign


@dataclass(frozen=True, slots=True)
class ChangedSign:
    """A sign that says something else now: how it was, and how it is."""

    before: Sign
    after: Sign

    @property
    def words_changed(self) -> bool:
        """Whether the sign itself is worded differently."""
        return self.before.text != self.after.text

    @property
    def guidance_changed(self) -> bool:
        """Whether what is said beneath it differs."""
        return self.before.guidance != self.after.guidance

    @property
    def weight_changed(self) -> bool:
        """Whether it counts differently, or stands in another dimension."""
        kept = (self.before.adult, self.before.child, self.before.dimension)
        return kept != (self.after.adult, self.after.child, self.after.dimension)


@dataclass(frozen=True, slots=True)
class Differences:
    """Signs added, changed and removed on the way from one version to another."""

    added: list[Sign] = field(default_factory=list)
    changed: list[ChangedSign] = field(default_factory=list)
    removed: list[Sign] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def differences(before: Sheet, after: Sheet) -> Differences:
    """Return what changed in the signs from ``before`` to ``after``."""
    old = {sign.id: sign for sign in before.signs}
    new = {sign.id: sign for sign in after.signs}
    return Differences(
        [sign for key, sign in new.items() if key not in old],
        [ChangedSign(old[key], sign) for key, sign in new.items() if old.get(key, sign) != sign],
        [sign for key, sign in old.items() if key not in new],
    )
