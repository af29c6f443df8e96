/* csv: what spreadsheets write, what people write, and what breaks off. */
#include <fcntl.h>
#include <unistd.h>

#include "base/csv.h"
#include "unit.h"

static struct arena *arena;

/* A file that holds this text. */
static int
file_of(struct str text)
{
	int fd = open("/tmp", O_TMPFILE | O_RDWR, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text.at, text.len), (ssize_t)text.len);
	return fd;
}

/* Every row as "a|b\n"; "!row:cell" at the end when the file is bad. */
static struct str
rows_of(struct str text)
{
	struct buf out = buf_new(arena, 1 << 16);
	int fd = file_of(text);
	enum csv_got got;
	struct csv csv;

	csv_begin(arena, &csv, fd);
	while ((got = csv_next(&csv)) == CSV_ROW) {
		for (size_t i = 0; i < csv.count; i++) {
			buf_put(&out, i > 0 ? STR("|") : STR(""));
			buf_put(&out, csv.cells[i]);
		}
		buf_put(&out, STR("\n"));
	}
	if (got == CSV_BAD)
		buf_printf(&out, "!%ld:%zu", csv.bad_row, csv.bad_cell);
	close(fd);
	return (struct str){ out.at, out.len };
}

static void
cells_keep_their_bytes(void **state)
{
	static const struct {
		struct str text, rows;
	} cases[] = {
		{ { "", 0 }, { "", 0 } },
		{ { "a,b\nc,d\n", 8 }, { "a|b\nc|d\n", 8 } },
		{ { "a,b\r\nc,d", 8 }, { "a|b\nc|d\n", 8 } },
		{ { "a,b\rc,d\r", 8 }, { "a|b\nc|d\n", 8 } },
		{ { "\xef\xbb\xbf"
		    "a,b\n",
		      7 },
		    { "a|b\n", 4 } },
		{ { " a , b \n", 8 }, { " a | b \n", 8 } },
		{ { "\"a,b\",\"c\"\"d\"\n", 13 }, { "a,b|c\"d\n", 8 } },
		{ { "\"a\nb\",c\n", 8 }, { "a\nb|c\n", 6 } },
		{ { "a\"b,c\n", 6 }, { "a\"b|c\n", 6 } },
		{ { ",,\n", 3 }, { "||\n", 3 } },
		{ { "a\n\nb\n", 5 }, { "a\n\nb\n", 5 } },
		{ { "a;b;c\n1,5;2;3\n", 14 }, { "a|b|c\n1,5|2|3\n", 14 } },
		{ { "a\tb\n1,5\t2\n", 10 }, { "a|b\n1,5|2\n", 10 } },
		{ { "\"a,b;c;d\";e\n", 12 }, { "a,b;c;d|e\n", 10 } },
		{ { "\"\"\n", 3 }, { "\n", 1 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str got = rows_of(cases[i].text);

		assert_int_equal(got.len, cases[i].rows.len);
		assert_true(str_equal(got, cases[i].rows));
	}
}

static void
what_is_broken_is_told_with_its_row_and_cell(void **state)
{
	static const struct {
		struct str text, rows;
	} cases[] = {
		{ { "a,b\nc,\"d\ne\n", 11 }, { "a|b\n!2:1", 8 } },
		{ { "a,b\n\"c\"d,e\n", 11 }, { "a|b\n!2:0", 8 } },
		{ { "a,b\nc,\xe9\n", 8 }, { "a|b\n!2:1", 8 } },
		{ { "a,b\nc,\xd8", 7 }, { "a|b\n!2:1", 8 } },
		{ { "a\n\xd8,\xb5\n", 6 }, { "a\n!2:0", 6 } },
		{ { "a,b\nc,\0\n", 8 }, { "a|b\n!2:1", 8 } },
		{ { "\xff\xfe"
		    "a\0",
		      4 },
		    { "!1:0", 4 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_true(str_equal(rows_of(cases[i].text), cases[i].rows));
}

static void
a_cell_ends_at_its_limit_and_blocks_do_not_show(void **state)
{
	char *text = arena_take(arena, CSV_CELL_MAX + 16);
	struct str rows;

	(void)state;
	memset(text, 'x', CSV_CELL_MAX + 16);
	rows = rows_of((struct str){ text, CSV_CELL_MAX + 1 });
	assert_true(str_equal(rows, STR("!1:0")));
	/* A quote, a line end and a letter of two bytes on either side of a block's end. */
	for (size_t at = (1 << 16) - 4; at < (1 << 16) + 2; at++) {
		int fd;
		struct csv csv;

		memset(text, 'x', at);
		text[0] = '"';
		memcpy(text + at, "\"\"\xd8\xb5\"\r\ny", 8);
		fd = file_of((struct str){ text, at + 8 });
		csv_begin(arena, &csv, fd);
		assert_int_equal(csv_next(&csv), CSV_ROW);
		assert_int_equal(csv.cells[0].len, at - 1 + 3);
		assert_int_equal(csv_next(&csv), CSV_ROW);
		assert_true(str_equal(csv.cells[0], STR("y")));
		assert_int_equal(csv.row, 2);
		assert_int_equal(csv_next(&csv), CSV_END);
		close(fd);
	}
}

static void
what_is_written_is_read_back(void **state)
{
	static const char *const cells[] = { "", "a", " a ", "a,b", "a;b", "a\"b", "a\nb", "=1+2",
		"-5", "'tis", "'=x", "''=x", "+", "@a", "-", "'", "\t", "\"", "\"\"", "صحة" };

	(void)state;
	for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++) {
		struct buf out = buf_new(arena, 1024);
		struct csv csv;
		int fd;

		csv_put(&out, STR("first"), true);
		buf_put(&out, STR(","));
		csv_put(&out, str_from(cells[i]), true);
		buf_put(&out, STR("\r\n"));
		fd = file_of((struct str){ out.at, out.len });
		csv_begin(arena, &csv, fd);
		assert_int_equal(csv_next(&csv), CSV_ROW);
		assert_int_equal(csv.count, 2);
		assert_true(str_equal(csv_unguard(csv.cells[1]), str_from(cells[i])));
		/* No spreadsheet sees a formula. */
		assert_true(csv.cells[1].len == 0 || strchr("=+-@\t", csv.cells[1].at[0]) == NULL);
		close(fd);
	}
}

static int
begin(void **state)
{
	(void)state;
	arena = arena_new((size_t)256 << 20);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells_keep_their_bytes),
		cmocka_unit_test(what_is_broken_is_told_with_its_row_and_cell),
		cmocka_unit_test(a_cell_ends_at_its_limit_and_blocks_do_not_show),
		cmocka_unit_test(what_is_written_is_read_back),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
