/* The guard at the door; what it refuses is listed in guard.h. */
#include "http/guard.h"

#include "http/target.h"

enum { ONCE, FIRST };
enum { HEADERS_READ_MAX = 64, HOST_MAX = 255 };

static const struct known {
	struct str name; /* in lower case */
	size_t field;
	int twice;
} known[] = {
#define H(field, name, twice) \
	{ { name, sizeof(name) - 1 }, offsetof(struct http_request, field), twice },
#include "http/headers.def"
#undef H
};

struct seen {
	struct http_request *request;
	uint32_t known;   /* bit by place in the table */
	const char *next; /* where the next header must begin */
	size_t count, hosts, lengths, codings;
	uint64_t length;
	bool bad;
};

static bool
is_name_character(char c)
{
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
		return true;
	return c != '\0' && strchr("!#$%&'*+-.^_`|~", c) != NULL; /* token, RFC 9110, 5.6.2 */
}

static bool
is_name(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (!is_name_character(s.at[i]))
			return false;
	}
	return s.len > 0;
}

static bool
is_value(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

/* Header names are compared without regard to case; both are known to be ASCII. */
static bool
is_same_name(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++) {
		if ((a.at[i] | 0x20) != (b.at[i] | 0x20))
			return false;
	}
	return true;
}

static bool
is_host(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
			c == '.' || c == '-' || c == '_' || c == ':' || c == '[' || c == ']'))
			return false;
	}
	return s.len > 0 && s.len <= HOST_MAX;
}

static bool
length_parse(struct str s, uint64_t *length)
{
	*length = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		*length = *length * 10 + (uint64_t)(s.at[i] - '0');
	}
	return s.len > 0 && s.len <= 15;
}

static void
take_known(struct seen *seen, struct str name, struct str value)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct str *field;

		if (!is_same_name(known[i].name, name))
			continue;
		field = (struct str *)(void *)((char *)seen->request + known[i].field);
		if ((seen->known & 1u << i) == 0)
			*field = value;
		else if (known[i].twice == ONCE)
			seen->bad = true;
		seen->known |= 1u << i;
		return;
	}
}

/*
 * Libmicrohttpd cuts the head into strings where it stands, and ends a value at its first NUL. So
 * each header must lie where the one before ended, two bytes further: those of the line break. And
 * a value must stand behind its own name, with nothing but the colon and spaces between: one that
 * goes on in further lines was put together elsewhere. Such lines are obsolete, and not every
 * server joins them alike (RFC 9112, 5.2).
 */
static bool
is_in_its_place(struct seen *seen, struct str name, struct str value)
{
	const char *at = name.at + name.len + 1;

	if (name.at != seen->next || value.at == NULL || value.at < at)
		return false;
	while (at < value.at && (*at == ' ' || *at == '\t'))
		at++;
	seen->next = value.at + value.len + 2;
	return at == value.at;
}

/*
 * Behind the last header and its line break comes the empty line, already made NUL. (A NUL at the
 * very end of the last value looks the same, and is ignored.)
 */
static bool
ends_well(const struct seen *seen)
{
	return seen->next[-1] == '\0' && seen->next[0] == '\0' && seen->next[1] == '\0';
}

static struct str
without_spaces_after(struct str s)
{
	while (s.len > 0 && (s.at[s.len - 1] == ' ' || s.at[s.len - 1] == '\t'))
		s.len--;
	return s;
}

static enum MHD_Result
look(void *context, enum MHD_ValueKind kind, const char *name_at, size_t name_len,
    const char *value_at, size_t value_len)
{
	struct seen *seen = context;
	struct str name = { name_at, name_len };
	struct str value = { value_at, value_at == NULL ? 0 : value_len };

	(void)kind;
	if (++seen->count > HEADERS_READ_MAX)
		return MHD_NO;
	if (!is_name(name) || !is_value(value) || !is_in_its_place(seen, name, value)) {
		seen->bad = true;
		return MHD_NO;
	}
	value = without_spaces_after(value);
	if (is_same_name(name, STR("Content-Length"))) {
		seen->lengths++;
		seen->bad |= !length_parse(value, &seen->length);
	} else if (is_same_name(name, STR("Transfer-Encoding"))) {
		seen->codings++;
		seen->bad |= !is_same_name(value, STR("chunked"));
	} else {
		seen->hosts += is_same_name(name, STR("Host"));
		take_known(seen, name, value);
	}
	return MHD_YES;
}

/*
 * libmicrohttpd cuts the first line into strings where they stand. Unless it was one space after
 * method and target, and no NUL inside, they do not lie one behind the other.
 */
static bool
is_whole_line(const struct guard_line *line)
{
	return line->method + strlen(line->method) + 1 == line->target.at &&
	    line->target.at + line->target.len + 1 == line->version;
}

int
guard_check(struct MHD_Connection *connection, const struct guard_line *line,
    struct http_request *r, struct guard_body *body)
{
	struct seen seen = { .request = r, .next = line->version + strlen(line->version) + 2 };
	struct str method = str_from(line->method);
	bool is_post = str_equal(method, STR("POST"));
	bool is_options = str_equal(method, STR("OPTIONS"));

	MHD_get_connection_values_n(connection, MHD_HEADER_KIND, look, &seen);
	if (seen.count > HEADERS_READ_MAX)
		return 431;
	if (seen.bad || !ends_well(&seen) || !is_whole_line(line) || seen.lengths > 1 ||
	    seen.codings > 1 || (seen.lengths > 0 && seen.codings > 0))
		return 400;
	if (seen.hosts > 1 || (seen.hosts == 1 && !is_host(r->host)) ||
	    (seen.hosts == 0 && strcmp(line->version, "HTTP/1.0") != 0))
		return 400;
	r->head = str_equal(method, STR("HEAD"));
	r->method = is_post ? HTTP_POST : HTTP_GET;
	body->length = seen.length;
	body->expected = seen.codings > 0 || seen.length > 0;
	if (!is_post && !is_options && !r->head && !str_equal(method, STR("GET")))
		return 405;
	if (body->expected && !is_post)
		return 400;
	if (is_options && str_equal(line->target, STR("*")))
		return 204;
	{
		int status = target_parse(r, line->target);

		return status == 0 && is_options ? 204 : status;
	}
}
