/*
 * Lists as files: JSON page by page, CSV whole, Atom for those who follow.
 *
 * They take the same parameters as the list that readers see and give the same records. The CSV
 * has the columns of the format `table`, so that it can be taken back in.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/json.h"
#include "web/list.h"

enum {
	JSON_MAX = 32 << 20,
	ROW_MAX = 16 << 20,
	HEAD_MAX = 1 << 16,
	BODY_MAX = 1 << 19, /* larger files are sent from the disk */
	FEED_ENTRIES = 50
};

/* ---- JSON ---- */

static void
json_member(struct buf *out, const char *name)
{
	buf_put(out, STR(",\n"));
	json_str(out, str_from(name));
	buf_put(out, STR(": "));
}

static void
json_page(const struct listing *ls, struct buf *out, const char *name, size_t page)
{
	struct listing other = *ls;

	if (page < 1 || page > ls->pages)
		return;
	other.page = page;
	json_member(out, name);
	json_str(out, address_full(ls->rq, listing_address(&other, "json")));
}

enum err
list_json(struct request *rq, struct response *rs)
{
	int64_t ids[LIST_PAGE];
	struct listing ls;
	size_t count;

	TRY(listing_read(rq, &ls));
	TRY(listing_ids(&ls, ids, &count));
	rs->type = STR("application/json; charset=utf-8");
	rs->out = buf_new(rq->work.arena, JSON_MAX);
	buf_put(&rs->out, STR("{\"type\": "));
	json_str(&rs->out, str_from(ls.type->name));
	json_member(&rs->out, "count");
	json_integer(&rs->out, (int64_t)ls.result.count);
	json_member(&rs->out, "of");
	json_integer(&rs->out, (int64_t)ls.result.whole);
	json_page(&ls, &rs->out, "self", ls.page);
	json_page(&ls, &rs->out, "previous", ls.page - 1);
	json_page(&ls, &rs->out, "next", ls.page + 1);
	json_member(&rs->out, "records");
	for (size_t i = 0; i < count; i++) {
		void *record = arena_take(rq->work.arena, ls.type->size);

		TRY(store_load(&rq->work, ls.type, ids[i], record));
		buf_put(&rs->out, i == 0 ? STR("[\n") : STR(",\n"));
		TRY(store_json(&rq->work, ls.type, record, &rs->out));
	}
	buf_put(&rs->out, count == 0 ? STR("[]}\n") : STR("\n]}\n"));
	return ERR_OK;
}

/* ---- CSV ---- */

static int
columns_of(const struct field *f)
{
	return f->kind == &kind_i18n ? LANG_COUNT : 1;
}

static void
csv_head(struct buf *out, const struct type *t)
{
	buf_put(out, STR("key"));
	for (size_t i = 0; i < t->nfields; i++) {
		for (int lang = 0; lang < columns_of(&t->fields[i]); lang++) {
			buf_printf(out, ",%s", t->fields[i].name);
			if (t->fields[i].kind == &kind_i18n)
				buf_printf(out, "@%.*s", STR_ARG(lang_code((enum lang)lang)));
		}
	}
	buf_put(out, STR(",missing\r\n"));
}

static void
csv_missing(struct buf *out, const struct type *t, const void *record)
{
	const char *before = ",";
	enum missing why;

	for (size_t i = 0; i < t->nfields; i++) {
		if (field_is_set(t, i, record, &why) || why == MISSING_UNKNOWN)
			continue;
		buf_printf(
		    out, "%s%s: %.*s", before, t->fields[i].name, STR_ARG(missing_name(why)));
		before = "; ";
	}
	buf_put(out, *before == ',' ? STR(",\r\n") : STR("\r\n"));
}

static enum err
csv_row(struct work *w, const struct type *t, int64_t id, struct buf *out)
{
	void *record = arena_take(w->arena, t->size);

	TRY(store_load(w, t, id, record));
	buf_put(out, record_key(t, record));
	for (size_t i = 0; i < t->nfields; i++) {
		const struct field *f = &t->fields[i];
		bool guard = f->kind == &kind_text || f->kind == &kind_i18n ||
		    f->kind == &kind_file;

		for (int lang = 0; lang < columns_of(f); lang++) {
			struct buf text = buf_new(w->arena, (size_t)2 * VALUE_MAX);
			struct str cell;

			TRY(store_text(w, t, i, (enum lang)lang, record, &text));
			TRY(buf_done(&text, &w->fault, &cell));
			buf_put(out, STR(","));
			csv_put(out, cell, guard);
		}
	}
	csv_missing(out, t, record);
	return ERR_OK;
}

static enum err
write_all(struct work *w, int fd, const struct buf *out)
{
	struct str rest;

	TRY(buf_done(out, &w->fault, &rest));
	while (rest.len > 0) {
		ssize_t n = write(fd, rest.at, rest.len);

		if (n < 0 && errno != EINTR)
			return fail_with(&w->fault, ERR_SYSTEM, "write: %s", strerror(errno));
		rest = str_skip(rest, n < 0 ? 0 : (size_t)n);
	}
	return ERR_OK;
}

/* Row by row: memory does not grow with the list. */
static enum err
csv_rows(struct listing *ls, int fd)
{
	struct work *w = &ls->rq->work;
	struct buf head = buf_new(w->arena, HEAD_MAX);
	size_t count = ls->result.count;
	int64_t *ids = arena_take(w->arena, count * sizeof(*ids));

	TRY(facets_page(
	    w, ls->index, &ls->result, ls->order, ls->rq->locale.lang, 0, count, ids, &count));
	csv_head(&head, ls->type);
	TRY(write_all(w, fd, &head));
	for (size_t i = 0; i < count; i++) {
		struct arena_mark mark = arena_mark(w->arena);
		struct buf out = buf_new(w->arena, ROW_MAX);
		enum err err = csv_row(w, ls->type, ids[i], &out);

		if (err == ERR_OK)
			err = write_all(w, fd, &out);
		arena_release(w->arena, mark);
		TRY(err);
	}
	return ERR_OK;
}

