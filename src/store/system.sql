-- The tables that every observatory has, whatever its catalogue. mkcat puts them before the types'
-- own and replaces the words that begin with @ by the engine's. A line for one engine says so.

-- The one row that says what can be seen now. `serial` is the last number given to a change, a
-- record or a row version: one sequence for all, so that a number means one thing only.
CREATE TABLE present (
	one @integer PRIMARY KEY CHECK (one = 1),
	serial @integer NOT NULL,
	latest @integer NOT NULL,
	pending @integer NOT NULL
);
INSERT INTO present VALUES (1, 0, 0, 0);

-- Who changed what, when: an import or an edit. state: pending, published, undone.
CREATE TABLE change (
	id @id,
	at @text NOT NULL,
	kind @text NOT NULL,
	label @text NOT NULL,
	state @text NOT NULL,
	created @integer NOT NULL,
	altered @integer NOT NULL
);

-- The latest published change that touched each type: what kept pages are held against.
CREATE TABLE touched (
	type @text PRIMARY KEY,
	change @integer NOT NULL
);

-- Which type a record is of, by its id.
CREATE TABLE record (
	id @id,
	type @text NOT NULL
);

-- Other addresses of a record: identifiers that others gave it; since which change. Those of a pending one lead nowhere yet.
CREATE TABLE address (
	type @text NOT NULL,
	key @text NOT NULL,
	record @integer NOT NULL,
	since @integer NOT NULL,
	PRIMARY KEY (type, key, record)
);
CREATE INDEX address_record ON address (record);

-- The way back of fields that hold several records: which row versions name this target?
CREATE TABLE link (
	seq @integer NOT NULL,
	field @text NOT NULL,
	target @integer NOT NULL,
	PRIMARY KEY (seq, field, target)
) @clustered;
CREATE INDEX link_target ON link (target, field);

-- Files that are kept, by SHA-256.
CREATE TABLE file (
	hash @text PRIMARY KEY,
	type @text NOT NULL,
	size @integer NOT NULL,
	bytes @bytes NOT NULL
);

-- Settings of the site: name, time zone, digits, licence.
CREATE TABLE setting (
	name @text PRIMARY KEY,
	value @text NOT NULL
);

-- The search index. Of each row version that can be seen or will be: what it is, and the record
-- that says which country it belongs to (itself, a country, or one that leads there).
CREATE TABLE search_row (
	seq @integer PRIMARY KEY,
	type @text NOT NULL,
	record @integer NOT NULL,
	place @integer NOT NULL
);

-- Its words, stemmed (base/words.h); texts of several languages stand one behind the other, with
-- a sign between them that is no word. Segments are merged by store/search.c, in small steps.
@sqlite CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = 'ascii', columnsize = 0);
@sqlite INSERT INTO search (search, rank) VALUES ('automerge', 0);
@sqlite INSERT INTO search (search, rank) VALUES ('crisismerge', 1999);
@sqlite INSERT INTO search (search, rank) VALUES ('usermerge', 8);
@postgres CREATE TABLE search (
@postgres 	seq bigint PRIMARY KEY,
@postgres 	title text COLLATE "C" NOT NULL,
@postgres 	body text COLLATE "C" NOT NULL,
@postgres 	words tsvector GENERATED ALWAYS AS
@postgres 		(to_tsvector('simple', title || ' ' || body)) STORED
@postgres );
@postgres CREATE INDEX search_words ON search USING gin (words);
