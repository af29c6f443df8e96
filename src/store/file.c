/* Files that are kept: their bytes by SHA-256. */
#include <sodium.h>

#include "store/internal.h"

void
file_describe(
    struct arena *a, struct str name, struct str type, struct str bytes, struct file_ref *file)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char *hex = arena_take(a, 2 * sizeof(hash) + 1);

	crypto_hash_sha256(
	    hash, (const unsigned char *)(bytes.len == 0 ? "" : bytes.at), bytes.len);
	sodium_bin2hex(hex, 2 * sizeof(hash) + 1, hash, sizeof(hash));
	*file = (struct file_ref){ .hash = { hex, 2 * sizeof(hash) },
		.name = arena_copy(a, name),
		.type = arena_copy(a, type),
		.size = (int64_t)bytes.len };
}

enum err
store_keep(
    struct work *w, struct str name, struct str type, struct str bytes, struct file_ref *file)
{
	DB_STATEMENT(file_insert,
	    "INSERT INTO file (hash, type, size, bytes)"
	    " VALUES (:hash, :type, :size, :bytes) ON CONFLICT DO NOTHING");
	struct db_query q;

	if (w->role < document_type.write)
		return fail_with(&w->fault, ERR_DENIED, "role %u may not keep files", w->role);
	file_describe(w->arena, name, type, bytes, file);
	db_begin(&q, w->db, &w->fault, &file_insert);
	db_bind_text(&q, ":hash", file->hash);
	db_bind_text(&q, ":type", file->type);
	db_bind_integer(&q, ":size", file->size);
	db_bind_bytes(&q, ":bytes", bytes);
	return db_do(&q);
}

/* Served only while a record that can be seen names it: an unpublished file stays unknown. */
enum err
store_file(struct work *w, struct str hash, struct str *type, struct str *bytes)
{
	DB_STATEMENT(file_bytes,
	    "SELECT type, bytes FROM file WHERE hash = :hash"
	    " AND EXISTS (SELECT 1 FROM document WHERE document.file = :hash)");
	struct db_query q;
	bool found;

	TRY(may_read(w, &document_type));
	db_begin(&q, w->db, &w->fault, &file_bytes);
	db_bind_text(&q, ":hash", hash);
	found = db_next(&q);
	if (found) {
		*type = arena_copy(w->arena, q.row[0].text);
		*bytes = arena_copy(w->arena, q.row[1].text);
	}
	TRY(db_end(&q));
	if (!found)
		return fail_with(&w->fault, ERR_NOT_FOUND, "no file %.*s", STR_ARG(hash));
	return ERR_OK;
}
