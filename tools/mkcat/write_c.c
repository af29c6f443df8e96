/* Writes the catalogue as C: structs and enums, const tables, typed wrappers. */
#include "mkcat.h"

#include <stdlib.h>
#include <string.h>

static const char from[] = "/* From catalogue/ by mkcat. Do not edit. */\n";

static void
put_enum(FILE *out, const struct item *it)
{
	char *upper = text_upper(it->name);

	if (it->about[0] != '\0')
		fprintf(out, "/* %s */\n", it->about);
	fprintf(out, "enum %s {\n\t%s_NONE,\n", it->name, upper);
	for (int i = 0; i < it->nfields; i++)
		fprintf(out, "\t%s_%s,\n", upper, text_upper(it->fields[i].name));
	fprintf(out, "};\n\n");
}

static void
put_columns(FILE *out, const struct item *it)
{
	int column = 0;

	fprintf(out, "#define %s_COLUMNS \\\n\t\"id, key, version", text_upper(it->name));
	for (int i = 0; i < it->nfields; i++) {
		const struct field *f = &it->fields[i];

		for (int s = 0; s < 4 && f->kind->suffix[s] != NULL; s++) {
			fprintf(out, ++column % 6 == 0 ? ", \" \\\n\t\"" : ", ");
			fprintf(out, "%s%s", f->name, f->kind->suffix[s]);
		}
		if (!f->required)
			fprintf(out, ", %s_missing", f->name);
	}
	fprintf(out, "\"\n\n");
}

static void
put_record(FILE *out, const struct item *it)
{
	char *upper = text_upper(it->name);

	if (it->about[0] != '\0')
		fprintf(out, "/* %s */\n", it->about);
	fprintf(out, "enum %s_field {\n", it->name);
	for (int i = 0; i < it->nfields; i++)
		fprintf(out, "\t%s_%s,\n", upper, text_upper(it->fields[i].name));
	fprintf(out,
	    "\t%s_FIELDS\n};\n\nstruct %s {\n\tstruct %s_id id;\n\tstruct str key;\n"
	    "\tint64_t version;\n",
	    upper, it->name, it->name);
	for (int i = 0; i < it->nfields; i++) {
		const struct field *f = &it->fields[i];

		fprintf(out, "\t");
		if (f->kind->ctype != NULL)
			fprintf(out, "%s", f->kind->ctype);
		else if (f->kind->of_enum)
			fprintf(out, "enum %s", f->of);
		else
			fprintf(out, "struct %s_id", f->of);
		fprintf(out, " %s;\n", f->name);
	}
	fprintf(out, "\tunsigned char missing[%s_FIELDS]; /* enum missing */\n};\n\n", upper);
	put_columns(out, it);
	fprintf(out, "extern const struct type %s_type;\n\n", it->name);
}

void
write_header(FILE *out, struct catalogue *cat)
{
	int records = 0;

	fprintf(out,
	    "%s#ifndef GEN_CATALOGUE_H\n#define GEN_CATALOGUE_H\n\n"
	    "#include \"record/record.h\"\n\n",
	    from);
	for (int i = 0; i < cat->count; i++) {
		if (cat->items[i].is_enum)
			put_enum(out, &cat->items[i]);
	}
	for (int i = 0; i < cat->count; i++) {
		if (!cat->items[i].is_enum)
			fprintf(out, "struct %s_id {\n\tint64_t n;\n};\n", cat->items[i].name);
	}
	fprintf(out,
	    "\n/* The number of each type: its place in types[]. Not stored anywhere. */\n"
	    "enum type_number {\n");
	for (int i = 0; i < cat->count; i++) {
		if (!cat->items[i].is_enum) {
			fprintf(out, "\tTYPE_%s,\n", text_upper(cat->items[i].name));
			records++;
		}
	}
	fprintf(out,
	    "\tTYPES\n};\n\n_Static_assert((int)TYPES <= (int)TYPES_MAX, \"a type is a bit of a "
	    "mask\");\n\n");
	for (int i = 0; i < cat->count; i++) {
		if (!cat->items[i].is_enum)
			put_record(out, &cat->items[i]);
	}
	fprintf(out, "#endif\n");
}

