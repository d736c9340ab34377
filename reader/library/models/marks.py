"""The tables of what the machine found, and the index of names and speakers over all articles."""

from __future__ import annotations

from peewee import AutoField, BlobField, CompositeKey, ForeignKeyField, IntegerField, Model, TextField

from reader.library.models.articles import ArticleRow
from reader.library.models.fields import AnyTextField


class AnalysisRow(Model):
    """What the machine found in an article, compressed, as it found it."""

    article = ForeignKeyField(ArticleRow, primary_key=True, column_name="article_id")
    recogniser = TextField()
    marks = BlobField()

    class Meta:
        table_name = "analysis"


class EntityRow(Model):
    """A name that appears in the library; names that fold to one are one. `last` is the day of its last article."""

    id = AutoField()
    type = TextField()
    folded = TextField()
    name = AnyTextField()
    mentions = IntegerField(default=0)
    articles = IntegerField(default=0)
    last = IntegerField(default=0)

    class Meta:
        table_name = "entity"


class Appearance(Model):
    """How often an entity is mentioned in an article, corrections counted in; forgotten articles have none.

    `day` is that of the article: 20250131, 20250100 where only the month is known, 0 where nothing is. The number of
    the article is no foreign key: SQLite asks for an index of those, which would be as large as the table, and
    ArticleNames tells the same in a fifth.
    """

    entity = ForeignKeyField(EntityRow, column_name="entity_id")
    day = IntegerField()
    article = IntegerField(column_name="article_id")
    mentions = IntegerField()

    class Meta:
        table_name = "appearance"
        primary_key = CompositeKey("entity", "day", "article")


class ArticleNames(Model):
    """The day of an article and the entities that appear in it, as 32-bit numbers (see reader.library.codec)."""

    article = ForeignKeyField(ArticleRow, primary_key=True, column_name="article_id")
    entities = BlobField()

    class Meta:
        table_name = "article_names"


class SpeakerRow(Model):
    """Someone who is quoted in the library."""

    id = AutoField()
    folded = TextField()
    name = AnyTextField()
    quotations = IntegerField(default=0)

    class Meta:
        table_name = "speaker"


class Said(Model):
    """One quotation of an article, corrections counted in: its `number` there, who said it, the article's day.

    `cue` and `kind` are its class and kind as reader.library.codec numbers them, null where they are due to be written.
    """

    id = AutoField()
    article = ForeignKeyField(ArticleRow, column_name="article_id")
    day = IntegerField()
    number = IntegerField()
    speaker = ForeignKeyField(SpeakerRow, null=True, column_name="speaker_id")
    cue = IntegerField(null=True)
    kind = IntegerField(null=True)

    class Meta:
        table_name = "said"


class SaidAbout(Model):
    """An entity that is mentioned inside a quotation."""

    entity = ForeignKeyField(EntityRow, column_name="entity_id")
    said = ForeignKeyField(Said, column_name="said_id")

    class Meta:
        table_name = "said_about"
        primary_key = CompositeKey("entity", "said")


class NamesDue(Model):
    """An article whose index of names does not know of a change of the name lists yet."""

    article = ForeignKeyField(ArticleRow, primary_key=True, column_name="article_id")

    class Meta:
        table_name = "names_due"
