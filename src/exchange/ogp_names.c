/* Who is meant by a name? Bodies are found by their names within a country. */
#include "exchange/ogp.h"

enum { NAME_MOST = 120 };

/* Of a type, a place and a plain name; long names are known by their beginning. */
static uint64_t
hash_of(const struct ogp_names *n, struct arena *a, const struct type *t, struct str within,
    struct str name)
{
	struct buf out = buf_new(a, 512);
	struct str plain = ogp_plain(a, name);

	if (plain.len > NAME_MOST)
		plain.len = NAME_MOST;
	if (within.len > 60)
		within.len = 60;
	buf_put(&out, within);
	buf_put(&out, STR("/"));
	buf_put(&out, plain);
	return keyset_hash(&n->set, t, (struct str){ out.at, out.len });
}

struct loading {
	struct ogp_names *names;
	struct work *work;
	const struct type *type;
};

static void
put(struct ogp_names *n, struct arena *a, const struct type *t, struct str within, struct str name,
    size_t key)
{
	if (ogp_plain(a, name).len > 0)
		keyset_put(&n->set, hash_of(n, a, t, within, name), key);
}

static size_t
add_key(struct ogp_names *n, struct str key)
{
	if (n->count == n->room) {
		size_t room = n->room * 2 + 64;

		n->keys = arena_grow(
		    n->arena, n->keys, n->count * sizeof(*n->keys), room * sizeof(*n->keys));
		n->room = room;
	}
	n->keys[n->count] = arena_copy(n->arena, key);
	return n->count++;
}

void
ogp_names_add(
    struct ogp_names *n, struct arena *a, const struct type *t, struct str name, struct str key)
{
	if (key.len > 0 && name.len > 0 && ogp_names_find(n, a, t, STR(""), name).len == 0)
		put(n, a, t, STR(""), name, add_key(n, key));
}

/* By every text that names it: name, short name, code. */
static enum err
note(void *state, const void *record)
{
	struct loading *l = state;
	struct ogp_names *n = l->names;
	const struct type *t = l->type;
	struct arena *a = l->work->arena;
	size_t country = type_field(t, STR("country")), place = add_key(n, record_key(t, record));
	struct label label = { .key = { "", 0 } };

	if (country < t->nfields && field_is_set(t, country, record, NULL))
		TRY(store_label(l->work, &country_type,
		    *(const int64_t *)field_of(&t->fields[country], record), &label));
	if (t == &country_type)
		put(n, a, t, STR(""), record_key(t, record), place);
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];

		if (!str_equal(str_from(f->name), STR("name")) &&
		    !str_equal(str_from(f->name), STR("short_name")))
			continue;
		for (int lang = 0; lang < LANG_COUNT && field_is_set(t, i, record, NULL); lang++)
			put(n, a, t, label.key,
			    ((const struct i18n *)field_of(f, record))->in[lang], place);
	}
	return ERR_OK;
}

enum err
ogp_names_load(struct ogp_names *n, struct work *w, struct arena *keep)
{
	const struct type *const wanted[] = { &country_type, &actor_type, &tag_type };

	*n = (struct ogp_names){ .arena = keep };
	keyset_begin(&n->set);
	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		struct loading l = { n, w, wanted[i] };

		TRY(store_each(w, wanted[i], note, &l));
	}
	return ERR_OK;
}

void
ogp_names_end(struct ogp_names *n)
{
	keyset_end(&n->set);
}

struct str
ogp_names_find(const struct ogp_names *n, struct arena *a, const struct type *t, struct str within,
    struct str name)
{
	const uint64_t *place = keyset_get(&n->set, hash_of(n, a, t, within, name));

	if (place == NULL && within.len > 0)
		place = keyset_get(&n->set, hash_of(n, a, t, STR(""), name));
	return place == NULL ? STR("") : n->keys[*place];
}
