"""Do names stand where their readers look for them?"""

import pytest

from foundation.script import Script, alphabetical, override

PLACES = ["Шид", "Ђаковица", "Ада", "Љиг", "Чачак", "Лозница", "Жабари", "Ћуприја", "Бела Паланка"]


@pytest.mark.parametrize(
    ("script", "order"),
    [
        (Script.CYRILLIC, "Ада Бела Ђаковица Жабари Лозница Љиг Ћуприја Чачак Шид"),
        (Script.LATIN, "Ада Бела Чачак Ћуприја Ђаковица Лозница Љиг Шид Жабари"),
    ],
)
def test_serbian_follows_the_alphabet_that_is_read(script, order):
    with override(script):
        found = sorted(PLACES, key=alphabetical)
    assert [name.split()[0] for name in found] == order.split()


def test_latin_names_with_marks_follow_their_letter():
    names = ["Šid", "Zemun", "Čačak", "Cetinje", "Žabari", "Ada", "Sombor", "Đakovica", "Novi Sad"]
    ordered = "Ada, Cetinje, Čačak, Đakovica, Novi Sad, Sombor, Šid, Zemun, Žabari"
    assert ", ".join(sorted(names, key=alphabetical)) == ordered


def test_a_space_comes_before_any_letter():
    assert sorted(["Бачка", "Бач", "Бач Б"], key=alphabetical) == ["Бач", "Бач Б", "Бачка"]
