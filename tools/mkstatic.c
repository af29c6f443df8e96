/*
 * mkstatic -- compiles the files of a folder into C.
 *
 *	mkstatic build/web build/gen/static.c
 *
 * Each file gets an address that names its content, /static/<hash>/<name>, so that browsers may
 * keep it for ever, and is compressed here once, as well as can be. In stylesheets url(name) of
 * another file is replaced by that file's address, which is why they come last.
 *
 * The hash is FNV-1a, twice from different starting points: it tells versions of our own files
 * apart and need not withstand anyone.
 */
#include <brotli/encode.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { FILES_MAX = 256, NAME_MAX_BYTES = 200, FILE_MAX_BYTES = 16 << 20 };

struct bytes {
	unsigned char *at;
	size_t len;
};

struct file {
	char name[NAME_MAX_BYTES];
	char hash[17];
	struct bytes plain, gzip, brotli;
};

/* nftw() gives its callback no context. */
static struct file files[FILES_MAX];
static size_t count;
static size_t folder_len;

static const struct {
	const char *ending, *type;
	bool compresses;
} types[] = {
	{ ".css", "text/css; charset=utf-8", true },
	{ ".js", "text/javascript; charset=utf-8", true },
	{ ".svg", "image/svg+xml", true },
	{ ".json", "application/json", true },
	{ ".webmanifest", "application/manifest+json", true },
	{ ".txt", "text/plain; charset=utf-8", true },
	{ ".woff2", "font/woff2", false },
	{ ".png", "image/png", false },
	{ ".ico", "image/x-icon", false },
};

static _Noreturn void
stop(const char *name, const char *why)
{
	fprintf(stderr, "mkstatic: %s: %s\n", name, why);
	exit(1);
}

static void *
take(size_t size)
{
	void *at = malloc(size == 0 ? 1 : size);

	if (at == NULL)
		stop("memory", "there is no more");
	return at;
}

/* The place in `types`; -1 for what is not served, such as stamps of the build. */
static int
type_of(const char *name)
{
	size_t len = strlen(name);

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		size_t n = strlen(types[i].ending);

		if (len > n && strcmp(name + len - n, types[i].ending) == 0)
			return (int)i;
	}
	return -1;
}

static bool
is_stylesheet(const struct file *f)
{
	return type_of(f->name) == 0;
}

static struct bytes
read_file(const char *path, size_t size)
{
	struct bytes b = { take(size), size };
	FILE *in = fopen(path, "rb");

	if (in == NULL || fread(b.at, 1, size, in) != size)
		stop(path, "cannot be read");
	fclose(in);
	return b;
}

static int
found(const char *path, const struct stat *status, int what, struct FTW *where)
{
	const char *name = path + folder_len + 1;

	(void)where;
	if (what != FTW_F || type_of(name) < 0)
		return 0;
	if (count == FILES_MAX || strlen(name) >= NAME_MAX_BYTES ||
	    status->st_size > FILE_MAX_BYTES)
		stop(path, "too many files, too long a name or too large");
	for (const char *c = name; *c != '\0'; c++) {
		if (strchr("\"\\ %?#", *c) != NULL)
			stop(path, "has a character that no address should have");
	}
	memcpy(files[count].name, name, strlen(name) + 1);
	files[count++].plain = read_file(path, (size_t)status->st_size);
	return 0;
}

/* Stylesheets last, because they name others; otherwise by name, so that builds repeat. */
static int
compare(const void *a, const void *b)
{
	int by_kind = is_stylesheet(a) - is_stylesheet(b);

	return by_kind != 0
	    ? by_kind
	    : strcmp(((const struct file *)a)->name, ((const struct file *)b)->name);
}

static void
make_hash(struct file *f)
{
	uint64_t hash = 14695981039346656037u;

	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < f->plain.len; i++)
			hash = (hash ^ f->plain.at[i]) * 1099511628211u;
	}
	snprintf(f->hash, sizeof(f->hash), "%016llx", (unsigned long long)hash);
}

static const struct file *
find(const unsigned char *name, size_t len)
{
	for (size_t i = 0; i < count; i++) {
		if (strlen(files[i].name) == len && memcmp(files[i].name, name, len) == 0)
			return &files[i];
	}
	return NULL;
}

/* One url(…) at `at`: writes its new text and returns how much was read. */
static size_t
put_url(FILE *out, const struct file *sheet, const unsigned char *at, size_t left)
{
	const unsigned char *end = memchr(at, ')', left);
	const unsigned char *name = at + 4;
	const struct file *target;
	size_t len;

	if (end == NULL)
		stop(sheet->name, "url( without )");
	len = (size_t)(end - name);
	if (len >= 2 && (*name == '"' || *name == '\'')) {
		name++;
		len -= 2;
	}
	target = find(name, len);
	if (target != NULL)
		fprintf(out, "url(/static/%s/%s)", target->hash, target->name);
	else
		fwrite(at, 1, (size_t)(end + 1 - at), out);
	return (size_t)(end + 1 - at);
}

