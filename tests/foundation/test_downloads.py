"""A file to take away says what it is and what it is called, whatever its name holds."""

import pytest

from foundation.downloads import MEDIA_TYPES, download


@pytest.mark.parametrize("ending", MEDIA_TYPES)
def test_the_ending_says_the_kind(ending):
    answer = download(b"x", f"plan-2015.{ending}")
    assert answer["Content-Type"] == MEDIA_TYPES[ending]
    assert answer["Content-Disposition"] == f'attachment; filename="plan-2015.{ending}"'
    assert answer.content == b"x"


def test_a_file_may_be_shown_or_be_of_a_kind_of_its_own():
    assert download(b"", "a.pdf", inline=True)["Content-Disposition"].startswith("inline; ")
    assert download(b"", "a.bin", media_type="image/png")["Content-Type"] == "image/png"
    with pytest.raises(KeyError):
        download(b"", "a.bin")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("план.csv", "attachment; filename*=utf-8''%D0%BF%D0%BB%D0%B0%D0%BD.csv"),
        ('a".csv', r'attachment; filename="a\".csv"'),
        ("a\r\nSet-Cookie: b.csv", "attachment; filename*=utf-8''a%0D%0ASet-Cookie%3A%20b.csv"),
    ],
)
def test_no_name_breaks_out_of_its_header(name, told):
    assert download(b"", name)["Content-Disposition"] == told
