/*
 * What the files of the format `table` hold, as a Frictionless Data Package with Table Schemas
 * (specs.frictionlessdata.io): for spreadsheets' plug-ins, validators and people.
 */
#include "base/json.h"
#include "exchange/table.h"

/* A dictionary of pairs: , "name": "text" */
static void
put_pair(struct buf *out, const char *name, struct str text)
{
	buf_put(out, STR(", "));
	json_str(out, str_from(name));
	buf_put(out, STR(": "));
	json_str(out, text);
}

/* The Table Schema type whose values are all of the kind's. A date may be a year or a month. */
static const char *
schema_type(const struct field *f)
{
	if (f->kind == &kind_integer)
		return "integer";
	if (f->kind == &kind_decimal)
		return "number";
	return "string";
}

static const char *
pattern_of(const struct field *f)
{
	if (f->kind == &kind_date)
		return "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";
	if (f->kind == &kind_money)
		return "-?[0-9]+([.][0-9]+)? [A-Z]{3}";
	if (f->kind == &kind_any)
		return "[a-z_]+/[a-z0-9-]+";
	return NULL;
}

static void
put_constraints(struct buf *out, const struct field *f)
{
	const char *before = ", \"constraints\": {", *pattern = pattern_of(f);
	const char *begun = before;

	if (f->required && f->kind != &kind_i18n) {
		buf_put(out, str_from(before));
		buf_put(out, STR("\"required\": true"));
		before = ", ";
	}
	if (f->max > 0) {
		buf_put(out, str_from(before));
		buf_printf(out, "\"maxLength\": %u", f->max);
		before = ", ";
	}
	if (pattern != NULL) {
		buf_put(out, str_from(before));
		buf_put(out, STR("\"pattern\": "));
		json_str(out, str_from(pattern));
		before = ", ";
	}
	if (f->kind == &kind_enum) {
		buf_put(out, str_from(before));
		buf_put(out, STR("\"enum\": ["));
		for (unsigned i = 1; f->choices[i].name != NULL; i++) {
			buf_put(out, i > 1 ? STR(", ") : STR(""));
			json_str(out, str_from(f->choices[i].name));
		}
		buf_put(out, STR("]"));
		before = ", ";
	}
	if (before != begun)
		buf_put(out, STR("}"));
}

static void
put_field(struct buf *out, const struct field *f, struct str lang)
{
	struct buf name = buf_new(out->arena, 256);

	buf_put(&name, str_from(f->name));
	if (lang.len > 0) {
		buf_put(&name, STR("@"));
		buf_put(&name, lang);
	}
	buf_put(out, STR(",\n\t\t\t\t\t{\"name\": "));
	json_str(out, (struct str){ name.at, name.len });
	put_pair(out, "type", str_from(schema_type(f)));
	if (f->kind == &kind_url)
		put_pair(out, "format", STR("uri"));
	if (f->kind == &kind_email)
		put_pair(out, "format", STR("email"));
	put_pair(out, "title", str_from(f->label));
	put_pair(out, "marsad:kind", str_from(f->kind->name));
	if (f->target != NULL)
		put_pair(out, "marsad:target", str_from(f->target->name));
	put_constraints(out, f);
	buf_put(out, STR("}"));
}

/* Lists of keys (refs) are no foreign keys as Table Schema knows them: marsad:target says it. */
static void
put_foreign_keys(struct buf *out, const struct type *t)
{
	const char *before = ",\n\t\t\t\t\"foreignKeys\": [\n\t\t\t\t\t", *begun = before;

	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];

		if (f->kind != &kind_ref)
			continue;
		buf_put(out, str_from(before));
		buf_put(out, STR("{\"fields\": "));
		json_str(out, str_from(f->name));
		buf_put(out, STR(", \"reference\": {\"resource\": "));
		json_str(out, f->target == t ? STR("") : str_from(f->target->name));
		buf_put(out, STR(", \"fields\": \"key\"}}"));
		before = ",\n\t\t\t\t\t";
	}
	if (before != begun)
		buf_put(out, STR("\n\t\t\t\t]"));
}

static void
put_resource(struct buf *out, const struct type *t)
{
	struct buf path = buf_new(out->arena, 256);

	buf_put(&path, str_from(t->name));
	buf_put(&path, STR(".csv"));
	buf_put(out, STR("\n\t\t{\n\t\t\t\"name\": "));
	json_str(out, str_from(t->name));
	buf_put(out, STR(",\n\t\t\t\"title\": "));
	json_str(out, str_from(t->plural));
	buf_put(out, STR(",\n\t\t\t\"path\": "));
	json_str(out, (struct str){ path.at, path.len });
	buf_put(out,
	    STR(",\n\t\t\t\"profile\": \"tabular-data-resource\",\n\t\t\t\"encoding\": "
		"\"utf-8\",\n\t\t\t\"schema\": {\n\t\t\t\t\"fields\": [\n"
		"\t\t\t\t\t{\"name\": \"key\", \"type\": \"string\", \"constraints\": "
		"{\"required\": true, \"unique\": true}}"));
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		int langs = f->kind == &kind_i18n ? LANG_COUNT : 1;

		for (int lang = 0; lang < langs; lang++)
			put_field(out, f, langs > 1 ? lang_code((enum lang)lang) : STR(""));
	}
	buf_put(out,
	    STR(",\n\t\t\t\t\t{\"name\": \"missing\", \"type\": \"string\"}\n\t\t\t\t],\n"
		"\t\t\t\t\"missingValues\": [\"\"],\n\t\t\t\t\"primaryKey\": \"key\""));
	put_foreign_keys(out, t);
	buf_put(out, STR("\n\t\t\t}\n\t\t}"));
}

static void
put_settings(struct buf *out)
{
	buf_put(out,
	    STR(",\n\t\t{\n\t\t\t\"name\": \"setting\",\n\t\t\t\"title\": \"Settings\",\n"
		"\t\t\t\"path\": \"setting.csv\",\n"
		"\t\t\t\"profile\": \"tabular-data-resource\",\n\t\t\t\"encoding\": "
		"\"utf-8\",\n\t\t\t\"schema\": {\n\t\t\t\t\"fields\": [\n"
		"\t\t\t\t\t{\"name\": \"name\", \"type\": \"string\", \"constraints\": "
		"{\"required\": true, \"unique\": true, \"pattern\": \"[a-z_.]+\"}},\n"
		"\t\t\t\t\t{\"name\": \"value\", \"type\": \"string\"}\n\t\t\t\t],\n"
		"\t\t\t\t\"primaryKey\": \"name\"\n\t\t\t}\n\t\t}"));
}

void
table_package(struct buf *out, const struct type *const *list, bool settings)
{
	buf_put(out,
	    STR("{\n\t\"profile\": \"tabular-data-package\",\n\t\"name\": \"marsad\",\n"
		"\t\"resources\": ["));
	for (const struct type *const *t = list; *t != NULL; t++) {
		buf_put(out, t == list ? STR("") : STR(","));
		put_resource(out, *t);
	}
	if (settings)
		put_settings(out);
	buf_put(out, STR("\n\t]\n}\n"));
}
