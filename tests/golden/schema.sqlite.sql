-- From catalogue/ by mkcat. Do not edit.

-- The tables that every observatory has, whatever its catalogue. mkcat puts them before the types'
-- own and replaces the words that begin with @ by the engine's. A line for one engine says so.

-- The one row that says what can be seen now. `serial` is the last number given to a change, a
-- record or a row version: one sequence for all, so that a number means one thing only.
CREATE TABLE present (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	serial INTEGER NOT NULL,
	latest INTEGER NOT NULL,
	pending INTEGER NOT NULL
);
INSERT INTO present VALUES (1, 0, 0, 0);

-- Who changed what, when: an import or an edit. state: pending, published, undone.
CREATE TABLE change (
	id INTEGER PRIMARY KEY,
	at TEXT NOT NULL,
	kind TEXT NOT NULL,
	label TEXT NOT NULL,
	state TEXT NOT NULL,
	created INTEGER NOT NULL,
	altered INTEGER NOT NULL
);

-- The latest published change that touched each type: what kept pages are held against.
CREATE TABLE touched (
	type TEXT PRIMARY KEY,
	change INTEGER NOT NULL
);

-- Which type a record is of, by its id.
CREATE TABLE record (
	id INTEGER PRIMARY KEY,
	type TEXT NOT NULL
);

-- Other addresses of a record: identifiers that others gave it; since which change. Those of a pending one lead nowhere yet.
CREATE TABLE address (
	type TEXT NOT NULL,
	key TEXT NOT NULL,
	record INTEGER NOT NULL,
	since INTEGER NOT NULL,
	PRIMARY KEY (type, key, record)
);
CREATE INDEX address_record ON address (record);

-- The way back of fields that hold several records: which row versions name this target?
CREATE TABLE link (
	seq INTEGER NOT NULL,
	field TEXT NOT NULL,
	target INTEGER NOT NULL,
	PRIMARY KEY (seq, field, target)
) WITHOUT ROWID;
CREATE INDEX link_target ON link (target, field);

-- Files that are kept, by SHA-256.
CREATE TABLE file (
	hash TEXT PRIMARY KEY,
	type TEXT NOT NULL,
	size INTEGER NOT NULL,
	bytes BLOB NOT NULL
);

-- Settings of the site: name, time zone, digits, licence.
CREATE TABLE setting (
	name TEXT PRIMARY KEY,
	value TEXT NOT NULL
);

-- The search index. Of each row version that can be seen or will be: what it is, and the record
-- that says which country it belongs to (itself, a country, or one that leads there).
CREATE TABLE search_row (
	seq INTEGER PRIMARY KEY,
	type TEXT NOT NULL,
	record INTEGER NOT NULL,
	place INTEGER NOT NULL
);

-- Its words, stemmed (base/words.h); texts of several languages stand one behind the other, with
-- a sign between them that is no word. Segments are merged by store/search.c, in small steps.
CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = 'ascii', columnsize = 0);
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('crisismerge', 1999);
INSERT INTO search (search, rank) VALUES ('usermerge', 8);

CREATE TABLE actor_kind (name text PRIMARY KEY);
INSERT INTO actor_kind VALUES ('ministry'), ('agency'), ('parliament'), ('local'), ('oversight'), ('civil_society'), ('international'), ('company'), ('media');

CREATE TABLE confidence (name text PRIMARY KEY);
INSERT INTO confidence VALUES ('read'), ('inferred'), ('translation');

CREATE TABLE delivery (name text PRIMARY KEY);
INSERT INTO delivery VALUES ('not_started'), ('under_way'), ('completed'), ('withdrawn');

CREATE TABLE ogp_value (name text PRIMARY KEY);
INSERT INTO ogp_value VALUES ('access_to_information'), ('participation'), ('accountability'), ('technology');

CREATE TABLE challenge_area (name text PRIMARY KEY);
INSERT INTO challenge_area VALUES ('public_services'), ('public_integrity'), ('public_resources'), ('safer_communities'), ('corporate');

CREATE TABLE document_kind (name text PRIMARY KEY);
INSERT INTO document_kind VALUES ('action_plan'), ('self_assessment'), ('review'), ('parallel_report'), ('law'), ('page'), ('news'), ('data'), ('strategy_paper');

