/*
 * Writes the schema of both engines, and the statements that every type has.
 *
 * A type is a table of row versions, T_row, and a view T of those that can be seen now: a version
 * begins with one change (`since`) and ends with another (`until`), and what a pending import
 * brings is not seen until it is published. See src/store/system.sql.
 */
#include "mkcat.h"

#include <stdlib.h>
#include <string.h>

typedef int column_function(FILE *, const char *name, const char *type, bool required, int n);

/* Calls for each column of the fields, in the order of a row; the count so far is passed along. */
static int
each_column(FILE *out, const struct item *it, bool postgres, column_function *put)
{
	char name[128];
	int n = 0;

	for (int i = 0; i < it->nfields; i++) {
		const struct field *f = &it->fields[i];

		for (int s = 0; s < 4 && f->kind->suffix[s] != NULL; s++) {
			snprintf(name, sizeof(name), "%s%s", f->name, f->kind->suffix[s]);
			n = put(out, name, postgres ? f->kind->postgres[s] : f->kind->sqlite[s],
			    f->required && s == 0, n);
		}
		snprintf(name, sizeof(name), "%s_missing", f->name);
		if (!f->required)
			n = put(out, name, postgres ? "bigint" : "INTEGER", false, n);
	}
	return n;
}

static int
put_declaration(FILE *out, const char *name, const char *type, bool required, int n)
{
	fprintf(out, ",\n\t%s %s%s%s", name, type,
	    strcmp(type, "text") == 0 ? " COLLATE \"C\"" : "", required ? " NOT NULL" : "");
	return n + 1;
}

static int
put_name(FILE *out, const char *name, const char *type, bool required, int n)
{
	(void)type, (void)required;
	fprintf(out, "%s%s", n % 6 == 5 ? ",\"\n    \" " : ", ", name);
	return n + 1;
}

static int
put_bind(FILE *out, const char *name, const char *type, bool required, int n)
{
	(void)type, (void)required;
	fprintf(out, "%s:%s", n % 6 == 5 ? ",\"\n    \" " : ", ", name);
	return n + 1;
}

static int
put_view_name(FILE *out, const char *name, const char *type, bool required, int n)
{
	(void)type, (void)required;
	fprintf(out, "%s%s", n % 6 == 5 ? ",\n\t" : ", ", name);
	return n + 1;
}

static void
put_enum_table(FILE *out, const struct item *it)
{
	fprintf(out, "CREATE TABLE %s (name text PRIMARY KEY);\nINSERT INTO %s VALUES", it->name,
	    it->name);
	for (int i = 0; i < it->nfields; i++)
		fprintf(out, "%s ('%s')", i > 0 ? "," : "", it->fields[i].name);
	fprintf(out, ";\n\n");
}

/* ---- What the facets read ---- */

/* Is the field read when the facets are counted? Those that narrow a list, and what it sorts by. */
static bool
is_scanned(const struct field *f)
{
	static const char *const kinds[] = { "enum", "set", "ref", "refs", "date" };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(f->kind->name, kinds[i]) == 0)
			return f->list || (f->facet && i < 4);
	}
	return false;
}

/* All of it in one index, so that a scan need not read the long texts that stand between. */
static void
put_scan_index(FILE *out, const struct item *it)
{
	fprintf(out, "CREATE INDEX %s_scan ON %s_row (seq, since, until, id", it->name, it->name);
	for (int i = 0; i < it->nfields; i++) {
		const struct field *f = &it->fields[i];

		if (is_scanned(f))
			fprintf(out, ", %s", f->name);
		if (is_scanned(f) && !f->required)
			fprintf(out, ", %s_missing", f->name);
	}
	fprintf(out, ");\n");
}

