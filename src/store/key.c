/* Keys: what stands for a record in its public address. */
#include "store/internal.h"

enum { KEY_LEN_MAX = 200 };

bool
key_is_valid(struct str key)
{
	bool dash = true; /* none at the beginning, none after another */

	for (size_t i = 0; i < key.len; i++) {
		char c = key.at[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

		if (!plain && (c != '-' || dash))
			return false;
		dash = c == '-';
	}
	return key.len > 0 && key.len <= KEY_LEN_MAX && !dash;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

struct str
key_lower(struct arena *a, struct str s)
{
	char *out = arena_take(a, s.len);

	for (size_t i = 0; i < s.len; i++)
		out[i] = lower(s.at[i]);
	return (struct str){ out, s.len };
}

/* Letters and digits of ASCII in lower case; one dash for every run of anything else. */
static void
put_slug(struct buf *out, struct str text)
{
	bool dash = false, any = false;

	for (size_t i = 0; i < text.len; i++) {
		char c = lower(text.at[i]);

		if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
			dash = any;
			continue;
		}
		if (dash)
			buf_put(out, STR("-"));
		buf_put(out, (struct str){ &c, 1 });
		dash = false;
		any = true;
	}
}

bool
key_make(struct arena *a, const struct str *parts, size_t count, struct str *key)
{
	struct buf out = buf_new(a, 4096);

	for (size_t i = 0; i < count; i++) {
		size_t before;

		if (i > 0)
			buf_put(&out, STR("-"));
		before = out.len;
		put_slug(&out, parts[i]);
		if (out.len == before)
			return false;
	}
	*key = (struct str){ out.at, out.len };
	return key_is_valid(*key);
}

/* Of the latest version, seen or not: an import makes keys from records it has just brought. */
static enum err
key_of_latest(struct work *w, const struct type *t, int64_t id, struct str *key)
{
	struct db_query q;

	db_begin(&q, w->db, &w->fault, statements_of(t)->key_of_id);
	db_bind_integer(&q, ":id", id);
	*key = db_next(&q) ? arena_copy(w->arena, q.row[0].text) : STR("");
	return db_end(&q);
}

enum err
store_make_key(
    struct work *w, const struct type *t, const void *record, struct str *key, bool *made)
{
	struct str parts[TYPE_FIELDS_MAX];

	*made = false;
	for (size_t i = 0; i < t->nkey_fields; i++) {
		const struct field *f = &t->fields[t->key_fields[i]];
		struct buf out = buf_new(w->arena, VALUE_MAX);

		if (!field_is_set(t, t->key_fields[i], record, NULL))
			return ERR_OK;
		if (f->kind == &kind_ref) {
			int64_t id = *(const int64_t *)field_of(f, record);

			TRY(key_of_latest(w, f->target, id, &parts[i]));
			continue;
		}
		f->kind->write(&out, f, field_of(f, record));
		parts[i] = (struct str){ out.at, out.len };
	}
	*made = t->nkey_fields > 0 && key_make(w->arena, parts, t->nkey_fields, key);
	return ERR_OK;
}
