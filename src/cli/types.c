/* marsad types: what records the program knows, for people and for programs. */
#include <stdio.h>

#include "base/json.h"
#include "cli/cli.h"
#include "exchange/exchange.h"

enum { OUT_MAX = 4 << 20 };

const char usage_types[] = MESSAGE(
    "usage: marsad types [TYPE] [--json | --markdown]\n"
    "\n"
    "Lists the record types with their fields; with TYPE, that one alone.\n"
    "\n"
    "\t--json       for programs\n"
    "\t--markdown   the data dictionary\n"
    "\n"
    "example:\n"
    "\tmarsad types commitment\n");

static void
put_text(struct buf *out, const struct type *t)
{
	buf_put(out, str_from(t->name));
	buf_put(out, STR("\n"));
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];

		buf_printf(out, "  %-14s %-9s %-9s ", f->name, f->kind->name,
		    f->required ? "required" : "");
		buf_put(out, str_from(f->label));
		if (f->target != NULL)
			buf_printf(out, " (%s)", f->target->name);
		buf_put(out, STR("\n"));
		for (unsigned n = 1; f->choices != NULL && f->choices[n].name != NULL; n++) {
			buf_printf(out, "%28s%-20s ", "", f->choices[n].name);
			buf_put(out, str_from(f->choices[n].label));
			buf_put(out, STR("\n"));
		}
	}
}

static void
put_json_field(struct buf *out, const struct field *f)
{
	buf_put(out, STR("{\"name\":"));
	json_str(out, str_from(f->name));
	buf_put(out, STR(",\"kind\":"));
	json_str(out, str_from(f->kind->name));
	buf_put(out, STR(",\"label\":"));
	json_str(out, str_from(f->label));
	buf_put(out, f->required ? STR(",\"required\":true") : STR(",\"required\":false"));
	if (f->target != NULL) {
		buf_put(out, STR(",\"target\":"));
		json_str(out, str_from(f->target->name));
	}
	if (f->max > 0)
		buf_printf(out, ",\"max\":%u", f->max);
	for (unsigned i = 1; f->choices != NULL && f->choices[i].name != NULL; i++) {
		buf_put(out, i == 1 ? STR(",\"choices\":[") : STR(","));
		json_str(out, str_from(f->choices[i].name));
	}
	buf_put(out, f->choices != NULL ? STR("]}") : STR("}"));
}

static void
put_json(struct buf *out, const struct type *t)
{
	buf_put(out, STR("{\"name\":"));
	json_str(out, str_from(t->name));
	buf_put(out, STR(",\"label\":"));
	json_str(out, str_from(t->label));
	buf_put(out, STR(",\"path\":"));
	json_str(out, str_from(t->path));
	buf_put(out, STR(",\"key\":["));
	for (size_t i = 0; i < t->nkey_fields; i++) {
		buf_put(out, i > 0 ? STR(",") : STR(""));
		json_str(out, str_from(t->fields[t->key_fields[i]].name));
	}
	buf_put(out, STR("],\"fields\":["));
	for (size_t i = 0; i < t->nfields; i++) {
		buf_put(out, i > 0 ? STR(",") : STR(""));
		put_json_field(out, &t->fields[i]);
	}
	buf_put(out, STR("]}"));
}

static void
put_all(struct buf *out, const struct type *only, bool json)
{
	const char *before = "";

	buf_put(out, json ? STR("[") : STR(""));
	for (const struct type *const *t = types; *t != NULL; t++) {
		if (only != NULL && only != *t)
			continue;
		buf_put(out, str_from(before));
		if (json)
			put_json(out, *t);
		else
			put_text(out, *t);
		before = json ? ",\n" : "\n";
	}
	buf_put(out, json ? STR("]\n") : STR(""));
}

int
cli_types(const struct command *c, int argc, char **argv)
{
	struct arena *a = arena_new(64 << 20);
	struct buf out = buf_new(a, OUT_MAX);
	const struct type *only = NULL;
	bool json = false, markdown = false;
	const struct option_of options[] = {
		{ "json", 0, NULL, &json },
		{ "markdown", 0, NULL, &markdown },
	};
	struct asked asked;
	int code = EXIT_DONE;

	if (cli_options(a, c, argc, argv, options, 2, 0, 1, &asked, &code)) {
		if (asked.count > 0)
			only = type_by_name(str_from(asked.words[0]));
		if (asked.count > 0 && only == NULL) {
			code = cli_wrong(
			    c, MESSAGE("there is no record type {value}"), asked.words[0]);
		} else {
			if (markdown)
				dictionary_write(&out);
			else
				put_all(&out, only, json);
			code = cli_print(c, &out);
		}
	}
	arena_free(a);
	return code;
}
