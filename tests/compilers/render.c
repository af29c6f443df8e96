/* Prints the page of tests/compilers/page with values that want to be markup. */
#include <stdio.h>

#include "gen/pages.h"

int
main(void)
{
	struct arena *arena = arena_new(1 << 20);
	struct buf out = buf_new(arena, 1 << 16);
	struct locale l = { LANG_AR, DIGITS_ARABIC_INDIC, "TN" };
	struct all_view v = {
		.head = { .title = STR("</title><script>"), .dark = true },
		.text = STR("javascript:\"<a href='?&x={{y}}'>é"),
		.day = { 2021, 3, 9 },
		.number = -1234,
		.count = 5,
		.chart = { STR("<svg></svg>") },
		.on = true,
	};
	struct fault fault;
	struct str text;

	all_html(&out, &l, &v);
	if (buf_done(&out, &fault, &text) != ERR_OK)
		return 1;
	fwrite(text.at, 1, text.len, stdout);
	v.text = STR("https://example.org/a b");
	v.head.dark = v.on = false;
	v.count = 1;
	l = (struct locale){ LANG_FR, DIGITS_EUROPEAN, "" };
	out.len = 0;
	all_html(&out, &l, &v);
	if (buf_done(&out, &fault, &text) != ERR_OK)
		return 1;
	fwrite(text.at, 1, text.len, stdout);
	arena_free(arena);
	return 0;
}
