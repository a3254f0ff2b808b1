"""What somebody may write behind the question mark: each value as it stands in the address."""

from urllib.parse import quote, quote_from_bytes

from hypothesis import strategies as st


def encoded(text: str) -> str:
    """Return a text as an address holds it, lone surrogates too."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


TEXTS = [
    *("\0", "жртва\0", "\ud800", "a\udfffb", "\ufeff", "\u202etxet", "\u200f\u2067жртва\u2069"),
    *("9" * 401, "-" + "9" * 401, "1e401", "-1", "0", "٣", "１", "NaN", "Infinity", "0x10", "1_0"),
    " ".join(["жртва"] * 5000),
    "е" + "\u0301" * 5000,
    "(" * 2000,
    *("' OR 1=1 --", '"; DROP TABLE x; --', "%' UNION SELECT 1 --", "\\", "%_%", "';SELECT 1"),
    *('{"match_all":{}}', "_exists_:title", "/[a-z]{100}/", '+-=&&||><!(){}[]^"~*?:\\/'),
    *('"', '"a" NEAR("b"', "a* OR NOT", "title:a^9", "AND", "*", "?" * 500),
    *("0000-00-00", "9999-12-31", "10000-01-01", "2026-02-30", "0001-01-01T00:00:00+99:99"),
    *("31.12.9999.", "00.00.0000.", "2026-11", "-0001"),
    *("{{7*7}}", "%s%n", "../../../etc/passwd", "<script>alert(1)</script>", "a\r\nX: y", "\n"),
    *("sr-latn", "csv", "xlsx", "all", "last", "true", "None", "[]", "{}", "null"),
]
# Encodings that are broken, and keys without a value.
RAW = ["", "+", "%", "%zz", "%FF%FE", "%C0%AE%C0%AE", "%ED%A0%80", "%F4%90%80%80", "%u0416", "&&&"]
VALUES = [*map(encoded, TEXTS), *RAW]

_value = st.one_of(
    st.sampled_from(VALUES),
    st.text(max_size=30).map(encoded),
    st.binary(max_size=30).map(quote_from_bytes),
    st.integers().map(str),
    st.dates().map(str),
)
_key = st.sampled_from(["{}", "{}", "{}", "{}[]", "{}[a]", "{}[0][b]", "{}.a", "{}%00"])


def queries(known: dict[str, list[str]]) -> st.SearchStrategy[str]:
    """Return a strategy of what stands behind the question mark: some of the names, in any order,
    some more than once; with values that the page knows, or any.
    """
    good = st.sampled_from([encoded(each) for values in known.values() for each in values] or ["1"])
    pair = st.builds(
        lambda name, key, value: f"{key.format(encoded(name))}={value}",
        st.sampled_from(sorted(known)),
        _key,
        st.one_of(good, _value),
    )
    return st.lists(pair, min_size=1, max_size=len(known) + 2).map("&".join)


def every_value(names: list[str]) -> list[str]:
    """Return each value for all the names at once, and last each name without any."""
    keys = [encoded(name) for name in names]
    whole = ["&".join(f"{key}={value}" for key in keys) for value in VALUES]
    return [*whole, "&".join(keys)]
