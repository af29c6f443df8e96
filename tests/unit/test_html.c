/* Whatever a value holds, it stays a value: in text, in an attribute, in an address. */
#include "unit.h"

#include "web/html.h"

enum { RANDOM_TEXTS = 20000, TEXT_MAX = 40, OUT_MAX = 4096 };

static const struct locale arabic = { LANG_AR, DIGITS_EUROPEAN, "JO" };
static const struct locale indic = { LANG_AR, DIGITS_ARABIC_INDIC, "JO" };
static const struct locale french = { LANG_FR, DIGITS_EUROPEAN, "" };

static int
begin(void **state)
{
	*state = arena_new(8 << 20);
	return 0;
}

static int
end(void **state)
{
	arena_free(*state);
	return 0;
}

static struct str
text_of(const struct buf *b)
{
	assert_false(b->full);
	return (struct str){ b->at, b->len };
}

static void
assert_text(const struct buf *b, const char *expected)
{
	struct str text = text_of(b), wanted = str_from(expected);

	if (!str_equal(text, wanted))
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(text), expected);
}

/* The same texts every time: mostly what has a meaning in HTML, URLs and UTF-8. */
static struct str
random_text(unsigned *seed, char text[TEXT_MAX])
{
	static const char pieces[] = "<>&\"'/=;:#?%ajs\t\n\r \0\x7f-!x{}\\`|ع";
	size_t len;

	*seed = *seed * 1103515245u + 12345u;
	len = (*seed >> 16) % TEXT_MAX;
	for (size_t i = 0; i < len; i++) {
		*seed = *seed * 1103515245u + 12345u;
		text[i] = pieces[(*seed >> 16) % (sizeof(pieces) - 1)];
	}
	return (struct str){ text, len };
}

/* Reads the five entities back, as a browser would; anything else after & fails the test. */
static struct str
unescape(struct str s, char out[OUT_MAX])
{
	static const struct {
		const char *entity;
		char c;
	} known[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' },
		{ "&#39;", '\'' } };
	size_t len = 0;

	while (s.len > 0) {
		size_t i = 0;

		if (s.at[0] != '&') {
			out[len++] = s.at[0];
			s = str_skip(s, 1);
			continue;
		}
		while (i < 5 && !str_begins(s, str_from(known[i].entity)))
			i++;
		assert_true(i < 5);
		out[len++] = known[i].c;
		s = str_skip(s, strlen(known[i].entity));
	}
	return (struct str){ out, len };
}

static void
any_text_is_free_of_markup_and_reads_back_the_same(void **state)
{
	unsigned seed = 7;

	for (int i = 0; i < RANDOM_TEXTS; i++) {
		struct arena_mark mark = arena_mark(*state);
		struct buf out = buf_new(*state, OUT_MAX);
		char raw[TEXT_MAX], back[OUT_MAX];
		struct str text = random_text(&seed, raw), html;

		html_text(&out, &arabic, text);
		html = text_of(&out);
		for (size_t k = 0; k < html.len; k++)
			assert_null(memchr("<>\"'", html.at[k], 4));
		assert_true(str_equal(unescape(html, back), text));
		arena_release(*state, mark);
	}
}

static int
hex(char c)
{
	return c <= '9' ? c - '0' : c - 'A' + 10;
}

static void
a_piece_of_a_path_is_only_safe_letters_and_reads_back_the_same(void **state)
{
	unsigned seed = 11;

	for (int i = 0; i < RANDOM_TEXTS; i++) {
		struct arena_mark mark = arena_mark(*state);
		struct buf out = buf_new(*state, OUT_MAX);
		char raw[TEXT_MAX], back[OUT_MAX];
		struct str text = random_text(&seed, raw), path;
		size_t len = 0;

		html_path(&out, &arabic, text);
		path = text_of(&out);
		for (size_t k = 0; k < path.len; k++) {
			assert_null(memchr("<>\"'&/?#:; \t\n\\", path.at[k], 14));
			if (path.at[k] == '%') {
				back[len++] = (char)(hex(path.at[k + 1]) * 16 +
				    hex(path.at[k + 2]));
				k += 2;
			} else {
				back[len++] = path.at[k];
			}
		}
		assert_true(str_equal((struct str){ back, len }, text));
		arena_release(*state, mark);
	}
}

