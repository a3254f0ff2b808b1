"""What may have been meant by a question that finds little: its words as texts write them."""

from collections.abc import Iterator, Mapping, Sequence

from . import vocabulary
from .analysis import fold, normalise
from .models import Word
from .question import Question, with_others

MOST = 3
MOST_WORDS = 6

Instead = Mapping[int, Sequence[str]]


def corrected(question: Question, language: str) -> Question | None:
    """Return the question with what its unknown words may have meant beside them, if anything."""
    others = {
        normalise(question.typed_words[at], language): [
            (normalise(near, language),) for near in nears
        ]
        for at, nears in _instead(question, language).items()
    }
    return with_others(question, others, language) if others else None


def others(question: Question, language: str) -> Iterator[str]:
    """Yield questions like this one in words that public texts know, the likeliest first."""
    instead = _instead(question, language)
    for choice in range(MOST):
        if not any(choice < len(near) for near in instead.values()):
            return
        yield " ".join(
            instead[at][min(choice, len(instead[at]) - 1)] if at in instead else word
            for at, word in enumerate(question.typed_words)
        )


def _instead(question: Question, language: str) -> Instead:
    """Return the words near each word that no public text holds, by its place."""
    words = question.typed_words
    if not words or len(words) > MOST_WORDS:
        return {}
    folded = [fold(word) for word in words]
    known = set(
        Word.objects.filter(language=language, folded__in=folded).values_list("folded", flat=True)
    )
    return {
        at: near
        for at, word in enumerate(words)
        if folded[at] not in known and (near := vocabulary.near(word, language))
    }
