/* marsad search: records by their words, for people and for programs. */
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/json.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "store/search.h"

enum { OUT_MAX = 16 << 20, WORDS_BYTES_MAX = 1 << 16 };

const char usage_search[] = MESSAGE(
    "usage: marsad search FILE WORD... [--type TYPE] [--country KEY] [--lang LANGUAGE]\n"
    "                     [--order best|newest] [--skip N] [--most N] [--json]\n"
    "\n"
    "Finds the records that hold all the words, in whatever form and language they stand\n"
    "there. \"Words in quotes\" must stand side by side; a word behind a minus must not be\n"
    "found (put -- before the words when the first begins with one).\n"
    "\n"
    "\t--type TYPE       only records of this type\n"
    "\t--country KEY     only those of the country with this key\n"
    "\t--lang LANGUAGE   titles in this language where there are such: ar, fr or en\n"
    "\t--order ORDER     best (the default), or newest\n"
    "\t--skip N          pass over the first N\n"
    "\t--most N          show so many; 20 unless told\n"
    "\t--json            everything, for programs\n"
    "\n"
    "examples:\n"
    "\tmarsad search observatory.db الموازنة المفتوحة\n"
    "\tmarsad search observatory.db --type commitment '\"open data\"'\n");

/* ---- For people ---- */

/* On one line; what was found stands in [brackets]. */
static void
put_shown(struct buf *out, const struct search_text *t)
{
	size_t at = 0;

	buf_put(out, t->cut_before ? STR("… ") : STR(""));
	for (size_t i = 0; i <= t->nmarks; i++) {
		size_t end = i < t->nmarks ? t->marks[i].at : t->text.len;

		for (; at < end; at++)
			buf_put(out,
			    (unsigned char)t->text.at[at] < ' '
				? STR(" ")
				: (struct str){ t->text.at + at, 1 });
		if (i == t->nmarks)
			break;
		buf_put(out, STR("["));
		buf_put(out, (struct str){ t->text.at + at, t->marks[i].len });
		buf_put(out, STR("]"));
		at += t->marks[i].len;
	}
	buf_put(out, t->cut_after ? STR(" …") : STR(""));
	buf_put(out, STR("\n"));
}

static void
put_text(struct buf *out, const struct search_result *r)
{
	for (size_t i = 0; i < r->nhits; i++) {
		const struct search_hit *hit = &r->hits[i];

		buf_put(out, str_from(hit->label.type->name));
		buf_put(out, STR("/"));
		buf_put(out, hit->label.key);
		buf_put(out, hit->title.text.len > 0 ? STR("  ") : STR("\n"));
		if (hit->title.text.len > 0)
			put_shown(out, &hit->title);
		if (hit->passage.text.len == 0)
			continue;
		buf_put(out, STR("\t"));
		put_shown(out, &hit->passage);
	}
	buf_printf(out, "%zu found", r->total);
	for (size_t i = 0; i < r->ntypes && r->total > 0; i++)
		buf_printf(out, "%s%s %zu", i == 0 ? ": " : ", ", r->types[i].type->name,
		    r->types[i].count);
	buf_put(out, STR("\n"));
	for (size_t i = 0; i < r->nalso; i++) {
		buf_put(out, i == 0 ? STR("also found as: ") : STR(", "));
		buf_put(out, r->also[i].text);
		buf_printf(out, " (%zu)", r->also[i].count);
	}
	buf_put(out, r->nalso > 0 ? STR("\n") : STR(""));
	for (size_t i = 0; i < r->nunknown; i++) {
		buf_put(out, i == 0 ? STR("in no record: ") : STR(", "));
		buf_put(out, r->unknown[i]);
	}
	buf_put(out, r->nunknown > 0 ? STR("\n") : STR(""));
	if (r->instead.len > 0) {
		buf_printf(out, "%zu with: ", r->instead_total);
		buf_put(out, r->instead);
		buf_put(out, STR("\n"));
	}
}

/* ---- For programs ---- */

static void
json_member(struct buf *out, const char *name, struct str value)
{
	buf_printf(out, "\"%s\":", name);
	json_str(out, value);
}

static void
json_shown(struct buf *out, const char *name, const struct search_text *t)
{
	buf_printf(out, ",\"%s\":{", name);
	json_member(out, "text", t->text);
	if (t->lang < LANG_COUNT) {
		buf_put(out, STR(","));
		json_member(out, "lang", lang_code(t->lang));
	}
	buf_printf(out, ",\"cut_before\":%s,\"cut_after\":%s,\"marks\":[",
	    t->cut_before ? "true" : "false", t->cut_after ? "true" : "false");
	for (size_t i = 0; i < t->nmarks; i++)
		buf_printf(out, "%s[%zu,%zu]", i > 0 ? "," : "", t->marks[i].at, t->marks[i].len);
	buf_put(out, STR("]}"));
}

static void
json_hits(struct buf *out, const struct search_result *r)
{
	buf_printf(out, "{\"total\":%zu,\"hits\":[", r->total);
	for (size_t i = 0; i < r->nhits; i++) {
		const struct search_hit *hit = &r->hits[i];

		buf_put(out, i > 0 ? STR(",\n{") : STR("\n{"));
		json_member(out, "type", str_from(hit->label.type->name));
		buf_put(out, STR(","));
		json_member(out, "key", hit->label.key);
		if (hit->title.text.len > 0)
			json_shown(out, "title", &hit->title);
		if (hit->passage.text.len > 0)
			json_shown(out, "passage", &hit->passage);
		buf_put(out, STR("}"));
	}
	buf_put(out, STR("]"));
}

