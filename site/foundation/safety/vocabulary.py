"""Words by which counts of people are told, in bald lower-case Latin (see ``words.plain``)."""

import re

PEOPLE = re.compile(
    r"d(?:j|ij)?evojcic\w*|decak\w*|decac\w*|djecak\w*|d(?:ij)?ete\w*|de[ct][aeiou]m?|djec[aeiou]m?"
    r"|zen(?:a|e|i|u|om|ama|o)|muskar(?:ac|ca|cu|cem|ci|ce|aca|cima)|zrt(?:av|v)\w+|osob\w+"
    r"|lic(?:e|a|u|em|ima)|(?:mal|pun)olet\w+|drzavljan\w+|stran(?:ac|ca|ci|ce|aca|kinj\w+)"
    r"|d(?:j)?evojk\w+|d(?:j)?evojci|d(?:j)?evojaka|mladic\w*|beb(?:a|e|i|u|om|ama)"
    r"|majk(?:a|e|i|u|om|ama)|majc[ie]|gradjan(?:in\w*|k\w+|a|e|i|ima)|romkinj\w+|udovic\w*"
    r"|trudnic\w*|migrant\w*|azilant\w*|izbeglic\w*|korisni[kc]\w*|ljud(?:i|e|ima)|covek\w*"
    r"|prezivel\w+"
    r"|girls?|boys?|child(?:ren)?|wom[ae]n|m[ae]n|victims?|survivors?|persons?|people|minors"
    r"|citizens?|nationals|foreigners?|migrants?|adults|mothers?|teenagers?|refugees?"
    r"|beneficiar(?:y|ies)|infants?"
)
# Somebody named by where they are from; only with a capital letter.
FROM_SOMEWHERE = re.compile(r"\w{2,}(?:kinj\w+|ank(?:a|e|i|ama|u)|ark(?:e|i|ama)|janin\w*|anc[ai])")
# Who works with people is counted freely, and still told of.
STAFF = re.compile(
    r"zaposlen\w+|radnik\w*|radnic\w*|strucnjak\w*|predavac\w*|sudij\w*|tuzil\w*|volonter\w*"
    r"|clan(?:a|ov|ic)\w*|ucesni\w*|psiholog\w*|advokat\w*|edukator\w*|trener\w*|inspektor\w*"
    r"|policaj\w*|sluzbeni\w*|savetnik\w*|prevodi\w*|koordinator\w*|novinar\w*|ekspert\w*"
)
DESCRIBING = re.compile(
    r"\w*(?:sk|cn|tn|vn|ln|dn|an|en|in|iv|at|it|jen|ac|ec|st)(?:a|e|i|o|u|ih|im|ima|og|oga|om|oj)"
    r"|mla(?:d|dj)\w+|star\w+|nov[aeiou]\w*|drug[aeiou]\w*|nas\w*|svih?|ov[aeiou]h?"
    r"|\w+(?:ed|ian|an|ish|ese|eign|ual|ial|ible|ant|ful|der|ger|ll)|young|new|of|the|these|male"
    r"|female|under-age"
)
# Nouns that look as if they described somebody.
NO_DESCRIPTION = re.compile(
    r"stanic\w*|gran[aeiu]|stran[aeiu]|centr\w*|mest\w*|pitanj\w*|dan\w?|put\w?|godin\w*|nedelj\w*"
    r"|mesec\w*|sat\w?|minut\w*|opstin\w*|sredin\w*|skupin\w*|polovin\w*|trecin\w*|cetvrtin\w*"
    r"|petin\w*|desetin\w*|celin\w*|okolin\w*|vrst\w*|oblast\w*|list\w*|imen\w*|vremen\w*|vrednost\w*"
    r"|dokument\w*|planin\w*|stavk\w*|thirds?|quarters?|years?"
)
# An adjective between "two", "three", "four" and people does not stand with these forms.
OTHER_FORM = re.compile(r"zrtava|devojaka|decaka|korisnika|\w+(?:ama|ima)")

TWO = ["dva", "dve", "dvije", "dvoje", "dvoga", "dvojica", "dvojice", "dvojici", "dvema", "dvoma"]
TWO += ["dvojicu", "dvojicom", "dvojega", "dvama", "dvjema", "obojicu", "obojicom"]
TWO += ["oba", "obe", "obje", "oboje", "obojica", "obojice", "obojici", "obema", "two", "both"]
THREE = [
    "trojicu",
    "trojicom",
    "trojega",
    "tri",
    "troje",
    "troga",
    "trojica",
    "trojice",
    "trojici",
    "trima",
]
THREE += ["troma", "three"]
FOUR = [
    "cetvoricu",
    "cetvoricom",
    "cetvorga",
    "cetvorma",
    "cetvoro",
    "cetiri",
    "cetvorica",
    "cetvorice",
]
FOUR += ["cetvorici", "cetirima", "cetvoma", "four"]
NUMBERS = dict.fromkeys(TWO, 2) | dict.fromkeys(THREE, 3) | dict.fromkeys(FOUR, 4)
BENT = frozenset({"dvema", "dvoma", "obema", "trima", "troma", "cetirima", "cetvoma"})
ONE = frozenset(
    {"jedan", "jedna", "jedno", "jednog", "jednoga", "jednoj", "jednu", "one", "single"}
)
ONLY = frozenset({"samo", "svega", "jedino", "only", "just"})
COLLECTIVE = re.compile(
    r"(?:dvo|obo|tro|cetvo)(?:je|jega|jica|jice|jici|jicu|jicom|ro|rga|rma|rica|rice|rici|ricu|ricom)"
)
# Numbers from five on in words. "Sto" is left out: without its marks it is "what" as well.
_MORE = r"pet|sest|sed(?:a)?m|os(?:a)?m|devet|deset|\w{2,8}naest|\w{2,7}deset"
MANY_OF_PEOPLE = re.compile(rf"(?:{_MORE})or(?:o|ga|ma|ica|ice|ici|icu|icom)")
MANY = re.compile(
    rf"{_MORE}|five|six|seven|eight|nine|ten|eleven|twelve|\w{{3,6}}teen|dozen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?"
)
# Behind a figure and a dash: ``4-оро``.
ENDINGS = frozenset({"oro", "oje", "je", "ro", "orica", "orice", "orici", "jica", "jice", "jici"})
TENS = re.compile(
    r"\w+deset|sto|dvesta|trista|stotin\w*|hiljad\w*|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    r"|hundred|thousand"
)
LINKING = frozenset(
    [
        "su",
        "je",
        "jesu",
        "bilo",
        "bila",
        "bile",
        "bili",
        "ima",
        "ukupno",
        "svega",
        "samo",
        "iznosi",
        "iznosio",
        "iznosila",
        "were",
        "was",
        "are",
        "is",
    ]
)
LABELS = frozenset(
    [
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
        "cilj",
        "activity",
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
    ]
)
ROW_NUMBER = re.compile(r"r(?:edni|\.)?\s*b(?:r|roj)?\.?|br\.?|#|no\.?|number|godin\w*|year|period")
