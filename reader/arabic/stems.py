"""Light stems, so that clitics and inflection do not hide a word from search.

The method is light10 (Larkey, Ballesteros and Connell 2007, "Light Stemming for Arabic Information Retrieval"): strip
an article with its preposition, a conjunction, then common endings, each only where enough letters stay.
"""

from __future__ import annotations

from reader.arabic.normaliser import fold

_ARTICLES = ("وال", "فال", "بال", "كال", "ولل", "ال", "لل")
_ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


def light_stem(word: str) -> str:
    """The light10 stem of a word, folded; a word too short to strip is only folded."""
    stem = fold(word)
    if stem.startswith(("وبال", "وكال")):
        stem = stem[1:]
    for article in _ARTICLES:
        if stem.startswith(article) and len(stem) - len(article) >= 2:
            stem = stem[len(article) :]
            break
    # Behind the article too, or وزير (زير) would not meet الوزير.
    if stem.startswith("و") and len(stem) >= 4:
        stem = stem[1:]
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= 2:
            stem = stem[: -len(ending)]
    return stem
