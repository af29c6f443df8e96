/* From catalogue/ by mkcat. Do not edit. */
#include "gen/catalogue.h"
#include "store/statements.h"

DB_STATEMENT(country_by_id, "SELECT " COUNTRY_COLUMNS " FROM country WHERE id = :id");
DB_STATEMENT(country_by_key, "SELECT " COUNTRY_COLUMNS " FROM country WHERE key = :key");
DB_STATEMENT(country_all, "SELECT " COUNTRY_COLUMNS " FROM country ORDER BY id LIMIT :most");
DB_STATEMENT(country_count, "SELECT count(*) FROM country");
DB_STATEMENT(country_label, "SELECT key, name FROM country WHERE id = :id");
DB_STATEMENT(country_insert, "INSERT INTO country_row (seq, id, key, version, since"
    ", code, name)"
    " VALUES (:seq, :id, :key, :version, :since, :code, :name)");
DB_STATEMENT(country_current,
    "SELECT seq, since, " COUNTRY_COLUMNS " FROM country_row"
    " WHERE id = :id AND until IS NULL");
DB_STATEMENT(country_id_of_key,
    "SELECT id FROM country_row WHERE key = :key AND until IS NULL");
DB_STATEMENT(country_key_of_id, "SELECT key FROM country_row WHERE id = :id AND until IS NULL");
DB_STATEMENT(country_close,
    "UPDATE country_row SET until = :until WHERE seq = :seq");
DB_STATEMENT(country_history,
    "SELECT since, until, " COUNTRY_COLUMNS " FROM country_row"
    " WHERE id = :id AND since <> (SELECT pending FROM present) ORDER BY version");
DB_STATEMENT(country_brought,
    "SELECT seq, id, version FROM country_row"
    " WHERE seq > :after AND seq < (SELECT COALESCE(min(id), 9223372036854775807)"
    " FROM change WHERE id > :change) AND since = :change ORDER BY seq LIMIT :most");
DB_STATEMENT(country_ended,
    "SELECT seq, id FROM country_row"
    " WHERE until = :change AND seq > :after ORDER BY seq LIMIT :most");
DB_STATEMENT(country_forget, "DELETE FROM country_row WHERE seq = :seq");
DB_STATEMENT(country_scan,
    "SELECT id"
    " FROM country ORDER BY seq");
DB_STATEMENT(country_names, "SELECT id, key, name FROM country ORDER BY seq");
DB_STATEMENT(country_since, "SELECT since FROM country WHERE id = :id");
static const unsigned char country_scanned[] = {
	COUNTRY_FIELDS,
};

static const struct db_statement *const country_reverse[] = {
	[COUNTRY_FIELDS] = NULL,
};

DB_STATEMENT(commitment_by_id, "SELECT " COMMITMENT_COLUMNS " FROM commitment WHERE id = :id");
DB_STATEMENT(commitment_by_key, "SELECT " COMMITMENT_COLUMNS " FROM commitment WHERE key = :key");
DB_STATEMENT(commitment_all, "SELECT " COMMITMENT_COLUMNS " FROM commitment ORDER BY id LIMIT :most");
DB_STATEMENT(commitment_count, "SELECT count(*) FROM commitment");
DB_STATEMENT(commitment_label, "SELECT key, title FROM commitment WHERE id = :id");
DB_STATEMENT(commitment_insert, "INSERT INTO commitment_row (seq, id, key, version, since"
    ", country, number, title, due, due_last,"
    " due_missing, state, state_missing, budget, budget_currency, budget_missing)"
    " VALUES (:seq, :id, :key, :version, :since, :country, :number, :title, :due, :due_last,"
    " :due_missing, :state, :state_missing, :budget, :budget_currency, :budget_missing)");
DB_STATEMENT(commitment_current,
    "SELECT seq, since, " COMMITMENT_COLUMNS " FROM commitment_row"
    " WHERE id = :id AND until IS NULL");
DB_STATEMENT(commitment_id_of_key,
    "SELECT id FROM commitment_row WHERE key = :key AND until IS NULL");
