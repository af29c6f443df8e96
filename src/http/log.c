/* The log; the promise it keeps is in log.h. */
#include "http/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 1024, VALUE_MAX_BYTES = 300 };

static void
write_all(const char *text, size_t len)
{
	while (len > 0) {
		ssize_t n = write(STDERR_FILENO, text, len);

		if (n <= 0)
			return; /* nowhere left to say so */
		text += n;
		len -= (size_t)n;
	}
}

void
log_flush(struct log *log)
{
	write_all(log->text, log->len);
	log->len = 0;
}

static void
put(struct log *log, struct str s)
{
	memcpy(log->text + log->len, s.at, s.len);
	log->len += s.len;
}

static void
put_number(struct log *log, uint64_t n)
{
	char digits[20];
	size_t at = sizeof(digits);

	do
		digits[--at] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	put(log, (struct str){ digits + at, sizeof(digits) - at });
}

/* What could end the value or the line is written as in an address. */
static void
put_value(struct log *log, struct str s)
{
	static const char hex[] = "0123456789ABCDEF";

	for (size_t i = 0; i < s.len && i < VALUE_MAX_BYTES / 3; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c > ' ' && c < 0x7f && c != '"' && c != '=') {
			log->text[log->len++] = (char)c;
		} else {
			log->text[log->len++] = '%';
			log->text[log->len++] = hex[c >> 4];
			log->text[log->len++] = hex[c & 15];
		}
	}
}

static void
put_pair(struct log *log, struct str name, struct str value)
{
	put(log, name);
	put_value(log, value);
}

static void
put_quoted(struct log *log, struct str why)
{
	put(log, STR(" why=\""));
	for (size_t i = 0; i < why.len && i < VALUE_MAX_BYTES; i++) {
		char c = why.at[i];

		log->text[log->len++] = c == '"' ? '\'' : (unsigned char)c < ' ' ? ' ' : c;
	}
	put(log, STR("\""));
}

static struct str
level_of(int status)
{
	return status >= 500 ? STR("level=error event=request id=")
			     : STR("level=info event=request id=");
}

void
log_request(struct log *log, const struct log_request *r)
{
	if (sizeof(log->text) - log->len < LINE_MAX_BYTES)
		log_flush(log);
	put_pair(log, level_of(r->status), r->id);
	put_pair(log, STR(" method="), r->method);
	put_pair(log, STR(" path="), r->path);
	put(log, STR(" status="));
	put_number(log, (uint64_t)r->status);
	put(log, STR(" bytes="));
	put_number(log, r->bytes);
	put(log, STR(" us="));
	put_number(log, (uint64_t)r->microseconds);
	put_pair(log, STR(" cache="), r->cache);
	if (r->why.len > 0)
		put_quoted(log, r->why);
	put(log, STR("\n"));
}

void
log_event(const char *level, const char *event, const char *more, ...)
{
	char line[LINE_MAX_BYTES];
	size_t room = sizeof(line) - 1;
	int len = snprintf(line, room, "level=%s event=%s ", level, event);
	va_list args;

	va_start(args, more);
	len += vsnprintf(line + len, room - (size_t)len, more, args);
	va_end(args);
	if ((size_t)len > room - 1)
		len = (int)room - 1;
	line[len++] = '\n';
	write_all(line, (size_t)len);
}
