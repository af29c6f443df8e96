/* Forms with files: multipart/form-data (RFC 7578 over RFC 2046, 5.1.1). */
#include "http/http.h"

#include "base/utf8.h"

enum { BOUNDARY_MAX = 70, HEADERS_IN_PART_MAX = 8 };

static struct str
trim(struct str s)
{
	while (s.len > 0 && (s.at[0] == ' ' || s.at[0] == '\t'))
		s = str_skip(s, 1);
	while (s.len > 0 && (s.at[s.len - 1] == ' ' || s.at[s.len - 1] == '\t'))
		s.len--;
	return s;
}

/* Begins with these small letters, in whatever case? */
static bool
begins_with(struct str s, struct str small)
{
	if (s.len < small.len)
		return false;
	for (size_t i = 0; i < small.len; i++) {
		char c = s.at[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + 32);
		if (c != small.at[i])
			return false;
	}
	return true;
}

static bool
find(struct str in, struct str what, size_t *at)
{
	const char *found = in.len == 0 ? NULL : memmem(in.at, in.len, what.at, what.len);

	if (found == NULL)
		return false;
	*at = (size_t)(found - in.at);
	return true;
}

/*
 * Takes name=value or name="value" off the front of a list of parameters, each after a semicolon.
 * Browsers write %22 for a quotation mark inside; older ones \".
 */
static bool
take_parameter(struct str *rest, struct str *name, struct str *value)
{
	*rest = trim(*rest);
	if (rest->len == 0 || rest->at[0] != ';')
		return false;
	*rest = trim(str_skip(*rest, 1));
	*name = trim(str_cut(rest, '='));
	*rest = trim(*rest);
	if (rest->len > 0 && rest->at[0] == '"') {
		size_t i = 1;

		while (i < rest->len && rest->at[i] != '"')
			i += rest->at[i] == '\\' && i + 1 < rest->len && rest->at[i + 1] == '"' ? 2
												: 1;
		if (i >= rest->len)
			return false;
		*value = (struct str){ rest->at + 1, i - 1 };
		*rest = str_skip(*rest, i + 1);
	} else {
		size_t i = 0;

		while (i < rest->len && rest->at[i] != ';')
			i++;
		*value = trim((struct str){ rest->at, i });
		*rest = str_skip(*rest, i);
	}
	return true;
}

/* "--" and the boundary, after a line break, so that one search finds the end of each part. */
static bool
make_delimiter(struct arena *a, struct str type, struct str *delimiter)
{
	struct str kind = STR("multipart/form-data"), name, value;

	type = trim(type);
	if (!begins_with(type, kind))
		return false;
	type = str_skip(type, kind.len);
	while (take_parameter(&type, &name, &value)) {
		char *at;

		if (!begins_with(name, STR("boundary")) || name.len != 8)
			continue;
		if (value.len == 0 || value.len > BOUNDARY_MAX)
			return false;
		at = arena_take(a, value.len + 4);
		memcpy(at, "\r\n--", 4);
		memcpy(at + 4, value.at, value.len);
		*delimiter = (struct str){ at, value.len + 4 };
		return true;
	}
	return false;
}

/* Some browsers send the whole path of a file, which is nobody's business. */
static struct str
last_piece(struct str s)
{
	for (size_t i = s.len; i > 0; i--) {
		if (s.at[i - 1] == '/' || s.at[i - 1] == '\\')
			return str_skip(s, i);
	}
	return s;
}

static bool
read_disposition(struct str value, struct http_part *part)
{
	struct str kind = STR("form-data"), name, said;

	if (!begins_with(value, kind))
		return false;
	value = str_skip(value, kind.len);
	while (take_parameter(&value, &name, &said)) {
		if (str_equal(name, STR("name")))
			part->name = said;
		else if (str_equal(name, STR("filename")))
			part->filename = last_piece(said);
	}
	return part->name.len > 0 && utf8_valid(part->name) && utf8_valid(part->filename) &&
	    !utf8_has_controls(part->name) && !utf8_has_controls(part->filename);
}

/* From behind the delimiter's line to before the next delimiter: headers, empty line, content. */
static bool
read_part(struct str text, struct http_part *part)
{
	bool named = false;
	size_t end;

	for (int i = 0; i < HEADERS_IN_PART_MAX && find(text, STR("\r\n"), &end); i++) {
		struct str line = { text.at, end }, name;

		text = str_skip(text, end + 2);
		if (line.len == 0) {
			part->body = text;
			return named;
		}
		name = str_cut(&line, ':');
		line = trim(line);
		if (begins_with(name, STR("content-disposition")) && name.len == 19)
			named = read_disposition(line, part);
		else if (begins_with(name, STR("content-type")) && name.len == 12)
			part->type = line;
	}
	return false;
}

bool
http_parts_parse(struct arena *a, struct str type, struct str body, size_t max,
    struct http_part **parts, size_t *n)
{
	struct str delimiter;
	size_t end;

	*n = 0;
	if (!make_delimiter(a, type, &delimiter))
		return false;
	*parts = arena_take(a, max * sizeof(**parts));
	/* The first delimiter has no line break before it. */
	if (!str_begins(body, str_skip(delimiter, 2)))
		return false;
	body = str_skip(body, delimiter.len - 2);
	while (str_begins(body, STR("\r\n"))) {
		body = str_skip(body, 2);
		if (*n == max || !find(body, delimiter, &end) ||
		    !read_part((struct str){ body.at, end }, &(*parts)[*n]))
			return false;
		(*n)++;
		body = str_skip(body, end + delimiter.len);
	}
	return str_begins(body, STR("--"));
}
