/*
 * The format `ogp`, in: commitments as the Open Government Partnership publishes them.
 *
 * Headers are matched loosely, in any order; one that is not known is a problem, one that is known
 * and not kept (Region) is said. Rows become plans, commitments and ratings: ogp_rows.c.
 */
#include <unistd.h>

#include "base/i18n.h"
#include "exchange/ogp_rows.h"

static const struct {
	const struct type *type;
	bool implied;
} sheets[OGP_SHEETS] = {
	[SHEET_ACTOR] = { &actor_type, true },
	[SHEET_TAG] = { &tag_type, true },
	[SHEET_PLAN] = { &plan_type, true },
	[SHEET_SCALE] = { &rating_scale_type, true },
	[SHEET_LEVEL] = { &rating_level_type, true },
	[SHEET_COMMITMENT] = { &commitment_type, false },
	[SHEET_RATING] = { &rating_type, false },
};

static void
tell(struct intake *in, const struct ogp *ogp, long row, struct str column, const char *text,
    struct str expected)
{
	intake_problem(in,
	    (struct problem){ .file = ogp->file,
		.row = row,
		.column = column,
		.text = text,
		.expected = expected });
}

static struct str
headers_known(struct arena *a)
{
	struct buf out = buf_new(a, 1 << 12);

	for (int i = 0; i < OGP_COLUMNS; i++) {
		buf_put(&out, i > 0 ? STR(", ") : STR(""));
		buf_put(&out, str_from(ogp_header((enum ogp_column)i)));
	}
	for (int i = 0; i < OGP_SCALES; i++) {
		buf_put(&out, STR(", "));
		buf_put(&out, str_from(ogp_scales[i].header));
	}
	return (struct str){ out.at, out.len };
}

static void
bind(struct intake *in, struct ogp *ogp, const struct csv *csv)
{
	struct import *job = in->job;
	struct arena *a = job->arena;

	ogp->headers = arena_take(a, csv->count * sizeof(*ogp->headers));
	ogp->nheaders = csv->count;
	job->ignored = arena_take(a, csv->count * sizeof(*job->ignored));
	for (int i = 0; i < OGP_CELLS; i++)
		ogp->columns[i] = NO_COLUMN;
	for (size_t i = 0; i < csv->count; i++) {
		struct str name = arena_copy(a, str_trim(csv->cells[i]));
		int column = ogp_column_of(a, name);

		ogp->headers[i] = name;
		if (column < 0)
			tell(in, ogp, 1, name,
			    MESSAGE("There is no such column; there are: {expected}."),
			    headers_known(a));
		else if (ogp->columns[column] != NO_COLUMN)
			tell(in, ogp, 1, name, MESSAGE("This column stands twice."), STR(""));
		else
			ogp->columns[column] = (int)i;
		if (column == OGP_REGION)
			job->ignored[job->nignored++] = name;
	}
	if (ogp->columns[OGP_PLAN] == NO_COLUMN)
		tell(in, ogp, 1, STR("Action Plan Number"), MESSAGE("This column is missing."),
		    STR(""));
	if (ogp->columns[OGP_TITLE] == NO_COLUMN && ogp->columns[OGP_SHORT] == NO_COLUMN)
		tell(in, ogp, 1, STR("Commitment Title"), MESSAGE("This column is missing."),
		    STR(""));
}

static void
open_header(struct intake *in, struct ogp *ogp)
{
	struct arena_mark mark = arena_mark(in->work->arena);
	enum csv_got got;
	struct csv csv;

	csv_begin(in->work->arena, &csv, ogp->fd);
	got = csv_next(&csv);
	if (got == CSV_ROW && !csv_is_blank(&csv))
		bind(in, ogp, &csv);
	else
		tell(in, ogp, csv.bad_row, STR(""),
		    got == CSV_BAD ? csv.why
				   : MESSAGE("The file is empty: its first row names the columns."),
		    STR(""));
	arena_release(in->work->arena, mark);
}

