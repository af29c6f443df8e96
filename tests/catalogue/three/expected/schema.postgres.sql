-- From catalogue/ by mkcat. Do not edit.

-- What every observatory has.
CREATE TABLE present (one bigint PRIMARY KEY, pending bigint NOT NULL);
CREATE TABLE only_postgres (id bigint PRIMARY KEY, bytes bytea, name text COLLATE "C");

CREATE TABLE delivery (name text PRIMARY KEY);
INSERT INTO delivery VALUES ('not_started'), ('under_way'), ('completed');

CREATE TABLE country_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	code text COLLATE "C" NOT NULL,
	name json NOT NULL
);
CREATE UNIQUE INDEX country_id ON country_row (id, version);
CREATE INDEX country_key ON country_row (key);
CREATE INDEX country_until ON country_row (until) WHERE until IS NOT NULL;
CREATE VIEW country AS SELECT seq, since, id, key, version, code, name
	FROM country_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE commitment_row (
	seq bigint PRIMARY KEY,
	id bigint NOT NULL,
	key text COLLATE "C" NOT NULL,
	version bigint NOT NULL,
	since bigint NOT NULL,
	until bigint,
	country bigint NOT NULL,
	number text COLLATE "C" NOT NULL,
	title json NOT NULL,
	due text COLLATE "C",
	due_last text COLLATE "C",
	due_missing bigint,
	state text COLLATE "C",
	state_missing bigint,
	budget bigint,
	budget_currency text COLLATE "C",
	budget_missing bigint,
	FOREIGN KEY (state) REFERENCES delivery
);
CREATE UNIQUE INDEX commitment_id ON commitment_row (id, version);
CREATE INDEX commitment_key ON commitment_row (key);
CREATE INDEX commitment_until ON commitment_row (until) WHERE until IS NOT NULL;
CREATE INDEX commitment_by_country ON commitment_row (country);
CREATE VIEW commitment AS SELECT seq, since, id, key, version, country, number, title, due, due_last,
	due_missing, state, state_missing, budget, budget_currency, budget_missing
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
	title json NOT NULL,
	helpers json,
	helpers_missing bigint,
	about bigint,
	about_missing bigint
);
CREATE UNIQUE INDEX milestone_id ON milestone_row (id, version);
CREATE INDEX milestone_key ON milestone_row (key);
CREATE INDEX milestone_until ON milestone_row (until) WHERE until IS NOT NULL;
CREATE INDEX milestone_by_commitment ON milestone_row (commitment);
CREATE INDEX milestone_by_about ON milestone_row (about);
CREATE VIEW milestone AS SELECT seq, since, id, key, version, commitment, title, helpers, helpers_missing, about,
	about_missing
	FROM milestone_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

