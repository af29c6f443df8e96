#include "base/words_rank.h"

#include "base/words_match.h"

enum { STEMS_MAX = 4000, HITS_MAX = 500 };

/* What one column holds of the query. */
struct column {
	struct words_hit hits[HITS_MAX];
	size_t hit_count;
	int best[QUERY_WORDS_MAX]; /* 0, 6 synonym, 8 another reading, 10 the word itself */
	int times[QUERY_WORDS_MAX];
};

static void
count_hits(struct column *c)
{
	for (size_t i = 0; i < c->hit_count; i++) {
		const struct words_hit *h = &c->hits[i];
		int quality = h->synonym ? 6 : h->first ? 10 : 8;

		c->times[h->word]++;
		if (quality > c->best[h->word])
			c->best[h->word] = quality;
	}
}

static struct column *
read_column(struct arena *a, const struct words_query *q, struct str text)
{
	struct column *c = arena_take(a, sizeof(*c));
	size_t room = 1, count = 0;
	struct str *stems;

	for (size_t i = 0; i < text.len; i++)
		room += text.at[i] == ' ';
	room = room < STEMS_MAX ? room : STEMS_MAX;
	stems = arena_take(a, room * sizeof(*stems));
	while (text.len > 0 && count < room)
		stems[count++] = str_cut(&text, ' ');
	c->hit_count = words_match(q, stems, count, c->hits, HITS_MAX);
	count_hits(c);
	return c;
}

/* Stems of the shortest run that holds every word of the mask; 0 when none does. */
static uint32_t
shortest_run(const struct column *c, uint32_t all)
{
	uint32_t shortest = 0;

	for (size_t i = 0; i < c->hit_count; i++) {
		uint32_t seen = 0;

		for (size_t k = i; k < c->hit_count && k < i + 30; k++) {
			uint32_t span = c->hits[k].at + c->hits[k].len - c->hits[i].at;

			seen |= (uint32_t)1 << c->hits[k].word;
			if ((seen & all) == all && (shortest == 0 || span < shortest))
				shortest = span;
		}
	}
	return shortest;
}

/* log2(1 + x) in thousandths, linear between powers of two. */
static int64_t
log2_thousandths(size_t x)
{
	size_t v = x + 1, power = 1;
	int64_t whole = 0;

	while (power * 2 <= v) {
		power *= 2;
		whole++;
	}
	return whole * 1000 + (int64_t)((v - power) * 1000 / power);
}

int64_t
words_rank(struct arena *a, const struct words_query *q, const struct words_rarity *rarity,
    struct str title_text, struct str body_text)
{
	struct arena_mark mark = arena_mark(a);
	const struct column *title = read_column(a, q, title_text);
	const struct column *body = read_column(a, q, body_text);
	int64_t points = 0;
	uint32_t all = 0, in_title = 0, title_run, body_run;
	uint32_t words = 0;

	for (size_t g = 0; g < q->group_count; g++) {
		for (size_t k = 0; !q->groups[g].without && k < q->groups[g].count; k++) {
			size_t i = q->groups[g].first + k;
			size_t with = rarity->with[i] == 0 ? 1 : rarity->with[i];
			int64_t rare = log2_thousandths(rarity->records / with), n = body->times[i];

			all |= (uint32_t)1 << i;
			words++;
			if (title->times[i] > 0)
				in_title |= (uint32_t)1 << i;
			points += rare * 4 * title->best[i] / 10;
			points += rare * 4 * n * body->best[i] / ((2 * n + 3) * 10);
		}
	}
	if (words > 0 && in_title == all)
		points += 10000;
	title_run = words > 1 ? shortest_run(title, all) : 0;
	body_run = words > 1 ? shortest_run(body, all) : 0;
	if (title_run > 0)
		points += 6000 * words / title_run;
	else if (body_run > 0)
		points += 3000 * words / body_run;
	arena_release(a, mark);
	return points;
}
