/* Any field of any record, for a reader: what derived pages are made of. */
#include "view/prose.h"
#include "web/web.h"

enum { WORDS_MAX = 1 << 16 };

static struct str
text_of(const struct buf *b)
{
	return (struct str){ b->at, b->len };
}

static enum err
links_to(struct request *rq, const struct type *t, const int64_t *ids, size_t count, struct fact *f)
{
	struct link *links = arena_take(rq->work.arena, count * sizeof(*links));

	for (size_t i = 0; i < count; i++)
		TRY(link_to(rq, t, ids[i], &links[i]));
	f->links = links;
	f->nlinks = count;
	return ERR_OK;
}

/* The host and no more: the address itself is in the link. */
static struct told
host_of(struct str url)
{
	struct str rest = url;

	str_cut(&rest, ':');
	while (str_begins(rest, STR("/")))
		rest = str_skip(rest, 1);
	if (str_begins(rest, STR("www.")))
		rest = str_skip(rest, 4);
	return (struct told){ str_cut(&rest, '/'), STR("en"), STR("ltr") };
}

static enum err
file_link(struct request *rq, const struct file_ref *file, struct fact *f)
{
	struct link *link = arena_take(rq->work.arena, sizeof(*link));
	struct buf path = buf_new(rq->work.arena, 200);

	buf_put(&path, STR("/files/"));
	buf_put(&path, file->hash);
	*link = link_at(rq, file->name, text_of(&path));
	f->links = link;
	f->nlinks = 1;
	return ERR_OK;
}

static void
url_link(struct request *rq, struct str url, struct fact *f)
{
	struct link *link = arena_take(rq->work.arena, sizeof(*link));

	*link = (struct link){ host_of(url), url };
	f->links = link;
	f->nlinks = 1;
}

enum err
fact_of(struct request *rq, const struct type *t, size_t field, const void *record, struct fact *f)
{
	const struct field *fd = &t->fields[field];
	const void *value = field_of(fd, record);
	enum missing why;

	*f = (struct fact){ .label = say(&rq->locale, fd->label) };
	if (!field_is_set(t, field, record, &why)) {
		f->status = status_missing(rq, why);
		return ERR_OK;
	}
	if (fd->kind == &kind_ref || fd->kind == &kind_any)
		return links_to(rq, fd->target, value, 1, f);
	if (fd->kind == &kind_refs) {
		const struct refs *refs = value;

		return links_to(rq, fd->target, refs->at, refs->count, f);
	}
	if (fd->kind == &kind_file)
		return file_link(rq, value, f);
	if (fd->kind == &kind_url)
		url_link(rq, *(const struct str *)value, f);
	else if (fd->kind == &kind_date)
		f->date = *(const struct date *)value;
	else if (fd->kind == &kind_i18n)
		f->text = told_i18n(&rq->locale, value);
	else
		f->text = told_str(field_say(rq->work.arena, &rq->locale, t, field, record));
	if (str_equal(str_from(fd->name), STR("source")))
		f->linked = prose_linked(rq->work.arena, f->text.text);
	if (fd->alias && f->text.text.len > 0)
		f->code = f->text.text;
	return ERR_OK;
}

enum err
facts_of(struct request *rq, const struct type *t, const void *record, const unsigned char *fields,
    struct facts *facts)
{
	size_t count = 0;

	while (fields[count] != TYPE_FIELDS_MAX)
		count++;
	facts->at = arena_take(rq->work.arena, count * sizeof(*facts->at));
	facts->count = count;
	for (size_t i = 0; i < count; i++)
		TRY(fact_of(rq, t, fields[i], record, &facts->at[i]));
	return ERR_OK;
}

enum err
words_of(
    struct request *rq, const struct type *t, size_t field, const void *record, struct told *words)
{
	struct buf b = buf_new(rq->work.arena, WORDS_MAX);
	struct fact f;

	*words = told_str(STR(""));
	if (!field_is_set(t, field, record, NULL))
		return ERR_OK;
	TRY(fact_of(rq, t, field, record, &f));
	if (t->fields[field].kind == &kind_url) {
		*words = told_str(*(const struct str *)field_of(&t->fields[field], record));
		return ERR_OK;
	}
	if (f.nlinks == 1) {
		*words = f.links[0].label;
		return ERR_OK;
	}
	if (f.nlinks == 0 && !date_is_set(f.date)) {
		*words = f.text;
		return ERR_OK;
	}
	for (size_t i = 0; i < f.nlinks; i++) {
		if (i > 0)
			buf_put(&b, say(&rq->locale, ", "));
		buf_put(&b, f.links[i].label.text);
	}
	if (f.nlinks == 0)
		date_print(&b, &rq->locale, f.date);
	*words = told_str(text_of(&b));
	return ERR_OK;
}
