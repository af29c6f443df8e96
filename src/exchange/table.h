/* table -- the format `table`, between its files: reading, writing and describing it. */
#ifndef EXCHANGE_TABLE_H
#define EXCHANGE_TABLE_H

#include "exchange/intake.h"

/* Reading: an open file of the format. */
struct table_file {
	struct sheet sheet;
	int fd;
	bool is_settings; /* setting.csv: name, value */
	struct table_file *next;
};

/* Binds the cells of the first row to fields of the sheet's type; problems for those that do not.
 */
void table_bind(struct intake *, struct sheet *, const struct str *cells, size_t count);

/* The file at a path, open and seekable ("-" or a pipe: copied first); -1 when it cannot be read.
 */
int table_open_file(const char *path, int64_t *size);

/* ---- Writing: table_write.c; formats share these ---- */

/* A file in the export's folder, to be given to export_finish with how the work went. */
MUST_USE enum err export_create(struct export *, struct str name, int *fd);
MUST_USE enum err export_finish(struct export *, int fd, enum err);
MUST_USE enum err export_bytes(struct export *, int fd, struct str);

/* Calls for every record of a type, sorted by key. */
typedef enum err export_row(struct export *, const struct type *, int64_t id, int fd);
MUST_USE enum err export_each(
    struct export *e, const struct type *t, export_row *put, int fd);

enum err table_write(struct export *);

/* A Frictionless Data Package that describes the files of these types, and of the settings. */
void table_package(struct buf *, const struct type *const *types, bool settings);

#endif
