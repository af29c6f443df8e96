/* What the server answers. */
#include "visitor.h"

#include <stdio.h>
#include <unistd.h>

void
the_address_is_decoded_once(void **state)
{
	struct server *s = *state;

	assert_int_equal(get(s, "/echo/%D8%B9/100%25%32e?a=x+y&b=%26%3d&b&=c", ""), 200);
	assert_true(has(s, "path=/echo/\xd8\xb9/100%2e\n"));
	assert_true(has(s, "param a=x y\nparam b=&=\nparam b=\nparam =c\n"));
}

void
an_address_with_scheme_and_host_is_read_too(void **state)
{
	struct server *s = *state;

	assert_int_equal(get(s, "http://a/echo/there?c=d", ""), 200);
	assert_true(has(s, "path=/echo/there\nparam c=d\n"));
}

void
spaces_around_a_value_and_an_empty_value_are_fine(void **state)
{
	struct server *s = *state;

	assert_int_equal(
	    request(s, LINE "Host: a  \r\nX-A: \t b \t\r\nX-B:\r\nX-C: \r\n\r\n"), 200);
	assert_int_equal(request(s, LINE "X-B:\r\nHost:a\r\n\r\n"), 200);
	assert_int_equal(request(s, LINE "Host:a\r\nAccept-Encoding:\r\n\r\n"), 200);
}

void
an_older_visitor_needs_no_host(void **state)
{
	struct server *s = *state;

	assert_int_equal(request(s, "GET /page HTTP/1.0\r\n\r\n"), 200);
}

void
a_body_reaches_the_application(void **state)
{
	struct server *s = *state;

	assert_int_equal(request(s, POSTED "Content-Length: 5\r\n\r\nhello"), 200);
	assert_true(has(s, "POST 5 bytes\nhello\n"));
	assert_int_equal(request(s, POSTED "Content-Length: 0\r\n\r\n"), 200);
	assert_true(has(s, "POST 0 bytes\n"));
	assert_int_equal(request(s, POSTED "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 200);
	assert_true(has(s, "POST 0 bytes\n"));
	assert_int_equal(request(s,
			     POSTED "Transfer-Encoding: chunked\r\n\r\n"
				    "3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"),
	    200);
	assert_true(has(s, "POST 5 bytes\nhello\n"));
	assert_int_equal(send_long(s, POSTED "Connection: close\r\nContent-Length: 1000000\r\n\r\n",
			     1000000, ""),
	    200);
	assert_true(has(s, "POST 1000000 bytes\naaa"));
}

void
every_answer_forbids_what_it_does_not_need(void **state)
{
	static const char *const targets[] = { "/page", "/none", "/private", "/crash", "/a%00",
		"/static/x/y" };
	struct server *s = *state;

	for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
		get(s, targets[i], "");
		assert_true(has(s, "\r\nContent-Security-Policy: default-src 'none'; "));
		assert_true(has(s, "\r\nX-Content-Type-Options: nosniff\r\n"));
		assert_true(has(s, "\r\nReferrer-Policy: "));
		assert_true(has(s, "\r\nX-Request-Id: "));
		assert_false(has(s, "\r\nServer:"));
	}
}

void
a_header_that_would_begin_another_is_not_sent(void **state)
{
	struct server *s = *state;

	assert_int_equal(get(s, "/long-header", ""), 500);
	assert_int_equal(get(s, "/inject", ""), 500);
	assert_false(has(s, "Set-Cookie"));
}

void
HEAD_has_the_head_of_GET_and_nothing_else(void **state)
{
	static const char *const targets[] = { "/page?h=1", "/none", "/file" };
	struct server *s = *state;

	for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
		char text[200], etag[2][100], length[2][100];
		int fd, status = get(s, targets[i], "");

		header_of(s, "ETag", etag[0], sizeof(etag[0]));
		header_of(s, "Content-Length", length[0], sizeof(length[0]));
		snprintf(text, sizeof(text),
		    "HEAD %s HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n", targets[i]);
		fd = dial(s);
		say(fd, text, strlen(text));
		hear(s, fd, 2000);
		close(fd);
		assert_int_equal(status_of(s), status);
		assert_string_equal(body_of(s), "");
		header_of(s, "ETag", etag[1], sizeof(etag[1]));
		header_of(s, "Content-Length", length[1], sizeof(length[1]));
		assert_string_equal(etag[1], etag[0]);
		assert_string_equal(length[1], length[0]);
	}
}

