/*
 * The format `table`, in: CSV files whose columns are the fields of a record type.
 *
 * TYPE.csv holds records of that type; its first row names the fields. A field of several
 * languages has a column each (title@ar). References are keys, several separated by semicolons,
 * and type/key where any type may stand. `key` is the record's key (it may be left out where the
 * type makes it from its fields), `missing` says why cells are empty ("due: not_applicable").
 *
 * A row whose key is known is a new version of that record. An empty cell clears the field; a
 * column that is not there keeps what the record holds.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "exchange/table.h"

/* ---- Opening ---- */

static void
problem(struct intake *in, struct str file, struct str value, const char *text)
{
	intake_problem(in, (struct problem){ .file = file, .value = value, .text = text });
}

static const char *
terminated(struct arena *a, struct str s)
{
	return arena_grow(a, s.at, s.len, s.len + 1);
}

/* What cannot be read twice is copied to a file without a name. */
static int
copy_to_disk(int from)
{
	const char *folder = secure_getenv("TMPDIR");
	int to = open(folder == NULL ? "/tmp" : folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	char block[1 << 14];
	ssize_t n = 1;

	while (to >= 0 && n != 0) {
		n = read(from, block, sizeof(block));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || (n > 0 && write(to, block, (size_t)n) != n)) {
			close(to);
			return -1;
		}
	}
	return to;
}

int
table_open_file(const char *path, int64_t *size)
{
	bool is_input = strcmp(path, "-") == 0;
	int fd = is_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;

	if (fd >= 0 && (fstat(fd, &st) != 0 || is_input || !S_ISREG(st.st_mode))) {
		int copy = fd >= 0 && S_ISDIR(st.st_mode) ? -1 : copy_to_disk(fd);

		if (!is_input)
			close(fd);
		fd = copy;
	}
	if (fd >= 0 && fstat(fd, &st) == 0)
		*size = st.st_size;
	return fd;
}

/* "demo/plan.csv": folder "demo", name "plan". */
static void
split_path(struct str path, struct str *folder, struct str *name)
{
	size_t slash = path.len;

	while (slash > 0 && path.at[slash - 1] != '/')
		slash--;
	*name = str_skip(path, slash);
	*folder = slash > 1 ? (struct str){ path.at, slash - 1 } : slash == 1 ? STR("/") : STR(".");
	if (str_ends(*name, STR(".csv")) || str_ends(*name, STR(".CSV")))
		name->len -= strlen(".csv");
}

static void
read_header(struct intake *in, struct table_file *file)
{
	struct arena_mark mark = arena_mark(in->work->arena);
	struct csv csv;
	enum csv_got got;

	csv_begin(in->work->arena, &csv, file->fd);
	got = csv_next(&csv);
	if (got == CSV_ROW && !csv_is_blank(&csv))
		table_bind(in, &file->sheet, csv.cells, csv.count);
	else if (got == CSV_BAD)
		intake_problem(in,
		    (struct problem){ .file = file->sheet.file,
			.row = csv.bad_row,
			.value = csv.bad_value,
			.text = csv.why });
	else
		problem(in, file->sheet.file, STR(""),
		    MESSAGE("The file is empty: its first row names the columns."));
	arena_release(in->work->arena, mark);
}

static void
open_one(struct intake *in, struct str path, struct table_file ***last)
{
	struct arena *a = in->job->arena;
	struct table_file *file = arena_take(a, sizeof(*file));
	struct sheet *s = &file->sheet;
	struct str name;
	int64_t size = 0;

	split_path(path, &s->folder, &name);
	s->file = path;
	s->type = in->job->type;
	file->is_settings = s->type == NULL && str_equal(name, STR("setting"));
	if (s->type == NULL)
		s->type = type_by_name(name);
	if (s->type == NULL)
		s->type = type_by_path(name);
	if (s->type == NULL && !file->is_settings) {
		problem(in, path, name,
		    MESSAGE(
			"No record type has this name: name the file after one, or say --type."));
		return;
	}
	file->fd = table_open_file(terminated(a, path), &size);
	if (file->fd < 0) {
		problem(in, path, STR(""), MESSAGE("The file could not be read."));
		return;
	}
	in->total_bytes += size;
	**last = file;
	*last = &file->next;
	if (!file->is_settings)
		read_header(in, file);
}

static struct str
join(struct arena *a, struct str folder, struct str name)
{
	struct buf out = buf_new(a, PATH_MAX + NAME_MAX);

	buf_put(&out, folder);
	buf_put(&out, str_ends(folder, STR("/")) ? STR("") : STR("/"));
	buf_put(&out, name);
	return (struct str){ out.at, out.len };
}