static void
put_table(FILE *out, const struct item *it, bool postgres)
{
	const char *integer = postgres ? "bigint" : "INTEGER";
	const char *text = postgres ? "text COLLATE \"C\"" : "TEXT";
	const char *n = it->name;

	fprintf(out,
	    "CREATE TABLE %s_row (\n\tseq %s PRIMARY KEY,\n\tid %s NOT NULL,\n\tkey %s NOT NULL,\n"
	    "\tversion %s NOT NULL,\n\tsince %s NOT NULL,\n\tuntil %s",
	    n, integer, integer, text, integer, integer, integer);
	each_column(out, it, postgres, put_declaration);
	for (int i = 0; i < it->nfields; i++) {
		if (strcmp(it->fields[i].kind->name, "enum") == 0)
			fprintf(out, ",\n\tFOREIGN KEY (%s) REFERENCES %s", it->fields[i].name,
			    it->fields[i].of);
	}
	fprintf(out,
	    "\n);\nCREATE UNIQUE INDEX %s_id ON %s_row (id, version);\nCREATE INDEX %s_key ON "
	    "%s_row (key);\n"
	    "CREATE INDEX %s_until ON %s_row (until) WHERE until IS NOT NULL;\n",
	    n, n, n, n, n, n);
	for (int i = 0; i < it->nfields; i++) {
		const struct field *f = &it->fields[i];

		if ((f->reverse != NULL && strcmp(f->kind->name, "refs") != 0) ||
		    strcmp(f->kind->name, "file") == 0)
			fprintf(
			    out, "CREATE INDEX %s_by_%s ON %s_row (%s);\n", n, f->name, n, f->name);
	}
	if (!postgres)
		put_scan_index(out, it);
	fprintf(out, "CREATE VIEW %s AS SELECT seq, since, id, key, version", n);
	each_column(out, it, postgres, put_view_name);
	fprintf(out,
	    "\n\tFROM %s_row WHERE since <> (SELECT pending FROM present)\n"
	    "\tAND (until IS NULL OR until = (SELECT pending FROM present));\n\n",
	    n);
}

/* In the system's tables @id, @integer, @text, @bytes and @clustered (rows stand in their key)
 * stand for the engine's own words. */
static void
put_system(FILE *out, const char *path, bool postgres)
{
	static const char *const words[][3] = {
		{ "@id", "INTEGER PRIMARY KEY", "bigint PRIMARY KEY" },
		{ "@integer", "INTEGER", "bigint" },
		{ "@text", "TEXT", "text COLLATE \"C\"" },
		{ "@bytes", "BLOB", "bytea" },
		{ " @clustered", " WITHOUT ROWID", "" },
	};
	char line[1024];
	FILE *in = fopen(path, "r");

	if (in == NULL)
		die(path, 0, "cannot be read");
	while (fgets(line, sizeof(line), in) != NULL) {
		const char *p = line;

		if (strncmp(p, "@sqlite ", 8) == 0 || strncmp(p, "@postgres ", 10) == 0) {
			if ((p[1] == 'p') != postgres)
				continue;
			p = strchr(p, ' ') + 1;
		}
		while (*p != '\0') {
			bool found = false;

			for (size_t i = 0; !found && i < sizeof(words) / sizeof(words[0]); i++) {
				size_t len = strlen(words[i][0]);

				found = strncmp(p, words[i][0], len) == 0;
				if (found) {
					fputs(words[i][postgres ? 2 : 1], out);
					p += len;
				}
			}
			if (!found)
				fputc(*p++, out);
		}
	}
	fclose(in);
	fputc('\n', out);
}

void
write_schema(FILE *out, struct catalogue *cat, const char *system, bool postgres)
{
	fprintf(out, "-- From catalogue/ by mkcat. Do not edit.\n\n");
	put_system(out, system, postgres);
	for (int i = 0; i < cat->count; i++) {
		if (cat->items[i].is_enum)
			put_enum_table(out, &cat->items[i]);
		else
			put_table(out, &cat->items[i], postgres);
	}
}

/* ---- Statements ---- */

