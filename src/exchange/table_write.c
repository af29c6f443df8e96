/*
 * The format `table`, out: one file a type, sorted by key, so that the same records make the same
 * bytes whatever their history; setting.csv; datapackage.json; and the files that are kept.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/natural.h"
#include "exchange/table.h"

enum { KEYS_BYTES_MAX = 1 << 30, ROW_BYTES_MAX = 16 << 20, FLUSH = 1 << 16, HASH_SHOWN = 16 };

/* ---- Files ---- */

enum err
export_bytes(struct export *e, int fd, struct str bytes)
{
	while (bytes.len > 0) {
		ssize_t n = write(fd, bytes.at, bytes.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail_with(
			    &e->work->fault, ERR_SYSTEM, "cannot write: %s", strerror(errno));
		bytes = str_skip(bytes, (size_t)n);
	}
	return ERR_OK;
}

static const char *
path_of(struct export *e, struct str name)
{
	struct buf path = buf_new(e->work->arena, PATH_MAX);

	buf_put(&path, e->folder);
	buf_put(&path, STR("/"));
	buf_put(&path, name);
	buf_put(&path, (struct str){ "", 1 });
	return path.full ? "" : path.at;
}

enum err
export_create(struct export *e, struct str name, int *fd)
{
	const char *path = path_of(e, name);

	*fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (*fd < 0)
		return fail_with(
		    &e->work->fault, ERR_SYSTEM, "cannot write %s: %s", path, strerror(errno));
	e->files++;
	return ERR_OK;
}

static enum err
make_folder(struct export *e, struct str name)
{
	const char *path = path_of(e, name);

	if (mkdir(path, 0755) != 0 && errno != EEXIST)
		return fail_with(
		    &e->work->fault, ERR_SYSTEM, "cannot make %s: %s", path, strerror(errno));
	return ERR_OK;
}

enum err
export_finish(struct export *e, int fd, enum err err)
{
	if (close(fd) != 0 && err == ERR_OK)
		return fail_with(&e->work->fault, ERR_SYSTEM, "cannot write: %s", strerror(errno));
	return err;
}

/* ---- Cells ---- */

static bool
is_guarded(const struct field *f)
{
	return f->kind == &kind_text || f->kind == &kind_i18n || f->kind == &kind_file;
}

static void
put_header(struct buf *out, const struct type *t)
{
	buf_put(out, STR("key"));
	for (size_t i = 0; i < t->nfields; i++) {
		int langs = t->fields[i].kind == &kind_i18n ? LANG_COUNT : 1;

		for (int lang = 0; lang < langs; lang++) {
			buf_put(out, STR(","));
			buf_put(out, str_from(t->fields[i].name));
			if (t->fields[i].kind == &kind_i18n) {
				buf_put(out, STR("@"));
				buf_put(out, lang_code((enum lang)lang));
			}
		}
	}
	buf_put(out, STR(",missing\r\n"));
}

/* "files/0a1b…/report.pdf": the name is the one it came with, the folder tells equal names apart.
 */
static struct str
file_path(struct arena *a, const struct file_ref *file)
{
	struct buf out = buf_new(a, PATH_MAX);

	buf_put(&out, STR("files/"));
	buf_put(&out, (struct str){ file->hash.at, HASH_SHOWN });
	buf_put(&out, STR("/"));
	buf_put(&out, file->name);
	return (struct str){ out.at, out.len };
}

static enum err
put_file(struct export *e, const struct file_ref *file)
{
	struct arena *a = e->work->arena;
	struct str path = file_path(a, file), type, bytes;
	enum err err;
	int fd;

	if (e->folder.len == 0)
		return ERR_OK;
	TRY(store_file(e->work, file->hash, &type, &bytes));
	TRY(make_folder(e, STR("files")));
	TRY(make_folder(e, (struct str){ path.at, strlen("files/") + HASH_SHOWN }));
	TRY(export_create(e, path, &fd));
	err = export_bytes(e, fd, bytes);
	return export_finish(e, fd, err);
}

static enum err
put_cell(struct export *e, const struct type *t, size_t field, enum lang lang, const void *record,
    struct buf *out)
{
	const struct field *f = &t->fields[field];
	struct buf text = buf_new(e->work->arena, (size_t)2 * VALUE_MAX);
	struct str cell;

	buf_put(out, STR(","));
	if (f->kind == &kind_file && field_is_set(t, field, record, NULL)) {
		const struct file_ref *file = field_of(f, record);

		csv_put(out, file_path(e->work->arena, file), true);
		return put_file(e, file);
	}
	TRY(store_text(e->work, t, field, lang, record, &text));
	TRY(buf_done(&text, &e->work->fault, &cell));
	csv_put(out, cell, is_guarded(f));
	return ERR_OK;
}

static void
put_missing(struct buf *out, const struct type *t, const void *record)
{
	const char *before = ",";

	for (size_t i = 0; i < t->nfields; i++) {
		enum missing why;

		if (field_is_set(t, i, record, &why) || why == MISSING_UNKNOWN)
			continue;
		buf_put(out, str_from(before));
		buf_put(out, str_from(t->fields[i].name));
		buf_put(out, STR(": "));
		buf_put(out, missing_name(why));
		before = "; ";
	}
	buf_put(out, *before == ',' ? STR(",\r\n") : STR("\r\n"));
}

static enum err
put_record(struct export *e, const struct type *t, int64_t id, int fd)
{
	struct buf out = buf_new(e->work->arena, ROW_BYTES_MAX);
	void *record = arena_take(e->work->arena, t->size);
	struct str row;

	TRY(store_load(e->work, t, id, record));
	buf_put(&out, record_key(t, record));
	for (size_t i = 0; i < t->nfields; i++) {
		int langs = t->fields[i].kind == &kind_i18n ? LANG_COUNT : 1;

		for (int lang = 0; lang < langs; lang++)
			TRY(put_cell(e, t, i, (enum lang)lang, record, &out));
	}
	put_missing(&out, t, record);
	TRY(buf_done(&out, &e->work->fault, &row));
	e->rows++;
	return export_bytes(e, fd, row);
}

/* ---- One type ---- */

struct known {
	struct str key;
	int64_t id;
};

struct keys {
	struct arena *arena;
	const struct type *type;
	struct known *at;
	size_t count;
};

static enum err
note_key(void *state, const void *record)
{
	struct keys *keys = state;

	keys->at[keys->count++] = (struct known){
		arena_copy(keys->arena, record_key(keys->type, record)), record_id(record)
	};
	return ERR_OK;
}

static int
by_key(const void *a, const void *b)
{
	return natural_compare(((const struct known *)a)->key, ((const struct known *)b)->key);
}

static enum err
each_sorted(struct export *e, struct keys *keys, export_row *put, int fd)
{
	const struct watcher *watcher = &e->watcher;
	int64_t count;

	TRY(store_count(e->work, keys->type, &count));
	keys->at = arena_take(keys->arena, (size_t)count * sizeof(*keys->at));
	TRY(store_each(e->work, keys->type, note_key, keys));
	if (keys->count > 1)
		qsort(keys->at, keys->count, sizeof(*keys->at), by_key);
	for (size_t i = 0; i < keys->count; i++) {
		struct arena_mark mark = arena_mark(e->work->arena);
		enum err err = put(e, keys->type, keys->at[i].id, fd);

		arena_release(e->work->arena, mark);
		TRY(err);
		if (watcher->step != NULL && i % 100 == 0 &&
		    !watcher->step(watcher->state, MESSAGE("Writing"), (int64_t)i, count))
			return fail_with(&e->work->fault, ERR_CONFLICT, MESSAGE("stopped"));
	}
	return ERR_OK;
}

enum err
export_each(struct export *e, const struct type *t, export_row *put, int fd)
{
	struct keys keys = { .arena = arena_new(KEYS_BYTES_MAX), .type = t };
	enum err err = each_sorted(e, &keys, put, fd);

	arena_free(keys.arena);
	return err;
}

static enum err
write_type(struct export *e, const struct type *t, int fd)
{
	struct buf header = buf_new(e->work->arena, 1 << 16);
	struct str text;

	put_header(&header, t);
	TRY(buf_done(&header, &e->work->fault, &text));
	TRY(export_bytes(e, fd, text));
	return export_each(e, t, put_record, fd);
}

static enum err
write_file(struct export *e, const struct type *t)
{
	struct buf name = buf_new(e->work->arena, 256);
	enum err err;
	int fd;

	buf_put(&name, str_from(t->name));
	buf_put(&name, STR(".csv"));
	TRY(export_create(e, (struct str){ name.at, name.len }, &fd));
	err = write_type(e, t, fd);
	return export_finish(e, fd, err);
}

/* The settings of the site are no records, but an observatory is not whole without them. */
static enum err
write_settings(struct export *e)
{
	struct buf out = buf_new(e->work->arena, 16 << 20);
	struct setting *settings;
	struct str text;
	size_t count;
	enum err err;
	int fd;

	TRY(store_settings(e->work, &settings, &count));
	buf_put(&out, STR("name,value\r\n"));
	for (size_t i = 0; i < count; i++) {
		csv_put(&out, settings[i].name, false);
		buf_put(&out, STR(","));
		csv_put(&out, settings[i].value, true);
		buf_put(&out, STR("\r\n"));
	}
	TRY(buf_done(&out, &e->work->fault, &text));
	TRY(export_create(e, STR("setting.csv"), &fd));
	err = export_bytes(e, fd, text);
	return export_finish(e, fd, err);
}

static enum err
write_package(struct export *e)
{
	const struct type *one[] = { e->type, NULL };
	struct buf out = buf_new(e->work->arena, 4 << 20);
	struct str text;
	enum err err;
	int fd;

	table_package(&out, e->type != NULL ? one : types, e->type == NULL);
	TRY(buf_done(&out, &e->work->fault, &text));
	TRY(export_create(e, STR("datapackage.json"), &fd));
	err = export_bytes(e, fd, text);
	return export_finish(e, fd, err);
}

static enum err
write_some(struct export *e)
{
	for (const struct type *const *t = types; *t != NULL; t++) {
		struct arena_mark mark = arena_mark(e->work->arena);
		enum err err = ERR_OK;

		if (e->type == NULL || e->type == *t)
			err = write_file(e, *t);
		arena_release(e->work->arena, mark);
		TRY(err);
	}
	if (e->type == NULL)
		TRY(write_settings(e));
	return write_package(e);
}

enum err
table_write(struct export *e)
{
	if (e->folder.len == 0)
		return write_type(e, e->type, e->out);
	return write_some(e);
}

enum err
export_run(struct export *e)
{
	enum err err = store_snapshot(e->work);

	if (err == ERR_OK && e->folder.len > 0)
		err = make_folder(e, STR(""));
	if (err == ERR_OK)
		err = e->format->write(e);
	store_snapshot_end(e->work);
	return err;
}
