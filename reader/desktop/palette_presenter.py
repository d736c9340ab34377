"""Fills the command palette: the actions, the articles read last, the names of the open article, the settings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QKeySequence

from reader.core.mentions import Entity
from reader.core.records import ArticleRecord
from reader.core.sentences import isolated
from reader.desktop import texts
from reader.desktop.actions import GROUPS, Actions, isolate_keys
from reader.desktop.article_presenter import ArticlePresenter
from reader.desktop.desk import LibraryDesk
from reader.desktop.file_presenter import FilePresenter
from reader.desktop.language import Language
from reader.desktop.palette import Palette
from reader.desktop.palette_entries import Entry, Kind
from reader.desktop.reading import Reading
from reader.desktop.settings import SETTINGS, Setting, Settings
from reader.desktop.window_body import WindowBody
from reader.desktop.window_dialogs import WindowDialogs

_RECENT, _KNOWN = 8, 300
"""Articles and names that are listed before something is typed, and articles that typing finds."""
_USED = 5
"""Actions that are remembered as the last ones."""
_TICK = "✓"


class PalettePresenter(QObject):
    """Between the palette and those who do what it offers."""

    def __init__(
        self,
        commands: Actions,
        reading: Reading,
        article: ArticlePresenter,
        files: FilePresenter,
        desk: LibraryDesk,
        body: WindowBody,
        dialogs: WindowDialogs,
        settings: Settings,
        language: Language,
        palette: Palette,
    ) -> None:
        super().__init__(body)
        self._commands = commands
        self._reading = reading
        self._article = article
        self._files = files
        self._desk = desk
        self._body = body
        self._dialogs = dialogs
        self._settings = settings
        self._language = language
        self._records: Sequence[ArticleRecord] = ()
        self.palette = palette
        palette.chosen.connect(self._do)
        commands["palette"].triggered.connect(lambda _=False: self.ask())

    def ask(self) -> None:
        """Bring the palette up; the articles come to it a moment later."""
        self._body.selection_bar.hide()
        self.palette.ask(self._entries)

        def listed(records: list[ArticleRecord]) -> None:
            self._records = records
            self.palette.refresh()

        self._desk.ask(lambda desk: desk.library.records(_KNOWN), listed)

    def _entries(self, typed: str) -> list[Entry]:
        few = not typed.strip()
        actions = self._actions()
        entries = [*actions, *self._articles(few), *self._names(few), *self._changes()]
        if few:
            return [*self._used(actions), *entries]
        search = self.tr("Search the library for {name}").format(name=isolated(typed.strip()))
        entries.append(Entry(Kind.SEARCH, "search", search, partial(self._search, typed.strip()), always=True))
        return entries

    def _actions(self) -> list[Entry]:
        entries = []
        for group in GROUPS:
            for declared in group.entries:
                if declared is None or declared.key == "palette":
                    continue
                action = self._commands[declared.key]
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                tick = _TICK if action.isCheckable() and action.isChecked() else ""
                entries.append(
                    Entry(
                        Kind.ACTION,
                        declared.key,
                        # "Undo: Write a note" rather than "Undo".
                        action.text().rstrip("…"),
                        action.trigger,
                        others=self._language.both("Actions", declared.text),
                        hint="  ".join(part for part in (tick, isolate_keys(keys) if keys else "") if part),
                        spoken_hint=self.tr("on") if tick else "",
                        ready=action.isEnabled(),
                    )
                )
        return entries

    def _used(self, actions: list[Entry]) -> list[Entry]:
        known = {entry.key: entry for entry in actions if entry.ready}
        keys = [key for key in self._settings.text("palette_used").split(",") if key in known]
        return [Entry(Kind.USED, key, known[key].title, known[key].do, hint=known[key].hint) for key in keys]

    def _articles(self, few: bool) -> list[Entry]:
        return [
            Entry(
                Kind.ARTICLE,
                str(record.identity),
                record.title,
                partial(self._reading.open_record, record.identity),
                others=(record.outlet or "",),
                subtitle=texts.joined([record.outlet or ""]),
            )
            for record in self._records[: _RECENT if few else _KNOWN]
            if record.identity != self._reading.identity
        ]

    def _names(self, few: bool) -> list[Entry]:
        entities = sorted(self._reading.entities, key=lambda entity: -len(entity.mentions))
        return [
            Entry(
                Kind.NAME,
                f"{entity.type} {entity.name}",
                entity.name,
                partial(self._go_to_name, entity),
                others=(entity.role, texts.type_name(entity.type), texts.type_plural(entity.type)),
                subtitle=entity.role,
                hint=str(len(entity.mentions)),
                spoken_hint=texts.type_name(entity.type),
                type=entity.type,
            )
            for entity in (entities[:_RECENT] if few else entities)
        ]

    def _changes(self) -> list[Entry]:
        entries = []
        for setting in SETTINGS:
            if not setting.title:
                continue
            title = QCoreApplication.translate("Settings", setting.title)
            value = self._settings.value(setting.key)
            others = self._language.both("Settings", setting.title)
            if isinstance(setting.default, bool):
                entries.append(
                    Entry(
                        Kind.SETTING,
                        setting.key,
                        title,
                        partial(self._settings.keep, setting.key, not value),
                        others=others,
                        hint=_TICK if value else "",
                        spoken_hint=self.tr("on") if value else self.tr("off"),
                    )
                )
            elif setting.choices:
                entries.extend(self._choices(setting, title, str(value), others))
            else:
                entries.append(
                    Entry(
                        Kind.SETTING,
                        setting.key,
                        title + "…",
                        partial(self._dialogs.show_settings, setting.key),
                        others=others,
                        hint=isolated(str(value)) if not setting.empty else "",
                    )
                )
        return entries

    def _choices(self, setting: Setting, title: str, value: str, others: tuple[str, ...]) -> list[Entry]:
        names = [(choice, name, QCoreApplication.translate("Settings", name)) for choice, name in setting.choices]
        return [
            Entry(
                Kind.SETTING,
                f"{setting.key} {choice}",
                f"{title}: {shown}",
                partial(self._settings.keep, setting.key, choice),
                others=(*others, *self._language.both("Settings", name)),
                hint=_TICK if choice == value else "",
                spoken_hint=self.tr("on") if choice == value else "",
            )
            for choice, name, shown in names
        ]

    def _go_to_name(self, entity: Entity) -> None:
        self._article.choose_name(entity.name, entity.type)
        self._body.pane.view.go_to(entity.mentions[0].span)
        self._body.pane.view.setFocus()

    def _search(self, text: str) -> None:
        self._commands["search_library"].trigger()
        self._body.top.search.setText(text)

    def _do(self, entry: Entry) -> None:
        if entry.kind in (Kind.ACTION, Kind.USED):
            before = [key for key in self._settings.text("palette_used").split(",") if key and key != entry.key]
            self._settings.keep("palette_used", ",".join([entry.key, *before][:_USED]))
        entry.do()