void
OPTIONS_says_what_is_allowed(void **state)
{
	struct server *s = *state;

	assert_int_equal(request(s, "OPTIONS /page HTTP/1.1\r\n" HOST "\r\n"), 204);
	assert_true(has(s, "Allow: GET, HEAD, POST, OPTIONS\r\n"));
	assert_int_equal(request(s, "OPTIONS * HTTP/1.1\r\n" HOST "\r\n"), 204);
}

void
requests_sent_at_once_are_answered_in_their_order(void **state)
{
	static const char all[] = "GET /echo/1 HTTP/1.1\r\n" HOST
				  "\r\n"
				  "POST /echo/2 HTTP/1.1\r\n" HOST
				  "Content-Length: 3\r\n\r\nabc"
				  "GET /page HTTP/1.1\r\n" HOST
				  "\r\n"
				  "GET /sleep?ms=100 HTTP/1.1\r\n" HOST
				  "\r\n"
				  "GET /echo/5 HTTP/1.1\r\n" HOST "\r\n";
	static const char *const expected[] = { "path=/echo/1", "POST 3 bytes\nabc\npath=/echo/2",
		"<p>", "slept", "path=/echo/5" };
	struct server *s = *state;
	int fd = dial(s);

	say(fd, all, sizeof(all) - 1);
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		hear_one(s, fd);
		assert_int_equal(status_of(s), 200);
		assert_true(has(s, expected[i]));
	}
	close(fd);
}

void
a_request_may_come_in_single_bytes(void **state)
{
	static const char text[] = "GET /echo/slowly?a=b HTTP/1.1\r\n" HOST "\r\n";
	struct server *s = *state;
	int fd = dial(s);

	for (size_t i = 0; i < sizeof(text) - 1; i++) {
		say(fd, text + i, 1);
		wait_ms(2);
	}
	hear_one(s, fd);
	assert_true(has(s, "path=/echo/slowly\nparam a=b\n"));
	close(fd);
}

void
each_request_has_an_id_of_its_own_even_when_the_page_is_kept(void **state)
{
	struct server *s = *state;
	char ids[3][40];

	for (int i = 0; i < 3; i++) {
		assert_int_equal(get(s, "/page?id=1", ""), 200);
		header_of(s, "X-Request-Id", ids[i], sizeof(ids[i]));
		assert_int_equal(strlen(ids[i]), 16);
	}
	assert_string_not_equal(ids[0], ids[1]);
	assert_string_not_equal(ids[1], ids[2]);
}

void
the_coding_is_the_best_that_the_visitor_takes(void **state)
{
	static const struct {
		const char *accept, *coding;
	} cases[] = { { "", "" }, { "Accept-Encoding: gzip, deflate, br\r\n", "br" },
		{ "Accept-Encoding: gzip\r\n", "gzip" }, { "Accept-Encoding: GZIP\r\n", "gzip" },
		{ "Accept-Encoding: br;q=0.5, gzip\r\n", "gzip" },
		{ "Accept-Encoding: br;q=0, gzip;q=0\r\n", "" },
		{ "Accept-Encoding: identity\r\n", "" }, { "Accept-Encoding: *\r\n", "br" },
		{ "Accept-Encoding: identity;q=1, br;q=0.2\r\n", "" },
		{ "Accept-Encoding: zstd\r\n", "" } };
	struct server *s = *state;
	char coding[40];

	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
			assert_int_equal(get(s, "/page?coding=1", cases[i].accept), 200);
			header_of(s, "Content-Encoding", coding, sizeof(coding));
			assert_string_equal(coding, cases[i].coding);
			assert_true(has(s, "Vary: Accept-Encoding\r\n"));
		}
	}
	assert_int_equal(get(s, "/echo", "Accept-Encoding: br\r\n"), 200);
	assert_false(has(s, "Content-Encoding")); /* private: secrets may stand beside echoes */
}

