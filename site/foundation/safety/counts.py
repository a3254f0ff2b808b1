"""Counts of people that are small enough to point at somebody, in sentences and in tables."""

import re
from collections.abc import Callable, Iterable, Iterator

from ..blocks.answers import Table
from ..minimum_cell import is_small
from . import vocabulary as known
from .rules import Catch, Severity
from .said import Said
from .words import Token, quoted, sentences, tokens

PEOPLE = known.PEOPLE
_SHARE = r"(\d+(?:[.,]\d+)?)\s*(?:%|odsto|procen\w+|per ?cent)"
_OF_BASE = re.compile(rf"{_SHARE}\s*(?:od|of)\s*(?:ukupno\s*)?(\d+)\b(.{{0,40}})")
_BASE_FIRST = re.compile(rf"\b(?:od|of)\s*(?:ukupno\s*|the\s*)?(\d+)\b(.{{0,40}}?){_SHARE}")
_DASHES = frozenset("-–—")
_REACH = 3
# "Three of five victims" tells a share as often as a count.
_SMALL_WHOLE = 10


def in_sentences(said: Said) -> Iterator[Catch]:
    """Give each sentence that counts fewer people than may be counted."""
    for passage in said.passages:
        for sentence in sentences(passage):
            found = tokens(sentence)
            counted = [
                (at, severity) for at in range(len(found)) if (severity := _counted(found, at))
            ]
            if counted:
                gravest = min(severity for _at, severity in counted)
                yield Catch(quoted(sentence, found[counted[0][0]].start), gravest)
            elif _small_share(found):
                yield Catch(quoted(sentence), Severity.WARNING)


def in_words(text: str) -> Iterator[str]:
    """Give the passages of a text that count people in words, however many."""
    yield from _told(text, lambda found, at: found[at].is_word and _counts_people(found, at))


def few_people(text: str) -> Iterator[str]:
    """Give the passages of a text that count people, in figures or words, and too few."""
    yield from _told(text, lambda found, at: _counted(found, at) is not None)


def _told(text: str, tells: Callable[[list[Token], int], bool]) -> Iterator[str]:
    for sentence in sentences(text):
        found = tokens(sentence)
        at = next((at for at in range(len(found)) if tells(found, at)), None)
        if at is not None:
            yield quoted(sentence, found[at].start)


def _counts_people(found: list[Token], at: int) -> bool:
    word = found[at].plain
    if known.COLLECTIVE.fullmatch(word) or known.MANY_OF_PEOPLE.fullmatch(word):
        return not _staff_after(found, at)
    parts = word.split("-")
    if not all(
        part in known.NUMBERS or part in known.ONE or known.MANY.fullmatch(part) for part in parts
    ) and not known.MANY.fullmatch(word):
        return False
    return _people_after(found, at) or _people_before(found, at)


def in_tables(said: Said) -> Iterator[Catch]:
    """Give each cell that counts too few people: tables whose caption or headings name people."""
    for table in said.tables:
        yield from (Catch(passage) for passage in _small_cells(table))


def _counted(found: list[Token], at: int) -> Severity | None:
    number = found[at]
    value = _value(number)
    if value is None or not is_small(value) or _is_label_or_range(found, at):
        return None
    if _is_share_of_few(found, at):
        return Severity.WARNING
    if known.COLLECTIVE.fullmatch(number.plain):
        return Severity.WARNING if _staff_after(found, at) else Severity.BLOCKING
    if not (_people_after(found, at) or _people_before(found, at)):
        return None
    # "One" is an article as well: whether it counts is for a person to say.
    article = number.plain in known.ONE and not (at and found[at - 1].plain in known.ONLY)
    return Severity.WARNING if article else Severity.BLOCKING


def _value(token: Token) -> int | None:
    """Return the number a token says; of "two-three" the first."""
    if token.text.isdecimal() and len(token.text) < 3:
        return int(token.text)
    parts = token.plain.split("-")
    values = [1 if part in known.ONE else known.NUMBERS.get(part) for part in parts]
    return None if None in values else values[0]


def _is_label_or_range(found: list[Token], at: int) -> bool:
    before = [token.plain for token in found[max(0, at - 3) : at]]
    after = [token.plain for token in found[at + 1 : at + 3]]
    if before[-1:] == ["."] or (
        before[-1:] in (["i"], ["and"]) and known.TENS.fullmatch(_nth(before, 2))
    ):
        before.pop()
    if before and (before[-1] in known.LABELS or known.TENS.fullmatch(before[-1])):
        return True
    # "From one to four" in words speaks of a rule; the lower end of any other range is passed by.
    if _nth(before, 1) in ("do", "to") and _nth(before, 2) in known.ONE:
        return True
    if after and (after[0] in _DASHES or after[0] in ("do", "to", "ili", "or")):
        return len(after) > 1 and _is_number(after[1])
    return bool(after) and after[0] in ("%", "/", ":")


def _nth(words: list[str], back: int) -> str:
    return words[-back] if len(words) >= back else ""


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in known.NUMBERS or word in known.ONE


