-- From catalogue/ by mkcat. Do not edit.

-- What every observatory has.
CREATE TABLE present (one INTEGER PRIMARY KEY, pending INTEGER NOT NULL);
CREATE TABLE only_sqlite (id INTEGER PRIMARY KEY, bytes BLOB);

CREATE TABLE delivery (name text PRIMARY KEY);
INSERT INTO delivery VALUES ('not_started'), ('under_way'), ('completed');

CREATE TABLE country_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	code TEXT NOT NULL,
	name TEXT NOT NULL
);
CREATE UNIQUE INDEX country_id ON country_row (id, version);
CREATE INDEX country_key ON country_row (key);
CREATE INDEX country_until ON country_row (until) WHERE until IS NOT NULL;
CREATE INDEX country_scan ON country_row (seq, since, until, id);
CREATE VIEW country AS SELECT seq, since, id, key, version, code, name
	FROM country_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

CREATE TABLE commitment_row (
	seq INTEGER PRIMARY KEY,
	id INTEGER NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	since INTEGER NOT NULL,
	until INTEGER,
	country INTEGER NOT NULL,
	number TEXT NOT NULL,
	title TEXT NOT NULL,
	due TEXT,
	due_last TEXT,
	due_missing INTEGER,
	state TEXT,
	state_missing INTEGER,
	budget INTEGER,
	budget_currency TEXT,
	budget_missing INTEGER,
	FOREIGN KEY (state) REFERENCES delivery
);
CREATE UNIQUE INDEX commitment_id ON commitment_row (id, version);
CREATE INDEX commitment_key ON commitment_row (key);
CREATE INDEX commitment_until ON commitment_row (until) WHERE until IS NOT NULL;
CREATE INDEX commitment_by_country ON commitment_row (country);
CREATE INDEX commitment_scan ON commitment_row (seq, since, until, id, country, due, due_missing, state, state_missing);
CREATE VIEW commitment AS SELECT seq, since, id, key, version, country, number, title, due, due_last,
	due_missing, state, state_missing, budget, budget_currency, budget_missing
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
	title TEXT NOT NULL,
	helpers TEXT,
	helpers_missing INTEGER,
	about INTEGER,
	about_missing INTEGER
);
CREATE UNIQUE INDEX milestone_id ON milestone_row (id, version);
CREATE INDEX milestone_key ON milestone_row (key);
CREATE INDEX milestone_until ON milestone_row (until) WHERE until IS NOT NULL;
CREATE INDEX milestone_by_commitment ON milestone_row (commitment);
CREATE INDEX milestone_by_about ON milestone_row (about);
CREATE INDEX milestone_scan ON milestone_row (seq, since, until, id);
CREATE VIEW milestone AS SELECT seq, since, id, key, version, commitment, title, helpers, helpers_missing, about,
	about_missing
	FROM milestone_row WHERE since <> (SELECT pending FROM present)
	AND (until IS NULL OR until = (SELECT pending FROM present));