static void
replace_urls(struct file *f)
{
	char *text;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	if (out == NULL)
		stop(f->name, "no memory");
	for (size_t i = 0; i < f->plain.len;) {
		if (f->plain.len - i > 4 && memcmp(f->plain.at + i, "url(", 4) == 0)
			i += put_url(out, f, f->plain.at + i, f->plain.len - i);
		else
			fputc(f->plain.at[i++], out);
	}
	fclose(out);
	free(f->plain.at);
	f->plain = (struct bytes){ (unsigned char *)text, len };
}

static void
compress_file(struct file *f)
{
	z_stream z = { .next_in = f->plain.at, .avail_in = (uInt)f->plain.len };
	size_t room = f->plain.len;

	f->gzip = (struct bytes){ take(room), 0 };
	z.next_out = f->gzip.at;
	z.avail_out = (uInt)room;
	if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		stop(f->name, "zlib");
	if (deflate(&z, Z_FINISH) == Z_STREAM_END)
		f->gzip.len = z.total_out;
	deflateEnd(&z);
	f->brotli = (struct bytes){ take(room), room };
	if (!BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS, BROTLI_MODE_TEXT,
		f->plain.len, f->plain.at, &f->brotli.len, f->brotli.at))
		f->brotli.len = 0;
}

static void
put_bytes(FILE *out, size_t file, const char *form, const struct bytes *b)
{
	if (b->len == 0)
		return;
	fprintf(out, "static const unsigned char %s_%zu[] = {", form, file);
	for (size_t i = 0; i < b->len; i++)
		fprintf(out, "%s%d,", i % 24 == 0 ? "\n\t" : "", b->at[i]);
	fprintf(out, "\n};\n");
}

static void
put_view(FILE *out, size_t file, const char *form, const struct bytes *b)
{
	if (b->len == 0)
		fprintf(out, " { \"\", 0 },");
	else
		fprintf(out, " { (const char *)%s_%zu, %zu },", form, file, b->len);
}

static void
put_text(FILE *out, const char *text)
{
	fprintf(out, "\t\t{ \"%s\", %zu },\n", text, strlen(text));
}

static void
put_file(FILE *out, size_t i)
{
	const struct file *f = &files[i];
	char url[NAME_MAX_BYTES + 40];

	snprintf(url, sizeof(url), "/static/%s/%s", f->hash, f->name);
	fprintf(out, "\t{\n");
	put_text(out, f->name);
	put_text(out, url);
	put_text(out, f->hash);
	put_text(out, types[type_of(f->name)].type);
	fprintf(out, "\t\t{");
	put_view(out, i, "plain", &f->plain);
	put_view(out, i, "gzip", &f->gzip);
	put_view(out, i, "brotli", &f->brotli);
	fprintf(out, " },\n\t},\n");
}

int
main(int argc, char **argv)
{
	FILE *out;

	if (argc != 3)
		stop("usage", "mkstatic folder out.c");
	folder_len = strlen(argv[1]);
	if (nftw(argv[1], found, 16, FTW_PHYS) != 0)
		stop(argv[1], "cannot be read");
	if (count == 0)
		stop(argv[1], "holds nothing that can be served");
	qsort(files, count, sizeof(files[0]), compare);
	for (size_t i = 0; i < count; i++) {
		if (is_stylesheet(&files[i]))
			replace_urls(&files[i]);
		make_hash(&files[i]);
		if (types[type_of(files[i].name)].compresses)
			compress_file(&files[i]);
	}
	out = fopen(argv[2], "w");
	if (out == NULL)
		stop(argv[2], "cannot be written");
	fprintf(out,
	    "/* Made by tools/mkstatic: the files under /static/. */\n"
	    "#include \"http/static.h\"\n\n");
	for (size_t i = 0; i < count; i++) {
		put_bytes(out, i, "plain", &files[i].plain);
		put_bytes(out, i, "gzip", &files[i].gzip);
		put_bytes(out, i, "brotli", &files[i].brotli);
	}
	fprintf(out, "\nconst struct static_file static_files[] = {\n");
	for (size_t i = 0; i < count; i++)
		put_file(out, i);
	fprintf(out, "};\nconst size_t static_files_count = %zu;\n", count);
	if (fclose(out) != 0)
		stop(argv[2], "cannot be written");
	return 0;
}
