"""Names beside a victim, and streets beside a shelter."""

import re
from collections.abc import Iterator

from .rules import Catch, Severity
from .said import Said
from .words import Token, quoted, tokens

_NAME_WINDOW = 12
_STREET_WINDOW = 25
_VICTIM = re.compile(r"zrt(?:av|v)\w+|prezivel\w+|victims?|survivors?")
_SHELTER = re.compile(r"prihvatilist\w*|sklonist\w*|shelters?|refuge|safehouse")
_STREET = re.compile(
    r"ul|ulic[aeiu]|ulicom|bul|bulevar\w*|trg(?:a|u|om)?|street|avenue|boulevard|road"
)
_HOUSE = re.compile(r"\d{1,4}[a-z]?|bb")
_NUMBER_WORD = frozenset({"broj", "br", "no", "number"})
_SURNAME = re.compile(r"\w{2,}(?:ic|icem|iceva|icevu|iceve|icevoj)")
# In other cases a surname ends as many a given name and a town do: Илића, Милица, Митровица.
_BENT_SURNAME = re.compile(r"\w{2,}ic[aiu]")
_ADJECTIVE = re.compile(r"\w+[scz]k(?:a|e|i|u|o|og|om|oj|im)")
_OFFICE = re.compile(
    r"direktor\w*|ministar\w*|ministr\w+|dr|prof\w*|mr|sudij\w+|komesar\w*|poveren\w+|predsedni\w+"
    r"|nacelni\w+|rukovodi\w+|zastitni\w+|tuzi\w+|tuzil\w+|advoka\w+|autor\w*|novinar\w*|sekretar\w*"
    r"|psiholog\w*|psiholosk\w+|koordinator\w*|pravni[kc]\w*|sociolog\w*|savetni[kc]\w*|profesor\w*"
    r"|socijaln\w+|zastupni[kc]\w*|gradonacelni[kc]\w*|portparol\w*|istraziva\w+|vestak\w*|lekar\w*"
    r"|psychologist|coordinator|director|minister|judge|commissioner|president|head|prosecutor|lawyer|author|reporter|rapporteur"
)
# Stems of given names that are frequent in Serbia, with the ending a case may change left off.
_GIVEN = re.compile(
    "(?:"
    "aleksandr|aleksandar|aleks|an|andjel|andrej|bojan|bojana|bor|boris|branislav|brank|dalibor|danijel"
    "|dank|darij|darink|dejan|dragan|dragic|dragoslav|drag|dunj|dusan|dusank|djordj|elen|emil|filip|goran"
    "|gordan|igor|ivan|ivank|jadrank|jan|jasmin|jasn|jelen|jelic|jovan|jovank|katarin|kristin|ksenij|lazar"
    "|lidij|ljiljan|ljub|ljubic|luk|maj|marij|marijan|marin|marijan|mark|marko|martin|mil|milan|mile|milen"
    "|milic|milij|miljan|milorad|milos|miodrag|mirjan|mirk|miroslav|nad|natas|nebojs|nemanj|nenad|nevenk"
    "|nikol|nin|olg|olger|oliver|petar|petr|predrag|rad|radmil|radomir|rank|ratk|sandr|sanj|sar|sas"
    "|slavic|slavk|slobodan|sloboda|sne[zž]an|sonj|stefan|stevan|svetlan|tamar|tanj|tatjan|teodor|tijan|tomislav"
    "|uros|valentin|vanj|vasilij|ver|vesn|viktor|violet|vladan|vladimir|vuk|zeljk|zlatk|zoran|zork|zvezdan"
    "|anna|maria|mary|john|peter|elena|sofia|irina"
    ")(?:a|e|i|u|o|om|em|ov|ova|in|ina|ine|inu|og|ku|ki)?"
)
_INSTITUTIONS = re.compile(
    r"centar\w*|centr\w*|srbij\w*|republi\w*|ministarstv\w*|sluzb\w*|kancelarij\w*|savet\w*|vlad\w*|zavod\w*"
    r"|komesarijat\w*|crven\w*|krst\w*|ujedinjen\w*|nacij\w*|evrop\w*|konvencij\w*|zakon\w*|strategij\w*"
    r"|program\w*|plan\w*|protokol\w*|povelj\w*|novi|novog|novom|sad|sadu|sada|beograd\w*|nis\w*|vranj\w*|kraljev\w*"
    r"|bosn\w*|hercegovin\w*|crn\w*|gor\w*|severn\w*|makedonij\w*|medjunarodn\w*|organizacij\w*|sjedinjen\w*"
    r"|amerik\w*|drzav\w*|sud\w*|narodn\w*|skupstin\w*|gradsk\w*|opstin\w*|poverenik\w*|zastitnik\w*|sluzben\w*"
    r"|glasnik\w*|dan|dana|svetsk\w*|astra|atina|nvo|direktiv\w*|krivicn\w*|zakonik\w*|dnevnik|novosti|blic|sdg"
)

_NO_NAMES = (_INSTITUTIONS, _VICTIM, _OFFICE, _STREET)


