"""The tables as peewee models, private to this package; reader.library.schema creates and changes them.

The models are bound to no database: a query is run on a Store's own, so that two libraries can be open in one process.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from peewee import (
    AutoField,
    BigIntegerField,
    BlobField,
    BooleanField,
    CompositeKey,
    Field,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def to_microseconds(moment: datetime) -> int:
    """Microseconds since 1970 UTC, exact. A moment without a zone is taken as UTC."""
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return (aware - _EPOCH) // timedelta(microseconds=1)


def from_microseconds(value: int) -> datetime:
    """The moment, in UTC."""
    return _EPOCH + timedelta(microseconds=value)


def to_column(value: Any) -> Any:
    """A value as SQLite keeps it: a moment as its number, text with lone surrogates as bytes."""
    if isinstance(value, datetime):
        return to_microseconds(value)
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


def to_text(value: Any) -> Any:
    """The text that to_column made a column of; None stays None."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


class AnyTextField(TextField):
    """Text that may hold lone surrogates (a file name that is not UTF-8, half an emoji); SQLite gets those as bytes."""

    def db_value(self, value: Any) -> Any:
        return to_column(value)

    def python_value(self, value: Any) -> Any:
        return to_text(value)


class MomentField(BigIntegerField):
    """A moment, kept as microseconds since 1970 UTC."""

    def db_value(self, value: Any) -> Any:
        return to_microseconds(value) if isinstance(value, datetime) else value

    def python_value(self, value: Any) -> Any:
        return None if value is None else from_microseconds(value)


class Fact(Model):
    """What the library knows of itself, such as how its search index was made."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "fact"


class ArticleRow(Model):
    """One article without its text. `content_hash` is the SHA-256 of the text, as 32 bytes."""

    id = AutoField()
    content_hash = BlobField()
    title = AnyTextField()
    path = AnyTextField(null=True)
    format = TextField()
    encoding = TextField(null=True)
    direction = TextField()
    direction_override = TextField(null=True)
    meta_title = AnyTextField(null=True)
    author = AnyTextField(null=True)
    date = AnyTextField(null=True)
    outlet = AnyTextField(null=True)
    url = AnyTextField(null=True)
    words = IntegerField()
    position = IntegerField(default=0)
    added = MomentField()
    opened = MomentField(null=True)
    recogniser = TextField(null=True)
    entities = IntegerField(default=0)
    quotations = IntegerField(default=0)
    forgotten = MomentField(null=True)

    class Meta:
        table_name = "article"


class ArticleText(Model):
    """The text of an article and how it is laid out, compressed; see reader.library.codec."""

    article = ForeignKeyField(ArticleRow, primary_key=True, column_name="article_id")
    text = BlobField()
    layout = BlobField()

    class Meta:
        table_name = "article_text"


class EarlierText(Model):
    """A text that an article had before its file changed; kept so that no text is ever lost."""

    id = AutoField()
    article = ForeignKeyField(ArticleRow, column_name="article_id")
    content_hash = BlobField()
    text = BlobField()
    replaced = MomentField()

    class Meta:
        table_name = "earlier_text"


class SeenPath(Model):
    """A path at which an article was last seen, with the size and the time (ns) of its file where they were told."""

    path = AnyTextField(primary_key=True)
    article = ForeignKeyField(ArticleRow, column_name="article_id")
    size = IntegerField(null=True)
    modified = BigIntegerField(null=True)

    class Meta:
        table_name = "seen_path"


class AnalysisRow(Model):
    """What the machine found in an article, compressed, as it found it."""

    article = ForeignKeyField(ArticleRow, primary_key=True, column_name="article_id")
    recogniser = TextField()
    marks = BlobField()

    class Meta:
        table_name = "analysis"


class EntityRow(Model):
    """A name that appears in the library; names that fold to one are one."""

    id = AutoField()
    type = TextField()
    folded = TextField()
    name = AnyTextField()
    mentions = IntegerField(default=0)
    articles = IntegerField(default=0)

    class Meta:
        table_name = "entity"


class Appearance(Model):
    """How often an entity is mentioned in an article, corrections counted in; forgotten articles have none.

    `day` is that of the article: 20250131, 20250100 where only the month is known, 0 where nothing is.
    """

    entity = ForeignKeyField(EntityRow, column_name="entity_id")
    day = IntegerField()
    article = ForeignKeyField(ArticleRow, column_name="article_id")
    mentions = IntegerField()

    class Meta:
        table_name = "appearance"
        primary_key = CompositeKey("entity", "day", "article")


class SpeakerRow(Model):
    """Someone who is quoted in the library."""

    id = AutoField()
    folded = TextField()
    name = AnyTextField()
    quotations = IntegerField(default=0)

    class Meta:
        table_name = "speaker"


class Said(Model):
    """One quotation of an article, corrections counted in: its `number` there, who said it, the article's day."""

    id = AutoField()
    article = ForeignKeyField(ArticleRow, column_name="article_id")
    day = IntegerField()
    number = IntegerField()
    speaker = ForeignKeyField(SpeakerRow, null=True, column_name="speaker_id")

    class Meta:
        table_name = "said"


class SaidAbout(Model):
    """An entity that is mentioned inside a quotation."""

    entity = ForeignKeyField(EntityRow, column_name="entity_id")
    said = ForeignKeyField(Said, column_name="said_id")

    class Meta:
        table_name = "said_about"
        primary_key = CompositeKey("entity", "said")


