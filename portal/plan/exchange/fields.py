"""Takes plain data apart, strictly: a key too few, too many or of the wrong kind is told by
name.
"""

from collections.abc import Iterator
from typing import Any, NoReturn

from ..reading import Place, PlanUnreadableError, Reason
from ..reading.places import WHOLE_FILE
from ..reading.wording import odd_sign


class Row(dict[str, Any]):
    """Data that stands at a known place of its file."""

    def __init__(self, data: dict[str, Any], place: Place) -> None:
        super().__init__(data)
        self.place = place


class Fields:
    """The values of one object, each asked for once by its key.

    Every method raises ``PlanUnreadableError`` with the key's full name, such as
    ``general_goals[0].text``, when the value is missing or is not what was asked for.
    """

    def __init__(self, data: object, name: str = "", place: Place = WHOLE_FILE) -> None:
        self.name = name
        self.place = data.place if isinstance(data, Row) else place
        if not isinstance(data, dict):
            self.refuse("", data)
        self.left: dict[str, Any] = dict(data)

    def refuse(self, key: str, value: object) -> NoReturn:
        """Raise the error that the value of ``key`` can't be what it is."""
        name = ".".join(filter(None, (self.name, key))) or "{}"
        text = "" if value is None else str(value)[:60]
        raise PlanUnreadableError.because(Reason.VALUE, self.place, key=name, text=text)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a ``default`` it must be there and not be blank."""
        value = self.left.pop(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            self.refuse(key, value)
        return value if not odd_sign(value) else self.refuse(key, ascii(value))

    def number(self, key: str, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``."""
        value = self.left.pop(key, None)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            self.refuse(key, value)
        return value

    def optional_number(self, key: str, low: int, high: int) -> int | None:
        """Return a whole number, or nothing if the key is not there."""
        return self.number(key, low, high) if key in self.left else None

    def texts(self, key: str, *, some: bool = True) -> tuple[str, ...]:
        """Return a list of texts, at least one unless ``some`` is false."""
        value = self.left.pop(key, None if some else [])
        if not isinstance(value, list) or (some and not value):
            self.refuse(key, value)
        for text in value:
            if not isinstance(text, str) or odd_sign(text):
                self.refuse(key, ascii(text))
        return tuple(value)

    def place_of(self, key: str = "place") -> Place:
        """Return a place in the printed document."""
        value = self.text(key, "")
        try:
            return Place.parse(value)
        except ValueError:
            self.refuse(key, value)

    def part(self, key: str) -> "Fields":
        """Return the object under the key."""
        return Fields(self.left.pop(key, None), self._named(key), self.place)

    def optional_part(self, key: str) -> "Fields | None":
        """Return the object under the key, or nothing if there is none."""
        return self.part(key) if self.left.get(key) is not None else self.left.pop(key, None)

    def parts(self, key: str, *, some: bool = True) -> Iterator["Fields"]:
        """Yield the objects of a list, at least one unless ``some`` is false."""
        value = self.left.pop(key, None if some else [])
        if not isinstance(value, list) or (some and not value):
            self.refuse(key, value)
        for position, item in enumerate(value):
            yield Fields(item, f"{self._named(key)}[{position}]", self.place)

    def ignore(self, *keys: str) -> None:
        """Leave out what is only told to people and follows from the rest."""
        for key in keys:
            self.left.pop(key, None)

    def finish(self) -> None:
        """Refuse whatever was not asked for, so that nothing gets lost silently."""
        for key, value in self.left.items():
            self.refuse(key, value)

    def _named(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key
