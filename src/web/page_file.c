/*
 * GET /files/:key -- a file that the observatory keeps, by its hash.
 *
 * What a browser may show safely is shown; all else is handed over to be saved, whatever its name:
 * HTML and SVG could run scripts in the name of the site.
 */
#include "web/web.h"

enum { FILE_MAX = 64 << 20, NAME_HASH = 12 };

static const struct media {
	const char *type, *extension;
	const char *shown; /* the type under which a browser shows it; NULL: it is saved */
} media[] = {
	{ "application/pdf", "pdf", "application/pdf" },
	{ "image/png", "png", "image/png" },
	{ "image/jpeg", "jpg", "image/jpeg" },
	{ "image/gif", "gif", "image/gif" },
	{ "image/webp", "webp", "image/webp" },
	{ "text/plain", "txt", "text/plain; charset=utf-8" },
	{ "text/markdown", "md", "text/plain; charset=utf-8" },
	{ "text/csv", "csv", "text/plain; charset=utf-8" },
	{ "application/json", "json", "text/plain; charset=utf-8" },
	{ "text/html", "html", NULL },
	{ "image/svg+xml", "svg", NULL },
	{ "application/zip", "zip", NULL },
	{ "application/msword", "doc", NULL },
	{ "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", NULL },
	{ "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", NULL },
	{ "application/vnd.ms-excel", "xls", NULL },
};

static const struct media *
media_of(struct str type)
{
	static const struct media unknown = { "", "bin", NULL };

	type = str_trim(str_cut(&type, ';'));
	for (size_t i = 0; i < sizeof(media) / sizeof(media[0]); i++) {
		if (str_equal(type, str_from(media[i].type)))
			return &media[i];
	}
	return &unknown;
}

static bool
is_hash(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (memchr("0123456789abcdef", s.at[i], 16) == NULL)
			return false;
	}
	return s.len == 64;
}

enum err
file_kept(struct request *rq, struct response *rs)
{
	struct buf name = buf_new(rq->work.arena, 100);
	struct str type, bytes;

	if (!is_hash(rq->key))
		return fail_with(&rq->work.fault, ERR_NOT_FOUND, "no such file");
	TRY(params_done(rq));
	TRY(store_file(&rq->work, rq->key, &type, &bytes));
	rs->out = buf_new(rq->work.arena, FILE_MAX);
	buf_put(&rs->out, bytes);
	if (media_of(type)->shown != NULL) {
		rs->type = str_from(media_of(type)->shown);
		return ERR_OK;
	}
	rs->type = STR("application/octet-stream");
	buf_printf(&name, "%.*s.%s", NAME_HASH, rq->key.at, media_of(type)->extension);
	rs->download = (struct str){ name.at, name.len };
	return ERR_OK;
}