DB_STATEMENT(commitment_key_of_id, "SELECT key FROM commitment_row WHERE id = :id AND until IS NULL");
DB_STATEMENT(commitment_close,
    "UPDATE commitment_row SET until = :until WHERE seq = :seq");
DB_STATEMENT(commitment_history,
    "SELECT since, until, " COMMITMENT_COLUMNS " FROM commitment_row"
    " WHERE id = :id AND since <> (SELECT pending FROM present) ORDER BY version");
DB_STATEMENT(commitment_brought,
    "SELECT seq, id, version FROM commitment_row"
    " WHERE seq > :after AND seq < (SELECT COALESCE(min(id), 9223372036854775807)"
    " FROM change WHERE id > :change) AND since = :change ORDER BY seq LIMIT :most");
DB_STATEMENT(commitment_ended,
    "SELECT seq, id FROM commitment_row"
    " WHERE until = :change AND seq > :after ORDER BY seq LIMIT :most");
DB_STATEMENT(commitment_forget, "DELETE FROM commitment_row WHERE seq = :seq");
DB_STATEMENT(commitment_scan,
    "SELECT id"
    ", country"
    ", COALESCE(due, CAST(due_missing AS text))"
    ", COALESCE(state, CAST(state_missing AS text))"
    " FROM commitment ORDER BY seq");
DB_STATEMENT(commitment_names, "SELECT id, key, title FROM commitment ORDER BY seq");
DB_STATEMENT(commitment_since, "SELECT since FROM commitment WHERE id = :id");
static const unsigned char commitment_scanned[] = {
	COMMITMENT_COUNTRY,
	COMMITMENT_DUE,
	COMMITMENT_STATE,
	COMMITMENT_FIELDS,
};
DB_STATEMENT(commitment_by_country,
    "SELECT " COMMITMENT_COLUMNS " FROM commitment"
    " WHERE country = :id"
    " ORDER BY id LIMIT :most");

static const struct db_statement *const commitment_reverse[] = {
	[COMMITMENT_COUNTRY] = &commitment_by_country,
	[COMMITMENT_FIELDS] = NULL,
};

DB_STATEMENT(milestone_by_id, "SELECT " MILESTONE_COLUMNS " FROM milestone WHERE id = :id");
DB_STATEMENT(milestone_by_key, "SELECT " MILESTONE_COLUMNS " FROM milestone WHERE key = :key");
DB_STATEMENT(milestone_all, "SELECT " MILESTONE_COLUMNS " FROM milestone ORDER BY id LIMIT :most");
DB_STATEMENT(milestone_count, "SELECT count(*) FROM milestone");
DB_STATEMENT(milestone_label, "SELECT key, title FROM milestone WHERE id = :id");
DB_STATEMENT(milestone_insert, "INSERT INTO milestone_row (seq, id, key, version, since"
    ", commitment, title, helpers, helpers_missing, about,"
    " about_missing)"
    " VALUES (:seq, :id, :key, :version, :since, :commitment, :title, :helpers, :helpers_missing, :about,"
    " :about_missing)");
DB_STATEMENT(milestone_current,
    "SELECT seq, since, " MILESTONE_COLUMNS " FROM milestone_row"
    " WHERE id = :id AND until IS NULL");
DB_STATEMENT(milestone_id_of_key,
    "SELECT id FROM milestone_row WHERE key = :key AND until IS NULL");
DB_STATEMENT(milestone_key_of_id, "SELECT key FROM milestone_row WHERE id = :id AND until IS NULL");
DB_STATEMENT(milestone_close,
    "UPDATE milestone_row SET until = :until WHERE seq = :seq");
DB_STATEMENT(milestone_history,
    "SELECT since, until, " MILESTONE_COLUMNS " FROM milestone_row"
    " WHERE id = :id AND since <> (SELECT pending FROM present) ORDER BY version");
DB_STATEMENT(milestone_brought,
    "SELECT seq, id, version FROM milestone_row"
    " WHERE seq > :after AND seq < (SELECT COALESCE(min(id), 9223372036854775807)"
    " FROM change WHERE id > :change) AND since = :change ORDER BY seq LIMIT :most");