/* A small file becomes the body of the page: those are kept and compressed. */
static enum err
send_file(struct request *rq, struct response *rs, int fd)
{
	off_t size = lseek(fd, 0, SEEK_END);
	char *bytes;

	if (size < 0)
		return fail_with(&rq->work.fault, ERR_SYSTEM, "seek: %s", strerror(errno));
	if (size > BODY_MAX) {
		rs->has_file = true;
		rs->file = fd;
		rs->file_size = size;
		rs->unkept = true;
		return ERR_OK;
	}
	bytes = arena_take(rq->work.arena, (size_t)size);
	if (pread(fd, bytes, (size_t)size, 0) != size)
		return fail_with(&rq->work.fault, ERR_SYSTEM, "read: %s", strerror(errno));
	close(fd);
	buf_put(&rs->out, (struct str){ bytes, (size_t)size });
	return ERR_OK;
}

static struct str
file_name(struct request *rq, const struct type *t, const char *extension)
{
	struct buf b = buf_new(rq->work.arena, 200);

	buf_printf(&b, "%s.%s", t->path, extension);
	return (struct str){ b.at, b.len };
}

enum err
list_csv(struct request *rq, struct response *rs)
{
	struct listing ls;
	enum err err;
	int fd;

	TRY(listing_read(rq, &ls));
	fd = open(P_tmpdir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd < 0)
		return fail_with(&rq->work.fault, ERR_SYSTEM, "no file: %s", strerror(errno));
	rs->type = STR("text/csv; charset=utf-8; header=present");
	rs->download = file_name(rq, ls.type, "csv");
	err = csv_rows(&ls, fd);
	if (err == ERR_OK)
		err = send_file(rq, rs, fd);
	if (err != ERR_OK)
		close(fd);
	return err;
}

/* ---- Atom (RFC 4287) ---- */

static void
atom_text(struct buf *out, const char *element, struct str text)
{
	buf_printf(out, "<%s>", element);
	markup_text(out, text);
	buf_printf(out, "</%s>\n", element);
}

static void
atom_link(struct buf *out, const char *rel, const char *type, struct str address)
{
	buf_printf(out, "<link rel=\"%s\" type=\"%s\" href=\"", rel, type);
	markup_text(out, address);
	buf_put(out, STR("\"/>\n"));
}

/* A tag URI (RFC 4151): stays the same when the site moves to https or another path. */
static void
atom_id(struct buf *out, struct request *rq, struct str path)
{
	struct str host = rq->site->base;

	if (str_begins(host, STR("https://")))
		host = str_skip(host, 8);
	else if (str_begins(host, STR("http://")))
		host = str_skip(host, 7);
	buf_put(out, STR("<id>tag:"));
	markup_text(out, str_cut(&host, ':')); /* without a port */
	buf_put(out, STR(",2026:"));
	markup_text(out, path);
	buf_put(out, STR("</id>\n"));
}

static enum err
atom_entry(struct listing *ls, int64_t id, const struct change_note *change, struct buf *out)
{
	struct request *rq = ls->rq;
	struct label label;
	struct link link;

	TRY(store_label(&rq->work, ls->type, id, &label));
	link = link_of(rq, &label);
	buf_put(out, STR("<entry>\n"));
	atom_id(out, rq, link.address);
	atom_text(out, "title", link.label.text);
	atom_text(out, "updated", change->at);
	atom_link(out, "alternate", "text/html", address_full(rq, link.address));
	atom_text(out, "summary", change->label);
	buf_put(out, STR("</entry>\n"));
	return ERR_OK;
}

enum err
list_atom(struct request *rq, struct response *rs)
{
	struct layout layout = layout_new(rq, told_str(say(&rq->locale, rq->type->plural)));
	struct change_note changes[FEED_ENTRIES];
	int64_t ids[FEED_ENTRIES];
	struct listing ls;
	size_t count;

	TRY(listing_read(rq, &ls));
	TRY(facets_page(&rq->work, ls.index, &ls.result, ORDER_CHANGED, rq->locale.lang, 0,
	    FEED_ENTRIES, ids, &count));
	for (size_t i = 0; i < count; i++)
		TRY(store_since(&rq->work, ls.type, ids[i], &changes[i]));
	rs->type = STR("application/atom+xml; charset=utf-8");
	buf_printf(&rs->out,
	    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%.*s\">\n",
	    STR_ARG(lang_code(rq->locale.lang)));
	atom_id(&rs->out, rq, listing_address(&ls, "atom"));
	atom_text(&rs->out, "title", say(&rq->locale, ls.type->plural));
	/* Nothing yet: the beginning of Atom's own time, since the element is required. */
	atom_text(&rs->out, "updated", count > 0 ? changes[0].at : STR("2005-12-01T00:00:00Z"));
	buf_put(&rs->out, STR("<author>\n"));
	atom_text(&rs->out, "name", layout.site);
	buf_put(&rs->out, STR("</author>\n"));
	atom_link(&rs->out, "self", "application/atom+xml",
	    address_full(rq, listing_address(&ls, "atom")));
	atom_link(&rs->out, "alternate", "text/html", address_full(rq, listing_address(&ls, "")));
	for (size_t i = 0; i < count; i++)
		TRY(atom_entry(&ls, ids[i], &changes[i], &rs->out));
	buf_put(&rs->out, STR("</feed>\n"));
	return ERR_OK;
}
