/* What the server refuses, and that it says so. */
#include "visitor.h"

#include <stdio.h>
#include <unistd.h>

static const struct {
	const char *what, *text;
	size_t len;
	int status; /* 0: the connection is closed without a word */
} refused[] = {
	{ "no host", RAW(LINE "\r\n"), 400 },
	{ "two hosts", RAW(LINE HOST HOST "\r\n"), 400 },
	{ "an empty host", RAW(LINE "Host: \r\n\r\n"), 400 },
	{ "a host with a path", RAW(LINE "Host: a/b\r\n\r\n"), 400 },
	{ "a host with a user", RAW(LINE "Host: a@b\r\n\r\n"), 400 },
	{ "length and chunks",
	    RAW(POSTED "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400 },
	{ "chunks and length",
	    RAW(POSTED "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"), 400 },
	{ "two lengths", RAW(POSTED "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"), 400 },
	{ "the same length twice", RAW(POSTED "Content-Length: 1\r\nContent-Length: 1\r\n\r\na"),
	    400 },
	{ "a list of lengths", RAW(POSTED "Content-Length: 1, 1\r\n\r\na"), 400 },
	{ "a negative length", RAW(POSTED "Content-Length: -1\r\n\r\na"), 400 },
	{ "a signed length", RAW(POSTED "Content-Length: +1\r\n\r\na"), 400 },
	{ "a length in hex", RAW(POSTED "Content-Length: 0x1\r\n\r\na"), 400 },
	{ "an empty length", RAW(POSTED "Content-Length:\r\n\r\n"), 400 },
	{ "two codings",
	    RAW(POSTED "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
	    400 },
	{ "a coding nobody knows", RAW(POSTED "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
	    400 },
	{ "gzip as transfer coding",
	    RAW(POSTED "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 400 },
	{ "identity as transfer coding", RAW(POSTED "Transfer-Encoding: identity\r\n\r\n"), 400 },
	{ "a space before the colon", RAW(LINE HOST "X-A : b\r\n\r\n"), 400 },
	{ "a space in a length's name", RAW(POSTED "Content-Length : 1\r\n\r\na"), 400 },
	{ "a tab before the colon", RAW(LINE HOST "X-A\t: b\r\n\r\n"), 400 },
	{ "a header without a colon", RAW(LINE HOST "nothing\r\n\r\n"), 400 },
	{ "a line that goes on, first", RAW(LINE " X-A: b\r\n" HOST "\r\n"), 400 },
	{ "a length on a line that goes on", RAW(POSTED "Content-Length: 5\r\n 0\r\n\r\nhello"),
	    400 },
	{ "a bell in a value", RAW(LINE HOST "X-A: a\ab\r\n\r\n"), 400 },
	{ "a carriage return in a value", RAW(LINE HOST "X-A: a\rb\r\n\r\n"), 400 },
	{ "a NUL in a value", RAW(LINE HOST "X-A: a\0b\r\n\r\n"), 400 },
	{ "a NUL in a value, last but one", RAW(LINE "X-A: a\0b\r\n" HOST "\r\n"), 400 },
	{ "a NUL at the end of a value", RAW(LINE "X-A: a\0\r\n" HOST "\r\n"), 400 },
	{ "a NUL after the version", RAW("GET /page HTTP/1.1\0\r\n" HOST "\r\n"), 400 },
	{ "a line feed alone", RAW("GET /page HTTP/1.1\r\nHost: a\nX-A: b\r\n\r\n"), 400 },
	{ "line feeds alone", RAW("GET /page HTTP/1.1\nHost: a\n\n"), 400 },
	{ "a NUL in a name", RAW(LINE HOST "X\0A: b\r\n\r\n"), 400 },
	{ "a DEL in a value", RAW(LINE HOST "X-A: a\177b\r\n\r\n"), 400 },
	{ "a NUL in the address", RAW("GET /pa\0ge HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "two content types",
	    RAW(POSTED "Content-Type: a/b\r\nContent-Type: c/d\r\nContent-Length: 1\r\n\r\na"),
	    400 },
	{ "two authorizations", RAW(LINE HOST "Authorization: a\r\nAuthorization: b\r\n\r\n"),
	    400 },
	{ "GET with a body", RAW(LINE HOST "Content-Length: 5\r\n\r\nhello"), 400 },
	{ "GET with chunks", RAW(LINE HOST "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400 },
	{ "a percent sign alone", RAW("GET /100% HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "half a percent code", RAW("GET /a%4 HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "a percent code that is not hex", RAW("GET /a%zz HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "an encoded NUL", RAW("GET /a%00b HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "an encoded line break", RAW("GET /a%0d%0ab HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "an encoded slash", RAW("GET /a%2fb HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "an encoded backslash", RAW("GET /a%5Cb HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "a backslash", RAW("GET /a\\b HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "two slashes", RAW("GET //a HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "the folder above", RAW("GET /../etc/passwd HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "the folder above, encoded", RAW("GET /%2e%2e/a HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "this folder", RAW("GET /./a HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "Latin-1 in the path", RAW("GET /caf%e9 HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "overlong UTF-8", RAW("GET /%c0%af HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "a surrogate", RAW("GET /%ed%a0%80 HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "Latin-1 in the query", RAW("GET /page?q=%e9 HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "a NUL in the query", RAW("GET /page?q=%00 HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "a wrong code in the query", RAW("GET /page?q=%1 HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "a fragment", RAW("GET /page#a HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "no slash at all", RAW("GET page HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "GET *", RAW("GET * HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "no version", RAW("GET /page\r\n\r\n"), 400 },
	{ "HTTP/2.0", RAW("GET /page HTTP/2.0\r\n" HOST "\r\n"), 505 },
	{ "spaces in the address", RAW("GET /a b HTTP/1.1\r\n" HOST "\r\n"), 0 },
	{ "two spaces before the address", RAW("GET  /page HTTP/1.1\r\n" HOST "\r\n"), 400 },
	{ "a method nobody knows", RAW("BREW /page HTTP/1.1\r\n" HOST "\r\n"), 405 },
	{ "PUT", RAW("PUT /page HTTP/1.1\r\n" HOST "Content-Length: 1\r\n\r\na"), 405 },
	{ "DELETE", RAW("DELETE /page HTTP/1.1\r\n" HOST "\r\n"), 405 },
	{ "TRACE", RAW("TRACE /page HTTP/1.1\r\n" HOST "\r\n"), 405 },
	{ "CONNECT", RAW("CONNECT a:443 HTTP/1.1\r\n" HOST "\r\n"), 405 },
	{ "lower case get", RAW("get /page HTTP/1.1\r\n" HOST "\r\n"), 405 },
	{ "a body too large", RAW(POSTED "Content-Length: 99999999\r\n\r\nabc"), 413 },
	{ "a length past all numbers",
	    RAW(POSTED "Content-Length: 99999999999999999999999\r\n\r\nabc"), 413 },
};

void
a_malformed_request_is_refused_and_its_connection_closed(void **state)
{
	static const char second[] = "GET /echo/second HTTP/1.1\r\n" HOST "\r\n";
	struct server *s = *state;

	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		int fd = dial(s);

		say(fd, refused[i].text, refused[i].len);
		say(fd, second, sizeof(second) - 1);
		hear(s, fd, 1000);
		if (status_of(s) != refused[i].status || !s->closed || has(s, "second"))
			fail_msg("%s: %d, %s\n%.300s", refused[i].what, status_of(s),
			    s->closed ? "closed" : "open", s->reply);
		close(fd);
	}
}

void
a_refused_method_is_told_which_are_allowed(void **state)
{
	struct server *s = *state;

	assert_int_equal(request(s, "DELETE /page HTTP/1.1\r\n" HOST "\r\n"), 405);
	assert_true(has(s, "Allow: GET, HEAD, POST, OPTIONS\r\n"));
}

void
an_address_too_long_is_refused_as_such(void **state)
{
	struct server *s = *state;

	assert_int_equal(send_long(s, "GET /", 7000, " HTTP/1.1\r\n" HOST "\r\n"), 404);
	assert_int_equal(send_long(s, "GET /", 8001, " HTTP/1.1\r\n" HOST "\r\n"), 414);
	assert_int_equal(send_long(s, "GET /", 1 << 20, " HTTP/1.1\r\n" HOST "\r\n"), 414);
}

void
too_many_or_too_long_headers_are_refused_as_such(void **state)
{
	struct server *s = *state;
	char text[8192] = LINE HOST;

	assert_int_equal(
	    send_long(s, "GET /echo HTTP/1.1\r\n" HOST "Cookie: ", 14000, "\r\n\r\n"), 200);
	assert_int_equal(send_long(s, LINE HOST "Cookie: ", 100000, "\r\n\r\n"), 431);
	for (int i = 0; i < 100; i++)
		memcpy(text + strlen(text), "X-A: b\r\n", 9);
	memcpy(text + strlen(text), "\r\n", 3);
	assert_int_equal(request(s, text), 431);
}

void
too_many_parameters_are_refused(void **state)
{
	char target[512] = "/page?";
	struct server *s = *state;

	for (int i = 0; i < 70; i++)
		memcpy(target + strlen(target), "a&", 3);
	assert_int_equal(get(s, target, ""), 400);
}

void
a_visitor_too_busy_sending_still_hears_why_it_was_refused(void **state)
{
	struct server *s = *state;

	assert_int_equal(send_long(s, POSTED "Content-Length: 2000000\r\n\r\n", 2000000, ""), 413);
}

void
a_body_that_grows_too_large_in_chunks_is_refused(void **state)
{
	struct server *s = *state;

	assert_int_equal(send_long(s,
			     POSTED "Transfer-Encoding: chunked\r\n\r\n"
				    "16e360\r\n",
			     1500000, "\r\n0\r\n\r\n"),
	    413);
}
