"""Items and papers for tests, and strategies that make any."""

from decimal import Decimal

from hypothesis import strategies as st

from training.assessment.codes import POINT, Kind, Mode
from training.assessment.paper import Item, Option, Paper

KEYS = st.lists(
    st.text("abcdefghij0123456789", min_size=4, max_size=4), min_size=2, max_size=7, unique=True
)


def words(text):
    """Return the words in both languages."""
    return {"sr": text, "en": f"{text} en"}


def item(kind, options=(), key="i1", points=POINT, **fields):
    """Return an item."""
    return Item(key, kind, points, words("Питање"), options=tuple(options), **fields)


@st.composite
def items_with_options(draw, kind):
    """Make an item of a kind that has options."""
    keys = draw(KEYS)
    right = draw(st.sets(st.sampled_from(keys), min_size=1))
    if kind == Kind.SINGLE:
        right = {keys[0]}
    options = [
        Option(key, words(key), key in right, match_key=f"m{key[::-1]}{n}", match=words(f"m{key}"))
        for n, key in enumerate(keys)
    ]
    return item(kind, options, points=draw(st.integers(1, 1000)))


def number_item(value="16", tolerance="0"):
    """Return a question for a number."""
    return item(Kind.NUMBER, value=Decimal(value), tolerance=Decimal(tolerance))


def step(key, *choices):
    """Return a step; each choice is its key, points and where it leads."""
    options = [
        Option(name, words(name), points=points, goes_to=leads) for name, points, leads in choices
    ]
    most = max((option.points for option in options), default=0)
    return Item(key, Kind.STEP, most, words(key), options=tuple(options))


def case(*steps):
    """Return a case."""
    return Paper(Mode.CASE, words("Случај"), words(""), steps)


def quiz(*items):
    """Return a quiz."""
    return Paper(Mode.QUIZ, words("Провера"), words(""), items)
