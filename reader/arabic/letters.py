"""The letters, marks and punctuation of Arabic as character sets."""

from __future__ import annotations

HARAKAT = (
    "".join(
        map(
            chr,
            [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E5)],
        )
    )
    + "\u06e7\u06e8\u06ea\u06eb\u06ec\u06ed"
    + "".join(map(chr, range(0x08D3, 0x0900)))
)
"""Vowel signs, shadda, sukun, dagger alef and the reading signs of the Quran: marks that sit on a letter."""

TATWEEL = "\u0640"

INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Direction marks, joiners and other characters that nobody sees."""

OPENING_MARKS = "\"«“‘„‹'"
"""Marks that can open a quotation; the straight ones close it too."""

CLOSING_MARKS = "\"»”’“›'"
"""Marks that can close a quotation; “ closes what „ opened."""

SENTENCE_ENDS = ".!?؟…۔"

DEFINITE_ARTICLE = "ال"


def is_arabic_letter(character: str) -> bool:
    """Whether the character is a letter of the Arabic script, presentation forms included, marks and digits not."""
    return character.isalpha() and (
        "\u0620" <= character <= "\u06ff"
        or "\u0750" <= character <= "\u077f"
        or "\u0870" <= character <= "\u08c9"
        or "\ufb50" <= character <= "\ufdff"
        or "\ufe70" <= character <= "\ufefc"
    )
