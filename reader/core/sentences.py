"""The sentences that tell a person what went wrong and what to do next, in each interface language.

They are here, and not in Qt's translation files, because the command line says the same ones without Qt. A value put
into one is isolated (U+2068 … U+2069), so that a Latin path does not tear an Arabic sentence apart.
"""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("ar", "en")
"""The interface languages."""

SENTENCES: dict[str, dict[str, str]] = {
    "missing": {
        "en": "There is no file {path}. It may have been moved or renamed.",
        "ar": "لا يوجد ملف {path}. ربما نُقل أو غُيّر اسمه.",
    },
    "not_a_file": {
        "en": "{path} is a folder, not an article. Use import for whole folders.",
        "ar": "{path} مجلد وليس مقالا. استعمل الاستيراد للمجلدات.",
    },
    "unreadable": {
        "en": "{path} could not be read: the system refuses access. Check its permissions.",
        "ar": "تعذّرت قراءة {path}: النظام يمنع الوصول إليه. تحقق من أذوناته.",
    },
    "unsupported": {
        "en": "{path} is not of a kind that Qari opens. It opens txt, html, docx, pdf, epub and md.",
        "ar": "لا يفتح قارئ هذا النوع من الملفات: {path}. يفتح txt وhtml وdocx وpdf وepub وmd.",
    },
    "empty": {
        "en": "{path} holds no text.",
        "ar": "لا يحتوي {path} على أي نص.",
    },
    "binary": {
        "en": "{path} holds data, not text.",
        "ar": "يحتوي {path} على بيانات لا على نص.",
    },
    "damaged": {
        "en": "{path} is damaged or cut short. Try to get the file again.",
        "ar": "الملف {path} تالف أو ناقص. حاول الحصول عليه من جديد.",
    },
    "crashed": {
        "en": "{path} could not be read: it is damaged, or too large for the memory of this machine.",
        "ar": "تعذّرت قراءة {path}: إما تالف وإما أكبر من ذاكرة هذا الجهاز.",
    },
    "encrypted": {
        "en": "{path} is locked with a password. Save a copy without one and open that.",
        "ar": "الملف {path} محمي بكلمة مرور. احفظ نسخة بلا كلمة مرور وافتحها.",
    },
    "scanned": {
        "en": "{path} holds pictures of pages and no text. It needs text recognition (OCR) first.",
        "ar": "يحتوي {path} على صور صفحات بلا نص. يلزمه تعرّف ضوئي على الحروف (OCR) أولا.",
    },
    "too_large": {
        "en": "{path} is too large: {size} MB, and the most is {limit} MB.",
        "ar": "الملف {path} كبير جدا: {size} ميغابايت، والحد الأقصى {limit} ميغابايت.",
    },
    "bomb": {
        "en": "{path} unpacks to far more than an article holds and was not opened.",
        "ar": "يتضخم {path} عند فك ضغطه إلى ما يفوق أي مقال، فلم يُفتح.",
    },
    "unsafe": {
        "en": "{path} asks for files outside itself and was not opened.",
        "ar": "يطلب {path} ملفات من خارجه، فلم يُفتح.",
    },
    "unmapped_fonts": {
        "en": "The fonts of {path} do not say which letters they draw. It needs text recognition (OCR) first.",
        "ar": "لا تبيّن خطوط {path} أي حروف ترسمها. يلزمه تعرّف ضوئي على الحروف (OCR) أولا.",
    },
    "encoding": {
        "en": "{path} cannot be read in the encoding {encoding}. Choose another one.",
        "ar": "تعذّرت قراءة {path} بالترميز {encoding}. اختر ترميزا آخر.",
    },
    "visual_order": {
        "en": "The text of this PDF is stored in visual order; Qari could not put it right.",
        "ar": "نص ملف PDF هذا مخزّن بترتيبه المرئي ولم يستطع قارئ تصحيحه.",
    },
    "some_pages_scanned": {
        "en": "Some pages of this PDF are pictures without text and are not shown.",
        "ar": "بعض صفحات ملف PDF هذا صور بلا نص، فلا تظهر هنا.",
    },
    "bytes_replaced": {
        "en": "Some bytes of this file could not be read and show as \ufffd. Another encoding may fit better.",
        "ar": "تعذّرت قراءة بعض بايتات هذا الملف فتظهر \ufffd. ربما ناسبه ترميز آخر.",
    },
    "model_missing": {
        "en": "The model {path} is missing or damaged: articles open, but names are not marked. Install Qari again.",
        "ar": "النموذج {path} مفقود أو تالف: تُفتح المقالات لكن الأسماء لا تُميَّز. أعد تثبيت قارئ.",
    },
    "camel_not_installed": {
        "en": "The CAMeL Tools recogniser needs torch and transformers, which are not installed (the extra ner).",
        "ar": "يحتاج متعرّف CAMeL Tools إلى torch وtransformers وهما غير مثبّتين (الإضافة ner).",
    },
    "camel_model": {
        "en": "There is no CAMeL Tools model in {path}. Choose the folder that holds its config.json.",
        "ar": "لا يوجد نموذج CAMeL Tools في {path}. اختر المجلد الذي يحوي config.json.",
    },
    "camel_failed": {
        "en": "The CAMeL Tools recogniser stopped: {reason}",
        "ar": "توقف متعرّف CAMeL Tools: {reason}",
    },
    "cancelled": {
        "en": "Cancelled.",
        "ar": "أُلغي.",
    },
    "library_newer": {
        "en": "The library {path} was made by a newer Qari. Update the program to open it.",
        "ar": "أنشأت المكتبة {path} نسخة أحدث من قارئ. حدّث البرنامج لفتحها.",
    },
    "library_damaged": {
        "en": "The library {path} is damaged. It was set aside as {aside}; nothing was deleted.",
        "ar": "المكتبة {path} تالفة. نُقلت جانبا باسم {aside}، ولم يُحذف شيء.",
    },
    "library_damaged_backup": {
        "en": "The library {path} is damaged. It was set aside as {aside}; nothing was deleted. "
        "The newest good backup is {backup}: you can restore it.",
        "ar": "المكتبة {path} تالفة. نُقلت جانبا باسم {aside}، ولم يُحذف شيء. "
        "أحدث نسخة احتياطية سليمة هي {backup}، ويمكنك استعادتها.",
    },
    "library_broken": {
        "en": "The library {path} is damaged. Start Qari again: it sets the damaged library aside and deletes nothing.",
        "ar": "المكتبة {path} تالفة. أعد تشغيل قارئ: سينقل المكتبة التالفة جانبا ولن يحذف شيئا.",
    },
    "library_unreachable": {
        "en": "The library {path} could not be read or written: the disk reported an error. Check the disk.",
        "ar": "تعذّرت قراءة المكتبة {path} أو الكتابة فيها: أبلغ القرص عن خطأ. تحقق من القرص.",
    },
    "library_foreign": {
        "en": "{path} is the database of another program, not a library of Qari. Choose another file.",
        "ar": "{path} قاعدة بيانات لبرنامج آخر وليست مكتبة لقارئ. اختر ملفا آخر.",
    },
    "backup_damaged": {
        "en": "The backup {path} is damaged and was not used.",
        "ar": "النسخة الاحتياطية {path} تالفة ولم تُستعمل.",
    },
    "library_locked": {
        "en": "The library {path} is in use by another program. Try again in a moment.",
        "ar": "المكتبة {path} يستعملها برنامج آخر. حاول بعد قليل.",
    },
    "library_read_only": {
        "en": "The library {path} cannot be written. Check the folder's permissions.",
        "ar": "لا يمكن الكتابة في المكتبة {path}. تحقق من أذونات المجلد.",
    },
    "disk_full": {
        "en": "The disk is full: {path} was not written.",
        "ar": "القرص ممتلئ: لم يُكتب {path}.",
    },
    "not_written": {
        "en": "{path} could not be written; the old file, if there was one, is untouched.",
        "ar": "تعذّرت كتابة {path}، والملف القديم إن وُجد لم يُمس.",
    },
    "printer": {
        "en": "The printer {name} does not take the article. Check that it is on, and try again.",
        "ar": "لا تقبل الطابعة {name} المقال. تحقق من أنها تعمل وحاول مرة أخرى.",
    },
    "export_format": {
        "en": "Qari does not write files like {path}. It writes {formats}.",
        "ar": "لا يكتب قارئ ملفات مثل {path}. يكتب {formats}.",
    },
    "export_contents": {
        "en": "The format {format} holds notes only. Choose another one for {path}.",
        "ar": "الصيغة {format} للملاحظات وحدها. اختر صيغة أخرى لـ {path}.",
    },
    "not_annotations": {
        "en": "{path} does not hold notes as web annotations (JSON-LD), or it is damaged.",
        "ar": "لا يحتوي {path} على ملاحظات بصيغة تعليقات الويب (JSON-LD)، أو هو تالف.",
    },
    "bad_link": {
        "en": "{link} is no link of Qari, or it was cut short. Copy the whole link and try again.",
        "ar": "{link} ليس رابطا من روابط قارئ، أو أنه ناقص. انسخ الرابط كاملا وحاول مرة أخرى.",
    },
    "link_gone": {
        "en": "What this link leads to is not in this library. Open the article's file first.",
        "ar": "ما يقود إليه هذا الرابط ليس في هذه المكتبة. افتح ملف المقال أولا.",
    },
    "link_note_gone": {
        "en": "The note that this link leads to is no longer there; this is its article.",
        "ar": "الملاحظة التي يقود إليها هذا الرابط لم تعد موجودة، وهذا مقالها.",
    },
    "gone": {
        "en": "That item is no longer in the library.",
        "ar": "هذا العنصر لم يعد في المكتبة.",
    },
    "blank_name": {
        "en": "A name must hold at least one letter or digit.",
        "ar": "يجب أن يحتوي الاسم على حرف أو رقم واحد على الأقل.",
    },
    "name_list_row": {
        "en": "Line {line} of the name list {path} has no known type; PER, LOC, ORG, MISC and never are known.",
        "ar": "السطر {line} من قائمة الأسماء {path} بلا نوع معروف؛ الأنواع المعروفة: PER وLOC وORG وMISC وnever.",
    },
    "name_taken": {
        "en": "There is already one named {name}.",
        "ar": "يوجد واحد باسم {name} من قبل.",
    },
    "no_screen": {
        "en": "There is no screen to open the window on. {command} tells what Qari does without one.",
        "ar": "لا شاشة لتُفتح عليها النافذة. الأمر {command} يبيّن ما يفعله قارئ بلا نافذة.",
    },
}


def isolated(value: str) -> str:
    """The value between U+2068 and U+2069, so that its direction does not leak into what stands around it."""
    return f"\u2068{value}\u2069"


def sentence(code: str, language: str, values: Mapping[str, object]) -> str:
    """The sentence of that code in that language ("ar" or "en"), its values isolated.

    Raises KeyError for an unknown code, language or a missing value: that is a bug, not a person's mistake.
    """
    return SENTENCES[code][language].format_map({key: isolated(str(value)) for key, value in values.items()})