static void
put_reverse_statements(FILE *out, const struct item *it)
{
	char *upper = text_upper(it->name);

	for (int i = 0; i < it->nfields; i++) {
		const struct field *f = &it->fields[i];

		if (f->reverse == NULL)
			continue;
		fprintf(out, "DB_STATEMENT(%s_by_%s,\n    \"SELECT \" %s_COLUMNS \" FROM %s\"\n",
		    it->name, f->name, upper, it->name);
		if (strcmp(f->kind->name, "refs") == 0)
			fprintf(out,
			    "    \" WHERE seq IN (SELECT seq FROM link WHERE target = :id AND "
			    "field = "
			    "'%s.%s')\"\n",
			    it->name, f->name);
		else
			fprintf(out, "    \" WHERE %s = :id\"\n", f->name);
		fprintf(out, "    \" ORDER BY id LIMIT :most\");\n");
	}
	fprintf(out, "\nstatic const struct db_statement *const %s_reverse[] = {\n", it->name);
	for (int i = 0; i < it->nfields; i++) {
		if (it->fields[i].reverse != NULL)
			fprintf(out, "\t[%s_%s] = &%s_by_%s,\n", upper,
			    text_upper(it->fields[i].name), it->name, it->fields[i].name);
	}
	fprintf(out, "\t[%s_FIELDS] = NULL,\n};\n\n", upper);
}

static const char *
caption_of(const struct item *it)
{
	for (int i = 0; i < it->nfields; i++) {
		if (it->fields[i].caption)
			return it->fields[i].name;
	}
	return "NULL AS caption";
}

/*
 * One cell a field: the value or else, as the number below 0 or the text of one digit that no value
 * is, the reason why there is none.
 */
static void
put_scan_statements(FILE *out, const struct item *it)
{
	const char *n = it->name;

	fprintf(out, "DB_STATEMENT(%s_scan,\n    \"SELECT id\"", n);
	for (int i = 0; i < it->nfields; i++) {
		const struct field *f = &it->fields[i];

		if (!is_scanned(f))
			continue;
		if (f->required)
			fprintf(out, "\n    \", %s\"", f->name);
		else if (strcmp(f->kind->name, "ref") == 0)
			fprintf(out, "\n    \", COALESCE(%s, -%s_missing)\"", f->name, f->name);
		else if (strcmp(f->kind->postgres[0], "text") == 0)
			fprintf(out, "\n    \", COALESCE(%s, CAST(%s_missing AS text))\"", f->name,
			    f->name);
		else
			fprintf(out,
			    "\n    \", COALESCE(CAST(%s AS text), CAST(%s_missing AS text))\"",
			    f->name, f->name);
	}
	fprintf(out, "\n    \" FROM %s ORDER BY seq\");\n", n);
	fprintf(out, "DB_STATEMENT(%s_names, \"SELECT id, key, %s FROM %s ORDER BY seq\");\n", n,
	    caption_of(it), n);
	fprintf(out, "DB_STATEMENT(%s_since, \"SELECT since FROM %s WHERE id = :id\");\n", n, n);
	fprintf(out, "static const unsigned char %s_scanned[] = {\n", n);
	for (int i = 0; i < it->nfields; i++) {
		if (is_scanned(&it->fields[i]))
			fprintf(out, "\t%s_%s,\n", text_upper(n), text_upper(it->fields[i].name));
	}
	fprintf(out, "\t%s_FIELDS,\n};\n", text_upper(n));
}

