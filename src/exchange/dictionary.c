/* The catalogue for people: what records there are, what their fields hold, which choices. */
#include "exchange/exchange.h"

static void
put_attribute(struct buf *out, bool has, const char *name)
{
	if (!has)
		return;
	buf_put(out, STR(", "));
	buf_put(out, str_from(name));
}

static void
put_kind(struct buf *out, const struct field *f)
{
	buf_put(out, str_from(f->kind->name));
	if (f->target != NULL) {
		buf_put(out, STR(" → ["));
		buf_put(out, str_from(f->target->name));
		buf_put(out, STR("](#"));
		buf_put(out, str_from(f->target->name));
		buf_put(out, STR(")"));
	}
	if (f->max > 0)
		buf_printf(out, ", at most %u characters", f->max);
	put_attribute(out, f->required, "required");
	put_attribute(out, f->is_long, "Markdown");
	put_attribute(out, f->search, "searched");
	put_attribute(out, f->caption, "names the record");
	put_attribute(out, f->facet, "narrows lists");
	put_attribute(out, f->alias, "finds the record");
}

static void
put_choices(struct buf *out, const struct field *f)
{
	buf_put(out, STR(": "));
	for (unsigned i = 1; f->choices[i].name != NULL; i++) {
		buf_put(out, i > 1 ? STR(", `") : STR("`"));
		buf_put(out, str_from(f->choices[i].name));
		buf_put(out, STR("` "));
		buf_put(out, str_from(f->choices[i].label));
	}
}

static void
put_key(struct buf *out, const struct type *t)
{
	if (t->nkey_fields == 0) {
		buf_put(out, STR("Its key is given.\n\n"));
		return;
	}
	buf_put(out, STR("Its key is made from"));
	for (size_t i = 0; i < t->nkey_fields; i++) {
		buf_put(out, i > 0 ? STR(", `") : STR(" `"));
		buf_put(out, str_from(t->fields[t->key_fields[i]].name));
		buf_put(out, STR("`"));
	}
	buf_put(out, STR(".\n\n"));
}

static void
put_type(struct buf *out, const struct type *t)
{
	buf_put(out, STR("\n## "));
	buf_put(out, str_from(t->name));
	buf_put(out, STR("\n\n"));
	buf_put(out, str_from(t->label));
	buf_put(out, STR(" (/"));
	buf_put(out, str_from(t->path));
	buf_put(out, STR("). "));
	put_key(out, t);
	buf_put(out, STR("| field | kind | what it is |\n|---|---|---|\n"));
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];

		buf_put(out, STR("| `"));
		buf_put(out, str_from(f->name));
		buf_put(out, STR("` | "));
		put_kind(out, f);
		buf_put(out, STR(" | "));
		buf_put(out, str_from(f->label));
		if (f->choices != NULL)
			put_choices(out, f);
		buf_put(out, STR(" |\n"));
	}
}

void
dictionary_write(struct buf *out)
{
	buf_put(out,
	    STR("# The data dictionary\n\nMade from the catalogue by `marsad types "
		"--markdown`. Every field that is not required may be missing for a "
		"reason: `unknown`, `not_applicable`, `not_yet_due`, `no_evidence`.\n"));
	for (const struct type *const *t = types; *t != NULL; t++)
		put_type(out, *t);
}
