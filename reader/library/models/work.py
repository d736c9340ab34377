"""The tables of what a person made: notes, tags, corrections, name lists, and the history of it all."""

from __future__ import annotations

from peewee import AutoField, BooleanField, CompositeKey, ForeignKeyField, IntegerField, Model, TextField

from reader.library.models.articles import ArticleRow
from reader.library.models.fields import AnyTextField, MomentField


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


class NamesApart(Model):
    """Two names, as they fold, that look alike and are not one; `folded` is the first of them by code points."""

    id = AutoField()
    type = TextField()
    folded = TextField()
    other = TextField()

    class Meta:
        table_name = "names_apart"


class NameNoteRow(Model):
    """What a person wrote about a name, whatever articles it stands in; the name is told by its type and `folded`."""

    id = AutoField()
    type = TextField()
    folded = TextField()
    name = AnyTextField()
    body = AnyTextField()
    changed = MomentField()

    class Meta:
        table_name = "name_note"


class SavedSearchRow(Model):
    id = AutoField()
    name = AnyTextField()
    folded = TextField()
    query = AnyTextField()
    newest_first = BooleanField(default=False)

    class Meta:
        table_name = "saved_search"


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
