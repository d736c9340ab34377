"""The tables in SQL, as the migrations of reader.library.schema make them: one script a version of the library."""

from __future__ import annotations

_PLACE = """
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    orphan INTEGER NOT NULL DEFAULT 0,
"""

# AUTOINCREMENT wherever the history names a row by its number: a number is never given twice, so that undoing an old
# step cannot meet a stranger.
FIRST = f"""
CREATE TABLE fact (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- Which library this is, in whatever file it lies; its backups have the same.
INSERT INTO fact (key, value) VALUES ('library', lower(hex(randomblob(16))));

CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    content_hash BLOB NOT NULL UNIQUE,
    title TEXT NOT NULL,
    path TEXT,
    format TEXT NOT NULL,
    encoding TEXT,
    direction TEXT NOT NULL,
    direction_override TEXT,
    meta_title TEXT,
    author TEXT,
    date TEXT,
    outlet TEXT,
    url TEXT,
    words INTEGER NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL,
    opened INTEGER,
    recogniser TEXT,
    entities INTEGER NOT NULL DEFAULT 0,
    quotations INTEGER NOT NULL DEFAULT 0,
    forgotten INTEGER
);
CREATE INDEX article_recent ON article (coalesce(opened, added) DESC, id DESC) WHERE forgotten IS NULL;

CREATE TABLE article_text (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    text BLOB NOT NULL,
    layout BLOB NOT NULL
);

CREATE TABLE earlier_text (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    content_hash BLOB NOT NULL,
    text BLOB NOT NULL,
    replaced INTEGER NOT NULL
);
CREATE INDEX earlier_text_article ON earlier_text (article_id);

CREATE TABLE seen_path (
    path TEXT NOT NULL PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id)
) WITHOUT ROWID;
CREATE INDEX seen_path_article ON seen_path (article_id);

CREATE TABLE analysis (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    recogniser TEXT NOT NULL,
    marks BLOB NOT NULL
);

CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    mentions INTEGER NOT NULL DEFAULT 0,
    articles INTEGER NOT NULL DEFAULT 0,
    UNIQUE (folded, type)
);
CREATE INDEX entity_mentions ON entity (mentions DESC);

-- The day stands in the key, so that the first, the last and the latest articles of a name are found at once.
CREATE TABLE appearance (
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    day INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id),
    mentions INTEGER NOT NULL,
    PRIMARY KEY (entity_id, day, article_id)
) WITHOUT ROWID;
CREATE INDEX appearance_article ON appearance (article_id);
CREATE TRIGGER appearance_insert AFTER INSERT ON appearance BEGIN
    UPDATE entity SET mentions = mentions + new.mentions, articles = articles + 1 WHERE id = new.entity_id;
END;
CREATE TRIGGER appearance_delete AFTER DELETE ON appearance BEGIN
    UPDATE entity SET mentions = mentions - old.mentions, articles = articles - 1 WHERE id = old.entity_id;
END;

CREATE TABLE speaker (
    id INTEGER PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    quotations INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX speaker_quotations ON speaker (quotations DESC);

CREATE TABLE said (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article (id),
    day INTEGER NOT NULL,
    number INTEGER NOT NULL,
    speaker_id INTEGER REFERENCES speaker (id)
);
CREATE INDEX said_article ON said (article_id);
CREATE INDEX said_day ON said (day, article_id, number);
CREATE INDEX said_speaker ON said (speaker_id, day, article_id, number);
CREATE TRIGGER said_insert AFTER INSERT ON said BEGIN
    UPDATE speaker SET quotations = quotations + 1 WHERE id = new.speaker_id;
END;
CREATE TRIGGER said_delete AFTER DELETE ON said BEGIN
    UPDATE speaker SET quotations = quotations - 1 WHERE id = old.speaker_id;
END;

CREATE TABLE said_about (
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    said_id INTEGER NOT NULL REFERENCES said (id),
    PRIMARY KEY (entity_id, said_id)
) WITHOUT ROWID;
CREATE INDEX said_about_said ON said_about (said_id);

-- A name that a person said is another one, in all articles. Never more than one step: into is never merged itself.
CREATE TABLE alias (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    into_type TEXT NOT NULL,
    into_folded TEXT NOT NULL,
    into_name TEXT NOT NULL,
    UNIQUE (folded, type)
);
CREATE INDEX alias_into ON alias (into_folded, into_type);

-- Each entity with whom it is meant to be.
CREATE VIEW named AS
SELECT entity.id AS entity_id, entity.mentions AS mentions, entity.folded AS own,
       coalesce(into_type, entity.type) AS type, coalesce(into_folded, entity.folded) AS folded,
       coalesce(into_name, entity.name) AS name
FROM entity LEFT JOIN alias ON alias.folded = entity.folded AND alias.type = entity.type;

CREATE VIEW speaker_named AS
SELECT speaker.id AS id, quotations, speaker.folded AS own,
       coalesce(
           (SELECT into_folded FROM alias WHERE alias.folded = speaker.folded ORDER BY alias.type DESC), speaker.folded
       ) AS folded,
       coalesce(
           (SELECT into_name FROM alias WHERE alias.folded = speaker.folded ORDER BY alias.type DESC), speaker.name
       ) AS name
FROM speaker;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    colour TEXT NOT NULL
);

CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    target TEXT NOT NULL,
    body TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    orphan INTEGER NOT NULL DEFAULT 0,
    entity TEXT NOT NULL DEFAULT '',
    speaker TEXT NOT NULL DEFAULT '',
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    terms TEXT NOT NULL DEFAULT ''
);
CREATE INDEX note_article ON note (article_id, start);
CREATE INDEX note_changed ON note (changed);

CREATE TABLE note_tag (
    note_id INTEGER NOT NULL REFERENCES note (id),
    tag_id INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (note_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX note_tag_tag ON note_tag (tag_id);

CREATE TABLE article_tag (
    article_id INTEGER NOT NULL REFERENCES article (id),
    tag_id INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (article_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX article_tag_tag ON article_tag (tag_id);

CREATE TABLE block_direction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    start INTEGER NOT NULL,
    exact TEXT NOT NULL,
    direction TEXT NOT NULL,
    orphan INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX block_direction_article ON block_direction (article_id);

CREATE TABLE mention_correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    step INTEGER NOT NULL,
    {_PLACE}
    type TEXT,
    name TEXT NOT NULL,
    role TEXT NOT NULL
);
CREATE INDEX mention_correction_article ON mention_correction (article_id);

CREATE TABLE entity_correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    step INTEGER NOT NULL,
    type TEXT NOT NULL,
    name TEXT NOT NULL,
    new_type TEXT,
    new_name TEXT
);
CREATE INDEX entity_correction_article ON entity_correction (article_id);

CREATE TABLE quotation_correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES article (id),
    step INTEGER NOT NULL,
    {_PLACE}
    quotation TEXT
);
CREATE INDEX quotation_correction_article ON quotation_correction (article_id);

CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    value_map TEXT NOT NULL,
    made INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE row_change (
    step_id INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    article_id INTEGER,
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (step_id, number)
) WITHOUT ROWID;
CREATE INDEX row_change_article ON row_change (article_id);

CREATE VIRTUAL TABLE article_words USING fts5 (title, body, content='', tokenize='unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE note_words USING fts5 (
    terms, content='note', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER note_words_insert AFTER INSERT ON note BEGIN
    INSERT INTO note_words (rowid, terms) VALUES (new.id, new.terms);
END;
CREATE TRIGGER note_words_delete AFTER DELETE ON note BEGIN
    INSERT INTO note_words (note_words, rowid, terms) VALUES ('delete', old.id, old.terms);
END;
CREATE TRIGGER note_words_update AFTER UPDATE OF terms ON note BEGIN
    INSERT INTO note_words (note_words, rowid, terms) VALUES ('delete', old.id, old.terms);
    INSERT INTO note_words (rowid, terms) VALUES (new.id, new.terms);
END;
"""

