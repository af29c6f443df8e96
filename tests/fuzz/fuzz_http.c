/*
 * Any bytes may stand where an address, a form, one with files (its type in the
 * first line) or an Accept-Encoding is expected. What is accepted
 * keeps the promises of http.h.
 */
#include <assert.h>

#include "base/utf8.h"
#include "http/encode.h"
#include "http/target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_path(struct str path)
{
	assert(path.len > 0 && path.at[0] == '/' && utf8_valid(path));
	for (size_t i = 0; i < path.len; i++) {
		assert((unsigned char)path.at[i] >= 0x20 && path.at[i] != '\\');
		assert(i == 0 || path.at[i] != '/' || path.at[i - 1] != '/');
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(4 << 20);
	struct http_request r = { .arena = a };
	struct str text = { (const char *)data, size };
	struct str rest = text, type = str_cut(&rest, '\n');
	struct http_param *params;
	struct http_part *parts;
	size_t n;

	if (target_parse(&r, text) == 0) {
		check_path(r.path);
		assert(r.nparams <= HTTP_PARAMS_MAX && r.target.len <= size);
		for (size_t i = 0; i < r.nparams; i++)
			assert(utf8_valid(r.params[i].name) && utf8_valid(r.params[i].value));
	}
	if (http_params_parse(a, text, 1000, 10000, &params, &n))
		assert(n <= 1000);
	if (http_parts_parse(a, type, rest, 16, &parts, &n)) {
		for (size_t i = 0; i < n; i++)
			assert(parts[i].body.at >= rest.at &&
			    parts[i].body.at + parts[i].body.len <= rest.at + rest.len);
	}
	assert(coding_choose(text) < CODING_COUNT);
	arena_free(a);
	return 0;
}
