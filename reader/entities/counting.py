"""What Arabic counts after a number, by its grammar, and which digits count nothing: codes and labels."""

from __future__ import annotations

from reader.entities.date_words import folded_words
from reader.entities.numerals import Numeral
from reader.entities.quantity_words import Tokens

_LABELS = folded_words(
    "رقم رقمه رقمها الرقم مادة المادة صفحة ص العدد فقرة الفقرة بند البند القرار قرار القانون الفصل الدقيقة دقيقة "
    "المرتبة المركز الجولة الفئة المجموعة الفرقة الكتيبة اللواء القناة الطريق الشارع الرحلة البوابة الصفحة الحلقة "
    "الجزء الطابق الغرفة المرحلة النسخة السورة الآية الإصدار الدورة الدائرة المحطة الوحدة المنطقة الملحق الباب"
)
_NO_NOUNS = folded_words(
    "على إلى هذا هذه ذلك تلك هنا هناك كما لكن فيما بينما منذ خلال حول داخل خارج فقط أيضا إما عندما بعدما قبلما حينما "
    "كانت قالت أعلنت أكدت لدى إذا متى حتى لها له لهما منها منه عنها عنه فيها به بها كلها أما إلا ألا لا ما سوى عدا "
    "تقريبا أساسا حاليا سابقا لاحقا مقابل بسبب ليلا صباحا مساء ظهرا فجرا يوميا سنويا شهريا أسبوعيا معا جميعا وفقا طبقا "
    "لسنة لعام نظرا إضافة نتيجة بداية نهاية غداة عشية مباشرة خاصة عامة مرة أخرى ثانية ضمن عبر قرب بعد قبل بين تحت "
    "فوق إثر حسب وفق أرباع أخماس أثلاث أسداس أنها أنه هما مما بما كلا علما أي أو ثم قد لم لن هو هي هم ميلادية هجرية"
)


def counts(tokens: Tokens, number: Numeral) -> bool:
    """Whether the word behind a number looks like what it counts, by the grammar of Arabic numbers: a plural after
    3 to 10, a singular in the accusative after 11 to 99, a feminine singular after hundreds."""
    word = tokens.word(number.end)
    if len(word) < 3 or word in _NO_NOUNS or word.startswith(("ال", "لل", "وال")) or tokens.glued(number.end):
        return False
    if number.article:
        # الدول الخمس رئاسة مالي: the number belongs to what stands before it.
        return False
    if number.figure and 1900 <= number.value <= 2100 and number.value % 100:
        return False
    if number.value != number.value.to_integral_value() or number.value <= 2:
        return False
    rest = int(number.value % 100)
    if 3 <= rest <= 10:
        if number.value > 100 and word.endswith("ه"):
            return True
        return word.endswith("ات") or (len(word) > 5 and word.endswith("ين")) or _is_broken_plural(word)
    if 11 <= rest <= 99:
        return (len(word) > 4 and word.endswith("ا") and not word.endswith(("ها", "هما"))) or word.endswith("ه")
    return word.endswith("ه")


def is_code(tokens: Tokens, at: int) -> bool:
    """Whether digits are part of a name or an address: إف-16, G20, 5G, @user1."""
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    if tokens.glued(at):
        if before in ("@", "#", "_", "\\"):
            return True
        if before in ("-", "–") and tokens.glued(at - 1) and tokens.word(at - 2)[:1].isalpha():
            return True
        if before[:1].isalpha() and before not in _ONTO_DIGITS:
            return True
    return tokens.glued(at + 1) and after[:1].isalpha() and after[:1].isascii()


_ONTO_DIGITS = frozenset(("و", "ف", "ب", "ل", "ك", "وب", "ول", "ال", "وال", "بال", "لل", "فال", "كال", "ولل", "وبال"))


def is_label(tokens: Tokens, at: int) -> bool:
    """Whether what stands before digits makes them a label: المادة 5, القرار 2254."""
    return tokens.word(at) in _LABELS


def _is_broken_plural(word: str) -> bool:
    """Whether a word has one of the commonest shapes of plurals: أفعال, فعول, فواعل, مفاعيل."""
    if len(word) == 5 and word[0] == "ا" and word[3] == "ا":
        return True
    if len(word) == 4 and word[2] == "و" and word[0] not in "يتن":
        return True
    return len(word) in (5, 6) and word[2] == "ا" and word[0] not in "يتنا"
