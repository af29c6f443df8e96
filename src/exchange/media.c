/*
 * Files that are kept: what may come in, and reading it.
 *
 * A short list of what a public file is. What can carry a script into a reader's browser (HTML,
 * SVG, XML) is refused, and a file must be what its name says.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/utf8.h"
#include "exchange/intake.h"

enum { FILE_MAX = 20 << 20 };

static const struct {
	const char *ending, *type;
	struct str begins; /* "": text, checked as such */
} media[] = {
	{ ".pdf", "application/pdf", { "%PDF-", 5 } },
	{ ".png", "image/png", { "\x89PNG\r\n\x1a\n", 8 } },
	{ ".jpg", "image/jpeg", { "\xff\xd8\xff", 3 } },
	{ ".jpeg", "image/jpeg", { "\xff\xd8\xff", 3 } },
	{ ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	    { "PK\x03\x04", 4 } },
	{ ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	    { "PK\x03\x04", 4 } },
	{ ".odt", "application/vnd.oasis.opendocument.text", { "PK\x03\x04", 4 } },
	{ ".ods", "application/vnd.oasis.opendocument.spreadsheet", { "PK\x03\x04", 4 } },
	{ ".txt", "text/plain", { "", 0 } },
	{ ".md", "text/markdown", { "", 0 } },
	{ ".csv", "text/csv", { "", 0 } },
	{ ".json", "application/json", { "", 0 } },
};

static bool
ends_with(struct str name, struct str ending)
{
	if (name.len < ending.len)
		return false;
	for (size_t i = 0; i < ending.len; i++) {
		char c = name.at[name.len - ending.len + i];

		if ((c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c) != ending.at[i])
			return false;
	}
	return true;
}

const char *
media_type(struct str name, struct str bytes, const char **why)
{
	*why = MESSAGE(
	    "Files of this kind are not taken; these are: pdf, png, jpeg, xlsx, docx, "
	    "ods, odt, csv, json, md, txt.");
	for (size_t i = 0; i < sizeof(media) / sizeof(media[0]); i++) {
		if (!ends_with(name, str_from(media[i].ending)))
			continue;
		*why = MESSAGE("The file is not what its name says.");
		if (media[i].begins.len > 0 && !str_begins(bytes, media[i].begins))
			return NULL;
		if (media[i].begins.len == 0 && (!utf8_valid(bytes) || utf8_has_controls(bytes)))
			return NULL;
		return media[i].type;
	}
	return NULL;
}

/* The file at a path below the folder, open; -1 and *why otherwise. */
static int
open_below(struct arena *a, struct str folder, struct str path, const char **why)
{
	struct buf text = buf_new(a, 2 * PATH_MAX);
	char *top = arena_take(a, PATH_MAX), *full = arena_take(a, PATH_MAX);
	struct str rest;

	*why = MESSAGE("This is no path below the folder of the file.");
	if (path.len == 0 || path.at[0] == '/' || memchr(path.at, '\0', path.len) != NULL)
		return -1;
	buf_put(&text, folder);
	buf_put(&text, (struct str){ "", 1 });
	if (text.full || realpath(text.at, top) == NULL)
		return -1;
	text.len--;
	buf_put(&text, STR("/"));
	buf_put(&text, path);
	buf_put(&text, (struct str){ "", 1 });
	if (text.full)
		return -1;
	if (realpath(text.at, full) == NULL) {
		*why = MESSAGE("There is no such file.");
		return -1;
	}
	rest = str_from(full);
	if (!str_begins(rest, str_from(top)) || full[strlen(top)] != '/')
		return -1;
	*why = MESSAGE("The file could not be read.");
	return open(full, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
}

static bool
read_all(struct arena *a, int fd, struct str *bytes, const char **why)
{
	struct stat st;
	char *at;
	size_t done = 0;

	*why = MESSAGE("The file could not be read.");
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return false;
	if (st.st_size > FILE_MAX) {
		*why = MESSAGE("The file is larger than 20 MB.");
		return false;
	}
	at = arena_take(a, (size_t)st.st_size);
	while (done < (size_t)st.st_size) {
		ssize_t n = read(fd, at + done, (size_t)st.st_size - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		done += (size_t)n;
	}
	*bytes = (struct str){ at, done };
	return true;
}

static struct str
base_name(struct str path)
{
	for (size_t i = path.len; i > 0; i--) {
		if (path.at[i - 1] == '/')
			return str_skip(path, i);
	}
	return path;
}

enum err
file_read(struct intake *in, struct row *row, int column, struct file_ref *value, bool *good)
{
	struct arena *a = in->work->arena;
	struct str path = csv_unguard(str_trim(row->cells[column])), bytes;
	struct str name = base_name(path);
	const char *why, *type = NULL;
	int fd = open_below(a, row->sheet->folder, path, &why);

	*good = fd >= 0 && read_all(a, fd, &bytes, &why);
	if (fd >= 0)
		close(fd);
	if (*good)
		type = media_type(name, bytes, &why);
	*good = type != NULL;
	if (!*good) {
		row_problem(in, row, column, path, why, STR(""));
		return ERR_OK;
	}
	if (in->round == ROUND_APPLY)
		return store_keep(in->work, name, str_from(type), bytes, value);
	file_describe(a, name, str_from(type), bytes, value);
	return ERR_OK;
}