static enum err
put_json(struct work *w, struct buf *out, const struct search_result *r)
{
	json_hits(out, r);
	buf_put(out, STR(",\n\"types\":{"));
	for (size_t i = 0; i < r->ntypes; i++)
		buf_printf(out, "%s\"%s\":%zu", i > 0 ? "," : "", r->types[i].type->name,
		    r->types[i].count);
	buf_put(out, STR("},\n\"countries\":{"));
	for (size_t i = 0; i < r->ncountries; i++) {
		struct label label = { .key = STR("") };

		if (r->countries[i].country != 0)
			TRY(store_label(w, &country_type, r->countries[i].country, &label));
		buf_put(out, i > 0 ? STR(",") : STR(""));
		json_str(out, label.key);
		buf_printf(out, ":%zu", r->countries[i].count);
	}
	buf_put(out, STR("},\n\"also\":["));
	for (size_t i = 0; i < r->nalso; i++) {
		buf_put(out, i > 0 ? STR(",{") : STR("{"));
		json_member(out, "text", r->also[i].text);
		buf_put(out, STR(","));
		json_member(out, "country", str_from(r->also[i].country));
		buf_printf(out, ",\"count\":%zu}", r->also[i].count);
	}
	buf_put(out, STR("],\n\"unknown\":["));
	for (size_t i = 0; i < r->nunknown; i++) {
		buf_put(out, i > 0 ? STR(",") : STR(""));
		json_str(out, utf8_valid(r->unknown[i]) ? r->unknown[i] : STR("\uFFFD"));
	}
	buf_put(out, STR("]}\n"));
	return ERR_OK;
}

/* ---- The command ---- */

struct wish {
	const char *type, *country, *lang, *order, *skip, *most;
	bool json;
};

static struct str
joined(struct arena *a, const struct asked *asked)
{
	struct buf b = buf_new(a, WORDS_BYTES_MAX);

	for (int i = 1; i < asked->count; i++) {
		buf_put(&b, i > 1 ? STR(" ") : STR(""));
		buf_put(&b, str_from(asked->words[i]));
	}
	return (struct str){ b.at, b.len };
}

static bool
read_number(const char *text, size_t *n)
{
	char *end;
	unsigned long value = strtoul(text, &end, 10);

	*n = value;
	return text[0] >= '0' && text[0] <= '9' && *end == '\0' && value <= UINT32_MAX;
}

static int
read_wish(const struct command *c, const struct wish *wish, struct search_query *q)
{
	char most[16];

	snprintf(most, sizeof(most), "%d", SEARCH_PAGE_MAX);
	q->order = strcmp(wish->order, "newest") == 0 ? SEARCH_NEWEST : SEARCH_BEST;
	if (q->order == SEARCH_BEST && strcmp(wish->order, "best") != 0)
		return cli_wrong(c, MESSAGE("there is no order {value}; there are best and newest"),
		    wish->order);
	if (!lang_parse(str_from(wish->lang), &q->lang))
		return cli_wrong(c, MESSAGE("there is no language {value}"), wish->lang);
	if (wish->type != NULL && (q->type = type_by_name(str_from(wish->type))) == NULL)
		return cli_wrong(c, MESSAGE("there is no record type {value}"), wish->type);
	if (!read_number(wish->skip, &q->skip) || !read_number(wish->most, &q->most) ||
	    q->most > SEARCH_PAGE_MAX)
		return cli_wrong(c,
		    MESSAGE("--skip and --most are whole numbers, the second at most {value}"),
		    most);
	return EXIT_DONE;
}

static enum err
search(struct work *w, const struct wish *wish, struct search_query *q, struct buf *out)
{
	struct search_result r;

	TRY(store_snapshot(w));
	if (wish->country != NULL) {
		TRY(store_id_of(w, &country_type, str_from(wish->country), &q->country));
		if (q->country == 0)
			return fail_with(
			    &w->fault, ERR_NOT_FOUND, "there is no country %s", wish->country);
	}
	TRY(search_run(w, q, &r));
	if (wish->json)
		TRY(put_json(w, out, &r));
	else
		put_text(out, &r);
	store_snapshot_end(w);
	return ERR_OK;
}

int
cli_search(const struct command *c, int argc, char **argv)
{
	struct arena *a = arena_new(64 << 20);
	struct buf out = buf_new(a, OUT_MAX);
	struct wish wish = { .lang = "ar", .order = "best", .skip = "0", .most = "20" };
	const struct option_of options[] = {
		{ "type", 't', &wish.type, NULL },
		{ "country", 0, &wish.country, NULL },
		{ "lang", 'l', &wish.lang, NULL },
		{ "order", 0, &wish.order, NULL },
		{ "skip", 0, &wish.skip, NULL },
		{ "most", 'n', &wish.most, NULL },
		{ "json", 0, NULL, &wish.json },
	};
	struct search_query q = { .skip = 0 };
	struct asked asked;
	struct shop shop;
	int code;

	if (cli_options(a, c, argc, argv, options, 7, 2, 1000, &asked, &code)) {
		code = read_wish(c, &wish, &q);
		q.text = joined(a, &asked);
		if (code == EXIT_DONE) {
			code = cli_open(&shop, asked.words[0], STORE_READ);
			if (code == EXIT_DONE && search(&shop.work, &wish, &q, &out) != ERR_OK)
				code = cli_failed(c, &shop.work.fault);
			else if (code == EXIT_DONE)
				code = cli_print(c, &out);
			cli_close(&shop);
		}
	}
	arena_free(a);
	return code;
}
