"""What may have been meant by a question that finds little: its words as texts write them."""

from collections.abc import Iterator, Mapping, Sequence

from . import vocabulary
from .analysis import fold, normalise
from .models import Word
from .question import Question, with_others

MOST = 3
MOST_WORDS = 6
SHORTEST_BEGINNING = 3

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
            instead[at][min(choice, len(instead[at]) - 1)]
            if at in instead
            else _as_texts_write(word, language)
            for at, word in enumerate(question.typed_words)
        )


def _instead(question: Question, language: str) -> Instead:
    """Return the words near each word that no public text holds, by its place."""
    words = question.typed_words
    if not words or len(words) > MOST_WORDS:
        return {}
    return {
        at: near
        for at, word in enumerate(words)
        if not _is_known(word, language) and (near := vocabulary.near(word, language))
    }


def _is_known(word: str, language: str) -> bool:
    """Say whether public texts hold the word in any of its forms: then it is no mistake."""
    term, folded = normalise(word, language), fold(word)
    if Word.objects.filter(language=language, folded=folded).exists():
        return True
    # The last letters of a stem may soften: предлог and предлози begin with the same, less one.
    beginning = term[: max(SHORTEST_BEGINNING, len(term) - 1)]
    forms = Word.objects.filter(language=language, folded__startswith=beginning)
    return any(normalise(form, language) == term for form in forms.values_list("folded", flat=True))


def _as_texts_write(word: str, language: str) -> str:
    """Return a typed word in the letters of public texts, where they hold it."""
    held = Word.objects.filter(language=language, folded=fold(word)).values_list("shown", flat=True)
    return held.first() or word