void
what_the_visitor_has_already_is_not_sent_again(void **state)
{
	static const char *const accepts[] = { "", "Accept-Encoding: gzip\r\n",
		"Accept-Encoding: br\r\n" };
	struct server *s = *state;
	char etags[3][100];

	for (int i = 0; i < 3; i++) {
		char headers[500];

		assert_int_equal(get(s, "/page?etag=1", accepts[i]), 200);
		header_of(s, "ETag", etags[i], sizeof(etags[i]));
		snprintf(headers, sizeof(headers), "%sIf-None-Match: \"x\", %s\r\n", accepts[i],
		    etags[i]);
		assert_int_equal(get(s, "/page?etag=2", headers), 304); /* not in the cache yet */
		assert_int_equal(get(s, "/page?etag=1", headers), 304);
	}
	assert_string_not_equal(etags[0], etags[1]);
	assert_string_not_equal(etags[1], etags[2]);
	assert_int_equal(get(s, "/page?etag=1", "If-None-Match: \"other\"\r\n"), 200);
}

void
a_kept_page_is_made_again_after_a_change(void **state)
{
	struct server *s = *state;
	char etags[3][100];
	int fd = dial(s); /* one connection, so one front */
	static const char page[] = "GET /changing HTTP/1.1\r\n" HOST "\r\n";
	static const char change[] = "GET /change HTTP/1.1\r\n" HOST "\r\n";

	for (int i = 0; i < 3; i++) {
		if (i == 2) {
			say(fd, change, sizeof(change) - 1);
			hear_one(s, fd);
		}
		say(fd, page, sizeof(page) - 1);
		hear_one(s, fd);
		header_of(s, "ETag", etags[i], sizeof(etags[i]));
	}
	close(fd);
	assert_string_equal(etags[0], etags[1]);
	assert_string_not_equal(etags[1], etags[2]);
}

void
many_who_ask_for_the_same_page_at_once_share_one_answer(void **state)
{
	struct server *s = *state;
	enum { MANY = 20 };
	static const char text[] = "GET /slow-kept?x HTTP/1.1\r\n" HOST "\r\n";
	int fds[MANY];
	int64_t begun = now_ms();

	for (int i = 0; i < MANY; i++) {
		fds[i] = dial(s);
		say(fds[i], text, sizeof(text) - 1);
	}
	for (int i = 0; i < MANY; i++) {
		hear_one(s, fds[i]);
		assert_int_equal(status_of(s), 200);
		close(fds[i]);
	}
	/* One 300 ms answer for each front; alone they would take 3 seconds. */
	assert_true(now_ms() - begun < 1500);
}

void
more_requests_than_the_desk_holds_are_all_answered(void **state)
{
	struct server *s = *state;
	enum { MANY = 300 };
	int fds[MANY];

	for (int i = 0; i < MANY; i++) {
		char text[100];

		fds[i] = dial(s);
		snprintf(text, sizeof(text), "GET /sleep?ms=2&i=%d HTTP/1.1\r\n" HOST "\r\n", i);
		say(fds[i], text, strlen(text));
	}
	for (int i = 0; i < MANY; i++) {
		hear_one(s, fds[i]);
		assert_int_equal(status_of(s), 200);
		close(fds[i]);
	}
}

void
a_large_answer_arrives_whole(void **state)
{
	struct server *s = *state;

	for (int i = 0; i < 3; i++) {
		assert_int_equal(get(s, "/large", ""), 200);
		assert_true(s->len > 3 << 20);
	}
}

void
a_document_is_sent_from_its_file(void **state)
{
	struct server *s = *state;

	assert_int_equal(get(s, "/file", ""), 200);
	assert_string_equal(body_of(s), "a document\n");
	assert_true(has(s, "ETag: \"abc123\"\r\n"));
	assert_int_equal(get(s, "/file", "If-None-Match: W/\"abc123\"\r\n"), 304);
}

void
static_files_are_found_by_their_content(void **state)
{
	struct server *s = *state;
	char url[200];

	assert_int_equal(get(s, "/static/0/marsad.css", ""), 302);
	header_of(s, "Location", url, sizeof(url));
	assert_int_equal(get(s, url, "Accept-Encoding: br\r\n"), 200);
	assert_true(has(s, "Cache-Control: public, max-age=31536000, immutable\r\n"));
	assert_true(has(s, "Content-Type: text/css; charset=utf-8\r\n"));
	assert_true(has(s, "Content-Encoding: br\r\n"));
	assert_int_equal(get(s, url, ""), 200);
	assert_true(has(s, "@layer"));
	assert_int_equal(get(s, "/static/0/none.css", ""), 404);
	assert_int_equal(get(s, "/static/", ""), 404);
}
