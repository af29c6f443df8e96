/* From the cells of a row to a record: each column's kind parses its cell. */
#include "exchange/intake.h"

#include "base/i18n.h"
#include "base/utf8.h"

void
row_problem(struct intake *in, struct row *row, int column, struct str value, const char *text,
    struct str expected)
{
	struct str name = column == NO_COLUMN ? STR("") : row->sheet->columns[column].name;

	row->bad = true;
	intake_problem(in,
	    (struct problem){ .file = row->sheet->file,
		.row = row->number,
		.column = name,
		.value = value,
		.text = text,
		.expected = expected });
}

static struct str
cell_of(const struct row *row, int column)
{
	return column == NO_COLUMN ? STR("") : str_trim(row->cells[column]);
}

/* Text that a spreadsheet might take for a formula was guarded when it was written. */
static bool
is_guarded(const struct field *f)
{
	return f->kind == &kind_text || f->kind == &kind_i18n || f->kind == &kind_file;
}

/* ---- The key ---- */

/* As the store will make it: what is parsed and written again, a reference by its key. */
static bool
key_part(struct arena *a, const struct field *f, struct str cell, struct str *part)
{
	struct buf out = buf_new(a, VALUE_MAX);
	const char *why;
	void *value;

	*part = cell;
	if (f->kind == &kind_ref)
		return cell.len > 0;
	value = arena_take(a, f->kind->size);
	if (cell.len == 0 || f->kind->parse == NULL || !f->kind->parse(a, f, cell, value, &why))
		return false;
	f->kind->write(&out, f, value);
	*part = (struct str){ out.at, out.len };
	return true;
}

static enum err
make_key(struct intake *in, struct row *row)
{
	const struct type *t = row->sheet->type;
	struct str parts[TYPE_FIELDS_MAX], key;
	bool whole = t->nkey_fields > 0;

	for (size_t i = 0; i < t->nkey_fields && whole; i++) {
		const struct field *f = &t->fields[t->key_fields[i]];
		int column = row->sheet->part_columns[i];
		struct str cell = cell_of(row, column);

		if (is_guarded(f))
			cell = csv_unguard(cell);
		whole = key_part(in->work->arena, f, cell, &parts[i]);
	}
	if (whole && key_make(in->work->arena, parts, t->nkey_fields, &key))
		row->key = key;
	else if (whole)
		row_problem(in, row, NO_COLUMN, STR(""),
		    MESSAGE("No key can be made from this row: its parts need letters a to z or "
			    "digits. Give one in a column “key”."),
		    STR(""));
	else if (t->nkey_fields == 0)
		row_problem(in, row, row->sheet->key_column, STR(""),
		    MESSAGE("This row has no key."), STR(""));
	return ERR_OK; /* parts that are missing or wrong are told as cells */
}

enum err
row_key(struct intake *in, struct row *row)
{
	struct str cell = cell_of(row, row->sheet->key_column);

	row->key = STR("");
	if (cell.len == 0)
		return make_key(in, row);
	if (key_is_valid(cell))
		row->key = cell;
	else
		row_problem(in, row, row->sheet->key_column, cell,
		    MESSAGE("This is no key: it may hold a to z, 0 to 9 and single dashes."),
		    STR(""));
	return ERR_OK;
}

/* ---- The fields ---- */

static struct str
choices_of(struct arena *a, const struct field *f)
{
	struct buf out = buf_new(a, 1 << 16);

	for (unsigned i = 1; f->choices[i].name != NULL; i++) {
		buf_put(&out, i == 1 ? STR("") : STR(", "));
		buf_put(&out, str_from(f->choices[i].name));
	}
	return (struct str){ out.at, out.len };
}

/* White space and invisible marks alone are nothing; no long cell is only that. */
static bool
is_empty(struct arena *a, struct str cell)
{
	enum { SHORT = 24 };

	if (cell.len == 0)
		return true;
	if (cell.at[0] > ' ' && cell.at[0] < 0x7f)
		return false; /* nearly every cell that is not: no need to look closer */
	cell = str_trim(cell);
	return cell.len == 0 || (cell.len <= SHORT && utf8_tidy(a, cell).len == 0);
}

static bool
tidies_itself(const struct field *f)
{
	return f->kind == &kind_text || f->kind == &kind_url || f->kind == &kind_email ||
	    f->kind == &kind_language;
}

static enum err
read_cell(struct intake *in, struct row *row, int column, const struct field *f, bool *set)
{
	const struct sheet_column *c = &row->sheet->columns[column];
	struct arena *a = in->work->arena;
	struct str cell = row->cells[column];
	void *value = field_in(f, row->record);
	const char *why = NULL;

	if (is_guarded(f))
		cell = csv_unguard(cell);
	*set = !is_empty(a, cell);
	if (f->kind == &kind_i18n && !*set)
		((struct i18n *)value)->in[c->lang] = STR("");
	if (!*set)
		return ERR_OK;
	if (f->kind == &kind_ref || f->kind == &kind_refs || f->kind == &kind_any)
		return refs_read(in, row, column, f, value, set);
	if (f->kind == &kind_file)
		return file_read(in, row, column, value, set);
	if (f->kind == &kind_i18n)
		*set = i18n_parse(a, f, c->lang, cell, value, &why);
	else
		*set = f->kind->parse(
		    a, f, tidies_itself(f) ? cell : utf8_tidy(a, cell), value, &why);
	if (!*set)
		row_problem(
		    in, row, column, cell, why, f->choices != NULL ? choices_of(a, f) : STR(""));
	return ERR_OK;
}