# A person's name lists. A row without a type is never marked. The fact changes whenever a row does, so that what was
# read of the lists is known to be old. `names_due` are the articles whose index of names has to follow.
SECOND = """
CREATE TABLE listed_name (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    type TEXT,
    known_as TEXT NOT NULL DEFAULT ''
);
INSERT INTO fact (key, value) VALUES ('name_lists', '');
CREATE TRIGGER listed_name_insert AFTER INSERT ON listed_name BEGIN
    UPDATE fact SET value = lower(hex(randomblob(8))) WHERE key = 'name_lists';
END;
CREATE TRIGGER listed_name_delete AFTER DELETE ON listed_name BEGIN
    UPDATE fact SET value = lower(hex(randomblob(8))) WHERE key = 'name_lists';
END;
CREATE TABLE names_due (article_id INTEGER PRIMARY KEY REFERENCES article (id));
"""

# What the file at a path was like when it was read, so that an import passes over what has not changed.
THIRD = """
ALTER TABLE seen_path ADD COLUMN size INTEGER;
ALTER TABLE seen_path ADD COLUMN modified INTEGER;
"""

# What a person wrote about a name and the searches that were kept; what is still to be imported; classes of cues in the
# index of quotations, which is due to be written anew; and the index of names without its second half: what stands in
# one article is told by a blob, a fifth as large.
FOURTH = """
CREATE TABLE name_note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    changed INTEGER NOT NULL,
    UNIQUE (folded, type)
);
CREATE TABLE saved_search (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    query TEXT NOT NULL,
    newest_first INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE watched_folder (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, added INTEGER NOT NULL);
CREATE TABLE queued_file (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    code TEXT,
    value_map TEXT,
    article_id INTEGER,
    changed INTEGER NOT NULL
);
CREATE INDEX queued_file_state ON queued_file (state, id);

ALTER TABLE said ADD COLUMN cue INTEGER;
ALTER TABLE said ADD COLUMN kind INTEGER;
INSERT OR IGNORE INTO names_due (article_id) SELECT article_id FROM said;

CREATE TABLE article_names (article_id INTEGER PRIMARY KEY REFERENCES article (id), entities BLOB NOT NULL);
DROP TRIGGER appearance_insert;
DROP TRIGGER appearance_delete;
DROP INDEX appearance_article;
ALTER TABLE appearance RENAME TO earlier_appearance;
CREATE TABLE appearance (
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    day INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (entity_id, day, article_id)
) WITHOUT ROWID;
INSERT INTO appearance (entity_id, day, article_id, mentions)
    SELECT entity_id, day, article_id, mentions FROM earlier_appearance;
DROP TABLE earlier_appearance;
ALTER TABLE entity ADD COLUMN last INTEGER NOT NULL DEFAULT 0;
DROP VIEW named;
CREATE VIEW named AS
SELECT entity.id AS entity_id, entity.mentions AS mentions, entity.last AS last, entity.folded AS own,
       coalesce(into_type, entity.type) AS type, coalesce(into_folded, entity.folded) AS folded,
       coalesce(into_name, entity.name) AS name
FROM entity LEFT JOIN alias ON alias.folded = entity.folded AND alias.type = entity.type;
UPDATE entity SET last = coalesce((SELECT max(day) FROM appearance WHERE entity_id = id), 0);
CREATE TRIGGER appearance_insert AFTER INSERT ON appearance BEGIN
    UPDATE entity SET mentions = mentions + new.mentions, articles = articles + 1, last = max(last, new.day)
    WHERE id = new.entity_id;
END;
CREATE TRIGGER appearance_delete AFTER DELETE ON appearance BEGIN
    UPDATE entity SET mentions = mentions - old.mentions, articles = articles - 1,
        last = coalesce((SELECT max(day) FROM appearance WHERE entity_id = old.entity_id), 0)
    WHERE id = old.entity_id;
END;
"""

# Few articles are forgotten, and what counts those that are not subtracts them; the rarest class of cues is found
# without going through the others.
FIFTH = """
CREATE INDEX said_cue ON said (cue, day, article_id, number);
CREATE INDEX article_forgotten ON article (id) WHERE forgotten IS NOT NULL;
"""

# Spellings that look like one name and, as a person said, are not.
SIXTH = """
CREATE TABLE names_apart (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    folded TEXT NOT NULL,
    other TEXT NOT NULL,
    UNIQUE (folded, other, type)
);
"""
