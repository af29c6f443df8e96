-- From catalogue/ by mkcat. Do not edit.

-- The tables that every observatory has, whatever its catalogue. mkcat puts them before the types'
-- own and replaces the words that begin with @ by the engine's. A line for one engine says so.

-- The one row that says what can be seen now. `serial` is the last number given to a change, a
-- record or a row version: one sequence for all, so that a number means one thing only.
CREATE TABLE present (
	one bigint PRIMARY KEY CHECK (one = 1),
	serial bigint NOT NULL,
	latest bigint NOT NULL,
	pending bigint NOT NULL
);
INSERT INTO present VALUES (1, 0, 0, 0);

-- Who changed what, when: an import or an edit. state: pending, published, undone.
CREATE TABLE change (
	id bigint PRIMARY KEY,
	at text COLLATE "C" NOT NULL,
	kind text COLLATE "C" NOT NULL,
	label text COLLATE "C" NOT NULL,
	state text COLLATE "C" NOT NULL,
	created bigint NOT NULL,
	altered bigint NOT NULL
);

-- The latest published change that touched each type: what kept pages are held against.
CREATE TABLE touched (
	type text COLLATE "C" PRIMARY KEY,
	change bigint NOT NULL
);

-- Which type a record is of, by its id.
CREATE TABLE record (
	id bigint PRIMARY KEY,
	type text COLLATE "C" NOT NULL
);

-- Other addresses of a record: identifiers that others gave it; since which change. Those of a pending one lead nowhere yet.
CREATE TABLE address (
	type text COLLATE "C" NOT NULL,
	key text COLLATE "C" NOT NULL,
	record bigint NOT NULL,
	since bigint NOT NULL,
	PRIMARY KEY (type, key, record)
);
CREATE INDEX address_record ON address (record);

-- The way back of fields that hold several records: which row versions name this target?
CREATE TABLE link (
	seq bigint NOT NULL,
	field text COLLATE "C" NOT NULL,
	target bigint NOT NULL,
	PRIMARY KEY (seq, field, target)
);
CREATE INDEX link_target ON link (target, field);

-- Files that are kept, by SHA-256.
CREATE TABLE file (
	hash text COLLATE "C" PRIMARY KEY,
	type text COLLATE "C" NOT NULL,
	size bigint NOT NULL,
	bytes bytea NOT NULL
);

-- Settings of the site: name, time zone, digits, licence.
CREATE TABLE setting (
	name text COLLATE "C" PRIMARY KEY,
	value text COLLATE "C" NOT NULL
);

-- The search index. Of each row version that can be seen or will be: what it is, and the record
-- that says which country it belongs to (itself, a country, or one that leads there).
CREATE TABLE search_row (
	seq bigint PRIMARY KEY,
	type text COLLATE "C" NOT NULL,
	record bigint NOT NULL,
	place bigint NOT NULL
);

