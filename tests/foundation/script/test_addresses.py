"""No letter is lost where Serbian becomes part of an address."""

import pytest

from foundation.script import part_of_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Проверите пре него што пођете", "proverite-pre-nego-sto-podjete"),
        ("ЂАЦИ, чувајте се!", "djaci-cuvajte-se"),
        ("Đaci i ljudi", "djaci-i-ljudi"),
        ("Џеп, њива, жеља", "dzep-njiva-zelja"),
        ("???", ""),
    ],
)
def test_every_letter_of_either_script_is_there(text, address):
    assert part_of_address(text) == address
