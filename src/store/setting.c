/* Settings of the site, by name. */
#include "store/internal.h"

enum err
store_setting(struct work *w, struct str name, struct str *value)
{
	DB_STATEMENT(setting_value, "SELECT value FROM setting WHERE name = :name");
	struct db_query q;

	*value = STR("");
	db_begin(&q, w->db, &w->fault, &setting_value);
	db_bind_text(&q, ":name", name);
	if (db_next(&q))
		*value = arena_copy(w->arena, q.row[0].text);
	return db_end(&q);
}

enum err
store_set(struct work *w, struct str name, struct str value)
{
	DB_STATEMENT(setting_put,
	    "INSERT INTO setting (name, value) VALUES (:name, :value)"
	    " ON CONFLICT (name) DO UPDATE SET value = excluded.value");
	struct db_query q;

	db_begin(&q, w->db, &w->fault, &setting_put);
	db_bind_text(&q, ":name", name);
	db_bind_text(&q, ":value", value);
	return db_do(&q);
}