-- Its words, stemmed (base/words.h); texts of several languages stand one behind the other, with
-- a sign between them that is no word. Segments are merged by store/search.c, in small steps.
CREATE TABLE search (
	seq bigint PRIMARY KEY,
	title text COLLATE "C" NOT NULL,
	body text COLLATE "C" NOT NULL,
	words tsvector GENERATED ALWAYS AS
		(to_tsvector('simple', title || ' ' || body)) STORED
);
CREATE INDEX search_words ON search USING gin (words);

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
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	code text COLLATE "C" NOT NULL,
	name json NOT NULL,
	ogp_member text COLLATE "C",
	ogp_member_last text COLLATE "C",
	ogp_member_missing bigint,
	summary json,
	summary_missing bigint,
	source text COLLATE "C",
	source_missing bigint,
	note json,
	note_missing bigint
);
CREATE UNIQUE INDEX country_id ON country_row (id, version);
CREATE INDEX country_key ON country_row (key);
CREATE INDEX country_until ON country_row (until) WHERE until IS NOT NULL;
CREATE VIEW country AS SELECT seq, since, id, key, version, code, name, ogp_member, ogp_member_last, ogp_member_missing,
	summary, summary_missing, source, source_missing, note, note_missing
	FROM country_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE actor_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	name json NOT NULL,
	short_name json,
	short_name_missing bigint,
	kind text COLLATE "C",
	kind_missing bigint,
	country bigint,
	country_missing bigint,
	parent bigint,
	parent_missing bigint,
	website text COLLATE "C",
	website_missing bigint,
	summary json,
	summary_missing bigint,
	source text COLLATE "C",
	source_missing bigint,
	confidence text COLLATE "C",
	confidence_missing bigint,
	note json,
	note_missing bigint,
	FOREIGN KEY (kind) REFERENCES actor_kind,
	FOREIGN KEY (confidence) REFERENCES confidence
);
CREATE UNIQUE INDEX actor_id ON actor_row (id, version);
CREATE INDEX actor_key ON actor_row (key);
CREATE INDEX actor_until ON actor_row (until) WHERE until IS NOT NULL;
CREATE INDEX actor_by_country ON actor_row (country);
CREATE INDEX actor_by_parent ON actor_row (parent);
CREATE VIEW actor AS SELECT seq, since, id, key, version, name, short_name, short_name_missing, kind, kind_missing,
	country, country_missing, parent, parent_missing, website, website_missing,
	summary, summary_missing, source, source_missing, confidence, confidence_missing,
	note, note_missing
	FROM actor_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE instrument_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	name json NOT NULL,
	kind text COLLATE "C",
	kind_missing bigint,
	owner bigint,
	owner_missing bigint,
	adopted text COLLATE "C",
	adopted_last text COLLATE "C",
	adopted_missing bigint,
	website text COLLATE "C",
	website_missing bigint,
	summary json,
	summary_missing bigint,
	source text COLLATE "C",
	source_missing bigint,
	note json,
	note_missing bigint,
	FOREIGN KEY (kind) REFERENCES instrument_kind
);
CREATE UNIQUE INDEX instrument_id ON instrument_row (id, version);
CREATE INDEX instrument_key ON instrument_row (key);
CREATE INDEX instrument_until ON instrument_row (until) WHERE until IS NOT NULL;
CREATE INDEX instrument_by_owner ON instrument_row (owner);
CREATE VIEW instrument AS SELECT seq, since, id, key, version, name, kind, kind_missing, owner, owner_missing,
	adopted, adopted_last, adopted_missing, website, website_missing, summary,
	summary_missing, source, source_missing, note, note_missing
	FROM instrument_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE plan_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	country bigint,
	country_missing bigint,
	instrument bigint,
	instrument_missing bigint,
	number text COLLATE "C" NOT NULL,
	title json NOT NULL,
	lead bigint,
	lead_missing bigint,
	period text COLLATE "C",
	period_end text COLLATE "C",
	period_last text COLLATE "C",
	period_missing bigint,
	stage text COLLATE "C",
	stage_missing bigint,
	submitted text COLLATE "C",
	submitted_last text COLLATE "C",
	submitted_missing bigint,
	declared bigint,
	declared_missing bigint,
	reviewed bigint,
	reviewed_missing bigint,
	counts_note json,
	counts_note_missing bigint,
	influence text COLLATE "C",
	influence_missing bigint,
	summary json,
	summary_missing bigint,
	website text COLLATE "C",
	website_missing bigint,
	source text COLLATE "C",
	source_missing bigint,
	confidence text COLLATE "C",
	confidence_missing bigint,
	note json,
	note_missing bigint,
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
CREATE VIEW plan AS SELECT seq, since, id, key, version, country, country_missing, instrument, instrument_missing, number,
	title, lead, lead_missing, period, period_end, period_last,
	period_missing, stage, stage_missing, submitted, submitted_last, submitted_missing,
	declared, declared_missing, reviewed, reviewed_missing, counts_note, counts_note_missing,
	influence, influence_missing, summary, summary_missing, website, website_missing,
	source, source_missing, confidence, confidence_missing, note, note_missing
	FROM plan_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE document_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	title json NOT NULL,
	kind text COLLATE "C",
	kind_missing bigint,
	author bigint,
	author_missing bigint,
	plan bigint,
	plan_missing bigint,
	published text COLLATE "C",
	published_last text COLLATE "C",
	published_missing bigint,
	language text COLLATE "C",
	language_missing bigint,
	url text COLLATE "C",
	url_missing bigint,
	file text COLLATE "C",
	file_name text COLLATE "C",
	file_type text COLLATE "C",
	file_size bigint,
	file_missing bigint,
	summary json,
	summary_missing bigint,
	source text COLLATE "C",
	source_missing bigint,
	note json,
	note_missing bigint,
	FOREIGN KEY (kind) REFERENCES document_kind
);
CREATE UNIQUE INDEX document_id ON document_row (id, version);
CREATE INDEX document_key ON document_row (key);
CREATE INDEX document_until ON document_row (until) WHERE until IS NOT NULL;
CREATE INDEX document_by_author ON document_row (author);
CREATE INDEX document_by_plan ON document_row (plan);
CREATE INDEX document_by_file ON document_row (file);
CREATE VIEW document AS SELECT seq, since, id, key, version, title, kind, kind_missing, author, author_missing,
	plan, plan_missing, published, published_last, published_missing, language,
	language_missing, url, url_missing, file, file_name, file_type,
	file_size, file_missing, summary, summary_missing, source, source_missing,
	note, note_missing
	FROM document_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE rating_scale_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	name json NOT NULL,
	question json,
	question_missing bigint,
	kind text COLLATE "C" NOT NULL,
	edition text COLLATE "C" NOT NULL,
	owner bigint,
	owner_missing bigint,
	used text COLLATE "C",
	used_end text COLLATE "C",
	used_last text COLLATE "C",
	used_missing bigint,
	completion text COLLATE "C",
	completion_missing bigint,
	summary json,
	summary_missing bigint,
	source text COLLATE "C",
	source_missing bigint,
	note json,
	note_missing bigint,
	FOREIGN KEY (kind) REFERENCES scale_kind,
	FOREIGN KEY (completion) REFERENCES yes_no
);
CREATE UNIQUE INDEX rating_scale_id ON rating_scale_row (id, version);
CREATE INDEX rating_scale_key ON rating_scale_row (key);
CREATE INDEX rating_scale_until ON rating_scale_row (until) WHERE until IS NOT NULL;
CREATE INDEX rating_scale_by_owner ON rating_scale_row (owner);
CREATE VIEW rating_scale AS SELECT seq, since, id, key, version, name, question, question_missing, kind, edition,
	owner, owner_missing, used, used_end, used_last, used_missing,
	completion, completion_missing, summary, summary_missing, source, source_missing,
	note, note_missing
	FROM rating_scale_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE rating_level_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	scale bigint NOT NULL,
	code text COLLATE "C" NOT NULL,
	position bigint NOT NULL,
	name json NOT NULL,
	shade text COLLATE "C",
	shade_missing bigint,
	FOREIGN KEY (shade) REFERENCES level_shade
);
CREATE UNIQUE INDEX rating_level_id ON rating_level_row (id, version);
CREATE INDEX rating_level_key ON rating_level_row (key);
CREATE INDEX rating_level_until ON rating_level_row (until) WHERE until IS NOT NULL;
CREATE INDEX rating_level_by_scale ON rating_level_row (scale);
CREATE VIEW rating_level AS SELECT seq, since, id, key, version, scale, code, position, name, shade,
	shade_missing
	FROM rating_level_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE rating_summary_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	plan bigint NOT NULL,
	rater bigint NOT NULL,
	role text COLLATE "C" NOT NULL,
	scale bigint NOT NULL,
	occasion text COLLATE "C" NOT NULL,
	rated bigint,
	rated_missing bigint,
	as_of text COLLATE "C",
	as_of_last text COLLATE "C",
	as_of_missing bigint,
	report bigint,
	report_missing bigint,
	source text COLLATE "C",
	source_missing bigint,
	confidence text COLLATE "C",
	confidence_missing bigint,
	note json,
	note_missing bigint,
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
CREATE VIEW rating_summary AS SELECT seq, since, id, key, version, plan, rater, role, scale, occasion,
	rated, rated_missing, as_of, as_of_last, as_of_missing, report,
	report_missing, source, source_missing, confidence, confidence_missing, note,
	note_missing
	FROM rating_summary_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE rating_count_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	summary bigint NOT NULL,
	level bigint NOT NULL,
	number bigint NOT NULL
);
CREATE UNIQUE INDEX rating_count_id ON rating_count_row (id, version);
CREATE INDEX rating_count_key ON rating_count_row (key);
CREATE INDEX rating_count_until ON rating_count_row (until) WHERE until IS NOT NULL;
CREATE INDEX rating_count_by_summary ON rating_count_row (summary);
CREATE INDEX rating_count_by_level ON rating_count_row (level);
CREATE VIEW rating_count AS SELECT seq, since, id, key, version, summary, level, number
	FROM rating_count_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE tag_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	name json NOT NULL,
	summary json,
	summary_missing bigint,
	source text COLLATE "C",
	source_missing bigint
);
CREATE UNIQUE INDEX tag_id ON tag_row (id, version);
CREATE INDEX tag_key ON tag_row (key);
CREATE INDEX tag_until ON tag_row (until) WHERE until IS NOT NULL;
CREATE VIEW tag AS SELECT seq, since, id, key, version, name, summary, summary_missing, source, source_missing
	FROM tag_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE commitment_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	plan bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	ogp_id text COLLATE "C",
	ogp_id_missing bigint,
	title json NOT NULL,
	problem json,
	problem_missing bigint,
	done_before json,
	done_before_missing bigint,
	solution json,
	solution_missing bigint,
	results json,
	results_missing bigint,
	ogp_values json,
	ogp_values_missing bigint,
	challenge text COLLATE "C",
	challenge_missing bigint,
	leads json,
	leads_missing bigint,
	supporting json,
	supporting_missing bigint,
	tags json,
	tags_missing bigint,
	start text COLLATE "C",
	start_last text COLLATE "C",
	start_missing bigint,
	due text COLLATE "C",
	due_last text COLLATE "C",
	due_missing bigint,
	revised text COLLATE "C",
	revised_last text COLLATE "C",
	revised_missing bigint,
	state text COLLATE "C",
	state_missing bigint,
	completed text COLLATE "C",
	completed_last text COLLATE "C",
	completed_missing bigint,
	budget bigint,
	budget_currency text COLLATE "C",
	budget_missing bigint,
	url text COLLATE "C",
	url_missing bigint,
	source text COLLATE "C",
	source_missing bigint,
	confidence text COLLATE "C",
	confidence_missing bigint,
	note json,
	note_missing bigint,
	FOREIGN KEY (challenge) REFERENCES challenge_area,
	FOREIGN KEY (state) REFERENCES delivery,
	FOREIGN KEY (confidence) REFERENCES confidence
);
CREATE UNIQUE INDEX commitment_id ON commitment_row (id, version);
CREATE INDEX commitment_key ON commitment_row (key);
CREATE INDEX commitment_until ON commitment_row (until) WHERE until IS NOT NULL;
CREATE INDEX commitment_by_plan ON commitment_row (plan);
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
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	commitment bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	title json NOT NULL,
	output json,
	output_missing bigint,
	leads json,
	leads_missing bigint,
	start text COLLATE "C",
	start_last text COLLATE "C",
	start_missing bigint,
	due text COLLATE "C",
	due_last text COLLATE "C",
	due_missing bigint,
	revised text COLLATE "C",
	revised_last text COLLATE "C",
	revised_missing bigint,
	state text COLLATE "C",
	state_missing bigint,
	completed text COLLATE "C",
	completed_last text COLLATE "C",
	completed_missing bigint,
	source text COLLATE "C",
	source_missing bigint,
	confidence text COLLATE "C",
	confidence_missing bigint,
	note json,
	note_missing bigint,
	FOREIGN KEY (state) REFERENCES delivery,
	FOREIGN KEY (confidence) REFERENCES confidence
);
CREATE UNIQUE INDEX milestone_id ON milestone_row (id, version);
CREATE INDEX milestone_key ON milestone_row (key);
CREATE INDEX milestone_until ON milestone_row (until) WHERE until IS NOT NULL;
CREATE INDEX milestone_by_commitment ON milestone_row (commitment);
CREATE VIEW milestone AS SELECT seq, since, id, key, version, commitment, number, title, output, output_missing,
	leads, leads_missing, start, start_last, start_missing, due,
	due_last, due_missing, revised, revised_last, revised_missing, state,
	state_missing, completed, completed_last, completed_missing, source, source_missing,
	confidence, confidence_missing, note, note_missing
	FROM milestone_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE progress_update_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	commitment bigint NOT NULL,
	milestone bigint,
	milestone_missing bigint,
	number text COLLATE "C" NOT NULL,
	title json NOT NULL,
	text json,
	text_missing bigint,
	why_late json,
	why_late_missing bigint,
	reporter bigint,
	reporter_missing bigint,
	role text COLLATE "C",
	role_missing bigint,
	period text COLLATE "C",
	period_end text COLLATE "C",
	period_last text COLLATE "C",
	period_missing bigint,
	as_of text COLLATE "C",
	as_of_last text COLLATE "C",
	as_of_missing bigint,
	state text COLLATE "C",
	state_missing bigint,
	share bigint,
	share_missing bigint,
	revised text COLLATE "C",
	revised_last text COLLATE "C",
	revised_missing bigint,
	source text COLLATE "C",
	source_missing bigint,
	confidence text COLLATE "C",
	confidence_missing bigint,
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
CREATE VIEW progress_update AS SELECT seq, since, id, key, version, commitment, milestone, milestone_missing, number, title,
	text, text_missing, why_late, why_late_missing, reporter, reporter_missing,
	role, role_missing, period, period_end, period_last, period_missing,
	as_of, as_of_last, as_of_missing, state, state_missing, share,
	share_missing, revised, revised_last, revised_missing, source, source_missing,
	confidence, confidence_missing
	FROM progress_update_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE rating_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	commitment bigint NOT NULL,
	scale bigint NOT NULL,
	rater bigint NOT NULL,
	role text COLLATE "C" NOT NULL,
	occasion text COLLATE "C" NOT NULL,
	level bigint,
	level_missing bigint,
	score bigint,
	score_missing bigint,
	rationale json,
	rationale_missing bigint,
	as_of text COLLATE "C",
	as_of_last text COLLATE "C",
	as_of_missing bigint,
	report bigint,
	report_missing bigint,
	source text COLLATE "C",
	source_missing bigint,
	confidence text COLLATE "C",
	confidence_missing bigint,
	note json,
	note_missing bigint,
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
CREATE VIEW rating AS SELECT seq, since, id, key, version, commitment, scale, rater, role, occasion,
	level, level_missing, score, score_missing, rationale, rationale_missing,
	as_of, as_of_last, as_of_missing, report, report_missing, source,
	source_missing, confidence, confidence_missing, note, note_missing
	FROM rating_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE story_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	title json NOT NULL,
	summary json,
	summary_missing bigint,
	body json,
	body_missing bigint,
	published text COLLATE "C",
	published_last text COLLATE "C",
	published_missing bigint,
	country bigint,
	country_missing bigint,
	commitments json,
	commitments_missing bigint,
	source text COLLATE "C",
	source_missing bigint
);
CREATE UNIQUE INDEX story_id ON story_row (id, version);
CREATE INDEX story_key ON story_row (key);
CREATE INDEX story_until ON story_row (until) WHERE until IS NOT NULL;
CREATE INDEX story_by_country ON story_row (country);
CREATE VIEW story AS SELECT seq, since, id, key, version, title, summary, summary_missing, body, body_missing,
	published, published_last, published_missing, country, country_missing, commitments,
	commitments_missing, source, source_missing
	FROM story_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE evidence_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	about bigint NOT NULL,
	title json NOT NULL,
	bearing text COLLATE "C" NOT NULL,
	document bigint,
	document_missing bigint,
	page text COLLATE "C",
	page_missing bigint,
	url text COLLATE "C",
	url_missing bigint,
	seen text COLLATE "C",
	seen_last text COLLATE "C",
	seen_missing bigint,
	note json,
	note_missing bigint,
	FOREIGN KEY (bearing) REFERENCES bearing
);
CREATE UNIQUE INDEX evidence_id ON evidence_row (id, version);
CREATE INDEX evidence_key ON evidence_row (key);
CREATE INDEX evidence_until ON evidence_row (until) WHERE until IS NOT NULL;
CREATE INDEX evidence_by_about ON evidence_row (about);
CREATE INDEX evidence_by_document ON evidence_row (document);
CREATE VIEW evidence AS SELECT seq, since, id, key, version, about, title, bearing, document, document_missing,
	page, page_missing, url, url_missing, seen, seen_last,
	seen_missing, note, note_missing
	FROM evidence_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

