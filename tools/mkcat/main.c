/* mkcat OUTDIR SYSTEM.sql FILE.cat... -- see mkcat.h. */
#include "mkcat.h"

#include <stdlib.h>
#include <string.h>

static FILE *
create(const char *dir, const char *name)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	if (f == NULL)
		die(path, 0, "cannot be written");
	return f;
}

static void
finish(FILE *f)
{
	if (fclose(f) != 0) {
		perror("mkcat");
		exit(1);
	}
}

/* A text file as a C array, for the program to carry. */
static void
embed(const char *dir, const char *text, const char *name, const char *array)
{
	char path[4096];
	FILE *in, *out = create(dir, name);
	int c, n = 0;

	snprintf(path, sizeof(path), "%s/%s", dir, text);
	in = fopen(path, "r");
	if (in == NULL)
		die(path, 0, "cannot be read");
	fprintf(out,
	    "/* From catalogue/ by mkcat. Do not edit. */\nextern const char %s[];\n"
	    "const char %s[] = {",
	    array, array);
	while ((c = fgetc(in)) != EOF)
		fprintf(out, "%s%d,", n++ % 24 == 0 ? "\n\t" : "", c);
	fprintf(out, "\n\t0,\n};\n");
	fclose(in);
	finish(out);
}

int
main(int argc, char *argv[])
{
	struct catalogue cat = { NULL, 0 };
	FILE *out;

	if (argc < 4) {
		fputs("usage: mkcat OUTDIR SYSTEM.sql FILE.cat...\n", stderr);
		return 2;
	}
	begin_catalogue(&cat);
	for (int i = 3; i < argc; i++) {
		FILE *in = fopen(argv[i], "r");

		if (in == NULL)
			die(argv[i], 0, "cannot be read");
		read_stream(&cat, in, argv[i]);
		fclose(in);
	}
	check_catalogue(&cat);
	sort_records(&cat);

	out = create(argv[1], "catalogue.h");
	write_header(out, &cat);
	finish(out);
	out = create(argv[1], "catalogue.c");
	write_tables(out, &cat);
	finish(out);
	out = create(argv[1], "typed.h");
	write_typed(out, &cat);
	finish(out);
	out = create(argv[1], "statements.c");
	write_statements(out, &cat);
	finish(out);
	out = create(argv[1], "schema.sqlite.sql");
	write_schema(out, &cat, argv[2], false);
	finish(out);
	embed(argv[1], "schema.sqlite.sql", "schema.c", "schema_sqlite");
	out = create(argv[1], "schema.postgres.sql");
	write_schema(out, &cat, argv[2], true);
	finish(out);
	return 0;
}
