"""Counts of people that are small enough to point at somebody, in sentences and in tables."""

import re
from collections.abc import Iterable, Iterator

from ..blocks.answers import Table
from ..minimum_cell import is_small
from .rules import Catch, Severity
from .said import Said
from .words import Token, quoted, sentences, tokens

PEOPLE = re.compile(
    r"devojcic\w*|decak\w*|decac\w*|djecak\w*|dete\w*|dec[aeiou]m?|djec[aeiou]m?"
    r"|zen(?:a|e|i|u|om|ama|o)|muskar(?:ac|ca|cu|cem|ci|ce|aca|cima)|zrt(?:av|v)\w+|osob\w+"
    r"|lic(?:e|a|u|em|ima)|(?:mal|pun)olet(?:nik|nic)\w*|drzavljan\w+|stran(?:ac|ca|ci|ce|aca|kinj\w+)"
    r"|devojk\w+|devojci|devojaka|mladic\w*|beb(?:a|e|i|u|om|ama)|majk(?:a|e|i|u|om|ama)|majc[ie]"
    r"|trudnic\w*|migrant\w*|azilant\w*|izbeglic\w*|korisni[kc]\w*|ljud(?:i|e|ima)|covek\w*|prezivel\w+"
    r"|girls?|boys?|child(?:ren)?|wom[ae]n|m[ae]n|victims?|survivors?|persons?|people|minors|citizens?"
    r"|nationals|foreigners?|migrants?|adults|mothers?|teenagers?|refugees?|beneficiar(?:y|ies)|infants?"
)
_DESCRIBING = re.compile(
    r"\w*(?:sk|cn|tn|vn|ln|an|en|in|iv|at|it|jen|ac|ec|st)(?:a|e|i|o|u|ih|im|ima|og|oga|om|oj)"
    r"|mla(?:d|dj)\w+|star\w+|nov[aeiou]\w*|drug[aeiou]\w*|nas\w*|svih?|ov[aeiou]h?"
    r"|\w+(?:ed|ian|an|ish|ese|eign|ual|ial|ible|ant|ful|der|ger|ll)|young|new|of|the|these|male|female|under-age"
)
_NO_DESCRIPTION = frozenset(
    {
        "stanica",
        "grana",
        "strana",
        "strane",
        "centra",
        "mesta",
        "mesto",
        "pitanja",
        "pitanje",
        "dana",
        "puta",
    }
)
_WORDS = {
    **dict.fromkeys(
        [
            "dva",
            "dve",
            "dvoje",
            "dvoga",
            "dvojica",
            "dvojice",
            "dvojici",
            "dvema",
            "dvoma",
            "two",
            "both",
        ],
        2,
    ),
    **dict.fromkeys(
        ["tri", "troje", "troga", "trojica", "trojice", "trojici", "trima", "three"], 3
    ),
    **dict.fromkeys(
        ["cetiri", "cetvoro", "cetvorica", "cetvorice", "cetvorici", "cetirima", "four"], 4
    ),
}
_ONE = frozenset(
    {"jedan", "jedna", "jedno", "jednog", "jednoga", "jednoj", "jednu", "one", "single"}
)
_ONLY = frozenset({"samo", "svega", "only", "just"})
_COLLECTIVE = re.compile(r"(?:dvo|tro|cetvo)(?:je|jica|jice|jici|ro|rica|rice|rici)")
_TENS = re.compile(
    r"\w+deset|dvesta|trista|stotin\w*|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand"
)
_LABELS = frozenset(
    {
        "clan",
        "clana",
        "clanu",
        "cl",
        "stav",
        "stava",
        "st",
        "tacka",
        "tac",
        "alineja",
        "broj",
        "br",
        "no",
        "article",
        "art",
        "paragraph",
        "para",
        "section",
        "aktivnost",
        "aktivnosti",
        "activity",
        "cilj",
        "goal",
        "tabela",
        "table",
        "grafikon",
        "slika",
        "figure",
        "korak",
        "step",
        "strana",
        "page",
        "deo",
        "part",
        "kvartal",
        "quarter",
        "faza",
        "phase",
        "nivo",
        "level",
        "razred",
        "grade",
        "verzija",
        "version",
        "modul",
        "module",
    }
)
_PERCENT = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(?:%|odsto|procen\w+|per ?cent)\s*(?:od|of)"
    r"\s*(?:ukupno\s*)?(\d+)\b(.{0,40})"
)
_ROW_NUMBER = re.compile(
    r"r(?:edni|\.)?\s*b(?:r|roj)?\.?|br\.?|#|no\.?|number|godin\w*|year|period"
)
_DASHES = frozenset("-–—")
_REACH = 3