/* A CSV file of no type in a folder is a mistake, not something to pass over. */
static void
look_for_strangers(struct intake *in, struct str folder, DIR *dir)
{
	struct dirent *entry;

	while ((entry = readdir(dir)) != NULL) {
		struct str name = str_from(entry->d_name), stem = name;

		if (!str_ends(name, STR(".csv")) || name.at[0] == '.')
			continue;
		stem.len -= strlen(".csv");
		if (type_by_name(stem) == NULL && !str_equal(stem, STR("setting")))
			problem(in, join(in->job->arena, folder, name), stem,
			    MESSAGE("No record type has this name."));
	}
}

/* The files of a folder in the order of the catalogue, in which references point back. */
static void
open_folder(struct intake *in, struct str folder, DIR *dir, struct table_file ***last)
{
	struct arena *a = in->job->arena;
	bool any = false;

	for (const struct type *const *t = types; *t != NULL; t++) {
		struct buf name = buf_new(a, 256);
		struct str path;

		buf_put(&name, str_from((*t)->name));
		buf_put(&name, STR(".csv"));
		path = join(a, folder, (struct str){ name.at, name.len });
		if (access(terminated(a, path), F_OK) == 0) {
			open_one(in, path, last);
			any = true;
		}
	}
	if (access(terminated(a, join(a, folder, STR("setting.csv"))), F_OK) == 0) {
		open_one(in, join(a, folder, STR("setting.csv")), last);
		any = true;
	}
	look_for_strangers(in, folder, dir);
	if (!any)
		problem(in, folder, STR(""),
		    MESSAGE("This folder holds no file that is named after a record type."));
}

static enum err
table_open(struct intake *in, const struct str *paths, size_t count, void **state)
{
	struct table_file **first = arena_take(in->job->arena, sizeof(struct table_file *));
	struct table_file **last = first;

	*state = first;
	for (size_t i = 0; i < count; i++) {
		struct str path = arena_copy(in->job->arena, paths[i]);
		DIR *dir = opendir(terminated(in->job->arena, path));

		if (dir != NULL && in->job->type == NULL)
			open_folder(in, path, dir, &last);
		else
			open_one(in, path, &last);
		if (dir != NULL)
			closedir(dir);
	}
	return ERR_OK;
}

static void
table_close(void *state)
{
	for (struct table_file *file = *(struct table_file **)state; file != NULL;
	     file = file->next)
		close(file->fd);
}

/* ---- Columns ---- */

static struct str
field_names(struct arena *a, const struct type *t)
{
	struct buf out = buf_new(a, 1 << 14);

	buf_put(&out, STR("key"));
	for (size_t i = 0; i < t->nfields; i++) {
		buf_put(&out, STR(", "));
		buf_put(&out, str_from(t->fields[i].name));
		if (t->fields[i].kind == &kind_i18n)
			buf_put(&out, STR("@ar"));
	}
	buf_put(&out, STR(", missing"));
	return (struct str){ out.at, out.len };
}

/* What a column is, by its name; NULL when all is well, else what is wrong. */
static const char *
bind_one(struct arena *a, const struct type *t, struct sheet_column *c, struct str *expected)
{
	struct str code = str_trim(c->name), name = str_cut(&code, '@');
	const struct field *f;

	*expected = STR("");
	c->lang = (enum lang)0;
	c->role = str_equal(c->name, STR("key")) ? COLUMN_KEY
	    : str_equal(c->name, STR("missing")) ? COLUMN_MISSING
						 : COLUMN_FIELD;
	if (c->role != COLUMN_FIELD)
		return NULL;
	c->field = type_field(t, name);
	if (c->field == t->nfields) {
		*expected = field_names(a, t);
		return MESSAGE("There is no such column; there are: {expected}.");
	}
	f = &t->fields[c->field];
	if (f->kind == &kind_i18n && !lang_parse(code, &c->lang)) {
		struct buf out = buf_new(a, 256);

		buf_put(&out, name);
		buf_put(&out, STR("@ar"));
		*expected = (struct str){ out.at, out.len };
		return MESSAGE("This field has a column for each language, such as {expected}.");
	}
	if (f->kind != &kind_i18n && c->name.len != name.len)
		return MESSAGE("This field has no languages.");
	return NULL;
}