DB_STATEMENT(milestone_ended,
    "SELECT seq, id FROM milestone_row"
    " WHERE until = :change AND seq > :after ORDER BY seq LIMIT :most");
DB_STATEMENT(milestone_forget, "DELETE FROM milestone_row WHERE seq = :seq");
DB_STATEMENT(milestone_scan,
    "SELECT id"
    " FROM milestone ORDER BY seq");
DB_STATEMENT(milestone_names, "SELECT id, key, title FROM milestone ORDER BY seq");
DB_STATEMENT(milestone_since, "SELECT since FROM milestone WHERE id = :id");
static const unsigned char milestone_scanned[] = {
	MILESTONE_FIELDS,
};
DB_STATEMENT(milestone_by_commitment,
    "SELECT " MILESTONE_COLUMNS " FROM milestone"
    " WHERE commitment = :id"
    " ORDER BY id LIMIT :most");
DB_STATEMENT(milestone_by_helpers,
    "SELECT " MILESTONE_COLUMNS " FROM milestone"
    " WHERE seq IN (SELECT seq FROM link WHERE target = :id AND field = 'milestone.helpers')"
    " ORDER BY id LIMIT :most");
DB_STATEMENT(milestone_by_about,
    "SELECT " MILESTONE_COLUMNS " FROM milestone"
    " WHERE about = :id"
    " ORDER BY id LIMIT :most");

static const struct db_statement *const milestone_reverse[] = {
	[MILESTONE_COMMITMENT] = &milestone_by_commitment,
	[MILESTONE_HELPERS] = &milestone_by_helpers,
	[MILESTONE_ABOUT] = &milestone_by_about,
	[MILESTONE_FIELDS] = NULL,
};

const struct type_statements type_statements[] = {
	[TYPE_COUNTRY] = {
	    .by_id = &country_by_id,
	    .by_key = &country_by_key,
	    .all = &country_all,
	    .count = &country_count,
	    .label = &country_label,
	    .insert = &country_insert,
	    .current = &country_current,
	    .id_of_key = &country_id_of_key,
	    .key_of_id = &country_key_of_id,
	    .close = &country_close,
	    .history = &country_history,
	    .brought = &country_brought,
	    .ended = &country_ended,
	    .forget = &country_forget,
	    .scan = &country_scan,
	    .names = &country_names,
	    .since = &country_since,
	    .scanned = country_scanned,
	    .reverse = country_reverse,
	},
	[TYPE_COMMITMENT] = {
	    .by_id = &commitment_by_id,
	    .by_key = &commitment_by_key,
	    .all = &commitment_all,
	    .count = &commitment_count,
	    .label = &commitment_label,
	    .insert = &commitment_insert,
	    .current = &commitment_current,
	    .id_of_key = &commitment_id_of_key,
	    .key_of_id = &commitment_key_of_id,
	    .close = &commitment_close,
	    .history = &commitment_history,
	    .brought = &commitment_brought,
	    .ended = &commitment_ended,
	    .forget = &commitment_forget,
	    .scan = &commitment_scan,
	    .names = &commitment_names,
	    .since = &commitment_since,
	    .scanned = commitment_scanned,
	    .reverse = commitment_reverse,
	},
	[TYPE_MILESTONE] = {
	    .by_id = &milestone_by_id,
	    .by_key = &milestone_by_key,
	    .all = &milestone_all,
	    .count = &milestone_count,
	    .label = &milestone_label,
	    .insert = &milestone_insert,
	    .current = &milestone_current,
	    .id_of_key = &milestone_id_of_key,
	    .key_of_id = &milestone_key_of_id,
	    .close = &milestone_close,
	    .history = &milestone_history,
	    .brought = &milestone_brought,
	    .ended = &milestone_ended,
	    .forget = &milestone_forget,
	    .scan = &milestone_scan,
	    .names = &milestone_names,
	    .since = &milestone_since,
	    .scanned = milestone_scanned,
	    .reverse = milestone_reverse,
	},
};