class Alias(Model):
    """A name that is another one in all articles: what a person merged."""

    id = AutoField()
    type = TextField()
    folded = TextField()
    name = AnyTextField()
    into_type = TextField()
    into_folded = TextField()
    into_name = AnyTextField()

    class Meta:
        table_name = "alias"


class TagRow(Model):
    id = AutoField()
    name = AnyTextField()
    folded = TextField()
    colour = TextField()

    class Meta:
        table_name = "tag"


class NoteRow(Model):
    """A note. `terms` is what the search index holds of it."""

    id = AutoField()
    article = ForeignKeyField(ArticleRow, column_name="article_id")
    target = TextField()
    body = AnyTextField()
    start = IntegerField(null=True)
    end = IntegerField(null=True)
    exact = AnyTextField(null=True)
    prefix = AnyTextField(null=True)
    suffix = AnyTextField(null=True)
    orphan = BooleanField(default=False)
    entity = AnyTextField(default="")
    speaker = AnyTextField(default="")
    created = MomentField()
    changed = MomentField()
    terms = TextField(default="")

    class Meta:
        table_name = "note"


class NoteTag(Model):
    note = ForeignKeyField(NoteRow, column_name="note_id")
    tag = ForeignKeyField(TagRow, column_name="tag_id")

    class Meta:
        table_name = "note_tag"
        primary_key = CompositeKey("note", "tag")


class ArticleTag(Model):
    article = ForeignKeyField(ArticleRow, column_name="article_id")
    tag = ForeignKeyField(TagRow, column_name="tag_id")

    class Meta:
        table_name = "article_tag"
        primary_key = CompositeKey("article", "tag")


class BlockDirection(Model):
    """The direction a person gave to the block at `start`; `exact` is the block's text, to find it again."""

    id = AutoField()
    article = ForeignKeyField(ArticleRow, column_name="article_id")
    start = IntegerField()
    exact = AnyTextField()
    direction = TextField()
    orphan = BooleanField(default=False)

    class Meta:
        table_name = "block_direction"


class MentionCorrection(Model):
    """What a person says stands at a place: a mention of `type` and `name`, or none where `type` is null.

    `step` is the step that made it, so that what was said later wins.
    """

    id = AutoField()
    article = ForeignKeyField(ArticleRow, column_name="article_id")
    step = IntegerField()
    start = IntegerField()
    end = IntegerField()
    exact = AnyTextField()
    prefix = AnyTextField()
    suffix = AnyTextField()
    orphan = BooleanField(default=False)
    type = TextField(null=True)
    name = AnyTextField(default="")
    role = AnyTextField(default="")

    class Meta:
        table_name = "mention_correction"


class EntityCorrection(Model):
    """What a person says of every mention of a name in an article: its new name and type, or none where null."""

    id = AutoField()
    article = ForeignKeyField(ArticleRow, column_name="article_id")
    step = IntegerField()
    type = TextField()
    name = AnyTextField()
    new_type = TextField(null=True)
    new_name = AnyTextField(null=True)

    class Meta:
        table_name = "entity_correction"


class QuotationCorrection(Model):
    """What a person says is quoted at a place: the quotation (see reader.library.codec), or none where it is null."""

    id = AutoField()
    article = ForeignKeyField(ArticleRow, column_name="article_id")
    step = IntegerField()
    start = IntegerField()
    end = IntegerField()
    exact = AnyTextField()
    prefix = AnyTextField()
    suffix = AnyTextField()
    orphan = BooleanField(default=False)
    quotation = TextField(null=True)

    class Meta:
        table_name = "quotation_correction"


class ListedNameRow(Model):
    """A name that a person wants marked in every article, or never marked where `type` is null."""

    id = AutoField()
    name = AnyTextField()
    folded = TextField()
    type = TextField(null=True)
    known_as = AnyTextField(default="")

    class Meta:
        table_name = "listed_name"


class NamesDue(Model):
    """An article whose index of names does not know of a change of the name lists yet."""

    article = ForeignKeyField(ArticleRow, primary_key=True, column_name="article_id")

    class Meta:
        table_name = "names_due"


class StepRow(Model):
    """One step of the history of changes; `values` is JSON."""

    id = AutoField()
    code = TextField()
    values = TextField(column_name="value_map")
    made = MomentField()
    undone = BooleanField(default=False)

    class Meta:
        table_name = "step"


class RowChange(Model):
    """One row that a step changed: its image before and after, as JSON (see reader.library.journal)."""

    step = ForeignKeyField(StepRow, column_name="step_id")
    number = IntegerField()
    article = IntegerField(null=True, column_name="article_id")
    tables = TextField(column_name="table_name")
    key = TextField(column_name="row_key")
    before = TextField(null=True)
    after = TextField(null=True)

    class Meta:
        table_name = "row_change"
        primary_key = CompositeKey("step", "number")


MODELS: tuple[type[Model], ...] = (
    Fact,
    ArticleRow,
    ArticleText,
    EarlierText,
    SeenPath,
    AnalysisRow,
    EntityRow,
    Appearance,
    SpeakerRow,
    Said,
    SaidAbout,
    Alias,
    TagRow,
    NoteRow,
    NoteTag,
    ArticleTag,
    BlockDirection,
    MentionCorrection,
    EntityCorrection,
    QuotationCorrection,
    ListedNameRow,
    NamesDue,
    StepRow,
    RowChange,
)


def columns(model: type[Model]) -> dict[str, Field]:
    """The fields of a model by column name, in the order of the table."""
    fields: dict[str, Field] = {field.column_name: field for field in model._meta.sorted_fields}
    return fields
