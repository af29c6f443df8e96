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

	if (w->role < ROLE_ADMIN)
		return fail_with(&w->fault, ERR_DENIED, "role %u may not change settings", w->role);
	db_begin(&q, w->db, &w->fault, &setting_put);
	db_bind_text(&q, ":name", name);
	db_bind_text(&q, ":value", value);
	return db_do(&q);
}

enum err
store_settings(struct work *w, struct setting **settings, size_t *count)
{
	DB_STATEMENT(setting_all, "SELECT name, value FROM setting ORDER BY name LIMIT :most");
	struct db_query q;

	*count = 0;
	*settings = arena_take(w->arena, (STORE_SETTINGS_MAX + 1) * sizeof(**settings));
	if (w->role < ROLE_ADMIN)
		return fail_with(&w->fault, ERR_DENIED, "role %u may not list settings", w->role);
	db_begin(&q, w->db, &w->fault, &setting_all);
	db_bind_integer(&q, ":most", STORE_SETTINGS_MAX + 1);
	while (db_next(&q))
		(*settings)[(*count)++] = (struct setting){ arena_copy(w->arena, q.row[0].text),
			arena_copy(w->arena, q.row[1].text) };
	TRY(db_end(&q));
	if (*count > STORE_SETTINGS_MAX)
		return fail_with(
		    &w->fault, ERR_TOO_BIG, "more than %d settings", STORE_SETTINGS_MAX);
	return ERR_OK;
}
