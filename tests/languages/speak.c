/* Says the same things in every language that the build knows. */
#include <stdio.h>

#include "base/date.h"
#include "base/number.h"

static void
print_dates(struct buf *out, const struct locale *l)
{
	static const struct date dates[] = { { 2021, 3, 9 }, { 2021, 3, 1 }, { 2021, 12, 0 },
		{ 2021, 0, 0 } };

	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
		date_print(out, l, dates[i]);
		buf_put(out, STR("\n"));
	}
	month_print(out, l, 3);
	buf_put(out, STR("\n"));
}

static void
print_numbers(struct buf *out, const struct locale *l)
{
	static const int64_t numbers[] = { 999, 1234, -12345, 1234567890 };

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		number_print(out, l, numbers[i]);
		buf_put(out, STR("\n"));
	}
	millionths_print(out, l, 1234567890, 2);
	buf_put(out, STR("\n"));
}

static void
print_messages(struct buf *out, struct arena *a, const struct locale *l)
{
	static const int64_t counts[] = { 0, 1, 3, 5 };

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		buf_put(out, say_count(a, l, "{n} days late", counts[i]));
		buf_put(out, STR("\n"));
	}
	buf_put(out, say_share(a, l, "{n} of {of} milestones completed", 2, 5));
	buf_put(out, STR("\n"));
	buf_put(out, say_percent(a, l, 2, 5));
	buf_put(out, STR("\n"));
	buf_put(out, say(l, "Commitment"));
	buf_put(out, STR("\n"));
	buf_put(out, say(l, "Milestone"));
	buf_put(out, STR("\n"));
}

static void
speak(struct buf *out, struct arena *a, const struct locale *l)
{
	buf_put(out, STR("== "));
	buf_put(out, lang_code(l->lang));
	buf_put(out, STR(" "));
	buf_put(out, lang_name(l->lang));
	buf_put(out, STR(" "));
	buf_put(out, lang_direction(l->lang));
	buf_put(out, STR("\n"));
	print_dates(out, l);
	print_numbers(out, l);
	print_messages(out, a, l);
}

/* The arguments are languages, and say "es:QY" for a country and "es+" for digits of its own. */
int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct arena *arena = arena_new(1 << 20);
		struct buf out = buf_new(arena, 1 << 14);
		struct str country = str_from(argv[i]), code = str_cut(&country, ':');
		struct locale l = { .digits = DIGITS_EUROPEAN };
		struct fault fault;
		struct str text;

		if (code.len > 0 && code.at[code.len - 1] == '+') {
			code.len--;
			l.digits = DIGITS_ARABIC_INDIC;
		}
		if (country.len < sizeof(l.country))
			memcpy(l.country, country.at, country.len);
		if (!lang_parse(code, &l.lang)) {
			printf("there is no language %s\n", argv[i]);
			return 1;
		}
		speak(&out, arena, &l);
		if (buf_done(&out, &fault, &text) != ERR_OK)
			return 1;
		fwrite(text.at, 1, text.len, stdout);
		arena_free(arena);
	}
	return 0;
}