void
table_bind(struct intake *in, struct sheet *s, const struct str *cells, size_t count)
{
	struct arena *a = in->job->arena;

	s->columns = arena_take(a, count * sizeof(*s->columns));
	s->ncolumns = count;
	for (size_t i = 0; i < count; i++) {
		struct sheet_column *c = &s->columns[i];
		struct str expected;
		const char *why;

		c->name = arena_copy(a, str_trim(cells[i]));
		why = bind_one(a, s->type, c, &expected);
		for (size_t before = 0; before < i && why == NULL; before++) {
			if (str_equal(s->columns[before].name, c->name))
				why = MESSAGE("This column stands twice.");
		}
		if (why != NULL)
			intake_problem(in,
			    (struct problem){ .file = s->file,
				.row = 1,
				.column = c->name,
				.text = why,
				.expected = expected });
	}
	if (in->job->problems.total == 0) {
		sheet_bind(s);
		sheet_number(in, s);
	}
}

/* ---- Rows ---- */

static enum err
setting_row(struct intake *in, struct table_file *file, const struct csv *csv)
{
	struct str name = str_trim(csv->cells[0]);
	struct problem p = {
		.file = file->sheet.file, .row = csv->row, .column = STR("name"), .value = name
	};

	if (csv->row == 1) {
		p.text = MESSAGE("The columns of this file are name and value.");
		if (!str_equal(name, STR("name")) ||
		    !str_equal(str_trim(csv->cells[1]), STR("value")))
			intake_problem(in, p);
		return ERR_OK;
	}
	p.text = MESSAGE("A setting's name has letters a to z, _ and . only.");
	for (size_t i = 0; i < name.len; i++) {
		if (memchr("abcdefghijklmnopqrstuvwxyz_.", name.at[i], 28) == NULL) {
			intake_problem(in, p);
			return ERR_OK;
		}
	}
	if (name.len == 0)
		intake_problem(in, p);
	if (name.len == 0 || in->round != ROUND_CHECK)
		return ERR_OK;
	p.text = in->nsettings == STORE_SETTINGS_MAX ? MESSAGE("There are more than 1000 settings.")
						     : MESSAGE("This is named twice.");
	if (in->nsettings == STORE_SETTINGS_MAX ||
	    !intake_setting(in, name, csv_unguard(str_trim(csv->cells[1]))))
		intake_problem(in, p);
	return ERR_OK;
}

static enum err
one_row(struct intake *in, struct table_file *file, const struct csv *csv)
{
	struct sheet *s = &file->sheet;
	size_t want = file->is_settings ? 2 : s->ncolumns;

	if (csv_is_blank(csv))
		return ERR_OK;
	if (csv->count != want) {
		struct buf cells = buf_new(in->work->arena, 64);

		buf_printf(&cells, "%zu", want);
		intake_problem(in,
		    (struct problem){ .file = s->file,
			.row = csv->row,
			.text = csv->count < want
			    ? MESSAGE("This row has fewer cells than the first row: "
				      "{expected} are expected.")
			    : MESSAGE("This row has more cells than the first row: "
				      "{expected} are expected."),
			.expected = { cells.at, cells.len } });
		return ERR_OK;
	}
	if (file->is_settings)
		return setting_row(in, file, csv);
	return csv->row == 1 ? ERR_OK : intake_row(in, s, csv->cells, csv->row);
}

static void
tell_bad(struct intake *in, const struct sheet *s, const struct csv *csv)
{
	in->unread = true;
	intake_problem(in,
	    (struct problem){ .file = s->file,
		.row = csv->bad_row,
		.column = csv->bad_cell < s->ncolumns ? s->columns[csv->bad_cell].name : STR(""),
		.value = csv->bad_value,
		.text = csv->why });
}

static enum err
feed_file(struct intake *in, struct table_file *file)
{
	enum err err = ERR_OK;
	enum csv_got got = CSV_END;
	int64_t done = 0;
	struct csv csv;

	csv_begin(in->work->arena, &csv, file->fd);
	while (err == ERR_OK && (got = csv_next(&csv)) == CSV_ROW) {
		err = one_row(in, file, &csv);
		if (err == ERR_OK)
			err = intake_step(in, csv.done - done);
		done = csv.done;
	}
	if (got == CSV_BAD)
		tell_bad(in, &file->sheet, &csv);
	return err;
}

static enum err
table_feed(struct intake *in, void *state)
{
	for (struct table_file *file = *(struct table_file **)state; file != NULL;
	     file = file->next) {
		struct arena_mark mark = arena_mark(in->work->arena);
		enum err err = feed_file(in, file);

		arena_release(in->work->arena, mark);
		TRY(err);
	}
	return ERR_OK;
}

const struct format format_table = {
	.name = "table",
	.label = MESSAGE("CSV files, one a record type"),
	.open = table_open,
	.feed = table_feed,
	.close = table_close,
	.write = table_write,
};