/* What a browser takes for the scheme: it drops tabs and newlines, and controls at the front. */
static void
no_address_gets_a_scheme_that_is_not_allowed(void **state)
{
	unsigned seed = 13;

	for (int i = 0; i < RANDOM_TEXTS; i++) {
		struct arena_mark mark = arena_mark(*state);
		struct buf out = buf_new(*state, OUT_MAX);
		char raw[TEXT_MAX], back[OUT_MAX];
		struct str url;
		size_t len = 0;

		html_url(&out, &arabic, random_text(&seed, raw));
		url = unescape(text_of(&out), back);
		while (len < url.len && memchr(":/?#", url.at[len], 4) == NULL) {
			assert_true((unsigned char)url.at[len] > ' ');
			len++;
		}
		assert_true(len == url.len || url.at[len] != ':');
		arena_release(*state, mark);
	}
}

static void
a_whole_address_is_http_mailto_or_relative(void **state)
{
	static const struct {
		const char *from, *to;
	} cases[] = {
		{ "", "" },
		{ "/ar/commitments/jo-3-7", "/ar/commitments/jo-3-7" },
		{ "https://example.org/?a=1&b=2#c", "https://example.org/?a=1&amp;b=2#c" },
		{ "HTTP://example.org", "HTTP://example.org" },
		{ "mailto:a@example.org", "mailto:a@example.org" },
		{ "?page=2", "?page=2" },
		{ "#top", "#top" },
		{ "a/b:c", "a/b:c" },
		{ "/تقارير", "/تقارير" },
		{ "/a b\"c", "/a%20b%22c" },
		{ "javascript:alert(1)", "#" },
		{ "JavaScript:alert(1)", "#" },
		{ " javascript:alert(1)", "#" },
		{ "java\tscript:alert(1)", "#" },
		{ "\x01javascript:alert(1)", "#" },
		{ "data:text/html,x", "#" },
		{ "vbscript:x", "#" },
		{ "httpx:x", "#" },
		{ ":x", "#" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = buf_new(*state, OUT_MAX);

		html_url(&out, &arabic, str_from(cases[i].from));
		assert_text(&out, cases[i].to);
	}
}

static void
a_date_is_a_time_element_in_text_and_iso_elsewhere(void **state)
{
	struct buf text = buf_new(*state, OUT_MAX), attr = buf_new(*state, OUT_MAX);

	html_text(&text, &french, date("2021-03-01"));
	assert_text(&text, "<time datetime=\"2021-03-01\">1er mars 2021</time>");
	html_attr(&attr, &arabic, date("2021-03"));
	html_query(&attr, &arabic, date("2021"));
	assert_text(&attr, "2021-032021");
}

static void
a_number_is_grouped_for_readers_and_plain_for_machines(void **state)
{
	struct buf text = buf_new(*state, OUT_MAX), attr = buf_new(*state, OUT_MAX);

	html_text(&text, &indic, 1234);
	html_text(&text, &indic, (size_t)56);
	assert_text(&text, "١٬٢٣٤٥٦");
	html_attr(&attr, &indic, (int64_t)-1234);
	html_path(&attr, &indic, (size_t)5678);
	assert_text(&attr, "-12345678");
}

static void
markup_that_the_program_made_is_left_alone(void **state)
{
	struct buf out = buf_new(*state, OUT_MAX);

	html_markup(&out, (struct markup){ STR("<svg></svg>") });
	assert_text(&out, "<svg></svg>");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(any_text_is_free_of_markup_and_reads_back_the_same),
		cmocka_unit_test(a_piece_of_a_path_is_only_safe_letters_and_reads_back_the_same),
		cmocka_unit_test(no_address_gets_a_scheme_that_is_not_allowed),
		cmocka_unit_test(a_whole_address_is_http_mailto_or_relative),
		cmocka_unit_test(a_date_is_a_time_element_in_text_and_iso_elsewhere),
		cmocka_unit_test(a_number_is_grouped_for_readers_and_plain_for_machines),
		cmocka_unit_test(markup_that_the_program_made_is_left_alone),
	};

	return cmocka_run_group_tests_name("html", tests, begin, end);
}
