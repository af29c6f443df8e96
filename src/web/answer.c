/* From an address to its page, and from whatever happens to an answer. */
#include "web/web.h"

enum { PAGE_MAX = 4 << 20, REDIRECT_MAX = 2000 };

static const struct route {
	enum http_method method;
	struct str path;
	enum err (*page)(struct request *, struct response *);
	enum role role;
} routes[] = {
#define R(method, path, page, role) \
	{ HTTP_##method, { path, sizeof(path) - 1 }, page, ROLE_##role },
#include "web/routes.def"
#undef R
};

/* Takes a letter-only name off the front of a pattern, behind its colon. */
static struct str
take_name(struct str *pattern)
{
	size_t len = 1;

	while (len < pattern->len && pattern->at[len] >= 'a' && pattern->at[len] <= 'z')
		len++;
	struct str name = { pattern->at, len };

	*pattern = str_skip(*pattern, len);
	return name;
}

/* Does one piece of a path fit one piece of a route? Notes what stood for what. */
static bool
piece_fits(struct request *rq, struct str wanted, struct str found)
{
	struct str name, value = found;

	if (!str_begins(wanted, STR(":")))
		return str_equal(wanted, found);
	name = take_name(&wanted);
	if (found.len <= wanted.len || !str_equal(str_skip(found, found.len - wanted.len), wanted))
		return false;
	value.len -= wanted.len;
	if (memchr(value.at, '.', value.len) != NULL)
		return false;
	if (str_equal(name, STR(":type"))) {
		rq->type = type_by_path(value);
		return rq->type != NULL;
	}
	*(str_equal(name, STR(":key")) ? &rq->key : &rq->name) = value;
	return true;
}

static bool
path_fits(struct request *rq, struct str pattern, struct str path)
{
	struct str first = str_skip(path, path.len > 0), piece = str_cut(&first, '/');

	rq->key = rq->name = STR("");
	rq->type = type_by_path(piece);
	while (pattern.len > 0 && path.len > 0) {
		if (!piece_fits(rq, str_cut(&pattern, '/'), str_cut(&path, '/')))
			return false;
	}
	return pattern.len == 0 && path.len == 0;
}

static enum err
route(struct request *rq, enum http_method method, struct response *rs)
{
	struct fault *fault = &rq->work.fault;

	if (rq->path.len > 0 && rq->path.at[rq->path.len - 1] == '/') /* or two addresses */
		return fail_with(fault, ERR_NOT_FOUND, "a slash at the end");
	for (size_t i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
		const struct route *r = &routes[i];

		if (r->method != method || !path_fits(rq, r->path, rq->path))
			continue;
		if (rq->work.role < r->role)
			return fail_with(fault, ERR_DENIED, "role %u", rq->work.role);
		TRY(r->page(rq, rs));
		return params_done(rq);
	}
	return fail_with(fault, ERR_NOT_FOUND, "no route");
}

/* A record that is not there under this key may be known by it elsewhere, or in capitals. */
static bool
moved(struct request *rq, struct str *address)
{
	struct str now, tail = rq->path;
	struct buf b;

	if (rq->type == NULL || rq->key.len == 0)
		return false;
	if (!store_moved(&rq->work, rq->type, rq->key, &now))
		return false;
	b = buf_new(rq->work.arena, REDIRECT_MAX);
	buf_put(&b, address_of(rq, rq->type, now));
	str_cut(&tail, '.'); /* keys have no dot: what follows is the format */
	if (tail.len > 0)
		buf_put(&b, STR("."));
	buf_put(&b, tail);
	*address = (struct str){ b.at, b.len };
	return !b.full;
}

/* The page with all that it reads in one snapshot. */
static enum err
run(struct request *rq, enum http_method method, struct response *rs, struct str *body)
{
	enum err err;

	TRY(store_snapshot(&rq->work));
	err = route(rq, method, rs);
	if (err == ERR_NOT_FOUND && moved(rq, &rs->location)) {
		rs->status = 301;
		rs->out.len = 0;
		err = ERR_OK;
	}
	store_snapshot_end(&rq->work);
	return err == ERR_OK ? buf_done(&rs->out, &rq->work.fault, body) : err;
}

/* In the reader's language, with the id that the log has too. */
static void
show_error(struct request *rq, enum err err, struct answer *answer)
{
	struct buf out = buf_new(rq->work.arena, PAGE_MAX);
	struct str text = say(&rq->locale, err_text(err));
	struct layout layout = layout_new(rq, told_str(text));
	struct fault ignored;

	layout.robots = STR("noindex");
	error_html(&out, &rq->locale,
	    &(struct error_view){ .layout = layout,
		.text = text,
		.id = rq->id,
		.ours = err_status(err) >= 500,
		.search = layout.search });
	if (buf_done(&out, &ignored, &answer->body) != ERR_OK)
		answer->body = text;
	answer->type = STR("text/html; charset=utf-8");
	answer->status = err_status(err);
}

/* What a reader without a language in the address is sent to. */
static enum lang
lang_wished(struct str wishes)
{
	enum lang best = (enum lang)0, lang; /* the first of the languages */
	long best_quality = 0;

	while (wishes.len > 0) {
		struct str wish = str_cut(&wishes, ','), quality = wish;
		struct str range = str_cut(&quality, ';');
		long q = 1000;

		while (str_begins(range, STR(" ")))
			range = str_skip(range, 1);
		while (str_begins(quality, STR(" ")))
			quality = str_skip(quality, 1);
		if (str_begins(quality, STR("q=0"))) {
			q = 0;
			for (size_t i = 4, unit = 100; i < quality.len && i < 7; i++, unit /= 10) {
				if (quality.at[i] >= '0' && quality.at[i] <= '9')
					q += (quality.at[i] - '0') * (long)unit;
			}
		}
		if (q > best_quality && lang_parse(str_cut(&range, '-'), &lang)) {
			best = lang;
			best_quality = q;
		}
	}
	return best;
}

static void
redirect(struct request *rq, struct answer *answer, int status, struct str location)
{
	(void)rq;
	answer->status = status;
	answer->location = location;
	answer->type = STR("text/plain; charset=utf-8");
	answer->body = location;
}

static void
answer_page(struct request *rq, enum http_method method, struct answer *answer)
{
	struct response rs = { .out = buf_new(rq->work.arena, PAGE_MAX) };
	struct str body = STR("");
	enum err err = run(rq, method, &rs, &body);

	if (err != ERR_OK) {
		show_error(rq, err, answer); /* not kept: there are endless wrong addresses */
	} else if (rs.location.len > 0) {
		redirect(rq, answer, rs.status == 0 ? 302 : rs.status, rs.location);
	} else {
		answer->status = rs.status == 0 ? 200 : rs.status;
		answer->type = rs.type.len > 0 ? rs.type : STR("text/html; charset=utf-8");
		answer->body = body;
		answer->has_file = rs.has_file;
		answer->file = rs.file;
		answer->file_size = rs.file_size;
		answer->download = rs.download;
		answer->robots = rs.robots;
		answer->keep = !rs.unkept;
	}
	answer->reads = rq->work.reads;
}

static void
read_params(struct request *rq, const struct http_param *params, size_t count)
{
	rq->params = arena_take(rq->work.arena, count * sizeof(*rq->params));
	rq->nparams = count;
	for (size_t i = 0; i < count; i++)
		rq->params[i] = (struct param){ params[i].name, params[i].value, false };
}

struct answer
web_answer(struct request *rq, enum http_method method, struct str path,
    const struct http_param *params, size_t nparams, struct str wishes)
{
	struct answer answer = { .status = 0 };
	struct str rest = path, before = str_cut(&rest, '/'), language = str_cut(&rest, '/');

	read_params(rq, params, nparams);
	rq->locale.lang = lang_wished(wishes);
	rq->locale.digits = rq->site->digits;
	if (str_equal(path, STR("/")) && nparams == 0) {
		rq->path = STR("");
		redirect(rq, &answer, 302, address_at(rq, STR("")));
		answer.language = STR("");
		return answer;
	}
	if (before.len != 0 || !lang_parse(language, &rq->locale.lang)) {
		rq->path = STR("");
		show_error(rq, fail_with(&rq->work.fault, ERR_NOT_FOUND, "no language"), &answer);
	} else {
		rq->path = str_skip(path, 1 + language.len);
		answer_page(rq, method, &answer);
	}
	answer.language = lang_code(rq->locale.lang);
	return answer;
}