def names_near_victims(said: Said) -> Iterator[Catch]:
    """Give each passage in which a person is named beside a victim.

    A name that follows an office is told of only: directors and judges speak about victims.
    """
    for passage in said.passages:
        found = tokens(passage)
        victims = [at for at, token in enumerate(found) if _VICTIM.fullmatch(token.plain)]
        graves = [
            severity
            for at in range(len(found) - 1)
            if any(abs(at - victim) <= _NAME_WINDOW for victim in victims)
            and (severity := _full_name(found, at))
        ]
        if graves:
            first = next(at for at in range(len(found) - 1) if _full_name(found, at))
            yield Catch(quoted(passage, found[first].start), min(graves))


def streets_near_shelters(said: Said) -> Iterator[Catch]:
    """Give each passage in which a street is named beside a shelter, or a house beside a street."""
    for passage in said.passages:
        found = tokens(passage)
        shelters = [at for at in range(len(found)) if _is_shelter(found, at)]
        for at in range(len(found)):
            near = any(abs(at - shelter) <= _STREET_WINDOW for shelter in shelters)
            if near and _is_street(found, at):
                yield Catch(quoted(passage, found[at].start))
                break


def _full_name(found: list[Token], at: int) -> Severity | None:
    pair = found[at], found[at + 1]
    if any(each.fullmatch(token.plain) for each in _NO_NAMES for token in pair):
        return None
    if not (_is_name(*pair) or _is_name(pair[1], pair[0], sure=True)):
        return None
    before, after = found[max(0, at - 4) : at], found[at + 2 : at + 6]
    if any(token.plain == "„" for token in before[-1:]) or _is_street_name(before):
        # Schools, houses of health and streets are called after people.
        return None
    # "Ana Perić, the coordinator": an office behind a name stands behind a comma.
    told = [*before, *after[1:]] if after and after[0].plain == "," else before
    in_office = any(_OFFICE.fullmatch(token.plain) for token in told)
    return Severity.WARNING if in_office else Severity.BLOCKING


def _is_name(first: Token, last: Token, sure: bool = False) -> bool:
    """Say whether this is a given name and a surname; ``sure`` wants both to be known."""
    if _ADJECTIVE.fullmatch(first.plain):
        return False
    given = bool(_GIVEN.fullmatch(first.plain))
    plainly = bool(_SURNAME.fullmatch(last.plain))
    surname = plainly or bool(_BENT_SURNAME.fullmatch(last.plain))
    if first.is_shouted and last.is_shouted:
        return given and surname
    if not (first.is_capitalised and last.is_capitalised):
        return False
    return (given and surname) if sure else (given or plainly)


def _is_street_name(before: list[Token]) -> bool:
    return any(_STREET.fullmatch(token.plain) for token in before[-2:])


def _is_shelter(found: list[Token], at: int) -> bool:
    if _SHELTER.fullmatch(found[at].plain):
        return True
    pair = [token.plain for token in found[at : at + 2]]
    return len(pair) == 2 and bool(
        re.fullmatch(r"sigurn\w+ kuc\w+|safe houses?|tajn\w+ kuc\w+", " ".join(pair))
    )


def _is_street(found: list[Token], at: int) -> bool:
    """Say whether a street begins here: ``ул. Војводе``, ``Булевар ослобођења 12``."""
    token = found[at]
    after = [each for each in found[at + 1 : at + 7] if each.text != "."]
    if _STREET.fullmatch(token.plain):
        named = bool(after) and (after[0].is_capitalised or token.is_capitalised)
        before = found[at - 1 : at] if at else []
        if named and (not token.plain.startswith("trg") or _house_follows(after)):
            return True
        # "Main Street", "у Југ Богдановој улици".
        serbian = token.plain.startswith("ulic")
        return (serbian or token.is_capitalised) and bool(before) and before[0].is_capitalised
    return token.is_capitalised and (_house_at_once(after) or _house_ends(found, at))


def _house_ends(found: list[Token], at: int) -> bool:
    """Say whether a house's number follows and nothing that it could count: ``Пијаде 4а,``."""
    after = found[at + 1 : at + 4]
    if not after or not re.fullmatch(r"\d{1,3}", after[0].text):
        return False
    rest = after[1:]
    if rest and re.fullmatch(r"[a-zа-ш]", rest[0].plain):
        rest = rest[1:]
    return (
        not rest
        or rest[0].plain in (",", ";", ")", "/")
        or (rest[0].plain == "." and len(rest) == 1)
    )


def _house_follows(after: list[Token]) -> bool:
    return any(_HOUSE.fullmatch(each.plain) for each in after)


def _house_at_once(after: list[Token]) -> bool:
    """Say whether ``број 5`` or ``бб`` follows a capitalised word, at most one word later."""
    words = [each.plain for each in after[:4]]
    for at, word in enumerate(words[:2]):
        if word == "bb":
            return True
        if word in _NUMBER_WORD and at + 1 < len(words) and _HOUSE.fullmatch(words[at + 1]):
            return True
    return False
