/* Records from rows and into rows: loops over the fields that ask each field's kind. */
#include "record/record.h"

#include <assert.h>

static const struct {
	const char *text, *name;
} reasons[MISSING_COUNT] = {
	[MISSING_NOTHING] = { "", "" },
	[MISSING_UNKNOWN] = { MESSAGE("Not known"), "unknown" },
	[MISSING_NOT_APPLICABLE] = { MESSAGE("Not applicable"), "not_applicable" },
	[MISSING_NOT_YET_DUE] = { MESSAGE("Not yet due"), "not_yet_due" },
	[MISSING_NO_EVIDENCE] = { MESSAGE("No evidence"), "no_evidence" },
};

const char *
missing_text(enum missing why)
{
	return reasons[why].text;
}

struct str
missing_name(enum missing why)
{
	return str_from(reasons[why].name);
}

bool
missing_parse(struct str name, enum missing *why)
{
	for (int i = MISSING_UNKNOWN; i < MISSING_COUNT; i++) {
		if (str_equal(name, str_from(reasons[i].name))) {
			*why = (enum missing)i;
			return true;
		}
	}
	return false;
}

/* No value and no reason is "not known". A value and a reason contradict each other: false. */
static bool
read_missing(const struct cell *value, const struct cell *why, unsigned char *missing)
{
	bool said = why->type == CELL_INTEGER && why->integer != MISSING_NOTHING;

	if (why->integer < 0 || why->integer >= MISSING_COUNT)
		return false;
	if (value->type == CELL_NULL)
		*missing = (unsigned char)(said ? why->integer : MISSING_UNKNOWN);
	return value->type == CELL_NULL || !said;
}

bool
record_read(struct arena *a, const struct type *t, const struct cell *row, void *record)
{
	char *bytes = record;
	unsigned char *missing = record_missing(t, record);

	memset(record, 0, t->size);
	*(int64_t *)record = (row++)->integer;
	*(struct str *)(bytes + t->key_at) = arena_copy(a, (row++)->text);
	*(int64_t *)(bytes + t->version_at) = (row++)->integer;
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		const struct cell *value = row;

		row += f->kind->ncolumns;
		if (f->required && value->type == CELL_NULL)
			return false;
		if (!f->required && !read_missing(value, row++, &missing[i]))
			return false;
		if (value->type != CELL_NULL && !f->kind->from_cells(a, f, value, bytes + f->at))
			return false;
	}
	return true;
}

void
record_cells(struct arena *a, const struct type *t, const void *record, struct cell *cells)
{
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		enum missing why;
		bool set = field_is_set(t, i, record, &why);

		for (size_t column = 0; column < f->kind->ncolumns; column++)
			cells[column] = cell_null();
		if (set)
			f->kind->to_cells(a, f, field_of(f, record), cells);
		cells += f->kind->ncolumns;
		if (!f->required)
			*cells++ = why > MISSING_UNKNOWN ? cell_integer(why) : cell_null();
	}
}

bool
field_is_set(const struct type *t, size_t field, const void *record, enum missing *why)
{
	unsigned char missing = ((const unsigned char *)record + t->missing_at)[field];

	if (why != NULL)
		*why = (enum missing)missing;
	return missing == MISSING_NOTHING;
}

struct str
field_say(
    struct arena *a, const struct locale *l, const struct type *t, size_t field, const void *record)
{
	const struct field *f = &t->fields[field];
	struct buf out = buf_new(a, (size_t)2 * VALUE_MAX);
	enum missing why;

	if (!field_is_set(t, field, record, &why))
		return say(l, missing_text(why));
	f->kind->print(&out, f, l, field_of(f, record));
	assert(!out.full);
	return (struct str){ out.at, out.len };
}

const struct type *
type_by_name(struct str name)
{
	for (const struct type *const *t = types; *t != NULL; t++) {
		if (str_equal(name, str_from((*t)->name)))
			return *t;
	}
	return NULL;
}

const struct type *
type_by_path(struct str path)
{
	for (const struct type *const *t = types; *t != NULL; t++) {
		if (str_equal(path, str_from((*t)->path)))
			return *t;
	}
	return NULL;
}

size_t
type_field(const struct type *t, struct str name)
{
	size_t i = 0;

	while (i < t->nfields && !str_equal(name, str_from(t->fields[i].name)))
		i++;
	return i;
}

const struct field *
type_caption(const struct type *t)
{
	for (size_t i = 0; i < t->nfields; i++) {
		if (t->fields[i].caption)
			return &t->fields[i];
	}
	return NULL;
}