CREATE TABLE bearing (name text PRIMARY KEY);
INSERT INTO bearing VALUES ('supports'), ('contradicts'), ('context');

CREATE TABLE instrument_kind (name text PRIMARY KEY);
INSERT INTO instrument_kind VALUES ('partnership'), ('convention'), ('standard'), ('strategy'), ('programme');

CREATE TABLE plan_stage (name text PRIMARY KEY);
INSERT INTO plan_stage VALUES ('drafting'), ('consultation'), ('adopted'), ('implementation'), ('closed');

CREATE TABLE influence (name text PRIMARY KEY);
INSERT INTO influence VALUES ('no_consultation'), ('inform'), ('consult'), ('involve'), ('collaborate'), ('empower');

CREATE TABLE rater_role (name text PRIMARY KEY);
INSERT INTO rater_role VALUES ('government'), ('independent'), ('civil_society'), ('citizens');

CREATE TABLE occasion (name text PRIMARY KEY);
INSERT INTO occasion VALUES ('design'), ('year_one'), ('mid_term'), ('end_of_term'), ('results'), ('continuous');

CREATE TABLE scale_kind (name text PRIMARY KEY);
INSERT INTO scale_kind VALUES ('levels'), ('percent');

CREATE TABLE yes_no (name text PRIMARY KEY);
INSERT INTO yes_no VALUES ('yes'), ('no');

CREATE TABLE level_shade (name text PRIMARY KEY);
INSERT INTO level_shade VALUES ('empty'), ('slight'), ('most'), ('full'), ('unknown');