/* Which identifiers go with which country, from the rows that have both. */
static void
learn_prefixes(struct intake *in, struct ogp *ogp)
{
	struct arena *a = in->work->arena;
	int id = ogp->columns[OGP_ID], name = ogp->columns[OGP_COUNTRY];
	struct arena_mark mark = arena_mark(a);
	struct csv csv;

	csv_begin(a, &csv, ogp->fd);
	while (id != NO_COLUMN && name != NO_COLUMN && csv_next(&csv) == CSV_ROW) {
		struct arena_mark row = arena_mark(a);

		if (csv.row > 1 && csv.count == ogp->nheaders)
			ogp_names_add(&ogp->names, a, &country_type,
			    ogp_prefix(a, str_trim(csv.cells[id])),
			    ogp_country(ogp, a, csv.cells[name]));
		arena_release(a, row);
	}
	arena_release(a, mark);
}

static enum err
ogp_open(struct intake *in, const struct str *paths, size_t count, void **state)
{
	struct arena *a = in->job->arena;
	struct ogp *ogp = arena_take(a, sizeof(*ogp));

	ogp->file = arena_copy(a, paths[0]);
	ogp->fd = table_open_file(
	    arena_grow(a, paths[0].at, paths[0].len, paths[0].len + 1), &in->total_bytes);
	*state = ogp;
	if (count > 1)
		tell(
		    in, ogp, 0, STR(""), MESSAGE("This format takes one file at a time."), STR(""));
	if (ogp->fd < 0) {
		tell(in, ogp, 0, STR(""), MESSAGE("The file could not be read."), STR(""));
		return ERR_OK;
	}
	for (int i = 0; i < OGP_SHEETS; i++) {
		ogp->sheets[i] = (struct sheet){ .type = sheets[i].type,
			.file = ogp->file,
			.folder = STR("."),
			.implied = sheets[i].implied };
		sheet_number(in, &ogp->sheets[i]);
	}
	open_header(in, ogp);
	TRY(ogp_names_load(&ogp->names, in->work, a));
	learn_prefixes(in, ogp);
	return ERR_OK;
}

static enum err
ogp_row(struct intake *in, struct ogp *ogp, const struct csv *csv)
{
	struct arena_mark mark = arena_mark(in->work->arena);
	struct buf cells = buf_new(in->work->arena, 64);
	enum err err = ERR_OK;

	if (csv->row == 1 || csv_is_blank(csv))
		return ERR_OK;
	buf_printf(&cells, "%zu", ogp->nheaders);
	if (csv->count != ogp->nheaders)
		tell(in, ogp, csv->row, STR(""),
		    csv->count < ogp->nheaders
			? MESSAGE("This row has fewer cells than the first row: {expected} are "
				  "expected.")
			: MESSAGE("This row has more cells than the first row: {expected} are "
				  "expected."),
		    (struct str){ cells.at, cells.len });
	else
		err = ogp_rows(in, ogp, csv->cells, csv->row);
	arena_release(in->work->arena, mark);
	return err;
}

static enum err
feed(struct intake *in, struct ogp *ogp)
{
	enum csv_got got = CSV_END;
	int64_t done = 0;
	struct csv csv;

	csv_begin(in->work->arena, &csv, ogp->fd);
	TRY(ogp_rows_first(in, ogp));
	while ((got = csv_next(&csv)) == CSV_ROW) {
		TRY(ogp_row(in, ogp, &csv));
		TRY(intake_step(in, csv.done - done));
		done = csv.done;
	}
	if (got == CSV_BAD) {
		in->unread = true;
		tell(in, ogp, csv.bad_row,
		    csv.bad_cell < ogp->nheaders ? ogp->headers[csv.bad_cell] : STR(""), csv.why,
		    STR(""));
	}
	return ERR_OK;
}

static enum err
ogp_feed(struct intake *in, void *state)
{
	struct arena_mark mark = arena_mark(in->work->arena);
	enum err err = feed(in, state);

	arena_release(in->work->arena, mark);
	return err;
}

static void
ogp_close(void *state)
{
	struct ogp *ogp = state;

	ogp_names_end(&ogp->names);
	if (ogp->fd >= 0)
		close(ogp->fd);
}

const struct format format_ogp = {
	.name = "ogp",
	.label = MESSAGE("CSV of the Open Government Partnership's commitments"),
	.open = ogp_open,
	.feed = ogp_feed,
	.close = ogp_close,
	.write = ogp_write,
};
