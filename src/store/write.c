/* A record as others take it: one JSON object, or the text of a field as a file holds it. */
#include "base/json.h"
#include "store/internal.h"

static bool
refers(const struct field *f)
{
	return f->kind == &kind_ref || f->kind == &kind_refs || f->kind == &kind_any;
}

/* The records that a ref, refs or any names. */
static struct refs
targets_of(const struct field *f, const void *value)
{
	if (f->kind == &kind_refs)
		return *(const struct refs *)value;
	return (struct refs){ value, 1 };
}

/* What the reader may not see is not named: *seen false, and no error. */
static enum err
target_label(struct work *w, const struct field *f, int64_t id, struct label *label, bool *seen)
{
	enum err err = f->target != NULL ? store_label(w, f->target, id, label)
					 : store_label_any(w, id, label);

	*seen = err == ERR_OK;
	return err == ERR_NOT_FOUND ? ERR_OK : err;
}

static void
json_target(const struct field *f, const struct label *label, struct buf *out)
{
	if (f->target == NULL) {
		buf_put(out, STR("{\"type\":"));
		json_str(out, str_from(label->type->name));
		buf_put(out, STR(",\"key\":"));
	}
	json_str(out, label->key);
	if (f->target == NULL)
		buf_put(out, STR("}"));
}

static enum err
json_refs(struct work *w, const struct field *f, const void *value, struct buf *out)
{
	struct refs refs = targets_of(f, value);
	const char *before = "";
	struct label label;
	bool seen;

	if (f->kind == &kind_refs)
		buf_put(out, STR("["));
	for (size_t i = 0; i < refs.count; i++) {
		TRY(target_label(w, f, refs.at[i], &label, &seen));
		if (!seen && f->kind == &kind_refs)
			continue;
		buf_put(out, str_from(before));
		before = ",";
		if (seen)
			json_target(f, &label, out);
		else
			buf_put(out, STR("null"));
	}
	if (f->kind == &kind_refs)
		buf_put(out, STR("]"));
	return ERR_OK;
}

enum err
store_json(struct work *w, const struct type *t, const void *record, struct buf *out)
{
	const char *before = "";
	enum missing why;

	buf_put(out, STR("{\"type\":"));
	json_str(out, str_from(t->name));
	buf_put(out, STR(",\"key\":"));
	json_str(out, record_key(t, record));
	buf_put(out, STR(",\"version\":"));
	json_integer(out, record_version(t, record));
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];

		if (!field_is_set(t, i, record, NULL))
			continue;
		buf_put(out, STR(","));
		json_str(out, str_from(f->name));
		buf_put(out, STR(":"));
		if (refers(f))
			TRY(json_refs(w, f, field_of(f, record), out));
		else
			f->kind->json(out, f, field_of(f, record));
	}
	buf_put(out, STR(",\"missing\":{"));
	for (size_t i = 0; i < t->nfields; i++) {
		if (field_is_set(t, i, record, &why))
			continue;
		buf_put(out, str_from(before));
		json_str(out, str_from(t->fields[i].name));
		buf_put(out, STR(":"));
		json_str(out, missing_name(why));
		before = ",";
	}
	buf_put(out, STR("}}"));
	return ERR_OK;
}

enum err
store_text(struct work *w, const struct type *t, size_t field, enum lang lang, const void *record,
    struct buf *out)
{
	const struct field *f = &t->fields[field];
	const void *value = field_of(f, record);
	const char *before = "";
	struct refs refs;
	struct label label;
	bool seen;

	if (!field_is_set(t, field, record, NULL))
		return ERR_OK;
	if (f->kind == &kind_i18n) {
		buf_put(out, ((const struct i18n *)value)->in[lang]);
		return ERR_OK;
	}
	if (!refers(f)) {
		f->kind->write(out, f, value);
		return ERR_OK;
	}
	refs = targets_of(f, value);
	for (size_t i = 0; i < refs.count; i++) {
		TRY(target_label(w, f, refs.at[i], &label, &seen));
		if (!seen)
			continue;
		buf_put(out, str_from(before));
		before = "; ";
		if (f->target == NULL) {
			buf_put(out, str_from(label.type->name));
			buf_put(out, STR("/"));
		}
		buf_put(out, label.key);
	}
	return ERR_OK;
}