def _is_share_of_few(found: list[Token], at: int) -> bool:
    """Say whether this is part of ``три од пет жртава`` or ``one in four women``."""
    return _begins_share(found, at) or any(
        _begins_share(found, start) for start in (at - 2, at - 3) if start >= 0
    )


def _begins_share(found: list[Token], at: int) -> bool:
    step = 2 if [token.plain for token in found[at + 1 : at + 3]] == ["out", "of"] else 1
    words = [token.plain for token in found[at + 1 : at + 2 + step]]
    if _value(found[at]) is None or len(words) <= step or words[step - 1] not in ("od", "of", "in"):
        return False
    whole = found[at + 1 + step]
    size = _value(whole) or {
        "pet": 5,
        "sest": 6,
        "sedam": 7,
        "osam": 8,
        "devet": 9,
        "deset": 10,
    }.get(whole.plain, 0)
    return 1 < size <= _SMALL_WHOLE and _people_after(found, at + 1 + step)


def _people_after(found: list[Token], at: int) -> bool:
    start = _behind_repetition(found, at)
    if found[at].text.isdecimal() and found[start : start + 1] and found[start].plain == ".":
        return False
    described = False
    linked = 0
    for token in found[start : start + 1 + _REACH]:
        following = found[found.index(token, start) + 1 :][:1]
        if _is_person(token):
            return not (described and _is_other_form(found[at], token))
        if token.plain in ("musk", "zensk") or re.fullmatch(r"(?:musk|zensk)og", token.plain):
            return bool(following) and (following[0].plain == "pola" or _is_person(following[0]))
        if token.plain in known.LINKING and not described and linked < 2:
            linked += 1
        elif known.NO_DESCRIPTION.fullmatch(token.plain) or not known.DESCRIBING.fullmatch(
            token.plain
        ):
            return False
        else:
            described = True
    return False


def _behind_repetition(found: list[Token], at: int) -> int:
    """Return where to read on behind ``2 (две)``, ``4-оро`` or a bracket that closes."""
    after = [token.plain for token in found[at + 1 : at + 4]]
    if len(after) == 3 and after[0] == "(" and after[2] == ")" and _is_number(after[1]):
        return at + 4
    if len(after) > 1 and after[0] in _DASHES and after[1] in known.ENDINGS:
        return at + 3
    return at + 1


def _is_person(token: Token) -> bool:
    from_somewhere = token.is_capitalised and known.FROM_SOMEWHERE.fullmatch(token.plain)
    return bool(PEOPLE.fullmatch(token.plain) or from_somewhere)


def _is_other_form(number: Token, people: Token) -> bool:
    # "Five" and more do stand with them.
    is_few = is_small(_value(number) or 0)
    return (
        is_few and number.plain not in known.BENT and bool(known.OTHER_FORM.fullmatch(people.plain))
    )


def _staff_after(found: list[Token], at: int) -> bool:
    return any(known.STAFF.fullmatch(token.plain) for token in found[at + 1 : at + 3])


def _people_before(found: list[Token], at: int) -> bool:
    """Say whether this is ``деца: 3``, ``жене (2)``, ``мушкарци 3`` or ``жртава је било 4``."""
    after = found[at + 1 : at + 3]
    ends = not after or not (after[0].is_word or (after[0].plain == "." and len(after) > 1))
    joins = bool(after) and after[0].plain in ("i", "and", "a", "od", "of")
    if not (ends or joins):
        return False
    before = found[max(0, at - 4) : at]
    if before and before[-1].plain in (":", "(", "=", *_DASHES):
        return len(before) > 1 and bool(PEOPLE.fullmatch(before[-2].plain))
    while before and before[-1].plain in known.LINKING:
        before = before[:-1]
    return bool(before) and bool(PEOPLE.fullmatch(before[-1].plain))


def _small_share(found: list[Token]) -> bool:
    text = " ".join(token.plain for token in found)
    shares = [(share, base, words) for share, base, words in _OF_BASE.findall(text)]
    shares += [(share, base, words) for base, words, share in _BASE_FIRST.findall(text)]
    for share, base, words in shares:
        whole = int(base[:9])
        part = round(float(share.replace(",", ".")) * whole / 100)
        people = any(PEOPLE.fullmatch(word) for word in words.split())
        # Whoever knows a part and the whole knows the rest.
        if people and (is_small(part) or is_small(whole - part)):
            return True
    return False


def _small_cells(table: Table) -> Iterable[str]:
    if not table.rows:
        return
    heads = table.rows[0]
    about_people = _names_people(table.caption)
    for row in table.rows[1:]:
        for column, cell in enumerate(row):
            head = heads[column] if column < len(heads) else ""
            value = cell.strip()
            if not (value.isdecimal() and len(value) < 3 and is_small(int(value))):
                continue
            plain_head = " ".join(t.plain for t in tokens(head)).replace(" .", ".")
            if known.ROW_NUMBER.fullmatch(plain_head):
                continue
            if about_people or _names_people(head) or _names_people(row[0]):
                yield quoted(
                    " · ".join(part for part in (table.caption, head, row[0], value) if part)
                )


def _names_people(text: str) -> bool:
    return any(PEOPLE.fullmatch(token.plain) for token in tokens(text))
