"""The names of the steps, as undo and redo show them, in each interface language."""

from __future__ import annotations

from collections.abc import Mapping

from reader.core.sentences import isolated

STEPS: dict[str, dict[str, str]] = {
    "add_note": {"en": "Add note", "ar": "إضافة ملاحظة"},
    "add_notes": {"en": "Import {count} notes", "ar": "استيراد ملاحظات عددها {count}"},
    "add_highlight": {"en": "Highlight", "ar": "تظليل"},
    "edit_note": {"en": "Edit note", "ar": "تعديل ملاحظة"},
    "attach_note": {"en": "Attach note to the text", "ar": "ربط ملاحظة بالنص"},
    "delete_note": {"en": "Delete note", "ar": "حذف ملاحظة"},
    "delete_notes": {"en": "Delete {count} notes", "ar": "حذف ملاحظات عددها {count}"},
    "tag_note": {"en": "Tag note with {tag}", "ar": "وسم ملاحظة بـ {tag}"},
    "untag_note": {"en": "Remove tag {tag} from note", "ar": "إزالة الوسم {tag} من ملاحظة"},
    "tag_article": {"en": "Tag article with {tag}", "ar": "وسم المقال بـ {tag}"},
    "untag_article": {"en": "Remove tag {tag} from article", "ar": "إزالة الوسم {tag} من المقال"},
    "create_tag": {"en": "Create tag {tag}", "ar": "إنشاء الوسم {tag}"},
    "rename_tag": {"en": "Rename tag {tag} to {name}", "ar": "تغيير اسم الوسم {tag} إلى {name}"},
    "recolour_tag": {"en": "Change colour of tag {tag}", "ar": "تغيير لون الوسم {tag}"},
    "merge_tags": {"en": "Merge tag {tag} into {name}", "ar": "دمج الوسم {tag} في {name}"},
    "delete_tag": {"en": "Delete tag {tag}", "ar": "حذف الوسم {tag}"},
    "set_direction": {"en": "Change direction of article", "ar": "تغيير اتجاه المقال"},
    "set_block_direction": {"en": "Change direction of paragraph", "ar": "تغيير اتجاه الفقرة"},
    "add_mention": {"en": "Mark name {name}", "ar": "تمييز الاسم {name}"},
    "add_mentions": {"en": "Mark {count} mentions of {name}", "ar": "تمييز الاسم {name} في مواضع عددها {count}"},
    "retype_mention": {"en": "Change type of {name}", "ar": "تغيير نوع {name}"},
    "move_mention": {"en": "Change edges of {name}", "ar": "تغيير حدود {name}"},
    "delete_mention": {"en": "Remove mark from {name}", "ar": "إزالة التمييز عن {name}"},
    "rename_entity": {"en": "Rename {name} to {new}", "ar": "تغيير الاسم {name} إلى {new}"},
    "retype_entity": {"en": "Change type of {name} everywhere in the article", "ar": "تغيير نوع {name} في المقال كله"},
    "delete_entity": {"en": "Remove all marks from {name}", "ar": "إزالة كل تمييز عن {name}"},
    "merge_names": {"en": "Merge {name} into {new}", "ar": "دمج {name} في {new}"},
    "split_name": {"en": "Take {name} apart from {new}", "ar": "فصل {name} عن {new}"},
    "mark_quantity": {"en": "Mark {name}", "ar": "تمييز {name}"},
    "accept_quantity": {"en": "Accept mark on {name}", "ar": "اعتماد تمييز {name}"},
    "move_quantity": {"en": "Change edges of {name}", "ar": "تغيير حدود {name}"},
    "delete_quantity": {"en": "Remove mark from {name}", "ar": "إزالة التمييز عن {name}"},
    "add_quotation": {"en": "Mark quotation", "ar": "تمييز اقتباس"},
    "edit_quotation": {"en": "Change quotation", "ar": "تعديل اقتباس"},
    "set_speaker": {"en": "Set speaker to {name}", "ar": "تعيين القائل: {name}"},
    "clear_speaker": {"en": "Remove speaker of quotation", "ar": "إزالة قائل الاقتباس"},
    "delete_quotation": {"en": "Remove mark from quotation", "ar": "إزالة تمييز الاقتباس"},
    "accept_mention": {"en": "Accept mark on {name}", "ar": "اعتماد تمييز {name}"},
    "accept_quotation": {"en": "Accept quotation", "ar": "اعتماد قول"},
    "split_mention": {"en": "Split {new} off from {name}", "ar": "فصل {new} عن {name}"},
    "merge_entities": {"en": "Merge spellings of {count} names", "ar": "دمج صيغ أسماء عددها {count}"},
    "keep_names_apart": {"en": "Keep look-alike names apart", "ar": "إبقاء أسماء متشابهة منفصلة"},
    "remember_name": {"en": "Always mark {name}", "ar": "تمييز {name} دائما"},
    "never_mark": {"en": "Never mark {name}", "ar": "عدم تمييز {name} أبدا"},
    "forget_name": {"en": "Take {name} off the name list", "ar": "حذف {name} من قائمة الأسماء"},
    "forget_names": {"en": "Take {count} names off the name list", "ar": "حذف أسماء عددها {count} من قائمة الأسماء"},
    "add_name_lists": {"en": "Import {count} names", "ar": "استيراد أسماء عددها {count}"},
    "note_name": {"en": "Write about {name}", "ar": "كتابة عن {name}"},
    "save_search": {"en": "Save search {name}", "ar": "حفظ البحث {name}"},
    "rename_search": {"en": "Rename search {name} to {new}", "ar": "تغيير اسم البحث {name} إلى {new}"},
    "change_search": {"en": "Change search {name}", "ar": "تعديل البحث {name}"},
    "delete_search": {"en": "Delete search {name}", "ar": "حذف البحث {name}"},
    "forget_article": {"en": "Remove {title} from the library", "ar": "إزالة {title} من المكتبة"},
}
"""Every kind of step, by the code that the history keeps. A code is never reused for something else."""

_LONGEST = 40


def step_name(code: str, language: str, values: Mapping[str, str]) -> str:
    """The name of a step in "ar" or "en", its values isolated and shortened to one line."""
    return STEPS[code][language].format_map({key: isolated(_short(value)) for key, value in values.items()})


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
