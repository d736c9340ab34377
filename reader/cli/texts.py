"""Every text of the command line, in each interface language."""

from __future__ import annotations

from reader.core.sentences import isolated

TEXTS: dict[str, dict[str, str]] = {
    "about": {
        "en": "Qari, a reader for Arabic articles. `qari [FILE…]` opens the window.",
        "ar": "قارئ: لقراءة المقالات العربية. ‏`qari [FILE…]` يفتح النافذة.",
    },
    "library": {
        "en": "The library (a database file); else QARI_LIBRARY, else the one in the data folder.",
        "ar": "المكتبة (ملف قاعدة بيانات)، وإلا فما يسميه QARI_LIBRARY، وإلا فالتي في مجلد البيانات.",
    },
    "language": {"en": "Language of the texts: ar or en.", "ar": "لغة النصوص: ar أو en."},
    "version": {"en": "Print the version and stop.", "ar": "يطبع رقم النسخة ويتوقف."},
    "analyse": {
        "en": "Show who is named and who is quoted in articles.",
        "ar": "يعرض من يُذكر ومن يُنقل قوله في المقالات.",
    },
    "files": {"en": "Articles: txt, html, docx, pdf, epub, md.", "ar": "مقالات: txt وhtml وdocx وpdf وepub وmd."},
    "json": {"en": "Print one JSON object a line.", "ar": "يطبع كائن JSON في كل سطر."},
    "encoding": {
        "en": "Encoding of text files, where the one found is wrong.",
        "ar": "ترميز الملفات النصية إن أخطأ الكشف.",
    },
    "camel-model": {
        "en": "Find names with CAMeL Tools' recogniser and the model in this folder (needs the extra ner).",
        "ar": "يبحث عن الأسماء بمتعرّف CAMeL Tools والنموذج الذي في هذا المجلد (تلزمه الإضافة ner).",
    },
    "quantities": {
        "en": "Find dates, amounts and counts as well.",
        "ar": "يعثر على التواريخ والمقادير والأعداد أيضا.",
    },
    "import": {
        "en": "Put articles and whole folders into the library, analysed.",
        "ar": "يضيف مقالات ومجلدات كاملة إلى المكتبة بعد تحليلها.",
    },
    "paths": {
        "en": "Files and folders; without any, what waits from an import that was stopped.",
        "ar": "ملفات ومجلدات؛ وبدونها يُتابع ما بقي من استيراد توقف.",
    },
    "drop": {
        "en": "Let go of what waits from an import that was stopped.",
        "ar": "يتخلى عما بقي من استيراد توقف.",
    },
    "notes": {
        "en": "List the notes in the library, or write them to a CSV file.",
        "ar": "يسرد ملاحظات المكتبة أو يكتبها في ملف CSV.",
    },
    "csv": {"en": "Write the notes to this CSV file.", "ar": "يكتب الملاحظات في ملف CSV هذا."},
    "export": {
        "en": "Write the notes, the quotations or the names in the library to a file, in the format that its ending "
        "tells: .csv, .xlsx, .md, .html, .jsonld, .qdpx.",
        "ar": "يكتب ملاحظات المكتبة أو أقوالها أو أسماءها في ملف بالصيغة التي تدل عليها لاحقته: "
        "‎.csv, .xlsx, .md, .html, .jsonld, .qdpx‎.",
    },
    "export-notes": {"en": "Write the notes; this is the default.", "ar": "يكتب الملاحظات، وهو المعتاد."},
    "export-quotations": {"en": "Write the quotations.", "ar": "يكتب الأقوال."},
    "export-entities": {"en": "Write the names with their counts.", "ar": "يكتب الأسماء مع مرات ذكرها."},
    "export-quantities": {
        "en": "Write the dates, amounts and counts, each with its sentence.",
        "ar": "يكتب التواريخ والمقادير والأعداد، كلا مع جملته.",
    },
    "export-format": {
        "en": "The format, where the file's ending does not tell it: csv, xlsx, markdown, html, annotations, refi-qda.",
        "ar": "الصيغة إن لم تدل عليها لاحقة الملف: csv, xlsx, markdown, html, annotations, refi-qda.",
    },
    "one-content": {
        "en": "Only one of --notes, --quotations, --entities and --quantities can be written to a file.",
        "ar": "لا يُكتب في الملف إلا واحد من ‎--notes‎ و‎--quotations‎ و‎--entities‎ و‎--quantities‎.",
    },
    "export-file": {"en": "The file to write.", "ar": "الملف المراد كتابته."},
    "import-notes": {
        "en": "Put notes from web annotations (JSON-LD) on the articles in the library; nothing is added twice.",
        "ar": "يضيف ملاحظات من تعليقات الويب (JSON-LD) إلى مقالات المكتبة، ولا يضيف شيئا مرتين.",
    },
    "annotation-files": {"en": "Files of web annotations.", "ar": "ملفات تعليقات الويب."},
    "notes_imported": {
        "en": "{added} notes added, {known} already there, {homeless} without their article.",
        "ar": "أُضيف: {added}، موجود من قبل: {known}، بلا مقاله: {homeless}.",
    },
    "notes_orphaned": {
        "en": "The words of {count} of them were not found and are shown as lost places.",
        "ar": "منها ما لم يُعثر على موضعه في النص فيظهر بلا موضع: {count}.",
    },
    "quotations_written": {"en": "{count} quotations written to {path}.", "ar": "كُتبت الأقوال ({count}) في {path}."},
    "quantities_written": {
        "en": "{count} dates, amounts and counts written to {path}.",
        "ar": "كُتبت التواريخ والمقادير والأعداد ({count}) في {path}.",
    },
    "entities_written": {"en": "{count} names written to {path}.", "ar": "كُتبت الأسماء ({count}) في {path}."},
    "names": {
        "en": "List your own names (always or never marked), import them from a CSV file or export them to one.",
        "ar": "يسرد أسماءك الخاصة (التي تُميَّز دائما أو لا تُميَّز أبدا) أو يستوردها من ملف CSV أو يصدّرها إليه.",
    },
    "names-import": {
        "en": "Add the names of this CSV file: name, type (PER, LOC, ORG, MISC or never), known_as.",
        "ar": "يضيف أسماء ملف CSV هذا: الاسم والنوع (PER أو LOC أو ORG أو MISC أو never) والاسم المعروف به.",
    },
    "names-export": {"en": "Write the names to this CSV file.", "ar": "يكتب الأسماء في ملف CSV هذا."},
    "names_added": {"en": "{count} names added from {path}.", "ar": "أُضيفت الأسماء ({count}) من {path}."},
    "names_written": {"en": "{count} names written to {path}.", "ar": "كُتبت الأسماء ({count}) في {path}."},
    "names_settling": {"en": "Marking", "ar": "تمييز"},
    "no_names": {"en": "There are no names of your own yet.", "ar": "لا أسماء خاصة بك بعد."},
    "search": {
        "en": 'Search articles and notes: words, "phrases", begin*, -without, and fields: person:NAME, tag:NAME, '
        "speaker:NAME, source:OUTLET, date:2025-03 or date:2024..2025-03. A value with spaces is put in quotation "
        "marks. Vowel marks, hamza forms, what is written onto a word (و ف ب ل ك ال) and endings hide no word.",
        "ar": 'يبحث في كل المقالات والملاحظات: كلمات و"عبارات" وبداية* و-استثناء، وحقول: شخص:اسم ووسم:اسم وقائل:اسم '
        "ومصدر:صحيفة وتاريخ:2025-03 أو تاريخ:2024..2025-03. القيمة التي فيها مسافة توضع بين علامتي تنصيص. "
        "لا تحجب الكلمةَ حركاتٌ ولا همزات ولا ما يتصل بها (و ف ب ل ك ال) ولا اللواحق.",
    },
    "query": {"en": "What to search for.", "ar": "ما يُبحث عنه."},
    "newest": {"en": "The newest articles first, not the best.", "ar": "الأحدث أولا لا الأنسب."},
    "limit": {"en": "At most so many.", "ar": "العدد الأقصى."},
    "note_found": {"en": "Note:", "ar": "ملاحظة:"},
    "nothing_found": {"en": "Nothing was found.", "ar": "لم يُعثر على شيء."},
    "entities": {
        "en": "List the people, places and organisations of the library, the most mentioned first.",
        "ar": "يسرد أشخاص المكتبة وأماكنها وجهاتها، الأكثر ذكرا أولا.",
    },
    "words": {
        "en": "Only names that hold this, or whose note does.",
        "ar": "الأسماء التي فيها هذا أو في ملاحظتها فقط.",
    },
    "type": {"en": "Only names of this type.", "ar": "أسماء هذا النوع فقط."},
    "quotes": {
        "en": "List the quotations of the library, those of the newest article first.",
        "ar": "يسرد أقوال المكتبة، أقوال أحدث مقال أولا.",
    },
    "speaker": {"en": "Only what this person said.", "ar": "أقوال هذا القائل فقط."},
    "about-whom": {"en": "Only what mentions this name.", "ar": "ما يذكر هذا الاسم فقط."},
    "unattributed": {"en": "Only those of an unknown speaker.", "ar": "ما لا يُعرف قائله فقط."},
    "backup": {
        "en": "Make a verified backup of the library now, list the backups or restore one.",
        "ar": "ينشئ الآن نسخة احتياطية متحققا منها، أو يسرد النسخ، أو يستعيد إحداها.",
    },
    "list": {"en": "List the backups, the newest first.", "ar": "يسرد النسخ الاحتياطية، الأحدث أولا."},
    "restore": {
        "en": "Put this backup (its number in the list, or a file) in the library's place, which is set aside.",
        "ar": "يضع هذه النسخة (رقمها في القائمة أو ملفها) مكان المكتبة التي تُنقل جانبا.",
    },
    "yes": {"en": "Do not ask.", "ar": "بلا سؤال."},
    "backup_made": {"en": "Backed up to {path} ({size}).", "ar": "أُنشئت النسخة الاحتياطية {path} ({size})."},
    "backup_line": {"en": "{number}  {made}  {size}", "ar": "{number}  {made}  {size}  نسخة"},
    "no_backups": {"en": "There are no backups yet.", "ar": "لا نسخ احتياطية بعد."},
    "no_such_backup": {
        "en": "There is no backup number {number}; --list shows which there are.",
        "ar": "لا توجد نسخة احتياطية رقمها {number}؛ ‏--list يعرض الموجود.",
    },
    "restore_question": {
        "en": "Put {backup} in the place of {library}? What is there now is set aside. [y/N]",
        "ar": "أتوضع {backup} مكان {library}؟ ما فيه الآن يُنقل جانبا. [ن/لا]",
    },
    "restore_unsure": {
        "en": "Nothing was restored, for nobody answered; --yes does not ask.",
        "ar": "لم يُستعد شيء إذ لم يجب أحد؛ ‏--yes لا يسأل.",
    },
    "not_restored": {"en": "Nothing was restored.", "ar": "لم يُستعد شيء."},
    "restored": {"en": "Restored from {backup}.", "ar": "استُعيدت المكتبة من {backup}."},
    "set_aside": {"en": "What was there is now {path}.", "ar": "ما كان هناك صار {path}."},
    "check": {
        "en": "Check every page, text, mark and note of the library.",
        "ar": "يتحقق من كل صفحة ونص وعلامة وملاحظة في المكتبة.",
    },
    "repair": {"en": "Make anew what can be made from the rest.", "ar": "ينشئ من جديد ما يمكن إنشاؤه من الباقي."},
    "checking": {"en": "Checking", "ar": "تحقق"},
    "repairing": {"en": "Repairing", "ar": "إصلاح"},
    "library_good": {
        "en": "All is well: {articles} articles, {notes} notes, {size}.",
        "ar": "كل شيء سليم: المقالات {articles}، الملاحظات {notes}، الحجم {size}.",
    },
    "repair_offered": {"en": "--repair mends what can be mended.", "ar": "‏--repair يصلح ما يمكن إصلاحه."},
    "repaired": {"en": "Repaired. All is well now.", "ar": "تم الإصلاح، وكل شيء سليم الآن."},
    "repaired_partly": {
        "en": "Repaired what could be; problems left: {count}.",
        "ar": "أُصلح ما أمكن؛ المشكلات الباقية: {count}.",
    },
    "self-test": {
        "en": "Try the installed program: open, analyse, note, export, in a folder of its own.",
        "ar": "يجرّب البرنامج المثبّت: فتح وتحليل وملاحظة وتصدير، في مجلد خاص.",
    },
    "importing": {"en": "Importing", "ar": "استيراد"},
    "imported": {
        "en": "{new} new, {known} already there, {failed} could not be read.",
        "ar": "جديد: {new}، موجود من قبل: {known}، تعذّرت قراءته: {failed}.",
    },
    "import_goes_on": {
        "en": "{count} files wait from an import that was stopped; it goes on with them.",
        "ar": "ملفات عددها {count} بقيت من استيراد توقف، ويُتابع بها.",
    },
    "import_dropped": {"en": "{count} files wait no longer.", "ar": "ملفات عددها {count} لم تعد تنتظر."},
    "import_waits": {
        "en": "{count} files still wait: qari import goes on with them, qari import --drop lets them go.",
        "ar": "ملفات عددها {count} ما زالت تنتظر: يتابعها qari import ويتخلى عنها qari import --drop.",
    },
    "nothing_to_import": {"en": "There is no article in {path}.", "ar": "لا يوجد مقال في {path}."},
    "written": {"en": "{count} notes written to {path}.", "ar": "كُتبت الملاحظات ({count}) في {path}."},
    "no_notes": {"en": "There are no notes yet.", "ar": "لا ملاحظات بعد."},
    "interrupted": {"en": "Stopped. What was done is kept.", "ar": "توقف. ما أُنجز محفوظ."},
    "test_open": {"en": "open {format}", "ar": "فتح {format}"},
    "test_analyse": {"en": "find names and quotations", "ar": "العثور على الأسماء والأقوال"},
    "test_note": {"en": "keep a note", "ar": "حفظ ملاحظة"},
    "test_undo": {"en": "undo and redo", "ar": "تراجع وإعادة"},
    "test_export": {"en": "export to CSV", "ar": "تصدير إلى CSV"},
    "test_window": {"en": "show the article in a window", "ar": "عرض المقال في نافذة"},
    "test_good": {"en": "All is well.", "ar": "كل شيء سليم."},
    "test_bad": {"en": "Something is wrong with this installation.", "ar": "في هذا التثبيت خلل."},
}


def text(key: str, language: str, **values: object) -> str:
    """The text of that key in "ar" or "en", its values isolated."""
    return TEXTS[key][language].format_map({name: isolated(str(value)) for name, value in values.items()})
