"""How Serbian is written in an address."""

from django.utils.text import slugify

from .transliterate import to_latin


def part_of_address(text: str) -> str:
    """Return ``text`` in small Latin letters, digits and dashes. The other marked letters lose
    their marks on the way; đ is a letter of its own and would be lost whole.
    """
    return slugify(to_latin(text).replace("đ", "dj").replace("Đ", "Dj"))