/* ---- Tables ---- */

static void
put_choices(FILE *out, const struct item *it)
{
	char *upper = text_upper(it->name);

	fprintf(out, "static const struct choice %s_choices[] = {\n", it->name);
	for (int i = 0; i < it->nfields; i++)
		fprintf(out, "\t[%s_%s] = { \"%s\", \"%s\" },\n", upper,
		    text_upper(it->fields[i].name), it->fields[i].name, it->fields[i].label);
	fprintf(out, "\t{ NULL, NULL },\n};\n\n");
}

static void
put_field(FILE *out, const struct item *it, const struct field *f)
{
	const struct {
		const char *name;
		bool flag;
	} flags[] = { { "required", f->required }, { "search", f->search },
		{ "caption", f->caption }, { "list", f->list }, { "facet", f->facet },
		{ "alias", f->alias }, { "is_long", f->is_long } };

	fprintf(out,
	    "\t[%s_%s] = { .name = \"%s\", .label = \"%s\",\n\t    .kind = &kind_%s, "
	    ".at = offsetof(struct %s, %s)",
	    text_upper(it->name), text_upper(f->name), f->name, f->label, f->kind->name, it->name,
	    f->name);
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		if (flags[i].flag)
			fprintf(out, ", .%s = true", flags[i].name);
	}
	if (f->max != NULL)
		fprintf(out, ", .max = %s", f->max);
	if (f->kind->of_enum)
		fprintf(out, ",\n\t    .choices = %s_choices", f->of);
	if (f->kind->of_record)
		fprintf(out, ",\n\t    .target = &%s_type", f->of);
	fprintf(out, " },\n");
}

/* Fields of any record that lead back to this one; `any` leads back to all. */
static void
put_reverses(FILE *out, const struct catalogue *cat, const struct item *it)
{
	fprintf(out, "static const struct reverse %s_reverses[] = {\n", it->name);
	for (int i = 0; i < cat->count; i++) {
		const struct item *other = &cat->items[i];

		for (int f = 0; !other->is_enum && f < other->nfields; f++) {
			const struct field *field = &other->fields[f];

			if (field->reverse == NULL ||
			    (field->of != NULL && strcmp(field->of, it->name) != 0))
				continue;
			fprintf(out, "\t{ \"%s\", &%s_type, %s_%s },\n", field->reverse,
			    other->name, text_upper(other->name), text_upper(field->name));
		}
	}
	fprintf(out, "\t{ NULL, NULL, 0 },\n};\n\n");
}

static void
put_type(FILE *out, const struct catalogue *cat, const struct item *it)
{
	char *upper = text_upper(it->name);

	fprintf(out, "static const struct field %s_fields[] = {\n", it->name);
	for (int i = 0; i < it->nfields; i++)
		put_field(out, it, &it->fields[i]);
	fprintf(out, "};\n\n");
	if (it->nkey > 0) {
		fprintf(out, "static const unsigned char %s_key[] = {", it->name);
		for (int i = 0; i < it->nkey; i++)
			fprintf(out, "%s %s_%s", i > 0 ? "," : "", upper, text_upper(it->key[i]));
		fprintf(out, " };\n\n");
	}
	put_reverses(out, cat, it);
	fprintf(out,
	    "const struct type %s_type = {\n\t.number = TYPE_%s,\n\t.name = \"%s\", "
	    ".label = \"%s\", .plural = \"%s\",\n\t.path = \"%s\",\n"
	    "\t.read = ROLE_%s, .write = ROLE_%s,\n\t.size = sizeof(struct %s),\n",
	    it->name, upper, it->name, it->label, it->plural, it->path, text_upper(it->read),
	    text_upper(it->write), it->name);
	fprintf(out,
	    "\t.key_at = offsetof(struct %s, key),\n\t.version_at = offsetof(struct %s, version),\n"
	    "\t.missing_at = offsetof(struct %s, missing),\n"
	    "\t.fields = %s_fields, .nfields = %s_FIELDS,\n",
	    it->name, it->name, it->name, it->name, upper);
	if (it->nkey > 0)
		fprintf(out, "\t.key_fields = %s_key, .nkey_fields = %d,\n", it->name, it->nkey);
	fprintf(
	    out, "\t.reverses = %s_reverses,\n\t.ncolumns = %d,\n};\n\n", it->name, columns_of(it));
}

