/* Writes numbers in the style of the language, which is data: its .po says it. */
#include "base/number.h"

#include <assert.h>

static const struct number_style *
style_of(const struct locale *l)
{
	const struct language *lang = &languages[l->lang];

	return l->digits == DIGITS_EUROPEAN || lang->native.digits == NULL ? &lang->numbers
									   : &lang->native;
}

/* Around what has a sign, or "-5" would be drawn as "5-" from right to left. */
static void
isolate(struct buf *out, const struct locale *l, const char *mark)
{
	if (lang_is_rtl(l->lang))
		buf_put(out, str_from(mark));
}

static void
begin_signed(struct buf *out, const struct locale *l)
{
	isolate(out, l, "\u2066");
}

static void
end_signed(struct buf *out, const struct locale *l)
{
	isolate(out, l, "\u2069");
}

static uint64_t
size_of(int64_t n)
{
	return n < 0 ? -(uint64_t)n : (uint64_t)n;
}

/* Is there a sign between groups before the last `left` digits? */
static bool
ends_group(const struct language *lang, int left)
{
	int others = left - lang->group_last;

	return others == 0 || (others > 0 && others % lang->group_others == 0);
}

/* At least so many digits, from the first to the last. */
static void
put_digits(struct buf *out, const struct locale *l, uint64_t n, int least, bool grouped)
{
	const struct language *lang = &languages[l->lang];
	const struct number_style *s = style_of(l);
	size_t width = strlen(s->digits) / 10;
	unsigned char digits[20];
	int count = 0;

	do {
		digits[count++] = (unsigned char)(n % 10);
		n /= 10;
	} while (n > 0 || count < least);
	grouped = grouped && count >= lang->group_from;
	while (count-- > 0) {
		buf_put(out, (struct str){ s->digits + digits[count] * width, width });
		if (grouped && ends_group(lang, count))
			buf_put(out, str_from(s->group));
	}
}

void
number_print(struct buf *out, const struct locale *l, int64_t n)
{
	if (n < 0) {
		begin_signed(out, l);
		buf_put(out, STR("−"));
	}
	put_digits(out, l, size_of(n), 1, true);
	if (n < 0)
		end_signed(out, l);
}

void
digits_print(struct buf *out, const struct locale *l, int64_t n)
{
	assert(n >= 0);
	put_digits(out, l, (uint64_t)n, 1, false);
}

void
millionths_print(struct buf *out, const struct locale *l, int64_t millionths, int places)
{
	uint64_t unit = 1000000, n = size_of(millionths);

	assert(places >= 0 && places <= 6);
	for (int i = 0; i < places; i++)
		unit /= 10;
	n = (n + unit / 2) / unit; /* in units of the last place */
	unit = 1000000 / unit;
	if (millionths < 0 && n > 0) {
		begin_signed(out, l);
		buf_put(out, STR("−"));
	}
	put_digits(out, l, n / unit, 1, true);
	if (places > 0) {
		buf_put(out, str_from(style_of(l)->point));
		put_digits(out, l, n % unit, places, false);
	}
	if (millionths < 0 && n > 0)
		end_signed(out, l);
}

void
percent_print(struct buf *out, const struct locale *l, int64_t part, int64_t whole)
{
	struct str after = str_from(style_of(l)->percent);
	struct str before = str_cut(&after, '{'); /* "{n}%", or in Turkish "%{n}" */
	uint64_t percent;

	assert(part >= 0 && part <= whole && whole > 0 && whole <= INT64_MAX / 100);
	percent = ((uint64_t)part * 100 + (uint64_t)whole / 2) / (uint64_t)whole;
	begin_signed(out, l);
	if (percent == 0 && part > 0) {
		buf_put(out, STR("<"));
		percent = 1;
	} else if (percent == 100 && part < whole) {
		buf_put(out, STR(">"));
		percent = 99;
	}
	buf_put(out, before);
	put_digits(out, l, percent, 1, false);
	buf_put(out, str_skip(after, strlen("n}")));
	end_signed(out, l);
}