CREATE TABLE country_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	ogp_member TEXT,
	ogp_member_last TEXT,
	ogp_member_missing INTEGER,
	summary TEXT,
	summary_missing INTEGER,
	source TEXT,
	source_missing INTEGER,
	note TEXT,
	note_missing INTEGER
);
CREATE UNIQUE INDEX country_id ON country_row (id, version);
CREATE INDEX country_key ON country_row (key);
CREATE INDEX country_until ON country_row (until) WHERE until IS NOT NULL;
CREATE INDEX country_scan ON country_row (seq, since, until, id, ogp_member, ogp_member_missing);
CREATE VIEW country AS SELECT seq, since, id, key, version, code, name, ogp_member, ogp_member_last, ogp_member_missing,
	summary, summary_missing, source, source_missing, note, note_missing
	FROM country_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE actor_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	name TEXT NOT NULL,
	short_name TEXT,
	short_name_missing INTEGER,
	kind TEXT,
	kind_missing INTEGER,
	country INTEGER,
	country_missing INTEGER,
	parent INTEGER,
	parent_missing INTEGER,
	website TEXT,
	website_missing INTEGER,
	summary TEXT,
	summary_missing INTEGER,
	source TEXT,
	source_missing INTEGER,
	confidence TEXT,
	confidence_missing INTEGER,
	note TEXT,
	note_missing INTEGER,
	FOREIGN KEY (kind) REFERENCES actor_kind,
	FOREIGN KEY (confidence) REFERENCES confidence
);
CREATE UNIQUE INDEX actor_id ON actor_row (id, version);
CREATE INDEX actor_key ON actor_row (key);
CREATE INDEX actor_until ON actor_row (until) WHERE until IS NOT NULL;
CREATE INDEX actor_by_country ON actor_row (country);
CREATE INDEX actor_by_parent ON actor_row (parent);
CREATE INDEX actor_scan ON actor_row (seq, since, until, id, kind, kind_missing, country, country_missing);
CREATE VIEW actor AS SELECT seq, since, id, key, version, name, short_name, short_name_missing, kind, kind_missing,
	country, country_missing, parent, parent_missing, website, website_missing,
	summary, summary_missing, source, source_missing, confidence, confidence_missing,
	note, note_missing
	FROM actor_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE instrument_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	name TEXT NOT NULL,
	kind TEXT,
	kind_missing INTEGER,
	owner INTEGER,
	owner_missing INTEGER,
	adopted TEXT,
	adopted_last TEXT,
	adopted_missing INTEGER,
	website TEXT,
	website_missing INTEGER,
	summary TEXT,
	summary_missing INTEGER,
	source TEXT,
	source_missing INTEGER,
	note TEXT,
	note_missing INTEGER,
	FOREIGN KEY (kind) REFERENCES instrument_kind
);
CREATE UNIQUE INDEX instrument_id ON instrument_row (id, version);
CREATE INDEX instrument_key ON instrument_row (key);
CREATE INDEX instrument_until ON instrument_row (until) WHERE until IS NOT NULL;
CREATE INDEX instrument_by_owner ON instrument_row (owner);
CREATE INDEX instrument_scan ON instrument_row (seq, since, until, id, kind, kind_missing, owner, owner_missing, adopted, adopted_missing);
CREATE VIEW instrument AS SELECT seq, since, id, key, version, name, kind, kind_missing, owner, owner_missing,
	adopted, adopted_last, adopted_missing, website, website_missing, summary,
	summary_missing, source, source_missing, note, note_missing
	FROM instrument_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE plan_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	country INTEGER,
	country_missing INTEGER,
	instrument INTEGER,
	instrument_missing INTEGER,
	number TEXT NOT NULL,
	title TEXT NOT NULL,
	lead INTEGER,
	lead_missing INTEGER,
	period TEXT,
	period_end TEXT,
	period_last TEXT,
	period_missing INTEGER,
	stage TEXT,
	stage_missing INTEGER,
	submitted TEXT,
	submitted_last TEXT,
	submitted_missing INTEGER,
	declared INTEGER,
	declared_missing INTEGER,
	reviewed INTEGER,
	reviewed_missing INTEGER,
	counts_note TEXT,
	counts_note_missing INTEGER,
	influence TEXT,
	influence_missing INTEGER,
	summary TEXT,
	summary_missing INTEGER,
	website TEXT,
	website_missing INTEGER,
	source TEXT,
	source_missing INTEGER,
	confidence TEXT,
	confidence_missing INTEGER,
	note TEXT,
	note_missing INTEGER,
	FOREIGN KEY (stage) REFERENCES plan_stage,
	FOREIGN KEY (influence) REFERENCES influence,
	FOREIGN KEY (confidence) REFERENCES confidence
);
CREATE UNIQUE INDEX plan_id ON plan_row (id, version);
CREATE INDEX plan_key ON plan_row (key);
CREATE INDEX plan_until ON plan_row (until) WHERE until IS NOT NULL;
CREATE INDEX plan_by_country ON plan_row (country);
CREATE INDEX plan_by_instrument ON plan_row (instrument);
CREATE INDEX plan_by_lead ON plan_row (lead);
CREATE INDEX plan_scan ON plan_row (seq, since, until, id, country, country_missing, instrument, instrument_missing, stage, stage_missing);
CREATE VIEW plan AS SELECT seq, since, id, key, version, country, country_missing, instrument, instrument_missing, number,
	title, lead, lead_missing, period, period_end, period_last,
	period_missing, stage, stage_missing, submitted, submitted_last, submitted_missing,
	declared, declared_missing, reviewed, reviewed_missing, counts_note, counts_note_missing,
	influence, influence_missing, summary, summary_missing, website, website_missing,
	source, source_missing, confidence, confidence_missing, note, note_missing
	FROM plan_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE document_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	title TEXT NOT NULL,
	kind TEXT,
	kind_missing INTEGER,
	author INTEGER,
	author_missing INTEGER,
	plan INTEGER,
	plan_missing INTEGER,
	published TEXT,
	published_last TEXT,
	published_missing INTEGER,
	language TEXT,
	language_missing INTEGER,
	url TEXT,
	url_missing INTEGER,
	file TEXT,
	file_name TEXT,
	file_type TEXT,
	file_size INTEGER,
	file_missing INTEGER,
	summary TEXT,
	summary_missing INTEGER,
	source TEXT,
	source_missing INTEGER,
	note TEXT,
	note_missing INTEGER,
	FOREIGN KEY (kind) REFERENCES document_kind
);
CREATE UNIQUE INDEX document_id ON document_row (id, version);
CREATE INDEX document_key ON document_row (key);
CREATE INDEX document_until ON document_row (until) WHERE until IS NOT NULL;
CREATE INDEX document_by_author ON document_row (author);
CREATE INDEX document_by_plan ON document_row (plan);
CREATE INDEX document_by_file ON document_row (file);
CREATE INDEX document_scan ON document_row (seq, since, until, id, kind, kind_missing, author, author_missing, plan, plan_missing, published, published_missing);
CREATE VIEW document AS SELECT seq, since, id, key, version, title, kind, kind_missing, author, author_missing,
	plan, plan_missing, published, published_last, published_missing, language,
	language_missing, url, url_missing, file, file_name, file_type,
	file_size, file_missing, summary, summary_missing, source, source_missing,
	note, note_missing
	FROM document_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE rating_scale_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	name TEXT NOT NULL,
	question TEXT,
	question_missing INTEGER,
	kind TEXT NOT NULL,
	edition TEXT NOT NULL,
	owner INTEGER,
	owner_missing INTEGER,
	used TEXT,
	used_end TEXT,
	used_last TEXT,
	used_missing INTEGER,
	completion TEXT,
	completion_missing INTEGER,
	summary TEXT,
	summary_missing INTEGER,
	source TEXT,
	source_missing INTEGER,
	note TEXT,
	note_missing INTEGER,
	FOREIGN KEY (kind) REFERENCES scale_kind,
	FOREIGN KEY (completion) REFERENCES yes_no
);
CREATE UNIQUE INDEX rating_scale_id ON rating_scale_row (id, version);
CREATE INDEX rating_scale_key ON rating_scale_row (key);
CREATE INDEX rating_scale_until ON rating_scale_row (until) WHERE until IS NOT NULL;
CREATE INDEX rating_scale_by_owner ON rating_scale_row (owner);
CREATE INDEX rating_scale_scan ON rating_scale_row (seq, since, until, id, kind, owner, owner_missing, completion, completion_missing);
CREATE VIEW rating_scale AS SELECT seq, since, id, key, version, name, question, question_missing, kind, edition,
	owner, owner_missing, used, used_end, used_last, used_missing,
	completion, completion_missing, summary, summary_missing, source, source_missing,
	note, note_missing
	FROM rating_scale_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE rating_level_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	scale INTEGER NOT NULL,
	code TEXT NOT NULL,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	shade TEXT,
	shade_missing INTEGER,
	FOREIGN KEY (shade) REFERENCES level_shade
);
CREATE UNIQUE INDEX rating_level_id ON rating_level_row (id, version);
CREATE INDEX rating_level_key ON rating_level_row (key);
CREATE INDEX rating_level_until ON rating_level_row (until) WHERE until IS NOT NULL;
CREATE INDEX rating_level_by_scale ON rating_level_row (scale);
CREATE INDEX rating_level_scan ON rating_level_row (seq, since, until, id, scale);
CREATE VIEW rating_level AS SELECT seq, since, id, key, version, scale, code, position, name, shade,
	shade_missing
	FROM rating_level_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE rating_summary_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	plan INTEGER NOT NULL,
	rater INTEGER NOT NULL,
	role TEXT NOT NULL,
	scale INTEGER NOT NULL,
	occasion TEXT NOT NULL,
	rated INTEGER,
	rated_missing INTEGER,
	as_of TEXT,
	as_of_last TEXT,
	as_of_missing INTEGER,
	report INTEGER,
	report_missing INTEGER,
	source TEXT,
	source_missing INTEGER,
	confidence TEXT,
	confidence_missing INTEGER,
	note TEXT,
	note_missing INTEGER,
	FOREIGN KEY (role) REFERENCES rater_role,
	FOREIGN KEY (occasion) REFERENCES occasion,
	FOREIGN KEY (confidence) REFERENCES confidence
);
CREATE UNIQUE INDEX rating_summary_id ON rating_summary_row (id, version);
CREATE INDEX rating_summary_key ON rating_summary_row (key);
CREATE INDEX rating_summary_until ON rating_summary_row (until) WHERE until IS NOT NULL;
CREATE INDEX rating_summary_by_plan ON rating_summary_row (plan);
CREATE INDEX rating_summary_by_rater ON rating_summary_row (rater);
CREATE INDEX rating_summary_by_scale ON rating_summary_row (scale);
CREATE INDEX rating_summary_by_report ON rating_summary_row (report);
CREATE INDEX rating_summary_scan ON rating_summary_row (seq, since, until, id, plan, rater, role, scale, occasion, as_of, as_of_missing);
CREATE VIEW rating_summary AS SELECT seq, since, id, key, version, plan, rater, role, scale, occasion,
	rated, rated_missing, as_of, as_of_last, as_of_missing, report,
	report_missing, source, source_missing, confidence, confidence_missing, note,
	note_missing
	FROM rating_summary_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE rating_count_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	summary INTEGER NOT NULL,
	level INTEGER NOT NULL,
	number INTEGER NOT NULL
);
CREATE UNIQUE INDEX rating_count_id ON rating_count_row (id, version);
CREATE INDEX rating_count_key ON rating_count_row (key);
CREATE INDEX rating_count_until ON rating_count_row (until) WHERE until IS NOT NULL;
CREATE INDEX rating_count_by_summary ON rating_count_row (summary);
CREATE INDEX rating_count_by_level ON rating_count_row (level);
CREATE INDEX rating_count_scan ON rating_count_row (seq, since, until, id, summary, level);
CREATE VIEW rating_count AS SELECT seq, since, id, key, version, summary, level, number
	FROM rating_count_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE tag_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	name TEXT NOT NULL,
	summary TEXT,
	summary_missing INTEGER,
	source TEXT,
	source_missing INTEGER
);
CREATE UNIQUE INDEX tag_id ON tag_row (id, version);
CREATE INDEX tag_key ON tag_row (key);
CREATE INDEX tag_until ON tag_row (until) WHERE until IS NOT NULL;
CREATE INDEX tag_scan ON tag_row (seq, since, until, id);
CREATE VIEW tag AS SELECT seq, since, id, key, version, name, summary, summary_missing, source, source_missing
	FROM tag_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE commitment_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	plan INTEGER NOT NULL,
	number TEXT NOT NULL,
	ogp_id TEXT,
	ogp_id_missing INTEGER,
	title TEXT NOT NULL,
	problem TEXT,
	problem_missing INTEGER,
	done_before TEXT,
	done_before_missing INTEGER,
	solution TEXT,
	solution_missing INTEGER,
	results TEXT,
	results_missing INTEGER,
	ogp_values TEXT,
	ogp_values_missing INTEGER,
	challenge TEXT,
	challenge_missing INTEGER,
	leads TEXT,
	leads_missing INTEGER,
	supporting TEXT,
	supporting_missing INTEGER,
	tags TEXT,
	tags_missing INTEGER,
	start TEXT,
	start_last TEXT,
	start_missing INTEGER,
	due TEXT,
	due_last TEXT,
	due_missing INTEGER,
	revised TEXT,
	revised_last TEXT,
	revised_missing INTEGER,
	state TEXT,
	state_missing INTEGER,
	completed TEXT,
	completed_last TEXT,
	completed_missing INTEGER,
	budget INTEGER,
	budget_currency TEXT,
	budget_missing INTEGER,
	url TEXT,
	url_missing INTEGER,
	source TEXT,
	source_missing INTEGER,
	confidence TEXT,
	confidence_missing INTEGER,
	note TEXT,
	note_missing INTEGER,
	FOREIGN KEY (challenge) REFERENCES challenge_area,
	FOREIGN KEY (state) REFERENCES delivery,
	FOREIGN KEY (confidence) REFERENCES confidence
);
CREATE UNIQUE INDEX commitment_id ON commitment_row (id, version);
CREATE INDEX commitment_key ON commitment_row (key);
CREATE INDEX commitment_until ON commitment_row (until) WHERE until IS NOT NULL;
CREATE INDEX commitment_by_plan ON commitment_row (plan);
CREATE INDEX commitment_scan ON commitment_row (seq, since, until, id, plan, ogp_values, ogp_values_missing, challenge, challenge_missing, leads, leads_missing, tags, tags_missing, due, due_missing, state, state_missing);
CREATE VIEW commitment AS SELECT seq, since, id, key, version, plan, number, ogp_id, ogp_id_missing, title,
	problem, problem_missing, done_before, done_before_missing, solution, solution_missing,
	results, results_missing, ogp_values, ogp_values_missing, challenge, challenge_missing,
	leads, leads_missing, supporting, supporting_missing, tags, tags_missing,
	start, start_last, start_missing, due, due_last, due_missing,
	revised, revised_last, revised_missing, state, state_missing, completed,
	completed_last, completed_missing, budget, budget_currency, budget_missing, url,
	url_missing, source, source_missing, confidence, confidence_missing, note,
	note_missing
	FROM commitment_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE milestone_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	commitment INTEGER NOT NULL,
	number TEXT NOT NULL,
	title TEXT NOT NULL,
	output TEXT,
	output_missing INTEGER,
	leads TEXT,
	leads_missing INTEGER,
	start TEXT,
	start_last TEXT,
	start_missing INTEGER,
	due TEXT,
	due_last TEXT,
	due_missing INTEGER,
	revised TEXT,
	revised_last TEXT,
	revised_missing INTEGER,
	state TEXT,
	state_missing INTEGER,
	completed TEXT,
	completed_last TEXT,
	completed_missing INTEGER,
	source TEXT,
	source_missing INTEGER,
	confidence TEXT,
	confidence_missing INTEGER,
	note TEXT,
	note_missing INTEGER,
	FOREIGN KEY (state) REFERENCES delivery,
	FOREIGN KEY (confidence) REFERENCES confidence
);
CREATE UNIQUE INDEX milestone_id ON milestone_row (id, version);
CREATE INDEX milestone_key ON milestone_row (key);
CREATE INDEX milestone_until ON milestone_row (until) WHERE until IS NOT NULL;
CREATE INDEX milestone_by_commitment ON milestone_row (commitment);
CREATE INDEX milestone_scan ON milestone_row (seq, since, until, id, commitment, due, due_missing, state, state_missing);
CREATE VIEW milestone AS SELECT seq, since, id, key, version, commitment, number, title, output, output_missing,
	leads, leads_missing, start, start_last, start_missing, due,
	due_last, due_missing, revised, revised_last, revised_missing, state,
	state_missing, completed, completed_last, completed_missing, source, source_missing,
	confidence, confidence_missing, note, note_missing
	FROM milestone_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE progress_update_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	commitment INTEGER NOT NULL,
	milestone INTEGER,
	milestone_missing INTEGER,
	number TEXT NOT NULL,
	title TEXT NOT NULL,
	text TEXT,
	text_missing INTEGER,
	why_late TEXT,
	why_late_missing INTEGER,
	reporter INTEGER,
	reporter_missing INTEGER,
	role TEXT,
	role_missing INTEGER,
	period TEXT,
	period_end TEXT,
	period_last TEXT,
	period_missing INTEGER,
	as_of TEXT,
	as_of_last TEXT,
	as_of_missing INTEGER,
	state TEXT,
	state_missing INTEGER,
	share INTEGER,
	share_missing INTEGER,
	revised TEXT,
	revised_last TEXT,
	revised_missing INTEGER,
	source TEXT,
	source_missing INTEGER,
	confidence TEXT,
	confidence_missing INTEGER,
	FOREIGN KEY (role) REFERENCES rater_role,
	FOREIGN KEY (state) REFERENCES delivery,
	FOREIGN KEY (confidence) REFERENCES confidence
);
CREATE UNIQUE INDEX progress_update_id ON progress_update_row (id, version);
CREATE INDEX progress_update_key ON progress_update_row (key);
CREATE INDEX progress_update_until ON progress_update_row (until) WHERE until IS NOT NULL;
CREATE INDEX progress_update_by_commitment ON progress_update_row (commitment);
CREATE INDEX progress_update_by_milestone ON progress_update_row (milestone);
CREATE INDEX progress_update_by_reporter ON progress_update_row (reporter);
CREATE INDEX progress_update_scan ON progress_update_row (seq, since, until, id, commitment, reporter, reporter_missing, role, role_missing, as_of, as_of_missing);
CREATE VIEW progress_update AS SELECT seq, since, id, key, version, commitment, milestone, milestone_missing, number, title,
	text, text_missing, why_late, why_late_missing, reporter, reporter_missing,
	role, role_missing, period, period_end, period_last, period_missing,
	as_of, as_of_last, as_of_missing, state, state_missing, share,
	share_missing, revised, revised_last, revised_missing, source, source_missing,
	confidence, confidence_missing
	FROM progress_update_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE rating_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	commitment INTEGER NOT NULL,
	scale INTEGER NOT NULL,
	rater INTEGER NOT NULL,
	role TEXT NOT NULL,
	occasion TEXT NOT NULL,
	level INTEGER,
	level_missing INTEGER,
	score INTEGER,
	score_missing INTEGER,
	rationale TEXT,
	rationale_missing INTEGER,
	as_of TEXT,
	as_of_last TEXT,
	as_of_missing INTEGER,
	report INTEGER,
	report_missing INTEGER,
	source TEXT,
	source_missing INTEGER,
	confidence TEXT,
	confidence_missing INTEGER,
	note TEXT,
	note_missing INTEGER,
	FOREIGN KEY (role) REFERENCES rater_role,
	FOREIGN KEY (occasion) REFERENCES occasion,
	FOREIGN KEY (confidence) REFERENCES confidence
);
CREATE UNIQUE INDEX rating_id ON rating_row (id, version);
CREATE INDEX rating_key ON rating_row (key);
CREATE INDEX rating_until ON rating_row (until) WHERE until IS NOT NULL;
CREATE INDEX rating_by_commitment ON rating_row (commitment);
CREATE INDEX rating_by_scale ON rating_row (scale);
CREATE INDEX rating_by_rater ON rating_row (rater);
CREATE INDEX rating_by_level ON rating_row (level);
CREATE INDEX rating_by_report ON rating_row (report);
CREATE INDEX rating_scan ON rating_row (seq, since, until, id, commitment, scale, rater, role, occasion, level, level_missing, as_of, as_of_missing);
CREATE VIEW rating AS SELECT seq, since, id, key, version, commitment, scale, rater, role, occasion,
	level, level_missing, score, score_missing, rationale, rationale_missing,
	as_of, as_of_last, as_of_missing, report, report_missing, source,
	source_missing, confidence, confidence_missing, note, note_missing
	FROM rating_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE story_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	title TEXT NOT NULL,
	summary TEXT,
	summary_missing INTEGER,
	body TEXT,
	body_missing INTEGER,
	published TEXT,
	published_last TEXT,
	published_missing INTEGER,
	country INTEGER,
	country_missing INTEGER,
	commitments TEXT,
	commitments_missing INTEGER,
	source TEXT,
	source_missing INTEGER
);
CREATE UNIQUE INDEX story_id ON story_row (id, version);
CREATE INDEX story_key ON story_row (key);
CREATE INDEX story_until ON story_row (until) WHERE until IS NOT NULL;
CREATE INDEX story_by_country ON story_row (country);
CREATE INDEX story_scan ON story_row (seq, since, until, id, published, published_missing, country, country_missing);
CREATE VIEW story AS SELECT seq, since, id, key, version, title, summary, summary_missing, body, body_missing,
	published, published_last, published_missing, country, country_missing, commitments,
	commitments_missing, source, source_missing
	FROM story_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE evidence_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	about INTEGER NOT NULL,
	title TEXT NOT NULL,
	bearing TEXT NOT NULL,
	document INTEGER,
	document_missing INTEGER,
	page TEXT,
	page_missing INTEGER,
	url TEXT,
	url_missing INTEGER,
	seen TEXT,
	seen_last TEXT,
	seen_missing INTEGER,
	note TEXT,
	note_missing INTEGER,
	FOREIGN KEY (bearing) REFERENCES bearing
);
CREATE UNIQUE INDEX evidence_id ON evidence_row (id, version);
CREATE INDEX evidence_key ON evidence_row (key);
CREATE INDEX evidence_until ON evidence_row (until) WHERE until IS NOT NULL;
CREATE INDEX evidence_by_about ON evidence_row (about);
CREATE INDEX evidence_by_document ON evidence_row (document);
CREATE INDEX evidence_scan ON evidence_row (seq, since, until, id, bearing, document, document_missing, seen, seen_missing);
CREATE VIEW evidence AS SELECT seq, since, id, key, version, about, title, bearing, document, document_missing,
	page, page_missing, url, url_missing, seen, seen_last,
	seen_missing, note, note_missing
	FROM evidence_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

