/* Finding the files that are compiled in. */
#include "http/static.h"

#include "http/http.h"

bool
static_find(struct str path, int *index, bool *current)
{
	struct str hash, name;

	if (!str_begins(path, STR("/static/")))
		return false;
	name = str_skip(path, STR("/static/").len);
	hash = str_cut(&name, '/');
	*index = -1;
	for (size_t i = 0; i < static_files_count; i++) {
		if (str_equal(static_files[i].name, name)) {
			*index = (int)i;
			*current = str_equal(static_files[i].hash, hash);
		}
	}
	return true;
}

struct str
http_static_url(struct str name)
{
	for (size_t i = 0; i < static_files_count; i++) {
		if (str_equal(static_files[i].name, name))
			return static_files[i].url;
	}
	return STR("");
}
