/*
 * CSV: any bytes end in rows or in one complaint, cells hold sound text, and what was read is read
 * again the same after it was written.
 */
#include <assert.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA = 64 << 20 };

static int
file_of(const void *bytes, size_t size)
{
	int fd = memfd_create("csv", MFD_CLOEXEC);

	assert(fd >= 0 && write(fd, bytes, size) == (ssize_t)size);
	return fd;
}

static void
write_again(struct arena *a, const struct csv *first)
{
	struct buf out = buf_new(a, 16 << 20);
	struct csv again;
	int fd;

	for (size_t i = 0; i < first->count; i++) {
		buf_put(&out, i > 0 ? STR(",") : STR(""));
		csv_put(&out, first->cells[i], true);
	}
	/* A second row of commas: the separator is what the first line has most of. */
	fd = file_of(out.at == NULL ? "" : out.at, out.len);
	csv_begin(a, &again, fd);
	if (csv_next(&again) == CSV_ROW && again.count == first->count) {
		for (size_t i = 0; i < first->count; i++)
			assert(str_equal(csv_unguard(again.cells[i]), first->cells[i]));
	} else {
		assert(first->count == 1 || out.len == 0); /* separators within one cell */
	}
	close(fd);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(ARENA);
	int fd = file_of(data, size);
	enum csv_got got;
	struct csv csv;
	long rows = 0;

	csv_begin(a, &csv, fd);
	while ((got = csv_next(&csv)) == CSV_ROW) {
		assert(csv.count > 0 && csv.row == ++rows);
		for (size_t i = 0; i < csv.count; i++)
			assert(utf8_valid(csv.cells[i]) && csv.cells[i].len <= CSV_CELL_MAX);
		if (rows < 3)
			write_again(a, &csv);
	}
	assert(got == CSV_END || (csv.why != NULL && csv.bad_row >= rows));
	assert(csv_next(&csv) == got);
	close(fd);
	arena_free(a);
	return 0;
}