def in_sentences(said: Said) -> Iterator[Catch]:
    """Give each sentence that counts fewer people than may be counted."""
    for passage in said.passages:
        for sentence in sentences(passage):
            found = tokens(sentence)
            gravest = [severity for at in range(len(found)) if (severity := _counted(found, at))]
            if gravest:
                at = next(at for at in range(len(found)) if _counted(found, at))
                yield Catch(quoted(sentence, found[at].start), min(gravest))
            elif _small_share(found):
                yield Catch(quoted(sentence), Severity.WARNING)


def in_tables(said: Said) -> Iterator[Catch]:
    """Give each cell that counts too few people: tables whose caption or headings name people."""
    for table in said.tables:
        yield from (Catch(passage) for passage in _small_cells(table))


def _counted(found: list[Token], at: int) -> Severity | None:
    number = found[at]
    value = _value(number)
    if value is None or not is_small(value) or _is_label_or_range(found, at):
        return None
    counts = (
        _COLLECTIVE.fullmatch(number.plain) or _people_after(found, at) or _people_before(found, at)
    )
    if not counts:
        return None
    # "One" is an article as well: whether it counts is for a person to say.
    article = number.plain in _ONE and not (at and found[at - 1].plain in _ONLY)
    return Severity.WARNING if article else Severity.BLOCKING


def _value(token: Token) -> int | None:
    if token.text.isdecimal() and len(token.text) < 3:
        return int(token.text)
    return 1 if token.plain in _ONE else _WORDS.get(token.plain)


def _is_label_or_range(found: list[Token], at: int) -> bool:
    before = [token.plain for token in found[max(0, at - 3) : at]]
    after = [token.plain for token in found[at + 1 : at + 3]]
    if before[-1:] == ["."]:
        before.pop()
    if before and (before[-1] in _LABELS or _TENS.fullmatch(before[-1])):
        return True
    if len(before) > 1 and before[-1] in ("do", "to") and _is_number(before[-2]):
        return True
    if after and (after[0] in _DASHES or after[0] in ("do", "to", "ili", "or")):
        return len(after) > 1 and _is_number(after[1])
    return bool(after) and after[0] in ("%", "/", ":")


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in _WORDS or word in _ONE


def _people_after(found: list[Token], at: int) -> bool:
    for distance, token in enumerate(found[at + 1 : at + 2 + _REACH]):
        if distance == 0 and token.plain == "." and found[at].text.isdecimal():
            return False
        if PEOPLE.fullmatch(token.plain):
            return True
        if token.plain in ("musk", "zensk") or re.fullmatch(r"(?:musk|zensk)og", token.plain):
            following = found[at + distance + 2 : at + distance + 3]
            return bool(following) and (
                following[0].plain == "pola" or bool(PEOPLE.fullmatch(following[0].plain))
            )
        if token.plain in _NO_DESCRIPTION or not _DESCRIBING.fullmatch(token.plain):
            return False
    return False


def _people_before(found: list[Token], at: int) -> bool:
    """Say whether this is ``деца: 3`` or ``жене (2)``."""
    if at < 2 or not found[at].text.isdecimal() or not PEOPLE.fullmatch(found[at - 2].plain):
        return False
    after = found[at + 1 : at + 2]
    return found[at - 1].plain in (":", "(", "=", *_DASHES) and (
        not after or not after[0].is_word or after[0].plain in ("i", "and", "a", "od", "of")
    )


def _small_share(found: list[Token]) -> bool:
    text = " ".join(token.plain for token in found)
    for share, base, after in _PERCENT.findall(text):
        derived = float(share.replace(",", ".")) * int(base[:9]) / 100
        people = any(PEOPLE.fullmatch(word) for word in after.split())
        if people and is_small(round(derived)):
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
            if _ROW_NUMBER.fullmatch(" ".join(t.plain for t in tokens(head)).replace(" .", ".")):
                continue
            if about_people or _names_people(head) or _names_people(row[0]):
                yield quoted(
                    " · ".join(part for part in (table.caption, head, row[0], value) if part)
                )


def _names_people(text: str) -> bool:
    return any(PEOPLE.fullmatch(token.plain) for token in tokens(text))