static void
put_statements(FILE *out, const struct item *it)
{
	char *upper = text_upper(it->name);
	const char *n = it->name;

	fprintf(out,
	    "DB_STATEMENT(%s_by_id, \"SELECT \" %s_COLUMNS \" FROM %s WHERE id = :id\");\n", n,
	    upper, n);
	fprintf(out,
	    "DB_STATEMENT(%s_by_key, \"SELECT \" %s_COLUMNS \" FROM %s WHERE key = :key\");\n", n,
	    upper, n);
	fprintf(out,
	    "DB_STATEMENT(%s_all, \"SELECT \" %s_COLUMNS \" FROM %s ORDER BY id LIMIT :most\");\n",
	    n, upper, n);
	fprintf(out, "DB_STATEMENT(%s_count, \"SELECT count(*) FROM %s\");\n", n, n);
	fprintf(out, "DB_STATEMENT(%s_label, \"SELECT key, %s FROM %s WHERE id = :id\");\n", n,
	    caption_of(it), n);
	fprintf(out,
	    "DB_STATEMENT(%s_insert, \"INSERT INTO %s_row (seq, id, key, version, since\"\n    \"",
	    n, n);
	each_column(out, it, false, put_name);
	fprintf(out, ")\"\n    \" VALUES (:seq, :id, :key, :version, :since");
	each_column(out, it, false, put_bind);
	fprintf(out, ")\");\n");
	fprintf(out,
	    "DB_STATEMENT(%s_current,\n    \"SELECT seq, since, \" %s_COLUMNS \" FROM %s_row\"\n"
	    "    \" WHERE id = :id AND until IS NULL\");\n",
	    n, upper, n);
	fprintf(out,
	    "DB_STATEMENT(%s_id_of_key,\n    \"SELECT id FROM %s_row WHERE key = :key AND until IS "
	    "NULL\");\n",
	    n, n);
	fprintf(out,
	    "DB_STATEMENT(%s_key_of_id, \"SELECT key FROM %s_row WHERE id = :id AND until IS "
	    "NULL\");\n",
	    n, n);
	fprintf(out,
	    "DB_STATEMENT(%s_close,\n    \"UPDATE %s_row SET until = :until WHERE seq = :seq\");\n",
	    n, n);
	fprintf(out,
	    "DB_STATEMENT(%s_history,\n    \"SELECT since, until, \" %s_COLUMNS \" FROM %s_row\"\n"
	    "    \" WHERE id = :id AND since <> (SELECT pending FROM present) ORDER BY "
	    "version\");\n",
	    n, upper, n);
	/* One change is pending at a time: its numbers end where the next change begins. */
	fprintf(out,
	    "DB_STATEMENT(%s_brought,\n    \"SELECT seq, id, version FROM %s_row\"\n"
	    "    \" WHERE seq > :after AND seq < (SELECT COALESCE(min(id), 9223372036854775807)\"\n"
	    "    \" FROM change WHERE id > :change) AND since = :change ORDER BY seq LIMIT "
	    ":most\");\n",
	    n, n);
	fprintf(out,
	    "DB_STATEMENT(%s_ended,\n    \"SELECT seq, id FROM %s_row\"\n"
	    "    \" WHERE until = :change AND seq > :after ORDER BY seq LIMIT :most\");\n",
	    n, n);
	fprintf(out, "DB_STATEMENT(%s_forget, \"DELETE FROM %s_row WHERE seq = :seq\");\n", n, n);
	put_scan_statements(out, it);
	put_reverse_statements(out, it);
}

void
write_statements(FILE *out, struct catalogue *cat)
{
	static const char *const slots[] = { "by_id", "by_key", "all", "count", "label", "insert",
		"current", "id_of_key", "key_of_id", "close", "history", "brought", "ended",
		"forget", "scan", "names", "since" };

	fprintf(out,
	    "/* From catalogue/ by mkcat. Do not edit. */\n#include \"gen/catalogue.h\"\n"
	    "#include \"store/statements.h\"\n\n");
	for (int i = 0; i < cat->count; i++) {
		if (!cat->items[i].is_enum)
			put_statements(out, &cat->items[i]);
	}
	fprintf(out, "const struct type_statements type_statements[] = {\n");
	for (int i = 0; i < cat->count; i++) {
		const char *n = cat->items[i].name;

		if (cat->items[i].is_enum)
			continue;
		fprintf(out, "\t[TYPE_%s] = {\n", text_upper(n));
		for (size_t s = 0; s < sizeof(slots) / sizeof(slots[0]); s++)
			fprintf(out, "\t    .%s = &%s_%s,\n", slots[s], n, slots[s]);
		fprintf(out, "\t    .scanned = %s_scanned,\n\t    .reverse = %s_reverse,\n\t},\n",
		    n, n);
	}
	fprintf(out, "};\n");
}
