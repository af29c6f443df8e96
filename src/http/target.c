/* Reading the address of a request; the rules are in target.h and http.h. */
#include "http/target.h"

#include "base/utf8.h"

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Undoes percent-encoding into `to`, which has room for from.len bytes. */
static bool
decode(struct str from, bool plus_is_space, char *to, size_t *len)
{
	size_t n = 0;

	for (size_t i = 0; i < from.len; i++) {
		char c = from.at[i];

		if (c == '%') {
			int high = from.len - i > 2 ? hex(from.at[i + 1]) : -1;
			int low = from.len - i > 2 ? hex(from.at[i + 2]) : -1;

			if (high < 0 || low < 0)
				return false;
			c = (char)(high << 4 | low);
			i += 2;
		} else if (c == '+' && plus_is_space) {
			c = ' ';
		}
		to[n++] = c;
	}
	*len = n;
	return true;
}

static bool
is_control(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7f;
}

static bool
has_character(struct str s, char c)
{
	size_t i = 0;

	while (i < s.len && s.at[i] != c)
		i++;
	return i < s.len;
}

static bool
is_good_path(struct str path)
{
	struct str rest = str_skip(path, 1);

	for (size_t i = 0; i < path.len; i++) {
		if (is_control(path.at[i]) || path.at[i] == '\\')
			return false;
	}
	while (rest.len > 0) {
		struct str piece = str_cut(&rest, '/');

		if (piece.len == 0 || str_equal(piece, STR(".")) || str_equal(piece, STR("..")))
			return false;
	}
	return utf8_valid(path);
}

static bool
has_encoded_slash(struct str path)
{
	for (size_t i = 0; i + 2 < path.len; i++) {
		if (path.at[i] == '%' &&
		    ((path.at[i + 1] == '2' && (path.at[i + 2] | 0x20) == 'f') ||
			(path.at[i + 1] == '5' && (path.at[i + 2] | 0x20) == 'c')))
			return true;
	}
	return false;
}

static bool
path_parse(struct http_request *r, struct str received)
{
	char *path;
	size_t len;

	if (!has_character(received, '%')) {
		r->path = received;
		return is_good_path(received);
	}
	path = arena_take(r->arena, received.len);
	if (has_encoded_slash(received) || !decode(received, false, path, &len))
		return false;
	r->path = (struct str){ path, len };
	return is_good_path(r->path);
}

static bool
value_parse(struct arena *a, struct str received, size_t max, struct str *value)
{
	char *to = arena_take(a, received.len);
	size_t len;

	if (!decode(received, true, to, &len) || len > max)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (is_control(to[i]) && to[i] != '\t' && to[i] != '\n' && to[i] != '\r')
			return false;
	}
	*value = (struct str){ to, len };
	return utf8_valid(*value);
}

bool
http_params_parse(struct arena *a, struct str text, size_t max, size_t value_max,
    struct http_param **params, size_t *n)
{
	struct str count = text;
	size_t parts = 0;

	*params = NULL;
	*n = 0;
	while (count.len > 0)
		parts += str_cut(&count, '&').len > 0;
	if (parts > max)
		return false;
	if (parts > 0)
		*params = arena_take(a, parts * sizeof(**params));
	while (text.len > 0) {
		struct str value = str_cut(&text, '&');
		struct http_param *p;
		struct str name;

		if (value.len == 0)
			continue;
		p = &(*params)[*n];
		name = str_cut(&value, '=');
		if (!value_parse(a, name, HTTP_PARAM_NAME_MAX, &p->name) ||
		    !value_parse(a, value, value_max, &p->value))
			return false;
		(*n)++;
	}
	return true;
}

bool
http_param_find(const struct http_request *r, struct str name, struct str *value)
{
	for (size_t i = 0; i < r->nparams; i++) {
		if (str_equal(r->params[i].name, name)) {
			*value = r->params[i].value;
			return true;
		}
	}
	return false;
}

/* "http://host/path" is what a proxy would be sent; servers must read it too (RFC 9112, 3.2.2). */
static bool
without_host(struct str *target)
{
	size_t i = 0;

	if (str_begins(*target, STR("http://")))
		*target = str_skip(*target, 7);
	else if (str_begins(*target, STR("https://")))
		*target = str_skip(*target, 8);
	else
		return target->len > 0 && target->at[0] == '/';
	while (i < target->len && target->at[i] != '/')
		i++;
	*target = str_skip(*target, i);
	return i > 0 && target->len > 0;
}

int
target_parse(struct http_request *r, struct str received)
{
	struct str path;

	if (received.len > HTTP_TARGET_MAX)
		return 414;
	if (!without_host(&received) || has_character(received, '#'))
		return 400;
	r->target = r->query = received;
	path = str_cut(&r->query, '?');
	if (!path_parse(r, path))
		return 400;
	if (!http_params_parse(
		r->arena, r->query, HTTP_PARAMS_MAX, HTTP_PARAM_VALUE_MAX, &r->params, &r->nparams))
		return 400;
	return 0;
}