void
write_tables(FILE *out, struct catalogue *cat)
{
	fprintf(out, "%s#include \"gen/catalogue.h\"\n\n", from);
	for (int i = 0; i < cat->count; i++) {
		if (cat->items[i].is_enum)
			put_choices(out, &cat->items[i]);
	}
	for (int i = 0; i < cat->count; i++) {
		if (!cat->items[i].is_enum)
			put_type(out, cat, &cat->items[i]);
	}
	fprintf(out, "const struct type *const types[] = {\n");
	for (int i = 0; i < cat->count; i++) {
		if (!cat->items[i].is_enum)
			fprintf(out, "\t&%s_type,\n", cat->items[i].name);
	}
	fprintf(out, "\tNULL,\n};\n");
}

/* ---- Typed wrappers ---- */

static void
put_wrappers(FILE *out, const struct item *it)
{
	const char *n = it->name;

	fprintf(out, "struct %s_list {\n\tstruct %s *at;\n\tsize_t count;\n};\n\n", n, n);
	fprintf(out,
	    "MUST_USE static inline enum err\n%s_load(struct work *w, struct %s_id id, "
	    "struct %s *r)\n{\n\treturn store_load(w, &%s_type, id.n, r);\n}\n\n",
	    n, n, n, n);
	fprintf(out,
	    "MUST_USE static inline enum err\n%s_find(struct work *w, struct str key, "
	    "struct %s *r)\n{\n\treturn store_find(w, &%s_type, key, r);\n}\n\n",
	    n, n, n);
	fprintf(out,
	    "MUST_USE static inline enum err\n%s_all(struct work *w, struct %s_list *list)\n{\n"
	    "\treturn store_all(w, &%s_type, (void **)&list->at, &list->count);\n}\n\n",
	    n, n, n);
}

static void
put_ways_back(FILE *out, const struct item *it)
{
	for (int i = 0; i < it->nfields; i++) {
		const struct field *f = &it->fields[i];
		const char *of = f->of == NULL ? "any" : f->of;

		if (f->reverse == NULL)
			continue;
		fprintf(out,
		    "MUST_USE static inline enum err\n%s_%s(struct work *w, struct %s_id id, "
		    "struct %s_list *list)\n{\n\treturn store_reverse(w, &%s_type, %s_%s, id.n, "
		    "(void **)&list->at, &list->count);\n}\n\n",
		    of, f->reverse, of, it->name, it->name, text_upper(it->name),
		    text_upper(f->name));
	}
}

void
write_typed(FILE *out, struct catalogue *cat)
{
	fprintf(out,
	    "%s#ifndef GEN_TYPED_H\n#define GEN_TYPED_H\n\n#include \"gen/catalogue.h\"\n"
	    "#include \"store/store.h\"\n\n",
	    from);
	for (int i = 0; i < cat->count; i++) {
		if (!cat->items[i].is_enum)
			put_wrappers(out, &cat->items[i]);
	}
	for (int i = 0; i < cat->count; i++) {
		if (!cat->items[i].is_enum)
			put_ways_back(out, &cat->items[i]);
	}
	fprintf(out, "#endif\n");
}