/* "due: not_applicable; budget: no_evidence" */
static void
read_reasons(struct intake *in, struct row *row, unsigned char *reasons)
{
	const struct type *t = row->sheet->type;
	int column = row->sheet->missing_column;
	struct str rest = cell_of(row, column);

	while (rest.len > 0) {
		struct str why = str_trim(str_cut(&rest, ';')), whole = why;
		struct str name = str_trim(str_cut(&why, ':'));
		size_t field = type_field(t, name);
		enum missing reason;

		if (whole.len == 0)
			continue;
		if (field == t->nfields)
			row_problem(in, row, column, whole,
			    MESSAGE("There is no such field: {expected}."), name);
		else if (!missing_parse(str_trim(why), &reason))
			row_problem(in, row, column, whole,
			    MESSAGE("This is not one of the choices: {expected}."),
			    STR("unknown, not_applicable, not_yet_due, no_evidence"));
		else if (t->fields[field].required)
			row_problem(in, row, column, whole,
			    MESSAGE("This field may not be missing: {expected}."), name);
		else
			reasons[field] = (unsigned char)reason;
	}
}

static int
column_of(const struct sheet *s, size_t field)
{
	for (size_t i = 0; i < s->ncolumns; i++) {
		if (s->columns[i].role == COLUMN_FIELD && s->columns[i].field == field)
			return (int)i;
	}
	return NO_COLUMN;
}

/* What stands after all cells: values, reasons why there is none, and what may not be missing. */
static void
settle(struct intake *in, struct row *row, const bool *given, const bool *set, const bool *wrong)
{
	const struct sheet *s = row->sheet;
	const struct type *t = s->type;
	unsigned char *missing = record_missing(t, row->record);
	unsigned char reasons[TYPE_FIELDS_MAX] = { 0 };

	read_reasons(in, row, reasons);
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		bool kept = missing[i] > MISSING_UNKNOWN && s->missing_column == NO_COLUMN;

		if (f->kind == &kind_i18n && given[i]) {
			const struct i18n *text = field_of(f, row->record);
			bool any = false;

			for (int lang = 0; lang < LANG_COUNT; lang++)
				any = any || text->in[lang].len > 0;
			missing[i] = any ? MISSING_NOTHING : kept ? missing[i] : MISSING_UNKNOWN;
		} else if (given[i]) {
			missing[i] = set[i] ? MISSING_NOTHING : kept ? missing[i] : MISSING_UNKNOWN;
		}
		if (reasons[i] != 0 && given[i] && missing[i] == MISSING_NOTHING)
			row_problem(in, row, s->missing_column, str_from(f->name),
			    MESSAGE("This field has a value and a reason why it has none."),
			    STR(""));
		else if (reasons[i] != 0)
			missing[i] = reasons[i];
		/* A cell that was told to be wrong is not told to be missing too. */
		if (f->required && missing[i] != MISSING_NOTHING && !wrong[i])
			row_problem(in, row, column_of(s, i), STR(""),
			    MESSAGE("This may not be empty: {expected}."), str_from(f->name));
	}
}

/* An empty record, or the one that is there when the sheet has not all its fields. */
static enum err
begin_record(struct intake *in, struct row *row)
{
	const struct type *t = row->sheet->type;
	enum err err = ERR_NOT_FOUND;

	row->record = arena_take(in->work->arena, t->size);
	if (row->sheet->partial && row->key.len > 0 && !in->is_new[t->number])
		err = store_find(in->work, t, row->key, row->record);
	if (err == ERR_NOT_FOUND) {
		memset(row->record, 0, t->size);
		memset(record_missing(t, row->record), MISSING_UNKNOWN, t->nfields);
		in->work->fault = (struct fault){ .err = ERR_OK };
		err = ERR_OK;
	}
	return err;
}

enum err
row_read(struct intake *in, struct row *row)
{
	const struct sheet *s = row->sheet;
	const struct type *t = s->type;
	bool given[TYPE_FIELDS_MAX] = { false }, set[TYPE_FIELDS_MAX] = { false };
	bool wrong[TYPE_FIELDS_MAX] = { false }, bad = row->bad;

	TRY(begin_record(in, row));
	for (size_t i = 0; i < s->ncolumns; i++) {
		const struct sheet_column *c = &s->columns[i];
		bool has;

		if (c->role != COLUMN_FIELD)
			continue;
		row->bad = false;
		TRY(read_cell(in, row, (int)i, &t->fields[c->field], &has));
		wrong[c->field] = wrong[c->field] || row->bad;
		bad = bad || row->bad;
		given[c->field] = true;
		set[c->field] = set[c->field] || has;
	}
	row->bad = bad;
	settle(in, row, given, set, wrong);
	for (size_t i = 0; i < t->nfields && in->round == ROUND_CHECK; i++) {
		if (t->fields[i].target == t && t->fields[i].kind == &kind_ref)
			TRY(ways_note(in, row, i));
	}
	*(struct str *)((char *)row->record + t->key_at) = row->key;
	return ERR_OK;
}
