"""The tables of articles: what they say, where they lie, and what is to be read."""

from __future__ import annotations

from peewee import AutoField, BigIntegerField, BlobField, ForeignKeyField, IntegerField, Model, TextField

from reader.library.models.fields import AnyTextField, MomentField


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


class WatchedFolder(Model):
    """A folder whose new articles are imported by themselves."""

    id = AutoField()
    path = AnyTextField()
    added = MomentField()

    class Meta:
        table_name = "watched_folder"


class QueuedFile(Model):
    """A file that is to be imported, or was: `state` is a FileState, `code` and `values` the error where it failed."""

    id = AutoField()
    path = AnyTextField()
    state = TextField()
    code = TextField(null=True)
    values = TextField(null=True, column_name="value_map")
    article = IntegerField(null=True, column_name="article_id")
    changed = MomentField()

    class Meta:
        table_name = "queued_file"
